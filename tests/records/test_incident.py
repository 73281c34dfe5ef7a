"""Incidents, figures, warnings and blame: the words of the marking guide, and their JSON."""

import json

import msgspec
import pytest

from tests.records.made import blame, figure, incident, warned
from tocsin.records import (
    FIGURE_KINDS,
    INCIDENT_KINDS,
    STANCES,
    STATUSES,
    Incident,
    Record,
    Warned,
    decode,
    encode,
)


def test_there_are_the_twenty_one_kinds_of_the_marking_guide() -> None:
    armed = {"bombing", "shooting", "stabbing", "ramming", "arson", "strike", "assault"}
    taken = {"kidnapping", "hostage_taking", "assassination", "plot"}
    law = {"arrest", "raid", "clash", "release", "court", "abuse"}
    assert set(INCIDENT_KINDS) == armed | taken | law | {
        *("protest", "accident", "cyberattack", "other")
    }
    assert len(INCIDENT_KINDS) == 21


def test_statuses_and_stances_are_those_of_the_marking_guide() -> None:
    assert set(STATUSES) == {"happened", "foiled", "planned", "threatened", "alleged"}
    assert set(STANCES) == {"claims", "blames", "admits", "denies", "rejects"}


def test_figures_are_of_seven_kinds() -> None:
    assert set(FIGURE_KINDS) == {
        *("killed", "wounded", "detained", "missing", "held", "perpetrators", "displaced")
    }


@pytest.mark.parametrize("made", [incident(), figure(), warned(), blame()])
def test_what_is_written_is_read_as_the_same(made: Record) -> None:
    assert decode(encode(made), type(made)) == made


def test_figures_of_an_incident_are_pairs_with_null_for_an_open_end() -> None:
    figures = json.loads(encode(incident()))["figures"]
    assert figures == {"killed": [0, 0], "held": [24, None], "wounded": [None, 5]}


@pytest.mark.parametrize("wrong", ['{"hurt": [1, 1]}', '{"held": [1]}', '{"held": [1.5, 2]}'])
def test_other_figures_are_refused(wrong: str) -> None:
    printed = json.loads(encode(incident())) | {"figures": json.loads(wrong)}
    with pytest.raises(msgspec.ValidationError):
        decode(json.dumps(printed).encode(), Incident)


def test_who_warned_is_called_from_in_json_and_nothing_else() -> None:
    printed = json.loads(encode(warned()))
    assert printed["from"] == "Orla Venn"
    printed["from_"] = printed.pop("from")
    with pytest.raises(msgspec.ValidationError, match="from"):
        decode(json.dumps(printed).encode(), Warned)
