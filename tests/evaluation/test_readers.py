"""Readers open what people open, and whatever isn't answered with a page counts as such."""

import random
from pathlib import Path

import pytest

from evaluation import readers
from evaluation.readers import Answer, kind_of, links, measure, percentile, walk
from tests.desk.made import add
from tests.desk.weighed import bombing
from tocsin.desk.desk import Desk


def test_a_percentile_is_the_least_that_so_many_do_not_exceed() -> None:
    values = [15.0, 20.0, 35.0, 40.0, 50.0]
    assert [percentile(values, share) for share in (5, 30, 40, 50, 100)] == [15, 20, 20, 35, 50]
    assert percentile([], 95) == 0


def test_a_page_leads_to_pages_of_known_kinds_alone() -> None:
    page = (
        '<a class="x" href="/incidents/ab12?as_of=2026-03-20&amp;after=40">'
        '<a href="/incidents.csv"><a href="/articles/cd34?version=1#s7"><a href="//evil.example">'
        '<a href="/incidents/ab12?weigh=1"><a href="/articles/cd34?version=1">'
    )
    found = ["/incidents/ab12?as_of=2026-03-20&after=40", "/articles/cd34?version=1"]
    assert links(page) == found
    assert list(map(kind_of, found)) == ["then", "article"]


def test_every_address_where_one_begins_is_of_a_kind() -> None:
    known = dict.fromkeys(
        ("place", "kind", "day", "incident", "name", "article", "story", "word", "watch"), "ab12"
    )
    assert all(kind_of(one.format(**known)) for one in readers._ADDRESSES)


def test_what_nobody_answers_is_no_page() -> None:
    answers = walk(1, lambda _: "/", 3, 7)  # nobody listens at port 1
    assert [(one.kind, one.status) for one in answers] == [("today", 0)] * 3
    assert readers._summed(answers)["answered"] == 0


def test_pages_that_are_all_answered_at_once_are_a_hundred_percent() -> None:
    figures = readers._summed([Answer("/", "today", 200, 1.0, 2000)] * 20)
    assert (figures["answered"], figures["p95_ms"], figures["largest_kb"]) == (100, 1, 2)


@pytest.mark.slow
def test_a_desk_is_read_by_all_who_come(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "_THINKING", (0.0, 0.01))
    monkeypatch.setattr(readers, "PROGRAM", None)  # other tests open the browser
    with Desk(str(tmp_path / "desk.db"), by="Mira") as desk:
        add(desk, bombing())
    result = measure(tmp_path / "desk.db", "80")
    assert (result.items, result.figures["answered"]) == (80, 100)
    assert sum(result.parts["pages_by"].values()) == 80


def test_a_record_that_is_not_there_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as error:
        measure(tmp_path / "none.db", None)
    assert "none.db" in str(error.value.filename)


def test_readers_draw_the_same_addresses_each_time_and_none_of_what_is_not_there() -> None:
    drawn = readers._Drawn({"place": ["a", "b c"], "word": ["d", "e"]})
    one, other = (random.Random(7) for _ in range(2))  # noqa: S311 - no secrets
    found = [drawn.address(one) for _ in range(50)]
    assert found == [drawn.address(other) for _ in range(50)]
    assert not any("{" in address or "stories/" in address for address in found)
