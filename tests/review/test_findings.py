"""Findings are suggested with reasons, and only where the record speaks for them."""

from datetime import date, timedelta

from msgspec.structs import replace

from tests.review.made import (
    ABOUT,
    ATTACK,
    PEOPLE,
    READ,
    VAGUE,
    WARNED,
    answer,
    facts,
    handled,
    lines,
    read,
)
from tests.warn.made import DRAFT, ISSUED, NOON, WARNING
from tocsin.review.findings import Facts, FoundBy, checklist, standing, suggested, verdict
from tocsin.review.handling import Bearing, Handling, handling
from tocsin.review.knowable import Course, Proposed, Window
from tocsin.review.onset import Lead, Onset
from tocsin.review.specificity import of_draft
from tocsin.warn import deeds
from tocsin.warn.deeds import Found

DAY = timedelta(days=1)
UNREAD = Window(first=date(2026, 2, 19), last=date(2026, 3, 20), articles=0, had=0, indications=0)


def _found(of: Facts) -> set[str]:
    made = suggested(of)
    assert all(one.reasons for one in made)
    return {one.finding for one in made}


def _vague() -> Handling:
    issued = replace(ISSUED, warning=replace(WARNING, text=VAGUE))
    return handling(lines([*WARNED[:2], (DAY, issued)]), Bearing(reasons=()), PEOPLE, ATTACK)


def test_no_actionable_warning_existed_where_none_was_or_none_was_specific() -> None:
    assert "no actionable warning existed" in _found(facts())
    assert "no actionable warning existed" in _found(facts(_vague()))
    assert "no actionable warning existed" not in _found(facts(handled()))


def test_a_warning_that_the_desk_read_too_late_existed_all_the_same() -> None:
    """As where an archive is added after the attack."""
    missed: deeds.Finding = "warnings existed that the desk didn't have"
    none = "no actionable warning existed"
    late = read(of_draft(DRAFT), "published")
    found = {one.finding: one.reasons for one in suggested(facts(seen=(late,)))}
    assert none not in found
    assert found[missed] == (
        "the warning by embassy of Astrand, 15 days before, was published before it, and the desk "
        "read it only later",
    )
    (vague,) = [s for s in suggested(facts(seen=(read((), "published"),))) if s.finding == none]
    assert vague.reasons[0].startswith("1 warning before it, none of which says 3 of")
    assert missed not in _found(facts(seen=(read(of_draft(DRAFT), "known"),)))


def test_what_was_read_only_afterwards_is_no_miss() -> None:
    later = verdict(facts(windows=(replace(READ, had=0),)))
    assert later.outcome == "undecidable"
    assert later.reasons[0] == "the desk read all that it has of the time before it only afterwards"


def test_of_a_time_that_nobody_covered_nothing_is_suggested() -> None:
    assert suggested(facts(windows=(UNREAD,))) == ()
    assert verdict(facts(windows=(UNREAD,))).outcome == "undecidable"
    assert UNREAD.words.startswith("not covered yet")


def test_a_dismissal_is_told_with_its_reason_and_an_act_with_what_was_done() -> None:
    dismissed = suggested(facts(handled(answer(DAY, "dismissed"))))
    assert any("it is blackmail" in one for s in dismissed for one in s.reasons)
    acted = handled(answer(DAY, "acting", said="guards at the doors"))
    assert "warned in time, and acted on" in _found(facts(acted))
    assert "warned, and not heeded" not in _found(facts(acted))


def test_silence_of_those_told_and_those_never_told_are_two_findings() -> None:
    found = {one.finding: one.reasons for one in suggested(facts(handled()))}
    assert found["told, and no answer came"] == (
        "Glassworks was told 14 days before, and answered nothing",
    )
    assert found["those at risk weren't told"][0].startswith("Chief (protector) was never told")


def test_a_warning_of_the_last_hours_came_too_late() -> None:
    hour = NOON + timedelta(hours=3)
    soon = Onset(day=hour.date(), hour=hour, latest=hour)
    assert "too late to act" in _found(facts(handled(of=soon)))
    assert "too late to act" not in _found(facts(handled()))


def test_protection_that_was_withdrawn_is_told_with_by_whom() -> None:
    put = deeds.Put(id="m", what="patrol", by="Ada", protects=None, review=date(2026, 4, 1))
    gone = deeds.Withdrawn(measure="m", by="Ministry", why="no orders")
    found = {
        one.finding: one.reasons for one in suggested(facts(handled((DAY, put), (2 * DAY, gone))))
    }
    assert found["protection was withdrawn before"] == (
        "“patrol” was withdrawn by Ministry, 12 days before: no orders",
    )


def test_the_outcome_is_suggested_from_what_was_issued() -> None:
    assert verdict(facts(handled())).outcome == "hit"
    assert verdict(facts()).outcome == "miss"
    elsewhere = replace(ABOUT, places=("Sant Helm",))
    assert verdict(facts(handled(), about=elsewhere)).outcome == "undecidable"
    tied = replace(handled(), tied=True)
    assert verdict(facts(tied, about=elsewhere)).outcome == "hit"
    foiled = replace(ABOUT, status="foiled")
    assert verdict(facts(handled(), about=foiled)).outcome == "near miss"
    assert verdict(facts(about=foiled)).outcome == "undecidable"


def test_the_checklist_has_every_impediment_and_who_found_which() -> None:
    lead = Lead(least=336, most=336, precision="day")
    proposed = Proposed(
        id="p", kind="crossing", moment=NOON, lead=lead, decided="dismissed", by="Jon", why="bluff"
    )
    course = Course(
        watch="crowds", question="?", window_days=30, base_rate=0.01, threshold=0.1, written=NOON,
        reasons=(), steps=(), eve=0.2, crossed=date(2026, 3, 7), lead=lead, asked=True,
        proposals=(proposed, replace(proposed, id="q", decided="waiting")),
    )  # fmt: skip
    found = Found(incident="i1", outcome="miss", why="so", impediments=("preconceptions",))
    rows = {
        one.impediment: one
        for one in checklist(
            facts(courses=(course,)), [FoundBy(by="Ana", moment=NOON, found=found)]
        )
    }
    assert len(rows) == 9
    assert rows["preconceptions"].by == ("Ana",)
    assert rows["evidence not examined"].hints[0].startswith("1 proposal of crowds waited")
    assert rows["reluctance to believe"].hints == (
        "a proposal of crowds was dismissed by Jon: bluff",
    )


def test_of_each_person_the_last_finding_counts() -> None:
    def found(by: str, hours: int, outcome: deeds.Outcome) -> FoundBy:
        made = Found(incident="i1", outcome=outcome, why="so")
        return FoundBy(by=by, moment=NOON + timedelta(hours=hours), found=made)

    rows = standing([found("Ana", 1, "miss"), found("Jon", 2, "hit"), found("Ana", 3, "hit")])
    assert [(one.by, one.found.outcome) for one in rows] == [("Jon", "hit"), ("Ana", "hit")]
