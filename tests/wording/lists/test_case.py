"""Cases for people: how long something waits, what is suggested and by which evidence."""

from datetime import timedelta

import pytest

from tests.warn.made import NOON
from tocsin.wording.lists.case import age


@pytest.mark.parametrize(
    ("minutes", "told"),
    [
        (0, "just now"),
        (1, "1 minute"),
        (59.9, "59 minutes"),
        (60, "1 hour"),
        (60 * 47, "1 day"),
        (60 * 24 * 9, "9 days"),
        (-5, "just now"),
    ],
)
def test_how_long_something_waits_is_told_in_its_largest_unit(minutes: float, told: str) -> None:
    assert age(NOON - timedelta(minutes=minutes), NOON) == told
