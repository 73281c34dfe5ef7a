"""The same archives give the same pieces, and nothing is read twice that needn't be."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.desk.bulk.made import archive
from tests.desk.made import attack, fair, post, press
from tocsin.desk.bulk import planning
from tocsin.desk.bulk.planning import Piece, Way, plan
from tocsin.records import Page

WAY = Way(reader="this one")


def planned(*archives: str, way: Way = WAY, known: frozenset[str] = frozenset()) -> list[Piece]:
    return list(plan(archives, way, lambda page: page.id in known))


def whats(pieces: list[Piece]) -> list[str]:
    items = [item for piece in pieces for item in piece.items]
    return ["page" if isinstance(item, Page) else item.what for item in items]


def test_the_name_is_that_of_what_is_in_it_and_how_it_is_read(tmp_path: Path) -> None:
    path = archive(tmp_path, press())
    (piece,) = planned(path)
    assert planned(path) == [piece]
    ways = (WAY, replace(WAY, sift=True), replace(WAY, published="2026-05-01"))
    names = {one.name for way in ways for one in planned(path, way=way)}
    archive(tmp_path, [*press()[:-1], fair(footer="another")])
    assert len(names | {one.name for one in planned(path)}) == len(ways) + 1


def test_pieces_are_bounded_by_pages_and_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = archive(tmp_path, press())
    monkeypatch.setattr(planning, "_PAGES", 4)
    assert [len(piece.items) for piece in planned(path)] == [4, 4, 2]
    monkeypatch.setattr(planning, "_BYTES", 1)
    assert [len(piece.items) for piece in planned(path)] == [1] * 10


def test_a_page_that_comes_again_is_not_read_again_unless_it_changed_back(tmp_path: Path) -> None:
    changed = attack("market", "2026-05-06", "The toll may rise.")
    first = archive(tmp_path, [attack(), post(), attack()], "first.jsonl")
    second = archive(tmp_path, [attack(), changed, attack()], "second.jsonl")
    told = ["page", "page", "repeated", "repeated", "page", "page"]
    assert whats(planned(first, second)) == told


def test_what_the_record_has_is_not_read_again(tmp_path: Path) -> None:
    path = archive(tmp_path, [attack(), post()])
    assert whats(planned(path, known=frozenset({attack().id}))) == ["known", "page"]


def test_what_is_wrong_in_an_archive_stands_in_its_place(tmp_path: Path) -> None:
    path = Path(archive(tmp_path, [attack(), post()]))
    path.write_bytes(path.read_bytes().replace(b"\n", b"\n{}\n", 1))
    assert whats(planned(str(path), "gone.jsonl")) == ["page", "failed", "page", "failed"]
