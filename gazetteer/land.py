"""Compile the outlines of maps: `python -m gazetteer.land --shapes DIR [--out FILE]`.

DIR holds Natural Earth's `ne_50m_land.json` and `ne_50m_admin_0_boundary_lines_land.json` (GeoJSON,
naturalearthdata.com, 1:50 million; public domain).
"""

import argparse
import json
import math
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

Point = tuple[float, float]

_LAND, _BORDERS = "ne_50m_land.json", "ne_50m_admin_0_boundary_lines_land.json"
_TOLERANCE = 0.04  # degrees, a pixel on a map of thirty degrees
_SCALE = 100  # what is written are hundredths of a degree
_RING = 4  # points of the smallest ring there is: a triangle, closed


def main() -> int:
    """Run the command; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m gazetteer.land", description=__doc__)
    parser.add_argument("--shapes", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("src/tocsin/web/drawing/land.json"))
    given = parser.parse_args()
    try:
        land, borders = (_lines(given.shapes / name) for name in (_LAND, _BORDERS))
        rings = [one for one in map(_written, land) if len(one) >= 2 * _RING]
        made = {"land": rings, "borders": [_written(one) for one in borders]}
    except FileNotFoundError as error:
        print(f"gazetteer: {error.filename} is missing: see python -m gazetteer.land --help")
        return 1
    given.out.write_text(json.dumps(made, separators=(",", ":")) + "\n")
    counts = {name: sum(len(one) // 2 for one in lines) for name, lines in made.items()}
    print(f"{given.out}: {counts} points, {given.out.stat().st_size / 1e3:.0f} kB")
    return 0


def _lines(path: Path) -> list[Sequence[Point]]:
    """All rings and lines of a file of GeoJSON."""
    shapes = json.loads(path.read_text())["features"]
    return [line for one in shapes for line in _parts(one["geometry"])]


def _parts(geometry: Mapping[str, Any]) -> Iterator[Sequence[Point]]:
    found, kind = geometry["coordinates"], geometry["type"]
    if kind == "LineString":
        yield found
    elif kind in ("Polygon", "MultiLineString"):
        yield from found
    else:
        for polygon in found:
            yield from polygon


def _written(line: Sequence[Point]) -> list[int]:
    """The line simplified, as whole hundredths: the first point, then steps to each next."""
    kept = [tuple(round(value * _SCALE) for value in point[:2]) for point in simplified(line)]
    steps = [0, 0]
    made: list[int] = []
    for point in kept:
        made += [point[0] - steps[0], point[1] - steps[1]]
        steps = [point[0], point[1]]
    return made


def simplified(line: Sequence[Point]) -> list[Point]:
    """The points that matter (Douglas and Peucker 1973), both ends among them."""
    kept = {0, len(line) - 1}
    todo = [(0, len(line) - 1)]
    if line[0] == line[-1]:  # a ring has no ends of its own: it is cut at its far side
        far = max(range(len(line)), key=lambda number: math.dist(line[0][:2], line[number][:2]))
        kept.add(far)
        todo = [(0, far), (far, len(line) - 1)]
    while todo:
        low, high = todo.pop()
        apart, at = max(
            ((_apart(line[number], line[low], line[high]), number) for number in range(low, high)),
            default=(0.0, low),
        )
        if apart > _TOLERANCE and low < at:
            kept.add(at)
            todo += [(low, at), (at, high)]
    return [line[number] for number in sorted(kept)]


def _apart(point: Point, one: Point, other: Point) -> float:
    """How far a point is from the line through two others, or from them where they are one."""
    across, up = other[0] - one[0], other[1] - one[1]
    length = math.hypot(across, up)
    if length == 0:
        return math.dist(point[:2], one[:2])
    return abs(across * (one[1] - point[1]) - up * (one[0] - point[0])) / length


if __name__ == "__main__":
    sys.exit(main())
