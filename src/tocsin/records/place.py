"""Where something is, as an article tells it."""

from typing import Literal, get_args

from tocsin.records.base import Record, Span

PlaceKind = Literal[
    "continent",
    "country",
    "area",
    "county",
    "capital",
    "town",
    "district",
    "region",
    "water",
    "land",
    "seat",
    "venue",
]
PLACE_KINDS: tuple[PlaceKind, ...] = get_args(PlaceKind)

Precision = Literal["building", "district", "town", "county", "area", "country", "region"]


class Place(Record, frozen=True):
    """A mention of a place, and where that is.

    `name` is the gazetteer's; for what no gazetteer has (a venue, a part of a town) the article's
    own words, and `within` names the place that holds it. `country` is an ISO 3166 code, `area` the
    first-level area's name; `latitude` and `longitude` are degrees (WGS 84) of a representative
    point, no more exact than `precision`. `people`: the words name its people ("Afghan").
    `stands_for` is the government that the words mean where they mean no place ("Washington
    warned"). `reasons` say what spoke for this place among others of the name, and how much.
    """

    id: str
    span: Span
    name: str
    kind: PlaceKind
    country: str | None
    area: str | None
    latitude: float
    longitude: float
    precision: Precision
    within: str | None
    people: bool
    stands_for: str | None
    reasons: tuple[str, ...]
