"""Actors that the whole world knows."""

from collections import Counter
from importlib.resources import files

import pytest

from tocsin.link.actors.known import borne_out, known, may_mean, meant, recognise, ruling
from tocsin.read.known import names as read_names


@pytest.mark.parametrize(
    ("form", "full"),
    [
        ("ISIS", "Islamic State"),
        ("the Islamic State", "Islamic State"),
        ("Da’esh", "Islamic State"),
        ("ISIS-K", "Islamic State – Khorasan Province"),
        ("Vilayat Khorasan", "Islamic State – Khorasan Province"),
        ("U.N. Security Council", "United Nations Security Council"),
        ("the Kremlin", "Government of Russia"),
        ("Moscow", "Government of Russia"),
        ("Russian authorities", "Government of Russia"),
        ("the government of Iraq", "Government of Iraq"),
        ("Egypt's government", "Government of Egypt"),
        ("UK", "Government of the United Kingdom"),
        ("Russians", "Russians"),
    ],
)
def test_every_name_leads_to_the_full_one(form: str, full: str) -> None:
    assert meant(form) == full


@pytest.mark.parametrize("form", ["is", "fars", "Iraqi", "Orla Venn", "police", "the Front", ""])
def test_other_words_mean_nobody(form: str) -> None:
    assert meant(form) is None
    assert not may_mean(form)


def test_a_branch_is_its_own_actor_and_part_of_the_whole() -> None:
    branch = known("Islamic State – Khorasan Province")
    assert branch is not None
    assert (branch.part_of, branch.country) == ("Islamic State", "AF")


def _told(form: str, countries: list[str], beside: list[str] | None = None) -> str | None:
    return borne_out(recognise([form]), countries, beside or []).surely


def test_a_name_that_others_bear_needs_its_country() -> None:
    assert _told("RIA", ["RU"]) == "RIA Novosti"
    assert _told("RIA", ["US"]) is None
    assert recognise(["RIA"]).perhaps == ("RIA Novosti",)


def test_or_its_full_name_beside_it() -> None:
    assert _told("RIA", [], ["RIA Novosti"]) == "RIA Novosti"


def test_a_name_of_two_actors_goes_to_the_one_whose_country_is_named() -> None:
    assert _told("Security Service", ["UA"]) == "Security Service of Ukraine"
    assert _told("Security Service", ["GB"]) == "MI5"
    assert _told("Security Service", ["GB", "UA"]) is None


def test_a_person_called_like_a_country_is_no_government() -> None:
    assert recognise(["Jordan"], person=True).surely is None
    assert recognise(["Jordan"]).surely == "Government of Jordan"


def test_every_full_name_of_the_reader_is_known_by_the_same_name() -> None:
    tables = read_names()
    for full in set(tables.organisations.values()) - set(tables.countries):
        assert meant(full) == full
        assert known(full) is not None


def test_every_country_of_the_reader_has_one_government() -> None:
    for country in read_names().countries:
        assert meant(f"Government of {country}") == meant(country)
        assert meant(country)
    assert ruling("RU") == "Government of Russia"


def test_the_table_is_in_order() -> None:
    """No name twice, every whole that something is part of exists, no stray blanks."""
    rows = _rows()
    names = Counter(row[0] for row in rows)
    assert max(names.values()) == 1
    assert all(cell == cell.strip() for row in rows for cell in row)
    assert all(row[4] in names for row in rows if len(row) > 4)


def test_no_name_of_the_table_means_two_actors_for_sure() -> None:
    for row in _rows():
        aliases = row[3].split("|") if len(row) > 3 else []
        for alias in (row[0], *aliases):
            if alias and not alias.startswith("~"):
                assert meant(alias) == row[0], alias


def _rows() -> list[list[str]]:
    text = files("tocsin.link.actors").joinpath("known.tsv").read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
