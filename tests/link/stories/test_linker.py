"""Which story an article joins, and which it begins."""

from itertools import permutations

import pytest

from tests.link.stories.made import (
    FIRST,
    HARVEST,
    LATER,
    OTHER_TOWN,
    SECOND,
    Told,
    story,
    told,
    undated,
)
from tocsin.link.stories import StoryLinker

BAKERY = story(told(FIRST), told(SECOND))
DEPOT = story(told(OTHER_TOWN))
PLUMS = story(told(HARVEST))


@pytest.mark.parametrize("news", [SECOND, LATER])
def test_the_next_report_and_a_late_one_join(news: Told) -> None:
    found = StoryLinker().place(told(news), [story(told(FIRST)), DEPOT, PLUMS])
    assert found.group == story(told(FIRST)).id
    assert found.score > 0.5
    assert not found.united


def test_two_shootings_in_two_towns_in_one_week_are_two_stories() -> None:
    found = StoryLinker().place(told(OTHER_TOWN), [BAKERY, PLUMS])
    assert found.group is None
    assert found.reasons[0].startswith("in common with the nearest only ")
    assert "no name in common" in found.reasons


def test_an_undated_report_joins_by_its_words() -> None:
    assert StoryLinker().place(undated(LATER), [DEPOT, BAKERY]).group == BAKERY.id


def test_the_order_of_stories_makes_no_difference() -> None:
    places = [StoryLinker().place(told(LATER), g) for g in permutations([BAKERY, DEPOT, PLUMS])]
    assert all(place == places[0] for place in places)


def test_two_stories_of_one_event_are_united_where_that_is_certain() -> None:
    halves = story(told(FIRST)), story(told(LATER))
    found = StoryLinker().place(told(SECOND), halves)
    assert {found.group, *found.united} == {half.id for half in halves}


def test_reasons_name_words_and_days() -> None:
    reasons = StoryLinker().place(told(SECOND), [story(told(FIRST))]).reasons
    assert reasons[0].startswith("both tell of ")
    assert "velmar" in reasons[0]
    assert "1 day apart" in reasons


def test_the_first_story_of_all_is_a_founder() -> None:
    assert StoryLinker().place(told(FIRST), []).group is None
