"""The two tables that were written by hand."""

import re
from collections import Counter
from pathlib import Path
from typing import get_args

import pytest

import gazetteer
from gazetteer.sources import _table
from tocsin.read.known import names
from tocsin.read.places.folding import fold
from tocsin.read.places.gazetteer import Kind

COUNTRIES = list(_table("countries.tsv"))
REGIONS = list(_table("regions.tsv"))
CODES = {row[0] for row in COUNTRIES}


def _on_earth(latitude: str, longitude: str) -> bool:
    return abs(float(latitude)) <= 90 and abs(float(longitude)) <= 180


def test_each_row_has_all_its_columns() -> None:
    assert {len(row) for row in COUNTRIES} == {7}
    assert {len(row) for row in REGIONS} == {6}


@pytest.mark.parametrize("name", ["countries.tsv", "regions.tsv"])
def test_no_cell_has_blanks_around_it(name: str) -> None:
    text = (Path(gazetteer.__file__).parent / name).read_text("utf-8")
    assert not re.search(r"(?m)[ ]+$|[ ]+\t|\t[ ]+|\r|;;", text)


def test_all_points_are_on_earth() -> None:
    points = [(row[2], row[3]) for row in COUNTRIES] + [(row[4], row[5]) for row in REGIONS]
    points += [(row[5], row[6]) for row in COUNTRIES if row[4]]
    assert [point for point in points if not _on_earth(*point)] == []


def test_codes_are_two_capital_letters_and_none_is_there_twice() -> None:
    assert all(re.fullmatch("[A-Z]{2}", row[0]) for row in COUNTRIES)
    assert len(CODES) == len(COUNTRIES)
    assert len({row[1] for row in COUNTRIES}) == len(COUNTRIES)


def test_a_capital_has_a_point_and_no_capital_none() -> None:
    assert all(bool(row[4]) == bool(row[5]) == bool(row[6]) for row in COUNTRIES)


def test_every_region_is_of_a_known_kind() -> None:
    known = {*get_args(Kind), "country_name", "admin_name"}
    assert {row[0] for row in REGIONS} <= known


def test_every_region_has_a_name_and_a_known_country_or_none() -> None:
    assert all(row[1] for row in REGIONS)
    assert {row[3] for row in REGIONS} <= CODES | {""}


def test_seats_and_other_names_of_countries_and_areas_have_a_country() -> None:
    of_country = ("seat", "country_name", "admin_name")
    assert [row[1] for row in REGIONS if row[0] in of_country and not row[3]] == []


def test_no_region_is_there_twice() -> None:
    counts = Counter((row[0], fold(row[1]), row[3]) for row in REGIONS)
    assert [row for row, count in counts.items() if count > 1] == []


def test_every_country_of_the_table_of_governments_has_a_point() -> None:
    called = {fold(row[1]) for row in COUNTRIES}
    called |= {fold(n) for row in REGIONS if row[0] == "country_name"
               for n in (row[1], *row[2].split(";"))}  # fmt: skip
    assert [name for name in names().countries if fold(name) not in called] == []
