"""What programs asked for is found by its key, ended, dropped, and forgotten."""

from tocsin.store import Store, requests

MOMENT = "2026-03-07T12:00:00.000000Z"


def test_a_request_is_found_as_it_was_begun_and_then_as_it_ended(store: Store) -> None:
    with store.fill() as view:
        requests.begin(view, "a" * 64, "b" * 64, MOMENT)
        begun = requests.find(view, "a" * 64)
        requests.end(view, "a" * 64, 200, b"{}")
        ended = requests.find(view, "a" * 64)
    assert begun == requests.Kept("a" * 64, "b" * 64, MOMENT, None, None)
    assert ended == requests.Kept("a" * 64, "b" * 64, MOMENT, 200, b"{}")


def test_what_is_dropped_or_older_than_a_moment_is_gone(store: Store) -> None:
    with store.fill() as view:
        for letter in "abc":
            requests.begin(view, letter * 64, "x" * 64, f"2026-03-0{ord(letter) - 96}")
        requests.forget(view, "2026-03-02")
        requests.drop(view, "c" * 64)
        left = [letter for letter in "abc" if requests.find(view, letter * 64)]
    assert left == ["b"]
