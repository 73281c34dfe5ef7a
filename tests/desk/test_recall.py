"""What was answered is answered again until the record holds something new, and never longer."""

import threading
import time

import pytest

from tests.desk.made import add
from tests.desk.weighed import bombing
from tocsin.desk.desk import Desk
from tocsin.desk.recall import Recall
from tocsin.store import View, journal


def test_an_answer_is_made_once_for_each_entry_up_to_which_the_record_is_known(desk: Desk) -> None:
    recall, asked = Recall(), []

    def ask(view: View, what: str) -> str:
        asked.append((what, journal.last(view)))
        return f"{what} {journal.last(view)}"

    add(desk, bombing()[:2])
    for as_of in ("2026-05-08", None, "2026-05-08", None):
        with desk._look(as_of) as view:  # what all its questions go through
            recall(view, ask, "a")
    add(desk, bombing()[2:])
    for as_of in ("2026-05-06", None):
        with desk._look(as_of) as view:
            assert recall(view, ask, "a") == f"a {journal.last(view)}"
    assert len(asked) == len(set(asked))


def test_what_is_refused_is_asked_again() -> None:
    recall, told = Recall(), iter([ValueError, None])

    def ask(_: View) -> str:
        if error := next(told):
            raise error
        return "said"

    with Desk(":memory:") as desk, desk._look(None) as view:
        with pytest.raises(ValueError):
            recall(view, ask)
        assert recall(view, ask) == recall(view, ask) == "said"


def test_who_asks_the_same_meanwhile_waits_for_the_answer(desk: Desk) -> None:
    recall, asked = Recall(), []

    def ask(_: View) -> str:
        asked.append(1)
        time.sleep(0.2)
        return "said"

    def one() -> None:
        with desk._look(None) as view:
            recall(view, ask)

    threads = [threading.Thread(target=one) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert asked == [1]


def test_a_desk_says_what_is_new_though_it_was_asked_before(desk: Desk) -> None:
    add(desk, bombing()[:3])
    (before,) = (row for row in desk.incidents().rows if row.dossier.accounts > 1)
    weighed = desk.weigh(before.id)
    add(desk, bombing()[3:])
    assert desk.incident(before.id).dossier.accounts == before.dossier.accounts + 1
    assert len(desk.weigh(before.id).accounts) == len(weighed.accounts) + 1
    past = desk.weigh(before.id, as_of="2026-05-08")
    assert (past.accounts, past.table) == (weighed.accounts, weighed.table)
