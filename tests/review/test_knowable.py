"""How watches rose before an incident, and what can't be said of days that nobody covered."""

from datetime import date

import pytest

from tests.review.made import ATTACK, READ
from tocsin.assess.watch.assessment import Step
from tocsin.review import knowable
from tocsin.review.knowable import Window


def _step(day: int, after: float) -> Step:
    return Step(
        at=date(2026, 3, day),
        before=0.01,
        after=after,
        band_before=(0.01, 0.01),
        band_after=(after, after),
        moved={},
        sightings=(),
    )


STEPS = (_step(6, 0.07), _step(7, 0.21), _step(12, 0.17), _step(21, 0.9), _step(25, 0.2))


def test_steps_end_before_the_day_of_the_incident() -> None:
    """What was learnt on the day may have come after it."""
    assert [step.at.day for step in knowable.until(STEPS, ATTACK)] == [6, 7, 12]


def test_the_first_day_at_the_threshold_is_when_it_was_crossed() -> None:
    assert knowable.crossed(STEPS, 0.1) == date(2026, 3, 7)
    assert knowable.crossed(STEPS[:1], 0.1) is None
    lead = knowable.led(date(2026, 3, 7), ATTACK)
    assert lead is not None
    assert lead.words == "14 days"


@pytest.mark.parametrize(
    ("articles", "indications", "words"),
    [
        (0, 0, "not covered yet: the desk has no article of these days about the place"),
        (3, 0, "covered; nothing that a watch asks for was read"),
        (3, 1, ""),
    ],
)
def test_an_empty_window_is_called_uncovered_and_not_quiet(
    articles: int, indications: int, words: str
) -> None:
    window = Window(
        first=READ.first, last=READ.last, articles=articles, had=articles, indications=indications
    )
    assert window.words == words
