"""Gathering asks what is due, and what came waits to be read."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from tests.desk.service.outlet import articles
from tests.desk.service.test_service import until
from tocsin.collect.addresses import Manner
from tocsin.desk.desk import Desk
from tocsin.desk.service.gathering import Gathering
from tocsin.desk.service.telling import Told
from tocsin.store import work


def gather(desk: Desk, told: list[Told], enough: Callable[[], bool]) -> None:
    """Ask until that is so."""
    made = Gathering(
        desk.store, desk.collecting, desk.now, told.append, longest=2_000, manner=Manner()
    )
    until(lambda: made.turn() >= 0 and enough())
    made.close()


def waiting(desk: Desk) -> int:
    """How many pages wait to be read."""
    with desk.store.look() as view:
        return work.waiting(view)["read"].count


@pytest.mark.slow
def test_from_an_index_over_its_sitemap_to_the_articles(
    tmp_path: Path, httpserver: HTTPServer
) -> None:
    named = "".join(f"<url><loc>{one}</loc></url>" for one in articles(httpserver, 2))
    httpserver.expect_request("/news.xml").respond_with_data(f"<urlset>{named}</urlset>")
    loc = f"<sitemap><loc>{httpserver.url_for('/news.xml')}</loc></sitemap>"
    httpserver.expect_request("/all.xml").respond_with_data(f"<sitemapindex>{loc}</sitemapindex>")
    told = list[Told]()
    with Desk(str(tmp_path / "desk.db"), by="Ada") as desk:
        desk.sources.add(httpserver.url_for("/all.xml"))
        gather(desk, told, lambda: waiting(desk) == 2)
    steps = [(one.step, one.what) for one in told]
    pages = [("page", "good")] * 2
    assert steps == [("rules", "not found"), ("poll", "good"), ("poll", "undated"), *pages]
