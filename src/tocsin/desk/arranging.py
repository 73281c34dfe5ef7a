"""Putting an article's members beside those of other articles, in the record.

The linkers decide (`tocsin.link`); here their candidates are fetched and their decisions kept.
What a person has kept apart, no linker unites.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

from tocsin.link.grouping import Group, GroupKind, Linker, Member, Placement, founded
from tocsin.store import Entry, groups, judgements
from tocsin.store.groups import Joined
from tocsin.store.standing import Stands

M = TypeVar("M", bound=Member)

# A member is compared with no more groups than this: those that share the most keys with it, then
# the latest. What it costs to add an article must not grow with the record. Of five thousand
# accounts that joined an incident one in a thousand had joined one further down, of others fewer.
MOST = 16
# Of members of which there are many alike, so many stand for their group before fewer do.
_ALL_KEPT = 8


@dataclass(frozen=True)
class Kind(Generic[M]):
    """How one kind of group is made and kept.

    `former` opens a member that the article told before, as if another article told it: a linker
    may hold apart what one article tells side by side. `alike` says that most members of a group
    add nothing to compare with, so that few are kept.
    """

    linker: Linker[M]
    open: Callable[[bytes], M]
    former: Callable[[bytes], M] | None = None
    alike: bool = False

    @property
    def name(self) -> GroupKind:
        """The kind of its groups."""
        return self.linker.kind


@dataclass
class Arranged:
    """What came of it: members' groups, and the groups that are no longer as they were.

    `grown` are members that joined a group, in order; `redone` groups that lost or were given
    members otherwise, whose state has to be made anew; `united` groups with those that became part
    of them, in order.
    """

    groups: dict[str, str] = field(default_factory=dict)
    grown: list[tuple[str, str]] = field(default_factory=list)
    redone: set[str] = field(default_factory=set)
    united: list[tuple[str, str]] = field(default_factory=list)


def arrange(
    entry: Entry,
    kind: Kind[M],
    article: str,
    members: Sequence[M],
    pack: Callable[[M], bytes],
    *,
    first: bool = False,
) -> Arranged:
    """Give the members of an article's new reading their places; take away its former ones'.

    Of an article's `first` reading there are none to be looked for.
    """
    former = () if first else groups.of_article(entry.view, kind.name, article)
    before = {one.member: one for one in former}
    shelf = _Shelf(entry, kind, article, pack, before)
    known = [one for one in members if one.id in before]
    new = [one for one in members if one.id not in before]
    for one in known:
        shelf.keep(one, before[one.id])
    gone = [before[id_] for id_ in before.keys() - {one.id for one in members}]
    formers = _formers(kind, new, gone)
    shelf.fetch([one for one in new if one.id not in formers])
    for one in new:
        if one.id in formers:
            shelf.succeed(one, formers[one.id])
        else:
            shelf.place(one)
    shelf.leave(gone)
    shelf.write()
    return shelf.arranged


def standing_for(entry: Entry, kind: Kind[M], wanted: Collection[str]) -> dict[str, Stands]:
    """Who stands for each of these groups, in an order that is always the same."""
    known = {group: entry.standing.get(kind.name, group) for group in sorted(wanted)}
    missing = [group for group, stands in known.items() if stands is None]
    for group, joined in groups.representatives(entry.view, kind.name, missing).items():
        members = tuple(kind.open(one.packed) for one in joined if one.packed is not None)
        stands = Stands(members, tuple(one.rank for one in joined if one.rank is not None))
        entry.standing.put(kind.name, group, stands)
        known[group] = stands
    return {group: stands for group, stands in known.items() if stands is not None}


def _formers(kind: Kind[M], new: Sequence[M], gone: Sequence[Joined]) -> dict[str, Joined]:
    """Which members of the article's former reading are told anew, by those that tell them.

    So an edited account stays in its incident, and whatever a person said of it holds; and so does
    one of the same page that newer rules read in other words.
    """
    opened = kind.former or kind.open
    left = {one.member: one for one in sorted(gone, key=lambda one: one.member) if one.packed}
    shown = {
        id_: Group(id=id_, members=(opened(one.packed or b""),), size=1)
        for id_, one in left.items()
    }
    formers: dict[str, Joined] = {}
    for one in new if shown else ():
        former = kind.linker.place(one, list(shown.values())).group
        if former is not None:
            formers[one.id] = left[former]
            del shown[former]
    return formers


class _Shelf(Generic[M]):
    """The groups that an article's members may join, and what has been decided so far."""

    def __init__(
        self,
        entry: Entry,
        kind: Kind[M],
        article: str,
        pack: Callable[[M], bytes],
        before: dict[str, Joined],
    ) -> None:
        self._entry = entry
        self._kind = kind
        self._article = article
        self._pack = pack
        self._before = before
        self._members: dict[str, list[M]] = {}
        self._ranks: dict[str, int] = {}
        self._ranked: dict[str, list[M]] = {}
        self._keys: dict[str, set[str]] = {}
        self._by_key: dict[str, list[str]] = {}
        self._new_keys: dict[str, set[str]] = {}
        self._joined: dict[str, Joined] = {}
        self.arranged = Arranged()

    def fetch(self, members: Sequence[M]) -> None:
        """Get the groups that share a key with any of these."""
        self._keys = {one.id: set(self._kind.linker.keys(one)) for one in members}
        every = set().union(*self._keys.values()) if members else set()
        for key, group in groups.found(self._entry.view, self._kind.name, every):
            self._by_key.setdefault(key, []).append(group)
        wanted = {group for one in members for group in self._candidates(one.id)}
        self._load(wanted)

    def _candidates(self, member: str) -> list[str]:
        shared: Counter[str] = Counter()
        for key in sorted(self._keys[member]):
            shared.update(self._by_key.get(key, ()))
        # `Counter` keeps the order of arrival among equals, and the newest arrived first.
        return [group for group, _ in shared.most_common(MOST)]

    def _load(self, wanted: Iterable[str]) -> None:
        missing = {group for group in wanted if group not in self._members}
        for group, stands in standing_for(self._entry, self._kind, missing).items():
            self._members[group] = list(stands.members)
            self._ranks[group] = stands.last

    def keep(self, member: M, place: Joined) -> None:
        """A member that a former reading had as well stays where it is."""
        packed = self._pack(member) if place.rank is not None else None
        if packed != place.packed:
            again = replace(place, packed=packed, learnt=self._entry.learnt)
            self._joined[member.id] = again
            self.arranged.redone.add(place.group or "")
        self.arranged.groups[member.id] = place.group or ""

    def succeed(self, member: M, former: Joined) -> None:
        """A member that tells anew what a former one told takes its place."""
        group = former.group or ""
        self._load([group])
        self._keys[member.id] = set(self._kind.linker.keys(member))
        told = "what an earlier version of the article told"
        self._join(member, Placement(group=group, reasons=(told,)), former.member)
        self.arranged.redone.add(group)

    def place(self, member: M) -> None:
        """Let the linker say where a member belongs."""
        shown = [
            Group(id=group, members=tuple(self._members[group]), size=self._ranks[group])
            for group in self._candidates(member.id)
            if self._members.get(group)
        ]
        placement = self._kind.linker.place(member, shown)
        if placement.group is not None:
            for other in placement.united:
                self._unite(placement.group, other)
        self._join(member, placement)

    def _join(self, member: M, placement: Placement, former: str | None = None) -> None:
        group = placement.group or founded(self._kind.name, member.id)
        rank = self._rank(group, member.id)
        if rank is not None:
            self._members.setdefault(group, []).append(member)
            self._ranks[group] = rank
            self._ranked.setdefault(group, []).append(member)
        self._found_by(group, self._keys.get(member.id, set()))
        self._joined[member.id] = Joined(
            member=member.id,
            group=group,
            article=self._article,
            learnt=self._entry.learnt,
            rank=rank,
            former=former,
            score=round(placement.score, 3),
            reasons="; ".join(placement.reasons),
            packed=None if rank is None else self._pack(member),
        )
        self.arranged.groups[member.id] = group
        self.arranged.grown.append((group, member.id))

    def _rank(self, group: str, member: str) -> int | None:
        """The next rank, or none for one of many alike: the more stand there, the fewer more do."""
        rank = self._ranks.get(group, 0) + 1
        spared = rank - _ALL_KEPT
        if self._kind.alike and spared > 0 and int(member, 16) % 2 ** min(spared, 60):
            return None
        return rank

    def _found_by(self, group: str, keys: Iterable[str]) -> None:
        for key in keys:
            holders = self._by_key.setdefault(key, [])
            if group not in holders:
                holders.append(group)
                self._new_keys.setdefault(group, set()).add(key)

    def _unite(self, group: str, other: str) -> None:
        """Move all of another group's members here, unless a person has kept them apart."""
        view, kind = self._entry.view, self._kind.name
        if other == group or judgements.apart(view, kind, group, other):
            return
        self._load([group, other])
        for one in groups.members(view, kind, other):
            if one.member not in self._joined:
                self._move(one, group)
        for id_, one in list(self._joined.items()):
            if one.group == other:
                self._move(one, group)
                self.arranged.groups[id_] = group
        self._found_by(group, groups.keys_of(view, kind, other))
        self._found_by(group, self._new_keys.pop(other, set()))
        self._members[group] += self._members.pop(other, [])
        for holders in self._by_key.values():
            if other in holders:
                holders.remove(other)
        self.arranged.redone |= {group, other}
        self.arranged.united.append((group, other))

    def _move(self, one: Joined, group: str) -> None:
        rank = None
        if one.rank is not None:
            rank = self._ranks[group] = self._ranks.get(group, 0) + 1
        self._joined[one.member] = replace(one, group=group, rank=rank, learnt=self._entry.learnt)

    def leave(self, gone: Iterable[Joined]) -> None:
        """What the article tells no longer belongs nowhere from now on."""
        for one in gone:
            where = self._joined.get(one.member, one).group
            self._joined[one.member] = replace(
                one, group=None, rank=None, packed=None, learnt=self._entry.learnt
            )
            if where is not None:
                self.arranged.redone.add(where)

    def write(self) -> None:
        """Keep what was decided."""
        grown = {group: self._followed(group) for group, _ in self.arranged.grown}
        left = self.arranged.redone  # nobody leaves a group that isn't made anew
        groups.join(self._entry, self._kind.name, self._joined.values(), left)
        for group in grown.keys() - left:
            if (stands := grown[group]) is not None:
                self._entry.standing.put(self._kind.name, group, stands)
        groups.add_keys(self._entry, self._kind.name, self._new_keys)
        self.arranged.redone.discard("")

    def _followed(self, group: str) -> Stands | None:
        """Who stands for a group now that some have joined it, if that is known."""
        stands = self._entry.standing.get(self._kind.name, group)
        for member in self._ranked.get(group, ()):
            stands = stands and stands.followed(member)
        return stands
