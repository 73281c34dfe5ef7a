"""Drafting: a form whose words are checked as they are written, and kept when they will do."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, get_args

from fastapi import Form, Request
from starlette.responses import RedirectResponse, Response

from tocsin.assess.scale import Confidence
from tocsin.desk.bulletins import DraftFile, WarningFile
from tocsin.desk.desk import Desk
from tocsin.desk.dossiers import CaseFile
from tocsin.errors import DeskError, NotFoundError, TocsinError
from tocsin.warn.cap.alert import Category, ResponseType, Severity, Urgency
from tocsin.warn.drafting import written as file_of
from tocsin.warn.evidence import Evidence
from tocsin.warn.lint import Finding
from tocsin.warn.warning import Draft, Marking, Scope, Shape, Sunset
from tocsin.web.accounts import seating
from tocsin.web.desk import draftform, warnings
from tocsin.web.desk.draftform import Written
from tocsin.web.desk.looking import Look, looked, shown

_SHAPES: Sequence[Shape] = get_args(Shape)
_SUNSETS: Sequence[Sunset] = get_args(Sunset)
_CHOICES: Mapping[str, Sequence[str]] = {
    "shape": _SHAPES,
    "scope": get_args(Scope),
    "marking": get_args(Marking),
    "urgency": get_args(Urgency),
    "severity": get_args(Severity),
    "category": get_args(Category),
    "response": get_args(ResponseType),
    "confidence": get_args(Confidence),
}
_ASKED = ("case", "shape", "exercise", "draft", "warning", "sunset")
_BOXES = 60  # so many recipients have a box to tick; of more their ids are written


@dataclass(frozen=True)
class Subject:
    """What is drafted.

    Attributes:
        case: of which case.
        text: the words that it begins with.
        replaces, refers: the draft that it changes, the warning that it updates; "" where none.
        why, sunset: of an update.
    """

    case: CaseFile
    text: Draft
    replaces: str = ""
    refers: str = ""
    why: str = ""
    sunset: Sunset | None = None


def ask(request: Request) -> Response:
    """The form: of a case, of a draft that is changed or of a warning that is updated."""
    desk = seating.seat(request, "draft")
    look = looked(request, _ASKED, {"shape": _SHAPES, "sunset": _SUNSETS, "exercise": ("yes",)})
    if look.as_of:
        raise TocsinError("nothing is drafted in the past", "go back to now, and draft it there")
    given = look.given
    if "draft" in given:
        return _page(look, desk, _changed(look, given["draft"]))
    if "warning" in given:
        return _page(look, desk, _updated(look, desk, given["warning"], given.get("sunset")))
    if "case" not in given or "shape" not in given:
        cases = [one for one in desk.cases.list() if one.closed is None]
        return shown(look, "drafting_of.html", cases=cases, shapes=_SHAPES)
    case, shape = desk.cases.show(given["case"]), _shape(given["shape"])
    text = desk.warn.sketch(case.row.id, shape, exercise="exercise" in given)
    return _page(look, desk, Subject(case, text))


def take(request: Request, sent: Annotated[Written, Form()]) -> Response:
    """What was written: checked and shown again, or kept as a draft."""
    desk, look = seating.seat(request, "draft"), looked(request)
    subject = _sent(look, desk, sent)
    try:
        evidence = _evidence(desk, subject)
        text = draftform.draft(sent, evidence, subject.text.likelihood)
        if sent.then == "save":
            return RedirectResponse(f"/warnings/{_kept(desk, subject, text).row.id}", 303)
        found = desk.warn.check(subject.case.row.id, text)
    except DeskError:
        raise
    except TocsinError as error:
        return _page(look, desk, subject, sent, wrong=error)
    return _page(look, desk, subject, sent, findings=found)


def _changed(look: Look, id_: str) -> Subject:
    """A draft that is changed. Raises NotFoundError where there is none for who looks."""
    file = warnings.opened(look, id_)
    if not isinstance(file, DraftFile):
        raise NotFoundError(id_, "is a warning, which was issued", "update or end it")
    return Subject(
        case=look.desk.cases.show(file.row.case),
        text=file.text,
        replaces=file.row.id,
        refers=file.refers or "",
        why=file.why,
        sunset=file.sunset,
    )


def _updated(look: Look, desk: Desk, id_: str, sunset: str | None) -> Subject:
    """A warning that is updated. Raises NotFoundError likewise."""
    file = warnings.opened(look, id_)
    if not isinstance(file, WarningFile):
        raise NotFoundError(id_, "is a draft, which wasn't issued", "change it instead")
    meant = _sunset(sunset or "")
    text = desk.warn.next_words(file.row.id, meant)
    case = desk.cases.show(file.row.case)
    return Subject(case=case, text=text, refers=file.row.id, sunset=meant)


def _sent(look: Look, desk: Desk, sent: Written) -> Subject:
    """What a form drafts; of what it changes who sends it must see that."""
    before = [warnings.opened(look, one) for one in (sent.replaces, sent.refers) if one]
    case = desk.cases.show(before[0].row.case if before else sent.case)
    return Subject(
        case=case,
        text=next(map(_words, before), None) or desk.warn.sketch(case.row.id, _shape(sent.shape)),
        replaces=sent.replaces,
        refers=sent.refers,
        why=sent.why,
        sunset=_sunset(sent.sunset),
    )


def _words(file: DraftFile | WarningFile) -> Draft:
    return file.text if isinstance(file, DraftFile) else file.warning.text


def _kept(desk: Desk, subject: Subject, text: Draft) -> DraftFile:
    if not subject.refers:
        return desk.warn.keep(subject.case.row.id, text, replaces=subject.replaces or None)
    words = file_of(text, subject.replaces)
    return desk.warn.update(subject.refers, words, why=subject.why, sunset=subject.sunset)


def _evidence(desk: Desk, subject: Subject) -> dict[str, Evidence]:
    """All that a draft may rest on: what it did before, and all else of its case."""
    own = draftform.keyed(subject.text.evidence)
    if not (subject.replaces or subject.refers):
        return own
    return {**draftform.keyed(desk.warn.sketch(subject.case.row.id, _SHAPES[0]).evidence), **own}


def _shape(said: str) -> Shape:
    """The shape of this name; the first of all for another, which is told when it is read."""
    return next((one for one in _SHAPES if one == said), _SHAPES[0])


def _sunset(said: str) -> Sunset | None:
    return next((one for one in _SUNSETS if one == said), None)


@dataclass(frozen=True)
class _Person:
    """Somebody with a box to tick: who they are in the case."""

    id: str
    name: str
    role: str


def _people(desk: Desk, subject: Subject) -> list[_Person]:
    """Those named in the case, and those of the draft; nobody where these are too many."""
    roles = {one.recipient: one.role for one in subject.case.coverage.rows if one.named}
    names = {one.recipient.id: one.recipient for one in desk.directory.list()}
    ids = dict.fromkeys((*roles, *subject.text.recipients))
    known = [names[one] for one in ids if one in names]
    if len(known) > _BOXES:
        return []
    return [_Person(one.id, one.name, roles.get(one.id, one.role)) for one in known]


def _page(
    look: Look,
    desk: Desk,
    subject: Subject,
    sent: Written | None = None,
    findings: Sequence[Finding] | None = None,
    wrong: TocsinError | None = None,
) -> Response:
    people = _people(desk, subject)
    if sent is None:
        sent = draftform.written(
            subject.text,
            [one.id for one in people],
            case=subject.case.row.id,
            replaces=subject.replaces,
            refers=subject.refers,
            why=subject.why,
            sunset=subject.sunset or "",
        )
    evidence = _evidence(desk, subject)
    return shown(
        look,
        "drafting.html",
        422 if wrong else 200,
        case=subject.case.row,
        sent=sent,
        says=dict(zip(sent.known, sent.says, strict=False)),
        evidence=evidence,
        places=desk.cases.places(evidence.values()),
        people=people,
        choices=_CHOICES,
        policies=[one.name for one in desk.tending.policies()],
        findings=findings,
        told=_told(findings or (), wrong),
        wrong=wrong,
    )


def _told(findings: Sequence[Finding], wrong: TocsinError | None) -> Mapping[str, list[Any]]:
    """What is said of each field, by its name: as findings, and what keeps it from being read."""
    told: dict[str, list[Any]] = {}
    for field, one in (*_mistaken(wrong), *((one.field, one) for one in findings)):
        told.setdefault(field, []).append(one)
    return told


def _mistaken(wrong: TocsinError | None) -> Iterator[tuple[str, Finding]]:
    """The field that an error names first, if it names one."""
    name, colon, what = wrong.problem.partition(":") if wrong else ("", "", "")
    field = name.split(".")[0].split("[")[0]
    if wrong and colon and field in Written.model_fields:
        told = Finding(
            severity="error", field=field, what=what.strip(), remedy=wrong.remedy, source=""
        )
        yield field, told
