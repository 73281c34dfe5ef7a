"""Lists of subscriptions go out and come back in unharmed, without their secrets."""

import random
from collections.abc import Callable, Iterable, Iterator

import pytest

from tests.collect.subscriptions.made import FULL, PLAIN, any_subscription
from tocsin.collect.subscriptions import (
    Subscription,
    read_csv,
    read_json,
    read_opml,
    write_csv,
    write_json,
    write_opml,
)
from tocsin.errors import SourceError

Read = Callable[[bytes, str], Iterator[Subscription | SourceError]]
Write = Callable[..., bytes]


def csv_bytes(subscriptions: Iterable[Subscription], *, secrets: bool = False) -> bytes:
    return write_csv(subscriptions, secrets=secrets).encode()


FORMS = [
    pytest.param(write_opml, read_opml, id="opml"),
    pytest.param(csv_bytes, read_csv, id="csv"),
    pytest.param(write_json, read_json, id="json"),
]


@pytest.mark.parametrize(("write", "read"), FORMS)
def test_a_list_comes_back_as_it_was(write: Write, read: Read) -> None:
    assert list(read(write([FULL, PLAIN], secrets=True), "list")) in (
        [FULL, PLAIN],
        [PLAIN, FULL],  # OPML puts groups together
    )


@pytest.mark.parametrize(("write", "read"), FORMS)
def test_any_list_comes_back(write: Write, read: Read) -> None:
    dice = random.Random(10)  # noqa: S311 - a test's dice
    for _ in range(100):
        given = [any_subscription(dice) for _ in range(dice.randrange(6))]
        back = list(read(write(given, secrets=True), "list"))
        assert all(isinstance(one, Subscription) for one in back)
        assert sorted(map(repr, back)) == sorted(map(repr, given))


@pytest.mark.parametrize(("write", "read"), FORMS)
def test_secrets_stay_at_home_unless_asked_for(write: Write, read: Read) -> None:
    private = Subscription(address="https://me:pw@courier.example/private/abc/rss?token=s3cret&a=1")
    out = write([private])
    for secret in (b"pw", b"abc", b"s3cret"):
        assert secret not in out
    (error,) = read(out, "list")
    assert isinstance(error, SourceError)
    assert list(read(write([private], secrets=True), "list")) == [private]


@pytest.mark.parametrize(("write", "read"), FORMS)
def test_one_bad_entry_costs_no_other(write: Write, read: Read) -> None:
    out = write([PLAIN, FULL], secrets=True).replace(b"CZ", b"!")
    kinds = {type(one) for one in read(out, "list")}
    assert kinds == {Subscription, SourceError}


@pytest.mark.parametrize("content", [b"", b"\x7fELF\0\1", b"a,b", b"<rss version='2.0'/>"])
def test_what_is_no_opml_is_told_to_be_none(content: bytes) -> None:
    (error,) = read_opml(content, "list.opml")
    assert str(error) == "list.opml: is no OPML; export the list of feeds again, as OPML"


@pytest.mark.parametrize("read", [read_opml, read_csv, read_json])
@pytest.mark.parametrize("content", [b"<x/>", b"[1, 2", b"a,b\n1,2\n", b"{}", b'[3, {"a": []}]'])
def test_another_file_is_refused_in_one_line(read: Read, content: bytes) -> None:
    found = list(read(content, "list"))
    assert found
    for error in found:
        assert isinstance(error, SourceError)
        assert "\n" not in str(error)


def test_lists_of_other_readers_are_understood() -> None:
    """Nested groups, a link, no title, an entity of HTML, a language that is none."""
    content = b"""<?xml version="1.0"?><opml version="1.0"><body>
    <outline text="Europe"><outline title="Middle">
      <outline text="Caf&eacute; Courier" type="rss" xmlUrl="https://courier.example/rss"
        htmlUrl="https://courier.example/" language="unknown"/></outline></outline>
    <outline text="A page" type="link" url="https://herald.example/"/>
    <outline text="" type="rss" xmlUrl="https://gazette.example/rss"/>
    <outline text="A note"/></body></opml>"""
    assert list(read_opml(content, "list")) == [
        Subscription(
            address="https://courier.example/rss", name="Café Courier", group="Europe/Middle"
        ),
        Subscription(address="https://herald.example/", kind="page", name="A page"),
        Subscription(address="https://gazette.example/rss"),
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_of_any_spreadsheet_is_understood(delimiter: str) -> None:
    rows = [["Address", "Name"], ["https://courier.example/rss", "The Courier"], ["", ""]]
    content = "\ufeff" + "\r\n".join(delimiter.join(row) for row in rows)
    assert list(read_csv(content.encode(), "list")) == [
        Subscription(address="https://courier.example/rss", name="The Courier")
    ]


def test_no_cell_is_run_by_a_spreadsheet() -> None:
    out = write_csv([Subscription(address="https://courier.example/", name="=cmd()")])
    assert ",'=cmd()," in out
