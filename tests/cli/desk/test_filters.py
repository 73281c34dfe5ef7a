"""`tocsin filters …`: lists are kept, listed, made feeds of, and withdrawn."""

from pathlib import Path

import pytest

from tests.cli.desk.conftest import Tocsin
from tocsin.desk.desk import Desk


@pytest.fixture(name="own")
def _own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """An empty desk."""
    where = str(tmp_path / "own.db")
    monkeypatch.setenv("TOCSIN_DESK", where)
    return Desk(where)


def test_a_list_is_kept_and_withdrawn(run: Tocsin, own: Desk) -> None:
    query = "place=Orlec&kind=bombing"
    assert run("filters", "save", "Valley", "incidents", query, "--by", "Mira")[0] == 0
    out = run("filters", "list")[1]
    assert "Valley · incidents · place Orlec, kind bombing" in out and "by Mira" in out
    assert run("filters", "withdraw", "Valley", "--why", "not needed")[0] == 0
    assert "Valley" not in run("filters", "list")[1]


def test_the_path_of_a_feed_is_printed_alone(run: Tocsin, own: Desk) -> None:
    run("filters", "save", "Valley", "incidents")
    code, out, _ = run("filters", "feed", "Valley")
    assert (code, out[:7], out[-5:]) == (0, "/feeds/", ".rss\n")
    assert own.filters.find(out[7:-5]) is not None
    assert run("filters", "end-feed", "Valley")[0] == 0
    assert own.filters.find(out[7:-5]) is None


def test_what_cannot_be_kept_is_one_line(run: Tocsin, own: Desk) -> None:
    for args in (("save", "Valley", "cases"), ("feed", "None")):
        code, out, err = run("filters", *args)
        assert (code, out, len(err.splitlines())) == (1, "", 1)
