"""The nouns of the house: plain immutable data, no input or output.

Every room speaks in these. They are `msgspec` structs: frozen, typed, checked when decoded,
and published as one JSON schema (`tocsin schema`).
"""

from tocsin.records.article import Article, Dropped, Segment, Sourced
from tocsin.records.base import Record, Span, decode, encode, identify
from tocsin.records.page import Page
from tocsin.records.place import PLACE_KINDS, Place, PlaceKind
from tocsin.records.reading import (
    ACTS,
    ENTITY_KINDS,
    Act,
    Entity,
    EntityKind,
    Reading,
    Statement,
)
from tocsin.records.schema import schema
from tocsin.records.when import PRECISIONS, TIME_KINDS, Precision, TimeKind, When

__all__ = [
    "ACTS",
    "ENTITY_KINDS",
    "PLACE_KINDS",
    "PRECISIONS",
    "TIME_KINDS",
    "Act",
    "Article",
    "Dropped",
    "Entity",
    "EntityKind",
    "Page",
    "Place",
    "PlaceKind",
    "Precision",
    "Reading",
    "Record",
    "Segment",
    "Sourced",
    "Span",
    "Statement",
    "TimeKind",
    "When",
    "decode",
    "encode",
    "identify",
    "schema",
]
