"""Weighing an incident: who vouches for what, what can't both be true, who is said to have done it.

The room `assess` weighs; here is fetched what it needs, and people's grades and edits with it.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import msgspec
from msgspec.structs import replace

from tocsin.assess import corroboration
from tocsin.assess.backing import Bench
from tocsin.assess.case import Case, Heard
from tocsin.assess.contradictions import Contradiction, found, own_side, own_words
from tocsin.assess.corroboration import Accusation, Corroboration, Value
from tocsin.assess.grades import Grade, SuggestedNumber, suggested_number
from tocsin.assess.hypotheses.edits import Edit, Note, Proposal, Ratio
from tocsin.assess.hypotheses.sayings import Grades
from tocsin.assess.hypotheses.table import Table, table
from tocsin.assess.importance import Importance, importance
from tocsin.desk import grading, naming, watching
from tocsin.desk.docket import Docket
from tocsin.desk.grading import GradeRow
from tocsin.desk.look import told_in
from tocsin.desk.refusing import refusing
from tocsin.desk.views import IncidentRow, Reference, Withdrawal
from tocsin.errors import NotFoundError, TocsinError
from tocsin.link.dossier import Dossier
from tocsin.records import FIGURE_KINDS, FigureKind, Reading, Record, identify
from tocsin.store import Entry, View, edits, groups, journal, listings
from tocsin.store.edits import Edited
from tocsin.store.listings import Filter
from tocsin.store.packing import unpack_record
from tocsin.warn import needed

# How long before an incident what was said and done still bears on it, and how long after.
_BEFORE = timedelta(days=183)
_AFTER = timedelta(days=60)
# So many incidents of the same actors are looked at, the nearest before it first.
_AROUND = 40
# One of more accounts is looked at by its first and its latest: of an attack all papers tell.
_HEARD = 20


class AccountRow(Record, frozen=True):
    """An account of an incident, where it stands, and how far its outlet and it are trusted."""

    id: str
    source: Reference
    grade: Grade


class EditRow(Record, frozen=True):
    """A change to the table of an incident: the id by which it is taken back, what, who and when.

    Why is said in the change itself; `withdrawn` is who took it back, if anybody did.
    """

    id: str
    change: Edit
    by: str
    moment: str
    withdrawn: Withdrawal | None = None


class Weighed(Record, frozen=True):
    """An incident, weighed: see `tocsin.assess` for each part.

    `accounts` are in the order in which they were read, as in `IncidentFile`. `figures` holds by
    kind what numbers are given, `articles` the articles that are cited, by the ids that these have
    in their readings. `grades` and `edits` are people's that bear on it, `undone` the edits that
    were taken back. `suggested` is the number that the desk would give what is told. `importance`
    says how soon a person should look, however true it is.
    """

    incident: IncidentRow
    accounts: tuple[AccountRow, ...]
    corroboration: Corroboration
    figures: dict[FigureKind, tuple[Value, ...]]
    accusations: tuple[Accusation, ...]
    contradictions: tuple[Contradiction, ...]
    table: Table
    suggested: SuggestedNumber
    importance: Importance
    grades: tuple[GradeRow, ...]
    edits: tuple[EditRow, ...]
    articles: dict[str, Reference]
    undone: tuple[EditRow, ...] = ()


def weigh(view: View, id_: str, today: date) -> Weighed:
    """Weigh an incident, by its id or that of an account of it.

    `today` is the day on which it is weighed. Raises NotFoundError where there is none.
    """
    row = _row(view, id_)
    fetched = Docket(view)
    case = fetched.cases([row.id])[0]
    around, readings = _around(view, row)
    cases = [case, *fetched.shown(around, _HEARD)]
    bench = Bench(case)
    given = _grades(view, bench)
    changes = _edits(view, row.id)
    told = corroboration.of_incident(case, bench)
    figures = {kind: corroboration.of_figure(case, kind, bench) for kind in FIGURE_KINDS}
    return Weighed(
        incident=row,
        accounts=_accounts(view, bench, given, fetched.references()),
        corroboration=told,
        figures={kind: values for kind, values in figures.items() if values},
        accusations=corroboration.of_blame(case, bench),
        contradictions=_contradictions(case, cases, fetched.fetch(readings)),
        table=table(case, given, [one.change for one in changes]),
        suggested=suggested_number(told.supports, told.against),
        importance=_importance(view, row, case, today),
        grades=_bearing(view, bench),
        edits=changes,
        undone=_undone(view, row.id),
        articles=fetched.references(),
    )


def named(view: View, name: str, today: date) -> Weighed:
    """Likewise, by its id or how this begins; also by that of an account of it."""
    return weigh(view, naming.member(view, "incident", name), today)


def _importance(view: View, row: IncidentRow, case: Case, today: date) -> Importance:
    """How much it matters, by the account of it that is gravest; see `tocsin.assess.importance`."""
    kept = [watching.watch_of(one) for one in watching.open_(view)]
    watched = {name for one in kept for name in (*one.places, *one.actors, *one.targets)}
    happened = date.fromisoformat(row.day) if row.day else None
    found = (importance(one.incident, happened, today, watched) for one in case.heard)
    return max(found, key=lambda one: one.value)


def _grades(view: View, bench: Bench) -> Grades:
    """All grades, those of sources by what these are known as in a case."""
    letters = {
        bench.provenance.names.get(about, about): one
        for about, one in grading.letters(view).items()
    }
    return Grades(letters=letters, numbers=dict(grading.numbers(view)))


def _row(view: View, id_: str) -> IncidentRow:
    """The incident of an account, or what became of an incident that was taken into another."""
    group = groups.groups_of(view, "incident", [id_]).get(id_, id_)
    group = naming.now(view, "incident", group)
    state = groups.states(view, "incident", [group])[group]
    return IncidentRow(id=group, day=state.day, dossier=unpack_record(state.packed, Dossier))


def _accounts(
    view: View, bench: Bench, given: Grades, sources: Mapping[str, Reference]
) -> tuple[AccountRow, ...]:
    """The accounts of a case as they were read, and in one article as they stand."""
    came = groups.came(view, "incident", [one.account for one in bench.case.heard])

    def order(one: Heard) -> tuple[int, int, str]:
        first = told_in(one.reading, one.incident)[0]
        return came[one.account], first.start, one.account

    return tuple(
        AccountRow(
            id=one.account,
            source=sources[one.reading.article.id],
            grade=Grade(
                letter=given.letters.get(bench.provenance.outlet(one.report), "F"),
                number=given.numbers.get(one.account, 6),
            ),
        )
        for one in sorted(bench.case.heard, key=order)
    )


def _around(view: View, row: IncidentRow) -> tuple[list[str], list[int]]:
    """Other incidents of the same articles or actors, and articles in which warnings are dismissed.

    Of actors and dismissals only what is of about that time.
    """
    told = groups.members(view, "incident", row.id)
    near = [
        one.group
        for owner in sorted({one.article for one in told})[:_AROUND]
        for one in groups.of_article(view, "incident", owner)
    ]
    dismissing: list[int] = []
    if row.day:
        day = date.fromisoformat(row.day)
        since, until = str(day - _BEFORE), str(day + _AFTER)
        if actors := groups.marks(view, "incident", row.id, "actor:"):
            wanted = Filter(marks=(frozenset(actors),), since=since, until=until)
            near += [one.group for one in listings.states(view, "incident", wanted, _AROUND)]
        waved = Filter(since=since, until=until, values=(("response", frozenset(["dismissed"])),))
        dismissing = [one.reading for one in listings.rows(view, "warned", waved, _AROUND)]
    around = [one for one in dict.fromkeys(near) if one and one != row.id]
    return around[:_AROUND], dismissing


def _contradictions(
    case: Case, cases: Sequence[Case], readings: Sequence[Reading]
) -> tuple[Contradiction, ...]:
    """In the incident itself first, then what speakers said of it and of the like before."""
    every = (*found(case), *own_words(cases, readings), *own_side(cases, readings))
    return tuple({one.id: one for one in every}.values())


def _bearing(view: View, bench: Bench) -> tuple[GradeRow, ...]:
    """The grades of its accounts, and of all who stand behind them."""
    known = {node.id for node in bench.provenance.graph.nodes}
    known |= {one.account for one in bench.case.heard}
    names = bench.provenance.names
    return tuple(row for row in grading.listed(view) if names.get(row.about, row.about) in known)


# What people change


def edit(entry: Entry, incident: str, change: Edit) -> str:
    """Change the table of an incident; the id by which the change can be taken back.

    The origin of a `Ratio` may be given by its name. Raises NotFoundError where there is no such
    incident, TocsinError where the change speaks of what isn't in the table, or changes nothing.
    """
    row = _row(entry.view, incident)
    change = _fitting(entry.view, row.id, change)
    packed = msgspec.json.encode(change).decode()
    id_ = identify("edit", row.id, packed, entry.learnt)
    edits.add(entry, Edited(id_, row.id, packed, change.why, None, entry.learnt))
    return id_


def _fitting(view: View, incident: str, change: Edit) -> Edit:
    """The change as the table takes it: an edit that is idle from the start is a slip."""
    bench = Bench(Docket(view).cases([incident])[0])
    given, before = _grades(view, bench), [one.change for one in _edits(view, incident)]
    now = table(bench.case, given, before)
    if isinstance(change, Ratio):
        change = replace(change, origin=_origin(now, change.origin))
    after = table(bench.case, given, [*before, change])
    names = ", ".join(one.name for one in now.hypotheses)
    if change in after.idle:
        raise TocsinError(
            f"{_subject(change)} is no hypothesis of this incident",
            f"name one of {names}, or propose it first",
        )
    if isinstance(change, Proposal) and len(after.hypotheses) == len(now.hypotheses):
        raise TocsinError(f"{change.hypothesis} is a hypothesis already", f"the table has {names}")
    return change


def _subject(change: Edit) -> str:
    return ", ".join(change.bands) if isinstance(change, Note) else change.hypothesis


def _origin(now: Table, name: str) -> str:
    """The id of the origin that is meant: by it, or by its name where only one has that."""
    found = [row.origin for row in now.rows if name in (row.origin, row.speaker)]
    if len(found) == 1:
        return found[0]
    if found:
        raise TocsinError(f"{name} is the name of several origins", f"say {' or '.join(found)}")
    known = ", ".join(row.speaker for row in now.rows) or "none yet: add a note instead"
    raise TocsinError(f"{name} is no origin that says who did it", f"those are {known}")


def undo(entry: Entry, id_: str, why: str) -> EditRow:
    """Take a change to the table of an incident back.

    Raises NotFoundError where there is none that stands, TocsinError where no reason is given.
    """
    with refusing():
        reason = needed.reason(why, "taking a change back")
    known = edits.named(entry.view, id_)
    if known is None or known.withdraws is not None:
        raise NotFoundError(id_, "is no change that stands")
    if known not in edits.standing(entry.view, [known.incident]):
        raise NotFoundError(id_, "was taken back before")
    taken = identify("edit", known.incident, id_, entry.learnt)
    edits.add(entry, Edited(taken, known.incident, "", reason, id_, entry.learnt))
    return _changed(entry.view, known)


def _edits(view: View, incident: str) -> tuple[EditRow, ...]:
    """The edits that stand, those of groups that became part of it as well, the first first."""
    former = groups.former(view, "incident", incident)
    return tuple(_changed(view, one) for one in edits.standing(view, former))


def _undone(view: View, incident: str) -> tuple[EditRow, ...]:
    """Likewise those that were taken back."""
    former = groups.former(view, "incident", incident)
    return tuple(
        replace(_changed(view, one), withdrawn=_withdrawal(view, back))
        for one, back in edits.withdrawn(view, former)
    )


def _withdrawal(view: View, back: Edited) -> Withdrawal:
    line = journal.line(view, back.learnt)
    return Withdrawal(by=line.by, moment=line.moment, why=back.why)


def _changed(view: View, one: Edited) -> EditRow:
    line = journal.line(view, one.learnt)
    change = msgspec.json.decode(one.change, type=Edit)
    return EditRow(id=one.id, change=change, by=line.by, moment=line.moment)


def grade(entry: Entry, account: str, given: int, why: str) -> GradeRow:
    """Say how credible an account of an incident is; see `tocsin.desk.grading.number`."""
    group = groups.groups_of(entry.view, "incident", [account]).get(account)
    if group is None:
        raise NotFoundError(account, "is no account of an incident any more")
    case = Docket(entry.view).cases([group])[0]
    origins = corroboration.of_incident(case).supports.origins
    return grading.number(entry, account, given, why, len(origins))
