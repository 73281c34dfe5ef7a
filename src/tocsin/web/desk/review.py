"""Looking back: at an incident, and at the desk over a period; and saying what was found."""

from typing import get_args

from fastapi import Request
from starlette.responses import RedirectResponse, Response

from tocsin.desk import moments
from tocsin.errors import TocsinError
from tocsin.warn.deeds import Finding, Impediment, Outcome
from tocsin.web import veil
from tocsin.web.accounts import seating
from tocsin.web.accounts.replying import Said, Several
from tocsin.web.desk import fields
from tocsin.web.desk.looking import looked, shown
from tocsin.wording.lists import hypotheses, reviewed, track
from tocsin.wording.lists.sheet import Place
from tocsin.wording.lists.watched import record

_OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
_FINDINGS: tuple[Finding, ...] = get_args(Finding)
_IMPEDIMENTS: tuple[Impediment, ...] = get_args(Impediment)


def desk(request: Request) -> Response:
    """The page of the desk's review; as of a moment it is about what was up to then."""
    look = looked(request, ("since", "until"))
    since, until = look.given.get("since"), _earlier(look.given.get("until"), look.as_of)
    if since and until and since > until[: len(since)]:
        raise TocsinError(f"{since} is after {until}", "give the earlier day first")
    watches = [one for one in look.desk.watches(as_of=until) if one.closed is None]
    return shown(
        look,
        "review.html",
        sheet=track.sheet(look.desk.reviews.desk(since=since, until=until)),
        records=[(row.watch, record(row.record, row.watch.window_days)) for row in watches],
    )


def incident(request: Request, id_: str) -> Response:
    """The page of an incident's review, by what is known or by what was at the end of a day."""
    look = looked(request, ("case", "known"))
    file = look.desk.incident(id_, as_of=look.as_of)
    if file.id != id_:
        return RedirectResponse(look.to("incidents", file.id, "review"), 307)
    known = _earlier(fields.day(look.given.get("known", "")) or None, look.as_of)
    told = look.desk.reviews.incident(file.id, case=look.given.get("case"), as_of=known)
    seen = veil.review(look.desk, told, look.sees, look.as_of)
    weighed = look.desk.weigh(file.id, as_of=look.as_of)

    def cite(place: Place) -> str:
        return look.sentence(weighed.articles[place.article], place.span)

    return shown(
        look,
        "review_incident.html",
        id=file.id,
        head=reviewed.head(seen),
        sections=reviewed.sections(seen, whole=seen is told),
        blame=[
            one
            for one in hypotheses.sections(weighed.table, (*weighed.edits, *weighed.undone))
            if one.items
        ],
        cite=cite,
        outcomes=[(one, one) for one in _OUTCOMES],
        findings=_FINDINGS,
        impediments=_IMPEDIMENTS,
    )


def find(
    request: Request,
    id_: str,
    finding: Several,
    impediment: Several,
    outcome: Said = "",
    why: Said = "",
) -> Response:
    """Keep what a person finds of an incident."""
    sitting = seating.seat(request, "judge")
    found = sitting.reviews.find(
        id_,
        fields.one_of(outcome, _OUTCOMES, "how warning did"),
        why=why,
        findings=[fields.one_of(one, _FINDINGS, "a finding") for one in finding],
        impediments=[fields.one_of(one, _IMPEDIMENTS, "an impediment") for one in impediment],
    )
    return RedirectResponse(f"/incidents/{found.incident}/review", 303)


def _earlier(day: str | None, as_of: str | None) -> str | None:
    """The earlier of two moments, as it is written; None where neither is given."""
    return min(filter(None, (day, as_of)), key=moments.moment, default=None)
