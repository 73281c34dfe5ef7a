"""A watch: how likely, how it came to that, what it rests on; and what people say of it."""

from datetime import date
from typing import get_args

from fastapi import Request
from starlette.responses import RedirectResponse, Response

from tocsin.assess.watch.assessment import State
from tocsin.assess.words import spaced
from tocsin.desk import watching
from tocsin.errors import TocsinError
from tocsin.web.accounts import seating
from tocsin.web.accounts.replying import Said
from tocsin.web.desk import fields
from tocsin.web.desk.looking import looked, shown
from tocsin.web.desk.watches import unix
from tocsin.web.drawing.steps import drawn
from tocsin.wording.lists import watched

_SHOWN = 60  # days on which something was learnt, the latest

_STATES: tuple[State, ...] = get_args(State)


def show(request: Request, name: str) -> Response:
    """The page."""
    look = looked(request, ("all",), {"all": ("1",)})
    file = look.desk.watch(name, as_of=look.as_of)
    now = file.row.assessment
    told = list(zip(file.steps, watched.steps(file), strict=True))
    shown_ = len(told) if "all" in look.given else _SHOWN
    return shown(
        look,
        "watch.html",
        file=file,
        head=watched.head(file.row),
        course=drawn(
            file.row.watch,
            file.steps,
            (now.at, now.likelihood),
            {one.proposal.id: one.proposal.at for one in file.proposals},
            {one.id: date.fromisoformat(one.day) for one in file.came},
        ),
        came={one.id: one.dossier for one in file.came},
        steps=told[::-1][:shown_],
        shown=shown_,
        resting=watched.resting(file),
        proposals=[(one, watched.proposal_opened(one)) for one in file.proposals],
        names=[(one.name, spaced(one.name)) for one in file.row.watch.indicators],
        states=[(one, one) for one in _STATES],
    )


def note(
    request: Request,
    name: str,
    indicator: Said = "",
    state: Said = "",
    day: Said = "",
    why: Said = "",
) -> Response:
    """Say what no article tells of an indicator."""
    desk = seating.seat(request, "judge")
    told, seen = fields.one_of(state, _STATES, "state"), fields.day(day)
    if seen and told != "seen":
        raise TocsinError("a day is of what was seen", "leave it out")
    desk.note(name, indicator, told, day=seen, why=why)
    return RedirectResponse(f"/watches/{name}#note", 303)


def rewrite(request: Request, name: str, text: Said = "") -> Response:
    """Write a new version of a watch; a text that is as before makes none."""
    desk = seating.seat(request, "judge")
    before, now = desk.watch(name), unix(text)
    called = watching.read(now, name).name
    if called != name:
        raise TocsinError(
            f"this text calls itself {called}",
            f"leave its name as {name}, or add it as a watch of its own",
        )
    if now != before.text or before.row.closed is not None:
        desk.write_watch(now, name)
    return RedirectResponse(f"/watches/{name}", 303)


def close(request: Request, name: str, why: Said = "") -> Response:
    """Close a watch: it looks no more."""
    seating.seat(request, "judge").close_watch(name, why=why)
    return RedirectResponse(f"/watches/{name}", 303)
