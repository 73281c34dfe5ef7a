"""Who an article names: from a real reading, with what the article tells around each name."""

from datetime import date

import pytest

from tocsin.link.actors.named import Named, is_name, named
from tocsin.read import read
from tocsin.records import Article, Reading, Sourced

_TEXT = (
    "Norwegian President Ilse Korb said the Kremlin had warned Oslo of an attack.\n\n"
    "Korb, a former judge, met Orla Venn of the Black Lantern Front (BLF) in Bergen on Monday. "
    "Police said two men were held. Gunmen killed three people in Bergen, Russia's defence "
    "ministry said."
)


def _reading(text: str, published: str | None = "2024-03-05") -> Reading:
    given = Sourced(value=published, where="given", at="") if published else None
    article = Article(
        id="made", page="made", source="made", address=None, title=None, byline=None, outlet=None,
        language=None, published=given, modified=None, text=text, segments=(), dropped=(),
    )  # fmt: skip
    return read(article)


@pytest.fixture(scope="module")
def names() -> dict[str, Named]:
    return {one.name: one for one in named(_reading(_TEXT))}


def test_a_person_has_the_titles_and_roles_beside_the_name(names: dict[str, Named]) -> None:
    korb = names["Ilse Korb"]
    assert korb.kind == "person"
    assert "Korb" in korb.forms
    assert "Norwegian President" in korb.roles


def test_a_name_knows_its_companions_countries_and_day(names: dict[str, Named]) -> None:
    venn = names["Orla Venn"]
    assert "Ilse Korb" in venn.beside
    assert "Orla Venn" not in venn.beside
    assert {"NO", "RU"} <= set(venn.countries)
    assert venn.published == date(2024, 3, 5)


def test_a_seat_that_speaks_is_its_government(names: dict[str, Named]) -> None:
    assert names["Government of Russia"].kind == "government"
    assert "Kremlin" in names["Government of Russia"].forms


def test_who_is_only_described_is_no_name(names: dict[str, Named]) -> None:
    assert not {"Police", "police", "two men", "gunmen", "Gunmen", "three people"} & set(names)


def test_the_same_reading_gives_the_same_names_each_once() -> None:
    reading = _reading(_TEXT)
    assert named(reading) == named(reading)
    ids = [one.id for one in named(reading)]
    assert len(ids) == len(set(ids))


def test_without_a_day_none_is_invented() -> None:
    assert {one.published for one in named(_reading(_TEXT, None))} == {None}


@pytest.mark.parametrize(
    "phrase",
    [
        "Orla Venn",
        "Interior Ministry of Varnia",
        "Russian defence ministry",
        "Iraqi security forces",
        "FBI",
        "the Kremlin",
        "Government of Norway",
        "British Prime Minister Theresa May",
    ],
)
def test_capitals_or_an_office_with_its_country_make_a_name(phrase: str) -> None:
    assert is_name(phrase)


@pytest.mark.parametrize(
    "phrase",
    [
        "police",
        "Police",
        "gunmen",
        "two men",
        "the ministry",
        "Tessel police",
        "a police spokesperson",
        "Orla Venn's family",
        "Governments",
        "Egyptian court",
        "South Korean defence ministry and the Pentagon",
    ],
)
def test_a_description_is_no_name(phrase: str) -> None:
    assert not is_name(phrase)


_VARNIA = (
    "KARSK – Three people were killed in Karsk, Varnia's Interior Ministry said on Monday. "
    "The Interior Ministry said that Varnia's parliament would meet, Ilse Korb said."
)


@pytest.fixture(scope="module")
def varnian() -> dict[str, Named]:
    return {one.name: one for one in named(_reading(_VARNIA))}


def test_an_office_has_the_land_for_its_home_that_no_table_has(varnian: dict[str, Named]) -> None:
    homes = {one.home for called, one in varnian.items() if "Interior Ministry" in called}
    assert homes == {"Varnia"}


def test_a_dateline_names_nobody(varnian: dict[str, Named]) -> None:
    assert "KARSK" not in varnian
