"""An archive in memory, for evaluation: members arrive one by one and are placed by a linker.

The same rules as in the record (`tocsin.desk`): a member is shown the groups that share the most
keys with it, of equals the newest, each by its founders and its latest members, and joins one,
unites several or founds its own. No person's judgement stands here, and nothing is kept of how it
was before.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Generic

from tocsin.desk.arranging import MOST
from tocsin.link.grouping import Group, Linker, M, founded
from tocsin.store.standing import FOUNDERS, LATEST


class Archive(Generic[M]):
    """Groups of members of one kind, as they have arrived so far."""

    def __init__(self, linker: Linker[M]) -> None:
        """An empty archive."""
        self._linker = linker
        self._members: dict[str, dict[int, M]] = {}  # by group and order of arrival
        self._found: defaultdict[str, dict[str, None]] = defaultdict(dict)  # groups by key
        self._keys: defaultdict[str, dict[str, None]] = defaultdict(dict)  # keys by group
        self._arrived = 0

    def add(self, member: M) -> str:
        """Place a member; the id of the group that it is in now."""
        keys = self._linker.keys(member)
        near = [self._shown(group) for group in self._near(keys)]
        placement = self._linker.place(member, near)
        group = placement.group or founded(self._linker.kind, member.id)
        self._members.setdefault(group, {})[self._arrived] = member
        self._arrived += 1
        self._index(group, keys)
        for other in placement.united:
            if other != group:
                self._unite(group, other)
        return group

    def groups(self) -> list[tuple[M, ...]]:
        """All groups with all their members, in the order of arrival."""
        return [tuple(members.values()) for members in self._members.values()]

    def _near(self, keys: Iterable[str]) -> list[str]:
        shared: Counter[str] = Counter()
        for key in sorted(set(keys)):
            shared.update(reversed(self._found[key]))  # among equals the order of counting is kept
        return [group for group, _ in shared.most_common(MOST)]

    def _shown(self, group: str) -> Group[M]:
        members = list(self._members[group].values())
        latest = members[max(FOUNDERS, len(members) - LATEST) :]
        return Group(id=group, members=(*members[:FOUNDERS], *latest), size=len(members))

    def _index(self, group: str, keys: Iterable[str]) -> None:
        for key in keys:
            self._found[key][group] = None
            self._keys[group][key] = None

    def _unite(self, group: str, other: str) -> None:
        both = {**self._members[group], **self._members.pop(other)}
        self._members[group] = dict(sorted(both.items()))
        keys = self._keys.pop(other)
        for key in keys:
            del self._found[key][other]
        self._index(group, keys)


def grouped(linker: Linker[M], members: Iterable[M]) -> list[tuple[M, ...]]:
    """The groups that members make as they arrive in this order."""
    archive = Archive(linker)
    for member in members:
        archive.add(member)
    return archive.groups()
