"""Grades of outlets and accounts: who gave which, when and why; and what an outlet's past says."""

from fastapi import Request
from starlette.responses import RedirectResponse, Response

from tocsin.assess.grades import LETTER_WORDS, LETTERS
from tocsin.desk.exchange import table
from tocsin.web.accounts import seating
from tocsin.web.accounts.replying import Said, local
from tocsin.web.desk import fields
from tocsin.web.desk.looking import looked, shown, tabled

FIELDS = {"outlet": "Outlet, by its name or host"}


def show(request: Request) -> Response:
    """The page; of an outlet that is asked about, the letter that its past suggests."""
    look = looked(request, FIELDS)
    outlet = look.given.get("outlet")
    suggested = look.desk.suggested(outlet, as_of=look.as_of) if outlet else None
    return shown(
        look,
        "grades.html",
        fields=FIELDS,
        outlet=outlet,
        suggested=suggested,
        words=LETTER_WORDS,
        letters=[(one, f"{one}: {LETTER_WORDS[one]}") for one in LETTERS],
        grades=look.desk.grades(as_of=look.as_of),
    )


def listed(request: Request) -> Response:
    """The grades that stand, as CSV."""
    look = looked(request, FIELDS)
    return tabled("grades", table.grades(look.desk.grades(as_of=look.as_of)))


def give(request: Request, outlet: Said = "", letter: Said = "", why: Said = "") -> Response:
    """Say how reliable an outlet is."""
    desk = seating.seat(request, "judge")
    desk.grade_source(outlet.strip(), fields.one_of(letter, LETTERS, "a grade"), why=why)
    return RedirectResponse("/grades", 303)


def undo(request: Request, about: str, why: Said = "", back: str = "") -> Response:
    """Take the last grade of something back."""
    seating.seat(request, "judge").ungrade(about, why=why)
    return RedirectResponse(local(back) if back else "/grades", 303)
