"""Sightings that no article shows."""

from datetime import date, timedelta

from tests.assess.watch.made import watch
from tocsin.assess.watch.unread import ahead, surging
from tocsin.assess.watch.weighing import weigh

_MATTERS = watch("days = [2026-03-21]")


def test_a_day_that_matters_is_known_from_when_it_comes_within_the_window() -> None:
    (one,) = ahead(_MATTERS)
    assert one.sighting.day == date(2026, 3, 21)
    assert one.sighting.reasons == ("21 March 2026 lies ahead",)
    assert one.learnt == date(2026, 3, 21) - timedelta(days=30)
    assert not ahead(watch())


def test_a_day_that_matters_moves_a_watch_before_it_and_little_behind_it() -> None:
    at = {
        number: weigh(_MATTERS, ahead(_MATTERS), {}, {}, date(2026, 3, 21) + timedelta(number))
        for number in (-40, -10, 40)
    }
    before, near, behind = (at[n].likelihood.probability for n in (-40, -10, 40))
    assert before < near > behind


def test_a_surge_is_a_sighting_of_each_indicator_about_counts() -> None:
    (one,) = surging(watch(), "Karsk", date(2026, 3, 1), "9 where 2 are usual")
    assert (one.indicator, one.reasons, one.trace) == ("surge", ("9 where 2 are usual",), None)
