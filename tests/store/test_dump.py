"""Every row goes out and comes in, in an order in which what rows refer to is there."""

import pytest

from tests.store.made import entry
from tocsin.store import Store, apikeys, dump, groups, people
from tocsin.store.groups import Joined


def test_what_a_table_refers_to_stands_before_it() -> None:
    names = list(dump.TABLES)
    for name, table in dump.TABLES.items():
        for key in table.foreign_keys:
            assert names.index(key.column.table.name) <= names.index(name)


def test_rows_come_out_as_they_went_in(store: Store) -> None:
    joined = Joined("a", "one", "of a", 0, None, None, 1 / 3, "“why”", b"\x00\xff")
    with entry(store) as made:
        groups.join(made, "incident", [joined])
    with store.look() as view:
        rows = dict(dump.rows(view))
    assert rows["membership"]["packed"] == "AP8="
    with store.fill() as view:
        assert dump.add(view.connection, "membership", [{**rows["membership"], "member": "b"}]) == 1
    with store.look() as view:
        (found,) = groups.history(view, "incident", "b")
    assert (found.score, found.packed, found.rank) == (1 / 3, b"\x00\xff", None)


@pytest.mark.parametrize(("table", "row"), [("none", {"id": 1}), ("journal", {"none": 1})])
def test_a_row_of_no_table_is_refused(store: Store, table: str, row: dump.Row) -> None:
    with pytest.raises(KeyError), store.fill() as view:
        dump.add(view.connection, table, [row])


def test_a_record_is_empty_until_something_is_entered(store: Store) -> None:
    with store.look() as view:
        assert dump.empty(view.connection)
    with entry(store):
        pass
    with store.look() as view:
        assert not dump.empty(view.connection)


def test_what_opens_the_desk_is_no_part_of_it(store: Store) -> None:
    with entry(store) as made:
        people.put(made, "mira", "Mira Olsen", "admin", None)
        people.give(made, "mira", "password", "a hash", None)
        apikeys.put(made, apikeys.Kept("aa", "map", "mira", "read", None, 0))
    with store.look() as view:
        assert [table for table, _ in dump.rows(view)] == ["journal", "person"]
