"""Today, as it is found by who comes for the first time, and at a desk that has nothing yet."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.desk.own import Own, own, told
from tocsin.desk.desk import Desk


@pytest.fixture(name="here", scope="module")
def _here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Own]:
    """A desk that last read something on 13 May 2026."""
    with own(told(tmp_path_factory.mktemp("told")), tmp_path_factory.mktemp("own")) as made:
        yield made


def test_who_comes_first_sees_what_came_in_the_last_week_in_which_something_was_read(
    here: Own,
) -> None:
    page = here.at.get("/?as_of=2026-06-01").text
    assert "New in the week up to 13 May 2026" in page and f'id="i-{here.attack()}"' in page


def test_who_said_that_it_was_seen_is_shown_what_came_since(here: Own) -> None:
    cookies = {"Cookie": "tocsin_seen=2026-05-20T00:00:00.000000Z"}
    page = here.at.get("/?as_of=2026-06-01", headers=cookies).text
    assert "New since 20 May 2026" in page and "No new incident" in page


def test_where_there_is_nothing_yet_one_is_led_to_sources_and_watches(tmp_path: Path) -> None:
    Desk(str(tmp_path / "told.db")).close()
    with own(str(tmp_path / "told.db"), tmp_path) as empty:
        page = empty.at.get("/").text
        for to in ("/sources/starter", "/sources#new-address", "/watches#add"):
            assert f'href="{to}"' in page, to
        assert "Nothing has been read yet" in page and "goes wrong" not in page
        assert 'id="new-address"' in empty.at.get("/sources").text
        reader = empty.at.get("/", headers=empty.reader()).text
        assert "Nothing is collected from yet" in reader and "/sources/starter" not in reader
