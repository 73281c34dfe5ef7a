"""What people judge has a name on it: grades, notes, decisions and edits alike."""

from collections.abc import Callable, Iterator
from itertools import count

import pytest

from tests.desk.made import add, attack
from tests.desk.watches import alert, plot, toml
from tests.desk.weighed import FRONT, only
from tocsin.assess.hypotheses.edits import Prior
from tocsin.desk.desk import Desk
from tocsin.errors import TocsinError


@pytest.fixture(name="unsigned", scope="module")
def _unsigned() -> Iterator[Desk]:
    """A desk with a bombing and a proposal, at which sits somebody without a name."""
    minutes = count()
    with Desk(":memory:", clock=lambda: f"2026-06-01T00:{next(minutes):02}:00.000000Z") as desk:
        desk.write_watch(toml(), "market", replay=True)
        add(desk, [plot(), alert(), attack()])
        yield desk


@pytest.mark.parametrize(
    "judge",
    [
        lambda desk: desk.grade_source("Orlec Courier", "B", why="so"),
        lambda desk: desk.grade_report(desk.incident(only(desk)).accounts[0].id, 3, why="so"),
        lambda desk: desk.note("market", "weapons", "absent", why="so"),
        lambda desk: desk.decide(desk.proposals()[0].proposal.id, "taken", why="so"),
        lambda desk: desk.close_watch("market", why="so"),
    ],
    ids=["outlet", "account", "note", "decision", "closing"],
)
def test_nothing_is_judged_without_a_name(unsigned: Desk, judge: Callable[[Desk], None]) -> None:
    with pytest.raises(TocsinError, match="needs a name; say --by NAME"):
        judge(unsigned)
    assert unsigned.grades() == ()
    assert unsigned.watch("market").row.closed is None


def test_whatever_is_judged_says_who_did_it(desk: Desk) -> None:
    desk.write_watch(toml(), "market", replay=True)
    add(desk, [plot(), alert(), attack()])
    desk.grade_source("Orlec Courier", "B", why="so")
    desk.note("market", "weapons", "absent", why="so")
    desk.decide(desk.proposals()[0].proposal.id, "taken", why="so")
    desk.edit(only(desk), Prior(by="Mira", why="so", hypothesis=FRONT, share=0.4))
    decided = desk.proposals()[-1].decided
    assert decided is not None
    (graded,), (edit,) = desk.grades(), desk.weigh(only(desk)).edits
    (note,) = desk.watch("market").notes
    assert {graded.by, note.by, decided.by, edit.by} == {"Mira"}
