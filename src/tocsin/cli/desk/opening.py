"""Putting a thing that was opened to its place, in the form that was asked for."""

from collections.abc import Callable
from typing import TypeVar

from tocsin.cli.output import stream
from tocsin.cli.terminal import coloured, columns
from tocsin.store import files
from tocsin.wording.lists import html, json, markdown, text
from tocsin.wording.lists.sheet import Sheet

_T = TypeVar("_T")


def put(thing: _T, sheet: Callable[[_T], Sheet], form: str, out: str | None, where: str) -> None:
    """Show a thing of the desk at `where`, by the sheet that it becomes for people."""
    with stream(out, files(where)) as place:
        place.write(_drawn(thing, sheet, form, out).encode("utf-8", "replace"))


def _drawn(thing: _T, sheet: Callable[[_T], Sheet], form: str, out: str | None) -> str:
    if form == "json":
        return json.opened(thing)
    if form == "html":
        return html.sheet(sheet(thing))
    if form == "markdown":
        return markdown.sheet(sheet(thing))
    return text.sheet(sheet(thing), columns(out), colour=coloured(out))
