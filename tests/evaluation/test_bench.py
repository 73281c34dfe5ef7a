"""Floors hold, ceilings hold, and a figure that is missing is a miss."""

import json
from pathlib import Path

import pytest

from evaluation import bench as module
from evaluation.bench import EVALUATIONS, FLOORS, bench, misses
from evaluation.result import Result


def _result(figures: dict[str, float], benchmark: str = "statements") -> Result:
    return Result(
        benchmark=benchmark,
        data="made",
        split=None,
        items=1,
        figures=figures,
        published={},
        seconds=0,
    )


@pytest.mark.parametrize(
    ("figure", "value", "bound", "missed"),
    [
        ("source_f1", 80.0, 80.0, False),
        ("source_f1", 80.1, 80.0, False),
        ("source_f1", 79.9, 80.0, True),
        ("ms_per_page", 10.0, 10.0, False),
        ("ms_per_page", 9.0, 10.0, False),
        ("ms_per_page", 10.1, 10.0, True),
        ("peak_mb", 300.0, 250.0, True),
        ("help_cpu_seconds", 0.1, 0.3, False),
    ],
)
def test_a_floor_is_the_lowest_and_a_ceiling_the_highest_that_may_land(
    figure: str, value: float, bound: float, missed: bool
) -> None:
    found = misses(_result({figure: value}), {figure: bound})
    assert [figure in line for line in found] == ([True] if missed else [])


def test_a_missing_figure_is_a_miss() -> None:
    (line,) = misses(_result({"source_f1": 99.0}), {"cue_f1": 1.0})
    assert "no figure cue_f1" in line


def test_a_figure_without_floor_is_let_pass() -> None:
    assert misses(_result({"source_f1": 0.0}), {}) == []


def test_the_shipped_floors_are_of_evaluations_that_there_are() -> None:
    floors = json.loads(FLOORS.read_text("utf-8"))
    known = {
        f"{name} {folder}" if len(folders) > 1 else name
        for name, (_, folders) in EVALUATIONS.items()
        for folder in folders or ("",)
    }
    assert set(floors) <= known
    assert all(isinstance(v, int | float) for one in floors.values() for v in one.values())


def test_bench_runs_every_evaluation_in_its_folder_and_gives_what_missed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[Path] = []

    def measure(data: Path, split: str | None) -> Result:
        asked.append(data)
        return _result({"f1": 50.0}, "one" if data.name == "corpus" else "brief")

    floors = tmp_path / "floors.json"
    floors.write_text(json.dumps({"one": {"f1": 60}, "brief": {"f1": 40}}))
    monkeypatch.setattr(
        module, "EVALUATIONS", {"one": (measure, ("corpus",)), "brief": (measure, ())}
    )
    monkeypatch.setattr(module, "FLOORS", floors)
    missed = bench(tmp_path / "data", tmp_path / "gold")
    assert asked == [tmp_path / "data" / "corpus", tmp_path / "gold"]
    assert missed == ["one: f1 50.00 is below 60"]
    assert capsys.readouterr().out.count("f1") == 2
