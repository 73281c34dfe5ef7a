"""What the table of actions says: orders in plain words, without names or numbers."""

import re

import pytest

from tocsin.warn.drafting.actions import hazard, table, target

_ACTIONS = [action for one in table().hazards for action in (*one.people, *one.guards)] + [
    action for other in table().targets for action in (*other.people, *other.guards)
]


@pytest.mark.parametrize("action", _ACTIONS)
def test_an_action_is_one_short_order_without_numbers(action: str) -> None:
    assert re.fullmatch(r"[A-Z][^.]+\.", action)
    assert len(action.split()) <= 20
    assert not re.search(r"\d|should|must|please", action)


def test_each_hazard_tells_what_it_may_do_and_what_to_do() -> None:
    for one in table().hazards:
        assert one.harm and one.people and one.guards and one.response
        assert hazard(f"Is {one.phrase} being prepared?") == one


def test_a_target_is_known_by_its_words_alone() -> None:
    concert = target(["bridge", "Concert"])
    assert concert is not None and concert.who.startswith("Guests and staff")
    assert target(["bridge"]) is None


def test_articles_are_as_people_say_them() -> None:
    phrases = {one.phrase for one in table().hazards}
    assert {"an arson attack", "a bomb attack", "kidnapping", "an attempt on a life"} <= phrases
