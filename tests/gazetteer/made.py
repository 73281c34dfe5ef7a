"""A tiny folder of GeoNames' data and the file of areas, made by hand, and tables of our own."""

import json
from pathlib import Path

import pytest

from gazetteer import sources
from gazetteer.sources import Sources

COUNTRIES = [
    ["XV", "Vennland", "10", "20.5", "Quenby", "10.1", "20.1"],
    ["XO", "Orrland", "-50", "60", "", "", ""],
    ["US", "United States", "39", "-98", "Washington", "38.9", "-77"],
]
REGIONS = [
    ["country_name", "Vennland", "Republic of Venn;VNL", "XV", "10", "20"],
    ["admin_name", "Norrmark", "North March", "XV", "11", "21"],
    ["admin_name", "Westmark", "", "XV", "12", "22"],
    ["water", "Gulf of Venn", "the Gulf", "", "9", "19"],
    ["seat", "Gull House", "", "XV", "10", "20"],
]


def _town(
    name: str, country: str, area: str, at: tuple[float, float], people: int, *names: str
) -> dict[str, object]:
    return {
        "name": name, "alternatenames": list(names), "countrycode": country, "admin1code": area,
        "latitude": at[0], "longitude": at[1], "population": people,
    }  # fmt: skip


TOWNS = [
    _town("Lindrun", "XV", "01", (11, 21), 60_000, "Vennland", "Lindrún", "Линдрун", "LIN", "Li"),
    _town("Quenby", "XV", "01", (10, 20), 900_000, "Kvenbi"),
    _town("Quenby", "XV", "02", (13, 23), 700),
    _town("Marl", "XV", "02", (12, 24), 900, "Merle"),
    _town("Vennland", "XO", "99", (-51, 61), 5_000),
    _town("Orr", "US", "KS", (38.126, -97.5), 3_000),
]
AREAS = (
    "XV.01\tNorrmårk\tNorrmark\t1\n"
    "XV.02\tSudmark\tSudmark\t2\n"
    "XV.03\tEmptymark\tEmptymark\t3\n"
    "US.KS\tKansas\tKansas\t4\n"
)
COUNTIES = [("Orr County", "KS"), ("Venn Parish", "KS"), ("Zub County", "ZZ")]


def lay_out(folder: Path, monkeypatch: pytest.MonkeyPatch | None = None) -> Sources:
    """Write the sources; with `monkeypatch` the two tables are made ones too."""
    countries = {
        row[0]: {"name": f"{row[1]} proper", "iso3": f"{row[0]}X", "population": 5_000}
        for row in COUNTRIES
    }
    counties = [{"name": name, "state": state} for name, state in COUNTIES]
    for name, content in (
        ("cities500.json", {str(number): town for number, town in enumerate(TOWNS)}),
        ("countries.json", countries),
        ("us_counties.json", counties),
    ):
        (folder / name).write_text(json.dumps(content), "utf-8")
    (folder / "areas.txt").write_text(AREAS, "utf-8")
    if monkeypatch is not None:
        (folder / "tables").mkdir()
        for name, rows in (("countries.tsv", COUNTRIES), ("regions.tsv", REGIONS)):
            lines = ["# a remark", "", *("\t".join(row) for row in rows)]
            if name == "regions.tsv":
                lines.insert(0, "kind\tname\talso\tcountry\tlatitude\tlongitude")
            (folder / "tables" / name).write_text("\n".join(lines) + "\n", "utf-8")
        monkeypatch.setattr(sources, "_OWN", folder / "tables")
    return Sources(folder, folder / "areas.txt")
