"""Times in order: the known before the unknown, the earlier first."""

from datetime import date
from itertools import permutations

import msgspec
import pytest

from tocsin.records import PRECISIONS, TIME_KINDS, Span, When, decode, encode, identify
from tocsin.records.when import Precision

_YEAR = (date(2024, 1, 1), date(2024, 12, 31))
_DAY = (date(2024, 3, 22), date(2024, 3, 22))


def _when(
    earliest: date | None = None,
    latest: date | None = None,
    value: str | None = None,
    precision: Precision | None = "day",
) -> When:
    return When(
        id=identify("when", "pier", 0, 6),
        span=Span(start=0, end=6, text="Friday"),
        kind="date",
        value=value,
        precision=precision,
        earliest=earliest,
        latest=latest,
        words="a day",
        anchor="its own words",
    )


_IN_ORDER = [
    _when(date(1998, 1, 1), date(1998, 12, 31), "1998"),
    _when(None, date(2014, 5, 31), "../2014-05"),
    _when(date(2024, 1, 1), date(2024, 1, 1), "2024-01-01"),
    _when(*_YEAR, "2024"),
    _when(date(2024, 1, 1), None, "2024/.."),
    _when(*_DAY, "2024-03-22"),
    _when(date.max, date.max, "9999-12-31"),
    _when(None, None, None),
    _when(None, None, "P2Y"),
    _when(None, None, "XXXX-03-22"),
]


@pytest.mark.parametrize(
    ("one", "other"), [(a, b) for n, a in enumerate(_IN_ORDER) for b in _IN_ORDER[n + 1 :]]
)
def test_the_earlier_comes_first_the_shorter_of_two_and_the_undated_last(
    one: When, other: When
) -> None:
    assert one.order < other.order


def test_times_sort_the_same_from_any_order() -> None:
    some = _IN_ORDER[1::2]
    assert all(
        sorted(shuffled, key=lambda when: when.order) == some for shuffled in permutations(some)
    )


def test_times_that_are_the_same_day_have_the_same_place() -> None:
    assert _when(*_DAY, "2024-03-22").order == _when(*_DAY, "2024-03-22", "part of day").order


@pytest.mark.parametrize("when", _IN_ORDER)
def test_a_time_comes_back_from_json_as_it_went(when: When) -> None:
    assert decode(encode(when), When) == when


@pytest.mark.parametrize("precision", PRECISIONS)
def test_every_precision_is_one_that_a_time_may_have(precision: Precision) -> None:
    when = _when(precision=precision)
    assert decode(encode(when), When).precision == precision


def test_there_are_four_kinds_of_times() -> None:
    assert TIME_KINDS == ("date", "time", "duration", "set")


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (b'"kind":"date"', b'"kind":"moment"'),
        (b'"precision":"day"', b'"precision":"eon"'),
        (b'"earliest":"2024-03-22"', b'"earliest":"2024-02-30"'),
        (b'"text":"Friday"', b'"text":"Fri"'),
    ],
)
def test_decoding_refuses_what_is_no_such_time(right: bytes, wrong: bytes) -> None:
    data = encode(_when(*_DAY, "2024-03-22"))
    assert right in data
    with pytest.raises(msgspec.ValidationError):
        decode(data.replace(right, wrong), When)


def test_times_are_immutable() -> None:
    with pytest.raises(AttributeError):
        _when().value = "2024"  # type: ignore[misc]
