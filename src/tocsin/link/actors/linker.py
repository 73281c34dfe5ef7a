"""Placing a name among the actors so far.

A well-known actor is decided by the table. Any other name joins a group only if it fits one of its
names and contradicts none; a short name (a surname, initials) only if no second group competes for
it, one that by its own names and context is another. A name that fits several groups well shows
that they are one, if their names agree with each other.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tocsin.link.actors.evidence import Evidence, nothing
from tocsin.link.actors.keys import keys_of
from tocsin.link.actors.match import compare
from tocsin.link.actors.named import Named
from tocsin.link.actors.title import title
from tocsin.link.grouping import Group, Placement

_UNITES = 0.7  # how sure a name must be of a second group to show that both are one
_BEARABLE = 0.3  # how likely that must be by the names of the two groups alone


@dataclass(frozen=True, slots=True)
class _Candidate:
    group: Group[Named]
    evidence: Evidence

    @property
    def order(self) -> tuple[bool, float, int, str]:
        """The best first, those by full names before others; of equals the largest group."""
        return self.evidence.short, -self.evidence.score, -self.group.size, self.group.id


class ActorLinker:
    """Places names: which actor is it that an article names so?"""

    kind: Literal["actor"] = "actor"

    def keys(self, member: Named) -> tuple[str, ...]:
        """Under which keys the name is found again; none where it can't be linked at all."""
        return keys_of(member)

    def place(self, member: Named, groups: Sequence[Group[Named]]) -> Placement:
        """The actor that a name means among groups that share a key with it."""
        candidates = sorted(
            (_Candidate(group, fit(member, group.members)) for group in groups),
            key=lambda candidate: candidate.order,
        )
        fitting = [one for one in candidates if one.evidence.fits]
        if not fitting:
            return _founding(candidates)
        best, *rest = fitting
        same = [one for one in rest if _agree(best, one)]
        if best.evidence.short and len(same) < len(rest):
            return _torn(fitting)
        return Placement(
            group=best.group.id,
            united=tuple(sorted(one.group.id for one in same if one.evidence.score >= _UNITES)),
            score=best.evidence.score,
            reasons=best.evidence.reasons,
        )


def fit(member: Named, names: Sequence[Named]) -> Evidence:
    """How a name fits those of a group: as it fits the best of them, if it contradicts none."""
    best = nothing()
    for name in names:
        evidence = compare(member, name)
        if evidence.contradicts or evidence.score == 1.0:  # the table decides
            return evidence
        if (evidence.score, not evidence.short) > (best.score, not best.short):
            best = evidence
    return best


def _agree(best: _Candidate, other: _Candidate) -> bool:
    """Whether two groups that a name fits may be one: nothing in their own names is against it."""
    likeliest = 0.0
    for name in _distinct(best.group.members):
        between = fit(name, _distinct(other.group.members))
        if between.contradicts:
            return False
        likeliest = max(likeliest, between.score)
    return likeliest >= _BEARABLE


def _distinct(names: Sequence[Named]) -> list[Named]:
    """One of the names in each form."""
    return list({(name.name, name.forms): name for name in names}.values())


def _founding(candidates: Sequence[_Candidate]) -> Placement:
    """An actor of its own, with what spoke against the nearest of the others."""
    if not candidates:
        return Placement(group=None, reasons=("no name like it before",))
    nearest = min(candidates, key=lambda c: (-c.evidence.score, *c.order))
    return Placement(
        group=None,
        score=round(1 - nearest.evidence.score, 3),
        reasons=(f"not {title(nearest.group.members)}", *nearest.evidence.reasons),
    )


def _torn(fitting: Sequence[_Candidate]) -> Placement:
    """An actor of its own, because a short name fits several."""
    names = ", ".join(sorted(title(one.group.members) for one in fitting))
    return Placement(
        group=None,
        score=round(1 - fitting[0].evidence.score, 3),
        reasons=(f"too short to tell which of these: {names}",),
    )
