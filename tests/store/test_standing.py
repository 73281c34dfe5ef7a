"""What is known of who stands for a group is never older than the record."""

from dataclasses import replace

import pytest

from tests.store.made import entry
from tocsin.store import Entry, Store, groups
from tocsin.store.groups import Joined
from tocsin.store.standing import Stands

ONE = Stands(members=("a",), ranks=(1,))


def _learn(store: Store, *names: str) -> None:
    with entry(store) as made:
        for name in names:
            made.standing.put("incident", name, ONE)


def _learn_for_nothing(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), entry(store) as made:
        made.standing.put("incident", "g", ONE)
        _ = 1 / 0


def _another_enters(store: Store) -> None:
    other = Store(store.address)
    with entry(other):
        pass
    other.close()


def _known(store: Store, *names: str) -> list[bool]:
    with entry(store) as made:
        return [made.standing.get("incident", name) == ONE for name in names]


def _joined(group: str | None) -> Joined:
    return Joined("m", group, "of m", 0, 1, None, 1.0, "", b"m")


def test_what_an_entry_learnt_the_next_one_knows(store: Store) -> None:
    _learn(store, "g")
    assert _known(store, "g", "other") == [True, False]
    assert _known(store, "g") == [True]


def test_it_is_forgotten_where_another_process_has_entered(store: Store) -> None:
    _learn(store, "g")
    _another_enters(store)
    assert _known(store, "g") == [False]


def test_what_an_entry_learnt_that_came_to_nothing_nobody_knows(store: Store) -> None:
    with entry(store):
        pass
    _learn_for_nothing(store)
    assert _known(store, "g") == [False]


def test_nor_is_it_known_where_another_made_that_entry_instead(store: Store) -> None:
    """The number of an entry that came to nothing is given again."""
    _learn_for_nothing(store)
    _another_enters(store)
    assert _known(store, "g") == [False]


def test_a_group_that_is_joined_or_left_is_no_longer_known(store: Store) -> None:
    _learn(store, "joined", "left", "same")
    with entry(store) as made:
        groups.join(made, "incident", [_joined("joined")], left={"left"})
        groups.join(made, "actor", [_joined("same")], left=())
    assert _known(store, "joined", "left", "same") == [False, False, True]


def test_nothing_is_known_where_it_isnt_said_which_groups_were_left(store: Store) -> None:
    _learn(store, "g")
    with entry(store) as made:
        groups.join(made, "incident", [_joined("other")])
    assert _known(store, "g") == [False]


def test_who_follows_stands_as_a_look_would_show_it(store: Store) -> None:
    """Of groups of one to thirty, of which some that came last have left."""
    left = {f"{size} {gone}": (size, gone) for size in range(1, 31) for gone in range(size)}
    with entry(store) as made:
        for group, (size, _) in left.items():
            came = [_member(group, rank) for rank in range(1, size + 1)]
            groups.join(made, "incident", came)
    with entry(store) as made:
        for group, (size, gone) in left.items():
            last = [_member(group, size - number) for number in range(gone)]
            groups.join(made, "incident", [replace(one, group=None, rank=None) for one in last])
    known = 0
    with entry(store) as made:
        for group in left:
            before = _look(made, group)
            new = _member(group, before.last + 1, f"{group} new")
            groups.join(made, "incident", [new])
            if (stands := before.followed(new.member)) is not None:
                assert stands == _look(made, group)
                known += 1
    assert known > 300


def _member(group: str, rank: int, name: str | None = None) -> Joined:
    return Joined(name or f"{group} {rank}", group, "of m", 0, rank, None, 1.0, "", b"m")


def _look(made: Entry, group: str) -> Stands:
    shown = groups.representatives(made.view, "incident", [group])[group]
    return Stands(tuple(one.member for one in shown), tuple(one.rank or 0 for one in shown))
