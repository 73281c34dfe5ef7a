"""From the base rate and what was seen to how likely it is."""

import math
import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import pytest

from tests.assess.watch.made import DAY, placed, watch
from tocsin.assess.grades import Letter
from tocsin.assess.scale import log_odds
from tocsin.assess.watch.assessment import Assessment, Weight
from tocsin.assess.watch.observing import RELIABILITY
from tocsin.assess.watch.seen import Placed
from tocsin.assess.watch.weighing import Looked, weigh

_ALL_ABSENT: Looked = {one.name: "absent" for one in watch().indicators}
_PLAIN = "[indicators.arrest]\nseen = [2, 8]\nnormal = 0\nhalf_life = 30\nabsent = 0.5"
_EMBASSY = "name:embassy"


def _weighed(
    *seen: Placed, at: date = DAY, looked: Looked | None = None, more: str = ""
) -> Assessment:
    grades: dict[str, Letter] = {"name:sure": "A"}
    return weigh(watch(more), seen, looked or {}, grades, at)


def _weight(assessment: Assessment, name: str) -> Weight:
    return next(one for one in assessment.weights if one.indicator == name)


def test_nothing_seen_and_nothing_looked_for_is_the_base_rate() -> None:
    nothing = _weighed()
    assert nothing.likelihood.probability == pytest.approx(0.01)
    assert nothing.confidence == "low"
    assert {one.state for one in nothing.weights} == {"not looked for"}


def test_what_is_seen_adds_the_logarithm_of_its_tempered_ratio() -> None:
    sure = RELIABILITY["F"]
    seen = _weighed(placed("arrest", "a"), more=_PLAIN)
    low, high = (math.log(1 + sure * (ratio - 1)) for ratio in (2, 8))
    assert _weight(seen, "arrest").added == pytest.approx((low + high) / 2)
    assert log_odds(seen.likelihood.probability) == pytest.approx(log_odds(0.01) + (low + high) / 2)
    assert log_odds(seen.likelihood.high) == pytest.approx(log_odds(0.01) + high)


def test_it_adds_half_as_much_after_a_half_life() -> None:
    then, later = (
        _weight(_weighed(placed("arrest", "a"), at=DAY + timedelta(days), more=_PLAIN), "arrest")
        for days in (0, 30)
    )
    assert later.added == pytest.approx(then.added / 2)


def test_what_is_usual_adds_nothing() -> None:
    usual = _PLAIN.replace("normal = 0", f"normal = {math.log(2)}")
    assert _weight(_weighed(placed("arrest", "a"), more=usual), "arrest").added == 0
    two = _weight(_weighed(placed("arrest", "a"), placed("arrest", "b"), more=usual), "arrest")
    one = _weight(_weighed(placed("arrest", "a"), more=_PLAIN), "arrest")
    assert two.added == pytest.approx(one.added)


def test_one_indicator_adds_no_more_than_twice_its_ratio() -> None:
    many = [placed("arrest", f"event {n}") for n in range(50)]
    assert _weight(_weighed(*many, more=_PLAIN), "arrest").high == pytest.approx(2 * math.log(8))


def test_absent_is_another_state_than_not_looked_for() -> None:
    absent = _weight(_weighed(looked={"arrest": "absent"}, more=_PLAIN), "arrest")
    assert absent.state == "absent"
    assert absent.added == pytest.approx(math.log(0.5))
    unlooked = _weight(_weighed(looked={"arrest": "not looked for"}, more=_PLAIN), "arrest")
    assert (unlooked.state, unlooked.added) == ("not looked for", 0)


def test_what_has_faded_is_as_good_as_absent() -> None:
    years = DAY + timedelta(days=3000)
    faded = _weight(_weighed(placed("arrest", "a"), at=years, looked=_ALL_ABSENT), "arrest")
    assert faded.state == "absent"


def test_what_was_learnt_later_does_not_count() -> None:
    later = placed("arrest", "a", learnt=DAY + timedelta(days=1))
    assert _weighed(later) == _weighed()


def test_who_is_graded_worse_moves_less() -> None:
    unknown, trusted = (
        _weighed(placed("foiled_plot", "a", outlet=name)).likelihood.probability
        for name in ("name:unknown", "name:sure")
    )
    assert 0.01 < unknown < trusted


def test_without_an_origin_it_is_what_the_others_make_it() -> None:
    warned = placed("warning", "a", by=_EMBASSY)
    arrest = placed("arrest", "b", outlet="name:courier")
    both, alone = _weighed(warned, arrest), _weighed(arrest)
    assert both.origins == ("name:courier", _EMBASSY)
    assert both.without[_EMBASSY] == pytest.approx(alone.likelihood.probability)
    assert both.without["name:karsk bell"] == both.without[_EMBASSY]
    assert both.likelihood.low <= alone.likelihood.probability
    assert any(reason.startswith(f"without {_EMBASSY}") for reason in both.reasons)
    assert not any(_EMBASSY in reason for reason in alone.reasons)


def test_an_expired_watch_is_due_for_review_and_no_all_clear() -> None:
    over = _weighed(placed("arrest", "a"), at=date(2026, 7, 1))
    assert over.review_due
    assert over.reasons[0] == "expired on 30 June 2026: review due; no all-clear"
    assert not any("expired" in reason for reason in _weighed(at=date(2026, 6, 30)).reasons)
    assert over.likelihood.probability >= 0.01


def test_the_reasons_begin_with_the_base_rate_and_name_what_was_not_looked_for() -> None:
    reasons = _weighed(placed("arrest", "a"), looked={"threat": "absent"}).reasons
    assert reasons[0] == "1% before anything was seen: a guess"
    assert any(
        reason.startswith("arrest: 1 event, the last of 10 January 2026") for reason in reasons
    )
    assert "threat: looked for, not seen; odds × 0.95" in reasons
    assert any("not looked for: anniversary" in reason for reason in reasons)


def test_reasons_have_indicators_in_words_and_weights_by_their_names() -> None:
    seen = _weighed(placed("foiled_plot", "a"))
    assert seen.weights[0].indicator == "foiled_plot"
    assert any(reason.startswith("foiled plot: 1 event") for reason in seen.reasons)
    assert not any("_" in reason for reason in (*seen.reasons, *_weighed().reasons))


def _worlds() -> Iterator[tuple[random.Random, list[Placed]]]:
    """Sixty archives, made up by chance."""
    for seed in range(60):
        chance = random.Random(seed)  # noqa: S311
        yield chance, [_chosen(chance, n) for n in range(chance.randint(1, 12))]


def _chosen(chance: random.Random, number: int) -> Placed:
    day = DAY - timedelta(days=chance.randint(0, 60))
    return placed(
        chance.choice(["arrest", "raid", "weapons", "warning", "threat", "foiled_plot"]),
        f"matter {chance.randint(0, 4)}",
        outlet=f"name:{chance.choice('bcde')}",
        by=chance.choice([None, "name:minister", _EMBASSY, "unnamed officials"]),
        text=f"text {number}",
        day=day,
        learnt=day + timedelta(days=chance.randint(0, 2)),
    )


def _copy(of: Placed) -> Placed:
    """The same text in another outlet, a week later."""
    old = of.sighting
    by = old.trace.strand.chains[0] if old.trace else ()
    return placed(
        old.indicator,
        of.matter,
        outlet="name:copycat",
        by=by[0] if by else None,
        text=old.trace.text if old.trace else None,
        day=old.day + timedelta(days=7),
    )


def _moves(seen: Sequence[Placed]) -> tuple[object, ...]:
    found = _weighed(*seen, looked=_ALL_ABSENT, at=DAY + timedelta(days=9))
    added = tuple((one.indicator, one.added, one.low, one.high) for one in found.weights)
    return found.likelihood, found.confidence, found.origins, added


def test_the_order_in_which_evidence_comes_changes_nothing() -> None:
    for chance, seen in _worlds():
        other = chance.sample(seen, len(seen))
        assert _weighed(*other, at=DAY) == _weighed(*seen, at=DAY)


def test_a_copy_of_an_article_changes_nothing() -> None:
    for chance, seen in _worlds():
        assert _moves([*seen, _copy(chance.choice(seen))]) == _moves(seen)
