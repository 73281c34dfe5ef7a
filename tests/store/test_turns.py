"""Turns are of what is due, at hosts that may be asked; what waits is found by the earliest."""

import pytest

from tests.store.made import moment
from tocsin.store import Store, turns
from tocsin.store.turns import Host, Seen, Turn, Waiting

NOON, LONG_AGO = moment(2, 12), moment(1)


def put(store: Store, source: str, host: str, due: str | None) -> None:
    with store.fill() as view:
        turns.put(view, Turn(source, host, due, "{}"))


def wait(store: Store, *those: tuple[str, str, str]) -> None:
    with store.fill() as view:
        turns.wait(view, [Waiting(id_, "a", host, due, 0, b"x") for id_, host, due in those])


def due(store: Store) -> list[str]:
    with store.look() as view:
        return [one.source for one in turns.due(view, NOON, LONG_AGO, 9)]


def items(store: Store) -> list[str]:
    with store.look() as view:
        return [one.id for one in turns.items(view, NOON, LONG_AGO, 9)]


def test_what_is_due_comes_first_that_waits_longest(store: Store) -> None:
    put(store, "a", "courier.example", moment(2, 11))
    put(store, "b", "post.example", moment(2, 10))
    put(store, "c", "later.example", moment(2, 13))
    put(store, "d", "gone.example", None)
    put(store, "e", "", moment(2, 9))
    assert due(store) == ["e", "b", "a"]


@pytest.mark.parametrize(
    ("host", "asked"),
    [
        (Host("courier.example", None, moment(2, 13), 0), []),
        (Host("courier.example", moment(2, 11), None, 0), []),
        (Host("courier.example", LONG_AGO, None, 0), ["a"]),
        (Host("courier.example", None, moment(2, 11), 3), ["a"]),
    ],
)
def test_a_host_that_rests_or_is_being_asked_is_left_alone(
    store: Store, host: Host, asked: list[str]
) -> None:
    put(store, "a", host.name, moment(2, 11))
    wait(store, ("i", host.name, moment(2, 11)))
    with store.fill() as view:
        turns.keep_host(view, host)
    assert due(store) == asked
    assert items(store) == ["i"] * len(asked)


def test_of_each_host_the_item_is_next_that_is_due_last_and_of_none_all_are(store: Store) -> None:
    wait(store, ("i", "x.example", moment(2, 11)), ("j", "x.example", moment(2, 10)))
    wait(store, ("k", "", moment(2, 9)), ("l", "", moment(2, 8)), ("m", "y.example", NOON))
    wait(store, ("n", "y.example", moment(2, 13)))
    assert items(store) == ["m", "k", "i", "l"]
    with store.look() as view:
        few = turns.items(view, NOON, LONG_AGO, 2, without="x.example")
    assert [one.id for one in few] == ["m", "k"]


def test_what_was_got_in_part_waits_on_as_if_never_tried(store: Store) -> None:
    wait(store, ("i", "", moment(2, 11)))
    with store.fill() as view:
        turns.put_off(view, "i", moment(3), tried=1)
        turns.go_on(view, "i", moment(1), b"rest")
        (found,) = turns.items(view, NOON, LONG_AGO, 9)
    assert (found.due, found.tries, found.packed) == (moment(1), 0, b"rest")


def test_what_a_source_is_asked_with_changes_alone(store: Store) -> None:
    put(store, "a", "courier.example", NOON)
    with store.fill() as view:
        turns.tally(view, "a", "read")
        turns.remember(view, "a", "[]")
        found = turns.find(view, "a")
    assert found and (found.known, found.read, found.due) == ("[]", 1, NOON)


def test_the_next_turn_is_no_sooner_than_its_host_may_be_asked(store: Store) -> None:
    with store.look() as view:
        assert turns.next_due(view) is None
    put(store, "a", "courier.example", moment(2, 9))
    with store.fill() as view:
        turns.keep_host(view, Host("courier.example", None, moment(2, 11), 0))
    with store.look() as view:
        assert turns.next_due(view) == moment(2, 11)
    wait(store, ("i", "post.example", moment(2, 10)))
    with store.look() as view:
        assert turns.next_due(view) == moment(2, 10)


def test_items_are_seen_once_and_lead_to_their_articles(store: Store) -> None:
    with store.fill() as view:
        turns.see(view, [Seen(str(n), "a", moment(n + 1), "") for n in range(3)])
        turns.lead(view, "1", "of one")
        turns.lead(view, "2", "of two")
        turns.see(view, [Seen("0", "a", moment(9), "edited", "of none")])
    with store.look() as view:
        assert turns.led(view, "a", moment(8), 9) == ["of two", "of one"]
        assert turns.led(view, "a", moment(9), 1) == ["of none"]
        assert turns.seen_before(view, ["0", "7"])["0"].edited == "edited"


def test_an_item_is_as_if_never_told_of_unless_it_led_to_an_article(store: Store) -> None:
    with store.fill() as view:
        turns.see(view, [Seen(id_, "a", NOON, "") for id_ in "ij"])
        turns.lead(view, "j", "of one")
        for id_ in "ij":
            turns.unsee(view, id_)
        assert turns.seen_before(view, ["i", "j"]).keys() == {"j"}


def test_what_a_source_told_of_is_forgotten_with_it(store: Store) -> None:
    put(store, "a", "courier.example", NOON)
    wait(store, ("i", "courier.example", NOON))
    with store.fill() as view:
        turns.tally(view, "a", "read")
        assert turns.find(view, "a") == Turn("a", "courier.example", NOON, "{}", read=1)
        turns.forget(view, "a")
        assert turns.find(view, "a") is None and turns.waiting(view) == {}


def test_a_host_that_nothing_is_wanted_of_is_forgotten_when_it_rested(store: Store) -> None:
    put(store, "a", "source.example", NOON)
    wait(store, ("i", "item.example", NOON))
    with store.fill() as view:
        turns.keep_host(view, Host("idle.example", None, LONG_AGO, 1))
        turns.keep_host(view, Host("resting.example", None, moment(3), 1))
        turns.keep_host(view, Host("asked.example", NOON, None, 0))
        turns.forget_hosts(view, NOON)
        left = turns.hosts(view)
    assert left == {f"{name}.example" for name in ("source", "item", "resting", "asked")}
