"""Delays: what is measured, with the short ones of late not taken for all."""

from datetime import date, timedelta

import pytest

from tocsin.assess.surge.delay import Delays, completeness, delays

START = date(2031, 1, 1)
Pair = tuple[date, date]


def _pairs(days: int, late: int, asof: date) -> list[Pair]:
    """Each day two events, one learnt at once, one `late` days after; what is learnt by `asof`."""
    every = [
        (day, day + timedelta(delay))
        for day in (START + timedelta(number) for number in range(days))
        for delay in (0, late)
    ]
    return [pair for pair in every if pair[1] <= asof]


def test_half_at_once_and_half_after_five_days() -> None:
    asof = START + timedelta(400)
    found = delays(_pairs(100, 5, asof), asof)
    assert [found.known(days) for days in (-1, 0, 4, 5, 300)] == pytest.approx([0, 0.5, 0.5, 1, 1])
    assert found.measured == 200


def test_reports_that_could_not_have_come_yet_do_not_shorten_the_delay() -> None:
    """Of the last thirty days only the early half is known; counting plainly gives 7 in 10."""
    asof = START + timedelta(69)
    known = _pairs(70, 30, asof)
    assert len(known) == 110
    assert delays(known, asof, longest=40).known(0) == pytest.approx(0.5)


def test_pairs_that_cannot_be_are_left_out() -> None:
    asof = START + timedelta(400)
    wrong = [(START, START - timedelta(1)), (START, asof + timedelta(1))]
    assert delays(_pairs(100, 5, asof) + wrong, asof).measured == 200


def test_without_reports_nothing_is_said_to_be_missing() -> None:
    assert delays([], START) == Delays(within=(1.0,), measured=0)


# Half on the day itself, all within four days.
HALF = Delays(within=(0.5, 0.5, 0.5, 0.5, 1.0), measured=100)


def test_a_week_that_has_just_ended_is_incomplete() -> None:
    """Its last four days are half known, the first three wholly: 5 of 7."""
    known = completeness(HALF, START, START + timedelta(6), START + timedelta(6))
    assert known.share == pytest.approx(5 / 7)
    assert known.factor == pytest.approx(7 / 5)
    assert known.incomplete
    assert "71 %" in known.reasons[0]


def test_a_week_long_past_is_complete_and_one_ahead_unknown() -> None:
    past = completeness(HALF, START, START + timedelta(6), START + timedelta(10))
    ahead = completeness(HALF, START, START + timedelta(6), START - timedelta(1))
    assert (past.share, past.incomplete) == (1, False)
    assert (ahead.share, ahead.incomplete, ahead.factor) == (0, True, None)


def test_where_no_delay_was_measured_days_that_have_not_begun_are_the_reason() -> None:
    """On the second day of a week two of its days have begun, and nothing is known of delays."""
    known = completeness(delays([], START), START, START + timedelta(6), START + timedelta(1))
    assert known.share == pytest.approx(2 / 7)
    assert known.reasons == ("2 of the 7 days have begun",)
