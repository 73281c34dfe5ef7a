"""How much something matters, apart from whether it is true."""

import inspect
from datetime import date

import msgspec
import pytest

from tests.records import made
from tocsin.assess import importance as module
from tocsin.assess.importance import Importance, importance
from tocsin.records import INCIDENT_KINDS, FigureKind, IncidentKind
from tocsin.records.incident import Range

TODAY = date(2026, 3, 21)


def _of(
    kind: IncidentKind = "shooting",
    day: date | None = TODAY,
    watched: tuple[str, ...] = (),
    **figures: Range,
) -> Importance:
    told: dict[FigureKind, Range] = {"killed": figures.get("killed", (None, None))}
    one = msgspec.structs.replace(
        made.incident(), kind=kind, where=("Glassworks Hall", "Karsk"), figures=told
    )
    return importance(one, day, TODAY, watched)


def test_more_killed_matter_more_up_to_the_gravest() -> None:
    values = [_of(killed=(number, number)).severity for number in (0, 11, 38, 100, 1000)]
    assert values == sorted(values)
    assert values[0] == 0.6
    assert values[-2:] == [1.0, 1.0]


def test_only_the_least_that_a_figure_leaves_counts() -> None:
    assert _of(killed=(None, 50)).severity == _of().severity


def test_every_kind_has_its_severity() -> None:
    assert all(0 < _of(kind).value <= 1 for kind in INCIDENT_KINDS)


@pytest.mark.parametrize(
    ("day", "recency"),
    [(TODAY, 1.0), (date(2026, 3, 14), 0.5), (date(2026, 4, 1), 1.0), (None, 0.0)],
)
def test_it_halves_with_each_week(day: date | None, recency: float) -> None:
    assert _of(day=day).recency == recency


def test_what_is_about_a_watched_place_matters_more_and_says_so() -> None:
    near, far = _of(watched=("Glassworks hall",)), _of(watched=("Orlec",))
    assert near.value > far.value
    assert near.reasons[2] == "targets 1.00: Glassworks hall, which the desk watches"


def test_trust_has_no_way_in() -> None:
    """A grade, a likelihood or a count of origins can't be handed to it, nor is one looked up."""
    assert set(inspect.signature(importance).parameters) == {
        "incident", "happened", "today", "watched"
    }  # fmt: skip
    used = {value.__module__ for value in vars(module).values() if inspect.isclass(value)}
    assert not any(name.startswith("tocsin.assess") for name in used - {module.__name__})
