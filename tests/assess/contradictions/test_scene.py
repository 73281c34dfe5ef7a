"""Days and towns that can't both be one incident's."""

from datetime import date

import msgspec

from tests.assess.contradictions.told import case, dated, placed
from tests.records import made
from tocsin.assess.case import Heard
from tocsin.assess.contradictions import found


def on(outlet: str, day: int, said: str = "") -> Heard:
    """An account that gives a day in May by its date, or as `said`."""
    at = date(2031, 5, day)
    anchor = "the article's date" if said else "its own words"
    when = msgspec.structs.replace(
        made.when(), value=at.isoformat(), earliest=at, latest=at, anchor=anchor, precision="day"
    )
    return dated(outlet, said or f"{day} May 2031", when)


def test_days_that_both_articles_state_contradict_each_other() -> None:
    (one,) = found(case(on("Herald", 3), on("Bell", 7)))
    assert (one.kind, one.what) == ("time", "3 May 2031 against 7 May 2031")
    assert one.reasons == ("4 days apart, both in the words of the articles",)
    assert {one.one.sentence.text, one.other.sentence.text} == {
        "A blast shook the pier on 3 May 2031.",
        "A blast shook the pier on 7 May 2031.",
    }


def test_the_day_after_may_be_another_zone_and_a_weekday_a_slip() -> None:
    assert not found(case(on("Herald", 3), on("Bell", 4)))
    assert not found(case(on("Herald", 3), on("Bell", 7, "last night")))
    assert not found(case(on("Herald", 3), on("Bell", 6, "Tuesday")))


def test_a_day_without_its_year_contradicts_a_date_unless_the_year_may_be_wrong() -> None:
    assert found(case(on("Herald", 3, "May 3"), on("Bell", 7, "7 May")))
    far = msgspec.structs.replace(
        made.when(),
        value="2030-05-07",
        earliest=date(2030, 5, 7),
        latest=date(2030, 5, 7),
        anchor="the article's date",
        precision="day",
    )
    assert not found(case(on("Herald", 3), dated("Bell", "7 May", far)))


def test_towns_far_apart_contradict_each_other_and_near_ones_do_not() -> None:
    (one,) = found(case(placed("Herald", "Orlec", 40.0), placed("Bell", "Tessel", 42.0)))
    assert (one.kind, one.reasons) == ("place", ("222 km apart",))
    assert not found(case(placed("Herald", "Orlec", 40.0), placed("Bell", "Tessel", 40.2)))


def test_a_town_that_the_other_article_names_too_is_none_against_it() -> None:
    both = placed("Bell", "Tessel", 42.0)
    named = msgspec.structs.replace(both.reading.places[0], name="Orlec")
    places = (*both.reading.places, named)
    reading = msgspec.structs.replace(both.reading, places=places)
    both = msgspec.structs.replace(both, reading=reading)
    assert not found(case(placed("Herald", "Orlec", 40.0), both))


def test_a_surname_that_is_read_as_a_town_is_none() -> None:
    misread = placed("Bell", "Tessel", 42.0)
    person = msgspec.structs.replace(made.entity(), name="Orla Tessel")
    reading = msgspec.structs.replace(misread.reading, entities=(person,))
    misread = msgspec.structs.replace(misread, reading=reading)
    assert not found(case(placed("Herald", "Orlec", 40.0), misread))
