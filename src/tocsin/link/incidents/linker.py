"""Which accounts tell of one incident, decided as they arrive.

An account is compared with the representatives of each group that shares a key with it. The group
fits where the constraints hold and the mean score of its better half is high enough: of the better
half, since the short reports in a group are like nobody's; not of the best alone, since chains of
links drift from one incident to the next. What an article itself tells as two incidents becomes one
only by what others tell, or where one is but a word in passing: accounts of one article are never
scored with each other.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from tocsin.link.grouping import Group, GroupKind, Placement
from tocsin.link.incidents.account import Account
from tocsin.link.incidents.constraints import barred
from tocsin.link.incidents.rarity import RAREST, rarity, stems
from tocsin.link.incidents.score import Score, shipped
from tocsin.link.incidents.view import View, view
from tocsin.read.places.folding import fold
from tocsin.records.incident import FIGURE_KINDS, IncidentKind

# Chosen on GVC and ECB+, where F1 hardly depends on them (docs/models/incidents.md).
JOIN = 0.5  # mean score from which on an account joins a group
AGAIN = 0.6  # how sure it is that what an article tells in passing is what it tells elsewhere
UNITE = 0.6  # mean score of an account with a second group, and of both groups with one another

_READ_APART = "told in the same article as another"
_BARRING = 4  # one in so many representatives may be barred: a single one may be read wrongly
_TOLLS = frozenset({"killed", "wounded", "held", "missing", "displaced", "detained"})
_REMEMBERED = 20_000  # accounts, about 100 MB
_EDGE = 7  # days from a month's edge within which the neighbouring month counts as well
_WIDE_EDGE = 60  # the same of years
_NAMES = 5
_PEOPLE = 3
_TERMS = 3
_SPOTS = 2
_COUNT = 10  # dead or wounded from which on their number is a key


class IncidentLinker:
    """Places accounts of incidents."""

    def __init__(self, score: Score | None = None) -> None:
        """A linker with the weights that ship, or others."""
        self._score = score or shipped()
        self._views: dict[str, View] = {}  # of those seen last: making one takes the longest

    @property
    def kind(self) -> GroupKind:
        """The kind of groups that it makes."""
        return "incident"

    def keys(self, account: Account) -> tuple[str, ...]:
        """Town, rare name or term and month, person or large number and year, by sort of kind."""
        months, years = tuple(_months(account)), tuple(_years(account))
        found = [f"{place}|{month}" for place in _towns(account) for month in months]
        found += [f"{name}|{month}" for name in _rare_names(account) for month in months]
        found += [f"{term}|{month}" for term in _rare_terms(account) for month in months]
        found += [f"{name}|{year}" for name in _people(account) for year in years]
        found += [f"{number}|{year}" for number in _numbers(account) for year in years]
        sorts = _SORTS.get(account.kind, (account.kind,))
        return tuple(dict.fromkeys(f"{sort}|{key}" for sort in sorts for key in found))

    def place(self, account: Account, groups: Sequence[Group[Account]]) -> Placement:
        """Where an account belongs among the groups that share a key with it."""
        seen = self._view(account)
        fits = sorted((self._fit(seen, group) for group in groups), key=_Fit.order)
        joined = [fit for fit in fits if fit.score >= JOIN]
        if not joined:
            return Placement(
                group=None,
                score=1 - fits[0].score if fits else 1.0,
                reasons=self._against(seen, fits),
            )
        best, *others = joined
        united = tuple(fit.group.id for fit in others if self._unites(best, fit))
        nearest = max(best.seen, key=lambda other: self._score(seen, other))
        return Placement(
            group=best.group.id,
            united=united,
            score=best.score,
            reasons=self._score.reasons(seen, nearest),
        )

    def _view(self, account: Account) -> View:
        known = self._views.get(account.id)
        if known is None or known.account != account:
            if len(self._views) >= _REMEMBERED:
                self._views.clear()
            known = self._views[account.id] = view(account)
        return known

    def _fit(self, account: View, group: Group[Account]) -> "_Fit":
        seen = tuple(self._view(member) for member in group.members)
        bars = [barred(account, other) for other in seen]
        others = [n for n, other in enumerate(seen) if not _same_article(account, other)]
        bar = next((b for b in bars if b), None) if _bar(bars) else None
        own = [other for other in seen if _same_article(account, other)]
        again = bool(own) and all(_told_again(account, other) for other in own)
        if not others and not again:
            bar = bar or _READ_APART
        scores = [0.0 if bars[n] else self._score(account, seen[n]) for n in others]
        score = max(_better_half(scores) if others else 0.0, AGAIN if again else 0.0)
        return _Fit(group, seen, 0.0 if bar else score, bar)

    def _unites(self, best: "_Fit", other: "_Fit") -> bool:
        """Whether an account that fits two groups shows them to be one."""
        if other.score < UNITE or any(barred(a, b) for a in best.seen for b in other.seen):
            return False
        pairs = ((a, b) for a in best.seen for b in other.seen if not _same_article(a, b))
        scores = [self._score(a, b) for a, b in pairs]
        return not scores or _better_half(scores) >= UNITE

    def _against(self, account: View, fits: Sequence["_Fit"]) -> tuple[str, ...]:
        if not fits:
            return ("nothing like it was told before",)
        if fits[0].bar:
            return (f"the nearest was {fits[0].bar}",)
        return self._score.reasons(account, fits[0].seen[0])


@dataclass(frozen=True, slots=True)
class _Fit:
    """How an account fits a group, and what bars it."""

    group: Group[Account]
    seen: tuple[View, ...]
    score: float
    bar: str | None

    def order(self) -> tuple[float, int, str]:
        return -self.score, -self.group.size, self.group.id


def _same_article(a: View, b: View) -> bool:
    return a.account.article == b.account.article


def _told_again(a: View, b: View) -> bool:
    """Whether one article's two incidents are one: in one town, and one has no day and number.

    "The attack was the work of …" may be read as another than the shooting told before.
    """
    if barred(a, b) or not {s.name for s in a.fine} & {s.name for s in b.fine}:
        return False
    return _in_passing(a, b.account.kind) or _in_passing(b, a.account.kind)


def _in_passing(a: View, kind: IncidentKind) -> bool:
    tolls = a.account.figures.keys() & _TOLLS
    return a.days is None and not tolls and a.account.kind in ("assault", kind)


def _bar(bars: Sequence[str | None]) -> bool:
    return sum(b is not None for b in bars) * _BARRING > len(bars)


def _better_half(scores: Sequence[float]) -> float:
    best = sorted(scores, reverse=True)[: (len(scores) + 1) // 2]
    return sum(best) / len(best)


# Kinds that may be one incident share a sort; a raid and a clash are of two.
_VIOLENCE, _POLICE, _PROTEST = "violence", "police", "protest"
_SORTS: dict[IncidentKind, tuple[str, ...]] = {
    "bombing": (_VIOLENCE,),
    "shooting": (_VIOLENCE,),
    "stabbing": (_VIOLENCE,),
    "ramming": (_VIOLENCE,),
    "arson": (_VIOLENCE,),
    "strike": (_VIOLENCE,),
    "assault": (_VIOLENCE,),
    "kidnapping": (_VIOLENCE,),
    "hostage_taking": (_VIOLENCE,),
    "assassination": (_VIOLENCE,),
    "abuse": (_VIOLENCE,),
    "accident": (_VIOLENCE,),
    "raid": (_VIOLENCE, _POLICE),
    "arrest": (_POLICE,),
    "clash": (_VIOLENCE, _PROTEST),
    "protest": (_PROTEST,),
}


def _months(account: Account) -> Iterator[str]:
    """The months about the day when it was, or when it was told."""
    return _windows(account, _EDGE, "%Y-%m")


def _years(account: Account) -> Iterator[str]:
    """The years about that day: for what is so rare that a page's wrong date needn't matter."""
    return _windows(account, _WIDE_EDGE, "%Y")


def _windows(account: Account, edge: int, form: str) -> Iterator[str]:
    day = account.first or account.last or account.published
    if account.published is None:
        yield "undated"
    if day is not None:
        around = (day + timedelta(days) for days in (-edge, 0, edge))
        yield from dict.fromkeys(near.strftime(form) for near in around)


def _towns(account: Account) -> Iterator[str]:
    fine = [s for s in account.spots if s.precision in ("building", "district", "town")]
    for spot in fine[:_SPOTS]:
        yield f"at {round(spot.latitude)} {round(spot.longitude)}"


def _rare_names(account: Account) -> Iterator[str]:
    return iter([name for name in account.names if _rare(name)][:_NAMES])


def _rare_terms(account: Account) -> Iterator[str]:
    return iter([term for term in account.terms if rarity(term) >= RAREST][:_TERMS])


def _people(account: Account) -> Iterator[str]:
    named = dict.fromkeys(fold(name) for name in (*account.against, *account.by) if " " in name)
    return iter([name for name in named if _rare(name)][:_PEOPLE])


def _rare(name: str) -> bool:
    return max(map(rarity, stems(name)), default=0) >= RAREST


def _numbers(account: Account) -> Iterator[str]:
    for kind in FIGURE_KINDS:
        low, high = account.figures.get(kind, (None, None))
        count = high if low is None else low
        if count is not None and count >= _COUNT:
            yield f"{count} {kind}"
