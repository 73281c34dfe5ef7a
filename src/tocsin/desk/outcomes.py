"""Outcomes: how what an outlet was the first to report turned out, and the letter that suggests.

What it reported held if an origin that isn't its own told it later, and didn't if others only
denied it. A matter that nobody else told says nothing of it.
"""

from collections.abc import Iterable, Iterator, Sequence

from tocsin.assess import corroboration
from tocsin.assess.backing import Bench
from tocsin.assess.case import Case
from tocsin.assess.grades import Outcome, SuggestedLetter, suggested_letter
from tocsin.desk import grading
from tocsin.desk.docket import Docket
from tocsin.desk.filing import source as mark
from tocsin.link.origins import key
from tocsin.store import View, listings
from tocsin.store.listings import Filter

_MOST = 200  # incidents, the latest first: what an outlet was like years ago says less
_STEP = 20  # of them, with all their articles, are held at a time


def letter(view: View, name: str) -> SuggestedLetter:
    """A letter for an outlet, by its name or host, and why. Raises NotFoundError for none."""
    outlet = grading.outlet(view, name)
    node = key(outlet)
    wanted = Filter(marks=(frozenset([mark(outlet)]),))
    told = [one.group for one in listings.states(view, "incident", wanted, _MOST)]
    return suggested_letter(node, _outcomes(_cases(view, told), node))


def _cases(view: View, incidents: Sequence[str]) -> Iterator[Case]:
    """The cases of incidents, fetched in steps: each may have hundreds of articles."""
    for low in range(0, len(incidents), _STEP):
        yield from Docket(view).cases(incidents[low : low + _STEP])


def _outcomes(cases: Iterable[Case], node: str) -> Iterator[Outcome]:
    """Of the cases that an outlet was the first to tell: whether others held to it."""
    for case in cases:
        bench = Bench(case)
        own = {h.account for h in case.heard if bench.provenance.outlet(h.report) == node}
        first = min(case.heard, key=lambda one: (one.report.published or "~", one.account))
        if first.account not in own:
            continue
        told = corroboration.of_incident(case, bench)
        others = [one.origin for one in told.supports.origins if not own.issuperset(one.vouching)]
        against = [one.origin for one in told.against.origins]
        if others or against:
            yield Outcome(matter=case.id, held=bool(others), by=tuple(others or against))
