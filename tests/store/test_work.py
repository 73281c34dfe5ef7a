"""Work that waits: pages are read and entered in the order in which they came, each once."""

from concurrent.futures import ThreadPoolExecutor, wait

import pytest

from tocsin.store import Store, work

NOW, SOON, LATER = (f"2026-05-01T12:0{minute}:00.000000Z" for minute in (0, 1, 9))


@pytest.fixture(name="three")
def _three(store: Store) -> Store:
    with store.work() as view:
        for key in ("c", "a", "b"):
            work.put(view, key, key.encode(), NOW)
    return store


def keys(jobs: list[work.Job]) -> list[str]:
    """What tells these from others."""
    return [job.key for job in jobs]


def test_a_page_waits_once(three: Store) -> None:
    with three.work() as view:
        assert not work.put(view, "a", b"again", SOON)
        assert work.waiting(view)["read"] == work.Waiting(3, NOW)


def test_a_page_that_two_bring_at_the_same_time_waits_once(store: Store) -> None:
    def bring() -> None:
        with store.work() as view:
            work.put(view, "a", b"the other's", NOW)

    with ThreadPoolExecutor() as pool:
        with store.work() as view:
            work.put(view, "a", b"one's", NOW)
            other = pool.submit(bring)
            wait([other], 0.2)  # for as long as nobody knows of it
        other.result(20)
    with store.look() as view:
        assert work.waiting(view)["read"].count == 1


def test_what_one_has_claimed_is_no_others_until_its_time_is_over(three: Store) -> None:
    with three.work() as view:
        assert keys(work.claim(view, "one", NOW, SOON, 2)) == ["c", "a"]
        assert keys(work.claim(view, "two", NOW, SOON, 2)) == ["b"]
        again = work.claim(view, "two", SOON, LATER, 9)
    assert [(job.key, job.tries) for job in again] == [("c", 1), ("a", 1), ("b", 1)]


def test_what_is_being_read_holds_up_all_behind_it_and_nothing_before(three: Store) -> None:
    with three.work() as view:
        first, second, third = work.claim(view, "one", NOW, LATER, 3)
        work.read(view, third, b"3")
        work.read(view, first, b"1")
        assert keys(work.claim_ready(view, "one", NOW, SOON, 9)) == ["c"]
        assert work.claim_ready(view, "two", NOW, SOON, 9) == []
        work.done(view, first)
        work.read(view, second, b"2")
        assert keys(work.claim_ready(view, "two", NOW, SOON, 9)) == ["a", "b"]
        assert work.owners(view) == ["two"]


def test_what_is_being_entered_holds_up_all_behind_it(three: Store) -> None:
    with three.work() as view:
        for job in work.claim(view, "one", NOW, LATER, 3):
            work.read(view, job, b"read")
        assert keys(work.claim_ready(view, "one", NOW, SOON, 1)) == ["c"]
        assert work.claim_ready(view, "two", NOW, SOON, 9) == []
        assert keys(work.claim_ready(view, "two", SOON, LATER, 9)) == ["c"]


def test_what_was_claimed_and_never_heard_of_is_claimed_again_at_once(three: Store) -> None:
    with three.work() as view:
        first, *_ = work.claim(view, "one", NOW, LATER, 2)
        assert keys(work.claim(view, "two", NOW, LATER, 2, held={9})) == ["b"]
        again = work.claim(view, "one", NOW, LATER, 9, held={first.number})
        assert [(job.key, job.tries) for job in again] == [("a", 1)]


def test_what_was_to_be_entered_when_the_database_went_is_taken_up_first(three: Store) -> None:
    with three.work() as view:
        for job in work.claim(view, "one", NOW, LATER, 3):
            work.read(view, job, b"read")
        assert keys(work.claim_ready(view, "one", NOW, SOON, 2)) == ["c", "a"]
        assert keys(work.claim_ready(view, "one", NOW, SOON, 2)) == ["c"]


def test_only_what_others_began_and_left_counts_as_tried(three: Store) -> None:
    with three.work() as view:
        for owner in ("one", "one", "one", "two", "three"):  # the database went away twice
            (first, *_) = work.claim(view, owner, NOW, NOW, 1)
        assert (first.key, first.tries) == ("c", 2)


def test_what_was_begun_and_not_entered_is_taken_alone(three: Store) -> None:
    """So that what comes after it counts no try if it ends whoever enters it."""
    with three.work() as view:
        for job in work.claim(view, "reader", NOW, LATER, 3):
            work.read(view, job, b"read")
        assert keys(work.claim_ready(view, "one", NOW, NOW, 9)) == ["c", "a", "b"]
        for tries in (1, 2):
            (alone,) = work.claim_ready(view, f"next {tries}", NOW, NOW, 9)
            assert (alone.key, alone.tries) == ("c", tries)
        work.done(view, alone)
        (alone,) = work.claim_ready(view, "last", NOW, NOW, 9)
        assert (alone.key, alone.tries) == ("a", 1)


def test_what_is_given_back_is_taken_by_the_next(three: Store) -> None:
    with three.work() as view:
        first, *_ = work.claim(view, "one", NOW, LATER, 3)
        work.free(view, first)
        (again,) = work.claim(view, "two", NOW, LATER, 3)
        assert again.key == "c"
        work.release(view, "one")
        assert keys(work.claim(view, "two", NOW, LATER, 3, held={again.number})) == ["a", "b"]


def test_a_page_whose_reader_was_too_late_stays_as_another_left_it(three: Store) -> None:
    with three.work() as view:
        (job,) = work.claim(view, "one", NOW, SOON, 1)
        work.read(view, job, b"by the other")
        work.read(view, job, b"too late")
        assert [one.packed for one in work.claim_ready(view, "x", NOW, SOON, 9)] == [
            b"by the other"
        ]
        work.done(view, job)
        work.read(view, job, b"too late")
        assert work.waiting(view)["enter"].count == 0


def test_a_page_that_was_done_long_ago_has_nothing_to_do_with_one_of_its_number(
    store: Store,
) -> None:
    """SQLite begins again where no row is left."""
    with store.work() as view:
        work.put(view, "old", b"old", NOW)
        (old,) = work.claim(view, "one", NOW, SOON, 1)
        work.done(view, old)
        work.put(view, "new", b"new", SOON)
        work.read(view, old, b"too late")
        work.done(view, old)
        (new,) = work.claim(view, "two", SOON, LATER, 1)
        work.free(view, old)
        assert work.owners(view) == ["two"]
    assert (new.key, new.packed) == ("new", b"new")


def test_two_readers_claim_at_the_same_time_without_waiting(three: Store) -> None:
    if three.engine.dialect.name == "sqlite":
        pytest.skip("in SQLite whoever writes waits")
    with three.work() as one, three.work() as other:
        assert keys(work.claim(one, "one", NOW, SOON, 1)) == ["c"]
        assert keys(work.claim(other, "two", NOW, SOON, 1)) == ["a"]
