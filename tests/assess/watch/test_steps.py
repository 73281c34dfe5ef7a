"""How a probability came to where it is."""

from datetime import date, timedelta

import pytest

from tests.assess.watch.made import DAY, placed, watch
from tocsin.assess.watch.steps import steps
from tocsin.assess.watch.weighing import weigh

_PLOT = placed("foiled_plot", "a")
_WARNED = placed("warning", "b", by="name:embassy", day=DAY + timedelta(days=20))
_COPY = placed("warning", "b", by="name:embassy", outlet="name:b", day=DAY + timedelta(days=21))


def test_a_step_says_what_moved_it_and_by_how_much() -> None:
    first, second = steps(watch(), [_WARNED, _PLOT], {}, {}, date(2026, 3, 1))
    assert first.at == DAY
    assert first.before == pytest.approx(0.01)
    assert (list(second.moved), second.sightings) == (["warning"], (_WARNED.sighting.id,))
    now = weigh(watch(), [_PLOT, _WARNED], {}, {}, second.at).likelihood.probability
    assert second.after == pytest.approx(now)


def test_the_band_of_a_step_has_all_ratios_at_their_ends() -> None:
    first, second = steps(watch(), [_PLOT, _WARNED], {}, {}, date(2026, 3, 1))
    for step in (first, second):
        assert step.band_before[0] <= step.before <= step.band_before[1]
        assert step.band_after[0] < step.after < step.band_after[1]
    told = weigh(watch(), [_PLOT, _WARNED], {}, {}, second.at).likelihood
    assert second.band_after[1] == told.high and second.band_after[0] >= told.low


def test_what_was_seen_fades_until_the_next_step() -> None:
    first, second = steps(watch(), [_PLOT, _WARNED], {}, {}, date(2026, 3, 1))
    assert first.before < second.before < first.after


def test_a_report_from_a_known_origin_is_a_step_that_moves_nothing() -> None:
    *_, last = steps(watch(), [_WARNED, _COPY], {}, {}, date(2026, 3, 1))
    assert not last.moved
    assert last.before == last.after


def test_the_past_is_what_it_was() -> None:
    """As of a day, what was learnt later shows nowhere."""
    assert steps(watch(), [_PLOT, _WARNED], {}, {}, DAY) == steps(watch(), [_PLOT], {}, {}, DAY)


def test_the_last_steps_alone_are_those_of_the_whole_course() -> None:
    seen, until = [_PLOT, _WARNED, _COPY], date(2026, 3, 1)
    whole = steps(watch(), seen, {}, {}, until)
    assert steps(watch(), seen, {}, {}, until, DAY + timedelta(days=1)) == whole[1:]
