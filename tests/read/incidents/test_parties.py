"""Who did it, to whom, with what, as one sentence tells it."""

import pytest

from tests.read.incidents.made import parties_of, unmarked


def _named(text: str) -> dict[str, list[str]]:
    """The names of each role that somebody or something plays."""
    found: dict[str, list[str]] = {}
    for party in parties_of(text):
        found.setdefault(party.role, []).append(party.name)
    return found


# By


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("An attack by the [group Varnian Front] shut the road.", "Varnian Front"),
        ("Nine people were killed by the [group Varnian Front].", "Varnian Front"),
        ("The attack was carried out by [place Orrland].", "Orrland"),
        ("Nine people were killed in an attack on a hall by masked gunmen.", "masked gunmen"),
        ("The attack by rebels shut the road.", "rebels"),
        ("The attack by an armed group shut the road.", "armed group"),
        ("The [group Varnian Front] attack shut the road.", "Varnian Front"),
        ("The [group Varnian Front]’s attack shut the road.", "Varnian Front"),
        ("The [group Varnian Front] bomb attack shut the road.", "Varnian Front"),
        ("An [people Israeli] air strike shut the road.", "Israel"),
    ],
)
def test_who_did_it_stands_behind_by_or_right_before_it(text: str, name: str) -> None:
    assert _named(text)["by"] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "The attack shut the road. It was built by the [group Varnian Front].",
        "The shelling of the mill went on; it was built by the [organisation Orr Works].",
        "The attack shut the road by the river.",
        "The [organisation Orr Works] said after a long silence that the attack shut the road.",
        "The [group Varnian Front] protest shut the road.",
        "The attack in [place Orlec] shut the road.",
    ],
)
def test_who_stands_elsewhere_did_not_do_it(text: str) -> None:
    assert "by" not in _named(text)


@pytest.mark.parametrize("verb", ["condemned", "witnessed", "filmed", "investigated", "claimed"])
def test_who_speaks_of_an_attack_did_not_do_it(verb: str) -> None:
    assert "by" not in _named(f"The attack was {verb} by [organisation Harbour Board].")


# Against


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The attack on the [organisation Harbour Board] shut the road.", "Harbour Board"),
        ("An attack against the [organisation Harbour Board] shut it.", "Harbour Board"),
        ("The attack on [person Orla Venn] shut the road.", "Orla Venn"),
        ("The assassination of [person Orla Venn] shut the road.", "Orla Venn"),
        ("The arrest of [person Hugo Marrow] shocked the town.", "Hugo Marrow"),
        ("Rebels attacked [victim two nurses].", "two nurses"),
        ("Rebels attacked [target the old mill].", "old mill"),
    ],
)
def test_whom_it_was_against_stands_behind_on_or_is_tagged(text: str, name: str) -> None:
    assert _named(text)["against"] == [name]


def test_a_place_that_is_attacked_is_a_place_not_a_victim() -> None:
    assert "against" not in _named("The attack on [place Orlec] shut the road.")


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested [perpetrator [person Hugo Marrow]].",
        "[perpetrator [person Hugo Marrow]] was arrested.",
        "A court sentenced [perpetrator [person Hugo Marrow]] to nine years.",
        "[perpetrator [person Hugo Marrow]] went on trial.",
        "[perpetrator [person Hugo Marrow]] was released from prison.",
    ],
)
def test_suspects_suffer_their_arrest_and_trial(text: str) -> None:
    assert _named(text) == {"against": ["Hugo Marrow"]}


# The network's tags


def test_tags_of_the_network_are_taken() -> None:
    text = "[perpetrator Masked boys] attacked [victim two nurses] with [instrument a rifle]."
    assert _named(text) == {"by": ["Masked boys"], "against": ["two nurses"], "weapon": ["rifle"]}


@pytest.mark.parametrize("hunter", ["Police", "Investigators", "The court", "Harbour officials"])
def test_who_hunts_attackers_did_not_attack(hunter: str) -> None:
    assert _named(f"[perpetrator {hunter}] looked for those behind the shooting.") == {}


def test_who_arrests_is_not_arrested() -> None:
    assert "against" not in _named("[perpetrator The police] came and arrested two men.")


@pytest.mark.parametrize("words", ["He", "they", "people", "the man", "someone", "most"])
def test_words_that_name_nobody_are_no_party(words: str) -> None:
    assert _named(f"In the hall [perpetrator {words}] attacked [victim others].") == {}


def test_what_stands_far_from_a_trigger_is_no_part_of_it() -> None:
    near = "It was an attack on, as far as anybody knows, [victim two nurses]."
    far = near.replace("anybody", "anybody in the quiet old town by the sea, which is far, " * 3)
    assert _named(near) == {"against": ["two nurses"]}
    assert _named(far) == {}


# Names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("An attack by [group ISIS] shut the road.", "Islamic State"),
        ("The [group ISIS] attack shut the road.", "Islamic State"),
        ("The [people Israeli] attack shut the road.", "Israel"),
        ("An attack by [organisation the FBI] shut it.", "Federal Bureau of Investigation"),
    ],
)
def test_names_known_to_the_world_are_given_in_full(text: str, name: str) -> None:
    assert _named(text)["by"] == [name]


def test_names_are_the_fullest_that_the_article_gives() -> None:
    text = "The attack on [person Venn] shut the road. [person Orla Venn] was unhurt."
    assert _named(text)["against"] == ["Orla Venn"]


def test_members_are_of_their_group() -> None:
    text = "In the hall [perpetrator [group Varnian Front] members] had attacked it."
    assert _named(text)["by"] == ["Varnian Front"]


def test_the_head_of_a_group_is_not_the_group() -> None:
    text = "[perpetrator The head of [group Varnian Front]] attacked it."
    assert _named(text).get("by") != ["Varnian Front"]


@pytest.mark.parametrize(
    "words", ["two nurses", "the two nurses", "some two nurses", "at least two nurses"]
)
def test_descriptions_are_given_without_their_article(words: str) -> None:
    assert _named(f"Rebels attacked [victim {words}].")["against"] == ["two nurses"]


def test_a_sentence_that_was_tagged_is_no_name() -> None:
    words = "the old nurse of the little hospital by the quiet sea who had been there for years"
    assert _named(f"It was an attack, for [victim {words}].") == {}


# Once


@pytest.mark.parametrize(
    "text",
    [
        "[perpetrator [group ISIS]] attacked [victim [group ISIS]].",
        "The [group ISIS] attack on [victim [group ISIS]] shut the road.",
        "The attack by [group ISIS] on [victim the [group Islamic State]] shut the road.",
    ],
)
def test_nobody_is_both_doer_and_victim(text: str) -> None:
    names = [party.name for party in parties_of(text)]
    assert names == ["Islamic State"]


def test_who_is_told_twice_is_named_once() -> None:
    text = (
        "The [group ISIS] attack by [group ISIS] on [person Orla Venn], [victim Orla Venn], fell."
    )
    assert _named(text) == {"by": ["Islamic State"], "against": ["Orla Venn"]}


@pytest.mark.parametrize(
    "text",
    [
        "The [group ISIS] attack on [victim two nurses] shut the road.",
        "Nine people were killed in an attack on a hall by masked gunmen.",
        "[perpetrator Masked boys] attacked [victim two nurses] with [instrument a rifle].",
    ],
)
def test_a_party_lies_in_its_sentence(text: str) -> None:
    bare, _ = unmarked(f"\n\n{text}")
    found = parties_of(text)
    assert found
    for party in found:
        words = bare[party.start : party.end]
        assert words == words.strip() != ""
        assert party.name in words or party.name == "Islamic State"


def test_a_number_alone_is_nobody() -> None:
    assert parties_of("A bombing killed [victim 11] on Monday.") == []
