"""Build-up on UCDP's events: would a watch have warned before the weeks with the most deaths?

At the end of every week, for every region (first order of administration), a watch whose only
indicator is a surge of events says how likely one of the next four weeks is high: deadlier than
nine tenths of that region's past weeks (26 at least), with ten deaths at least. What it knows is
what had been reported by then (`learnt`); base rate, likelihood ratios and delays are measured on
its own past alone (`evaluation.backtest`, `evaluation.forecasters`). `--split` takes the weeks
that end in one year.

`brier` is the watch's mean squared error × 100, `baseline_brier` that of the base rate alone,
`persistence_brier` that of last month: how likely it was after a month with a high week, or
without. An alarm is a chance of `ALARM` or more. `hit_rate` is the share of the high weeks with an
alarm at the end of one of the four weeks before, `onset_hit_rate` that of the onsets: high weeks
with none in the four weeks before. `false_alarm_rate` is the share of the alarms that no high week
followed, `lead_days_median` the days from the first alarm of the four weeks before an onset to its
Monday, over the onsets that had one.
"""

import math
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from corpora.ucdp import Event, events
from evaluation.backtest import Forecast, Replay, Told, follows, replay
from evaluation.forecasters import BASE, LAST_MONTH, NAMES, WATCH, WINDOW, likelihood_ratios
from evaluation.result import Result
from evaluation.share import percent

ALARM = 0.5  # more likely than not
_ALARMS = (0.2, 0.3, 0.4, 0.5, 0.6)
_LATEST = timedelta(days=365)  # between event and report; more is a slip of the pen
_QUANTILE = 0.95
_BINS = 10

High = Mapping[str, Sequence[bool]]


def measure(data: Path, split: str | None) -> Result:
    """Play the corpus through. Raises FileNotFoundError where it isn't there, or not that year."""
    began = time.perf_counter()
    every = events(data)
    usable = [event for event in every if event.region and _in_a_week(event)]
    past = _replayed(usable)
    forecasts = [one for one in past.forecasts if split in (None, str(one.state.end.year))]
    if not forecasts:
        raise FileNotFoundError(f"a forecast of {split or 'any year'} in {data}")
    baselines = {"baseline_brier": BASE, "persistence_brier": LAST_MONTH}
    return Result(
        benchmark="buildup",
        data=data.name,
        split=split,
        items=len(forecasts),
        figures=figures(forecasts, past.high, WATCH)
        | {figure: brier(forecasts, past.high, name) for figure, name in baselines.items()},
        published={},
        seconds=time.perf_counter() - began,
        notes=_notes(every, usable),
        parts=parts(forecasts, past.high),
    )


def figures(
    forecasts: Sequence[Forecast], high: High, name: str, alarm: float = ALARM
) -> dict[str, float]:
    """The figures of one forecaster; rates are percentages, of nothing 0."""
    alarms = _marked(forecasts, lambda one: one.chances[name] >= alarm)
    weeks = _to_warn_of(forecasts, high)
    onsets = _onsets(weeks, high)
    warned = sum(_lead(alarms[region], week) is not None for region, week in weeks)
    leads = [lead for region, week in onsets if (lead := _lead(alarms[region], week)) is not None]
    raised = [(region, week) for region, some in alarms.items() for week in some]
    false = [(region, week) for region, week in raised if not follows(high[region], week)]
    return {
        "brier": brier(forecasts, high, name),
        "hit_rate": percent(warned, len(weeks)),
        "onset_hit_rate": percent(len(leads), len(onsets)),
        "false_alarm_rate": percent(len(false), len(raised)),
        "lead_days_median": float(median(leads)) if leads else 0.0,
        "false_alarms_a_region_year": 52 * len(false) / len(forecasts) if forecasts else 0.0,
    }


def brier(forecasts: Sequence[Forecast], high: High, name: str) -> float:
    """The mean squared error of the chances (Brier 1950) × 100."""
    errors = [(one.chances[name] - follows(high[one.region], one.week)) ** 2 for one in forecasts]
    return percent(sum(errors), len(errors))


def parts(forecasts: Sequence[Forecast], high: High) -> dict[str, dict[str, float]]:
    """Every forecaster by its figures, the watch by its alarm, and what surges are worth."""
    by_name = {name: figures(forecasts, high, name) for name in NAMES}
    by_alarm = {f"{alarm:.1f}": figures(forecasts, high, WATCH, alarm) for alarm in _ALARMS}
    observed, number = reliability(forecasts, high, WATCH)
    rates = ("hit_rate", "onset_hit_rate", "false_alarm_rate")
    return {
        **{f"{figure}_by": _taken(figure, by_name) for figure in ("brier", *rates)},
        **{f"{figure}_at": _taken(figure, by_alarm) for figure in rates},
        "observed": observed,
        "forecasts": number,
        "surges": surges(forecasts, high),
        "ratios": ratios(forecasts, high),
    }


def _taken(figure: str, found: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    return {name: some[figure] for name, some in found.items()}


def reliability(
    forecasts: Sequence[Forecast], high: High, name: str
) -> tuple[dict[str, float], dict[str, float]]:
    """By tenth of the chance: in how many percent a high week followed, and of how many."""
    found: dict[int, list[bool]] = defaultdict(list)
    for one in forecasts:
        tenth = min(int(_BINS * one.chances[name]), _BINS - 1)
        found[tenth].append(follows(high[one.region], one.week))
    named = {f"{10 * tenth}-{10 * tenth + 10}": found[tenth] for tenth in sorted(found)}
    return (
        {tenth: percent(sum(some), len(some)) for tenth, some in named.items()},
        {tenth: float(len(some)) for tenth, some in named.items()},
    )


def surges(forecasts: Sequence[Forecast], high: High) -> dict[str, float]:
    """Of the onsets, in how many percent a surge was seen in the same week, or before.

    Only of those whose own week was looked at. `a_region_year` is how many surges there are.
    """
    seen = _marked(forecasts, lambda one: one.state.surge)
    looked = _marked(forecasts, lambda _: True)
    weeks = [
        (region, week) for region, week in _to_warn_of(forecasts, high) if week in looked[region]
    ]
    onsets = _onsets(weeks, high)
    before = sum(_lead(seen[region], week) is not None for region, week in onsets)
    return {
        "high_weeks": float(len(weeks)),
        "onsets": float(len(onsets)),
        "same_week": percent(sum(week in seen[region] for region, week in onsets), len(onsets)),
        "four_weeks_before": percent(before, len(onsets)),
        "a_region_year": 52 * sum(map(len, seen.values())) / max(1, len(forecasts)),
    }


def ratios(forecasts: Sequence[Forecast], high: High) -> dict[str, float]:
    """Likelihood ratios of a surge and of none, over all months and over those without high weeks.

    Over all, a surge in the midst of high weeks speaks for more of them; behind a quiet month it
    shows what it is worth as a warning.
    """
    quiet = [one for one in forecasts if not one.state.last_month]
    found = {}
    for months, some in (("any month", forecasts), ("quiet month", quiet)):
        seen: dict[bool, Counter[Hashable]] = {True: Counter(), False: Counter()}
        for one in some:
            seen[follows(high[one.region], one.week)][one.state.surge] += 1
        for surge, log in sorted(likelihood_ratios(seen[True], seen[False]).items(), reverse=True):
            found[f"{'surge' if surge else 'none'}, {months}"] = math.exp(log)
    return found


def learnt(event: Event, late: timedelta) -> date:
    """The day on which an event was learnt: its source's, or so much later where that can't be."""
    return event.source if _believed(event) else event.end + late


def _believed(event: Event) -> bool:
    return event.end <= event.source <= event.end + _LATEST


def _usual_delay(found: Iterable[Event]) -> timedelta:
    """Long for a delay: what nineteen in twenty of those with a believable source don't exceed."""
    known = sorted(event.source - event.end for event in found if _believed(event))
    return known[int(_QUANTILE * len(known))] if known else timedelta()


def _in_a_week(event: Event) -> bool:
    return event.end - event.start < timedelta(days=7)


def _replayed(usable: Sequence[Event]) -> Replay:
    late = _usual_delay(usable)
    first, weeks = _weeks(usable)
    end = first + timedelta(days=7 * weeks)
    told = [
        Told(event.region or "", event.end, learnt(event, late), event.deaths)
        for event in usable
        if first <= event.end < end
    ]
    return replay(told, first, weeks)


def _notes(every: Sequence[Event], usable: Sequence[Event]) -> tuple[str, ...]:
    unknown = sum(event.region is None for event in every)
    slips = sum(not _believed(event) for event in usable)
    return (
        f"left out: {unknown} events without a region, and {len(every) - len(usable) - unknown}"
        " that lasted, or were summed up over, more than a week",
        f"{slips} reports dated before their event, or over a year behind it, are taken as"
        f" {_usual_delay(usable).days} days late",
    )


def _weeks(found: Sequence[Event]) -> tuple[date, int]:
    """The first Monday, and how many whole weeks there are from it to the last event."""
    days = [event.end for event in found]
    first = min(days) + timedelta(days=-min(days).weekday() % 7)
    return first, ((max(days) - first).days + 1) // 7


def _marked(
    forecasts: Iterable[Forecast], wanted: Callable[[Forecast], bool]
) -> dict[str, set[int]]:
    """The weeks of each region whose forecast is one of those wanted."""
    found: dict[str, set[int]] = defaultdict(set)
    for one in forecasts:
        if wanted(one):
            found[one.region].add(one.week)
    return found


def _to_warn_of(forecasts: Iterable[Forecast], high: High) -> list[tuple[str, int]]:
    """The high weeks before each of whose four weeks there was a forecast."""
    made = _marked(forecasts, lambda _: True)
    return [
        (region, week)
        for region, weeks in high.items()
        for week, is_high in enumerate(weeks)
        if is_high and all(then in made[region] for then in range(week - WINDOW, week))
    ]


def _onsets(weeks: Iterable[tuple[str, int]], high: High) -> list[tuple[str, int]]:
    """Those of the high weeks that had none in the four weeks before."""
    return [(r, week) for r, week in weeks if not any(high[r][max(0, week - WINDOW) : week])]


def _lead(marked: set[int], week: int) -> int | None:
    """Days from the end of the first marked week of the four before to the Monday of a week."""
    found = [then for then in range(week - WINDOW, week) if then in marked]
    return 7 * (week - found[0]) - 6 if found else None
