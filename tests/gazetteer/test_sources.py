"""The rows that the gazetteer is made from."""

from pathlib import Path

import pytest

from gazetteer.sources import Country, Region, Sources, Town
from tests.gazetteer.made import TOWNS, lay_out


@pytest.fixture(name="made")
def _made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Sources:
    return lay_out(tmp_path, monkeypatch)


def test_towns_come_as_geonames_has_them(made: Sources) -> None:
    towns = list(made.towns())
    assert len(towns) == len(TOWNS)
    assert towns[1] == Town("Quenby", ("Kvenbi",), "XV", "01", 10, 20, 900_000)


def test_areas_have_country_code_and_both_names(made: Sources) -> None:
    assert next(made.areas()) == ("XV", "01", "Norrmårk", "Norrmark")


def test_countries_have_our_point_and_geonames_names_and_people(made: Sources) -> None:
    vennland, orrland, _ = made.countries()
    assert vennland == Country(
        "XV", "Vennland", 10, 20.5, "Quenby", ("Vennland proper", "XVX"), 5_000
    )
    assert orrland.capital == ""


def test_counties_have_their_state(made: Sources) -> None:
    assert next(made.counties()) == ("Orr County", "KS")


def test_regions_have_all_their_names_and_no_empty_one(made: Sources) -> None:
    regions = list(made.regions())
    assert regions[0] == Region(
        "country_name", "Vennland", ("Republic of Venn", "VNL"), "XV", 10, 20
    )
    assert regions[2].names == ()


def test_remarks_headings_and_empty_lines_are_no_rows(made: Sources) -> None:
    assert (len(list(made.countries())), len(list(made.regions()))) == (3, 5)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    absent = Sources(tmp_path, tmp_path / "areas.txt")
    with pytest.raises(FileNotFoundError, match="cities500"):
        list(absent.towns())
    with pytest.raises(FileNotFoundError, match="areas"):
        list(absent.areas())
