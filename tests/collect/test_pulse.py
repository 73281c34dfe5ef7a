"""The pulse of a source tells of all of its past, in the little that is kept."""

from datetime import UTC, datetime, timedelta
from functools import reduce

import pytest

from tocsin.collect.pulse import Pulse, primary
from tocsin.collect.rhythm import Poll

START = datetime(2026, 3, 1, tzinfo=UTC)
DAY = timedelta(days=1)


def lived(*new: int) -> Pulse:
    """The pulse of a source that brought so many items day by day."""
    polls = (Poll(at=START + n * DAY, condition="good", new=one) for n, one in enumerate(new))
    return reduce(Pulse.after, polls, Pulse())


def test_what_was_there_at_first_is_not_brought() -> None:
    assert lived(30, 0, 0).brought is None
    assert lived(30, 0, 1).brought == START + 2 * DAY


def test_the_usual_gap_is_between_times_at_which_something_came_however_much() -> None:
    """Or a weekly, with all of it at once, would seem to be silent from Tuesday on."""
    week = (20, 0, 0, 0, 0, 0, 0)
    pulse = lived(*week * 9)
    assert (pulse.gap, pulse.times) == (7 * DAY, 8)


def test_the_usual_gap_is_that_of_late() -> None:
    pulse = lived(*[1] * 200, *[0, 1] * 200)
    assert 1.9 * DAY < pulse.gap < 2 * DAY


def test_a_poll_that_failed_changes_nothing() -> None:
    pulse = lived(3, 1)
    assert pulse.after(Poll(at=START + 9 * DAY, condition="timeout", new=1)) == pulse


@pytest.mark.parametrize(
    ("tag", "language"),
    [("en-US", "en"), ("pt_BR", "pt"), ("CS", "cs"), ("eng", ""), ("English", ""), (None, "")],
)
def test_a_language_has_two_letters(tag: str | None, language: str) -> None:
    assert primary(tag) == language
