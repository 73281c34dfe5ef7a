"""Mentions of the same person, group or thing become one filler, others stay apart."""

import time

import pytest

from tocsin.read.fillers import Filler, Shortened, fillers
from tocsin.read.tagged import Tagged


def _spans(text: str, *strings: str, label: str = "perpetrator") -> list[Tagged]:
    """The strings as they come one after another in the text."""
    found = []
    behind = 0
    for string in strings:
        start = text.index(string, behind)
        behind = start + len(string)
        found.append(Tagged(label, start, behind, 0.9))
    return found


def _texts(text: str, *strings: str) -> list[list[str]]:
    (found,) = fillers(text, _spans(text, *strings)).values()
    return [[text[a:b] for a, b in filler.mentions] for filler in found]


def test_no_spans_fill_nothing() -> None:
    assert fillers("Orla Venn left.", []) == {}


def test_a_filler_has_its_best_mention_and_all_mentions() -> None:
    text = "Venn fled. Orla Venn was armed."
    spans = [Tagged("perpetrator", 0, 4, 0.91), Tagged("perpetrator", 11, 20, 0.93)]
    assert fillers(text, spans) == {
        "perpetrator": [Filler("Orla Venn", 11, 20, 0.93, ((0, 4), (11, 20)))]
    }


def test_a_clearly_surer_mention_is_better_than_a_longer_one() -> None:
    text = "Venn fled. Orla Venn was armed."
    spans = [Tagged("perpetrator", 0, 4, 0.99), Tagged("perpetrator", 11, 20, 0.6)]
    assert fillers(text, spans)["perpetrator"][0].text == "Venn"


@pytest.mark.parametrize(
    ("text", "strings", "groups"),
    [
        ("Gunmen came. The gunmen left.", ["Gunmen", "The gunmen"], [["Gunmen", "The gunmen"]]),
        ("Orla Venn fled; Venn fell.", ["Orla Venn", "Venn"], [["Orla Venn", "Venn"]]),
        ("Venn’s men, Orla Venn", ["Venn’s", "Orla Venn"], [["Venn’s", "Orla Venn"]]),
        # "man" is no name: the other man may be meant.
        ("a tall man and a man", ["a tall man", "a man"], [["a tall man"], ["a man"]]),
        ("Orla Venn and Ed Moss", ["Orla Venn", "Ed Moss"], [["Orla Venn"], ["Ed Moss"]]),
        # Part of a word is no part of a name.
        ("Vennholm and Venn", ["Vennholm", "Venn"], [["Vennholm"], ["Venn"]]),
        (
            "Free Marsh Army (FMA)",
            ["Free Marsh Army", "FMA"],
            [["Free Marsh Army", "FMA"]],
        ),
        (
            "Front of the Marsh, the FM",
            ["Front of the Marsh", "FM"],
            [["Front of the Marsh", "FM"]],
        ),
        ("Free Marsh Army, FPA", ["Free Marsh Army", "FPA"], [["Free Marsh Army"], ["FPA"]]),
        # An abbreviation of the name in its own tongue.
        ("Free Marsh Army (EML)", ["Free Marsh Army", "EML"], [["Free Marsh Army", "EML"]]),
        # Headlines are in capitals.
        ("VENN FLED. Orla Venn fell", ["VENN", "Orla Venn"], [["VENN", "Orla Venn"]]),
        (
            "VENN fled; Venn fell; Orla Venn",
            ["VENN", "Venn", "Orla Venn"],
            [["VENN", "Venn", "Orla Venn"]],
        ),
        ("the U.F., the UF", ["the U.F.", "the UF"], [["the U.F.", "the UF"]]),
        ("Fen Union: the FU", ["Fen Union", "the FU"], [["Fen Union", "the FU"]]),
        ("Free Marsh Army (Moss)", ["Free Marsh Army", "Moss"], [["Free Marsh Army"], ["Moss"]]),
    ],
)
def test_which_mentions_are_one(text: str, strings: list[str], groups: list[list[str]]) -> None:
    assert _texts(text, *strings) == groups


def test_a_surname_of_two_means_who_was_named_last() -> None:
    text = "Orla Venn hid. Ed Venn ran. Venn fell."
    assert _texts(text, "Orla Venn", "Ed Venn", "Venn") == [["Orla Venn"], ["Ed Venn", "Venn"]]


def test_a_surname_before_both_means_who_is_named_first() -> None:
    text = "Venn fell. Orla Venn hid. Ed Venn ran."
    assert _texts(text, "Venn", "Orla Venn", "Ed Venn") == [["Venn", "Orla Venn"], ["Ed Venn"]]


@pytest.mark.parametrize(
    ("shortened", "long", "short", "one"),
    [
        ("any", "Ministry of Fens", "Fens", True),
        ("head", "Ministry of Fens", "Fens", False),
        ("head", "Ministry of Fens", "the Ministry", True),
        ("head", "Royal Ministry of Fens", "Ministry of Fens", True),
        ("head", "Fen Health Ministry", "Fen", False),
        ("head", "Fen Health Ministry", "Health Ministry", True),
        ("head", "Fen Health Ministry", "FHM", True),
        ("never", "South Fen", "Fen", False),
        ("never", "South Fen", "SF", True),
        ("never", "South Fen", "SOUTH FEN", True),
    ],
)
def test_what_a_name_is_shortened_to_is_up_to_its_role(
    shortened: Shortened, long: str, short: str, one: bool
) -> None:
    text = f"{long} and {short}."
    spans = _spans(text, long, short)
    (found,) = fillers(text, spans, shortened={"perpetrator": shortened}).values()
    assert (len(found) == 1) == one


def test_a_list_of_thousands_of_names_takes_no_time() -> None:
    """Names are looked up, not compared with each other: a hostile page is long."""
    names = [f"{kind}{n} Venn" for n in range(2500) for kind in ("Orla", "Ed", "Ida", "Moss")]
    text = "Venn, " + ", ".join(names)
    started = time.monotonic()
    (found,) = fillers(text, _spans(text, "Venn", *names)).values()
    assert len(found) == len(names)
    assert time.monotonic() - started < 20


def test_roles_are_kept_apart() -> None:
    text = "Orla Venn shot Venn."
    spans = [*_spans(text, "Orla Venn"), Tagged("victim", 15, 19, 0.9)]
    assert {role: len(found) for role, found in fillers(text, spans).items()} == {
        "perpetrator": 1,
        "victim": 1,
    }


def test_improbable_spans_and_bare_signs_are_left_out() -> None:
    text = "Venn, Moss"
    spans = [Tagged("victim", 0, 4, 0.4), Tagged("victim", 4, 5, 0.9), Tagged("victim", 6, 10, 0.5)]
    assert [f.text for f in fillers(text, spans)["victim"]] == ["Moss"]
    assert [f.text for f in fillers(text, spans, least=0.3)["victim"]] == ["Venn", "Moss"]


def test_the_order_of_the_spans_does_not_matter() -> None:
    text = "Orla Venn hid. Ed Venn ran. Venn fell."
    spans = _spans(text, "Orla Venn", "Ed Venn", "Venn")
    assert fillers(text, spans) == fillers(text, spans[::-1])
