"""A case is opened once for a threat, and keeps everything that people decide of it."""

from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest

from tests.desk.threats import proposal, threatened
from tocsin.desk.cases import Cases
from tocsin.desk.desk import Desk
from tocsin.errors import NotFoundError, TocsinError

WHY = "The manager called us before we could, and read the alert to us"


@pytest.fixture(name="threat")
def _threat(desk: Desk) -> Desk:
    return threatened(desk)


@pytest.fixture(name="case")
def _case(threat: Desk) -> str:
    return threat.cases.open(proposal(threat)).id


def _sitting(desk: Desk, where: str, by: str) -> Desk:
    """Somebody else at the same desk."""
    return Desk(where, by=by, clock=desk._clock)


def test_a_proposal_becomes_a_case_with_its_sentences_and_is_taken(threat: Desk) -> None:
    opening = threat.cases.open(proposal(threat)[:8])
    file = threat.cases.show(opening.id)
    assert (opening.new, file.row.title) == (
        True,
        "Is an attack on a market in Oskara being prepared?",
    )
    (one,) = file.evidence
    assert one.sentence is not None
    assert one.sentence.text.startswith("The embassy of Astrand warned its citizens")
    assert (one.source, one.day, str(one.learnt)[:10]) == (
        "embassy of Astrand",
        date(2026, 5, 1),
        "2026-05-01",
    )
    assert one.origin == "name:embassy of astrand"
    taken = next(row for row in threat.proposals() if row.proposal.id == file.row.proposal)
    assert taken.decided is not None
    assert (taken.decided.decision, taken.decided.by) == ("taken", "Mira")


def test_a_proposal_has_one_case_however_often_it_is_opened(threat: Desk, case: str) -> None:
    assert threat.cases.open(proposal(threat)) == (case, False)
    assert len(threat.cases.list()) == 1


def test_a_case_that_is_proposed_twice_at_once_is_one(threat: Desk) -> None:
    now = threat.now()
    threat._clock = lambda: now
    cases = threat.seated("Mira").cases
    first, second = (cases.propose("The quay", why="I saw them") for _ in range(2))
    assert (first.new, second) == (True, (first.id, False))
    assert threat.cases.show(first.id).row.title == "The quay"


def test_a_proposal_that_was_taken_before_keeps_that_decision(threat: Desk) -> None:
    threat.decide(proposal(threat), "taken", why="It is serious")
    threat.cases.open(proposal(threat))
    (row,) = (row for row in threat.proposals() if row.proposal.id == proposal(threat))
    assert row.decided is not None
    assert row.decided.why == "It is serious"


def test_a_person_s_own_worry_is_a_case_too(threat: Desk) -> None:
    warned = threat.warnings().rows[-1].warned.id
    made = threat.cases.propose("Market", why="A trader saw men measure it", evidence=[warned[:9]])
    file = threat.cases.show(made.id)
    cited, own = file.evidence
    assert cited.sentence is not None
    assert (own.says, own.source, own.article) == ("A trader saw men measure it", "Mira", None)
    assert threat.cases.propose("Market", why="Again").id != made.id


def test_who_has_no_name_opens_and_judges_nothing(where: str, threat: Desk, case: str) -> None:
    with _sitting(threat, where, "") as nobody:
        with pytest.raises(TocsinError, match="a case needs a name; say --by NAME"):
            nobody.cases.propose("Market", why="so")
        with pytest.raises(TocsinError, match="a judgement needs a name"):
            nobody.cases.tick(case, "credible", "no", why="so")
        with pytest.raises(TocsinError, match="closing a case needs a name"):
            nobody.cases.close(case, "miss", why="so")


def test_ticks_cite_the_case_s_evidence_the_record_and_what_a_person_knows(
    threat: Desk, case: str
) -> None:
    incident = threat.incidents().rows[0].id
    threat.cases.tick(case, "credible", "yes", why="two say so", evidence=["1", incident])
    threat.cases.tick(case, "killing", "yes", why="a bomb", known="The police told us of a bomb")
    told = {one.criterion: one for one in threat.cases.show(case).threshold.criteria}
    assert len({one.article for one in told["credible"].evidence}) > 1
    assert told["killing"].evidence[0].source == "Mira"
    with pytest.raises(NotFoundError, match="7: is no evidence of this case"):
        threat.cases.tick(case, "credible", "yes", why="so", evidence=["7"])
    with pytest.raises(TocsinError, match="needs evidence"):
        threat.cases.tick(case, "credible", "yes", why="so")


def test_what_shows_nothing_by_itself_is_no_evidence(threat: Desk, case: str) -> None:
    story = threat.stories().rows[0].id
    with pytest.raises(NotFoundError, match="is a whole story and shows nothing by itself"):
        threat.cases.tick(case, "credible", "yes", why="so", evidence=[story])


def test_suggestions_are_shown_for_what_nobody_judged_and_never_kept(
    threat: Desk, case: str
) -> None:
    before = {one.criterion: one.met for one in threat.cases.show(case).suggested}
    assert before["credible"] == "unclear"
    assert before["specific"] == "unclear"
    threat.cases.tick(case, "credible", "no", why="it is a rumour")
    file = threat.cases.show(case)
    assert "credible" not in {one.criterion for one in file.suggested}
    assert [one.met for one in file.threshold.criteria].count(None) == 5


def test_people_are_named_only_if_they_are_written_down_and_the_uncovered_are_red(
    threat: Desk, case: str
) -> None:
    with pytest.raises(NotFoundError, match="mayor: is no recipient of this desk"):
        threat.cases.name(case, "mayor", "authority")
    threat.cases.name(case, "market", "intended victim", why="it is the target")
    file = threat.cases.show(case)
    assert file.row.colour == "red"
    assert [(one.recipient, one.named) for one in file.coverage.rows] == [
        ("market", True),
        ("oskara-police", False),
    ]
    with pytest.raises(TocsinError, match="named as intended victim already"):
        threat.cases.name(case, "market", "intended victim")
    threat.cases.unname(case, "market", why="it is closed on that day")
    assert threat.cases.show(case).row.colour == "amber"


def test_waivers_and_harms_are_kept_apart_and_can_be_taken_back(threat: Desk, case: str) -> None:
    threat.cases.name(case, "market", "intended victim")
    threat.cases.harm(case, "The Front may learn who told of it")
    threat.cases.waive(case, ground="already aware", why=WHY, recipient="market")
    file = threat.cases.show(case)
    assert (file.row.colour, len(file.harms), len(file.waivers)) == ("waived", 1, 1)
    threat.cases.unwaive(case, why="It was another market", recipient="market")
    assert threat.cases.show(case).row.colour == "red"


def test_a_case_changes_hands_only_if_it_is_accepted(where: str, threat: Desk, case: str) -> None:
    until = datetime(2026, 6, 2, tzinfo=UTC)
    threat.cases.offer(case, "Jon", until=until, why="my shift ends", deputy="Eva")
    assert (threat.cases.show(case).row.owner, threat.cases.show(case).row.offered) == (
        "Mira",
        "Jon",
    )
    with _sitting(threat, where, "Eva") as eva, pytest.raises(TocsinError, match="only the deputy"):
        eva.cases.accept(case)
    with _sitting(threat, where, "Jon") as jon:
        jon.cases.accept(case)
    row = threat.cases.show(case).row
    assert (row.owner, row.offered) == ("Jon", None)


def test_measures_are_put_reviewed_and_withdrawn(threat: Desk, case: str) -> None:
    threat.cases.name(case, "market", "intended victim")
    day = date(2026, 7, 1)
    threat.cases.put(case, "Guards", who="police", review=day, protects="market")
    (standing,) = threat.cases.show(case).measures
    id_ = standing.put.id[:6]
    threat.cases.review(case, id_, review=day + timedelta(days=9), why="It holds")
    threat.cases.withdraw(case, id_, who="police", why="no men")
    (standing,) = threat.cases.show(case).measures
    assert (standing.review, len(standing.reviews)) == (date(2026, 7, 10), 1)
    assert standing.withdrawn is not None


def test_a_case_is_closed_with_what_happened_and_reopened(threat: Desk, case: str) -> None:
    incident = threat.incidents().rows[0].id
    threat.cases.close(case, "hit", why="It came", incident=incident[:8])
    file = threat.cases.show(case)
    assert (file.row.closed, file.coverage.waiting) == ("hit", ())
    with pytest.raises(TocsinError, match="the case is closed; reopen it first"):
        threat.cases.harm(case, "none")
    threat.cases.reopen(case, why="Another is feared")
    assert threat.cases.show(case).row.closed is None
    with pytest.raises(TocsinError, match="the case is open; nothing is to do"):
        threat.cases.reopen(case, why="so")


def test_open_cases_come_first_and_red_ones_before_others(threat: Desk, case: str) -> None:
    calm, over = (threat.cases.propose(one, why="so").id for one in ("calm", "over"))
    threat.cases.name(case, "market", "intended victim")
    threat.cases.close(over, "false alarm", why="a prank")
    assert [row.id for row in threat.cases.list()] == [case, calm, over]


def test_as_of_a_moment_a_case_is_the_same_whatever_came_later(threat: Desk, case: str) -> None:
    threat.cases.name(case, "market", "intended victim")
    then = "2026-06-01"
    before = msgspec.json.encode(threat.cases.show(case, as_of=then))
    late = Cases(threat.store, "Jon", lambda: "2026-06-03T00:00:00.000000Z")
    late.waive(case, ground="already aware", why=WHY)
    late.close(case, "miss", why="It came")
    assert msgspec.json.encode(threat.cases.show(case, as_of=then)) == before
    assert threat.cases.list(as_of="2026-04-01") == ()


def test_no_case_is_named_by_what_is_none(threat: Desk) -> None:
    with pytest.raises(NotFoundError, match="is no case of this desk"):
        threat.cases.show("0" * 20)
