"""Red is an intended victim whom no warning reached, nor anybody who protects them."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from tests.warn.cases import HALL, PEOPLE, PROTECTOR, VICTIM, case, later
from tests.warn.made import DRAFT, ISSUED, NOON, WARNING, answered, queued
from tocsin.warn import deeds
from tocsin.warn.coverage import Coverage, Row, matrix
from tocsin.warn.deeds import AnyDeed, Reply
from tocsin.warn.people import Recipient
from tocsin.warn.reaching import State

NOW = NOON + timedelta(hours=3)
SENT = deeds.Sent(delivery="d1", receipt="250 OK")
BOUNCED = deeds.Failed(delivery="d1", error="no such mailbox", again=None)
TOLD: tuple[AnyDeed, ...] = (VICTIM, ISSUED, queued(), SENT)
# The police was warned by the same warning.
BOTH = deeds.Issued(
    warning=replace(WARNING, text=replace(DRAFT, recipients=("glassworks", "karsk-police"))),
    draft=None,
    alert="<alert/>",
)
POLICE_TOLD: tuple[AnyDeed, ...] = (
    queued("d2", "karsk-police"),
    deeds.Sent(delivery="d2", receipt="202"),
)


def _matrix(*done: AnyDeed, people: dict[str, Recipient] | None = None) -> Coverage:
    return matrix(case(*done), PEOPLE if people is None else people, NOW)


def _row(*done: AnyDeed, id_: str = "glassworks") -> Row:
    return next(one for one in _matrix(*done).rows if one.recipient == id_)


def test_a_victim_whom_nobody_told_is_red_and_so_is_the_case() -> None:
    told = _matrix(VICTIM)
    (row, police) = told.rows
    assert (row.colour, row.overall, told.colour) == ("red", None, "red")
    assert row.protectors == ("karsk-police",)
    nobody = "nobody who can protect them was told (karsk-police, karsk-deputy)"
    assert row.reasons == ("not told", nobody)
    assert (police.named, police.colour) == (False, "amber")
    assert told.words == (f"Glassworks Hall hasn't been reached: not told; {nobody}.",)


def test_a_victim_whose_protector_was_told_is_amber() -> None:
    row = _row(VICTIM, PROTECTOR, BOTH, *POLICE_TOLD, queued(), BOUNCED)
    assert row.colour == "amber"
    assert row.reasons[-1] == "told in their place: karsk-police"


def test_a_deputy_stands_in_and_is_told_of_though_nobody_named_them() -> None:
    asked = (queued("d3", "karsk-deputy"), deeds.Sent(delivery="d3", receipt="202"))
    told = _matrix(VICTIM, ISSUED, *asked)
    assert told.rows[0].reasons[-1] == "told in their place: karsk-deputy"
    deputy = next(row for row in told.rows if row.recipient == "karsk-deputy")
    assert (deputy.role, deputy.named, deputy.delivered.state) == ("protector", False, "yes")


def test_a_message_that_no_channel_took_leaves_a_victim_unreachable() -> None:
    row = _row(VICTIM, ISSUED, queued(), BOUNCED)
    assert (row.colour, row.overall) == ("red", "Unreachable")
    assert row.contact.said == "the last try of every contact failed (email: no such mailbox)"
    assert (row.told.state, row.delivered.state) == ("no", "no")


def test_a_message_that_bounced_later_wasn_t_delivered() -> None:
    back = deeds.Reported(delivery="d1", state="failed", detail="mailbox full")
    row = _row(*TOLD, back)
    assert (row.colour, row.delivered.said) == ("red", "email: mailbox full")


def test_no_contact_is_red_even_where_nothing_was_sent_yet() -> None:
    nobody = replace(HALL, contacts=())
    (row,) = _matrix(VICTIM, people={"glassworks": nobody}).rows
    assert (row.colour, row.contact.said) == ("red", "no contact is written down")
    (stranger,) = _matrix(VICTIM, people={}).rows
    assert (stranger.colour, stranger.name) == ("red", "glassworks")


def test_a_message_under_way_is_amber_until_it_is_late() -> None:
    soon = replace(queued(), due=NOW - later(14))
    late = replace(queued(), due=NOW - later(16))
    quiet = replace(queued(), due=NOW + later(60))
    assert _row(VICTIM, ISSUED, soon).reasons[-1] == "a message is on its way"
    assert _row(VICTIM, ISSUED, quiet).reasons[-1].startswith("a message goes out on 7 March")
    assert _row(VICTIM, ISSUED, late).colour == "red"


def test_a_contact_that_was_never_verified_is_amber() -> None:
    unverified = replace(HALL, contacts=(replace(HALL.contacts[0], verified=None),))
    (row,) = _matrix(*TOLD, people={"glassworks": unverified}).rows
    assert row.colour == "amber"
    assert row.reasons[0] == "no contact was ever verified"


@pytest.mark.parametrize(
    ("reply", "acknowledged", "decided", "colour"),
    [
        ("received", "waiting", "waiting", "amber"),
        ("understood", "yes", "waiting", "green"),
        ("acting", "yes", "yes", "green"),
        ("disputed", "yes", "no", "amber"),
        ("dismissed", "yes", "no", "amber"),
        ("can't act", "yes", "no", "amber"),
    ],
)
def test_answers_are_states_of_their_own(
    reply: Reply, acknowledged: State, decided: State, colour: str
) -> None:
    row = _row(*TOLD, answered(reply))
    assert (row.acknowledged.state, row.decided.state, row.colour) == (
        acknowledged,
        decided,
        colour,
    )
    assert (row.overall == "Confirmed") == (reply != "received")


def test_what_was_said_first_is_not_forgotten_for_a_later_received() -> None:
    row = _row(*TOLD, answered("acting"), answered("received"))
    assert row.acknowledged.said == "acting by Ada"


def test_an_answer_after_others_were_asked_is_late() -> None:
    asked = deeds.Escalated(warning="w1", recipient="glassworks", step=1, why="no answer")
    assert _row(*TOLD, asked, answered("acting")).overall == "Confirmed Late"
    assert _row(*TOLD, answered("acting"), asked).overall == "Confirmed"


def test_an_answer_that_ran_out_and_one_of_a_machine_confirm_nothing() -> None:
    over = replace(answered("acting"), lasts=NOON + later(60))
    machine = replace(answered("understood"), means="alert")
    for given in (over, machine):
        row = _row(*TOLD, given)
        assert (row.overall, row.acknowledged.state) == ("Not Confirmed", "waiting")


def test_an_update_has_to_arrive_and_be_answered_itself() -> None:
    update = replace(WARNING, id="w2", kind="update", refers=("w1",), sent=NOON + later(30))
    row = _row(*TOLD, answered("acting"), deeds.Issued(warning=update, draft=None, alert="<a/>"))
    assert (row.delivered.state, row.acknowledged.state) == ("waiting", "waiting")
    assert row.delivered.said.startswith("an earlier one did; the update of 7 March 2026")
    assert row.overall == "Not Confirmed"


def test_a_drill_warns_nobody_but_shows_that_a_contact_works() -> None:
    drill = replace(WARNING, text=replace(DRAFT, exercise=True))
    arrived = deeds.Reported(delivery="d1", state="delivered")
    row = _row(VICTIM, deeds.Issued(warning=drill, draft=None, alert=""), queued(), SENT, arrived)
    assert (row.colour, row.told.state, row.contact.state) == ("red", "no", "yes")


def test_a_waiver_shows_with_its_ground_unless_the_warning_arrived() -> None:
    waived = deeds.Waived(ground="already aware", why="they called us", recipient="glassworks")
    row = _row(VICTIM, waived)
    assert (row.colour, row.waiver) == ("waived", "waived by Mira, “already aware”: they called us")
    assert _row(*TOLD, waived, answered("acting")).colour == "green"


def test_measures_in_place_are_what_was_decided() -> None:
    put = deeds.Put(id="m1", what="guards", by="hall", protects="glassworks", review=NOON.date())
    assert _row(*TOLD, put).decided.said == "in place: guards"
    assert _row(*TOLD, put, answered("disputed")).decided.state == "yes"
    gone = deeds.Withdrawn(measure="m1", by="hall", why="too dear")
    assert _row(*TOLD, put, gone).decided.state == ""


def test_a_case_without_a_victim_says_so() -> None:
    told = _matrix(PROTECTOR)
    assert told.colour == "amber"
    assert told.words[0].startswith("Nobody is named who would be hit")


def test_what_nobody_dealt_with_ages_the_oldest_first() -> None:
    offered = deeds.Offered(to="Jon", until=NOW, why="my shift ends")
    drafted = deeds.Drafted(id="t1", text=DRAFT)
    due = deeds.Due(warning="w1")
    put = deeds.Put(id="m1", what="guards", by="hall", protects=None, review=NOON.date())
    whole = case(*TOLD, offered, drafted, due, put)
    told = matrix(whole, PEOPLE, NOW + timedelta(days=1)).waiting
    assert [one.what.split(":")[0] for one in told] == [
        "to be reviewed",
        "not judged yet",
        "Glassworks Hall",
        "offered to Jon, who has until 7 March 2026, 15",
        "a draft isn't approved",
        "its time ran out, renew, downgrade or cancel it",
    ]
    closed = case(*TOLD, deeds.Closed(outcome="miss", why="it came"))
    assert matrix(closed, PEOPLE, NOW).waiting == ()


def test_an_offer_that_nobody_took_waits_with_its_owner() -> None:
    offered = deeds.Offered(to="Jon", until=NOW, why="my shift ends")
    told = _matrix(VICTIM, offered, deeds.Lapsed(to="Jon"))
    assert "Jon didn't take it in time; it is still Mira's" in [one.what for one in told.waiting]
    taken = _matrix(VICTIM, offered, deeds.Accepted(by="Jon"))
    assert [one.what.split(":")[0] for one in taken.waiting] == ["not judged yet"]


def test_ten_thousand_recipients_are_soon_looked_through() -> None:
    ids = [f"r{number}" for number in range(10_000)]
    draft = replace(DRAFT, recipients=tuple(ids))
    done: list[AnyDeed] = [
        deeds.Issued(warning=replace(WARNING, text=draft), draft=None, alert=""),
        *(deeds.Named(recipient=id_, role="public") for id_ in ids),
        *(queued(f"d-{id_}", id_) for id_ in ids),
    ]
    people = {id_: replace(HALL, id=id_) for id_ in ids}
    assert len(matrix(case(*done), people, NOW).rows) == 10_000
