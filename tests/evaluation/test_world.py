"""The world of outlets: what a reader could have seen is in the record, and what is wrong told."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from evaluation.outlets import Outlet, World, outlets
from evaluation.world import figures_of, live
from tocsin.desk.desk import Desk
from tocsin.store.journal import written

HOUR = timedelta(hours=1)
SOME = [
    Outlet(vice.replace(" ", "-"), 2 * HOUR, vice)
    for vice in (
        "works",
        "edits",
        "dates edits anew",
        "repeats",
        "redirects",
        "fails for hours",
        "gives garbage",
    )
]


@pytest.fixture(name="world")
def _world() -> Iterator[World]:
    with HTTPServer(threaded=True) as server:
        yield World(server, SOME)


def test_there_are_two_hundred_each_called_differently() -> None:
    made = outlets()
    assert len(made) == len({one.name for one in made}) == 200


@pytest.mark.slow
def test_a_desk_that_collects_has_all_once_and_names_what_is_wrong(
    world: World, tmp_path: Path
) -> None:
    with Desk(str(tmp_path / "w.db"), by="Ada", clock=lambda: written(world.now)) as desk:
        live(world, desk, 5 * HOUR)
        figures, _ = figures_of(world, desk)
    assert figures == {"seen": 100, "once": 100, "versions": 100, "polite": 100, "named": 100}


def test_a_desk_that_has_nothing_scores_nothing(world: World, tmp_path: Path) -> None:
    with Desk(str(tmp_path / "w.db"), by="Ada", clock=lambda: written(world.now)) as desk:
        live(world, desk, timedelta(0))
        figures, _ = figures_of(world, desk)
    assert set(figures.values()) == {0}
