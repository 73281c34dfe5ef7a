"""What is made of what was read: weighed, judged, graded, argued about."""

from typing import Annotated, Literal, TypeAlias

from msgspec import Meta

from tocsin.assess.grades import Letter, SuggestedLetter
from tocsin.assess.hypotheses import edits
from tocsin.assess.hypotheses.ratios import Band
from tocsin.desk.desk import Desk
from tocsin.desk.grading import GradeRow
from tocsin.desk.judging import Judgement
from tocsin.desk.views import JudgementFile, JudgementRow, List
from tocsin.desk.weighing import EditRow, Weighed
from tocsin.errors import NotFoundError, TocsinError
from tocsin.records import Record
from tocsin.web.api.fields import AsOf, Fields, Id, Line, Page, Reason, Words
from tocsin.web.api.lists import fetched, paged
from tocsin.web.api.operations import operation

_Kind = Literal["incident", "actor", "story"]


class Outlet(AsOf, frozen=True, kw_only=True):
    """Whose past."""

    outlet: Annotated[Line, Meta(description="An outlet, by its name or host.")]


class Entries(Page, frozen=True):
    """Behind which entry: PostgreSQL takes no numbers of twenty digits."""

    after: (
        Annotated[str, Meta(pattern=r"^[0-9]{1,9}$", description="`next` of the page before.")]
        | None
    ) = None


class Same(Reason, frozen=True):
    """Two that are one."""

    kind: _Kind
    one: Id
    other: Id


class Different(Reason, frozen=True):
    """Members of a group that are something else: accounts, or parts of an actor or story."""

    kind: _Kind
    members: Annotated[tuple[Id, ...], Meta(min_length=1, max_length=200)]


class SourceGrade(Reason, frozen=True):
    """How reliable a source is: A to F of the Admiralty code."""

    name: Annotated[Line, Meta(description="An outlet or agency, by its name or host.")]
    letter: Letter


class ReportGrade(Reason, frozen=True):
    """How credible a report is: 1 to 6 of the Admiralty code; 1 only where others confirm it."""

    account: Id
    number: Annotated[int, Meta(ge=1, le=6)]


class GradeBack(Reason, frozen=True):
    """Of what, as `about` names it in the list of grades."""

    about: Line


_Ratio = Annotated[float, Meta(ge=0.01, le=100)]


class Change(Reason, frozen=True):
    """A change to who is said to have done an incident."""

    hypothesis: Annotated[Line, Meta(description="By any of its names.")]


class RatioChange(Change, frozen=True, tag="ratio"):
    """How much likelier what an origin shows is if the hypothesis is true, from `low` to `high`."""

    origin: Annotated[Line, Meta(description="Of a row of the table, by its id or name.")]
    low: _Ratio
    high: _Ratio


class NoteChange(Change, frozen=True, tag="note"):
    """Evidence that no page holds, told in `text`, and likewise what it is worth."""

    text: Words
    low: _Ratio
    high: _Ratio


class PriorChange(Change, frozen=True, tag="prior"):
    """How likely it was before anything was shown."""

    share: Annotated[float, Meta(gt=0, lt=1)]


class ProposalChange(Change, frozen=True, tag="proposal"):
    """A hypothesis that no account names."""


_AnyChange: TypeAlias = RatioChange | NoteChange | PriorChange | ProposalChange


class Argued(Fields, frozen=True):
    """What is changed."""

    change: _AnyChange


class ChangeKept(Record, frozen=True):
    """The id by which it is taken back."""

    id: str


def weigh(desk: Desk, id_: Id, asked: AsOf) -> Weighed:
    """An incident weighed: origins, figures, contradictions, who is said to have done it."""
    return desk.weigh(id_, as_of=asked.as_of)


def argue(desk: Desk, id_: Id, sent: Argued) -> ChangeKept:
    """Change who is said to have done an incident.

    `withdraw` takes the change back, by the id that is answered.
    """
    try:
        change = _edit(sent.change, desk.by)
    except ValueError as error:
        raise TocsinError(str(error), "see what the table has") from error
    return ChangeKept(id=desk.edit(id_, change))


def _edit(sent: _AnyChange, by: str) -> edits.Edit:
    name, why = sent.hypothesis, sent.why
    match sent:
        case RatioChange(origin=origin, low=low, high=high):
            band = Band(low=low, high=high)
            return edits.Ratio(by=by, why=why, hypothesis=name, origin=origin, band=band)
        case NoteChange(text=text, low=low, high=high):
            return edits.Note(by=by, why=why, text=text, bands={name: Band(low=low, high=high)})
        case PriorChange(share=share):
            return edits.Prior(by=by, why=why, hypothesis=name, share=share)
        case ProposalChange():
            return edits.Proposal(by=by, why=why, hypothesis=name)


def judgements(desk: Desk, asked: Entries) -> List[JudgementRow]:
    """What people judged to be one, or not, the newest first."""
    return fetched(lambda _asked, **page: desk.judgements(**page), asked)


def judgement(desk: Desk, id_: Id, asked: AsOf) -> JudgementFile:
    """A judgement, opened to what it moved."""
    file = desk.show(id_, as_of=asked.as_of)
    if not isinstance(file, JudgementFile):
        raise NotFoundError(id_, "is no judgement of this desk")
    return file


def same(desk: Desk, sent: Same) -> Judgement:
    """Say that two incidents, actors or stories are one."""
    return desk.same(sent.kind, sent.one, sent.other, why=sent.why)


def different(desk: Desk, sent: Different) -> Judgement:
    """Say that members of a group are something else: they become a group of their own."""
    return desk.different(sent.kind, sent.members, why=sent.why)


def withdraw(desk: Desk, id_: Id, sent: Reason) -> Judgement | EditRow:
    """Take a judgement back, or a change to who is said to have done an incident."""
    return desk.withdraw(id_, why=sent.why)


def grades(desk: Desk, asked: Page) -> List[GradeRow]:
    """The grades that people gave and that stand, those of sources first."""
    return paged(desk.grades(as_of=asked.as_of), asked, lambda one: f"{one.kind} {one.about}")


def suggested(desk: Desk, asked: Outlet) -> SuggestedLetter:
    """The letter that an outlet's past suggests."""
    return desk.suggested(asked.outlet, as_of=asked.as_of)


def grade_source(desk: Desk, sent: SourceGrade) -> GradeRow:
    """Say how reliable an outlet or an agency is."""
    return desk.grade_source(sent.name, sent.letter, why=sent.why)


def grade_report(desk: Desk, sent: ReportGrade) -> GradeRow:
    """Say how credible an account of an incident is."""
    return desk.grade_report(sent.account, sent.number, why=sent.why)


def ungrade(desk: Desk, sent: GradeBack) -> None:
    """Take the last grade of a source or an account back: what it had been before is again."""
    desk.ungrade(sent.about, why=sent.why)


OPERATIONS = (
    operation("GET", "/incidents/{id_}/weighed", "look", weigh),
    operation("POST", "/incidents/{id_}/changes", "judge", argue),
    operation("GET", "/judgements", "look", judgements),
    operation("GET", "/judgements/{id_}", "look", judgement),
    operation("POST", "/judgements/same", "judge", same),
    operation("POST", "/judgements/different", "judge", different),
    operation("POST", "/judgements/{id_}/withdraw", "judge", withdraw),
    operation("GET", "/grades", "look", grades),
    operation("GET", "/grades/suggested", "look", suggested),
    operation("POST", "/grades/withdraw", "judge", ungrade),
    operation("POST", "/grades/sources", "judge", grade_source),
    operation("POST", "/grades/reports", "judge", grade_report),
)
