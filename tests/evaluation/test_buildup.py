"""Build-up: a perfect forecast, an empty one, and one worked by hand."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest

from corpora.ucdp import Event
from evaluation.backtest import Forecast, follows
from evaluation.buildup import brier, figures, learnt, measure, ratios, reliability, surges
from evaluation.forecasters import State
from tests.corpora.test_ucdp import lay_out

# Weeks 0 to 15; high are 6 and 8, an onset and what follows it, and 15, another onset.
HIGH = {"Karsk": [week in (6, 8, 15) for week in range(16)]}
SUNDAY = date(2031, 1, 12)


def _said(chances: Sequence[float], surges: Sequence[int] = ()) -> list[Forecast]:
    return [
        Forecast("Karsk", week, State(SUNDAY, week in surges, False), {"x": chance})
        for week, chance in enumerate(chances)
    ]


TRUTH = [float(follows(HIGH["Karsk"], week)) for week in range(15)]


def test_a_perfect_forecast() -> None:
    found = figures(_said(TRUTH), HIGH, "x")
    assert (found["brier"], found["hit_rate"], found["onset_hit_rate"]) == (0, 100, 100)
    assert (found["false_alarm_rate"], found["lead_days_median"]) == (0, 22)


def test_an_empty_forecast_warns_of_nothing() -> None:
    found = figures(_said([0.0] * 15), HIGH, "x")
    assert found["brier"] == pytest.approx(100 * sum(TRUTH) / 15)
    del found["brier"]
    assert set(found.values()) == {0}


def test_no_forecast_at_all_has_no_figures() -> None:
    assert set(figures([], HIGH, "x").values()) == {0}


def test_a_worked_example() -> None:
    """Alarms at the ends of weeks 5, 9 and 10.

    5 is the week before 6 (1 day) and three before 8; 15 has none in 11 to 14. Behind 9 and 10,
    in 10 to 13 and 11 to 14, nothing is high.
    """
    found = figures(_said([0.9 if week in (5, 9, 10) else 0.0 for week in range(15)]), HIGH, "x")
    assert found["hit_rate"] == pytest.approx(200 / 3)
    assert found["onset_hit_rate"] == 50
    assert found["lead_days_median"] == 1
    assert found["false_alarm_rate"] == pytest.approx(200 / 3)
    assert found["false_alarms_a_region_year"] == pytest.approx(52 * 2 / 15)
    # High weeks follow in the windows of 2 to 7 and 11 to 14: one is told with .9, nine with 0.
    assert found["brier"] == pytest.approx(100 * (0.1**2 + 9 + 2 * 0.9**2) / 15)


def test_a_high_week_before_which_no_forecast_was_made_does_not_count() -> None:
    late = _said([0.9] * 15)[3:]  # before 6 only three were
    assert figures(late, HIGH, "x")["onset_hit_rate"] == 100
    assert surges(late, HIGH)["high_weeks"] == 1


def test_a_coin_is_a_quarter_wrong() -> None:
    assert brier(_said([0.5] * 15), HIGH, "x") == pytest.approx(25)


def test_reliability_counts_by_tenths() -> None:
    observed, number = reliability(_said([0.05] * 5 + [1.0] * 10), HIGH, "x")
    assert number == {"0-10": 5, "90-100": 10}
    assert observed == {"0-10": pytest.approx(60), "90-100": pytest.approx(70)}


def test_when_surges_come() -> None:
    """The onset of week 6 has one in its own week; at week 15 nobody looks any more."""
    found = surges(_said([0.0] * 15, surges=[6, 12]), HIGH)
    assert (found["onsets"], found["same_week"], found["four_weeks_before"]) == (1, 100, 0)
    assert found["a_region_year"] == pytest.approx(52 * 2 / 15)


def test_ratios_of_surges() -> None:
    """Seen in 2 of the 10 windows with a high week and in 1 of the 5 without; all months quiet."""
    found = ratios(_said([0.0] * 15, surges=[6, 12, 0]), HIGH)
    assert found["surge, any month"] == pytest.approx((2.5 / 11) / (1.5 / 6))
    assert found["none, quiet month"] == pytest.approx((8.5 / 11) / (4.5 / 6))


def _event(source: date) -> Event:
    day = date(2031, 5, 4)
    return Event("1", "Karsk", day, day, source, 3)


def test_an_event_is_learnt_from_its_source_unless_that_cannot_be() -> None:
    late = timedelta(days=3)
    assert learnt(_event(date(2031, 5, 6)), late) == date(2031, 5, 6)
    assert learnt(_event(date(2030, 5, 6)), late) == date(2031, 5, 7)
    assert learnt(_event(date(2931, 5, 6)), late) == date(2031, 5, 7)


def _lines(weeks: int) -> list[str]:
    days = [date(2031, 1, 6) + timedelta(days=7 * week + 6) for week in range(weeks)]
    return [f"{n},{d},Karsk,{d},{d},{20 + n % 9}" for n, d in enumerate(days)]


def test_measuring_a_made_corpus_gives_every_figure(tmp_path: Path) -> None:
    summed = "900,2031-09-01,Karsk,2031-08-01,2031-08-31,50"
    nowhere = "901,2031-09-01,,2031-09-01,2031-09-01,1"
    result = measure(lay_out(tmp_path, *_lines(70), summed, nowhere), None)
    assert result.items == 69 - 52 - 4  # the first event lies before the first Monday
    assert {"brier", "baseline_brier", "persistence_brier", "hit_rate"} < set(result.figures)
    assert "1 events without a region, and 1 that" in result.notes[0]
    assert measure(tmp_path, "2032").items == 13


def test_missing_data_and_a_year_without_forecasts_are_errors_that_name_them(
    tmp_path: Path,
) -> None:
    with pytest.raises(FileNotFoundError, match="ucdp_ged"):
        measure(tmp_path, None)
    with pytest.raises(FileNotFoundError, match="2031"):
        measure(lay_out(tmp_path, *_lines(70)), "2031")
