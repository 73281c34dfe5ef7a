"""Whatever the desk can do, programs can ask for."""

import ast
import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest

import tocsin
from tocsin.desk.desk import Desk
from tocsin.desk.part import Part
from tocsin.web.api.rooms import OPERATIONS, TITLES

_HOME = Path(tocsin.__file__).parent
# What is no matter of programs elsewhere, each with its reason.
_KEPT = {
    "add_archives": "reads archives that lie at the machine of the desk",
    "load": "fills a desk that isn't served yet",
    "reread": "hours of work at the machine of the desk",
    "close": "the desk is served",
    "seated": "by the key",
    "incident": "as `show` opens it, by any of its names",
    "stood": "likewise, many of a kind at once, for the lines of a list",
    "heart.silence": "told as the age of the heartbeat, at /metrics",
    "heart.page": "pages people if the desk is silent, and is asked elsewhere then",
    "tending.tend": "what `tocsin deliver` does, round after round",
    "sending.send": "likewise",
    "sending.close": "the desk is served",
    "warn.keep": "`edit` keeps what people write, and checks it",
    "warn.published": "for everybody, at /alerts.atom",
    "warn.answer_page": "the page itself, with the mark of its form",
    "answering.mine": "asked before a page of answers is shown",
    "answering.acknowledge": "alerts are taken by `signed` and `vouched`",
    "collecting.next": "what `tocsin run` does, turn after turn",
    "collecting.due": "likewise",
    "collecting.pages": "likewise",
    "collecting.came": "likewise",
    "collecting.settled": "likewise",
    "noticing.tell": "likewise",
    "accounts.known": "asked of each request",
    "accounts.accept": "a person chooses a password, at a page",
    "accounts.choose": "likewise",
    "sessions.sign_in": "likewise",
    "sessions.trust": "a proxy's word, at a page",
    "sessions.find": "asked of each request",
    "sessions.end": "a person signs out, at a page",
    "keys.find": "asked of each request",
    "filters.find": "a feed that is read by its secret, at a page",
    "cases.places": "where evidence stands: `show` leads there",
}


def _offered(desk: Desk) -> Iterator[str]:
    """What a desk can do: "incidents", "cases.open"."""
    for name, _ in inspect.getmembers(Desk, inspect.isfunction):
        if not name.startswith("_"):
            yield name
    for part, made in vars(desk).items():
        if isinstance(made, Part):
            for name, _ in inspect.getmembers(type(made), inspect.isfunction):
                if not name.startswith("_"):
                    yield f"{part}.{name}"


def _asked() -> Iterator[str]:
    """What the operations ask of the desk."""
    for file in (*(_HOME / "web" / "api").glob("*.py"), _HOME / "web" / "veil.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Attribute):
                root, *steps = ast.unparse(node).split(".")
                if root == "desk":
                    yield ".".join(steps)


@pytest.fixture(name="desk")
def _desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk(str(tmp_path / "desk.db")) as opened:
        yield opened


def test_all_that_the_desk_can_do_can_be_asked_for(desk: Desk) -> None:
    assert set(_offered(desk)) - set(_asked()) - set(_KEPT) == set()


def test_no_reason_is_left_of_what_is_offered_now_or_gone(desk: Desk) -> None:
    assert set(_KEPT) - set(_offered(desk)) == set()
    assert set(_KEPT) & set(_asked()) == set()


def test_operations_are_told_apart_and_belong_to_rooms() -> None:
    assert len({one.name for one in OPERATIONS}) == len(OPERATIONS)
    assert len({(one.method, one.path) for one in OPERATIONS}) == len(OPERATIONS)
    assert {one.tag for one in OPERATIONS} == set(TITLES)
