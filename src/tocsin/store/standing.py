"""Who stands for groups, kept from one entry to the next by the process that makes them.

News come in bunches: of the groups that a page is compared with, most were looked at not long
before. What is kept is true of the record as it stood after the last entry of this
process; where another has made one since, all of it is forgotten.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

from tocsin.records.memory import Memory

# Of each group so many are shown to a member that arrives.
FOUNDERS = 3
LATEST = 5
# Of the latest so many are looked at, since some may have been moved elsewhere.
LOOKED_AT = 4 * LATEST
# Members, in all groups together: some 4 kB each.
_MOST = 20_000


class Stands(NamedTuple):
    """Who stands for a group: its members, opened, in the order of their ranks, and these."""

    members: tuple[Any, ...]
    ranks: tuple[int, ...]

    @property
    def last(self) -> int:
        """The last rank of any of them; 0 where nobody stands for the group."""
        return max(self.ranks, default=0)

    def followed(self, member: Any) -> "Stands | None":
        """Who stands for it once a member has been given the next rank, as a look would show it.

        None where only a look can tell: behind the founders there may be ranks of some that left,
        so many that who comes next is none of the latest.
        """
        if self.last in (0, FOUNDERS):
            return None
        members, ranks = (*self.members, member), (*self.ranks, self.last + 1)
        latest = [rank for rank in ranks if rank > ranks[-1] - LOOKED_AT][-LATEST:]
        stand = [n for n, rank in enumerate(ranks) if rank <= FOUNDERS or rank in latest]
        return Stands(tuple(members[n] for n in stand), tuple(ranks[n] for n in stand))


class Standing:
    """What one process knows of who stands for groups. Only an entry may use it."""

    def __init__(self) -> None:
        self._known = Memory[Stands](_MOST)
        self._entered: int | None = None
        self._entering = 0

    def begin(self, learnt: int) -> None:
        """An entry begins; what is known is forgotten unless the one before was the last known."""
        if self._entered != learnt - 1:
            self._known.clear()
        # Until it is known to have become so: if it doesn't, nor has what was learnt in it.
        self._entered, self._entering = None, learnt

    def end(self, learnt: int) -> None:
        """An entry is part of the record; unless another has begun meanwhile, what is known is."""
        if self._entering == learnt:
            self._entered = learnt

    def get(self, kind: str, group: str) -> Stands | None:
        """Who stands for a group, if that is known."""
        return self._known.get((kind, group))

    def put(self, kind: str, group: str, stands: Stands) -> None:
        """Keep who stands for a group, as it was just read."""
        self._known.put((kind, group), stands, 1 + len(stands.members))

    def drop(self, kind: str, groups: Iterable[str]) -> None:
        """These groups are no longer as they were."""
        for group in groups:
            self._known.drop((kind, group))

    def clear(self) -> None:
        """No group may be as it was."""
        self._known.clear()
