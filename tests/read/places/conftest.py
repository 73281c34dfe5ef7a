"""The made world as a gazetteer."""

from pathlib import Path

import pytest

from tests.read.places.made import gazetteer
from tocsin.read.places.gazetteer import Gazetteer


@pytest.fixture(name="world")
def _world(tmp_path: Path) -> Gazetteer:
    return gazetteer(tmp_path)
