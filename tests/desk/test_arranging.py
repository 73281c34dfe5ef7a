"""Members find their groups in the record; a linker decides, and a person before it."""

import random
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import select

from tests.store.made import entry
from tocsin.desk.arranging import Arranged, Kind, arrange
from tocsin.link.grouping import Group, GroupKind, Placement, founded
from tocsin.records import Record, decode, encode, identify
from tocsin.store import Store, View, groups
from tocsin.store.schema import membership


class Word(Record, frozen=True):
    """A member that belongs with all that share a letter with it."""

    id: str
    article: str
    letters: str


class Letters:
    """Joins the first group of a letter, and unites it with those of its other letters."""

    kind: GroupKind = "incident"

    def keys(self, member: Word) -> tuple[str, ...]:
        """Its letters."""
        return tuple(member.letters)

    def place(self, member: Word, groups: Sequence[Group[Word]]) -> Placement:
        """With all of them that have one of its letters."""
        letters = set(member.letters)
        found = sorted(
            group.id for group in groups if any(letters & set(one.letters) for one in group.members)
        )
        return Placement(group=found[0] if found else None, united=tuple(found[1:]))


KIND: Kind[Word] = Kind(Letters(), lambda packed: decode(packed, Word))


def _word(letters: str) -> Word:
    return Word(id=identify("word", letters), article=f"of {letters}", letters=letters)


def _add(store: Store, *words: str, article: str | None = None) -> Arranged:
    members = [_word(each) for each in words]
    with entry(store) as made:
        return arrange(made, KIND, article or f"of {words[0]}", members, encode)


def _groups(view: View, *words: str) -> list[str]:
    placed = groups.groups_of(view, "incident", [_word(each).id for each in words])
    return [placed.get(_word(each).id, "") for each in words]


def test_who_shares_a_key_joins_and_others_found_their_own(store: Store) -> None:
    for word in ("ab", "cd", "bx"):
        _add(store, word)
    with store.look() as view:
        ab, cd, bx = _groups(view, "ab", "cd", "bx")
        assert ab == bx == founded("incident", _word("ab").id)
        assert cd == founded("incident", _word("cd").id)


def test_a_late_arrival_unites_two_groups_and_before_it_they_are_two(store: Store) -> None:
    for word in ("ab", "cd", "dx", "bc"):
        _add(store, word)
    with store.look() as view:
        assert len(set(_groups(view, "ab", "cd", "dx", "bc"))) == 1
        before = View(view.connection, upto=3)
        ab, cd, dx = _groups(before, "ab", "cd", "dx")
        assert ab != cd == dx
        assert len(groups.members(before, "incident", cd)) == 2


def test_a_united_group_is_found_by_the_keys_of_both(store: Store) -> None:
    for word in ("ab", "cd", "bc", "dz", "ay"):
        _add(store, word)
    with store.look() as view:
        assert len(set(_groups(view, "ab", "cd", "dz", "ay"))) == 1


def test_members_of_one_article_may_be_one(store: Store) -> None:
    _add(store, "ab", "bc")
    with store.look() as view:
        assert len(set(_groups(view, "ab", "bc"))) == 1


def test_what_an_article_tells_anew_stays_in_its_group(store: Store) -> None:
    _add(store, "ab", article="one")
    _add(store, "cb")
    _add(store, "ax", article="one")
    with store.look() as view:
        assert _groups(view, "ab", "ax") == ["", founded("incident", _word("ab").id)]
        (place,) = groups.history(view, "incident", _word("ax").id)
    assert place.former == _word("ab").id


def test_what_an_article_tells_no_longer_belongs_nowhere(store: Store) -> None:
    _add(store, "ab", article="one")
    told = _add(store, "cd", article="one")
    with store.look() as view:
        assert _groups(view, "ab", "cd") == ["", founded("incident", _word("cd").id)]
        assert told.redone == {founded("incident", _word("ab").id)}


def test_what_an_article_still_tells_stays_without_a_new_row(store: Store) -> None:
    _add(store, "ab", article="one")
    told = _add(store, "ab", article="one")
    with store.look() as view:
        assert len(groups.history(view, "incident", _word("ab").id)) == 1
    assert (told.grown, told.redone) == ([], set())


def test_what_is_known_of_groups_changes_nothing(tmp_path: Path) -> None:
    """With members that join, unite groups, take others' places and leave."""
    knows, forgets = (Store(str(tmp_path / name), create=True) for name in ("a.db", "b.db"))
    dice = random.Random(5)  # noqa: S311 - no secret
    for _ in range(300):
        words = ["".join(dice.sample("abcdefghijklmnopqrst", 2)) for _ in range(dice.randint(1, 3))]
        article = f"article {dice.randrange(120)}"
        for store in (knows, forgets):
            _add(store, *dict.fromkeys(words), article=article)
        with entry(forgets) as made:
            made.standing.clear()
        with entry(knows):
            pass
    kept = []
    for store in (knows, forgets):
        with store.look() as view:
            asked = select(membership).order_by(membership.c.learnt, membership.c.member)
            kept.append([tuple(row) for row in view.connection.execute(asked)])
        store.close()
    assert kept[0] == kept[1]
    assert len(kept[0]) > 300
