"""Filters: kept under one name, read as a feed by one secret, until whoever saved it is gone."""

import pytest

from tocsin.desk.desk import Desk
from tocsin.errors import NotFoundError, TocsinError


def test_a_list_is_kept_as_it_was_filtered_and_by_whom(desk: Desk) -> None:
    row = desk.filters.save(" The  valley ", "incidents", {"place": "Orlec", "kind": ""})
    assert (row.name, row.asked, row.by, row.fed) == (
        "The valley",
        {"place": "Orlec"},
        "Mira",
        False,
    )
    assert desk.filters.list() == (row,) == (desk.filters.show("The valley"),)


def test_what_is_withdrawn_is_listed_no_more_and_was_before(desk: Desk) -> None:
    desk.filters.save("valley", "incidents", {})
    secret, before = desk.filters.feed("valley"), desk.now()
    desk.filters.withdraw("valley", why="not needed")
    assert desk.filters.list() == ()
    assert [one.name for one in desk.filters.list(as_of=before)] == ["valley"]
    desk.filters.save("valley", "blame", {})
    assert desk.filters.find(secret) is None


def test_a_feed_is_read_by_its_last_secret_which_is_kept_nowhere(desk: Desk) -> None:
    desk.filters.save("valley", "search", {"q": "bridge"})
    old, new = desk.filters.feed("valley"), desk.filters.feed("valley")
    found = desk.filters.find(new)
    assert found is not None and found.asked == {"q": "bridge"}
    assert desk.filters.find(old) is None
    assert new not in str(desk.filters.list())
    desk.filters.end_feed("valley")
    assert desk.filters.find(new) is None


def test_a_feed_ends_when_whoever_saved_it_may_not_sit_at_the_desk(desk: Desk) -> None:
    desk.accounts.add("ada", "Ada Berg", "admin")
    desk.accounts.add("jon", "Jon Ek", "reader")
    jon = desk.seated("Jon Ek")
    jon.filters.save("valley", "incidents", {})
    secret = jon.filters.feed("valley")
    assert desk.filters.find(secret) is not None
    desk.accounts.disable("jon", why="left")
    assert desk.filters.find(secret) is None


@pytest.mark.parametrize(
    ("name", "list_", "asked", "said"),
    [
        ("VALLEY", "blame", {}, "already"),
        ("", "blame", {}, "is no name"),
        ("x" * 61, "blame", {}, "is no name"),
        ("new", "cases", {}, "is no list"),
        ("new", "blame", {"as_of": "2026-05-01"}, "can't be asked as_of"),
        ("new", "blame", {"status": "happened"}, "can't be chosen by status"),
        ("new", "blame", {"since": "soon"}, "is no day"),
        ("new", "stories", {"until": "2026-W10-1"}, "“2026-W10-1” is no day; write it like"),
        ("new", "incidents", {"triage": "foo"}, "triage can't be “foo”; it is one of new, dis"),
        ("new", "incidents", {"kind": "nonsense"}, "kind can't be “nonsense”; .*bombing"),
        ("new", "warned", {"kind": "bombing"}, "kind can't be “bombing”; it is one of heeded"),
        ("new", "stories", {"q": "bridge"}, "can't be asked q"),
    ],
)
def test_what_cannot_be_kept_is_refused(
    desk: Desk, name: str, list_: str, asked: dict[str, str], said: str
) -> None:
    desk.filters.save("valley", "incidents", {})
    with pytest.raises(TocsinError, match=said):
        desk.filters.save(name, list_, asked)
    assert len(desk.filters.list()) == 1


def test_what_is_not_there_or_unsigned_is_refused(desk: Desk) -> None:
    with pytest.raises(NotFoundError):
        desk.filters.feed("valley")
    with pytest.raises(NotFoundError):
        desk.filters.withdraw("valley", why="so")
    with pytest.raises(TocsinError, match="needs a name"):
        desk.seated("").filters.save("valley", "incidents", {})
