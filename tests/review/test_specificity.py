"""The ladder holds what a warning says, and nothing where it says nothing."""

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from tests.assess.watch.made import page, warning
from tests.review.made import VAGUE
from tests.warn.made import DRAFT
from tocsin.records import EntityKind
from tocsin.review.specificity import Step, of_draft, of_warned, said


def _ladder(
    text: str,
    threat: str,
    names: Sequence[tuple[EntityKind, str]] = (),
    target: str | None = None,
) -> dict[str, Step]:
    made = warning(text, "embassy of Astrand", threat)
    reading = replace(made, entities=page(text, names).entities)
    warned = replace(made.warnings[0], target=target)
    return {step.rung: step for step in of_warned(reading, warned)}


def test_a_specific_warning_climbs_the_whole_ladder() -> None:
    text = (
        "The embassy of Astrand told citizens to stay away from the Glassworks Hall in Karsk, as "
        "the Black Lantern Front would bomb it, according to an intercepted call."
    )
    names: list[tuple[EntityKind, str]] = [
        ("organisation", "Black Lantern Front"),
        ("venue", "Glassworks Hall"),
        ("place", "Karsk"),
        ("place", "Astrand"),
    ]
    threat = "the Black Lantern Front would bomb it"
    ladder = _ladder(text, threat, names, "the Glassworks Hall in Karsk")
    assert {rung: step.words for rung, step in ladder.items()} == {
        "who": "Black Lantern Front",
        "method": "bomb",
        "target": "the Glassworks Hall in Karsk",
        "where": "Karsk",
        "when": "",
        "how known": "according to an intercepted call",
        "what is asked": "to stay away from the Glassworks Hall in Karsk",
    }
    assert ladder["target"].named


def test_a_class_of_targets_is_not_named_and_what_isn_t_said_is_empty() -> None:
    ladder = _ladder(
        "The embassy of Astrand warned of attacks on concerts in the capital.",
        "attacks on concerts in the capital",
        target="concerts in the capital",
    )
    assert not ladder["target"].named
    assert ladder["where"].words == "the capital"
    assert said(ladder.values()) == {"target", "where"}


@pytest.mark.parametrize("words", ["KARSK – The embassy of Astrand warned of attacks."])
def test_a_dateline_is_no_place_of_an_attack(words: str) -> None:
    assert _ladder(words, "attacks", [("place", "KARSK")])["where"].words == ""


def test_a_draft_s_ladder_is_its_parts() -> None:
    assert said(of_draft(replace(DRAFT, actor="Black Lantern Front"))) == {
        *("who", "method", "target", "where", "when", "how known", "what is asked")
    }
    assert said(of_draft(VAGUE)) == frozenset()
