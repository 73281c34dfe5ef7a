"""Archives are told by their first bytes; each kind gives its pages, and its errors in one line."""

import gzip
import io
import json
import zipfile
from pathlib import Path

import pytest

from tests.collect.archives.made import ADDRESS, BODY, packed, record
from tocsin.collect.archives import archived, is_archive, write_lines
from tocsin.collect.archives.parquet import libraries, write_parquet
from tocsin.collect.conditions import CollectError
from tocsin.collect.limits import Limits
from tocsin.records import Page

PAGES = [
    Page(
        source="x",
        address=ADDRESS,
        content=b"caf\xe9" * 9,
        media_type="text/html",
        charset="latin-1",
        fetched="2026-03-03T10:00:00+00:00",
        headers=(("etag", '"7"'),),
    ),
    Page(source="mill.html", content="řeka".encode()),
]


def wacz(*members: tuple[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return out.getvalue()


def parquet(pages: list[Page]) -> bytes:
    out = io.BytesIO()
    assert write_parquet(pages, out) == len(pages)
    return out.getvalue()


def read(tmp_path: Path, content: bytes, limits: Limits | None = None) -> list[object]:
    path = tmp_path / "archive"
    path.write_bytes(content)
    return list(archived(str(path), limits or Limits(max_bytes=100_000)))


LINES = b"".join(write_lines(PAGES))


@pytest.mark.parametrize(
    "content", [LINES, gzip.compress(LINES), LINES.replace(b"\n", b"\r\n\n"), parquet(PAGES)]
)
def test_pages_come_back_as_they_were_written(tmp_path: Path, content: bytes) -> None:
    assert read(tmp_path, content) == PAGES


@pytest.mark.parametrize(
    "content",
    [
        record(),
        packed([record()]),
        wacz(("archive/data.warc.gz", packed([record()])), ("pages/pages.jsonl", b"{}")),
        wacz(("archive/data.warc", record()), method=zipfile.ZIP_DEFLATED),
    ],
)
def test_archives_of_the_web_are_told_whatever_their_name(tmp_path: Path, content: bytes) -> None:
    (page,) = read(tmp_path, content)
    assert isinstance(page, Page)
    assert (page.address, page.content) == (ADDRESS, BODY)


@pytest.mark.parametrize(
    ("given", "content", "media_type"),
    [
        ({"url": ADDRESS, "html": "<p>ř"}, "<p>ř", "text/html"),
        ({"link": ADDRESS, "text": "words", "html": None}, "words", "text/plain"),
    ],
)
def test_lines_that_others_write_are_understood(
    tmp_path: Path, given: dict[str, str], content: str, media_type: str
) -> None:
    (page,) = read(tmp_path, json.dumps(given).encode())
    assert isinstance(page, Page)
    assert (page.content.decode(), page.address, page.media_type) == (content, ADDRESS, media_type)


def test_a_bad_line_costs_no_other(tmp_path: Path) -> None:
    long = json.dumps({"url": ADDRESS, "html": "x" * 400_000}).encode()
    large = json.dumps({"url": ADDRESS, "html": "x" * 120_000}).encode()
    lines = [LINES.splitlines()[0], b"[]", b"{", b'{"a": 1}', long, large, b'{"source": 1}']
    found = read(tmp_path, b"\n".join([*lines, *LINES.splitlines()]))
    assert [one for one in found if isinstance(one, Page)] == [PAGES[0], *PAGES]
    errors = [one for one in found if isinstance(one, CollectError)]
    assert [error.source.rpartition(" ")[2] for error in errors] == ["2", "3", "4", "5", "6", "7"]
    assert [error.condition == "too large" for error in errors] == [False] * 3 + [True] * 2 + [
        False
    ]


def test_columns_that_are_none_of_a_page_do_no_harm(tmp_path: Path) -> None:
    """Neither others beside them, nor headers that are no text."""
    arrow, parquets = libraries()
    headers = [{"name": "etag", "value": None}, {"name": "server", "value": "x"}]
    rest = {"crawled": arrow.array([1], arrow.timestamp("ns")), "headers": [headers]}
    table = arrow.table({"address": [ADDRESS], "content": [BODY], **rest})
    parquets.write_table(table, out := io.BytesIO())
    (page,) = read(tmp_path, out.getvalue())
    assert isinstance(page, Page)
    assert (page.content, page.headers) == (BODY, (("server", "x"),))


BOMB = wacz(("archive/x.warc", record(b"x" * 30_000_000)), method=zipfile.ZIP_DEFLATED)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no archive"),
        (b"<html>", "no archive"),
        (b"\x1f\x8bnonsense", "no archive"),
        (gzip.compress(LINES)[:-20], "broken gzip"),
        (wacz(("notes.txt", b"x")), "without WARC"),
        (wacz(("archive/a.warc", record()))[:-30], "broken ZIP"),
        (BOMB, "unpacks to much more"),
        (parquet(PAGES)[:-30] + b"\0" * 30, "broken Parquet"),
        (b"PAR1", "broken Parquet"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_line(tmp_path: Path, content: bytes, said: str) -> None:
    *_, error = read(tmp_path, content)
    assert isinstance(error, CollectError)
    assert said in error.problem
    assert "\n" not in str(error)


def test_a_missing_archive_is_said(tmp_path: Path) -> None:
    (error,) = archived(str(tmp_path / "gone.warc"))
    assert "no such file" in str(error)


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("a.warc.gz", True),
        ("A.WACZ", True),
        ("pages.jsonl", True),
        ("pages.parquet", True),
        ("page.html", False),
        ("pages.json", False),
    ],
)
def test_an_archive_is_known_by_its_name(name: str, is_one: bool) -> None:
    assert is_archive(name) is is_one
