"""The places of an article as records: which words, what they stand for."""

from pathlib import Path

import pytest

from tests.read.places.made import marked
from tocsin.read.places.gazetteer import Gazetteer, shipped
from tocsin.read.places.placing import mentions, places
from tocsin.records import Place
from tocsin.records.place import PLACE_KINDS


def _places(text: str, home: str | None = None, probability: float = 0.9) -> tuple[Place, ...]:
    bare, tagged = marked(text, probability)
    found = places("made", shipped(), bare, tagged, home)
    for place in found:
        assert bare[place.span.start : place.span.end] == place.span.text
    return found


def _one(text: str) -> Place:
    (place,) = _places(text)
    return place


@pytest.mark.parametrize(
    ("text", "government"),
    [
        ("[place Washington] warned that it would act.", "the United States"),
        ("[place Washington] has also warned of it.", "the United States"),
        ("[place Paris] later condemned the raid.", "France"),
        ("[place London] expelled two envoys.", "the United Kingdom"),
        ("[place Iran] denied it.", "Iran"),
        ("The [place Iran] regime fell.", "Iran"),
        ("[organisation The Kremlin] denied it.", "Russia"),
        ("It is a letter to [organisation the Kremlin].", "Russia"),
        ("[group The Kremlin] denied it.", "Russia"),
        ("[organisation Iran] denied it.", "Iran"),
        ("[organisation Washington] denied it.", "the United States"),
        ("[organisation Downing Street] said nothing.", "the United Kingdom"),
        ("[place The White House] said nothing.", "the United States"),
        ("It was a warning from [place Washington].", "the United States"),
        ("It drew condemnation by [place Iran].", "Iran"),
    ],
)
def test_a_capital_country_or_seat_stands_for_a_government(text: str, government: str) -> None:
    assert _one(text).stands_for == f"Government of {government}"


@pytest.mark.parametrize(
    "text",
    [
        "Talks were held in [place Washington].",
        "In [place Washington], the mayor said that it rained.",
        "[place Washington] lies on a river.",
        "[place Liverpool] warned that it would act.",
        "[place Texas] said nothing.",
        "The [place Black Sea] said nothing.",
        "[group Iranian] denied it.",
        "The man from [place Iran] came.",
        "[place Washington]",
    ],
)
def test_a_place_is_a_place(text: str) -> None:
    assert _one(text).stands_for is None


def test_who_is_in_a_capital_is_not_the_capital() -> None:
    assert _one("Officials in [place Washington] said that it rained.").stands_for is None


def test_a_capital_goes_before_the_area_of_its_name() -> None:
    place = _one("[place Moscow] warned that it would act.")
    assert (place.kind, place.stands_for is not None) == ("capital", True)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("[group Afghan] troops came.", True),
        ("The [place Russian] coast.", True),
        ("Troops of [place Russia] came.", False),
        ("[place US] troops came.", False),
    ],
)
def test_names_of_a_people_are_told_from_those_of_a_country(text: str, people: bool) -> None:
    place = _one(text)
    assert (place.kind, place.people) == ("country", people)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[place the Gambia] gave way.", "Gambia"),
        ("[place The Hague] gave way.", "Hague"),
        ("[place Iran’s] coast.", "Iran"),
        ("[place Iran's] coast.", "Iran"),
        ("[place the Netherlands’] coast.", "Netherlands"),
        ("[place Iran,] it said.", "Iran"),
        ("[place Iran ;] it said.", "Iran"),
        ("[place Theran] [place Theory] [place Xi'an] fell.", "Xi'an"),
        ("[place U.S.] troops came.", "U.S."),
    ],
)
def test_spans_are_trimmed_to_the_name(text: str, words: str) -> None:
    assert _places(text)[-1].span.text == words


@pytest.mark.parametrize(
    "text",
    [
        "[organisation Harbour Board] met.",
        "[organisation Leeds United] won.",
        "[organisation Washington] won.",
        "[group Northern Brigade] came.",
        "[group Liverpool] came.",
        "[person Paris] came.",
        "[place the ] came.",
        "[place ’s] came.",
        "[place Zub] came.",
        "It rained.",
        "",
    ],
)
def test_what_names_no_place_is_none(text: str) -> None:
    assert _places(text) == ()


@pytest.mark.parametrize(("probability", "count"), [(0.49, 0), (0.5, 1), (1.0, 1)])
def test_names_of_low_probability_are_left_out(probability: float, count: int) -> None:
    assert len(_places("Fire in [place Leeds].", probability=probability)) == count


def test_mentions_come_in_order_whatever_the_heads_order(world: Gazetteer) -> None:
    bare, tagged = marked("[place Tessel], [venue Kite Hall], [place Orrby].")
    found = mentions(world, bare, tagged[::-1])
    assert [bare[one.start : one.end] for one in found] == ["Tessel", "Kite Hall", "Orrby"]


def test_a_building_keeps_its_own_name_and_says_what_holds_it() -> None:
    hall, leeds = _places("Shots in [venue Quenby Hall] in [place Leeds].")
    assert (hall.name, hall.kind, hall.within, hall.country) == (
        "Quenby Hall", "venue", "Leeds", "GB",
    )  # fmt: skip
    assert (hall.latitude, hall.longitude, hall.precision) == (
        leeds.latitude, leeds.longitude, "town",
    )  # fmt: skip
    assert (leeds.name, leeds.kind, leeds.within) == ("Leeds", "town", None)


@pytest.mark.parametrize(
    ("text", "kind", "precision", "area"),
    [
        ("Fire in [place Leeds].", "town", "town", "England"),
        ("Fire in [place Paris].", "capital", "town", "Île-de-France"),
        ("Fire in [place Texas].", "area", "area", None),
        ("Fire in [place Cook County].", "county", "county", None),
        ("Fire in [place Mexico].", "country", "country", None),
        ("Fire on the [place Black Sea].", "water", "region", None),
        ("Fire in the [place Middle East].", "region", "region", None),
        ("Fire in [place Africa].", "continent", "region", None),
        ("Fire in [organisation the White House].", "seat", "building", None),
    ],
)
def test_a_place_is_as_exact_as_its_kind(
    text: str, kind: str, precision: str, area: str | None
) -> None:
    place = _one(text)
    assert (place.kind, place.precision) == (kind, precision)
    assert area in (place.area, None)
    assert kind in PLACE_KINDS


def test_the_west_is_no_place_in_cameroon() -> None:
    assert _places("[place The West] condemned it; so did [place Northern Ireland].")[
        0
    ].span.text == ("Northern Ireland")


def test_the_reasons_of_a_choice_are_told() -> None:
    place = _one("Fire in [place Paris], Texas.")
    assert place.country == "US"
    assert "beside +2.50" in place.reasons


def test_ids_tell_mentions_and_articles_apart_and_stay() -> None:
    bare, tagged = marked("[place Leeds] and [place Leeds].")
    found = [places(article, shipped(), bare, tagged) for article in ("a", "b", "a")]
    assert found[0] == found[2]
    assert len({place.id for each in found for place in each}) == 4


def test_a_gazetteer_that_is_not_there_is_not_asked_without_names(tmp_path: Path) -> None:
    assert places("made", Gazetteer(tmp_path / "absent"), "It rained.", []) == ()
