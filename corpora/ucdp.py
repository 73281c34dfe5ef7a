"""UCDP Georeferenced Event Dataset: events of organised violence with place, days and deaths.

Sundberg and Melander (Journal of Peace Research 50, 2013), CC BY 4.0; https://ucdp.uu.se. Layout
read here: one or more `ucdp_ged_*.csv` as the project gives them out, each line an event.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True)
class Event:
    """An event.

    `region` is the first order of administration ("adm_1"), None where the corpus doesn't know it.
    It took place between `start` and `end`, which are apart where the day isn't known or a figure
    sums several up. `source` is the day of the report that the corpus names: coders slip, and it
    may lie a year before the event or a thousand after it. `deaths` is the best estimate.
    """

    id: str
    region: str | None
    start: date
    end: date
    source: date
    deaths: int


def events(data: Path) -> list[Event]:
    """All events, by their last day. Raises FileNotFoundError where there is no file."""
    paths = sorted(data.glob("ucdp_ged_*.csv"))
    if not paths:
        raise FileNotFoundError(f"no file {data}/ucdp_ged_*.csv")
    found = [event for path in paths for event in _events(path)]
    return sorted(found, key=lambda event: (event.end, event.id))


def _events(path: Path) -> Iterator[Event]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield Event(
                id=row["id"].removesuffix(".0"),
                region=row["adm_1"] or None,
                start=_day(row["date_start"]),
                end=_day(row["date_end"]),
                source=_day(row["source_date"]),
                deaths=int(float(row["best"])),
            )


def _day(text: str) -> date:
    return date.fromisoformat(text[:10])  # some releases have a time behind it
