"""A result for people and for programs."""

import json

from evaluation.result import Result, as_json, table

RESULT = Result(
    benchmark="statements",
    data="polnear",
    split="dev",
    items=3,
    figures={"source_f1": 81.25, "pairing_f1": 60.0},
    published={"source_f1": (83.2, "CofeNet")},
    seconds=1.5,
    notes=("two left out",),
)


def test_the_json_form_is_that_of_measures() -> None:
    assert json.loads(as_json(RESULT)) == {
        "benchmark": "statements",
        "data": "polnear",
        "split": "dev",
        "items": 3,
        "figures": {"source_f1": 81.25, "pairing_f1": 60.0},
        "published": {"source_f1": [83.2, "CofeNet"]},
        "seconds": 1.5,
    }


def test_the_json_form_is_one_line() -> None:
    assert "\n" not in as_json(RESULT)


def test_the_table_shows_the_published_figure_beside_ours() -> None:
    (line,) = [line for line in table(RESULT).splitlines() if "source_f1" in line]
    assert "81.25" in line
    assert "83.20 (CofeNet)" in line


def test_the_table_shows_what_was_measured_and_what_was_left_out() -> None:
    shown = table(RESULT)
    assert "polnear" in shown
    assert "dev" in shown
    assert "3 items" in shown
    assert "two left out" in shown
    assert "pairing_f1" in shown


def test_a_figure_with_parts_is_shown_by_part_and_stands_among_the_figures_in_json() -> None:
    parted = Result(
        benchmark="speed",
        data="pages",
        split=None,
        items=1,
        figures={"peak_mb": 100.0},
        published={},
        seconds=0,
        parts={"share": {"clean": 25.0, "tag": 75.0}},
    )
    assert "clean 25.00" in table(parted)
    assert json.loads(as_json(parted))["figures"] == {
        "peak_mb": 100.0,
        "share": {"clean": 25.0, "tag": 75.0},
    }


def test_a_result_without_figures_is_shown_too() -> None:
    empty = Result(
        benchmark="b", data="d", split=None, items=0, figures={}, published={}, seconds=0
    )
    assert "0 items" in table(empty)
