"""Looking at watches: the past as it was, decisions that stand, and a watch's own record."""

import msgspec
import pytest

from tests.desk.made import add, press
from tests.desk.watches import alert, plot, toml
from tocsin.desk.desk import Desk
from tocsin.errors import NotFoundError


def _shown(desk: Desk, day: str) -> bytes:
    shown = (desk.watch("market", as_of=day), desk.watches(as_of=day), desk.proposals(as_of=day))
    return msgspec.json.encode(shown)


@pytest.fixture(name="watched")
def _watched(desk: Desk) -> Desk:
    desk.write_watch(toml(), "market", replay=True)
    add(desk, [plot(), alert()])
    return desk


def test_as_of_a_day_a_watch_is_the_same_whatever_came_later(watched: Desk) -> None:
    days = ("2026-04-10", "2026-04-20", "2026-05-02")
    before = [_shown(watched, day) for day in days]
    add(watched, [*press()[1:], alert("2026-05-14", "other", "Sorland")])
    watched.note("market", "weapons", "seen", day="2026-05-01", why="heard later")
    watched.grade_source("Orlec Courier", "E", why="makes things up")
    watched.decide(watched.proposals()[0].proposal.id, "dismissed", why="no")
    watched.write_watch(toml(threshold="0.5"), "market")
    watched.close_watch("market", why="enough")
    assert [_shown(watched, day) for day in days] == before


def test_steps_say_what_moved_a_watch_and_by_which_sentence(watched: Desk) -> None:
    file = watched.watch("market", as_of="2026-05-02")
    last = file.steps[-1]
    assert last == file.row.last
    assert list(last.moved) == ["warning"]
    assert last.before < file.row.watch.threshold <= last.after
    (row,) = file.row.moved_by
    assert row.sighting.sentence is not None
    assert row.sighting.sentence.text.startswith("The embassy of Astrand warned")
    assert (row.source and row.source.outlet, row.sighting.id) == (
        "Orlec Courier",
        last.sightings[0],
    )


def test_a_decided_proposal_stays_decided_and_comes_last(watched: Desk) -> None:
    first, second = watched.proposals()
    watched.decide(first.proposal.id[:8], "dismissed", why="too vague")
    add(watched, press()[1:], replay=False)
    rows = watched.proposals()
    assert [row.proposal.id for row in rows] == [second.proposal.id, first.proposal.id]
    decided = rows[-1].decided
    assert decided is not None
    assert (decided.decision, decided.why, decided.by) == ("dismissed", "too vague", "Mira")
    watched.decide(first.proposal.id, "open", why="not so vague")
    assert watched.proposals()[0].proposal.id == first.proposal.id


def test_what_is_no_proposal_can_t_be_decided(watched: Desk) -> None:
    with pytest.raises(NotFoundError, match="is no proposal of this desk"):
        watched.decide("0" * 20, "taken", why="so")


def test_an_alarm_that_nothing_followed_is_false_and_one_before_an_attack_is_not(
    desk: Desk, where: str
) -> None:
    quiet = "quiet"
    desk.write_watch(toml(), "market", replay=True)
    desk.write_watch(toml(quiet, window_days="3"), quiet, replay=True)
    add(desk, [plot(), alert(), *press()[1:]])
    with Desk(where, clock=lambda: "2026-06-20T12:00:00.000000Z") as later:
        told, false = (later.watch(name).row.record for name in ("market", quiet))
    assert (told.raised, told.false) == (1, 0)
    assert (false.raised, false.false) == (1, 1)
    assert told.years == pytest.approx(80 / 365.25)
    young = desk.watch("market", as_of="2026-05-20").row.record
    assert (young.raised, young.false) == (0, 0)


def test_open_watches_come_first_and_the_likelier_before_the_other(watched: Desk) -> None:
    watched.write_watch(toml("a-calm", actors='["Marsh League"]', targets='["ferry"]'), "a")
    watched.write_watch(toml("closed"), "closed")
    watched.close_watch("closed", why="enough")
    assert [row.watch.name for row in watched.watches(as_of="2026-06-01")] == [
        "market",
        "a-calm",
        "closed",
    ]


def test_a_watch_that_nobody_wrote_is_told(desk: Desk) -> None:
    with pytest.raises(NotFoundError, match="is no watch of this desk; see the list of watches"):
        desk.watch("market")
