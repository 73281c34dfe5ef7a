"""Each way in which collecting ends has its word."""

import pickle
from datetime import timedelta

import pytest

from tocsin.collect.conditions import (
    CONDITIONS,
    PASSING,
    WORKING,
    CollectError,
    of_error,
    of_status,
)


@pytest.mark.parametrize(
    ("code", "condition"),
    [
        (200, "good"),
        (304, "unchanged"),
        (401, "login"),
        (402, "paywall"),
        (403, "forbidden"),
        (404, "not found"),
        (410, "gone"),
        (429, "throttled"),
        (451, "forbidden"),
        (503, "server error"),
        (999, "server error"),
    ],
)
def test_a_status_stands_for_a_condition(code: int, condition: str) -> None:
    assert of_status(code) == condition


@pytest.mark.parametrize(
    ("error", "condition"),
    [
        (FileNotFoundError(), "not found"),
        (PermissionError(), "forbidden"),
        (OSError(5, "I/O error"), "unreachable"),
    ],
)
def test_what_the_machine_refuses_is_not_always_gone(error: OSError, condition: str) -> None:
    assert of_error(error) == condition


def test_what_works_and_what_passes_are_conditions_and_no_both() -> None:
    assert set(CONDITIONS) >= WORKING | PASSING
    assert not WORKING & PASSING


def test_the_condition_survives_the_way_between_processes() -> None:
    rest = timedelta(hours=1)
    error = CollectError("https://courier.example/", "is busy", "wait", "throttled", rest)
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
    assert (again.condition, again.retry_after, str(again)) == ("throttled", rest, str(error))
