"""On whose behalf an origin speaks."""

import pytest

from tests.assess.heard import case, heard
from tocsin.assess.case import Case
from tocsin.assess.interest import Interests
from tocsin.link.origins import OFFICIALS
from tocsin.records import EntityKind


def _told(text: str, *persons: str, where: str = "Orlec") -> Case:
    """A case of one article, which names `persons`."""
    names: list[tuple[EntityKind, str]] = [("person", name) for name in persons]
    return case(heard("Courier", f"A blast shook the pier. {text}", names=names, where=[where]))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Federal Security Service", "Russian Interior Ministry"),
        ("Pentagon", "FBI"),
        ("Amaq News Agency", "Islamic State – Khorasan Province"),
        ("Varnian Interior Ministry", "Varnia"),
        ("Health Ministry", OFFICIALS),
        ("Health Ministry", "police"),
    ],
)
def test_bodies_of_one_state_or_movement_have_one_interest(one: str, other: str) -> None:
    interests = Interests(_told("Varnia’s parliament met.", "Varnia"))
    assert interests.of(one).id == interests.of(other).id


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Pentagon", "Russian Interior Ministry"),
        ("Hamas", "Islamic State"),
        ("The Courier", "The Herald"),
        ("Orla Venn", "Lena Dorn"),
        ("Foreign Ministry", "Interior Ministry"),
        ("a former minister", "the minister"),
    ],
)
def test_others_have_their_own(one: str, other: str) -> None:
    interests = Interests(_told("Nobody else was there."))
    assert interests.of(one).id != interests.of(other).id


def test_an_official_speaks_for_the_land_whose_official_the_article_says() -> None:
    told = _told(
        "Orla Venn, Sorland’s interior minister, spoke. Sorland’s parliament met.",
        "Orla Venn",
        "Sorland",
    )
    found = Interests(told).of("Orla Venn")
    assert found.name == "Government of Sorland"
    assert found.reasons == ("articles have “Sorland’s interior minister” beside Orla Venn",)


def test_an_office_whose_land_nobody_says_is_of_where_it_happened() -> None:
    found = Interests(_told("", where="Belgium")).of("Health Ministry")
    assert found.name == "Government of Belgium"
    assert found.reasons == (
        "Health Ministry is an office of the state",
        "nobody says of which land, so the one where it happened is taken",
    )


def test_a_president_whose_land_nobody_says_isnt_of_a_land_that_is_named_less() -> None:
    text = "President Orla Venn spoke."
    alone = Interests(_told(text, "Orla Venn", where="Belgium"))
    assert alone.of("Orla Venn").name == "Government of Belgium"
    beside = Interests(_told(f"{text} Varnia’s parliament met.", "Orla Venn", "Varnia"))
    assert not beside.of("Orla Venn").of_state


@pytest.mark.parametrize(
    "text", ["The state news agency VNA said so.", "State-run VNA told of it."]
)
def test_an_agency_that_an_article_calls_the_states_is_the_states(text: str) -> None:
    interests = Interests(_told(text))
    assert interests.of("VNA").id == interests.of("Health Ministry").id
    assert interests.of("VNA").reasons[0] == "articles call VNA the state’s"
    assert not interests.of("Northlight Wire").of_state
