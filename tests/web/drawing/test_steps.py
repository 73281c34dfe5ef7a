"""A likelihood over time: what is higher stands higher, and what was marked stands on its day."""

from datetime import date, timedelta

from tests.assess.watch.made import DAY, placed, watch
from tocsin.assess.scale import Likelihood
from tocsin.assess.watch.steps import steps
from tocsin.web.drawing.steps import HEIGHT, WIDTH, Course, drawn

_TODAY = DAY + timedelta(days=30)
_NOW = (_TODAY, Likelihood(probability=0.02, low=0.01, high=0.03))
_SEEN = [placed("foiled_plot", "a"), placed("warning", "b", day=DAY + timedelta(days=20))]


def _drawn(**marked: dict[str, date]) -> Course:
    rose = steps(watch(), _SEEN, {}, {}, _TODAY)
    return drawn(watch(), rose, _NOW, marked.get("proposed", {}), marked.get("came", {}))


def _points(told: str) -> list[tuple[float, float]]:
    pairs = (one.split(",") for one in told.split())
    return [(float(x), float(y)) for x, y in pairs]


def test_the_line_rises_on_the_day_of_each_step_and_fades_between_them() -> None:
    course = _drawn()
    *_, before, after, now = _points(course.line)
    assert before[0] == after[0] == course.dots[-1].x < now[0]
    assert before[1] > after[1] == course.dots[-1].y < now[1]
    assert [dot.step.at for dot in course.dots] == [DAY, DAY + timedelta(days=20)]


def test_the_line_lies_within_its_band_and_all_of_it_within_the_box() -> None:
    course = _drawn()
    line, band = _points(course.line), _points(course.band)
    upper, lower = band[: len(line)], band[: len(line) - 1 : -1]
    for (_, y), (_, high), (_, low) in zip(line, upper, lower, strict=True):
        assert high <= y <= low
    assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in (*line, *band))


def test_what_came_after_today_still_has_its_place() -> None:
    course = _drawn(proposed={"p": DAY}, came={"a": _TODAY + timedelta(days=1)})
    assert course.proposed[0].x == course.dots[0].x
    assert (course.came[0].x, course.last) == (WIDTH - 8, _TODAY + timedelta(days=1))


def test_a_watch_of_which_nothing_was_seen_is_a_line_below_its_threshold() -> None:
    course = drawn(watch(), [], _NOW, {}, {})
    assert len(_points(course.line)) == 2 and not course.dots
    assert course.threshold < _points(course.line)[0][1]
    assert course.first == watch().start
