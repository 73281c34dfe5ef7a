"""The map: it holds all points, draws near ones as one, and shows land where there is some."""

import random
import re

import pytest

from tocsin.web.drawing.worldmap import HEIGHT, WIDTH, Map, Point, drawn


def of(*points: Point) -> Map:
    """The map of some points, of which there are some."""
    made = drawn(points)
    assert made is not None
    return made


def test_of_no_points_there_is_no_map() -> None:
    assert drawn([]) is None


def test_points_of_one_town_are_one_circle_with_all_their_ids() -> None:
    near = [Point(16.3 + n / 1000, 48.2, "Orlec", str(n)) for n in range(5)]
    made = of(*near, Point(24.0, 52.0, "Karsk", "far"))
    assert sorted(len(one.ids) for one in made.spots) == [1, 5]
    assert next(one.words for one in made.spots if len(one.ids) == 5) == "Orlec: 5 incidents"


@pytest.mark.parametrize("seed", range(50))
def test_all_points_but_those_at_the_poles_lie_on_the_map(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret
    middle, width = chance.uniform(-150, 150), chance.choice([0, 0.1, 3, 30, 180])
    points = [
        Point(
            max(-180.0, min(180.0, middle + chance.uniform(-width, width))),
            chance.uniform(-80, 80) if width else 30.0,
            "x",
            str(number),
        )
        for number in range(chance.randint(1, 20))
    ]
    made = of(*points)
    assert sum(len(one.ids) for one in made.spots) == len(points)
    for one in made.spots:
        assert -1 <= one.x <= WIDTH + 1 and -1 <= one.y <= HEIGHT + 1


def test_outlines_stay_near_the_box_and_are_as_coarse_as_it_is() -> None:
    world = of(Point(-120, 40, "a", "1"), Point(150, -30, "b", "2"))
    near = of(Point(16.3, 48.2, "c", "3"))
    for made in (world, near):
        numbers = [float(n) for n in re.findall(r"-?\d+", made.land)]
        assert numbers and all(-1 <= n <= WIDTH + 1 for n in numbers)
        assert len(made.land) < 60_000
    assert near.borders
