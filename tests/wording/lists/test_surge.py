"""Weekly counts as people read them."""

from datetime import date

from tocsin.assess.surge.rise import surge
from tocsin.desk.counting import Rise, Week
from tocsin.wording.lists.surge import entry


def _rise(*counts: int) -> Rise:
    weeks = (
        Week(first=date.fromisocalendar(2026, n, 1), surge=surge(counts[:n]), complete=1.0)
        for n in range(1, len(counts) + 1)
    )
    return Rise(name="Karsk", of="place", weeks=tuple(weeks))


def _said(rise: Rise) -> list[str]:
    return ["".join(piece.words for piece in line) for line in entry(rise).lines]


def test_the_latest_week_comes_first_and_a_surge_is_named() -> None:
    first, *rest = _said(_rise(*[1] * 10, 9))
    assert first.startswith("week of 9 March 2026: surge · 9 where 1.1 are usual")
    assert not any("surge" in line for line in rest)


def test_no_more_than_eight_weeks_are_shown() -> None:
    assert len(_said(_rise(*[0] * 20))) == 8
