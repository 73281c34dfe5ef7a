"""Every evaluation against its floor: `python -m evaluation bench --data DIR --gold DIR`.

Floors stand in `floors.json` as benchmark (with the corpus, where it runs on several) → figure →
the lowest (or, for figures in `_CEILINGS`, the highest) value that may land. A missing figure
counts as a miss; so does a crash. Raise a floor when a figure has risen for good; lowering one
needs its reason in the commit.
"""

import json
from collections.abc import Callable
from pathlib import Path

from evaluation import (
    brief,
    buildup,
    bulk,
    copies,
    deliveries,
    duty,
    entities,
    factuality,
    incidents,
    kills,
    kinds,
    latency,
    link,
    pagedates,
    pages,
    places,
    readers,
    record,
    sift,
    soak,
    speed,
    statements,
    times,
    world,
)
from evaluation.result import Result, as_json, table

Measure = Callable[[Path, str | None], Result]

# Each with the folders of `--data` that it is run on; none: on `--gold`.
EVALUATIONS: dict[str, tuple[Measure, tuple[str, ...]]] = {
    "speed": (speed.measure, ("pages",)),  # first, as it measures the process's memory too
    "statements": (statements.measure, ("polnear",)),
    "pages": (pages.measure, ("pages",)),
    "pagedates": (pagedates.measure, ("pagedates",)),
    "brief": (brief.measure, ()),
    "entities": (entities.measure, ("gum", "re3d", "ner")),
    "incidents": (incidents.measure, ("muc4", "gvdb", "wikievents")),
    "kinds": (kinds.measure, ("kinds",)),
    "times": (times.measure, ("timeml",)),
    "places": (places.measure, ("geo",)),
    "factuality": (factuality.measure, ("factuality",)),
    "link": (link.measure, ("gvc", "ecbplus", "newsevents")),
    "copies": (copies.measure, ("newsevents",)),
    "buildup": (buildup.measure, ("ucdp",)),
    "record": (record.measure, (".",)),
    "kills": (kills.measure, (".",)),
    "deliveries": (deliveries.measure, (".",)),
    "sift": (sift.measure, (".",)),
    "bulk": (bulk.measure, (".",)),
    "readers": (readers.measure, (".",)),
    "world": (world.measure, (".",)),
    "duty": (duty.measure, (".",)),
    "latency": (latency.measure, (".",)),
    "soak": (soak.measure, (".",)),
}
# Not part of a bench: they take hours, or need a record that took hours.
_LONG = frozenset({"record", "kills", "readers", "bulk", "world", "duty", "latency", "soak"})
_CEILINGS = frozenset(
    {
        "ms_per_page",
        "peak_mb",
        "help_cpu_seconds",
        "uds_mae",
        "meantime_mae",
        "brier",
        "false_alarm_rate",
    }
)
FLOORS = Path(__file__).parent / "floors.json"


def misses(result: Result, floors: dict[str, float]) -> list[str]:
    """One line for each figure on the wrong side of its floor."""
    found = []
    for name, floor in floors.items():
        figure = result.figures.get(name)
        if not isinstance(figure, float | int):
            found.append(f"{result.benchmark}: no figure {name}")
        elif name in _CEILINGS and figure > floor:
            found.append(f"{result.benchmark}: {name} {figure:.2f} is above {floor}")
        elif name not in _CEILINGS and figure < floor:
            found.append(f"{result.benchmark}: {name} {figure:.2f} is below {floor}")
    return found


def bench(data: Path, gold: Path, results: Path | None = None) -> list[str]:
    """Run all evaluations, print their tables, and return what missed its floor.

    With `results`, the list of all results as JSON goes there: what the weights' card shows.
    """
    floors: dict[str, dict[str, float]] = json.loads(FLOORS.read_text("utf-8"))
    missed: list[str] = []
    found: list[str] = []
    for name, (measure, folders) in EVALUATIONS.items():
        for folder in () if name in _LONG else folders or ("",):
            try:
                result = measure(data / folder if folder else gold, None)
            except Exception as error:  # one broken evaluation mustn't hide the others
                missed.append(f"{name}: {type(error).__name__}: {error}")
                continue
            print(table(result), flush=True)
            found.append(as_json(result))
            key = f"{name} {folder}" if len(folders) > 1 else name
            missed += misses(result, floors.get(key, {}))
    if results is not None:
        results.write_text("[\n" + ",\n".join(found) + "\n]\n", encoding="utf-8")
    return missed
