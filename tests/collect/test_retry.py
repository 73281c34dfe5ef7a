"""A server says when it may be asked again, in seconds or as a date."""

from datetime import UTC, datetime, timedelta

import pytest

from tocsin.collect.conditions import Condition
from tocsin.collect.retry import LONGEST, again, max_age, retry_after
from tocsin.collect.visits import Visit

NOW = datetime(2026, 3, 3, 10, tzinfo=UTC)


def answer(**headers: str) -> Visit:
    named = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return Visit(source="x", address="x", status=429, fetched=NOW.isoformat(), headers=named)


@pytest.mark.parametrize(
    ("said", "wait"),
    [
        ("120", timedelta(seconds=120)),
        ("0", timedelta(0)),
        ("Tue, 03 Mar 2026 10:02:00 GMT", timedelta(seconds=120)),
        ("Tue, 03 Mar 2026 10:02:00 -0000", timedelta(seconds=120)),
        ("Tue, 03 Mar 2026 09:00:00 GMT", timedelta(0)),
        ("Tue, 03 Mar 2099 09:00:00 GMT", LONGEST),
        ("9" * 400, LONGEST),
        ("-5", None),
        ("soon", None),
        ("²", None),
        ("", None),
    ],
)
def test_how_long_to_leave_it_alone(said: str, wait: timedelta | None) -> None:
    assert retry_after(answer(retry_after=said), NOW) == wait


def test_no_word_is_no_wait() -> None:
    assert retry_after(answer(), NOW) is None


@pytest.mark.parametrize(
    ("said", "seconds"),
    [("public, max-age=60", 60), ("s-maxage=5,max-age=60", 5), ("x-max-age=5", None), ("", None)],
)
def test_how_long_an_answer_is_fresh(said: str, seconds: int | None) -> None:
    found = max_age(answer(cache_control=said))
    assert found == (None if seconds is None else timedelta(seconds=seconds))


@pytest.mark.parametrize(
    ("condition", "minutes"),
    [("timeout", [5, 20, 80, 320, None]), ("not found", [5, 20, 80, None]), ("gone", [None])],
)
def test_a_page_is_tried_again_where_that_may_help_and_not_for_ever(
    condition: Condition, minutes: list[int | None]
) -> None:
    waits = [again(condition, tries + 1) for tries in range(len(minutes))]
    assert [one and one / timedelta(minutes=1) for one in waits] == minutes
