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
_WEEK = timedelta(days=7)
_OVER = ("cancelled", "updated", "replaced")  # warnings and drafts that nothing waits for


def show(request: Request) -> Response:
    """The page."""
    look = looked(request)
    seen_, latest = _seen(request, look), look.desk.latest(as_of=look.as_of)
    cases = [one for one in look.desk.cases.list(as_of=look.as_of) if one.closed is None]
    sources = look.desk.sources.list(as_of=look.as_of)
    news = look.desk.news(seen_ or _week_before(latest or look.moment), as_of=look.as_of)
    return shown(
        look,
        "today.html",
        news=news,
        seen=seen_,
        latest=latest,
        rows=_ROWS,
        waiting=list(filter(proposals.waits, look.desk.proposals(as_of=look.as_of))),
        opened=proposals.opened(look),
        cases=[look.desk.cases.show(one.id, as_of=look.as_of) for one in cases],
        watches=look.desk.watches(as_of=look.as_of),
        bulletins=[row for row in warnings.visible(look) if row.state not in _OVER],
        sources=len(sources),
        silent=[row for row in sources if row.notices],
        today=datetime.fromisoformat(look.moment).date(),
        **triage.words(look, [row.id for row in (*news.new[:_ROWS], *news.grown[:_ROWS])]),
    )


def _seen(request: Request, look: Look) -> str | None:
    """When one last said so, before the moment that is looked at; None where one never did."""
    try:
        said = moments.moment(request.cookies.get(_SEEN, ""))
    except ValueError:
        return None
    return said if said < look.moment else None


def _week_before(moment: str) -> str:
    """Who never said so is shown what came in the last week in which something was read."""
    return moments.later(moment, -_WEEK)


def seen(request: Request) -> Response:
    """Remember, in the browser alone, that what is new has been seen."""
    look = looked(request)
    back = RedirectResponse("/", 303)
    back.set_cookie(_SEEN, look.desk.now(), max_age=_KEPT, httponly=True, samesite="strict")
    return back
