"""Weighing an incident: who vouches for what, what can't both be true, who is said to have done it.

The room `assess` weighs; here is fetched what it needs, and people's grades and edits with it.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta

import msgspec

from tocsin.assess import corroboration
from tocsin.assess.backing import Bench
from tocsin.assess.case import Case, Heard, graph
from tocsin.assess.contradictions import Contradiction, found, own_side, own_words
from tocsin.assess.corroboration import Accusation, Corroboration, Value
from tocsin.assess.grades import SuggestedNumber, suggested_number
from tocsin.assess.hypotheses.edits import Edit
from tocsin.assess.hypotheses.sayings import Grades
from tocsin.assess.hypotheses.table import Table, table
from tocsin.desk import grading, linking
from tocsin.desk.grading import GradeRow
from tocsin.desk.look import Shelf
from tocsin.desk.views import IncidentRow, Reference
from tocsin.errors import NotFoundError
from tocsin.link.dossier import Dossier
from tocsin.records import FIGURE_KINDS, FigureKind, Reading, Record, identify
from tocsin.store import Entry, View, articles, edits, groups, journal, listings
from tocsin.store.edits import Edited
from tocsin.store.listings import Filter
from tocsin.store.packing import unpack_record

# How long before an incident what was said and done still bears on it, and how long after.
_BEFORE = timedelta(days=183)
_AFTER = timedelta(days=60)
# So many incidents of the same actors are looked at, the nearest before it first.
_AROUND = 40


class Weighed(Record, frozen=True):
    """An incident, weighed: see `tocsin.assess` for each part.

    `figures` holds by kind what numbers are given, `articles` the articles that are cited, by the
    ids that these have in their readings. `grades` are those that bear on it, `suggested` is the
    number that the desk would give what is told.
    """

    incident: IncidentRow
    corroboration: Corroboration
    figures: dict[FigureKind, tuple[Value, ...]]
    accusations: tuple[Accusation, ...]
    contradictions: tuple[Contradiction, ...]
    table: Table
    suggested: SuggestedNumber
    grades: tuple[GradeRow, ...]
    articles: dict[str, Reference]


def weigh(view: View, id_: str) -> Weighed:
    """Weigh an incident, by its id or that of an account of it.

    Raises NotFoundError where there is none.
    """
    row = _row(view, id_)
    bench = _Bench(view)
    case = bench.cases([row.id])[0]
    around, readings = _around(view, row)
    cases = [case, *bench.cases(around)]
    standing = Bench(case)
    given = Grades(letters=dict(grading.letters(view)), numbers=dict(grading.numbers(view)))
    told = corroboration.of_incident(case, standing)
    figures = {kind: corroboration.of_figure(case, kind, standing) for kind in FIGURE_KINDS}
    return Weighed(
        incident=row,
        corroboration=told,
        figures={kind: values for kind, values in figures.items() if values},
        accusations=corroboration.of_blame(case, standing),
        contradictions=_contradictions(case, cases, bench.fetch(readings)),
        table=table(case, given, standing_edits(view, row.id)),
        suggested=suggested_number(told.supports, told.against),
        grades=_bearing(view, case),
        articles=bench.references(),
    )


def _row(view: View, id_: str) -> IncidentRow:
    group = groups.groups_of(view, "incident", [id_]).get(id_, id_)
    state = groups.states(view, "incident", [group]).get(group)
    if state is None or state.size == 0:
        raise NotFoundError(id_, "is no incident of this desk")
    return IncidentRow(id=group, day=state.day, dossier=unpack_record(state.packed, Dossier))


class _Bench:
    """The cases and readings that are weighed together, each fetched once."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._readings: dict[int, Reading] = {}
        self._references: dict[str, Reference] = {}

    def cases(self, incidents: Iterable[str]) -> list[Case]:
        """The cases of incidents, by their ids."""
        view = self._view
        members = {
            group: [one.member for one in groups.members(view, "incident", group)]
            for group in incidents
        }
        ids = [member for all_ in members.values() for member in all_]
        held = articles.holding(view, "account", ids)
        self.fetch(set(held.values()))
        numbers = set(held.values())
        reports = {
            number: linking.ties(view, self._readings[number]).reports(self._readings[number])
            for number in numbers
        }
        came = groups.came(view, "incident", ids)
        return [
            Case(
                id=group,
                heard=tuple(
                    Heard(
                        account=one,
                        reading=self._readings[held[one]],
                        report=reports[held[one]][one],
                        learnt=journal.moment(view, came[one]),
                    )
                    for one in sorted(all_)
                ),
            )
            for group, all_ in members.items()
        ]

    def fetch(self, numbers: Collection[int]) -> list[Reading]:
        """The readings of these numbers."""
        missing = set(numbers) - self._readings.keys()
        if missing:
            shelf = Shelf.of(self._view, missing)
            self._readings |= shelf.readings
            for number, reading in shelf.readings.items():
                self._references[reading.article.id] = shelf.reference(number)
        return [self._readings[number] for number in sorted(numbers)]

    def references(self) -> dict[str, Reference]:
        """The articles of all that was fetched, by the ids that they have in their readings."""
        return self._references


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


def _bearing(view: View, case: Case) -> tuple[GradeRow, ...]:
    """The grades of its accounts, and of all who stand behind them."""
    known = {node.id for node in graph(case).nodes} | {one.account for one in case.heard}
    return tuple(one for one in grading.listed(view) if one.about in known)


# What people change


def edit(entry: Entry, incident: str, change: Edit) -> str:
    """Change the table of an incident; the id by which the change can be taken back.

    Raises NotFoundError where there is no such incident.
    """
    row = _row(entry.view, incident)
    packed = msgspec.json.encode(change).decode()
    id_ = identify("edit", row.id, packed, entry.learnt)
    edits.add(entry, Edited(id_, row.id, packed, change.why, None, entry.learnt))
    return id_


def undo(entry: Entry, id_: str, why: str) -> None:
    """Take an edit back. Raises NotFoundError where there is none that stands."""
    known = edits.named(entry.view, id_)
    standing = known and edits.standing(entry.view, [known.incident])
    if known is None or id_ not in {one.id for one in standing or ()}:
        raise NotFoundError(id_, "is no edit that stands")
    taken = identify("edit", known.incident, id_, entry.learnt)
    edits.add(entry, Edited(taken, known.incident, "", why, id_, entry.learnt))


def standing_edits(view: View, incident: str) -> list[Edit]:
    """The edits that stand, those of groups that became part of it as well, the first first."""
    former = groups.former(view, "incident", incident)
    return [msgspec.json.decode(one.change, type=Edit) for one in edits.standing(view, former)]


def grade(entry: Entry, account: str, given: int, why: str) -> None:
    """Say how credible an account of an incident is; see `tocsin.desk.grading.number`."""
    group = groups.groups_of(entry.view, "incident", [account]).get(account)
    if group is None:
        raise NotFoundError(account, "is no account of an incident", "see `tocsin show INCIDENT`")
    case = _Bench(entry.view).cases([group])[0]
    origins = corroboration.of_incident(case).supports.origins
    grading.number(entry, account, given, why, len(origins))
