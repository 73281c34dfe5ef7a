"""Weeks as bars: a surge reaches its level, and a week with too little before it has none."""

from datetime import date, timedelta

from tocsin.assess.surge.rise import surge
from tocsin.desk.counting import Week
from tocsin.web.drawing.weeks import HEIGHT, WIDTH, drawn

_COUNTS = [3, 2, 5, 3, 1, 4, 4, 3, 2, 10]


def _weeks(counts: list[int]) -> list[Week]:
    monday = date(2026, 1, 5)
    return [
        Week(monday + timedelta(weeks=n), surge(counts[: n + 1]), 1.0) for n in range(len(counts))
    ]


def test_a_week_that_is_a_surge_reaches_its_level_and_no_other_does() -> None:
    bars = drawn(_weeks(_COUNTS)).bars
    reached = [bar.level is not None and bar.top <= bar.level for bar in bars]
    assert reached == [False] * 9 + [True]
    assert bars[-1].week.surge.seen


def test_bars_fill_the_box_from_left_to_right_and_stay_in_it() -> None:
    made = drawn(_weeks(_COUNTS))
    assert [bar.x for bar in made.bars] == sorted(bar.x for bar in made.bars)
    assert made.bars[-1].x + made.bars[-1].width <= WIDTH
    assert all(0 <= bar.top <= HEIGHT for bar in made.bars)
    assert min(bar.top for bar in made.bars) == 4


def test_weeks_of_nothing_are_drawn_as_nothing() -> None:
    made = drawn(_weeks([0, 0]))
    assert (made.most, [bar.top for bar in made.bars]) == (1, [HEIGHT, HEIGHT])
    assert made.bars[0].level is None
