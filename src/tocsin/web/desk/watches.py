"""Watches: what each comes to, the most likely first; and writing another."""

from datetime import date, timedelta

from fastapi import Request
from starlette.responses import RedirectResponse, Response

from tocsin.desk.exchange import watched as tables
from tocsin.web.accounts import seating
from tocsin.web.accounts.replying import Said
from tocsin.web.desk.looking import looked, shown, tabled
from tocsin.wording.lists import watched

_RUNS = timedelta(days=180)
_EXAMPLE = """\
question = "Is an attack on … in … being prepared?"
places = []     # towns and countries; what lies in them counts
actors = []     # names; what they are called otherwise counts too
targets = []    # words for what may be hit, in the singular
from = {today}
until = {until}
window_days = 30
base_rate = 0.01
base_source = ""  # where that comes from
threshold = 0.1
"""


def show(request: Request) -> Response:
    """The list."""
    look = looked(request)
    rows = look.desk.watches(as_of=look.as_of)
    today = date.fromisoformat(look.moment[:10])
    return shown(
        look,
        "watches.html",
        rows=[(row, watched.watch(row)) for row in rows],
        example=_EXAMPLE.format(today=today, until=today + _RUNS),
    )


def give(request: Request) -> Response:
    """All of them, as CSV."""
    look = looked(request)
    return tabled("watches", tables.watches(look.desk.watches(as_of=look.as_of)))


def add(request: Request, text: Said = "", name: Said = "") -> Response:
    """Write a watch; one of the same name is written anew."""
    desk = seating.seat(request, "judge")
    watch = desk.write_watch(unix(text), name.strip())
    return RedirectResponse(f"/watches/{watch.name}", 303)


def unix(text: str) -> str:
    """A text with the ends of lines that files have: forms send others."""
    return text.replace("\r\n", "\n")
