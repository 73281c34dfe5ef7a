"""Groups, as they are known at a moment: members, keys, states."""

import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import cast

from tests.store.made import entry
from tocsin.store import Store, View, groups
from tocsin.store.groups import Joined, State
from tocsin.store.standing import FOUNDERS, LATEST


def _joined(member: str, group: str | None, rank: int | None = 1) -> Joined:
    return Joined(member, group, f"of {member}", 0, rank, None, 1.0, "", member.encode())


def _join(store: Store, *joined: Joined) -> None:
    with entry(store) as made:
        groups.join(made, "incident", joined)


def _shown(view: View, group: str) -> list[str]:
    return [one.member for one in groups.representatives(view, "incident", [group])[group]]


def test_a_member_is_where_its_last_row_says(store: Store) -> None:
    _join(store, _joined("a", "one"), _joined("b", "one", 2))
    _join(store, _joined("b", "two"))
    _join(store, _joined("a", None, None))
    with store.look() as view:
        assert groups.groups_of(view, "incident", ["a", "b", "c"]) == {"b": "two"}
        assert groups.members(view, "incident", "one") == []
        before = View(view.connection, upto=1)
        assert groups.groups_of(before, "incident", ["a", "b"]) == {"a": "one", "b": "one"}
        assert groups.of_article(view, "incident", "of a") == []


def test_founders_and_the_latest_stand_for_a_group(store: Store) -> None:
    names = [f"m{rank:02}" for rank in range(1, 21)]
    _join(store, *(_joined(name, "big", rank) for rank, name in enumerate(names, start=1)))
    with store.look() as view:
        assert _shown(view, "big") == names[:FOUNDERS] + names[-LATEST:]


def test_those_who_are_left_stand_for_a_group(store: Store) -> None:
    """Even where its founders and its latest have all gone elsewhere."""
    names = [f"m{rank:02}" for rank in range(1, 21)]
    _join(store, *(_joined(name, "big", rank) for rank, name in enumerate(names, start=1)))
    _join(store, *(_joined(name, "new") for name in names[:3] + names[-5:]))
    with store.look() as view:
        assert _shown(view, "big") == names[15 - LATEST : 15]


def test_former_groups_are_those_known_at_the_moment(store: Store) -> None:
    _join(store, _joined("a", "one"))
    _join(store, _joined("a", "two"))
    with store.look() as view:
        assert groups.former(view, "incident", "two") == {"one", "two"}
        assert groups.former(View(view.connection, upto=1), "incident", "one") == {"one"}


def test_keys_lead_to_the_newest_groups_first(store: Store) -> None:
    for group in ("b", "a"):
        with entry(store) as made:
            groups.add_keys(made, "incident", {group: ["market"]})
    with store.look() as view:
        assert groups.found(view, "incident", ["market", "pier"]) == [
            ("market", "a"),
            ("market", "b"),
        ]
        assert groups.found(view, "actor", ["market"]) == []


def test_members_stand_in_the_order_in_which_they_were_read(store: Store) -> None:
    for member in ("b", "a"):
        _join(store, _joined(member, "one"))
    _join(store, _joined("b", "two"))
    _join(store, _joined("b", "one", 3))
    with store.look() as view:
        assert [one.member for one in groups.members(view, "incident", "one")] == ["b", "a"]
        assert groups.came(view, "incident", ["a", "b"]) == {"b": 1, "a": 2}


def test_those_who_stand_for_a_group_come_before_those_read_with_them(store: Store) -> None:
    _join(store, _joined("a", "one", None), _joined("b", "one", 2), _joined("c", "one", 1))
    with store.look() as view:
        assert [one.member for one in groups.members(view, "incident", "one")] == ["c", "b", "a"]


def test_an_entry_moves_whom_it_puts_elsewhere(store: Store) -> None:
    _join(store, _joined("a", "one"), _joined("b", "one", 2))
    _join(store, _joined("a", "two"), _joined("b", "one", 1), _joined("c", "two", 2))
    with store.look() as view:
        moves = groups.moves(view, "incident", 2)
        assert [(move.now.member, move.before) for move in moves] == [("a", "one")]


def test_a_course_goes_through_those_whose_place_was_taken(store: Store) -> None:
    _join(store, _joined("a", "one"))
    _join(store, _joined("a", "two"))
    _join(store, _joined("a", None, None), replace(_joined("b", "two"), former="a"))
    with store.look() as view:
        stays = groups.course(view, "incident", "b")
        assert [(stay.group, stay.learnt) for stay in stays] == [("one", 1), ("two", 2)]
        assert [stay.group for stay in groups.course(view, "incident", "b", {2, 3})] == ["one"]


def _state(store: Store, *told: tuple[str, int]) -> None:
    with entry(store) as made:
        groups.add_states(
            made, [State("incident", group, made.learnt, "", size, 0, b"") for group, size in told]
        )


def test_a_group_stands_as_it_was_last_said_to(store: Store) -> None:
    _state(store, ("one", 1), ("two", 7))
    _state(store, ("one", 2))
    _state(store, ("one", 0))
    with store.look() as view:

        def sizes(upto: int, *names: str) -> dict[str, int]:
            found = groups.states(View(view.connection, upto), "incident", names)
            return {name: one.size for name, one in found.items()}

        assert sizes(3, "one", "two", "none", "one") == {"one": 0, "two": 7}
        assert [sizes(upto, "one") for upto in range(4)] == [
            {}, {"one": 1}, {"one": 2}, {"one": 0},
        ]  # fmt: skip
        assert groups.states(view, "story", ["one"]) == {}
        assert groups.lasted(view, "incident", ["one"])["one"].size == 2


def test_what_it_takes_to_look_at_a_group_does_not_grow_with_it(tmp_path: Path) -> None:
    """Each member gives it another state."""
    taken = []
    for size in (40, 400):
        store = Store(str(tmp_path / f"{size}.db"), create=True)
        for rank in range(1, size + 1):
            _join(store, _joined(f"m{rank:03}", "big", rank))
            _state(store, ("big", rank))
        taken.append(_steps(store))
        store.close()
    small, large = taken
    assert 0 < large < 2 * small


def _steps(store: Store) -> int:
    """How many steps of SQLite's machine a look at a group takes."""
    steps = 0

    def count() -> int:
        nonlocal steps
        steps += 1
        return 0

    with store.look() as view:
        groups.states(view, "incident", ["big"])  # what is only prepared once
        connection = cast("sqlite3.Connection", view.connection.connection.driver_connection)
        connection.set_progress_handler(count, 1)
        groups.states(view, "incident", ["big"])
        groups.representatives(view, "incident", ["big"])
        connection.set_progress_handler(None, 0)
    return steps
