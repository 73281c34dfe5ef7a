"""Adding pages: each once, its versions, and nothing of those that fail."""

import subprocess
import sys

import pytest
from msgspec.structs import replace
from sqlalchemy import event

from tests.desk.made import add, attack, fair, post, press
from tocsin.desk import linking
from tocsin.desk.adding import Added, Asked, put, reading_of
from tocsin.desk.desk import Desk
from tocsin.errors import FetchError, SourceError
from tocsin.records import Page, Reading
from tocsin.store import dump, journal


def rows(desk: Desk) -> list[tuple[str, dump.Row]]:
    """Every row of a record."""
    with desk.store.look() as view:
        return list(dump.rows(view))


def _what(added: list[Added]) -> list[str]:
    return [one.what for one in added]


def test_adding_twice_adds_nothing(desk: Desk) -> None:
    add(desk, press())
    before = rows(desk)
    assert _what(add(desk, press())) == ["known"] * len(press())
    assert rows(desk) == before


def test_a_page_that_was_entered_meanwhile_is_of_the_same_article(desk: Desk) -> None:
    reading = reading_of(attack(), None)
    assert isinstance(reading, Reading)
    first, second = (
        put(desk.store, attack(), reading, Asked(by="test"), desk.now) for _ in range(2)
    )
    assert isinstance(first, Added)
    assert second == Added(source=first.source, what="known", article=first.article)


def test_an_edited_page_is_a_new_version_of_its_article(desk: Desk) -> None:
    first, second = add(desk, [attack(), attack("market", "2026-05-06", "The toll may rise.")])
    assert (second.what, second.version, second.article) == ("new version", 2, first.article)


def test_a_page_whose_furniture_alone_changed_is_kept_and_no_new_version(desk: Desk) -> None:
    first, second = add(desk, [fair(), fair(footer="Read by thousands")])
    assert (second.what, second.version, second.article) == ("same text", 1, first.article)
    assert len(desk.versions(first.article or "")) == 1
    assert sum(table == "page" for table, _ in rows(desk)) == 2


def test_a_page_by_another_path_is_of_the_article_whose_address_it_gives(desk: Desk) -> None:
    own = "https://courier.example/market"
    there = attack("market", canonical=own)
    saved = replace(there, source="saved.html", address=None)
    first, second = add(desk, [there, saved])
    assert second.article == first.article


def test_a_page_at_a_foreign_host_is_no_version_of_another(desk: Desk) -> None:
    own = "https://courier.example/market"
    forged = attack("copy", "2026-05-06", "It was all a lie.", canonical=own, host="liar.example")
    first, second = add(desk, [attack(), forged])
    assert second.article != first.article
    assert second.what == "new"


def test_one_bad_page_ends_nothing(desk: Desk) -> None:
    gone = FetchError("https://gone.example/", "isn't there", "try another")
    empty = Page(source="empty.html", content=b"<html></html>", media_type="text/html")
    outcomes = list(desk.add([gone, empty, attack()]))
    assert isinstance(outcomes[0], SourceError)
    assert isinstance(outcomes[1], SourceError)
    assert isinstance(outcomes[2], Added)


@pytest.mark.parametrize("odd", ["\x00", "\udce9"])
def test_no_page_breaks_off_the_run(desk: Desk, odd: str) -> None:
    """Names of files and headers may hold what a database doesn't take."""
    strange = replace(attack(), source=f"bomb{odd}.html", address=None, headers=(("X", odd),))
    outcomes = list(desk.add([strange, post()]))
    assert isinstance(outcomes[1], Added)
    assert list(desk.verify()) == []


def test_a_page_that_fails_halfway_leaves_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(desk, [fair()])
    before = rows(desk)

    def fails(*_: object) -> None:
        raise RuntimeError("killed")

    with monkeypatch.context() as patched:
        patched.setattr(linking, "_tell_stories", fails)
        (told,) = desk.add([attack()])
    assert isinstance(told, SourceError)
    assert rows(desk) == before
    assert desk.search(["bomb"]).rows == ()
    assert _what(add(desk, [attack()])) == ["new"]


def test_a_replay_learns_on_the_day_of_publication(desk: Desk) -> None:
    add(desk, [attack(), post(), fair("late", "2026-05-09")])
    with desk.store.look() as view:
        moments = [journal.moment(view, number)[:10] for number in (1, 2, 3)]
    assert moments == ["2026-05-05", "2026-05-06", "2026-05-09"]


def test_a_replay_goes_neither_back_nor_beyond_the_present(desk: Desk) -> None:
    add(desk, [post()])
    for late, problem in ((attack(), "before the record"), (fair("f", "2099-01-01"), "to come")):
        (refused,) = desk.add([late], replay=True)
        assert problem in str(refused)
    (added,) = add(desk, [attack()], replay=False)
    assert added.what == "new"


def test_a_version_that_comes_late_is_not_the_articles_last(desk: Desk) -> None:
    corrected = attack("market", "2026-05-06", "The toll was corrected.")
    added = add(desk, [corrected, attack()], replay=False)
    assert _what(added) == ["new", "older version"]
    (only,) = desk.versions(corrected.address or "")
    assert only.source.published == "2026-05-06T10:00:00+00:00"


def test_a_page_that_changed_back_is_a_new_version(desk: Desk) -> None:
    first, second = attack(), attack("market", "2026-05-05", "The toll may rise.")
    add(desk, [first, second], replay=False)
    again = replace(first, fetched="2026-06-02T12:00:00Z")  # after the desk's clock
    assert _what(add(desk, [again], replay=False)) == ["new version"]
    earlier = replace(second, fetched="2026-05-07T12:00:00Z")
    assert _what(add(desk, [again, earlier, first, second], replay=False)) == ["known"] * 4


def test_a_date_that_was_corrected_is_a_new_version(desk: Desk) -> None:
    add(desk, [fair()], replay=False)
    assert _what(add(desk, [fair("fair", "2026-05-03")], replay=False)) == ["new version"]


def test_another_day_for_a_page_of_the_record_is_another_reading_of_it(desk: Desk) -> None:
    add(desk, [attack(), post()], replay=False)
    before = [one.dossier.accounts for one in desk.incidents().rows]
    added = [one for day in "7787" for one in desk.add([attack()], published=f"2026-05-0{day}")]
    what = [one.what for one in added if isinstance(one, Added)]
    assert what == ["new day", "known", "new day", "new day"]
    versions = desk.versions(attack().address or "")
    assert [one.source.version for one in versions] == [1] * 4
    assert [one.source.published for one in versions][1:] == [f"2026-05-0{day}" for day in "787"]
    assert [one.dossier.accounts for one in desk.incidents().rows] == before
    assert list(desk.verify()) == []


def test_an_earlier_day_that_is_given_for_the_same_text_is_no_older_version(desk: Desk) -> None:
    add(desk, [fair()], replay=False)
    (added,) = desk.add([fair(footer="Read by thousands")], published="2026-05-01")
    assert isinstance(added, Added)
    assert added.what == "new version"


def test_the_day_of_an_older_page_is_not_changed(desk: Desk) -> None:
    add(desk, [fair(), fair("fair", "2026-05-03", "Rain fell.")], replay=False)
    (refused,) = desk.add([fair()], published="2026-05-01")
    assert "its day stays as it is" in str(refused)


def test_pages_whose_day_was_given_are_known_with_it(desk: Desk) -> None:
    """Also the second of one text, and one that was edited since: adding again is no correction."""
    pages = [fair(), fair(footer="Read"), fair("fair", "2026-05-02", "Rain fell."), attack()]
    list(desk.add(pages, published="2026-05-03"))
    before = rows(desk)
    again = desk.add(pages, published="2026-05-03")
    assert [one.what for one in again if isinstance(one, Added)] == ["known"] * 4
    assert rows(desk) == before


def test_late_arrivals_join(desk: Desk) -> None:
    add(desk, [attack(), fair(), *press()[5:8], post()], replay=False)
    (row,) = (row for row in desk.incidents().rows if row.dossier.accounts > 1)
    assert desk.incident(row.id).accounts[-1].source.outlet == "Lorne Post"


def test_what_an_article_costs_does_not_grow_with_the_record(desk: Desk) -> None:
    asked: list[str] = []
    event.listen(desk.store.engine, "before_cursor_execute", lambda *a: asked.append(a[2]))
    costs = []
    for number in range(40):
        asked.clear()
        add(desk, [fair(f"fair{number}", "2026-05-02", f"Hall {number} was full.")])
        costs.append(len(asked))
    assert costs[39] <= costs[9]


@pytest.mark.slow
def test_two_processes_add_at_once(where: str) -> None:
    program = """
import sys
from tests.desk.made import add, press
from tocsin.desk.desk import Desk
where, turn = sys.argv[1], int(sys.argv[2])
with Desk(where, by=str(turn)) as desk:
    pages = press()
    add(desk, pages if turn else reversed(pages), replay=False)
"""
    both = [
        subprocess.Popen([sys.executable, "-c", program, where, turn])  # noqa: S603 - as above
        for turn in "01"
    ]
    assert [one.wait(60) for one in both] == [0, 0]
    with Desk(where) as desk:
        assert list(desk.verify()) == []
        assert sum(table == "page" for table, _ in rows(desk)) == len(press())
