"""Places by name: how a gazetteer reads its file, and what the shipped one holds."""

import sqlite3
from importlib.resources import files
from pathlib import Path

import pytest

from tests.read.places.made import LARGE, SMALL, VENNLAND, gazetteer
from tocsin.read.places.gazetteer import Gazetteer, Kind, first, shipped

_LARGEST_FILE = 25_000_000  # bytes that the package can bear


def _count(condition: str) -> int:
    with sqlite3.connect(f"file:{_file().as_posix()}?mode=ro", uri=True) as base:
        (count,) = base.execute(f"SELECT count(*) FROM places WHERE {condition}").fetchone()  # noqa: S608
    base.close()
    return int(count)


def _file() -> Path:
    return Path(str(files("tocsin.read.places").joinpath("places.sqlite")))


def test_places_of_one_name_come_the_most_populous_first(world: Gazetteer) -> None:
    assert [entry.id for entry in world.named("Tessel")] == [LARGE, SMALL]


@pytest.mark.parametrize("name", ["TESSEL", "the Tessel", " Tessel. "])
def test_a_name_is_found_however_it_is_spelled(world: Gazetteer, name: str) -> None:
    assert world.named(name) == world.folded("tessel")


@pytest.mark.parametrize(
    "name",
    ["Nowhere", "", " ", "…", "%", "_", "*", "\0", "\ud800", "x" * 10_000,
     "x' OR 'a'='a", "'; DROP TABLE places; --", 'Tessel" --'],
)  # fmt: skip
def test_what_is_no_name_finds_nothing(world: Gazetteer, name: str) -> None:
    known = world.named("Tessel") if name.startswith("Tessel") else ()
    assert world.named(name) == known
    assert len(world.countries) == 2


def test_coordinates_are_degrees(world: Gazetteer) -> None:
    (orrby,) = world.named("Orrby")
    assert (orrby.latitude, orrby.longitude) == (51.2, 51)


def test_a_place_is_found_by_its_id_too(world: Gazetteer) -> None:
    assert world.entry(SMALL) in world.named("Tessel")


def test_countries_are_known_by_code(world: Gazetteer) -> None:
    assert {code: entry.name for code, entry in world.countries.items()} == {
        "XV": "Vennland",
        "XO": "Orrland",
    }


def test_the_first_entry_of_a_kind(world: Gazetteer) -> None:
    entries = [world.entry(SMALL), world.entry(VENNLAND), world.entry(LARGE)]
    assert first(entries, "town", "capital") == world.entry(SMALL)
    assert first(entries, "country") == world.entry(VENNLAND)
    assert first(entries, "water") is None


def test_a_file_is_opened_only_when_it_is_asked(tmp_path: Path) -> None:
    absent = Gazetteer(tmp_path / "absent.sqlite")
    with pytest.raises(sqlite3.OperationalError):
        absent.named("Tessel")
    assert list(tmp_path.iterdir()) == []  # and isn't made


def test_nothing_can_be_written(world: Gazetteer) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        world._base.execute("DELETE FROM places")


def test_reading_leaves_no_file_beside_it(tmp_path: Path) -> None:
    gazetteer(tmp_path).named("Tessel")
    assert [path.name for path in tmp_path.iterdir()] == ["made.sqlite"]


def test_a_folder_may_have_any_name(tmp_path: Path) -> None:
    folder = tmp_path / "100%25 #1?"
    folder.mkdir()
    assert gazetteer(folder).named("Tessel")


def test_the_shipped_file_is_small_enough() -> None:
    assert _file().stat().st_size <= _LARGEST_FILE


def test_the_shipped_gazetteer_is_one() -> None:
    assert shipped() is shipped()


def test_most_towns_of_the_world_are_in_it() -> None:
    assert _count("kind IN ('town', 'capital')") >= 155_000


@pytest.mark.parametrize(
    ("what", "condition"),
    [
        ("has no name", "name IS NULL OR trim(name) = ''"),
        ("lies off the earth", "abs(latitude) > 9000 OR abs(longitude) > 18000"),
        ("has a negative population", "population < 0"),
        ("is in an unknown country", "country NOT IN (SELECT country FROM places "
                                     "WHERE kind = 'country')"),
        ("is in something that is no area", "area NOT IN (SELECT id FROM places "
                                            "WHERE kind = 'area')"),
        ("can't be found", "id NOT IN (SELECT place FROM names)"),
    ],
)  # fmt: skip
def test_no_place_of_it(what: str, condition: str) -> None:
    assert _count(condition) == 0


def test_no_country_is_there_twice() -> None:
    assert len(shipped().countries) == _count("kind = 'country'")


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Kabul", "AF"), ("Buenos Aires", "AR"), ("Canberra", "AU"), ("Vienna", "AT"),
        ("Brussels", "BE"), ("Ottawa", "CA"), ("Beijing", "CN"), ("Havana", "CU"),
        ("Copenhagen", "DK"), ("Cairo", "EG"), ("Paris", "FR"), ("Berlin", "DE"),
        ("Athens", "GR"), ("Budapest", "HU"), ("New Delhi", "IN"), ("Tehran", "IR"),
        ("Baghdad", "IQ"), ("Dublin", "IE"), ("Rome", "IT"), ("Tokyo", "JP"),
        ("Nairobi", "KE"), ("Beirut", "LB"), ("Mexico City", "MX"), ("Abuja", "NG"),
        ("Islamabad", "PK"), ("Warsaw", "PL"), ("Moscow", "RU"), ("Riyadh", "SA"),
        ("Madrid", "ES"), ("Damascus", "SY"), ("Kyiv", "UA"), ("Kiev", "UA"),
        ("London", "GB"), ("Washington", "US"),
    ],
)  # fmt: skip
def test_capitals(name: str, country: str) -> None:
    capital = first(shipped().named(name), "capital")
    assert capital is not None
    assert capital.country == country


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Black Sea", "water", None),
        ("Mediterranean", "water", None),
        ("South China Sea", "water", None),
        ("Strait of Hormuz", "water", None),
        ("Middle East", "region", None),
        ("Sahel", "region", None),
        ("Donbas", "region", "UA"),
        ("Gaza Strip", "region", "PS"),
        ("Africa", "continent", None),
        ("the Kremlin", "seat", "RU"),
        ("White House", "seat", "US"),
        ("Downing Street", "seat", "GB"),
        ("10 Downing Street", "seat", "GB"),
        ("Texas", "area", "US"),
        ("Scotland", "area", "GB"),
        ("Cook County", "county", "US"),
    ],
)
def test_seas_regions_seats_and_areas(name: str, kind: Kind, country: str | None) -> None:
    entry = first(shipped().named(name), kind)
    assert entry is not None
    assert entry.country == country


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Mexico", "MX"), ("UK", "GB"), ("U.S.", "US"), ("America", "US"), ("Burma", "MM"),
        ("Ivory Coast", "CI"), ("Czechia", "CZ"), ("Britain", "GB"), ("Türkiye", "TR"),
    ],
)  # fmt: skip
def test_a_country_comes_before_its_namesakes(name: str, code: str) -> None:
    entry = shipped().named(name)[0]
    assert (entry.kind, entry.country) == ("country", code)


@pytest.mark.parametrize(
    ("country", "city"), [("Mexico", "Mexico City"), ("Panama", "Panama City")]
)
def test_a_capital_is_not_called_like_its_country_for_short(country: str, city: str) -> None:
    capital = first(shipped().named(city), "capital")
    assert capital is not None
    assert capital not in shipped().named(country)
