"""What excludes that two accounts tell of one incident, and what doesn't."""

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from tests.link.incidents.made import DAY, ORLEC, TESSEL, account
from tocsin.link.incidents.constraints import barred
from tocsin.link.incidents.view import view
from tocsin.records.incident import INCIDENT_KINDS

ELSEWHERE = replace(ORLEC, name="Vell", country="KR", precision="country")
AREA = replace(ORLEC, name="Varnia", latitude=52.0, longitude=24.0, precision="area")


def bar(one: dict[str, Any], other: dict[str, Any]) -> str | None:
    """What bars two accounts that differ in this, either way round."""
    a, b = view(account("a", **one)), view(account("b", **other))
    assert (barred(a, b) is None) == (barred(b, a) is None)
    return barred(a, b)


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ({"kind": "arrest"}, {"kind": "bombing"}, "an arrest is not a bombing"),
        ({"status": "foiled"}, {}, "one was foiled, the other happened"),
        ({"spots": (TESSEL,)}, {}, "111 km apart"),
        ({"spots": (ELSEWHERE,)}, {}, "in other countries"),
        ({"against": ("Orla Venn",)}, {"against": ("Pavol Hrast",)}, "of orla venn, not"),
    ],
)
def test_what_both_tell_otherwise_bars(
    one: dict[str, Any], other: dict[str, Any], reason: str
) -> None:
    single: dict[str, Any] = {"figures": {"killed": (1, 1)}}
    found = bar(single | one, single | other)
    assert found is not None
    assert found.startswith(reason)


@pytest.mark.parametrize(
    "open_",
    [
        {"first": None, "last": None},
        {"spots": ()},
        {"kind": "other"},
        {"kind": "assault"},
        {"status": "alleged"},
        {"spots": (AREA,)},
        {"figures": {"killed": (59, None)}},
    ],
    ids=str,
)
def test_what_is_not_known_or_contained_or_counted_anew_bars_nothing(open_: dict[str, Any]) -> None:
    assert bar(open_, {}) is None


def test_dates_in_the_text_bar_where_days_of_a_week_do_not() -> None:
    later = DAY + timedelta(days=30)
    other = {"first": later, "last": later}
    assert bar(other, {}) is None
    assert bar({**other, "stated": True}, {"stated": True}) == "30 days apart"


def test_a_plan_is_no_attack_but_an_announced_protest_may_come_true() -> None:
    assert bar({"status": "planned"}, {}) is not None
    assert bar({"status": "planned", "kind": "protest"}, {"kind": "protest"}) is None


def test_what_names_the_same_victim_may_be_placed_otherwise() -> None:
    named = {"against": ("Orla Venn",)}
    assert bar({"spots": (TESSEL,), **named}, named) is None


def test_robberies_are_no_rocket_launches() -> None:
    other = {"kind": "other"}
    assert bar({**other, "trigger": "robbed"}, {**other, "trigger": "robberies"}) is None
    assert bar({**other, "trigger": "robbed"}, {**other, "trigger": "launched"}) is not None


def test_every_kind_may_be_its_own() -> None:
    assert not any(bar({"kind": kind}, {"kind": kind}) for kind in INCIDENT_KINDS)
