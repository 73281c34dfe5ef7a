"""The timeline: each incident is counted once, in few enough bars."""

import random
from datetime import date, timedelta

import pytest

from tocsin.web.drawing.days import HEIGHT, WIDTH, Days, drawn


def of(told: list[tuple[date, bool]]) -> Days:
    """The timeline of some incidents, of which there are some."""
    made = drawn(told)
    assert made is not None
    return made


def test_of_nothing_there_is_no_timeline() -> None:
    assert drawn([]) is None


@pytest.mark.parametrize("seed", range(50))
def test_each_incident_is_in_one_bar_that_lies_in_the_box(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret
    begin, length = (
        date(chance.randint(1800, 8000), 3, 1),
        chance.choice([0, 40, 400, 9000, 700000]),
    )
    told = [
        (begin + timedelta(days=chance.randint(0, length)), chance.random() < 0.5)
        for _ in range(chance.randint(1, 20))
    ]
    made = of(told)
    assert sum(one.total for one in made.bars) == len(told)
    assert sum(one.happened for one in made.bars) == sum(happened for _, happened in told)
    for one in made.bars:
        assert 0 <= one.x <= WIDTH and 0 <= one.tip <= one.top <= HEIGHT
    assert made.first <= min(told)[0] <= max(told)[0] <= made.last


@pytest.mark.parametrize(
    ("last", "unit"),
    [
        (date(2026, 3, 2), "day"),
        (date(2026, 9, 1), "week"),
        (date(2029, 3, 1), "month"),
        (date(2099, 1, 1), "year"),
    ],
)
def test_the_longer_the_time_the_longer_what_a_bar_stands_for(last: date, unit: str) -> None:
    assert of([(date(2026, 3, 1), True), (last, False)]).unit == unit
