"""Bulk scored, and run on a small archive."""

from pathlib import Path

import pytest

from evaluation.bulk import Run, run, score
from tests.desk.bulk.made import archive
from tests.desk.made import press


def test_ratios_are_of_one_worker_against_two() -> None:
    figures = score(120, Run(60, 20, b"a"), Run(30, 20, b"a"))
    assert figures == {
        "pages_per_second_1": 2,
        "pages_per_second_2": 4,
        "speedup": 2,
        "whole_speedup": 1.6,
        "entering": 25,
        "same": 100,
    }


def test_records_that_differ_are_not_the_same() -> None:
    assert score(1, Run(1, 1, b"a"), Run(1, 1, b"b"))["same"] == 0


@pytest.mark.slow
def test_every_run_has_the_same_clock(tmp_path: Path) -> None:
    path = Path(archive(tmp_path, press()))
    assert run(path, "local", 1).exported == run(path, "local", 1).exported
