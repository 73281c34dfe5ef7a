"""What is meant by some letters is found among incidents, actors and articles, then as now."""

from collections.abc import Iterator

import pytest

from tests.desk.made import press
from tocsin.desk.desk import Desk


@pytest.fixture(name="told")
def _told(desk: Desk) -> Iterator[Desk]:
    """A desk that read the press."""
    assert len(list(desk.add(press()))) == len(press())
    yield desk


def test_names_are_found_by_how_a_word_of_theirs_begins_whatever_its_case(told: Desk) -> None:
    found = told.find("oSk")
    assert found.incidents
    assert all("Oskara" in row.dossier.places for row in found.incidents)
    for sought in ("varn", "FRO", "varnian f"):
        assert [one.actor.name for one in told.find(sought).actors] == ["Varnian Front"]
    assert told.find("nian").actors == ()


def test_incidents_are_found_by_who_has_a_part_in_them(told: Desk) -> None:
    attack = max(told.incidents().rows, key=lambda row: row.dossier.accounts)
    assert attack.id in {row.id for row in told.find("varnian").incidents}


def test_articles_are_found_by_whole_words_and_few_of_each_are_told(told: Desk) -> None:
    assert [one.source.title for one in told.find("late snow").articles] == [
        "Late snow closes the pass"
    ]
    assert len(told.find("market", limit=2).articles) == 2


def test_what_was_not_known_then_is_not_found(told: Desk) -> None:
    then = told.find("oskara", as_of="2026-05-30")
    assert (then.incidents, then.actors, then.articles) == ((), (), ())


@pytest.mark.parametrize("sought", ["", " ", "o", "?!", "%", "_____"])
def test_hardly_anything_finds_nothing(told: Desk, sought: str) -> None:
    found = told.find(sought)
    assert (found.incidents, found.actors, found.articles) == ((), (), ())
