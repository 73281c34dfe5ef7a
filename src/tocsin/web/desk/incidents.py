"""Incidents: list, map and timeline of the same rows, together on one page."""

from collections.abc import Sequence
from datetime import date

from fastapi import Request
from starlette.responses import Response

from tocsin.desk.desk import ROWS
from tocsin.desk.exchange.telling import spot
from tocsin.desk.views import IncidentRow
from tocsin.web.desk import triage
from tocsin.web.desk.lists import INCIDENTS_LISTED, asked
from tocsin.web.desk.looking import shown
from tocsin.web.drawing import days, worldmap

# So many are drawn, from where the list begins; the first of them are listed.
_DRAWN = 500
_LAST_YEAR = 9990  # beyond it no calendar goes on


def show(request: Request) -> Response:
    """The page."""
    look = asked(request, INCIDENTS_LISTED)
    found = look.fetched(look.desk.incidents, _DRAWN)
    rows = found.rows[:ROWS]
    return shown(
        look,
        "incidents.html",
        listed=INCIDENTS_LISTED,
        rows=rows,
        next=_cursor(rows[-1]) if len(found.rows) > ROWS else found.next,
        drawn=len(found.rows),
        more=found.next is not None,
        map=worldmap.drawn(_points(found.rows)),
        days=days.drawn(_days(found.rows)),
        names={one.id: one for one in found.rows},
        **triage.words(look, [row.id for row in rows]),
    )


def _cursor(row: IncidentRow) -> str:
    """Where the list goes on after a row."""
    return f"{row.day}:0:{row.id}"


def _points(rows: Sequence[IncidentRow]) -> list[worldmap.Point]:
    placed = ((row.id, spot(row.dossier)) for row in rows)
    return [worldmap.Point(at.longitude, at.latitude, at.name, id_) for id_, at in placed if at]


def _days(rows: Sequence[IncidentRow]) -> list[tuple[date, bool]]:
    told = (
        (date.fromisoformat(row.day), row.dossier.status == "happened") for row in rows if row.day
    )
    return [one for one in told if one[0].year < _LAST_YEAR]
