"""What holds of weighing at a desk, whatever comes and in whatever order.

A copy changes no posterior, nor does the order of arrival; the past is given as it was, byte by
byte.
"""

import random
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import msgspec
import pytest

from tests.desk.made import add, attack, press
from tests.desk.watches import toml
from tests.desk.weighed import FRONT, bombing, only
from tocsin.assess.hypotheses.edits import Note, Prior, Proposal, Ratio
from tocsin.assess.hypotheses.ratios import Band
from tocsin.assess.scale import Likelihood
from tocsin.desk.desk import Desk
from tocsin.records import Page

_BAND = Band(low=2, high=6)


class Clock:
    """A clock that stands still until somebody winds it."""

    def __init__(self) -> None:
        self.minute = 0

    @property
    def moment(self) -> str:
        """What it shows."""
        return f"2026-06-01T{self.minute // 60:02}:{self.minute % 60:02}:00.000000Z"


@pytest.fixture(name="clock")
def _clock() -> Clock:
    return Clock()


@pytest.fixture(name="opened")
def _opened(tmp_path: Path, clock: Clock) -> Iterator[Callable[[], Desk]]:
    """Opens empty desks, each in a file of its own."""
    with ExitStack() as open_:
        yield lambda: open_.enter_context(
            Desk(str(tmp_path / f"{random.random()}.db"), by="Mira", clock=lambda: clock.moment)  # noqa: S311
        )


def _copied(original: Page, day: str) -> Page:
    """The same article on the page of another outlet, with a day of its own."""
    head, name, rest = original.content.decode().partition('"article:published_time" content="')
    head = head.replace("Orlec Courier", "Evening Star").replace("Lorne Post", "Evening Star")
    content = f"{head}{name}{day}{rest[len(day) :]}"
    address = f"https://star.example/{original.source.rpartition('/')[2]}"
    return Page(source=address, content=content.encode(), address=address, media_type="text/html")


def _shares(desk: Desk) -> dict[str, Likelihood]:
    return desk.weigh(only(desk)).table.shares


@pytest.mark.parametrize("day", ["2026-05-04", "2026-05-20"], ids=["older", "newer"])
def test_a_copy_of_an_article_changes_no_posterior(opened: Callable[[], Desk], day: str) -> None:
    desk = opened()
    add(desk, bombing(), replay=False)
    before, accounts = _shares(desk), len(desk.weigh(only(desk)).accounts)
    for number, original in enumerate(bombing(), 1):
        add(desk, [_copied(original, day)], replay=False)
        assert len(desk.weigh(only(desk)).accounts) == accounts + number, "it tells of it too"
        assert _shares(desk) == before


def _weighed(desk: Desk) -> object:
    """Posteriors, and who stands behind what."""
    found = desk.weigh(only(desk))
    told = found.corroboration
    return (
        found.table.shares,
        [row.origin for row in found.table.rows],
        sorted(one.origin for one in (*told.supports.origins, *told.against.origins)),
        {kind: [(one.low, one.high) for one in values] for kind, values in found.figures.items()},
    )


def test_the_order_in_which_articles_arrive_changes_nothing(opened: Callable[[], Desk]) -> None:
    pages = [*bombing(), _copied(attack(), "2026-05-20"), press()[4]]
    first = opened()
    add(first, pages, replay=False)
    for seed in range(4):
        random.Random(seed).shuffle(pages)  # noqa: S311
        other = opened()
        add(other, pages, replay=False)
        assert _weighed(other) == _weighed(first)


def _deeds() -> list[Callable[[Desk], object]]:
    """What may come and be done after the first article of the bombing."""
    signed = {"by": "Mira", "why": "so"}
    ratio = Ratio(hypothesis=FRONT, origin=FRONT, band=_BAND, **signed)
    return [
        *(lambda desk, page=page: add(desk, [page], replay=False) for page in bombing()[1:]),
        lambda desk: add(desk, [_copied(attack(), "2026-05-20")], replay=False),
        lambda desk: add(desk, press()[4:5], replay=False),
        lambda desk: desk.grade_source("Orlec Courier", "B", why="so"),
        lambda desk: desk.grade_report(desk.incident(only(desk)).accounts[0].id, 4, why="so"),
        lambda desk: desk.edit(only(desk), ratio),
        lambda desk: desk.edit(only(desk), Prior(hypothesis=FRONT, share=0.3, **signed)),
        lambda desk: desk.edit(only(desk), Proposal(hypothesis="Red Hand", **signed)),
        lambda desk: desk.edit(only(desk), Note(text="a call", bands={FRONT: _BAND}, **signed)),
        lambda desk: desk.write_watch(toml(), "market"),
        lambda desk: desk.withdraw(desk.weigh(only(desk)).edits[0].id, why="so"),
    ]


def _json(desk: Desk, as_of: str | None = None) -> list[bytes]:
    """All incidents weighed, as JSON."""
    rows = desk.incidents(as_of=as_of).rows
    return [msgspec.json.encode(desk.weigh(row.id, as_of=as_of)) for row in rows]


@pytest.mark.parametrize("seed", range(3))
def test_as_of_a_moment_the_json_is_what_was_given_at_it(
    opened: Callable[[], Desk], clock: Clock, seed: int
) -> None:
    desk, chance = opened(), random.Random(seed)  # noqa: S311
    add(desk, [attack()], replay=False)
    *deeds, last = _deeds()
    chance.shuffle(deeds)
    given: dict[str, list[bytes]] = {}
    for deed in (*deeds, last):
        given[clock.moment] = _json(desk)
        clock.minute += 1
        deed(desk)
    assert len({json for jsons in given.values() for json in jsons}) > len(deeds) // 2
    assert {moment: _json(desk, moment) for moment in given} == given
