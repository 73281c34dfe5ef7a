"""Which story an article belongs to: it joins the one that is most like it, or begins its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tocsin.link.grouping import Group, Placement
from tocsin.link.stories.gists import Gist
from tocsin.link.stories.keys import keys
from tocsin.link.stories.likeness import Likeness, day, likeness, shared
from tocsin.link.stories.weighing import Weights, shipped

_JOINS = 0.5
# An article that two stories would have unites them only where both are as good as certain, and
# their own articles would be in one story without it: one that tells of both is no proof.
_UNITES = 0.97
_MOST_UNITED = 3  # each is compared with all that it has been given
_SHOWN = 4  # words in a reason


@dataclass(frozen=True, slots=True)
class _Candidate:
    group: Group[Gist]
    likeness: Likeness
    sure: float


class StoryLinker:
    """Places articles by their gists; see `tocsin.link.grouping.Linker`."""

    kind: Literal["story"] = "story"

    def __init__(self, weights: Weights | None = None) -> None:
        """With the weights that ship, unless others are given."""
        self._weights = weights or shipped()

    def keys(self, member: Gist) -> tuple[str, ...]:
        """The keys of a gist; see `tocsin.link.stories.keys`."""
        return keys(member)

    def place(self, member: Gist, groups: Sequence[Group[Gist]]) -> Placement:
        """The story that the article belongs to, with what spoke for or against it in words."""
        found = [self._compared(member, group) for group in groups if group.members]
        found.sort(key=lambda candidate: (-candidate.sure, candidate.group.id))
        if not found:
            return Placement(group=None, reasons=("no story shares rare words with it",))
        best, *others = found
        reasons = self._reasons(member, best)
        if best.sure < _JOINS:
            return Placement(group=None, score=round(1 - best.sure, 3), reasons=reasons)
        united = tuple(
            other.group.id
            for other in others[:_MOST_UNITED]
            if min(best.sure, other.sure) >= _UNITES and self._same(best.group, other.group)
        )
        return Placement(
            group=best.group.id, united=united, score=round(best.sure, 3), reasons=reasons
        )

    def _compared(self, member: Gist, group: Group[Gist]) -> _Candidate:
        like = likeness(member, group.members, group.size)
        return _Candidate(group, like, self._weights.sure(like.features))

    def _same(self, one: Group[Gist], other: Group[Gist]) -> bool:
        """Whether each article of either story that is known here would join the other."""
        return all(
            self._compared(member, group).sure >= _JOINS
            for members, group in ((one.members, other), (other.members, one))
            for member in members
        )

    def _reasons(self, member: Gist, candidate: _Candidate) -> tuple[str, ...]:
        """What spoke most for the nearest story if it joins, against it if not."""
        joins = candidate.sure >= _JOINS
        telling = self._weights.telling(candidate.likeness.features)
        said = [
            _SAID[feature]
            for feature, added in telling
            if feature in _SAID and (added > 0) == joins
        ]
        return tuple(dict.fromkeys((*_alike(member, candidate.likeness.nearest, joins), *said[:2])))


# What a feature says: in a reason for joining if it speaks for it, else in one against.
_SAID = {
    "words": "much the same words",
    "words of all": "words that the whole story shares",
    "names": "the same names as one of its articles",
    "names of all": "names that the whole story shares",
    "title": "a title in the same words",
    "numbers": "the same numbers",
    "places": "the same places",
    "other places": "other places",
    "other lands": "other countries",
    "other numbers": "other numbers of killed or wounded",
}


def _alike(member: Gist, nearest: Gist, joins: bool) -> list[str]:
    """The words in common with the nearest article, and the days between."""
    common = ", ".join(shared(member, nearest)[:_SHOWN])
    if not common:
        return ["no words in common"]
    reasons = [f"both tell of {common}" if joins else f"in common with the nearest only {common}"]
    if not joins and member.names.keys().isdisjoint(nearest.names):
        reasons.append("no name in common")
    own, then = day(member), day(nearest)
    if own and then:
        days = abs((own - then).days)
        reasons.append("on the same day" if not days else f"{days} day{'s'[: days != 1]} apart")
    return reasons
