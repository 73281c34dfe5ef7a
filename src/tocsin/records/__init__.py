"""The nouns of the house: plain immutable data, no input or output.

Every room speaks in these. They are `msgspec` structs: frozen, typed, checked when decoded,
and published as one JSON schema (`tocsin schema`).
"""

from tocsin.records.article import AlertFacts, Article, Dropped, Segment, Sourced
from tocsin.records.base import Record, Span, decode, encode, identify
from tocsin.records.incident import (
    ACCUSING,
    ATTACKS,
    DENYING,
    FIGURE_KINDS,
    INCIDENT_KINDS,
    STANCES,
    STATUSES,
    VIOLENCE,
    Blame,
    Figure,
    FigureKind,
    Incident,
    IncidentKind,
    Part,
    Stance,
    Status,
    Warned,
)
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
    "ACCUSING",
    "ACTS",
    "ATTACKS",
    "DENYING",
    "ENTITY_KINDS",
    "FIGURE_KINDS",
    "INCIDENT_KINDS",
    "PLACE_KINDS",
    "PRECISIONS",
    "STANCES",
    "STATUSES",
    "TIME_KINDS",
    "VIOLENCE",
    "Act",
    "AlertFacts",
    "Article",
    "Blame",
    "Dropped",
    "Entity",
    "EntityKind",
    "Figure",
    "FigureKind",
    "Incident",
    "IncidentKind",
    "Page",
    "Part",
    "Place",
    "PlaceKind",
    "Precision",
    "Reading",
    "Record",
    "Segment",
    "Sourced",
    "Span",
    "Stance",
    "Statement",
    "Status",
    "TimeKind",
    "Warned",
    "When",
    "decode",
    "encode",
    "identify",
    "schema",
]
