"""Bulletins: drafts and issued warnings, as they are listed and opened."""

from collections.abc import Iterator
from datetime import datetime

from tocsin.desk import naming
from tocsin.errors import NotFoundError
from tocsin.records import Record
from tocsin.store import View, ledger
from tocsin.warn import deeds, lifecycle
from tocsin.warn.case import Case, Drawn, Out, Said
from tocsin.warn.drafting import Rung, specificity
from tocsin.warn.lifecycle import Standing, State
from tocsin.warn.lint import Finding
from tocsin.warn.warning import Draft, Kind, Marking, Scope, Shape, Sunset, Warning


class Bulletin(Record, frozen=True):
    """A draft or a warning in a list.

    Attributes:
        id: of the draft or the warning.
        case, title: which case it belongs to.
        state: how far a draft has come, or what became of a warning.
        kind: the first of its matter, an update or its end.
        shape, scope, marking, exercise, headline, expires: as it says.
        recipients: ids of those who are to have it.
        by, moment: who drafted or issued it, and when.
        hands: the names of all who drafted, approved or issued it.
    """

    id: str
    case: str
    title: str
    state: Standing | State
    kind: Kind
    shape: Shape
    scope: Scope
    marking: Marking
    exercise: bool
    headline: str
    expires: datetime
    recipients: tuple[str, ...]
    by: str
    moment: datetime
    hands: tuple[str, ...]


class Look(Record, frozen=True):
    """Who approved a draft or sent it back, and why; `alone` where there was no time for two."""

    by: str
    moment: datetime
    why: str = ""
    alone: bool = False


class DraftFile(Record, frozen=True):
    """A draft opened.

    Attributes:
        row: as in a list.
        text: what it says.
        refers: the id of the warning that it updates, `why` it does, `sunset` what that means.
        replaces: the id of the draft that it changes; `replaced`: of what changed it since.
        approved, returned: who looked at it as it stands.
        findings: what the linter has against it now.
        specificity: how exact it is.
    """

    row: Bulletin
    text: Draft
    refers: str | None
    why: str
    sunset: Sunset | None
    replaces: str | None
    replaced: str | None
    approved: tuple[Look, ...]
    returned: tuple[Look, ...]
    findings: tuple[Finding, ...]
    specificity: tuple[Rung, ...]

    @property
    def errors(self) -> int:
        """How many errors the linter has found."""
        return sum(one.severity == "error" for one in self.findings)


class WarningFile(Record, frozen=True):
    """A warning opened.

    Attributes:
        row: as in a list.
        warning: as it was issued.
        followed: the id of what took its place.
        despite: why it went out though the linter had found errors.
        specificity: how exact it was.
    """

    row: Bulletin
    warning: Warning
    followed: str | None
    despite: str
    specificity: tuple[Rung, ...]


def rows(case: Case, now: datetime, *, two_person: bool) -> Iterator[Bulletin]:
    """The drafts of a case that weren't issued, and all its warnings."""
    for drawn in case.drafts.values():
        if not drawn.issued:
            yield draft_row(case, drawn, now, two_person=two_person)
    for out in case.warnings.values():
        yield warning_row(case, out, now)


def draft_row(case: Case, drawn: Drawn, now: datetime, *, two_person: bool) -> Bulletin:
    """A draft in a list."""
    state = lifecycle.standing(drawn, two_person=two_person, now=now)
    kind: Kind = "update" if drawn.refers else "alert"
    return _row(case, drawn.id, drawn.text, state, kind, drawn.by, drawn.moment, _hands(drawn))


def warning_row(case: Case, out: Out, now: datetime) -> Bulletin:
    """A warning in a list."""
    told = out.warning
    state = lifecycle.state(case, told.id, now)
    drawn = _hands(case.drafts[out.draft]) if out.draft else ()
    hands = tuple(dict.fromkeys((*drawn, *told.approved, told.by)))
    return _row(case, told.id, told.text, state, told.kind, told.by, told.sent, hands)


def _hands(drawn: Drawn) -> tuple[str, ...]:
    return tuple(dict.fromkeys((drawn.by, *(one.by for one in drawn.approved))))


def _row(
    case: Case,
    id_: str,
    text: Draft,
    state: Standing | State,
    kind: Kind,
    by: str,
    moment: datetime,
    hands: tuple[str, ...],
) -> Bulletin:
    return Bulletin(
        id=id_,
        case=case.id,
        title=case.title,
        state=state,
        kind=kind,
        shape=text.shape,
        scope=text.scope,
        marking=text.marking,
        exercise=text.exercise,
        headline=text.headline,
        expires=text.expires,
        recipients=text.recipients,
        by=by,
        moment=moment,
        hands=hands,
    )


def draft_file(drawn: Drawn, row: Bulletin, findings: tuple[Finding, ...]) -> DraftFile:
    """A draft opened."""
    looks = [
        Look(by=one.by, moment=one.moment, why=one.deed.hastened, alone=bool(one.deed.hastened))
        for one in drawn.approved
        if isinstance(one.deed, deeds.Approved)
    ]
    back = [
        Look(by=one.by, moment=one.moment, why=one.deed.why)
        for one in drawn.returned
        if isinstance(one.deed, deeds.Returned)
    ]
    return DraftFile(
        row=row,
        text=drawn.text,
        refers=drawn.refers,
        why=drawn.why,
        sunset=drawn.sunset,
        replaces=drawn.replaces,
        replaced=drawn.replaced,
        approved=tuple(looks),
        returned=tuple(back),
        findings=findings,
        specificity=specificity(drawn.text),
    )


def warning_file(out: Out, row: Bulletin) -> WarningFile:
    """A warning opened."""
    return WarningFile(
        row=row,
        warning=out.warning,
        followed=out.followed,
        despite=out.despite,
        specificity=specificity(out.warning.text),
    )


def history(case: Case, id_: str) -> tuple[Said, ...]:
    """All that was done about a draft or a warning, and about what it was made of, in order.

    The sending of messages is left out; it is told of each (`tocsin.desk.delivered`).
    """
    out = case.warnings.get(id_)
    drafts = set(_made_of(case, out.draft if out else id_))
    warnings = {id_} if out else set()
    return tuple(one for one in case.history if _concerns(one.deed, drafts, warnings))


def _made_of(case: Case, draft: str | None) -> Iterator[str]:
    """A draft, what it changes, and what that changed."""
    while draft is not None:
        yield draft
        draft = case.drafts[draft].replaces


def _concerns(deed: deeds.AnyDeed, drafts: set[str], warnings: set[str]) -> bool:
    match deed:
        case deeds.Drafted(id=id_) | deeds.Approved(draft=id_) | deeds.Returned(draft=id_):
            return id_ in drafts
        case deeds.Issued(warning=warning):
            return warning.id in warnings or not warnings.isdisjoint(warning.refers)
        case deeds.Due() | deeds.Answered() | deeds.Escalated():
            return deed.warning in warnings
        case deeds.Silenced() | deeds.Unsilenced() | deeds.Closed() | deeds.Reopened():
            return bool(warnings)
    return False


class Named(Record, frozen=True):
    """What a name means: the id of a draft or a warning, and of its case."""

    id: str
    case: str
    issued: bool


def named(view: View, name: str) -> Named:
    """The draft or warning of an id, or of the beginning of one.

    Raises NotFoundError where there is none, or the letters are those of several.
    """
    begun = {
        (one.id, one.case): one
        for one in _all(view)
        if len(name) >= naming.FEWEST and one.id.startswith(name)
    }
    if not begun:
        few = f"give the first {naming.FEWEST} letters of it or more"
        remedy = few if len(name) < naming.FEWEST else "see `tocsin warn list`"
        raise NotFoundError(name, "is no draft or warning of this desk", remedy)
    if len(begun) > 1:
        raise NotFoundError(name, "is how several ids begin", "give more of the one you mean")
    return next(iter(begun.values()))


def _all(view: View) -> Iterator[Named]:
    for line in ledger.of_kinds(view, deeds.Drafted, deeds.Issued):
        match line.deed:
            case deeds.Drafted(id=id_):
                yield Named(id=id_, case=line.matter, issued=False)
            case deeds.Issued(warning=warning):
                yield Named(id=warning.id, case=line.matter, issued=True)
