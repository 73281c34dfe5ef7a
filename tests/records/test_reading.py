"""The acts are those of the marking guide."""

from tocsin.records import ACTS


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
