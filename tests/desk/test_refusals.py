"""Refused answers are written down, and nobody fills the ledger with them."""

from datetime import timedelta

from tests.warn.made import NOON
from tocsin.desk.refusals import Refusals


def lines(refusals: Refusals, many: int, hours: float = 0, matter: str = "") -> list[int]:
    """The lines that so many refusals make, by how many each stands for."""
    now = NOON + timedelta(hours=hours)
    return [times for _ in range(many) if (times := refusals.note(matter, now))]


def test_the_first_of_an_hour_are_written_one_by_one_then_a_line_at_each_doubling() -> None:
    assert lines(Refusals(), 20) == [1] * 20
    assert lines(Refusals(), 100) == [1] * 20 + [20, 40]
    assert len(lines(Refusals(), 100_000)) == 32


def test_what_no_line_has_counted_is_counted_by_the_next_hours_first() -> None:
    refusals = Refusals()
    first = lines(refusals, 1000)
    assert lines(refusals, 2, hours=1) == [1 + 1000 - sum(first), 1]


def test_each_case_has_its_own() -> None:
    refusals = Refusals()
    lines(refusals, 50)
    assert lines(refusals, 2, matter="c1") == [1, 1]
