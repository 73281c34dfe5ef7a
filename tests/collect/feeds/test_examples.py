"""Public feeds of alerts, where the corpora are there; they aren't part of the project."""

from pathlib import Path

import pytest

from tests.collect.feeds.made import fetched
from tocsin.collect.feeds import listing

_EXAMPLES = Path(__file__).parents[3].parent / "shared" / "data" / "cap" / "examples"
pytestmark = pytest.mark.skipif(not _EXAMPLES.is_dir(), reason="the corpora aren't there")


@pytest.mark.parametrize(("name", "count"), [("weather", 1), ("weather_index", 2)])
def test_a_feed_tells_of_alerts(name: str, count: int) -> None:
    found = listing(fetched((_EXAMPLES / f"{name}.atom").read_bytes())).items
    assert len([item for item in found if item.link]) == count
