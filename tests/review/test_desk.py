"""The review of a desk counts what was issued, how it did, and who heard it."""

import dataclasses
from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from tests.review.made import ATTACK, CHIEF, HALL, PEOPLE, WARNED, Timed, answer, lines
from tests.warn.made import ISSUED, NOON, WARNING
from tocsin.review.desk import DeskReview, Ledger, Made, Period, reviewed
from tocsin.review.findings import FoundBy
from tocsin.warn import deeds
from tocsin.warn.folding import folded

DAY = timedelta(days=1)
ALL = Period(since=NOON - DAY, until=NOON + 20 * DAY)
HIT = deeds.Closed(outcome="hit", why="it came", incident="i1")
FALSE = deeds.Closed(outcome="false alarm", why="nothing came")


def _desk(*cases: tuple[Timed, ...], period: Period = ALL, **rest: object) -> DeskReview:
    kept = [(timedelta(), deeds.Kept(recipient=one)) for one in PEOPLE.values()]
    made = Ledger(
        cases=[folded(lines((*WARNED, *more), f"c{n}")) for n, more in enumerate(cases)],
        onsets={"i1": ATTACK},
        found=(),
        kept=lines(kept, ""),
        people=PEOPLE,
        proposals=(),
        asking=(),
    )
    return reviewed(dataclasses.replace(made, **rest), period)  # type: ignore[arg-type]


def test_outcomes_are_counted_and_shares_say_of_how_many() -> None:
    judged = _desk(((17 * DAY, HIT),), ((17 * DAY, FALSE),), ()).judged
    assert judged.outcomes == {"hit": 1, "false alarm": 1}
    assert (judged.right.words, judged.caught.words) == ("1 of 2", "1 of 1")
    assert judged.leads is not None
    assert judged.leads.words == "14 days, once"


def test_an_incident_without_a_case_counts_by_what_was_found_of_it() -> None:
    miss = deeds.Found(incident="i2", outcome="miss", why="nobody saw it")
    found = [FoundBy(by="Ana", moment=NOON + DAY, found=miss)]
    judged = _desk(((17 * DAY, HIT),), found=found).judged
    assert judged.caught.words == "1 of 2"
    again = replace(miss, incident="i1")  # which a case was closed with
    known = [FoundBy(by="Ana", moment=NOON + DAY, found=again)]
    assert _desk(((17 * DAY, HIT),), found=known).judged.outcomes == {"hit": 1}


def test_false_alarms_are_held_against_recipient_weeks() -> None:
    judged = _desk(((17 * DAY, FALSE),)).judged
    assert judged.false_told == 1
    assert judged.recipient_weeks == 2 * 20 / 7


def test_hearing_counts_pairs_of_warning_and_addressee() -> None:
    text = replace(WARNING.text, recipients=(HALL, CHIEF))
    issued = replace(ISSUED, warning=replace(WARNING, text=text))
    done = (*WARNED[:2], (timedelta(minutes=5), issued), *WARNED[3:])
    case = folded(lines((*done, answer(timedelta(hours=2), "acting"))))
    hearing = _desk(cases=[case]).hearing
    assert (hearing.reach.words, hearing.answered.words) == ("1 of 2", "1 of 1")
    assert hearing.acted.words == "1 of 1"
    assert hearing.answered_in is not None
    assert hearing.answered_in.words == "1.9 hours, once"
    assert hearing.delivered_in is not None
    assert hearing.delivered_in.words == "7 minutes, once"


def test_what_ran_out_and_was_not_reviewed_is_counted() -> None:
    assert _desk(()).run_out == 1
    assert _desk(((DAY, FALSE),)).run_out == 0
    assert _desk((), period=Period(since=ALL.since, until=NOON + DAY)).run_out == 0


def test_proposals_are_counted_by_what_became_of_them() -> None:
    made = [
        Made(moment=NOON, decided="taken", when=NOON + timedelta(hours=3)),
        Made(moment=NOON, decided="open", when=None),
        Made(moment=NOON - 9 * DAY, decided="dismissed", when=NOON),
    ]
    told = _desk(proposals=made).proposals
    assert (told.made, told.taken, told.dismissed, told.open) == (2, 1, 0, 1)
    assert told.decided_in is not None
    assert told.decided_in.words == "3 hours, once"


def test_a_desk_that_did_nothing_says_none_yet_and_no_rate() -> None:
    told = _desk(period=Period(since=ALL.since, until=datetime(2026, 3, 7, 1, tzinfo=UTC)))
    assert told.hearing.reach.words == told.judged.right.words == "none yet"
    assert (told.judged.leads, told.issued) == (None, {})
