"""What the names of places in an article mean."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.read.places.made import LARGE, LINDRUN, ORRBY, QUENBY, SMALL, entry, gazetteer, marked
from tocsin.read.places.gazetteer import Gazetteer, shipped
from tocsin.read.places.resolving import Resolved, resolve


def _resolved(base: Gazetteer, text: str, home: str | None = None) -> list[Resolved | None]:
    bare, tagged = marked(text)
    venues = [(one.start, one.end) for one in tagged if one.label == "venue"]
    return resolve(base, bare, [(one.start, one.end) for one in tagged], home, venues)


def _ids(base: Gazetteer, text: str, home: str | None = None) -> list[int | None]:
    return [one.entry.id if one else None for one in _resolved(base, text, home)]


def _told(text: str) -> list[tuple[str, str, str | None, str] | None]:
    """Name, kind, country and how, from the shipped gazetteer."""
    return [
        (one.entry.name, one.entry.kind, one.entry.country, one.how) if one else None
        for one in _resolved(shipped(), text)
    ]


def test_a_name_alone_means_the_largest_place(world: Gazetteer) -> None:
    assert _ids(world, "The pier at [place Tessel] was shut.") == [LARGE]


@pytest.mark.parametrize(
    "text",
    [
        "[place Tessel], Norrmark, was hit.",
        "[place Tessel], Vennland.",
        "[place Tessel], Norrmark, Vennland.",
        "[place Tessel] (Norrmark) was hit.",
        "[place Tessel] ( Vennland ) was hit.",
        "The pier at [place Tessel] in [place Norrmark] was shut.",
        "In [place Lindrun], [place Quenby] and [place Tessel] it rained.",
    ],
)
def test_what_stands_beside_or_around_a_name_moves_it(world: Gazetteer, text: str) -> None:
    bare, tagged = marked(text)
    at = [bare[one.start : one.end] for one in tagged].index("Tessel")
    assert _ids(world, text)[at] == SMALL


@pytest.mark.parametrize(
    "text", ["[place Tessel], where Norrmark lay.", "[place Tessel]. Norrmark was hit."]
)
def test_what_is_only_near_does_not_stand_beside_it(world: Gazetteer, text: str) -> None:
    assert _ids(world, text) == [LARGE]


def test_the_outlets_country_decides_between_equals(tmp_path: Path) -> None:
    two = [
        entry(1, country="XV", at=(10, 10), population=90_000),
        entry(2, country="XO", at=(50, 50), population=100_000),
    ]
    base = gazetteer(tmp_path, two)
    assert _ids(base, "Fire in [place Tessel].") == [2]
    assert _ids(base, "Fire in [place Tessel].", home="XV") == [1]


def test_a_name_does_not_speak_against_its_own_choice(tmp_path: Path) -> None:
    two = [entry(1, at=(10, 10), population=20_000), entry(2, at=(10.1, 10), population=90_000)]
    assert _ids(gazetteer(tmp_path, two), "Fire in [place Tessel].") == [2]


def test_one_name_means_one_place_throughout(world: Gazetteer) -> None:
    text = "[place Tessel] was hit. " * 3 + "Police in [place Tessel], Norrmark, came."
    assert _ids(world, text) == [SMALL] * 4


def test_one_name_in_two_spellings_is_one(world: Gazetteer) -> None:
    assert _ids(world, "[place TESSEL] was hit: [place Tessel], Norrmark.") == [SMALL] * 2


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("[place Paris], Texas, was hit.", "Texas"),
        ("[place Paris] (Texas) was hit.", "Texas"),
        ("[place Paris] was hit.", "Île-de-France"),
        ("[place Birmingham], Alabama.", "Alabama"),
        ("[place Birmingham] was hit.", "England"),
        ("[place Portland], Maine.", "Maine"),
    ],
)
def test_the_state_beside_a_towns_name(text: str, state: str) -> None:
    (one,) = _resolved(shipped(), text)
    assert one is not None
    assert one.entry.area is not None
    assert shipped().entry(one.entry.area).name == state


@pytest.mark.parametrize(
    ("word", "country"),
    [("Afghan", "AF"), ("Russian", "RU"), ("British", "GB"), ("American", "US"), ("Chinese", "CN")],
)
def test_a_demonym_is_its_country(word: str, country: str) -> None:
    (one,) = _resolved(shipped(), f"[group {word}] troops came.")
    assert one is not None
    assert (one.entry.kind, one.entry.country, one.how) == ("country", country, "people")


def test_a_demonym_never_is_a_namesake_of_its_country() -> None:
    text = "[group Georgian] troops came to [place Atlanta], [place Savannah] and [place Augusta]."
    (georgian, *_) = _told(text)
    assert georgian == ("Georgia", "country", "GE", "people")


def test_countries_in_a_row_are_countries() -> None:
    found = _told("[place Jordan], [place US] and [place Israel] signed.")
    assert [one and one[2] for one in found] == ["JO", "US", "IL"]


@pytest.mark.parametrize("word", ["US", "U.S.", "UK", "Russia", "Mexico", "Georgia"])
def test_a_countrys_own_name_is_itself(word: str) -> None:
    (one,) = _resolved(shipped(), f"Troops of [place {word}] came.")
    assert one is not None
    assert (one.entry.kind, one.how) == ("country", "itself")


@pytest.mark.parametrize(
    "words",
    ["Lindrun district", "northern Lindrun", "City of Lindrun", "Greater Lindrun",
     "Lindrun International Airport", "downtown Lindrun city"],
)  # fmt: skip
def test_words_around_a_core_are_stripped(world: Gazetteer, words: str) -> None:
    (one,) = _resolved(world, f"Shots in [place {words}].")
    assert one is not None
    assert (one.entry.id, one.how) == (LINDRUN, "stripped")


def test_a_district_of_a_real_area() -> None:
    text = "The convoy left [place Karak district] in [place Jordan]."
    assert _told(text)[0] == ("Karak", "area", "JO", "stripped")


def test_what_is_in_the_gazetteer_is_not_stripped(world: Gazetteer) -> None:
    (one,) = _resolved(world, "Ships in the [place Gulf of Venn].")
    assert one is not None
    assert one.how == "itself"


@pytest.mark.parametrize(
    ("text", "within"),
    [
        ("Shots in the [venue Orrby Grand Hall].", ORRBY),
        ("Shots in the [venue Hall of Quenby Market].", QUENBY),
        ("Shots in [venue Kite Hall] in [place Orrby], far from [place Quenby].", ORRBY),
        ("In [place Orrby], shots fell in [venue Kite Hall].", ORRBY),
        ("Shots in [venue Kite Hall], [place Orrby], where [place Quenby]’s men came.", ORRBY),
    ],
)
def test_a_building_is_within_the_place_of_its_name_or_else_the_nearest(
    world: Gazetteer, text: str, within: int
) -> None:
    _, tagged = marked(text)
    (at,) = [n for n, one in enumerate(tagged) if one.label == "venue"]
    one = _resolved(world, text)[at]
    assert one is not None
    assert (one.entry.id, one.how) == (within, "within")


def test_the_place_beside_a_building_goes_before_a_word_of_its_name() -> None:
    text = "Shots at [venue Central Station] in [place Leeds]."
    assert _told(text)[0] == ("Leeds", "town", "GB", "within")


def test_a_part_of_a_building_s_name_needs_the_article_to_speak_for_it(world: Gazetteer) -> None:
    text = "Shots in the [venue Orrby Grand Hall]. Men of [place Vennland] and [place Quenby] came."
    assert _ids(world, text)[0] == QUENBY


def test_a_venue_that_is_called_like_a_small_town_is_where_the_article_is(world: Gazetteer) -> None:
    text = "Shots in the [venue Marl] in [place Orrby]."
    assert _ids(world, text) == [ORRBY, ORRBY]


def test_no_building_is_named_after_a_village(world: Gazetteer) -> None:
    text = "Shots in the [venue Marl Grand Hall] in [place Orrby]."
    assert _ids(world, text) == [ORRBY, ORRBY]


def test_a_country_is_too_large_to_hold_a_building(world: Gazetteer) -> None:
    assert _ids(world, "Shots in [venue Kite Hall] in [place Vennland].")[0] is None


def test_a_building_said_to_be_in_a_country_is_in_no_town_of_another(world: Gazetteer) -> None:
    text = "[place Orrby]: Shots in [venue Kite Hall] in [place Vennland]."
    assert _ids(world, text)[1] is None


def test_the_place_that_a_building_stands_next_to_most_often_holds_it(world: Gazetteer) -> None:
    text = (
        "Shots in [venue Kite Hall] in [place Orrby]. Men of [place Quenby] came. "
        "It began in [venue Kite Hall] in [place Orrby]. [venue Kite Hall], [place Quenby]."
    )
    assert _ids(world, text) == [ORRBY, ORRBY, QUENBY, ORRBY, ORRBY, ORRBY, QUENBY]


def test_a_name_and_a_longer_one_that_holds_it_are_one_place(world: Gazetteer) -> None:
    text = (
        "Shots in [venue Kite City Hall] in [place Orrby]. [venue Kite City Hall], [place Orrby]. "
        "The road to [venue Kite City] was shut; [place Quenby] sent help."
    )
    assert _ids(world, text)[-2:] == [ORRBY, QUENBY]


def test_part_of_a_word_is_no_shorter_name(world: Gazetteer) -> None:
    text = (
        "Shots in [venue Kites Hall] in [place Orrby]. [venue Kites Hall], [place Orrby]. "
        "The road to [venue Kite] was shut; [place Quenby] sent help."
    )
    assert _ids(world, text)[-2:] == [QUENBY, QUENBY]


def test_a_small_town_needs_more_than_its_name(tmp_path: Path) -> None:
    """The world has a village for almost any word."""
    village = [entry(1, at=(10, 10), population=900)]
    base = gazetteer(tmp_path, village)
    assert _ids(base, "Fire in [place Tessel].") == [None]
    assert _ids(base, "Fire in [place Tessel].", home=village[0].country) == [1]


def test_what_nobody_knows_is_nowhere(world: Gazetteer) -> None:
    text = "Shots in [place Zub] and [venue Kite Hall] and [place ’]."
    assert _ids(world, text) == [None, None, None]


def test_without_mentions_nothing_is_resolved(world: Gazetteer) -> None:
    assert resolve(world, "It rained.", []) == []


def test_every_mention_has_its_answer_in_order(world: Gazetteer) -> None:
    text = "[place Zub], [place Orrby], [place Zub], [place Gull House] and [place Orrby]."
    found = _resolved(world, text)
    assert [one and one.entry.name for one in found][1::2] == ["Orrby", "Gull House"]
    assert len(found) == 5


@pytest.mark.parametrize(
    "text",
    [
        "[place Paris], [place Texas], and [place Tripoli], [place Victoria].",
        "[venue Kite Hall], [place Leeds], [place York] and [place Georgia].",
    ],
)
def test_the_same_text_gives_the_same_answer(text: str) -> None:
    assert _resolved(shipped(), text) == _resolved(shipped(), text)


def _ambiguous() -> Iterator[str]:
    names = ["San José", "Santa Maria", "Springfield", "Victoria", "Georgetown", "Paris", "Kite"]
    for number in range(2_000):
        yield f"[place {names[number % len(names)]}], Texas"


def test_two_thousand_mentions_of_ambiguous_names_finish() -> None:
    found = _resolved(shipped(), ", ".join(_ambiguous()))
    assert len(found) == 2_000
    assert sum(one is None for one in found) == 0


@pytest.mark.parametrize(
    "name",
    ["x" * 10_000, "Paris " * 1_600, "A." * 5_000, "Zub" + " city" * 400, "’" * 10_000,
     "x' OR 1=1 --", "'; DROP TABLE names; --", "%", "(((", "\0", "\ud800"],
)  # fmt: skip
def test_hostile_names_are_only_names(world: Gazetteer, name: str) -> None:
    text = f"{name.strip()} in Orrby"
    spans = [(0, len(name.strip())), (len(text) - 5, len(text))]
    assert resolve(world, text, spans)[1] is not None
    assert len(resolve(shipped(), text, spans)) == 2
