"""An incident: what is told of it, by whom, what can't both be true, and what was said before."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from fastapi import Request
from starlette.responses import RedirectResponse, Response

from tocsin.assess.case import Cited
from tocsin.desk.asking import Question
from tocsin.desk.views import Account, IncidentFile, Reference, WarningRow
from tocsin.errors import TocsinError
from tocsin.records import FIGURE_KINDS, Figure, FigureKind
from tocsin.records.incident import Range
from tocsin.web.desk import judging, triage
from tocsin.web.desk.looking import Look, looked, shown
from tocsin.web.drawing import ranges

# Accounts on a page. Weighing costs by all of them: more are weighed only for who asks for it, and
# of very many (one takes minutes) `tocsin weigh` does it.
_SHOWN, _WEIGHED = 40, 300
_BEFORE = timedelta(days=60)
_WARNINGS = 10


class Counted(NamedTuple):
    """What an account counts of a kind, and the sentence that it stands in."""

    account: Account
    range: Range
    figure: Figure | None
    bar: ranges.Bar


def show(request: Request, id_: str) -> Response:
    """The page; that of what an incident has become part of, where it has."""
    look = looked(request, ("weigh",), {"weigh": ("1",)})
    file = look.desk.incident(id_, as_of=look.as_of, begin=look.begin, limit=_SHOWN)
    if file.id != id_:
        return RedirectResponse(look.to("incidents", file.id), 307)
    if not file.accounts:
        raise TocsinError("the incident has no accounts there", "begin at its first page")
    asked = "weigh" in look.given
    weighs = file.dossier.accounts <= (_WEIGHED if asked else _SHOWN)
    weighed = look.desk.weigh(file.id, as_of=look.as_of) if weighs else None
    return shown(
        look,
        "incident.html",
        file=file,
        weighed=weighed,
        weighable=file.dossier.accounts <= _WEIGHED,
        figures=_figures(file),
        before=_before(look, file),
        cite=_Citing(look, weighed.articles if weighed else {}),
        history=look.desk.triage.history(file.id, as_of=look.as_of),
        **triage.words(look, [file.id]),
        named=judging.named(look, file.judgements),
        **judging.words(look, weighed),
    )


def _figures(file: IncidentFile) -> Mapping[FigureKind, tuple[int, list[Counted]]]:
    """By kind the number at the right edge, and what accounts count, as they came out."""
    told = sorted(file.accounts, key=lambda one: one.source.published or "~")
    found = {}
    for kind in FIGURE_KINDS:
        given = [one for one in told if kind in one.incident.figures]
        if given:
            most = ranges.scale(one.incident.figures[kind] for one in given)
            found[kind] = most, [_counted(one, kind, most) for one in given]
    return found


def _counted(one: Account, kind: FigureKind, most: int) -> Counted:
    given = one.incident.figures[kind]
    own = [figure for figure in one.figures if figure.kind == kind]
    exact = [figure for figure in own if (figure.low, figure.high) == given]
    return Counted(one, given, next(iter((*exact, *own)), None), ranges.bar(given, most))


def _before(look: Look, file: IncidentFile) -> Sequence[WarningRow]:
    """Warnings in the news about the widest place that accounts name, in the weeks before it.

    The widest, as a warning often says no more than in which country the danger is.
    """
    day = date.fromisoformat(file.day) if file.day else date.min
    if day - date.min <= _BEFORE or not file.dossier.places:
        return ()
    asked = Question(
        place=list(file.dossier.places)[-1],
        since=str(day - _BEFORE),
        until=str(day - timedelta(days=1)),
    )
    return look.desk.warnings(asked, as_of=look.as_of, limit=_WARNINGS).rows


class _Citing:
    """Where cited words stand."""

    def __init__(self, look: Look, articles: Mapping[str, Reference]) -> None:
        self._look, self._articles = look, articles

    def __call__(self, one: Cited) -> str:
        return self._look.sentence(self._articles[one.article], one.sentence)
