"""WARC files give their pages, and say what is wrong with them."""

import gzip
import io
import random
import zlib

import pytest

from tests.collect.archives.made import ADDRESS, BODY, HTML, chunked, packed, record
from tocsin.collect.archives.warc import warc_pages
from tocsin.collect.conditions import CollectError
from tocsin.collect.limits import Limits
from tocsin.records import Page

# BODY as Brotli packs it.
BROTLI = bytes.fromhex(
    "1b3303f82d0eec98c278154932bba0e42943cb36babb84a37a69103697b9e91396d689d0c24b6bfa"
    "011c4a198af1d98289badcf5c52604"
)
TIGHT = Limits(max_bytes=100_000)


def read(content: bytes, limits: Limits = TIGHT) -> list[Page | CollectError]:
    return list(warc_pages(io.BytesIO(content), "x.warc", limits))


def only(content: bytes) -> Page:
    (found,) = read(content)
    assert isinstance(found, Page)
    return found


@pytest.mark.parametrize("content", [record(), packed([record()])])
def test_a_page_comes_with_all_that_the_archive_knows(content: bytes) -> None:
    page = only(content)
    assert (page.source, page.address, page.content) == ("x.warc", ADDRESS, BODY)
    assert (page.media_type, page.charset) == ("text/html", "windows-1250")
    assert page.fetched == "2026-03-03T10:00:00+00:00"
    assert dict(page.headers)["content-type"].startswith("text/html")


@pytest.mark.parametrize("moment", ["", "yesterday", "0001-01-01T00:00:00+14:00"])
def test_a_moment_that_is_none_is_left_out(moment: str) -> None:
    dated = record().replace(b"2026-03-03T11:00:00+01:00", moment.encode())
    assert only(dated).fetched is None


@pytest.mark.parametrize(
    ("payload", "headers"),
    [
        (gzip.compress(BODY), "Content-Encoding: gzip\r\n"),
        (zlib.compress(BODY), "Content-Encoding: deflate\r\n"),
        (BROTLI, "Content-Encoding: br\r\n"),
        (chunked(BODY), "Transfer-Encoding: chunked\r\n"),
        (chunked(gzip.compress(BODY)), "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n"),
        # Undone by whoever wrote the archive, and still said.
        (BODY, "Content-Encoding: gzip\r\n"),
        (BODY, "Transfer-Encoding: chunked\r\n"),
    ],
)
def test_a_body_is_unpacked_as_far_as_it_is_packed(payload: bytes, headers: str) -> None:
    assert only(record(payload, HTML.format(headers))).content == BODY


def test_what_is_no_page_is_passed_over() -> None:
    others = [
        record(kind="warcinfo", http="", address=""),
        record(kind="request"),
        record(kind="revisit"),
        record(b"", "HTTP/1.1 302 Found\r\nLocation: /b\r\n\r\n"),
        record(b"\x89PNG", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n"),
        record(b""),
        record(address="dns:courier.example"),
    ]
    assert only(b"".join(others) + record()).content == BODY
    assert only(packed([*others, record()])).content == BODY


def test_saved_pages_and_extracts_of_text_are_pages() -> None:
    saved = record(BODY, "", kind="resource", content_type="text/html")
    text = record(b"words", "", kind="conversion", content_type="text/plain")
    first, second = read(saved + text)
    assert isinstance(first, Page)
    assert isinstance(second, Page)
    assert (first.content, first.media_type) == (BODY, "text/html")
    assert (second.content, second.media_type) == (b"words", "text/plain")


def test_a_cookie_is_no_part_of_a_page() -> None:
    page = only(record(BODY, HTML.format("Set-Cookie: id=1\r\n")))
    assert "set-cookie" not in dict(page.headers)


@pytest.mark.parametrize("pack", [b"".join, packed])
def test_a_page_beyond_the_limit_costs_no_other(pack) -> None:  # type: ignore[no-untyped-def]
    bomb = record(gzip.compress(b"x" * 50_000_000), HTML.format("Content-Encoding: gzip\r\n"))
    large, bombed, page = read(pack([record(b"x" * 300_000), bomb, record()]))
    for error in (large, bombed):
        assert isinstance(error, CollectError)
        assert (error.condition, ADDRESS in error.source) == ("too large", True)
    assert isinstance(page, Page)


@pytest.mark.parametrize("content", [record() * 2, packed([record()] * 2)])
def test_an_archive_that_breaks_off_is_named_and_what_came_is_read(content: bytes) -> None:
    dice = random.Random(10)  # noqa: S311 - a test's dice
    for _ in range(40):
        cut = dice.randrange(len(content) // 2 + 5, len(content) - 30)
        first, *rest = read(content[:cut])
        assert isinstance(first, Page)
        assert len(rest) <= 1
        assert all(isinstance(one, CollectError) and one.condition == "garbage" for one in rest)


def test_a_record_that_is_cut_off_is_named() -> None:
    _, error = read((record() * 2)[:-200])
    assert isinstance(error, CollectError)
    assert "cut off" in error.problem


def test_what_is_broken_within_is_named_with_its_place() -> None:
    first, error = read(record() + b"nonsense\r\n" + record())
    assert isinstance(first, Page)
    assert isinstance(error, CollectError)
    assert "broken after 1 records" in error.problem
    assert "\n" not in str(error)


def test_headers_without_end_are_refused_before_they_fill_the_memory() -> None:
    (error,) = read(gzip.compress(b"WARC/1.1\r\nX: " + b"A" * 50_000_000))
    assert isinstance(error, CollectError)


def test_no_bytes_bring_it_down() -> None:
    dice = random.Random(10)  # noqa: S311 - a test's dice
    for _ in range(300):
        content = bytearray(dice.choice([record() * 2, packed([record()] * 2)]))
        for _ in range(dice.randrange(1, 9)):
            content[dice.randrange(len(content))] = dice.randrange(256)
        for found in read(bytes(content)):
            assert isinstance(found, Page) or "\n" not in str(found)
