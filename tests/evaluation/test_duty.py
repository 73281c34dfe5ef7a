"""The course of the service: a steady one is level, and a lasting one shows where it bends."""

import pytest

from evaluation.duty import course

_HOUR = 3600.0


def test_pages_that_come_evenly_make_a_level_course() -> None:
    entered = [(second + 0.5, 2.0) for second in range(3600)]

    drawn = course(0.0, _HOUR, entered, [(60.0 * n, 500.0) for n in range(60)])

    assert set(drawn["rate"].values()) == {1.0}
    assert set(drawn["mb"].values()) == {500.0}
    assert set(drawn["half"].values()) == set(drawn["nine_in_ten"].values()) == {2.0}
    assert list(drawn["rate"]) == [f"{3 * n:g}" for n in range(1, 21)]


def test_a_service_that_falls_behind_shows_when() -> None:
    entered = [(n * 1.0, 1.0 if n < 1800 else 1.0 + (n - 1800)) for n in range(3600)]

    half = list(course(0.0, _HOUR, entered, [])["half"].values())

    assert half[:10] == [1.0] * 10
    assert half[10:] == sorted(half[10:])
    assert half[-1] == pytest.approx(1710.5)
