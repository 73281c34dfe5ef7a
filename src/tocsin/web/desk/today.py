"""Today: what is new since one looked, and what waits for somebody."""

from datetime import datetime, timedelta

from fastapi import Request
from starlette.responses import RedirectResponse, Response

from tocsin.desk import moments
from tocsin.web.desk import proposals, triage, warnings
from tocsin.web.desk.looking import Look, looked, shown

_SEEN = "tocsin_seen"  # the cookie with the moment when one last said "I've seen it"
_KEPT = 400 * 24 * 3600  # seconds: as long as browsers keep any cookie
_ROWS = 12  # of what is new
_OVER = ("cancelled", "updated", "replaced")  # warnings and drafts that nothing waits for


def show(request: Request) -> Response:
    """The page."""
    look = looked(request)
    since = _since(request, look)
    cases = [one for one in look.desk.cases.list(as_of=look.as_of) if one.closed is None]
    news = look.desk.news(since, as_of=look.as_of)
    return shown(
        look,
        "today.html",
        news=news,
        rows=_ROWS,
        waiting=list(filter(proposals.waits, look.desk.proposals(as_of=look.as_of))),
        opened=proposals.opened(look),
        cases=[look.desk.cases.show(one.id, as_of=look.as_of) for one in cases],
        watches=look.desk.watches(as_of=look.as_of),
        bulletins=[row for row in warnings.visible(look) if row.state not in _OVER],
        silent=look.desk.sources.silent(as_of=look.as_of),
        today=datetime.fromisoformat(look.moment).date(),
        **triage.words(look, [row.id for row in (*news.new[:_ROWS], *news.grown[:_ROWS])]),
    )


def _since(request: Request, look: Look) -> str:
    """Since when things are new: since one looked, or else within the last day."""
    day_before = (datetime.fromisoformat(look.moment) - timedelta(days=1)).isoformat()
    try:
        seen = moments.moment(request.cookies.get(_SEEN, ""))
    except ValueError:
        return day_before
    return seen if seen < look.moment else day_before


def seen(request: Request) -> Response:
    """Remember, in the browser alone, that what is new has been seen."""
    look = looked(request)
    back = RedirectResponse("/", 303)
    back.set_cookie(_SEEN, look.desk.now(), max_age=_KEPT, httponly=True, samesite="strict")
    return back
