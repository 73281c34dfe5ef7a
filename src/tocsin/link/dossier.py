"""A dossier: one incident as all its accounts tell it.

It is short, holds no account itself, and takes in one account after the other, each at the same
cost; where accounts are taken away it is made anew from those that are left. Accounts that
disagree are counted side by side: nothing is averaged, and no account is called wrong here.
"""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from msgspec import field

from tocsin.link.incidents.account import Account, Spot
from tocsin.link.tally import Summary, Trace
from tocsin.link.tally import grown as traced
from tocsin.records import FigureKind, IncidentKind, Record, Status
from tocsin.records.incident import Range

# Different values of a part that are kept: the most told ones.
_MOST = 12
# What happened outweighs what was feared before, and what is only alleged.
_STATUSES: tuple[Status, ...] = ("happened", "foiled", "alleged", "threatened", "planned")

_T = TypeVar("_T")


class Dossier(Record, frozen=True, omit_defaults=True):
    """One incident as its accounts tell it.

    `kinds`, `statuses`, `days` (ISO dates, "first/last" for a period), `undated` (EDTF, of what has
    no first day: "XXXX-03-22" without its year), `places`, `by`, `against` and `weapon` say how
    many accounts tell each, the most told first; `places` by name as articles have them, `spotted`
    those of `spots`, which can be put on a map. `figures` holds the lowest and the highest that any
    account gives, None where an end is open. `sources` counts origins. `trigger` are the words of
    the account with the most to tell, `fullness` how much that is.
    """

    accounts: int = 0
    kinds: dict[IncidentKind, int] = field(default_factory=dict)
    statuses: dict[Status, int] = field(default_factory=dict)
    days: dict[str, int] = field(default_factory=dict)
    undated: dict[str, int] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)
    spots: tuple[Spot, ...] = ()
    spotted: dict[str, int] = field(default_factory=dict)
    by: dict[str, int] = field(default_factory=dict)
    against: dict[str, int] = field(default_factory=dict)
    weapon: dict[str, int] = field(default_factory=dict)
    figures: dict[FigureKind, Range] = field(default_factory=dict)
    sources: Summary = Summary()
    trigger: str = ""
    fullness: int = 0

    @property
    def kind(self) -> IncidentKind:
        """What most accounts call it; "other" only if none says more."""
        told = [kind for kind in self.kinds if kind != "other"]
        return told[0] if told else "other"

    @property
    def status(self) -> Status:
        """That it happened, if any account says so, before that it was planned."""
        return next((status for status in _STATUSES if status in self.statuses), "happened")

    @property
    def day(self) -> str:
        """The first day that it may have been, as most accounts have it; "" if none tells."""
        return next(iter(self.days), "").partition("/")[0]


def grown(dossier: Dossier, account: Account, trace: Trace) -> Dossier:
    """The dossier with one more account, which goes back to what `trace` says."""
    told = fullness(account), len(account.trigger)
    fuller = not dossier.accounts or told > (dossier.fullness, len(dossier.trigger))
    spots = {spot.name: spot for spot in (*account.spots, *dossier.spots)}
    spotted = _counted(dossier.spotted, (spot.name for spot in account.spots))
    return Dossier(
        accounts=dossier.accounts + 1,
        kinds=_counted(dossier.kinds, [account.kind]),
        statuses=_counted(dossier.statuses, [account.status]),
        days=_counted(dossier.days, _days(account)),
        undated=_counted(dossier.undated, [account.undated] if account.undated else ()),
        places=_counted(dossier.places, account.where),
        spots=tuple(spots[name] for name in spotted),
        spotted=spotted,
        by=_counted(dossier.by, account.by),
        against=_counted(dossier.against, account.against),
        weapon=_counted(dossier.weapon, account.weapon),
        figures=_widened(dossier.figures, account.figures),
        sources=traced(dossier.sources, trace),
        trigger=account.trigger if fuller else dossier.trigger,
        fullness=max(fullness(account), dossier.fullness),
    )


def made(accounts: Iterable[tuple[Account, Trace]]) -> Dossier:
    """The dossier of these accounts, in the order in which they came."""
    dossier = Dossier()
    for account, trace in accounts:
        dossier = grown(dossier, account, trace)
    return dossier


def fullness(account: Account) -> int:
    """How many of an incident's parts an account tells."""
    parts = (account.first or account.last, account.spots, account.by, account.against)
    return sum(map(bool, parts)) + len(account.figures)


def _days(account: Account) -> list[str]:
    first, last = account.first, account.last
    if first is None:
        return []
    return [first.isoformat() if first == last else f"{first}/{last or '..'}"]


def _counted(before: Mapping[_T, int], new: Iterable[_T]) -> dict[_T, int]:
    """The counts with one more for each of `new`; the most told first, among equals the earlier."""
    counts = dict(before)
    for value in dict.fromkeys(new):
        counts[value] = counts.get(value, 0) + 1
    return dict(sorted(counts.items(), key=lambda item: -item[1])[:_MOST])


def _widened(
    before: Mapping[FigureKind, Range], new: Mapping[FigureKind, Range]
) -> dict[FigureKind, Range]:
    figures = dict(before)
    for kind, (low, high) in new.items():
        if kind not in figures:
            figures[kind] = (low, high)
            continue
        least, most = figures[kind]
        lows = [n for n in (least, low) if n is not None]
        ends = [n for n in (most, high, low, least) if n is not None]
        figures[kind] = (min(lows, default=None), max(ends, default=None))
    return figures
