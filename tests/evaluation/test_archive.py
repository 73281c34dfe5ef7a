"""Members that arrive are placed by a linker, by the rules of the store."""

from collections.abc import Sequence

from evaluation.archive import Archive, grouped
from tocsin.link.grouping import Group, GroupKind, Placement
from tocsin.records import Record


class Card(Record, frozen=True):
    """A member made of letters: each letter is a key."""

    id: str
    article: str = "a"


class ByLetter:
    """Joins the first group that it is shown and unites it with all others."""

    kind: GroupKind = "story"

    def __init__(self) -> None:
        """Remembers what it was shown."""
        self.shown: list[Sequence[Group[Card]]] = []
        self.placed: list[str] = []

    def keys(self, member: Card) -> tuple[str, ...]:
        """The letters."""
        return tuple(member.id.strip("0123456789"))

    def place(self, member: Card, groups: Sequence[Group[Card]]) -> Placement:
        """Beside the first by id."""
        self.shown.append(groups)
        self.placed.append(member.id)
        ids = sorted(group.id for group in groups)
        return Placement(group=ids[0] if ids else None, united=tuple(ids[1:]))


def _ids(groups: Sequence[Sequence[Card]]) -> list[str]:
    return sorted(" ".join(card.id for card in group) for group in groups)


def test_members_without_a_shared_key_are_never_compared() -> None:
    linker = ByLetter()
    assert _ids(grouped(linker, map(_card, ("a1", "b1", "a2")))) == ["a1 a2", "b1"]
    assert [len(groups) for groups in linker.shown] == [0, 0, 1]
    assert linker.placed == ["a1", "b1", "a2"]


def _card(id_: str) -> Card:
    return Card(id=id_)


def test_a_member_unites_groups_and_is_found_by_the_keys_of_both() -> None:
    cards = map(_card, ("a1", "b1", "a2", "ab1", "b2", "a3"))
    assert _ids(grouped(ByLetter(), cards)) == ["a1 b1 a2 ab1 b2 a3"]


def test_a_group_shows_its_founders_and_its_latest() -> None:
    linker = ByLetter()
    archive = Archive(linker)
    for number in range(12):
        archive.add(_card(f"a{number}"))
    (shown,) = linker.shown[-1]
    assert [card.id for card in shown.members] == ["a0", "a1", "a2", "a6", "a7", "a8", "a9", "a10"]
    assert shown.size == 11


def test_a_member_is_compared_with_no_more_than_sixteen_groups() -> None:
    """Those that share two keys with it first, then the newest."""

    class Apart(ByLetter):
        def place(self, member: Card, groups: Sequence[Group[Card]]) -> Placement:
            super().place(member, groups)
            return Placement(group=None)

    linker = Apart()
    grouped(linker, [_card("ab0"), *(_card(f"a{number}") for number in range(50)), _card("ab1")])
    first, second, *others = [group.members[0].id for group in linker.shown[-1]]
    assert (first, second, len(others)) == ("ab0", "a49", 14)


def test_a_small_group_shows_each_member_once() -> None:
    linker = ByLetter()
    grouped(linker, map(_card, ("a1", "a2", "a3", "a4", "a5")))
    (shown,) = linker.shown[-1]
    assert [card.id for card in shown.members] == ["a1", "a2", "a3", "a4"]
