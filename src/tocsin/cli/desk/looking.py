"""Doing what the commands that look at watches were asked."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from tocsin.cli.desk.sitting import at, told
from tocsin.cli.lists import json, markdown, text, watched
from tocsin.cli.lists.sheet import Entry
from tocsin.cli.lists.words import counted
from tocsin.cli.output import stream
from tocsin.cli.terminal import coloured, columns
from tocsin.desk.lookout import ProposalRow
from tocsin.store import files

_Row = TypeVar("_Row")


def watches(desk: str, as_of: str | None, form: str, out: str | None) -> None:
    """List them."""
    with at(desk) as opened:
        rows = opened.watches(as_of=as_of)
    ending = f"{counted(len(rows), 'watch')}." if rows else _NONE
    _put(desk, out, _listed(rows, watched.watch, ending, form, out))


def proposals(desk: str, as_of: str | None, form: str, out: str | None) -> None:
    """List them."""
    with at(desk) as opened:
        rows = opened.proposals(as_of=as_of)
    _put(desk, out, _listed(rows, watched.proposal, _ending(rows), form, out))


_NONE = "No watches. Write one with `tocsin watch add FILE`; sample/watches has two."


def _ending(rows: tuple[ProposalRow, ...]) -> str:
    if not rows:
        return "No proposals."
    waiting = sum(row.decision is None or row.decision.verdict == "open" for row in rows)
    told = f"{counted(len(rows), 'proposal')}, {waiting} to be decided"
    return f"{told}: `tocsin decide ID taken|dismissed --why …`. People decide; nothing is sent."


def opened(name: str, desk: str, as_of: str | None, form: str, out: str | None) -> None:
    """Show a watch."""
    with at(desk) as sat:
        file = sat.watch(name, as_of=as_of)
    if form == "json":
        _put(desk, out, [json.opened(file)])
        return
    sheet = watched.sheet(file)
    drawn = (
        markdown.sheet(sheet)
        if form == "markdown"
        else text.sheet(sheet, columns(out), colour=coloured(out))
    )
    _put(desk, out, [drawn])


def written(name: str, desk: str, as_of: str | None, out: str | None) -> None:
    """Print a watch as it was written."""
    with at(desk) as sat:
        _put(desk, out, [sat.watch(name, as_of=as_of).text])


def _listed(
    rows: Iterable[_Row], entry: Callable[[_Row], Entry], ending: str, form: str, out: str | None
) -> Iterator[str]:
    if form == "json":
        yield from json.rows(rows, lambda: None)
        return
    entries = [entry(row) for row in rows]
    if form == "markdown":
        yield from markdown.entries(entries)
        yield markdown.note(ending)
        return
    yield from text.entries(entries, columns(out), colour=coloured(out))
    yield text.note(ending) if entries else f"{ending}\n"


def _put(desk: str, out: str | None, pieces: Iterable[str]) -> None:
    with told(), stream(out, files(desk)) as place:
        for piece in pieces:
            place.write(piece.encode("utf-8", "replace"))
