"""When the desk suggests that people warn."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from tests.assess.watch.made import DAY, placed, watch
from tocsin.assess.watch.assessment import FalseAlarms, Point, Proposal
from tocsin.assess.watch.proposals import alarms, course, false_alarms, proposals
from tocsin.assess.watch.seen import Placed
from tocsin.assess.watch.steps import steps
from tocsin.assess.watch.weighing import weigh


def _day(number: int) -> date:
    return DAY + timedelta(days=number)


def _warned(giver: str, number: int, outlet: str = "name:karsk bell") -> Placed:
    return placed("warning", f"{giver} {number}", by=giver, outlet=outlet, day=_day(number))


def _proposed(seen: Sequence[Placed], number: int) -> list[Proposal]:
    """What is proposed on a day, after all days before."""
    past = course(steps(watch(), seen, {}, {}, _day(number - 1)))
    return list(proposals(watch(), past, weigh(watch(), seen, {}, {}, _day(number)), seen))


def _points(*probabilities: float) -> list[Point]:
    return [Point(at=_day(n), probability=p) for n, p in enumerate(probabilities)]


_EMBASSY, _SERVICE = _warned("Embassy", 0), _warned("Service", 2, "name:courier")


def test_nothing_is_proposed_of_what_is_usual() -> None:
    assert not _proposed([placed("arrest", "a")], 1)


def test_a_warning_seen_in_the_news_is_proposed_once_however_many_tell_it() -> None:
    again = _warned("Embassy", 1, "name:courier")
    (first,), (both,) = _proposed([_EMBASSY], 0), _proposed([_EMBASSY, again], 1)
    assert (first.kind, first.at, first.matter) == ("warning", DAY, "Embassy, 2026-01-10")
    assert both.id == first.id
    assert set(both.sightings) == {_EMBASSY.sighting.id, again.sighting.id}


def test_a_warning_of_another_or_of_weeks_later_is_another_matter() -> None:
    found = _proposed([_EMBASSY, _SERVICE, _warned("Embassy", 20)], 20)
    assert len({one.id for one in found if one.kind == "warning"}) == 3


def test_who_warns_without_a_name_is_proposed_only_where_nobody_has_one() -> None:
    unnamed = _warned("foreign embassies", 3, "name:courier")
    assert len(_proposed([unnamed], 3)) == 1
    assert len([one for one in _proposed([_EMBASSY, unnamed], 3) if one.kind == "warning"]) == 1


def test_coming_to_the_threshold_is_proposed_with_its_evidence() -> None:
    (crossing,) = (one for one in _proposed([_EMBASSY, _SERVICE], 2) if one.kind == "crossing")
    assert crossing.at == _day(2)
    assert {_EMBASSY.sighting.id, _SERVICE.sighting.id} == set(crossing.sightings)
    assert "at or above the threshold of 10%" in crossing.reasons[0]
    later = [one.id for one in _proposed([_EMBASSY, _SERVICE], 4) if one.kind == "crossing"]
    assert later == [crossing.id]


def test_proposals_are_ranked_by_probability_times_severity() -> None:
    found = _proposed([_EMBASSY, _SERVICE], 2)
    assert [one.rank for one in found] == sorted((one.rank for one in found), reverse=True)
    assert found[0].rank == pytest.approx(found[0].probability * watch().severity)


@pytest.mark.parametrize(
    ("probabilities", "since"),
    [
        ((0.05, 0.09), []),
        ((0.05, 0.1, 0.12), [1]),
        ((0.2, 0.06, 0.2), [0]),
        ((0.2, 0.04, 0.2), [0, 2]),
    ],
)
def test_an_alarm_lasts_until_the_probability_is_under_half_the_threshold(
    probabilities: tuple[float, ...], since: list[int]
) -> None:
    assert [one for one, _ in alarms(watch(), _points(*probabilities))] == list(map(_day, since))


@pytest.mark.parametrize(
    ("attacks", "until", "expected"),
    [
        ([_day(20)], 400, (1, 0)),
        ([_day(40)], 400, (1, 1)),
        ([DAY - timedelta(days=1)], 400, (1, 1)),
        ([], 10, (0, 0)),
    ],
)
def test_an_alarm_that_no_attack_follows_within_the_window_is_false(
    attacks: list[date], until: int, expected: tuple[int, int]
) -> None:
    """One whose window isn't over is neither."""
    counted = false_alarms(watch(), _points(0.2), attacks, date.min, _day(until))
    assert (counted.raised, counted.false) == expected


def test_what_nobody_looked_at_is_no_time_without_alarms() -> None:
    began = DAY + timedelta(days=100)
    counted = false_alarms(watch(), [], [], began, began + timedelta(days=73))
    assert counted.years == pytest.approx(0.2, abs=0.01)


def test_false_alarms_are_told_with_how_many_and_how_long() -> None:
    assert (
        FalseAlarms(raised=3, false=1, years=2).words
        == "1 of 3 alarms false, 0.5 a year over 2.0 years"
    )
    assert FalseAlarms(raised=0, false=0, years=0).per_year is None
