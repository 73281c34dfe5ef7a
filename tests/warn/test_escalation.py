"""Planning: who is told, asked again and asked next, and when nobody is any more."""

import sys
from dataclasses import dataclass
from datetime import datetime, time
from itertools import count
from random import Random

import pytest
from msgspec.structs import replace

from tests.warn.following import PEOPLE, POLICY, Following, minute, person
from tests.warn.made import DRAFT
from tocsin.warn import deeds
from tocsin.warn.cap.alert import Urgency
from tocsin.warn.escalation import planned
from tocsin.warn.people import Contact, Recipient
from tocsin.warn.policies import parsed
from tocsin.warn.policy import Policy

SEEDS = range(10)
FIRST = ["0 glassworks email", "0 glassworks webhook"]


# Who is asked when


def test_a_warning_goes_to_its_recipient_by_all_contacts_at_once() -> None:
    assert sorted(Following().pages(0)) == FIRST


def test_who_does_not_answer_is_asked_again_and_then_deputy_and_protectors_are() -> None:
    following = Following(PEOPLE[1:], to=("porter",), policy=POLICY)
    assert following.pages(120) == ["0 porter email", "5 porter email", "10 porter email"]
    following = Following()
    email = [one for one in following.pages(120) if "webhook" not in one]
    asked = ["0 glassworks", "5 glassworks", "10 glassworks", "15 porter", "25 porter"]
    assert email == [f"{one} email" for one in (*asked, "30 ministry")]
    first, second = (said.deed for said in following.case.escalated)
    assert isinstance(first, deeds.Escalated) and isinstance(second, deeds.Escalated)
    assert first.why == "Glassworks hasn't answered in 15 min; asked next: Porter"
    assert (first.recipient, first.step, second.step) == ("glassworks", 1, 2)


@pytest.mark.parametrize("reply", ["understood", "acting"])
def test_who_knows_or_acts_is_left_alone_on_all_channels_until_that_lapses(
    reply: deeds.Reply,
) -> None:
    following = Following()
    following.plan(0)
    following.answer(3, "glassworks", reply, lasts=60)
    assert sorted(following.pages(62, since=3)) == FIRST
    assert "63 glassworks email" in following.pages(64, since=63)


def test_a_message_that_waits_on_one_channel_is_dropped_when_another_was_answered() -> None:
    following = Following(sending=False)
    following.plan(0)
    following.answer(1, "glassworks", "understood")
    dropped = following.plan(2)
    assert len(dropped) == 2
    assert all(isinstance(one, deeds.Dropped) for one in dropped)
    whys = {told.dropped for told in following.case.deliveries.values()}
    assert whys == {"Glassworks's Ada answered: understood"}


def test_a_message_that_is_under_way_is_left_to_whom_sends_it() -> None:
    following = Following(sending=False)
    following.plan(0)
    for id_ in following.case.deliveries:
        following.do(1, deeds.Tried(delivery=id_, attempt=1, lease=minute(4)))
    following.answer(2, "glassworks", "understood")
    assert following.plan(3) == ()
    assert len(following.plan(4)) == 2


def test_a_desk_that_was_away_asks_everybody_once() -> None:
    following = Following(sending=False)
    following.plan(600)
    going = [one.delivery for one in following.case.deliveries.values() if one.pending]
    assert sorted((one.recipient, one.channel) for one in going) == [
        ("glassworks", "email"),
        ("glassworks", "webhook"),
        ("ministry", "email"),
        ("porter", "email"),
    ]
    assert {one.round for one in going if one.recipient == "glassworks"} == {0}


def test_received_stops_the_pages_but_the_next_are_asked_all_the_same() -> None:
    following = Following()
    following.plan(0)
    following.answer(3, "glassworks", "received", lasts=20)
    sent = [one for one in following.pages(60, since=3) if "webhook" not in one]
    assert sent[:3] == ["0 glassworks email", "15 porter email", "23 glassworks email"]
    why = following.case.escalated[0].deed
    assert isinstance(why, deeds.Escalated)
    assert why.why == "Glassworks answered “received”; asked next: Porter"


def test_who_cannot_act_has_the_next_asked_at_once_and_is_not_asked_again_meanwhile() -> None:
    following = Following()
    following.plan(0)
    following.answer(3, "glassworks", "can't act")
    sent = following.pages(40, since=3)
    assert sent[2:] == ["3 porter email", "13 porter email", "18 ministry email"]
    why = following.case.escalated[0].deed
    assert isinstance(why, deeds.Escalated)
    assert why.why == "Glassworks can't act: we are closed; asked next: Porter"


def test_a_dismissal_is_an_answer_and_the_next_are_still_asked() -> None:
    following = Following()
    following.plan(0)
    following.answer(3, "glassworks", "dismissed")
    assert following.pages(29, since=3)[2:] == ["15 porter email", "25 porter email"]


def test_the_answer_of_who_was_asked_next_is_enough() -> None:
    following = Following()
    following.pages(16)
    following.answer(17, "porter", "acting")
    before = list(following.sent)
    assert following.pages(120, since=17) == before


def test_who_has_no_contact_is_escalated_at_once_to_those_who_stand_in_for_them() -> None:
    people = [replace(PEOPLE[0], contacts=()), *PEOPLE[1:]]
    following = Following(people)
    assert sorted(following.pages(0)) == ["0 ministry email", "0 porter email"]
    (said,) = following.case.escalated
    assert isinstance(said.deed, deeds.Escalated)
    assert said.deed.why == "Glassworks has no contact; asked instead: Porter, Ministry"
    assert said.deed.step == 0


def test_who_nothing_can_reach_and_nobody_stands_in_for_is_said_to_be_so() -> None:
    following = Following([person("arena")], to=("arena", "stranger"))
    assert following.pages(60) == []
    last = [str(said.deed) for said in following.case.escalated if "step=3" in str(said.deed)]
    assert len(last) == 2
    assert all("nobody else is there to be asked" in one for one in last)


def test_where_every_message_failed_for_good_the_next_are_asked_at_once() -> None:
    following = Following(sending=False)
    following.plan(0)
    for minute_, id_ in enumerate(list(following.case.deliveries), 2):
        following.do(minute_, deeds.Failed(delivery=id_, error="no such mailbox", again=None))
    following.plan(4)
    (said,) = following.case.escalated
    assert isinstance(said.deed, deeds.Escalated)
    assert said.deed.why == "nothing reached Glassworks; asked next: Porter"


def test_several_answers_can_be_asked_of_a_group_before_another_group_is() -> None:
    """Two answers in 15 minutes, else group B."""
    text = """
    together = true
    [[steps]]
    after = "0m"
    to = ["recipient"]
    answers = 2
    [[steps]]
    after = "15m"
    to = ["ministry"]
    """
    for answering, asked in ((("glassworks",), 1), (("glassworks", "arena"), 0)):
        following = Following(policy=parsed(text, "two"), to=("glassworks", "arena", "porter"))
        following.plan(0)
        for who in answering:
            following.answer(5, who, "understood")
        following.pages(60)
        assert "".join(following.sent).count("15 ministry") == asked
        assert bool(following.case.escalated) == bool(asked)


def test_a_rota_is_asked_by_who_is_on_duty_when_the_step_comes() -> None:
    text = """
    [[steps]]
    after = "0m"
    to = ["recipient"]
    [[steps]]
    after = "30m"
    to = ["rota:duty"]
    [rotas.duty]
    people = ["porter", "ministry"]
    shift = "1h"
    start = 2026-03-07T11:30:00
    zone = "UTC"
    """
    following = Following(policy=parsed(text, "duty"))
    assert following.pages(60)[2:] == ["30 ministry email"]


def test_quiet_hours_put_off_what_is_not_urgent_and_nothing_that_is() -> None:
    asleep = replace(PEOPLE[3], quiet=(time(11), time(13)), zone="UTC")
    calm = replace(DRAFT, urgency="Future")
    assert Following([asleep], to=("arena",), text=calm).pages(70)[0] == "60 arena email"
    for text in (replace(DRAFT, urgency="Immediate"), replace(calm, severity="Extreme")):
        assert Following([asleep], to=("arena",), text=text).pages(0) == ["0 arena email"]


@pytest.mark.parametrize("urgency", ["Expected", "Future"])
def test_what_a_policy_calls_urgent_is_queued_to_disturb(urgency: Urgency) -> None:
    policy = replace(POLICY, disturbs=("Expected",))
    following = Following(policy=policy, text=replace(DRAFT, urgency=urgency))
    following.plan(0)
    assert {one.disturbs for one in _queued(following)} == {urgency == "Expected"}


def test_an_update_that_is_not_urgent_waits_for_the_morning_of_who_had_the_first() -> None:
    asleep = replace(PEOPLE[3], quiet=(time(11), time(13)), zone="UTC")
    following = Following([asleep], to=("arena",), text=replace(DRAFT, urgency="Immediate"))
    following.plan(0)
    following.issue(5, "w2", "update", ("w1",), urgency="Future")
    following.plan(5)
    assert following.sent == ["0 arena email", "60 arena email"]


# Why now


def _queued(following: Following) -> list[deeds.Queued]:
    return [line.deed for line in following.lines if isinstance(line.deed, deeds.Queued)]


def _occasions(following: Following) -> list[tuple[str, str]]:
    return [(one.delivery.recipient, one.occasion) for one in _queued(following)]


def test_each_message_says_whether_it_is_new_unanswered_or_instead_of_others() -> None:
    following = Following(PEOPLE[1:], to=("arena",))
    following.pages(30)
    assert _occasions(following) == [
        ("arena", "new"),
        ("arena", "unanswered"),
        ("arena", "unanswered"),
        ("ministry", "instead"),
    ]


def test_whose_answer_ran_out_is_asked_for_that_reason_with_the_answer() -> None:
    following = Following()
    following.plan(0)
    following.answer(3, "glassworks", "acting", lasts=60)
    following.pages(68, since=60)
    asked = _queued(following)[2:]
    given = deeds.Given(reply="acting", by="Glassworks's Ada", at=minute(3))
    assert len(asked) == 4
    assert {one.occasion for one in asked} == {"lapsed"}
    assert {one.lapsed for one in asked} == {given}


def test_who_is_asked_after_a_silence_is_told_that_asking_goes_on() -> None:
    following = Following(PEOPLE[1:], to=("arena",))
    following.pages(2)
    following.do(3, deeds.Silenced(until=minute(60), why="the hall is empty tonight"))
    following.pages(65, since=59)
    assert _occasions(following)[1:] == [("arena", "resumed"), ("arena", "unanswered")]


# When nobody is asked any more


def test_after_a_case_is_closed_nothing_goes_out_and_what_waits_is_dropped() -> None:
    following = Following(sending=False)
    following.plan(0)
    following.do(2, deeds.Closed(outcome="false alarm", why="the letter was a hoax"))
    assert [type(one) for one in following.plan(3)] == [deeds.Dropped, deeds.Dropped]
    assert all(following.plan(at) == () for at in range(4, 3000, 100))


def test_a_silence_stops_what_runs_and_when_it_ends_asking_begins_anew() -> None:
    following = Following()
    following.pages(6)
    following.do(7, deeds.Silenced(until=minute(120), why="the hall is empty tonight"))
    sent = list(following.pages(119, since=7))
    assert not [one for one in sent if int(one.split()[0]) > 7]
    assert "120 glassworks email" in following.pages(121, since=120)
    following.do(122, deeds.Silenced(until=minute(300), why="again"))
    following.do(130, deeds.Unsilenced(why="a mistake"))
    assert "130 glassworks email" in following.pages(131, since=122)


def test_a_warning_that_is_issued_in_a_silence_is_told_all_the_same() -> None:
    following = Following()
    following.do(0, deeds.Silenced(until=minute(600), why="too many pages"))
    assert sorted(following.pages(60)) == FIRST


def test_no_case_is_followed_up_for_longer_than_its_policy_says() -> None:
    following = Following(sending=False)
    planned = following.plan(60 * 24 * 90)
    assert not [one for one in planned if isinstance(one, deeds.Queued | deeds.Escalated)]
    assert [one for one in planned if isinstance(one, deeds.Due)] == [deeds.Due(warning="w1")]


def test_the_time_of_a_warning_runs_out_once_and_is_due_for_review() -> None:
    following = Following()
    assert deeds.Due(warning="w1") not in following.plan(60 * 48 - 1)
    assert following.plan(60 * 48) == (deeds.Due(warning="w1"),)
    assert following.plan(60 * 48 + 1) == ()


def test_an_offer_of_the_case_that_lapsed_is_part_of_what_is_due() -> None:
    following = Following()
    following.do(0, deeds.Offered(to="Ana", until=minute(5), why="my shift ends"))
    assert deeds.Lapsed(to="Ana") in following.plan(5)
    assert deeds.Lapsed(to="Ana") not in following.plan(6)


# Updates and the end of a matter


@pytest.mark.parametrize("kind", ["update", "cancel"])
def test_an_update_or_a_cancel_goes_to_all_who_had_the_warning_by_the_same_channels(
    kind: str,
) -> None:
    following = Following()
    following.pages(31)
    following.answer(32, "ministry", "acting")
    before = len(following.sent)
    following.people = {"glassworks": replace(PEOPLE[0], contacts=PEOPLE[0].contacts[:1])}
    following.issue(40, "w2", kind, refers=("w1",))  # type: ignore[arg-type]
    new = following.pages(40, since=40)[before:]
    assert sorted(new) == [
        "40 glassworks email",
        "40 glassworks webhook",
        "40 ministry email",
        "40 porter email",
    ]


def test_who_was_asked_in_place_of_others_and_never_had_it_is_not_told_of_its_end() -> None:
    following = Following(sending=False)
    following.plan(16)  # the deputy's message is queued
    following.issue(17, "w2", "cancel", refers=("w1",))
    following.plan(17)
    told = [one.delivery for one in following.case.deliveries.values() if one.pending]
    assert {(one.warning, one.recipient) for one in told} == {("w2", "glassworks")}


def test_nobody_is_asked_to_answer_the_end_of_a_matter() -> None:
    following = Following()
    following.pages(1)
    following.issue(2, "w2", "cancel", refers=("w1",))
    following.pages(200, since=2)
    assert len(following.sent) == 4
    assert not following.case.escalated


def test_what_waits_of_a_warning_is_dropped_when_another_takes_its_place() -> None:
    following = Following(sending=False)
    following.plan(0)
    following.issue(1, "w2", "update", refers=("w1",))
    dropped = [one for one in following.plan(1) if isinstance(one, deeds.Dropped)]
    assert {one.why for one in dropped} == {"an update took its place"}
    assert len(dropped) == 2


WAIVED = deeds.Waived(ground="already aware", why="they told us", recipient="glassworks")


@pytest.mark.parametrize("kind", ["update", "cancel"])
@pytest.mark.parametrize("waived", [WAIVED, replace(WAIVED, recipient=None)])
def test_who_had_a_warning_and_was_waived_since_hears_how_it_goes_on_and_is_asked_nothing(
    kind: str, waived: deeds.Waived
) -> None:
    following = Following()
    following.plan(0)
    following.do(1, waived)
    following.issue(2, "w2", kind, refers=("w1",))  # type: ignore[arg-type]
    assert sorted(following.pages(200, since=2)) == [
        *FIRST,
        "2 glassworks email",
        "2 glassworks webhook",
    ]


def test_who_never_had_a_warning_and_was_waived_hears_nothing_of_its_end() -> None:
    following = Following(sending=False)
    following.plan(0)
    following.do(1, WAIVED)
    following.issue(2, "w2", "cancel", refers=("w1",))
    following.plan(2)
    assert not [one for one in following.case.deliveries.values() if one.pending]


def test_a_message_that_waits_follows_its_recipient_to_another_address() -> None:
    following = Following(sending=False)
    following.plan(0)
    mended = Contact(channel="email", address="hall@email.example")
    following.people = {"glassworks": replace(PEOPLE[0], contacts=(mended,))}
    following.plan(1)
    told = following.case.deliveries.values()
    going = [one.delivery.address for one in told if one.pending]
    whys = {one.dropped for one in told if one.dropped}
    assert (going, whys) == (["hall@email.example"], {"their address was changed"})
    assert following.plan(1) == ()


# Who may not be told


def test_a_drill_reaches_nobody_but_the_desk() -> None:
    people = [*PEOPLE, person("mira", "email", role="desk")]
    drill = replace(DRAFT, exercise=True)
    following = Following(people, text=drill, to=("glassworks", "mira", "stranger"))
    assert {one.split()[1] for one in following.pages(240)} == {"mira"}
    following.do(241, deeds.Named(recipient="glassworks", role="desk"))
    following.pages(300, since=241)
    assert {one.split()[1] for one in following.sent} == {"mira"}


def test_a_red_warning_is_not_shown_to_others_however_long_nobody_answers() -> None:
    following = Following(text=replace(DRAFT, marking="TLP:RED"))
    assert {one.split()[1] for one in following.pages(240)} == {"glassworks"}
    assert "TLP:RED is for those alone" in str(following.case.escalated)


def test_whom_it_was_decided_not_to_warn_is_not_asked_in_place_of_others() -> None:
    following = Following()
    following.do(0, deeds.Waived(ground="already aware", why="Porter wrote it", recipient="porter"))
    assert "porter" not in " ".join(following.pages(240))


# What holds for every case


def test_planning_for_thousands_who_are_asked_together_takes_no_longer_than_for_each_alone() -> (
    None
):
    """Counting who knows once for each page took thirteen times as long."""
    took = []
    for together in ("false", "true"):
        policy = parsed(f"together = {together}\n{_ASKED_THRICE}", "many")
        people = [person(f"p{number}", "email") for number in range(1000)]
        following = Following(people, policy, to=tuple(one.id for one in people))
        following.plan(0)
        took.append(_steps_of_planning(following, minute(11)))
    assert took[1] < 3 * took[0]


def _steps_of_planning(following: Following, at: datetime) -> int:
    """How many calls planning makes: unlike its time, the same on every machine."""
    steps = count()
    case = following.case
    sys.setprofile(lambda _frame, event, _of: event == "call" and next(steps))
    try:
        planned(case, following.people, following.policies, at)
    finally:
        sys.setprofile(None)
    return next(steps)


_ASKED_THRICE = (
    '[[steps]]\nafter = "0m"\nto = ["recipient"]\nevery = "5m"\nat_most = 3\nanswers = 2\n'
)


@dataclass(frozen=True)
class _Event:
    at: float
    who: str
    deed: str
    lasts: float


_POLICIES = (
    POLICY,
    parsed('together = true\n[[steps]]\nafter = "0m"\nto = ["recipient"]\nanswers = 2\n', "two"),
    parsed(
        '[[steps]]\nafter = "0m"\nto = ["recipient", "ministry"]\nevery = "3m"\nat_most = 2\n'
        '[[steps]]\nafter = "7m"\nto = ["protectors", "deputy"]\nevery = "30m"\nat_most = 3\n'
        'answers = 2\n[[steps]]\nafter = "1h"\nto = ["arena"]\n',
        "three",
    ),
)


def _people(draw: Random) -> list[Recipient]:
    ids = ["glassworks", "porter", "ministry", "arena", "annex"]
    return [
        Recipient(
            id=id_,
            name=id_.capitalize(),
            role="protector",
            contacts=tuple(
                Contact(channel="email", address=f"{number}@{id_}.example")
                for number in range(draw.choice([0, 1, 1, 2]))
            ),
            deputy=draw.choice([None, *(one for one in ids if one != id_)]),
            protects=tuple(draw.sample(ids, 2)),
            quiet=draw.choice([None, None, (time(12, 20), time(13))]),
        )
        for id_ in ids
    ]


def _events(draw: Random) -> list[_Event]:
    kinds = ["silence", "unsilence", "received", "understood", "acting", "dismissed", "can't act"]
    events = [
        _Event(
            at=draw.uniform(0.1, 110),
            who=draw.choice(["glassworks", "porter", "ministry", "arena"]),
            deed=draw.choice(kinds),
            lasts=draw.uniform(1, 60),
        )
        for _ in range(draw.randrange(7))
    ]
    return sorted(events, key=lambda one: one.at)


def _happen(following: Following, event: _Event) -> None:
    if event.deed == "silence":
        until = minute(event.at + event.lasts)
        following.do(event.at, deeds.Silenced(until=until, why="for a while"))
    elif event.deed == "unsilence":
        following.do(event.at, deeds.Unsilenced(why="go on"))
    else:
        following.answer(event.at, event.who, event.deed, event.lasts)  # type: ignore[arg-type]


def _scene(seed: int, plans: list[float]) -> Following:
    """A case drawn by chance, planned at these minutes."""
    draw = Random(seed)  # noqa: S311 - a test's
    people, policy = _people(draw), draw.choice(_POLICIES)
    text = replace(DRAFT, urgency=draw.choice(["Future", "Immediate"]))
    to = tuple(draw.sample(["glassworks", "arena", "annex"], draw.choice([1, 2, 3])))
    following = Following(people, policy, text=text, to=to, sending=draw.random() < 0.7)
    events = _events(draw)
    for at in plans:
        while events and events[0].at <= at:
            _happen(following, events.pop(0))
        following.plan(at)
    return following


def _often(until: int = 120) -> list[float]:
    return [step * 1.25 for step in range(int(until / 1.25) + 1)]


@pytest.mark.parametrize("seed", SEEDS)
def test_planning_late_gives_what_planning_often_in_between_would_have(seed: int) -> None:
    draw = Random(seed + 1000)  # noqa: S311
    rarely = sorted([draw.uniform(0, 120) for _ in range(draw.choice([0, 1, 3]))])
    late, often = _scene(seed, [*rarely, 120]), _scene(seed, _often())
    queued = [
        [one.deed for one in two.lines if isinstance(one.deed, deeds.Queued)]
        for two in (late, often)
    ]
    first, second = ({one.delivery.id: one for one in those} for those in queued)
    assert first == second
    assert len(queued[0]) == len(first) and len(queued[1]) == len(second)
    steps = [sorted(str(said.deed) for said in one.case.escalated) for one in (late, often)]
    assert steps[0] == steps[1]


@pytest.mark.parametrize("seed", SEEDS)
def test_planning_again_at_the_same_moment_gives_nothing(seed: int) -> None:
    draw = Random(seed)  # noqa: S311
    following = _scene(seed, sorted(draw.uniform(0, 120) for _ in range(10)))
    following.plan(120)
    assert following.plan(120) == ()


@pytest.mark.parametrize("seed", SEEDS)
def test_until_the_moment_that_a_plan_names_nothing_more_is_due(seed: int) -> None:
    draw = Random(seed)  # noqa: S311
    following = _scene(seed, sorted(draw.uniform(0, 120) for _ in range(3)))
    at = 120.0
    for _ in range(5):
        following.plan(at)
        later = planned(following.case, following.people, following.policies, minute(at)).later
        if later is None:
            return
        next_ = (later - minute(0)).total_seconds() / 60
        for part in (0.3, 0.9, 0.999):
            between = minute(at + part * (next_ - at))
            found = planned(following.case, following.people, following.policies, between)
            assert found.deeds == ()
        at = next_


@pytest.mark.parametrize("seed", SEEDS)
def test_no_plan_depends_on_the_order_of_the_directory(seed: int) -> None:
    draw = Random(seed)  # noqa: S311
    following = _scene(seed, [])
    ids = list(following.people)
    draw.shuffle(ids)
    other = _scene(seed, [])
    other.people = {id_: following.people[id_] for id_ in ids}
    assert following.plan(100) == other.plan(100)


@pytest.mark.parametrize("seed", SEEDS)
def test_after_a_case_is_closed_nothing_is_queued_whatever_came_before(seed: int) -> None:
    following = _scene(seed, _often(50))
    following.do(50, deeds.Closed(outcome="undecidable", why="nobody knows"))
    planned = [one for at in range(50, 400, 7) for one in following.plan(at)]
    assert all(isinstance(one, deeds.Dropped) for one in planned)


@pytest.mark.parametrize("seed", SEEDS)
def test_nobody_gets_more_pages_than_the_policy_has_between_two_answers(seed: int) -> None:
    following = _scene(seed, _often())
    policy: Policy = next(iter(following.policies.values()))
    most = sum(step.most for step in policy.steps) + 1
    begins = 1 + 2 * sum(
        isinstance(line.deed, deeds.Answered | deeds.Silenced | deeds.Unsilenced)
        for line in following.lines
    )
    addresses = [told.delivery.address for told in following.case.deliveries.values()]
    assert all(addresses.count(one) <= most * begins for one in set(addresses))


@pytest.mark.parametrize("seed", SEEDS)
def test_nobody_is_sent_anything_again_while_their_answer_holds(seed: int) -> None:
    following = _scene(seed, _often())
    answers = [
        (line.moment, line.deed)
        for line in following.lines
        if isinstance(line.deed, deeds.Answered)
    ]
    for told in following.case.deliveries.values():
        if told.sent is None or told.delivery.step == 0 == told.delivery.round:
            continue
        who, sent = told.delivery.recipient, told.sent
        before = [one.lasts for at, one in answers if one.recipient == who and at <= sent]
        assert not before or before[-1] is None or before[-1] <= sent
