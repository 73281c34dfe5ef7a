"""The tables of names that the whole world shares."""

import pytest

from tocsin.read.known import names


@pytest.mark.parametrize(
    ("written", "full"),
    [
        ("FBI", "Federal Bureau of Investigation"),
        ("the FBI", "Federal Bureau of Investigation"),
        ("F.B.I.", "Federal Bureau of Investigation"),
        ("UN", "United Nations"),
        ("U.N.", "United Nations"),
        ("ISIS", "Islamic State"),
        ("Daesh", "Islamic State"),
        ("Da'esh", "Islamic State"),
        ("Da’esh", "Islamic State"),
        ("NATO", "North Atlantic Treaty Organization"),
        ("US", "United States"),
        ("The U.S.", "United States"),
        ("Britain", "United Kingdom"),
        ("Reuters", "Reuters"),
        ("Iran", "Iran"),
    ],
)
def test_a_well_known_name_has_its_full_form(written: str, full: str) -> None:
    assert names().full(written) == full


@pytest.mark.parametrize("written", ["Tessel", "Orla Venn", "the", "", "fbi", "us", "it", "is"])
def test_other_words_have_none(written: str) -> None:
    assert names().full(written) is None


@pytest.mark.parametrize(
    ("seat", "country"),
    [
        ("the Kremlin", "Russia"),
        ("The Kremlin", "Russia"),
        ("Kremlin", "Russia"),
        ("Moscow", "Russia"),
        ("Kyiv", "Ukraine"),
        ("Kiev", "Ukraine"),
        ("Beijing", "China"),
        ("Tehran", "Iran"),
        ("London", "United Kingdom"),
        ("Downing Street", "United Kingdom"),
        ("Washington", "United States"),
        ("the White House", "United States"),
        ("the Élysée", "France"),
        ("Damascus", "Syria"),
        ("Ankara", "Turkey"),
    ],
)
def test_a_seat_stands_for_its_government(seat: str, country: str) -> None:
    assert names().seated(seat) in {f"Government of {country}", f"Government of the {country}"}


@pytest.mark.parametrize("place", ["Tessel", "Mosul", "Rotterdam", "Harbour Street", ""])
def test_another_place_stands_for_no_government(place: str) -> None:
    assert names().seated(place) is None


@pytest.mark.parametrize(
    ("demonym", "country"),
    [("Israeli", "Israel"), ("Dutch", "Netherlands"), ("South Korean", "South Korea")],
)
def test_a_demonym_leads_to_its_country(demonym: str, country: str) -> None:
    assert names().demonyms[demonym] == country


def test_no_name_means_two_things() -> None:
    """A seat, a country and an organisation are told apart by their names alone."""
    tables = names()
    assert not set(tables.seats) & set(tables.organisations)
    assert not set(tables.seats) & set(tables.countries) - {"Luxembourg", "Singapore", "Monaco"}


def test_every_full_name_means_itself() -> None:
    for full in {*names().organisations.values(), *names().countries}:
        assert names().full(full) == full


def test_no_entry_has_stray_blanks() -> None:
    tables = names()
    for table in (tables.countries, tables.demonyms, tables.seats, tables.organisations):
        assert all(key == key.strip() and value == value.strip() for key, value in table.items())
        assert "" not in table
