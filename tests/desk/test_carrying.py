"""A record carried away and brought back, into whichever kind of database."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from tests.desk.made import add, attack, press, seen
from tests.desk.watches import alert, plot, toml
from tests.store.postgres import Server
from tocsin.desk.desk import Desk
from tocsin.errors import DeskError

NOON = "2026-06-01T12:00:00.000000Z"


def _exported(desk: Desk) -> bytes:
    out = BytesIO()
    desk.export(out)
    return out.getvalue()


def test_a_record_is_the_same_in_the_other_kind_of_database(
    tmp_path: Path, postgres: Server
) -> None:
    with postgres.database() as url, Desk(str(tmp_path / "a.db")) as first, Desk(url) as second:
        add(first, press())
        carried = _exported(first)
        assert second.load(BytesIO(carried)) == len(carried.splitlines()) - 2  # ends apart
        assert _exported(second) == carried
        assert seen(second) == seen(first)
        assert list(second.verify()) == []
        with Desk(str(tmp_path / "b.db")) as third:
            third.load(BytesIO(_exported(second)))
            assert _exported(third) == carried


def test_what_was_brought_back_goes_on(desk: Desk, tmp_path: Path) -> None:
    with Desk(str(tmp_path / "other.db"), by="Mira") as other:
        add(other, press()[:5])
        desk.load(BytesIO(_exported(other)))
        add(other, press()[5:])
        add(desk, press()[5:])
        assert _exported(desk) == _exported(other)


def test_watches_are_brought_back_with_all_that_was_seen_noted_proposed_and_decided(
    desk: Desk, tmp_path: Path
) -> None:
    with Desk(str(tmp_path / "other.db"), by="Mira", clock=lambda: NOON) as other:
        other.write_watch(toml(), "market", replay=True)
        add(other, [plot(), alert()])
        other.note("market", "weapons", "seen", day="2026-05-01", why="heard")
        other.decide(other.proposals()[0].proposal.id, "taken", why="it is serious")
        desk.load(BytesIO(_exported(other)))
        day = "2026-06-01"
        assert desk.watch("market", as_of=day) == other.watch("market", as_of=day)
        assert desk.proposals(as_of=day) == other.proposals(as_of=day)
    assert list(desk.verify()) == []


def _cut(carried: bytes) -> bytes:
    return b"".join(carried.splitlines(keepends=True)[:-3])


def _doubled(carried: bytes) -> bytes:
    lines = carried.splitlines(keepends=True)
    return b"".join([*lines[:-1], lines[-2], lines[-1]])


DAMAGES: list[Callable[[bytes], bytes]] = [
    lambda _: b"",
    lambda _: b'{"form":"another"}\n',
    _cut,
    _doubled,
    lambda carried: carried[:-30],
    lambda carried: carried.replace(b'"table":"page"', b'"table":"pages"'),
    lambda carried: carried.replace(b'"what":', b'"which":'),
    lambda carried: carried.replace(b'"packed":"', b'"packed":"\xc3\xa4', 1),
    lambda carried: carried.replace(b'"start":', b'"start":1', 1),
    lambda carried: carried + carried.splitlines(keepends=True)[-2],
    lambda carried: carried.replace(b'"moment":"', b'"moment":null,"by":"', 1),
]


@pytest.mark.parametrize("damage", DAMAGES)
def test_of_a_damaged_file_nothing_is_brought_back(
    desk: Desk, tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    with Desk(str(tmp_path / "other.db")) as other:
        add(other, [attack()])
        carried = _exported(other)
    with pytest.raises(DeskError):
        desk.load(BytesIO(damage(carried)))
    desk.load(BytesIO(carried))


def test_a_desk_that_holds_anything_is_not_filled(desk: Desk) -> None:
    add(desk, [attack()])
    carried = _exported(desk)
    with pytest.raises(DeskError, match="isn't empty"):
        desk.load(BytesIO(carried))
    assert _exported(desk) == carried
