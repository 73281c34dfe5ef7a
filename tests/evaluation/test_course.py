"""A drawing of a long run: from nought, so that what looks level is level."""

import re

import pytest
from lxml import etree

from evaluation.course import Panel, drawn

_SVG = "{http://www.w3.org/2000/svg}"


def _lines(*series: dict[str, float]) -> list[list[tuple[float, float]]]:
    tree = etree.fromstring(drawn([Panel("a & b", series)]))
    return [
        [(float(x), float(y)) for x, y in re.findall(r"([\d.]+),([\d.]+)", line.get("points", ""))]
        for line in tree.iter(f"{_SVG}polyline")
    ]


def test_a_level_run_is_a_level_line() -> None:
    (line,) = _lines({"6": 17.0, "12": 17.0, "18": 17.0})

    assert len({y for _, y in line}) == 1
    assert line[1][0] - line[0][0] == pytest.approx(line[2][0] - line[1][0], abs=0.2)


def test_twice_as_much_stands_twice_as_high_over_the_axis() -> None:
    (line,) = _lines({"1": 100.0, "2": 50.0})
    foot = 145.0  # where the axis is

    assert foot - line[0][1] == pytest.approx(2 * (foot - line[1][1]), abs=0.2)


def test_lines_of_a_panel_share_its_scale() -> None:
    low, high = _lines({"1": 1.0}, {"1": 2.0})

    assert low[0][1] > high[0][1]


def test_the_most_is_written_as_people_write_it() -> None:
    text = drawn([Panel("memory", [{"1": 1403.5}]), Panel("delay", [{"1": 1.25}])])

    assert re.findall(r">([\d.e+]+)</text>", text) == ["1614", "0", "1.44", "0"]
