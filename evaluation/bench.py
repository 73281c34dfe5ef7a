"""Every evaluation against its floor: `python -m evaluation bench --data DIR --gold DIR`.

Floors stand in `floors.json` as benchmark → figure → the lowest (or, for figures in `_CEILINGS`,
the highest) value that may land. A missing figure counts as a miss; so does a crash. Raise a
floor when a figure has risen for good; lowering one needs its reason in the commit.
"""

import json
from collections.abc import Callable
from pathlib import Path

from evaluation import brief, pagedates, pages, speed, statements
from evaluation.result import Result, table

Measure = Callable[[Path, str | None], Result]

EVALUATIONS: dict[str, tuple[Measure, str]] = {
    "statements": (statements.measure, "polnear"),
    "pages": (pages.measure, "pages"),
    "pagedates": (pagedates.measure, "pagedates"),
    "brief": (brief.measure, ""),
    "speed": (speed.measure, "pages"),
}
_CEILINGS = frozenset({"ms_per_page", "peak_mb", "help_cpu_seconds"})
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


def bench(data: Path, gold: Path) -> list[str]:
    """Run all evaluations, print their tables, and return what missed its floor."""
    floors: dict[str, dict[str, float]] = json.loads(FLOORS.read_text("utf-8"))
    missed: list[str] = []
    for name, (measure, folder) in EVALUATIONS.items():
        try:
            result = measure(data / folder if folder else gold, None)
        except Exception as error:  # one broken evaluation mustn't hide the others
            missed.append(f"{name}: {type(error).__name__}: {error}")
            continue
        print(table(result), flush=True)
        missed += misses(result, floors.get(name, {}))
    return missed
