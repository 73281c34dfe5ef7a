"""Who did what, and when."""

from tests.store.made import entry, moment
from tocsin.store import Store, View, journal


def test_entries_are_told_in_their_order_up_to_the_view(store: Store) -> None:
    for day in (1, 2, 3):
        with entry(store, day, f"add {day}"):
            pass
    with store.look() as view:
        assert [line.what for line in journal.lines(view)] == ["add 1", "add 2", "add 3"]
        before = View(view.connection, upto=2)
        assert [line.moment for line in journal.lines(before)] == [moment(1), moment(2)]
        assert journal.last(before) == 2
