"""What people judge on the pages: what is one and what isn't, who did it, how far it is trusted."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from fastapi import Request
from starlette.responses import RedirectResponse, Response

from tocsin.assess.grades import NUMBER_WORDS, NUMBERS
from tocsin.assess.hypotheses.edits import Edit, Note, Prior, Proposal, Ratio
from tocsin.assess.hypotheses.ratios import Band
from tocsin.desk.asking import Question
from tocsin.desk.views import (
    ActorFile,
    IncidentFile,
    IncidentRow,
    JudgementRow,
    Stood,
    StoryFile,
    StoryRow,
)
from tocsin.desk.weighing import Weighed
from tocsin.errors import NotFoundError, TocsinError
from tocsin.link.grouping import GroupKind
from tocsin.web.accounts import seating
from tocsin.web.accounts.replying import Said, Several, local
from tocsin.web.desk import fields
from tocsin.web.desk.looking import Look, looked, shown
from tocsin.wording.lists import entries, hypotheses
from tocsin.wording.lists.sheet import Entry, plain

_NEAR = timedelta(days=3)
_FEW = 20  # that are offered
_PLACES = 3  # of an incident, the most told

_WHATS = ("ratio", "note", "prior", "proposal")


_File = IncidentFile | ActorFile | StoryFile


@dataclass(frozen=True)
class Sort:
    """A kind of groups: its pages' address, what it is asked by, and what is near one of them."""

    kind: GroupKind
    file: type[_File]
    path: str
    fields: Mapping[str, str]
    found: Callable[[Look, Any], Sequence[Entry]]


def _incidents(look: Look, file: IncidentFile) -> Sequence[Entry]:
    """Incidents that are asked for, or else those of about that day and at its places."""
    if look.given:
        rows = look.desk.incidents(look.question, as_of=look.as_of, limit=_FEW).rows
        return [entries.incident(row) for row in rows]
    days = _about(file.day)
    near = {
        row.id: row
        for place in list(file.dossier.places)[:_PLACES]
        for row in look.desk.incidents(
            Question(place=place, **days), as_of=look.as_of, limit=_FEW
        ).rows
    }
    return [entries.incident(row) for row in near.values()]


def _actors(look: Look, file: ActorFile) -> Sequence[Entry]:
    """Actors of the name that is asked for, or else of the names that this one has."""
    names = [look.given["name"]] if look.given else [file.actor.name, *file.actor.forms]
    every = {one.id: one for name in names for one in look.desk.actor(name, as_of=look.as_of)}
    return [entries.actor(one) for one in every.values()]


def _stories(look: Look, file: StoryFile) -> Sequence[Entry]:
    """Stories of the days that are asked for, or else of about its own."""
    asked = look.question if look.given else Question(**_about(file.day))
    rows = look.desk.stories(asked, as_of=look.as_of, limit=_FEW).rows
    return [entries.story(row) for row in rows]


def _about(day: str) -> dict[str, str]:
    if not day:
        return {}
    middle = date.fromisoformat(day)
    return {"since": str(middle - _NEAR), "until": str(middle + _NEAR)}


_DAYS = {"since": "From", "until": "To"}
SORTS = (
    Sort("incident", IncidentFile, "incidents", {"place": "Place or country", **_DAYS}, _incidents),
    Sort("actor", ActorFile, "actors", {"name": "Any name"}, _actors),
    Sort("story", StoryFile, "stories", _DAYS, _stories),
)


def named(look: Look, rows: Iterable[JudgementRow]) -> Mapping[str, str]:
    """What people know the incidents, actors and stories of judgements by, by their ids."""
    ids: dict[str, set[str]] = {}
    for row in rows:
        ids.setdefault(row.kind, set()).update((row.one, row.other))
    return {
        id_: _name(one)
        for kind, those in ids.items()
        for id_, one in look.desk.stood(kind, those, as_of=look.as_of).items()
    }


def _name(one: Stood) -> str:
    if isinstance(one, IncidentRow):
        return plain(entries.incident(one).head)
    if isinstance(one, StoryRow):
        return one.story.title or "a story without a title"
    return one.name


def like(sort: Sort) -> Callable[..., Response]:
    """The page on which somebody chooses what one of these is the same as."""

    def ask(request: Request, id_: str) -> Response:
        look = looked(request, sort.fields)
        file = look.desk.show(id_, as_of=look.as_of)
        if not isinstance(file, sort.file):
            raise NotFoundError(id_, f"is no {sort.kind} of this desk")
        found = [one for one in sort.found(look, file) if one.id != file.id]
        return shown(look, "same.html", sort=sort, id=file.id, own=_own(file), found=found)

    return ask


def _own(file: _File) -> Entry:
    if isinstance(file, IncidentFile):
        return entries.incident(file)
    return entries.actor(file) if isinstance(file, ActorFile) else entries.story(file)


def same(sort: Sort) -> Callable[..., Response]:
    """Say that two of these are one."""

    def judge(
        request: Request, id_: str, other: Said = "", named: Said = "", why: Said = ""
    ) -> Response:
        desk = seating.seat(request, "judge")
        # An address of its page will do as well.
        meant = named.strip().partition("?")[0].rstrip("/").rpartition("/")[2] or other
        if not meant:
            raise TocsinError("nothing is chosen", "choose one, or give its id")
        judged = desk.same(sort.kind, id_, meant, why=why)
        return RedirectResponse(f"/{sort.path}/{judged.one}#judged", 303)

    return judge


def different(sort: Sort) -> Callable[..., Response]:
    """Say that some members of one of these are something else."""

    def judge(request: Request, id_: str, member: Several, why: Said = "") -> Response:  # noqa: ARG001 - of the address
        desk = seating.seat(request, "judge")
        if not member:
            raise TocsinError("nothing is ticked", "go back and tick what is something else")
        judged = desk.different(sort.kind, member, why=why)
        return RedirectResponse(f"/{sort.path}/{judged.one}#judged", 303)

    return judge


def undo(request: Request, id_: str, why: Said = "", back: str = "") -> Response:
    """Take a judgement back, or a change to who is said to have done an incident."""
    seating.seat(request, "judge").withdraw(id_, why=why)
    return RedirectResponse(local(back) if back else "/judgements", 303)


def grade(
    request: Request, id_: str, account: Said = "", number: Said = "", why: Said = ""
) -> Response:
    """Say how credible an account of an incident is."""
    desk = seating.seat(request, "judge")
    desk.grade_report(account, fields.one_of(number, NUMBERS, "a grade"), why=why)
    return RedirectResponse(f"/incidents/{id_}#a-{account}", 303)


# Who is said to have done it


def argue(
    request: Request,
    id_: str,
    what: Said = "",
    hypothesis: Said = "",
    origin: Said = "",
    text: Said = "",
    low: Said = "",
    high: Said = "",
    share: Said = "",
    why: Said = "",
) -> Response:
    """Change who is said to have done an incident."""
    desk = seating.seat(request, "judge")
    name = hypothesis.strip()
    if not name:
        raise TocsinError("nobody is named", "say who may have done it")
    try:
        match fields.one_of(what, _WHATS, "a change"):
            case "ratio":
                band = _band(low, high)
                change: Edit = Ratio(desk.by, why, hypothesis=name, origin=origin, band=band)
            case "note":
                change = Note(desk.by, why, text=_told(text), bands={name: _band(low, high)})
            case "prior":
                change = Prior(desk.by, why, hypothesis=name, share=_number(share, "the share"))
            case _:
                change = Proposal(desk.by, why, hypothesis=name)
    except ValueError as error:
        raise TocsinError(str(error), "mend it and send it again") from error
    desk.edit(id_, change)
    return RedirectResponse(f"/incidents/{id_}#argued", 303)


def _told(text: str) -> str:
    if not text.strip():
        raise TocsinError("no evidence is told", "say what it is")
    return text.strip()


def _band(low: str, high: str) -> Band:
    least = _number(low, "how much it is worth at least")
    return Band(low=least, high=_number(high, "at most") if high.strip() else least)


def _number(said: str, called: str) -> float:
    try:
        return float(said)
    except ValueError as error:
        raise TocsinError(f"{called}: “{said}” is no number", "write it like 0.25") from error


def words(look: Look, weighed: Weighed | None) -> Mapping[str, Any]:
    """What the page of an incident needs to show what people judged of it."""
    numbers = [(one, f"{one}: {NUMBER_WORDS[one]}") for one in NUMBERS]
    given = weighed.grades if weighed else look.desk.grades(as_of=look.as_of)
    graded = {one.about: one for one in given if one.kind == "report"}
    if weighed is None:
        return {"numbers": numbers, "graded": graded, "grades": {}}
    every = sorted((*weighed.edits, *weighed.undone), key=lambda one: one.moment)
    table = weighed.table
    return {
        "numbers": numbers,
        "graded": graded,
        "grades": {one.id: one.grade for one in weighed.accounts},
        "edits": [(one, hypotheses.changed(one.change, table)) for one in every],
        "called": [(one.name, one.name) for one in table.hypotheses],
        "origins": [(row.origin, row.speaker) for row in table.rows if row.note is None],
    }


PAGES: Mapping[str, Callable[..., Response]] = {
    f"/{sort.path}/{{id_}}/same": like(sort) for sort in SORTS
}
DEEDS: Mapping[str, Callable[..., Response]] = {
    **{f"/{sort.path}/{{id_}}/same": same(sort) for sort in SORTS},
    **{f"/{sort.path}/{{id_}}/different": different(sort) for sort in SORTS},
    "/incidents/{id_}/grade": grade,
    "/incidents/{id_}/argue": argue,
    "/judgements/{id_}/undo": undo,
}
