"""Warnings of the desk: drafts, what is out, what has ended; as a list, a table and a feed.

Who looks is shown those alone that their role may see (TLP), or that they had a hand in: no other
is listed or counted, and its address leads nowhere.
"""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import get_args

from fastapi import Request
from starlette.responses import Response

from tocsin.desk.bulletins import Bulletin, DraftFile, WarningFile
from tocsin.desk.desk import ROWS
from tocsin.desk.exchange import table
from tocsin.warn.warning import Marking, Shape
from tocsin.web import veil
from tocsin.web.desk import feeds
from tocsin.web.desk.looking import Look, looked, shown, tabled

# What each state of a draft or a warning is told under, in the order of the list.
STATES: Mapping[str, str] = {
    "waits for approval": "Drafts that wait for approval",
    "sent back": "Drafts that were sent back",
    "approved": "Approved, not issued yet",
    "review due": "Time ran out: to be renewed, downgraded or cancelled",
    "issued": "Out",
    "updated": "Another took its place",
    "cancelled": "Ended",
    "replaced": "Drafts that a later one took the place of",
}
_ORDER = tuple(STATES)
_FILTERS = {"state": "State", "shape": "Shape", "marking": "Marking", "case": "Case, by its id"}
_WORDS: Mapping[str, Sequence[str]] = {
    "state": _ORDER,
    "shape": get_args(Shape),
    "marking": get_args(Marking),
}


def show(request: Request) -> Response:
    """The list, a page of it."""
    look = looked(request, _FILTERS, _WORDS)
    found = look.part(_found(look), lambda row: row.id, ROWS)
    return shown(
        look,
        "warnings.html",
        fields=_FILTERS,
        choices=_WORDS,
        groups=[
            (STATES[key], list(those)) for key, those in groupby(found.rows, lambda row: row.state)
        ],
        next=found.next,
    )


def give(request: Request) -> Response:
    """The rows as they are filtered, as CSV."""
    look = looked(request, _FILTERS, _WORDS)
    return tabled("warnings", table.bulletins(_found(look)))


def feed(request: Request) -> Response:
    """The newest rows as they are filtered, as RSS."""
    look = looked(request, _FILTERS, _WORDS)
    rows = sorted(_found(look), key=lambda row: row.moment, reverse=True)[:ROWS]
    items = [feeds.ITEMS["warnings"](look, row) for row in rows]
    return feeds.rss(look, "Warnings", items)


def visible(look: Look) -> list[Bulletin]:
    """All that who looks may see, the newest first."""
    return veil.bulletins(look.desk, look.sees, look.as_of)


def opened(look: Look, id_: str) -> DraftFile | WarningFile:
    """A draft or a warning. Raises NotFoundError where it isn't there for who looks."""
    return veil.bulletin(look.desk, look.sees, id_, look.as_of)


def _found(look: Look) -> list[Bulletin]:
    """What is asked for, in the order of the list."""
    asked, case = look.given, look.given.get("case", "")
    rows = [
        row
        for row in visible(look)
        if all(getattr(row, name) == asked.get(name, getattr(row, name)) for name in _WORDS)
        and row.case.startswith(case)
    ]
    return sorted(rows, key=lambda row: _ORDER.index(row.state))
