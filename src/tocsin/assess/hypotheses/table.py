"""The table of competing blame: hypotheses × origins, posteriors, and what hangs on one origin.

Bookkeeping in the manner of ACH (Heuer, Psychology of Intelligence Analysis, 1999, ch. 8), not a
finding: it doesn't say who did it. ACH as usually scored, by adding up inconsistencies, doesn't
improve judgement (Karvetski & Mandel 2020), so rows carry likelihood ratios in bands instead.
"""

from collections.abc import Callable, Iterable, Sequence

from tocsin.assess.case import Case
from tocsin.assess.hypotheses.candidates import Called, Hypothesis, called, candidates
from tocsin.assess.hypotheses.edits import Edit, Note, Ratio, of
from tocsin.assess.hypotheses.evidence import Evidence, evidence
from tocsin.assess.hypotheses.ratios import NOTHING
from tocsin.assess.hypotheses.rows import Row, edited, noted, rows
from tocsin.assess.hypotheses.sayings import Aside, Grades, Said, Saying, sayings
from tocsin.assess.hypotheses.shares import leading, posterior
from tocsin.assess.hypotheses.weighing import weighed
from tocsin.assess.parties import Party, parties
from tocsin.assess.scale import Likelihood
from tocsin.records import Record

METHOD = "bookkeeping in the manner of ACH, not a finding"


class Without(Record, frozen=True):
    """What the shares are without one origin, and which hypotheses lead then."""

    shares: dict[str, Likelihood]
    leading: tuple[str, ...]


class Table(Record, frozen=True):
    """Who is said to have done an incident: bookkeeping in the manner of ACH, not a finding.

    `shares` are the posteriors by hypothesis, which add up to 1; that of “none of these” alone
    where nobody is accused. Where `moved` is false nothing has moved them from the start, and they
    judge nothing: there is no likelihood to speak of. `leading` are the hypotheses with the highest
    one: those that the table leans to, not who did it. `without` has what there would be without
    each origin. `aside` is what is no hypothesis, `idle` the edits that speak of a hypothesis or an
    origin that isn't here.
    """

    incident: str
    hypotheses: tuple[Hypothesis, ...]
    rows: tuple[Row, ...]
    shares: dict[str, Likelihood]
    moved: bool
    leading: tuple[str, ...]
    without: dict[str, Without]
    aside: tuple[Aside, ...]
    idle: tuple[Edit, ...]
    method: str = METHOD

    @property
    def flips(self) -> tuple[str, ...]:
        """The origins without any one of which others would lead."""
        return tuple(origin for origin, one in self.without.items() if one.leading != self.leading)


_DEFAULT = Grades()


def table(case: Case, grades: Grades = _DEFAULT, edits: Sequence[Edit] = ()) -> Table:
    """The table of a case. The order of the accounts doesn't matter.

    Args:
        case: the accounts of an incident.
        grades: what is judged of sources and reports; what isn't is F6.
        edits: what people changed, in the order in which they did; of two for the same cell or
            prior the later holds.
    """
    told = sayings(case, parties(case), grades)
    names = called(told, edits)
    found = _edited([*rows(told), *_notes(edits, names)], edits, names)
    shown = evidence(found)

    def begun(by: Evidence) -> tuple[Hypothesis, ...]:
        return candidates(told, names, edits, _supported(by))

    hypotheses = begun(shown)
    shares = _shares(hypotheses, shown)
    lines = weighed(found, shown)
    return Table(
        incident=case.id,
        hypotheses=hypotheses,
        rows=lines,
        shares=shares,
        moved=any(cell.band != NOTHING for row in lines for cell in row.cells),
        leading=leading(shares),
        without={row.origin: _without(shown.without(row.origin), begun) for row in found},
        aside=_asides(told),
        idle=tuple(edit for edit in edits if _is_idle(edit, names, found)),
    )


def _notes(edits: Iterable[Edit], names: Called) -> tuple[Row, ...]:
    """A row for each note; who says the same again has changed it."""
    found = {row.origin: row for row in (noted(note, names) for note in of(Note, edits))}
    return tuple(found[origin] for origin in sorted(found))


def _edited(table: Iterable[Row], edits: Iterable[Edit], names: Called) -> tuple[Row, ...]:
    """The rows with people's ratios."""
    ratios: dict[str, dict[str, Ratio]] = {}
    for edit in of(Ratio, edits):
        if name := names(edit.hypothesis):
            ratios.setdefault(edit.origin, {})[name] = edit
    return tuple(edited(row, ratios.get(row.origin, {})) for row in table)


def _is_idle(edit: Edit, names: Called, table: Iterable[Row]) -> bool:
    """Whether an edit speaks of what isn't here."""
    if isinstance(edit, Note):
        return not all(map(names, edit.bands))
    if isinstance(edit, Ratio) and all(row.origin != edit.origin for row in table):
        return True
    return names(edit.hypothesis) is None


def _supported(shown: Evidence) -> set[str]:
    """The hypotheses that something speaks for."""
    return {name for name, bands in shown.bands().items() if any(one.high > 1 for one in bands)}


def _shares(hypotheses: Iterable[Hypothesis], shown: Evidence) -> dict[str, Likelihood]:
    return posterior({one.name: one.prior for one in hypotheses}, shown.bands())


def _without(left: Evidence, begun: Callable[[Evidence], tuple[Hypothesis, ...]]) -> Without:
    """What there would be by what is left; whom the absent alone names stays a hypothesis."""
    shares = _shares(begun(left), left)
    return Without(shares=shares, leading=leading(shares))


def _asides(told: Iterable[Saying]) -> tuple[Aside, ...]:
    """What is set aside, by whom it accuses and why."""
    found: dict[tuple[str, str], list[Said]] = {}
    for one in told:
        if one.aside:
            name = one.accused.name if isinstance(one.accused, Party) else one.accused
            found.setdefault((name, one.aside), []).append(one.said)
    return tuple(
        Aside(accused=name, reason=reason, said=tuple(said))
        for (name, reason), said in sorted(found.items())
    )
