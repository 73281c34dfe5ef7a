"""What the user names is told apart: path, address, standard input."""

import io
import sys
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from tocsin.collect import Limits, expand, is_address, load, pages
from tocsin.errors import FetchError
from tocsin.records import Page


def test_one_bad_source_never_ends_a_run(tmp_path: Path) -> None:
    good = tmp_path / "good.html"
    good.write_text("<p>words")
    empty = tmp_path / "empty.html"
    empty.touch()
    sources: list[Path | str] = [tmp_path / "gone.html", empty, "file:///etc/passwd", good]
    gone, nothing, refused, page = pages(sources)
    assert isinstance(gone, FetchError)
    assert isinstance(nothing, FetchError)
    assert isinstance(refused, FetchError)
    assert isinstance(page, Page)


def test_sources_come_in_the_order_given_with_folders_opened(tmp_path: Path) -> None:
    (tmp_path / "b.html").write_text("b")
    (tmp_path / "a.html").write_text("a")
    items = list(expand(["https://x.example/", str(tmp_path), "-"]))
    assert items == [
        "https://x.example/",
        str(tmp_path / "a.html"),
        str(tmp_path / "b.html"),
        "-",
    ]


@pytest.mark.parametrize("empty", ["", " ", "\n"])
def test_an_empty_source_is_not_the_current_folder(
    empty: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "page.html").write_text("<p>words")
    monkeypatch.chdir(tmp_path)
    (error,) = expand([empty])
    assert isinstance(error, FetchError)
    with pytest.raises(FetchError, match="the source is empty"):
        load(empty)


def test_expanding_reads_nothing() -> None:
    assert list(expand(["gone.html"])) == ["gone.html"]


@pytest.mark.parametrize(
    ("source", "address"),
    [
        ("https://x.example/a.html", True),
        ("HTTP://x.example", True),
        ("file:///etc/passwd", True),
        ("ftp://x.example/", True),
        ("page.html", False),
        ("./file:page.html", False),
        (r"C:\page.html", False),
        ("-", False),
    ],
)
def test_addresses_are_known_by_their_scheme(source: str, address: bool) -> None:
    assert is_address(source) is address


def test_a_file_with_a_colon_in_its_name_is_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("live: day 3.html").write_text("<p>words")
    assert load("live: day 3.html").content == b"<p>words"
    with pytest.raises(FetchError, match="live: addresses are not read"):
        load("live: day 4.html")


def test_a_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"<p>words")))
    assert load("-").content == b"<p>words"


def test_a_named_archive_gives_all_its_pages(tmp_path: Path) -> None:
    archive = tmp_path / "two.jsonl"
    archive.write_text('{"url": "https://x.example/a", "html": "<p>a"}\n[]\n')
    page, error = pages([archive])
    assert isinstance(page, Page)
    assert (page.address, page.source) == ("https://x.example/a", str(archive))
    assert isinstance(error, FetchError)


def test_limits_reach_the_address(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/").respond_with_data("x" * 100, content_type="text/html")
    (error,) = pages([httpserver.url_for("/")], limits=Limits(max_bytes=10))
    assert isinstance(error, FetchError)
