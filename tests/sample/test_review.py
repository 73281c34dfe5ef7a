"""Looking back at the sample's attack, from a desk that had warned of it and one that hadn't."""

from collections.abc import Iterator
from datetime import date

import msgspec
import pytest

from tests.sample.matter import CASE, acted
from tocsin.desk.desk import Desk
from tocsin.errors import NotFoundError, TocsinError
from tocsin.review.incident import IncidentReview

pytestmark = pytest.mark.slow


@pytest.fixture(name="desk", scope="module")
def _desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with acted(str(tmp_path_factory.mktemp("review") / "tocsin.db")) as desk:
        yield desk


@pytest.fixture(name="attack", scope="module")
def _attack(desk: Desk) -> str:
    rows = desk.incidents(limit=500).rows
    return max(rows, key=lambda row: row.dossier.accounts).id


@pytest.fixture(name="review", scope="module")
def _review(desk: Desk, attack: str) -> IncidentReview:
    return desk.reviews.incident(attack)


def _known(review: IncidentReview) -> dict[str, tuple[str, str, str]]:
    """Of the warnings that the desk had: giver, leads by giving and by learning, response."""
    return {
        one.warned.from_: (one.lead.words, one.had.words, one.warned.response)
        for one in review.seen
        if one.known == "known"
    }


def test_the_embassy_s_and_the_neighbour_s_warnings_have_their_leads(
    review: IncidentReview,
) -> None:
    known = _known(review)
    assert known["embassy of Astrand in Varnia"][:2] == ("15 days", "15 days")
    assert ("17 days", "14 days", "dismissed") in known.values()
    assert known["foreign embassies"] == ("12 days", "12 days", "dismissed")
    embassy = next(one for one in review.seen if "Astrand" in one.warned.from_)
    (president,) = [one for one in review.seen if one.warned.from_ == "foreign embassies"]
    assert president.warned.id in embassy.meant


def test_every_warning_stands_in_its_sentence_and_says_why_it_is_here(
    review: IncidentReview,
) -> None:
    assert review.seen
    for one in review.seen:
        assert one.warned.sentence.text
        assert one.reasons
        assert one.origins
        assert one.first <= date(2026, 3, 21)


def test_the_ladder_holds_only_words_of_the_sentence(review: IncidentReview) -> None:
    embassy = next(one for one in review.seen if "Astrand" in one.warned.from_)
    ladder = {step.rung: step.words for step in embassy.ladder}
    assert ladder["when"] == "the next 48 hours"
    assert ladder["what is asked"].startswith("to stay away")
    assert ladder["who"] == ladder["method"] == ""
    assert all(words in embassy.warned.sentence.text for words in ladder.values())


def test_no_warning_of_another_attack_is_taken_for_one_of_this(review: IncidentReview) -> None:
    """Sorland's of April 2025, before Orlec, is told in two pages."""
    assert min(one.first for one in review.seen) >= date(2026, 3, 2)


def test_the_watch_crossed_its_threshold_a_fortnight_before(review: IncidentReview) -> None:
    (course,) = review.courses
    assert (course.watch, course.crossed, course.asked) == (
        "karsk-crowds",
        date(2026, 3, 7),
        True,
    )
    assert course.lead is not None
    assert course.lead.words == "14 days"
    assert {one.decided for one in course.proposals} == {"waiting"}
    assert len(review.indications) >= 10
    assert all(one.known == "known" for one in review.indications)


def test_the_case_has_its_coverage_leads_and_answers(review: IncidentReview) -> None:
    (case,) = review.cases
    assert case.reasons == ("its watch karsk-crowds asks about it",)
    (sent,) = case.sent
    assert (sent.lead.words, sent.stood) == ("14 days", "in force")
    told = {one.row.recipient: one for one in case.told}
    hall, police, opera = told["glassworks"], told["police"], told["opera"]
    assert [one.reply for one in hall.answers] == ["acting"]
    assert [(one.reply, one.lead.words) for one in police.answers] == [("dismissed", "5 days")]
    assert [one.reply for one in police.late] == ["acting"]
    assert opera.never
    assert opera.row.colour == "red"


def test_the_measure_was_withdrawn_three_days_before(review: IncidentReview) -> None:
    (measure,) = review.cases[0].measures
    assert (measure.state, measure.lead.words) == ("withdrawn before", "3 days")
    assert (measure.withdrawn_by, measure.why) == ("Lida Korvan", "nobody pays them")


def test_findings_are_suggested_with_reasons(review: IncidentReview) -> None:
    found = {one.finding: one.reasons for one in review.suggested}
    assert "no actionable warning existed" not in found
    assert any("dismissed" in reason for reason in found["warned, and not heeded"])
    assert any("Opera of Karsk" in reason for reason in found["those at risk weren't told"])
    assert "protection was withdrawn before" in found
    assert review.verdict is not None
    assert review.verdict.outcome == "hit"


def test_as_of_a_moment_before_it_only_what_was_known_then_is_there(
    desk: Desk, attack: str
) -> None:
    then = desk.reviews.incident(attack, as_of="2026-03-06T18:00Z")
    assert then.hindsight
    assert (then.verdict, then.suggested, then.cases) == (None, (), ())
    assert list(_known(then)) == ["embassy of Astrand in Varnia"]
    assert max(one.learnt for one in then.indications).date() == date(2026, 3, 6)
    (course,) = then.courses
    assert course.crossed is None
    again = desk.reviews.incident(attack, as_of="2026-03-06T18:00Z")
    assert msgspec.json.encode(again) == msgspec.json.encode(then)


def test_an_incident_that_nobody_warned_of_has_nothing_actionable(desk: Desk) -> None:
    """The knife attack of February: no watch asks about it, and no case bears on it."""
    rows = desk.incidents(limit=500).rows
    knife = next(row for row in rows if row.dossier.kind == "stabbing")
    review = desk.reviews.incident(knife.id)
    found = {one.finding for one in review.suggested}
    assert "no actionable warning existed" in found
    assert (review.cases, review.courses) == ((), ())
    assert desk.reviews.incident(knife.id, case=CASE[:8]).cases[0].reasons == ("you named it",)


def test_an_early_window_without_articles_is_not_covered_rather_than_quiet(desk: Desk) -> None:
    rows = desk.incidents(limit=500).rows
    first = min((row for row in rows if row.day >= "2025-10-08"), key=lambda row: row.day)
    windows = desk.reviews.incident(first.id).windows
    assert windows[0].articles == 0
    assert windows[0].words.startswith("not covered yet")


def test_a_finding_is_kept_with_who_made_it(desk: Desk, attack: str) -> None:
    with pytest.raises(TocsinError, match="reason"):
        desk.reviews.find(attack, "miss", why=" ")
    desk.reviews.find(attack, "miss", why="the warning ran into a wall", impediments=())
    desk.reviews.find(
        attack,
        "hit",
        why="warned, and not guarded",
        findings=["warned, and not heeded"],
        impediments=["reluctance to believe"],
    )
    review = desk.reviews.incident(attack[:8])
    (found,) = review.found
    assert (found.by, found.found.outcome) == ("Mira", "hit")
    ticked = [one.impediment for one in review.checklist if one.by]
    assert ticked == ["reluctance to believe"]
    assert desk.audit.verify().faults == ()
    with pytest.raises(NotFoundError):
        desk.reviews.find("0123456789", "miss", why="so")


def test_the_desk_is_reviewed(desk: Desk) -> None:
    told = desk.reviews.desk()
    assert told.issued == {"alert": 1}
    assert told.hearing.reach.words == "2 of 2"
    assert told.hearing.answered.words == "2 of 2"
    assert told.proposals.made == told.proposals.open == 3
    before = desk.reviews.desk(until="2026-03-06")
    assert (before.issued, before.cases) == ({}, 0)
