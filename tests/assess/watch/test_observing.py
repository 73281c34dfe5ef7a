"""What sightings come to where what is told often counts once."""

import math
from datetime import date

import pytest

from tests.assess.watch.made import DAY, placed, watch
from tocsin.assess.grades import Letter
from tocsin.assess.watch.observing import RELIABILITY, Observation, Observer
from tocsin.assess.watch.seen import Placed


def _observed(*seen: Placed, **grades: Letter) -> dict[str, tuple[Observation, ...]]:
    keys = {f"name:{name}": letter for name, letter in grades.items()}
    return Observer(watch(), keys).observed(seen)


def test_an_event_that_two_tell_is_one_and_surer() -> None:
    one, other = placed("arrest", "a"), placed("arrest", "a", outlet="name:courier")
    (once,) = _observed(one)["arrest"]
    (twice,) = _observed(one, other)["arrest"]
    assert once.credibility() == RELIABILITY["F"]
    assert twice.credibility() == pytest.approx(1 - (1 - RELIABILITY["F"]) ** 2)


def test_an_event_that_two_have_from_one_speaker_is_no_surer() -> None:
    told = [placed("arrest", "a", outlet=f"name:{n}", by="name:orla venn") for n in "bcd"]
    (event,) = _observed(*told)["arrest"]
    assert event.credibility() == RELIABILITY["F"]


def test_an_event_seen_as_several_indicators_counts_as_the_strongest() -> None:
    seen = [placed("raid", "a"), placed("weapons", "a", outlet="name:courier")]
    observed = _observed(*seen)
    assert observed.keys() == {"weapons"}
    assert len(observed["weapons"][0].origins) == 2


def test_an_event_was_on_the_first_day_that_any_account_gives() -> None:
    later = placed("arrest", "a", outlet="name:courier", day=date(2026, 1, 12))
    assert [one.day for one in _observed(later, placed("arrest", "a"))["arrest"]] == [DAY]


def test_each_origin_that_warns_is_an_observation_of_its_own() -> None:
    seen = [
        placed("warning", "a", by="name:embassy"),
        placed("warning", "b", outlet="name:courier", by="name:service"),
        placed("warning", "c", outlet="name:herald", by="name:service"),
    ]
    assert len(_observed(*seen)["warning"]) == 2


def test_who_warns_without_a_name_is_nobody_beside_those_who_have_one() -> None:
    unnamed = placed("warning", "b", outlet="name:courier", by="unnamed officials")
    named = placed("warning", "a", by="name:embassy")
    assert len(_observed(unnamed)["warning"]) == 1
    ((one,),) = (observed.origins for observed in _observed(unnamed, named)["warning"])
    assert one.origin == "name:embassy"


def test_who_warns_again_warns_anew_and_a_copy_that_comes_late_does_not() -> None:
    first = placed("warning", "a", by="name:embassy", text="t")
    copy = placed(
        "warning", "a", outlet="name:courier", by="name:embassy", text="t", day=date(2026, 1, 20)
    )
    again = placed("warning", "b", by="name:embassy", text="u", day=date(2026, 1, 30))
    assert [one.day for one in _observed(first, copy)["warning"]] == [DAY]
    assert [one.day for one in _observed(first, copy, again)["warning"]] == [date(2026, 1, 30)]


@pytest.mark.parametrize(
    ("grades", "letter"),
    [({"embassy": "A"}, "A"), ({"embassy": "A", "courier": "E"}, "E"), ({"courier": "F"}, "F")],
)
def test_an_origin_is_as_reliable_as_the_worse_of_speaker_and_carrier(
    grades: dict[str, Letter], letter: Letter
) -> None:
    seen = placed("warning", "a", outlet="name:courier", by="name:embassy")
    (one,) = _observed(seen, **grades)["warning"]
    assert one.credibility() == pytest.approx(RELIABILITY[letter])


def test_an_observation_without_an_origin_is_what_the_others_say() -> None:
    (event,) = _observed(placed("arrest", "a"), placed("arrest", "a", outlet="name:b"))["arrest"]
    assert event.credibility("name:b") == pytest.approx(RELIABILITY["F"])
    assert math.isclose(Observation(day=DAY, origins=(), sightings=()).credibility("name:b"), 1)
