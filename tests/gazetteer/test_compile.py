"""From the sources to a gazetteer that can be asked."""

import sys
from pathlib import Path

import pytest

from gazetteer.__main__ import main
from gazetteer.compile import compile_places
from tests.gazetteer.made import lay_out
from tocsin.read.places.gazetteer import Entry, Gazetteer, first


@pytest.fixture(name="counts")
def _counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    return compile_places(lay_out(tmp_path, monkeypatch), tmp_path / "deep" / "made.sqlite")


@pytest.fixture(name="made")
def _made(tmp_path: Path, counts: dict[str, int]) -> Gazetteer:
    return Gazetteer(tmp_path / "deep" / "made.sqlite")


def _one(made: Gazetteer, name: str) -> Entry:
    (entry,) = made.named(name)
    return entry


def test_what_was_made_is_counted_by_kind(counts: dict[str, int]) -> None:
    assert counts == {
        "country": 3, "area": 4, "capital": 1, "town": 5, "county": 2, "water": 1, "seat": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Vennland", "Vennland"),
        ("Vennland proper", "Vennland"),
        ("XVX", "Vennland"),
        ("Republic of Venn", "Vennland"),
        ("VNL", "Vennland"),
        ("Norrmark", "Norrmårk"),
        ("North March", "Norrmårk"),
        ("Westmark", "Westmark"),
        ("Kvenbi", "Quenby"),
        ("the Gulf", "Gulf of Venn"),
        ("Gull House", "Gull House"),
    ],
)
def test_a_place_is_found_by_each_of_its_names(made: Gazetteer, name: str, found: str) -> None:
    assert found in [entry.name for entry in made.named(name)]


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("Merle", "another name of a village"),
        ("Линдрун", "in another script"),
        ("Li", "too short"),
        ("Emptymark", "an area without towns"),
        ("Zub County", "of no known state"),
    ],
)
def test_what_is_left_out(made: Gazetteer, name: str, why: str) -> None:
    assert made.named(name) == ()


def test_a_countrys_name_is_no_other_name_of_its_city(made: Gazetteer) -> None:
    assert "Lindrun" not in [entry.name for entry in made.named("Vennland")]


def test_a_town_that_is_really_called_like_a_country_keeps_its_name(made: Gazetteer) -> None:
    assert {entry.kind for entry in made.named("Vennland")} == {"country", "town"}


def test_only_the_largest_town_of_its_name_is_the_capital(made: Gazetteer) -> None:
    large, small = made.named("Quenby")
    assert (large.kind, small.kind) == ("capital", "town")
    assert large.population > small.population


def test_a_town_knows_its_area(made: Gazetteer) -> None:
    lindrun = _one(made, "Lindrun")
    assert lindrun.area is not None
    assert made.entry(lindrun.area) == first(made.named("Norrmark"), "area")


def test_a_town_of_an_unknown_area_has_none(made: Gazetteer) -> None:
    town = first(made.named("Vennland"), "town")
    assert town is not None
    assert town.area is None


def test_an_area_is_amid_its_towns_and_has_their_people(made: Gazetteer) -> None:
    area = _one(made, "Norrmark")
    assert (area.latitude, area.longitude, area.population) == (10.5, 20.5, 960_000)


def test_a_county_is_where_its_town_is_or_else_amid_its_state(made: Gazetteer) -> None:
    for name in ("Orr County", "Venn Parish"):
        county = _one(made, name)
        assert (county.latitude, county.longitude) == pytest.approx((38.13, -97.5))


def test_a_sea_belongs_to_no_country(made: Gazetteer) -> None:
    assert _one(made, "Gulf of Venn").country is None


def test_coordinates_are_kept_to_a_hundredth(made: Gazetteer) -> None:
    assert _one(made, "Orr").latitude == 38.13


def test_the_same_sources_make_the_same_file_over_an_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, out = lay_out(tmp_path, monkeypatch), tmp_path / "out.sqlite"
    out.write_bytes(b"old")
    compile_places(made, out)
    before = out.read_bytes()
    compile_places(made, out)
    assert out.read_bytes() == before


def _run(monkeypatch: pytest.MonkeyPatch, folder: Path) -> int:
    given = ["--towns", folder, "--areas", folder / "areas.txt", "--out", folder / "out.sqlite"]
    monkeypatch.setattr(sys, "argv", ["gazetteer", *map(str, given)])
    return main()


def test_the_command_tells_what_it_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lay_out(tmp_path, monkeypatch)
    assert _run(monkeypatch, tmp_path) == 0
    assert "town: 5\n" in capsys.readouterr().out


def test_the_command_names_a_missing_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(monkeypatch, tmp_path) == 1
    assert "is missing" in capsys.readouterr().out
    assert not (tmp_path / "out.sqlite").exists()
