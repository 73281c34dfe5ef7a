"""Tagged names become entities: who is one, of which kind, and under which name."""

import re
from dataclasses import replace

import pytest

from tocsin.read.entities import entities, located
from tocsin.read.tagged import Tagged
from tocsin.records import Entity, EntityKind

_LABELS = {
    "per": "person",
    "org": "organisation",
    "grp": "group",
    "pla": "place",
    "ven": "venue",
    "wea": "weapon",
    "eve": "event",
    "qua": "quantity",
}
_MARK = re.compile(r"\[(\w{3})(\.\d)? ([^\[\]]*)\]")


def _marked(text: str) -> tuple[str, list[Tagged]]:
    """The bare text, and its marks as the head's spans: `[per.7 Orla Venn]` has a probability."""
    bare, behind, found = "", 0, []
    for mark in _MARK.finditer(text):
        bare += text[behind : mark.start()]
        end = len(bare) + len(mark[3])
        found.append(Tagged(_LABELS[mark[1]], len(bare), end, float(mark[2] or ".9")))
        bare += mark[3]
        behind = mark.end()
    return bare + text[behind:], found


def _entities(text: str) -> tuple[Entity, ...]:
    return entities("made", *_marked(text))


def _told(text: str) -> list[tuple[EntityKind, str, list[str]]]:
    return [(e.kind, e.name, [m.text for m in e.mentions]) for e in _entities(text)]


def test_no_names_make_no_entities() -> None:
    assert _entities("Nobody came.") == ()


def test_an_entity_has_all_its_mentions_in_order_and_its_fullest_name() -> None:
    text, tagged = _marked("[per Venn] fled. [per Orla Venn] fell; [per Venn] died.")
    (venn,) = entities("made", text, tagged)
    assert (venn.kind, venn.name) == ("person", "Orla Venn")
    assert [(m.start, m.end, m.text) for m in venn.mentions] == [
        (0, 4, "Venn"),
        (11, 20, "Orla Venn"),
        (27, 31, "Venn"),
    ]


def test_entities_come_in_the_order_of_their_first_mentions() -> None:
    told = _told("In [pla Tessel] [per Orla Venn] met [org the Guild]; [pla Tessel] slept.")
    assert [name for _, name, _ in told] == ["Tessel", "Orla Venn", "the Guild"]


def test_numbers_are_no_entities() -> None:
    assert _told("[qua Forty] people and [qua 40] [grp Fenlanders]") == [
        ("group", "Fenlanders", ["Fenlanders"])
    ]


def test_the_order_of_the_spans_does_not_matter() -> None:
    text, tagged = _marked("[per Ed Venn] and [per Orla Venn] saw [pla Fen]; [per Venn] ran.")
    assert entities("made", text, tagged) == entities("made", text, tagged[::-1])


def test_improbable_names_are_there_with_their_confidence() -> None:
    (venn,) = _entities("[per.2 Orla Venn] ran; [per.5 Venn] fell.")
    assert venn.confidence == 0.35


# Names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("[pla TESSEL] – [pla Tessel]", "Tessel"),
        ("[pla TESSEL]", "TESSEL"),
        ("[per VENN] – [per Orla Venn]", "Orla Venn"),
        ("[per Orla Venn’s] [per Orla Venn]", "Orla Venn"),
        ("[org the Guild], [org Guild], [org Guild]", "Guild"),
        ("[org FMA], [org FMA], [org Free Marsh Army]", "Free Marsh Army"),
    ],
)
def test_an_entity_is_called_by_its_fullest_name(text: str, name: str) -> None:
    (found,) = _entities(text)
    assert found.name == name


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("[per Governor Venn], [per Orla Venn]", [["Venn", "Orla Venn"]]),
        ("[per Interior Minister Orla Venn], [per Venn]", [["Orla Venn", "Venn"]]),
        # Who would Francis be?
        ("[per Pope Francis]", [["Pope Francis"]]),
        ("[per Governor Venn], [per Venn]", [["Governor Venn", "Venn"]]),
        ("[per Foreign Minister]", [["Foreign Minister"]]),
        ("[per the governor]", [["the governor"]]),
        ("[org Chief Constable]", [["Chief Constable"]]),
    ],
)
def test_titles_are_no_part_of_persons_unless_too_little_is_left(
    text: str, mentions: list[list[str]]
) -> None:
    assert [found for _, _, found in _told(text)] == mentions


def test_no_name_goes_on_behind_the_end_of_a_paragraph() -> None:
    assert _told("Said [per Hugo Marrow.\n\nMarrow] left.") == [
        ("person", "Hugo Marrow", ["Hugo Marrow", "Marrow"])
    ]


def test_bare_signs_are_no_names() -> None:
    assert _told("[per —] and [per .\n\n] and [org “”]") == []


# Who is one


@pytest.mark.parametrize(
    "text",
    [
        "[pla Sudan], [pla South Sudan]",
        "[pla Orlec], [pla Orlec Province]",
        "[org US], [org US embassy]",
        "[org Varnia], [org Ministry of Varnia]",
        "[grp Fenlanders], [grp South Fenlanders]",
        "[per Orla Venn], [per Ed Venn]",
        "[pla Tessel], [ven Tessel Hall]",
    ],
)
def test_part_of_a_name_may_mean_something_else(text: str) -> None:
    assert len(_entities(text)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "[pla United States], [pla US], [pla U.S.], [pla the US]",
        "[org Ministry of Waters], [org the Ministry]",
        "[org Black Lantern Front], [org Lantern Front], [org BLF]",
        "[ven Crocus City Hall], [ven Crocus]",
        "[wea Kalashnikov rifle], [wea Kalashnikov]",
        "[eve Tessel Flood], [eve the Flood]",
    ],
)
def test_a_short_form_means_the_same(text: str) -> None:
    assert len(_entities(text)) == 1


# Kinds


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("[pla Fen], [org Fen], [pla Fen]", ["place"]),
        ("[pla.3 Fen], [org.8 Fen], [pla.3 Fen]", ["place"]),
        ("[pla.4 Fen], [org.5 Fen]", ["organisation"]),
        ("[pla.5 FEN], [org.4 the Fen]", ["place"]),
        ("[qua One], [qua One], [eve One]", ["event"]),
        # Short for a longer name of its own kind.
        ("[pla Fen], [pla Fen], [per Orla Fen], [per Fen]", ["place", "person"]),
        # The place joins the person, as most say.
        ("[per Orla Fen], [per Fen], [per Fen], [pla Fen]", ["person"]),
    ],
)
def test_the_same_words_have_the_kind_of_most_mentions(text: str, kinds: list[EntityKind]) -> None:
    assert [kind for kind, _, _ in _told(text)] == kinds


def test_what_was_tagged_as_another_kind_has_no_say_in_the_confidence() -> None:
    (fen,) = _entities("[pla.7 Fen], [org.1 Fen], [pla.9 Fen]")
    assert (len(fen.mentions), fen.confidence) == (3, 0.8)


# Ids


def test_an_id_is_of_the_article_and_the_first_mention() -> None:
    text, tagged = _marked("[org Venn] ran.")
    other = [Tagged("person", t.start, t.end, 0.4) for t in tagged]
    (one,), (same,) = entities("a", text, tagged), entities("a", text, other)
    (elsewhere,) = entities("b", text, tagged)
    assert one.id == same.id  # a better kind for the same words
    assert one.id != elsewhere.id


def test_two_entities_never_share_an_id() -> None:
    found = _entities("[per Venn], [per Moss], [pla Venn Moss]")
    assert len({entity.id for entity in found}) == 3


def test_no_name_goes_on_behind_an_exclamation() -> None:
    (entity,) = _entities("“[org Venn! Venn]? That is false,” she said.")
    assert [mention.text for mention in entity.mentions] == ["Venn", "Venn"]


def _tags(text: str, *names: str) -> list[Tagged]:
    return [Tagged("person", m.start(), m.end(), 0.9) for n in names for m in re.finditer(n, text)]


def test_a_name_that_things_happen_in_is_a_place_not_a_person() -> None:
    text = "A bomb killed two in Orlec. Shops in Orlec shut; Orlec mourned."
    assert {tag.label for tag in located(text, _tags(text, "Orlec"))} == {"place"}


@pytest.mark.parametrize(
    "text",
    [
        "Orla Venn spoke. She believes in Venn, said Venn.",
        "Trust in Orlec fell. Orlec said no. Orlec left.",
        "Orlec spoke to Orlec.",
    ],
)
def test_a_person_stays_one_where_prepositions_do_not_say_otherwise(text: str) -> None:
    tags = _tags(text, "Orla Venn", "(?<!Orla )Venn", "Orlec")
    assert {tag.label for tag in located(text, tags)} == {"person"}


def test_a_body_that_people_sit_in_is_no_place_unless_it_is_tagged_one_too() -> None:
    text = "They sat in Congress. Nobody in Congress spoke. Congress rose."
    tags = [Tagged("organisation", t.start, t.end, 0.9) for t in _tags(text, "Congress")]
    assert {tag.label for tag in located(text, tags)} == {"organisation"}
    tags[2] = Tagged("place", tags[2].start, tags[2].end, 0.9)
    assert {tag.label for tag in located(text, tags)} == {"place"}


@pytest.mark.parametrize("label", ["place", "event"])
@pytest.mark.parametrize("name", ["Daesh", "Da’esh", "the FBI"])
def test_a_body_that_the_world_knows_is_no_place(label: str, name: str) -> None:
    text = f"They met to defeat {name}."
    tags = [replace(tag, label=label) for tag in _tags(text, name)]
    assert [tag.label for tag in located(text, tags)] == ["organisation"]
