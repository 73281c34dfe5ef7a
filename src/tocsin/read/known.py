"""Names that the whole world shares: countries, their governments' seats, large organisations.

Two small tables written for this purpose, `governments.tsv` and `organisations.tsv`. A capital
stands for a government only as a speaker; as a place it is left alone.
"""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Names:
    """Look-up tables from a name as written to the full name."""

    countries: dict[str, str]  # "Syria" → "Syria"
    demonyms: dict[str, str]  # "Syrian" → "Syria"
    seats: dict[str, str]  # "the Kremlin", "Moscow" → "Russia"
    organisations: dict[str, str]  # "FBI" → "Federal Bureau of Investigation"

    def full(self, name: str) -> str | None:
        """The full name of a well-known organisation or country, or None."""
        name = name.replace("’", "'")
        bare = re.sub(r"^[Tt]he\s+", "", name)
        for form in (name, bare):
            if form in self.organisations:
                return self.organisations[form]
            if form in self.countries:
                return self.countries[form]
        return None

    def seated(self, name: str) -> str | None:
        """The government that a capital or seat stands for, or None: "Government of Russia"."""
        bare = re.sub(r"^[Tt]he\s+", "", name)
        country = self.seats.get(name) or self.seats.get(bare)
        return government(country) if country else None


_WITH_ARTICLE = ("United ", "Netherlands", "Philippines", "Democratic ", "Central ", "Czech ")


def government(country: str) -> str:
    """The canonical name of a country's government: "Government of the United States"."""
    article = "the " if country.startswith(_WITH_ARTICLE) else ""
    return f"Government of {article}{country}"


@cache
def names() -> Names:
    """The shipped tables."""
    found = Names({}, {}, {}, {})
    for country, demonyms, seats in _rows("governments.tsv"):
        found.countries[country] = country
        for demonym in demonyms:
            found.demonyms[demonym] = country
        for seat in seats:
            found.seats[re.sub(r"^the ", "", seat)] = country
    for full, aliases, _ in _rows("organisations.tsv"):
        for alias in (full, *aliases):
            found.organisations[re.sub(r"^[Tt]he ", "", alias)] = full
    return found


def _rows(table: str) -> list[tuple[str, list[str], list[str]]]:
    """Each row's name and its two lists; a table of one list leaves the other empty."""
    text = files("tocsin.read").joinpath(table).read_text("utf-8")
    rows = []
    for line in text.splitlines():
        if line and not line.startswith("#"):
            name, first, second = [*line.split("\t"), "", ""][:3]
            rows.append((name, _listed(first), _listed(second)))
    return rows


def _listed(cell: str) -> list[str]:
    return [word for word in cell.split(",") if word]
