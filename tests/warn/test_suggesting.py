"""Ticks are only suggested for what articles say in so many words, with these words."""

from datetime import date

import pytest

from tests.warn.cases import case, evidence
from tocsin.warn.deeds import Criterion
from tocsin.warn.suggesting import Sign, Suggested, suggested
from tocsin.warn.threshold import threshold

DAY = date(2026, 3, 7)


def _of(criterion: Criterion, *signs: Sign, at: date = DAY) -> Suggested | None:
    return next((one for one in suggested(signs, at) if one.criterion == criterion), None)


def _sign(text: str, target: str | None = None, source: str = "Sorland") -> Sign:
    return Sign(evidence=evidence(text, source, f"name:{source}"), target=target)


def test_several_origins_suggest_that_it_is_credible_and_one_leaves_it_unclear() -> None:
    one, other = _sign("A hall."), _sign("A hall.", source="Astrand")
    both, alone = _of("credible", one, one, other), _of("credible", one, one)
    assert both is not None and alone is not None
    assert (both.met, len(both.evidence)) == ("yes", 2)
    assert both.why == "2 independent origins tell of it: Sorland; Astrand"
    assert (alone.met, len(alone.evidence)) == ("unclear", 1)


def test_a_target_and_a_time_suggest_that_it_is_specific() -> None:
    told = _of("specific", _sign("They are about to attack the hall.", "the hall"))
    assert told is not None
    assert told.met == "yes"
    assert told.why == "Sorland names “the hall” and “about to” on 4 March 2026"
    timeless = _of("specific", _sign("They may attack the hall.", "the hall"))
    assert timeless is not None
    assert (timeless.met, timeless.why) == ("unclear", "Sorland names “the hall”, but no time")


@pytest.mark.parametrize(
    ("first", "last", "met"),
    [(8, 9, "yes"), (1, 31, "yes"), (5, 6, "unclear")],
)
def test_a_time_that_is_over_is_no_all_clear(first: int, last: int, met: str) -> None:
    days = (date(2026, 3, first), date(2026, 3, last))
    told = _of("impending", Sign(evidence=evidence(), days=days))
    assert told is not None
    assert told.met == met
    assert (met == "unclear") == ("no all-clear" in told.why)


def test_soon_is_not_for_ever_nor_far_off() -> None:
    sign = _sign("An attack is imminent.")
    assert _of("impending", sign) is not None
    assert _of("impending", sign, at=date(2026, 6, 1)) is None
    far = Sign(evidence=evidence(), days=(date(2027, 1, 1), date(2027, 1, 2)))
    assert _of("impending", far) is None


def test_a_harm_is_suggested_by_its_word_and_a_bare_attack_leaves_it_open() -> None:
    bomb = _of("killing", _sign("They planned to bomb the hall."))
    held = _of("kidnapping", Sign(evidence=evidence("A plot."), kind="hostage_taking"))
    bare = _of("killing", _sign("They planned attacks."))
    assert bomb is not None and held is not None and bare is not None
    assert (bomb.met, bomb.why) == ("yes", "Sorland: “bomb”")
    assert (held.met, held.why) == ("yes", "Sorland: “hostage taking”")
    assert (bare.met, bare.why) == (
        "unclear",
        "Sorland: “attacks”, which doesn't say what it would do",
    )


def test_what_is_over_says_nothing_of_what_is_to_come() -> None:
    past = Sign(evidence=evidence("They were about to bomb the hall."), target="hall", past=True)
    assert [one.criterion for one in suggested((past,), DAY)] == ["credible"]


def test_no_is_never_suggested_and_nothing_of_nothing() -> None:
    assert suggested((), DAY) == ()
    assert suggested((_sign("The choir sang."),), DAY)[0].criterion == "credible"


def test_a_suggestion_is_no_judgement() -> None:
    assert suggested((_sign("They are about to bomb it.", "it"),), DAY)
    assert {one.met for one in threshold(case()).criteria} == {None}
