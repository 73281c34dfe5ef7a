"""A case: the duty to warn, who was told and what came of it, and all that was decided."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, get_args

from fastapi import Request
from starlette.responses import RedirectResponse, Response

from tocsin.desk.bulletins import Bulletin
from tocsin.desk.dossiers import CaseFile
from tocsin.desk.tending import SilenceRow
from tocsin.desk.views import Reference
from tocsin.warn import deeds
from tocsin.warn.ahead import Coming
from tocsin.warn.asking import Reach
from tocsin.warn.case import Said
from tocsin.warn.coverage import Row
from tocsin.warn.evidence import Evidence
from tocsin.warn.people import Role
from tocsin.warn.suggesting import Suggested
from tocsin.warn.threshold import Judged
from tocsin.web import veil
from tocsin.web.desk.looking import Look, looked, shown
from tocsin.wording.lists import case as worded
from tocsin.wording.lists import logged

_ROWS = 100  # of the coverage, and deeds of the history: more only for who asks for all
_FEW = 12  # likewise of what waits and who is asked next
_WORST = ("red", "amber", "waived", "green")
# What forms let choose, each as it is called.
CHOICES = {
    name: [(word, word) for word in get_args(words)]
    for name, words in (
        ("met", deeds.Met),
        ("role", Role),
        ("ground", deeds.Ground),
        ("outcome", deeds.Outcome),
    )
}


class Criterion(NamedTuple):
    """A criterion of the duty to warn.

    Attributes:
        judged: as people judged it last.
        cited, others: the numbers of the case's evidence that they cite, and what else they do.
        hint: what the desk suggests where nobody judged it; `hinted` the numbers of what that
            rests on.
    """

    judged: Judged
    cited: Sequence[int]
    others: Sequence[Evidence]
    hint: Suggested | None
    hinted: Sequence[int]


def show(request: Request, id_: str) -> Response:
    """The page; of very many rows the first, unless all are asked for."""
    look = looked(request, ("all",), {"all": ("1",)})
    file = look.desk.cases.show(id_, as_of=look.as_of)
    if file.row.id != id_:
        return RedirectResponse(look.to("cases", file.row.id), 307)
    every = "all" in look.given
    bulletins = [one for one in look.desk.warn.list(as_of=look.as_of) if one.case == id_]
    seen = [one for one in bulletins if look.sees(one.marking, *one.hands)]
    whole = len(seen) == len(bulletins)
    history = _history(veil.case(file, look.sees))
    return shown(
        look,
        "case.html",
        file=file,
        whole=whole,
        rows=_rows(file.coverage.rows, every=every),
        few=None if every else _FEW,
        criteria=[_criterion(file, one) for one in file.threshold.criteria],
        cite=_Citing(look, file),
        bulletins=seen,
        coming=_coming(look, file, seen),
        reached=_reached(look, file, seen),
        silence=_silence(look, id_),
        history=history if every else history[-_ROWS:],
        deeds=len(history),
        people=_people(look),
        names=worded.names(file),
        choices=CHOICES,
        today=file.coverage.at.date(),
    )


def _rows(rows: Sequence[Row], *, every: bool) -> Sequence[Row]:
    """Those of the coverage that are shown: of very many the worst."""
    if every or len(rows) <= _ROWS:
        return rows
    return sorted(rows, key=lambda one: _WORST.index(one.colour))[:_ROWS]


def _criterion(file: CaseFile, judged: Judged) -> Criterion:
    numbers = {one: number for number, one in enumerate(file.evidence, 1)}
    hint = next((one for one in file.suggested if one.criterion == judged.criterion), None)
    return Criterion(
        judged,
        cited=[numbers[one] for one in judged.evidence if one in numbers],
        others=[one for one in judged.evidence if one not in numbers],
        hint=hint,
        hinted=[numbers[one] for one in hint.evidence if one in numbers] if hint else [],
    )


def _history(file: CaseFile) -> list[tuple[Said, str]]:
    """What was done, in words."""
    known = worded.names(file)
    return [(said, logged.told(said.deed, known)) for said in file.history]


def _coming(look: Look, file: CaseFile, seen: Iterable[Bulletin]) -> list[tuple[Coming, Bulletin]]:
    """Who is told or asked next of the warnings that stand, if nothing happens before."""
    if file.row.closed:
        return []
    standing = {one.id for one in file.warnings if one.followed is None}
    found = [
        (coming, one)
        for one in seen
        if one.id in standing
        for coming in look.desk.warn.follow_up(one.id, as_of=look.as_of).coming or ()
    ]
    return sorted(found, key=lambda pair: pair[0].at)


def _reached(look: Look, file: CaseFile, seen: Iterable[Bulletin]) -> Sequence[Reach]:
    """Who would get the last draft, if it were issued now."""
    drafts = {one.id for one in file.drafts}
    if file.row.closed or not any(one.id in drafts for one in seen):
        return ()
    return look.desk.tending.who(file.row.id, as_of=look.as_of)


def _people(look: Look) -> list[tuple[str, str]]:
    """Everybody who can be named, by id and name."""
    known = look.desk.directory.list(as_of=look.as_of)
    return [(one.recipient.id, one.recipient.name) for one in known]


def _silence(look: Look, id_: str) -> SilenceRow | None:
    all_ = look.desk.tending.silences(as_of=look.as_of)
    return next((one for one in all_ if one.case == id_), None)


class _Citing:
    """Where evidence stands; "" for what stands in no article."""

    def __init__(self, look: Look, file: CaseFile) -> None:
        told = [*file.evidence, *(e for one in file.threshold.criteria for e in one.evidence)]
        self._look = look
        self._places: dict[Evidence, Reference] = look.desk.cases.places(told, as_of=look.as_of)

    def __call__(self, one: Evidence) -> str:
        place = self._places.get(one)
        return self._look.sentence(place, one.sentence) if place else ""
