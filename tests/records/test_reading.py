"""The acts are those of the marking guide, the kinds of entities those of the design."""

from tocsin.records import ACTS, ENTITY_KINDS


def test_there_are_the_fourteen_acts_of_the_marking_guide() -> None:
    assert set(ACTS) == {
        "says",
        "believes",
        "asks",
        "warns",
        "threatens",
        "claims",
        "admits",
        "blames",
        "denies",
        "rejects",
        "condemns",
        "supports",
        "urges",
        "promises",
    }
    assert len(ACTS) == 14


def test_there_are_eight_kinds_of_entities() -> None:
    assert set(ENTITY_KINDS) == {
        *("person", "organisation", "group", "place", "venue", "weapon", "vehicle", "event")
    }
    assert len(ENTITY_KINDS) == 8
