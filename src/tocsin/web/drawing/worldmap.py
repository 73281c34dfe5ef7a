"""A map of incidents: the part of the world that holds them, and a circle for those at one spot.

The outlines are Natural Earth's (naturalearthdata.com, 1:50 million, public domain), as
`gazetteer/land.py` compiles them. The projection is equirectangular, true along the middle of the
map; nothing is measured on it.
"""

import json
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

WIDTH, HEIGHT = 640, 360
_NARROWEST = 8.0  # degrees from west to east: nearer, and the outlines would be all there is
_ROOM = 1.25  # how much more is shown than what holds the points
_CELL, _APART = 12.0, 30.0  # points of a cell are one circle, and so are cells that are near
_DETAIL = 1.2  # corners of outlines nearer to each other than this are left out
_SMALLEST, _LARGEST = 6.0, 17.0
_POLE = 85.0


class Point(NamedTuple):
    """Something on the map: degrees, the name of the place, and the id of what is there."""

    longitude: float
    latitude: float
    place: str
    id: str


class Spot(NamedTuple):
    """Points that are drawn as one circle; `place` is that of most of them."""

    x: float
    y: float
    radius: float
    place: str
    places: int
    ids: tuple[str, ...]

    @property
    def words(self) -> str:
        """What is there: "Karsk and 2 other places: 5 incidents"."""
        more = f" and {self.places - 1} other place{'s' * (self.places > 2)}"
        count = f"{len(self.ids)} incident{'s' * (len(self.ids) > 1)}"
        return f"{self.place}{more if self.places > 1 else ''}: {count}"


@dataclass(frozen=True)
class Map:
    """A map, drawn in a box of `WIDTH` by `HEIGHT`: paths of land and borders, and circles."""

    land: str
    borders: str
    spots: tuple[Spot, ...]
    width: int = WIDTH
    height: int = HEIGHT


class _Frame(NamedTuple):
    """The part of the world that is shown, in degrees; `narrow` is the cosine of its middle."""

    west: float
    south: float
    east: float
    north: float
    narrow: float

    def x(self, longitude: float) -> float:
        return (longitude - self.west) / (self.east - self.west) * WIDTH

    def y(self, latitude: float) -> float:
        return (self.north - latitude) / (self.north - self.south) * HEIGHT


def drawn(points: Sequence[Point]) -> Map | None:
    """The map of some points; None of no points."""
    if not points:
        return None
    frame = _frame(points)
    land, borders = _outlines(frame)
    return Map(land, borders, tuple(_spots(points, frame)))


def _frame(points: Sequence[Point]) -> _Frame:
    """What holds all points, with room around them, in the proportions of the box."""
    west, east = _ends(one.longitude for one in points)
    south, north = _ends(one.latitude for one in points)
    middle = max(-_POLE + 15, min(_POLE - 15, (south + north) / 2))
    narrow = max(0.3, math.cos(math.radians(middle)))
    width = max((east - west) * _ROOM, (north - south) * _ROOM * WIDTH / HEIGHT / narrow)
    width = min(360.0, max(_NARROWEST / narrow, width))
    height = width * narrow * HEIGHT / WIDTH
    if height > 2 * _POLE:
        height = 2 * _POLE
    # Rounded, so that lists that differ by a little are drawn on one map, made once.
    centre = max(-180 + width / 2, min(180 - width / 2, (west + east) / 2))
    level = max(-_POLE + height / 2, min(_POLE - height / 2, middle))
    return _Frame(
        west=round(centre - width / 2, 1),
        south=round(level - height / 2, 1),
        east=round(centre + width / 2, 1),
        north=round(level + height / 2, 1),
        narrow=round(narrow, 2),
    )


def _ends(values: Iterable[float]) -> tuple[float, float]:
    known = sorted(values)
    return known[0], known[-1]


def _spots(points: Sequence[Point], frame: _Frame) -> Iterator[Spot]:
    """The points in groups, a circle for each in the middle of what is in it."""
    groups = _groups(points, frame)
    most = max(map(len, groups))
    for held in sorted(groups, key=lambda one: -len(one)):  # the small ones on top
        named = Counter(one.place for one in held)
        share = math.sqrt(len(held) / most) if len(held) > 1 else 0
        yield Spot(
            x=round(sum(frame.x(one.longitude) for one in held) / len(held), 1),
            y=round(sum(frame.y(one.latitude) for one in held) / len(held), 1),
            radius=round(_SMALLEST + (_LARGEST - _SMALLEST) * share, 1),
            place=named.most_common(1)[0][0],
            places=len(named),
            ids=tuple(one.id for one in held),
        )


def _groups(points: Sequence[Point], frame: _Frame) -> list[list[Point]]:
    """Points that are near each other on the map, around where most of them are."""
    cells: dict[tuple[int, int], list[Point]] = {}
    for one in points:
        cell = round(frame.x(one.longitude) / _CELL), round(frame.y(one.latitude) / _CELL)
        cells.setdefault(cell, []).append(one)
    centres: list[tuple[float, float]] = []
    groups: list[list[Point]] = []
    for held in sorted(cells.values(), key=lambda one: -len(one)):
        x = sum(frame.x(one.longitude) for one in held) / len(held)
        y = sum(frame.y(one.latitude) for one in held) / len(held)
        near = (n for n, centre in enumerate(centres) if math.dist(centre, (x, y)) < _APART)
        if (number := next(near, None)) is None:
            centres.append((x, y))
            groups.append(held)
        else:
            groups[number] += held
    return groups


# The outlines


class _Line(NamedTuple):
    """An outline, and the box that holds it."""

    points: tuple[tuple[float, float], ...]
    west: float
    south: float
    east: float
    north: float

    def meets(self, frame: _Frame) -> bool:
        across = self.west <= frame.east and frame.west <= self.east
        return across and self.south <= frame.north and frame.south <= self.north


@cache
def _shipped() -> tuple[tuple[_Line, ...], tuple[_Line, ...]]:
    """The outlines of land and the borders between countries."""
    text = (files("tocsin.web") / "drawing" / "land.json").read_text()
    found = json.loads(text)
    land, borders = (tuple(map(_line, found[name])) for name in ("land", "borders"))
    return land, borders


def _line(steps: Sequence[int]) -> _Line:
    x = y = 0
    points = []
    for across, up in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + across, y + up
        points.append((x / 100, y / 100))
    longitudes, latitudes = zip(*points, strict=True)
    return _Line(tuple(points), min(longitudes), min(latitudes), max(longitudes), max(latitudes))


@lru_cache(maxsize=64)
def _outlines(frame: _Frame) -> tuple[str, str]:
    """The paths of all land and all borders in a frame."""
    land, borders = _shipped()
    rings = (_path(_thin(_cut(one.points, frame), frame), "Z") for one in land if one.meets(frame))
    lines = (_path(_thin(one.points, frame), "") for one in borders if one.meets(frame))
    return "".join(rings), "".join(lines)


def _cut(ring: Sequence[tuple[float, float]], frame: _Frame) -> Sequence[tuple[float, float]]:
    """What of a ring lies in a frame (Sutherland and Hodgman 1974)."""
    for axis, edge, sign in (
        (0, frame.west, 1),
        (0, frame.east, -1),
        (1, frame.south, 1),
        (1, frame.north, -1),
    ):
        ring = _beside(ring, axis, edge, sign)
    return ring


def _beside(
    ring: Sequence[tuple[float, float]], axis: int, edge: float, sign: int
) -> list[tuple[float, float]]:
    """What of a ring lies on one side of an edge."""
    kept: list[tuple[float, float]] = []
    for number, point in enumerate(ring):
        before = ring[number - 1]
        here, was = ((one[axis] - edge) * sign >= 0 for one in (point, before))
        if here != was:
            share = (edge - before[axis]) / (point[axis] - before[axis])
            x, y = (before[n] + share * (point[n] - before[n]) for n in (0, 1))
            kept.append((x, y))
        if here:
            kept.append(point)
    return kept


def _thin(line: Sequence[tuple[float, float]], frame: _Frame) -> list[tuple[float, float]]:
    """A line in the box, without corners that nobody would see."""
    made: list[tuple[float, float]] = []
    for number, (longitude, latitude) in enumerate(line):
        x, y = frame.x(longitude), frame.y(latitude)
        last = number == len(line) - 1
        if made and not last and math.dist(made[-1], (x, y)) < _DETAIL:
            continue
        made.append((x, y))
    return made


def _path(points: Sequence[tuple[float, float]], end: str) -> str:
    if len(points) < 2 + bool(end):
        return ""
    return "M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in points) + end
