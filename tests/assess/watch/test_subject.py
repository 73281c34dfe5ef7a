"""What a watch is about, found in an article."""

import msgspec
import pytest

from tests.assess.watch.made import page, watch
from tests.records import made
from tocsin.assess.watch.definition import Concern
from tocsin.assess.watch.parsing import parsed
from tocsin.assess.watch.subject import Subject
from tocsin.records import Place
from tocsin.records.base import span


def _named(concern: Concern, text: str) -> bool:
    subject = Subject(watch(), page(text))
    return subject.named(concern, [(0, len(text))])


@pytest.mark.parametrize(
    ("concern", "text", "there"),
    [
        ("place", "KARSK – It snowed.", True),
        ("place", "Varnia’s snow", True),
        ("place", "In the Varnian capital", True),
        ("place", "In Karskov", False),
        ("target", "Two concerts and a Fair", True),
        ("target", "It is unfair.", False),
        ("target", "In concert\nhalls", True),
        ("actor", "The Black Lantern Front bought rifles.", True),
        ("actor", "BLACK LANTERN FRONT, THE", True),
        ("actor", "The Front bought rifles.", False),
        ("actor", "Police see no link to the Black Lantern Front.", False),
        ("actor", "It is not linked in any way to the Black Lantern Front.", False),
    ],
)
def test_what_is_named_is_found_by_the_words_of_the_language(
    concern: Concern, text: str, there: bool
) -> None:
    assert _named(concern, text) is there


@pytest.mark.parametrize("short", ["the Front", "BLF", "Black Lantern"])
def test_an_actor_is_known_in_short_where_the_article_has_its_full_name(short: str) -> None:
    text = f"The Black Lantern Front was banned. In May {short} bought rifles."
    subject = Subject(watch(), page(text))
    assert subject.named("actor", [subject.around(text.index("May"))])


def test_a_known_actor_is_known_by_its_other_names_and_its_parts() -> None:
    file = 'question="Q?"\nfrom=2025-01-01\nuntil=2025-02-01\nbase_rate=0.1\nbase_source="s"\n'
    islamic = parsed(f'{file}threshold=0.2\nactors=["Islamic State"]', "is")
    for name in ("ISIS", "Islamic State Khorasan Province"):
        assert Subject(islamic, page(f"{name} did.", [("organisation", name)]))


@pytest.mark.parametrize(
    ("speaker", "actor"),
    [
        ("Black Lantern Front", True),
        ("a spokesman for the Black Lantern Front", True),
        ("an expert on the Black Lantern Front", False),
        ("Orla Venn", False),
    ],
)
def test_who_speaks_for_an_actor_is_that_actor(speaker: str, actor: bool) -> None:
    subject = Subject(watch(), page("The Black Lantern Front was banned."))
    assert (subject.actor(speaker) == "Black Lantern Front") is actor


@pytest.mark.parametrize(
    ("fields", "there"),
    [
        ({"within": "Karsk"}, True),
        ({"within": "Orlec"}, False),
        ({"within": "Karsk", "stands_for": "Government of Varnia"}, False),
    ],
)
def test_what_lies_in_a_place_is_that_place_but_a_seat_that_speaks_is_not(
    fields: dict[str, str], there: bool
) -> None:
    text = "At Mill Square it snowed."
    place: Place = msgspec.structs.replace(
        made.place(), **{"stands_for": None, "country": None, "area": None, **fields},
        name="Mill Square", span=span(text, 3, 14),
    )  # fmt: skip
    subject = Subject(watch(), msgspec.structs.replace(page(text), places=(place,)))
    assert subject.named("place", [(0, len(text))]) is there
