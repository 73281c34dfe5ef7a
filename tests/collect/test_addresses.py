"""Addresses become pages within bounds, whatever the server does; all on loopback."""

import asyncio
import gzip
import time
import zlib
from collections.abc import Iterator
from datetime import timedelta

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from tests.collect.slow_server import Slow
from tocsin.collect import Limits, fetch
from tocsin.collect.addresses import Manner
from tocsin.collect.conditions import CollectError, ElsewhereError
from tocsin.errors import FetchError

TIGHT = Limits(max_bytes=1000, max_redirects=3)
HTML = "text/html; charset=windows-1252"


def refusal(address: str, limits: Limits = TIGHT) -> FetchError:
    with pytest.raises(FetchError) as caught:
        fetch(address, limits=limits)
    assert caught.value.source == address
    assert "\n" not in str(caught.value)
    assert caught.value.remedy
    return caught.value


def test_a_page_comes_with_what_the_server_claims(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/story").respond_with_data(
        "<p>words", headers={"Last-Modified": "Sat, 03 May 2025 06:40:00 GMT"}, content_type=HTML
    )
    page = fetch(httpserver.url_for("/story"), limits=TIGHT)
    assert page.content == b"<p>words"
    assert page.source == page.address == httpserver.url_for("/story")
    assert (page.media_type, page.charset) == ("text/html", "windows-1252")
    assert dict(page.headers)["last-modified"].startswith("Sat, 03 May 2025")
    assert page.fetched is not None
    assert page.fetched.endswith("+00:00")


def test_the_reader_says_who_it_is(httpserver: HTTPServer) -> None:
    seen: list[str] = []

    def answer(request: Request) -> Response:
        seen.append(request.headers["User-Agent"])
        return Response("<p>words", content_type="text/html")

    httpserver.expect_request("/").respond_with_handler(answer)
    fetch(httpserver.url_for("/"), limits=TIGHT)
    assert seen[0].startswith("Tocsin/")


def test_a_cookie_is_no_part_of_the_page(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/").respond_with_data(
        "x", headers={"Set-Cookie": "id=1"}, content_type=HTML
    )
    assert "set-cookie" not in dict(fetch(httpserver.url_for("/"), limits=TIGHT).headers)


def test_redirects_are_followed_and_the_last_address_is_the_pages_own(
    httpserver: HTTPServer,
) -> None:
    redirect(httpserver, "/short", "/story?id=1")
    httpserver.expect_request("/story").respond_with_data("<p>words", content_type=HTML)
    page = fetch(httpserver.url_for("/short"), limits=TIGHT)
    assert page.source == httpserver.url_for("/short")
    assert page.address == httpserver.url_for("/story?id=1")


def test_who_stays_is_told_of_another_site_and_asks_nothing_there(httpserver: HTTPServer) -> None:
    elsewhere = f"http://127.0.0.1:{httpserver.port}/story"
    redirect(httpserver, "/short", "/shorter")
    redirect(httpserver, "/shorter", elsewhere)
    with pytest.raises(ElsewhereError) as caught:
        fetch(httpserver.url_for("/short"), limits=TIGHT, manner=Manner(stays=True))
    assert (caught.value.to, caught.value.condition) == (elsewhere, "redirects")
    assert [request.path for request, _ in httpserver.log] == ["/short", "/shorter"]


def test_who_stays_is_led_about_within_a_site(httpserver: HTTPServer) -> None:
    redirect(httpserver, "/short", "/story")
    httpserver.expect_request("/story").respond_with_data("<p>words", content_type=HTML)
    assert fetch(httpserver.url_for("/short"), limits=TIGHT, manner=Manner(stays=True)).content


def test_redirects_for_ever(httpserver: HTTPServer) -> None:
    redirect(httpserver, "/a", "/b")
    redirect(httpserver, "/b", "/a")
    assert "more than 3 times" in refusal(httpserver.url_for("/a")).problem


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://courier.example/x", "data:,x"])
def test_a_redirect_out_of_the_web_is_not_followed(httpserver: HTTPServer, target: str) -> None:
    redirect(httpserver, "/", target)
    scheme = target.partition(":")[0]
    assert f"redirects to a {scheme}: address" in refusal(httpserver.url_for("/")).problem


@pytest.mark.parametrize(
    ("code", "said", "remedy"),
    [
        (404, "404 Not Found", "check the address"),
        (403, "403 Forbidden", "from a browser"),
        (503, "503 Service Unavailable", "later"),
        (799, "799", "later"),
    ],
)
def test_an_answer_that_is_no_page_is_named(
    httpserver: HTTPServer, code: int, said: str, remedy: str
) -> None:
    httpserver.expect_request("/").respond_with_data("<p>sorry", status=code, content_type=HTML)
    error = refusal(httpserver.url_for("/"))
    assert said in error.problem
    assert remedy in error.remedy


def test_how_long_a_server_asks_to_be_left_alone_is_part_of_the_error(
    httpserver: HTTPServer,
) -> None:
    rest = {"Retry-After": "3600"}
    httpserver.expect_request("/").respond_with_data("", status=429, headers=rest)
    error = refusal(httpserver.url_for("/"))
    assert isinstance(error, CollectError) and error.retry_after == timedelta(hours=1)


@pytest.mark.parametrize("kind", ["image/png", "application/pdf", "audio/mpeg", "video/mp4"])
def test_what_is_no_text_is_refused_before_it_is_read(httpserver: HTTPServer, kind: str) -> None:
    httpserver.expect_request("/").respond_with_data(b"\x89PNG", content_type=kind)
    assert kind in refusal(httpserver.url_for("/")).problem


def test_an_announced_size_beyond_the_limit_is_refused_at_once(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/").respond_with_data("x" * 5000, content_type=HTML)
    assert "5 kB" in refusal(httpserver.url_for("/")).problem


def test_an_endless_page_is_cut_off_at_the_limit(httpserver: HTTPServer) -> None:
    def endless() -> Iterator[bytes]:
        while True:
            yield b"x" * 100

    httpserver.expect_request("/").respond_with_response(
        Response(endless(), content_type="text/html")
    )
    assert "more than 1 kB" in refusal(httpserver.url_for("/")).problem


def test_a_compressed_page_is_unpacked(httpserver: HTTPServer) -> None:
    compressed(httpserver, gzip.compress(b"<p>words"), "gzip")
    assert fetch(httpserver.url_for("/"), limits=TIGHT).content == b"<p>words"


def test_what_counts_is_the_size_after_unpacking(httpserver: HTTPServer) -> None:
    compressed(httpserver, gzip.compress(b"x" * 10_000_000), "gzip")
    limits = Limits(max_bytes=100_000, deadline=5)
    assert "more than 100 kB" in refusal(httpserver.url_for("/"), limits).problem


def test_compression_in_layers_is_refused(httpserver: HTTPServer) -> None:
    """Two layers multiply: 10 kB can hold 10 GB."""
    compressed(httpserver, gzip.compress(gzip.compress(b"x" * 100)), "gzip, gzip")
    assert "wasn't asked for" in refusal(httpserver.url_for("/")).problem


def test_broken_compression(httpserver: HTTPServer) -> None:
    compressed(httpserver, zlib.compress(b"words")[:-4] + b"????", "gzip")
    assert "compression is broken" in refusal(httpserver.url_for("/")).problem


def test_an_empty_answer(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/").respond_with_data(b"", content_type=HTML)
    assert "empty" in refusal(httpserver.url_for("/")).problem


@pytest.mark.parametrize(
    "script",
    [
        pytest.param([], id="silence"),
        pytest.param([b"HTTP/1.1 200 OK\r\n", b"a: b\r\n"], id="headers in drips"),
        pytest.param([b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", b"<p>"], id="body"),
    ],
)
def test_a_slow_server_is_given_up_after_the_deadline(script: list[bytes]) -> None:
    """However it dawdles: the time-out for a sign of life alone wouldn't end the last two."""
    limits = Limits(deadline=0.6, quiet=0.4)
    with Slow(script) as address:
        started = time.monotonic()
        error = refusal(address, limits)
        assert time.monotonic() - started < 5
    assert "no answer within" in error.problem or "not there after" in error.problem


def test_a_server_that_hangs_up_halfway() -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 500\r\n\r\n<p>half"
    with Slow([head], hang_up=True) as address:
        assert "connection failed" in refusal(address).problem


def test_nobody_listens() -> None:
    assert "connection failed" in refusal("http://127.0.0.1:9/").problem


@pytest.mark.parametrize(
    ("address", "remedy"),
    [
        ("file:///etc/passwd", "give the path instead"),
        ("ftp://courier.example/x", "http or https"),
        ("javascript:alert(1)", "http or https"),
        ("http://", "spelling"),
        ("http://127.0.0.1:99999999/", "spelling"),
    ],
)
def test_what_is_no_web_address_is_refused(address: str, remedy: str) -> None:
    assert remedy in refusal(address).remedy


def test_it_works_inside_a_running_loop_as_in_a_notebook(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/").respond_with_data("<p>words", content_type=HTML)

    async def cell() -> bytes:
        return fetch(httpserver.url_for("/"), limits=TIGHT).content

    assert asyncio.run(cell()) == b"<p>words"


def redirect(httpserver: HTTPServer, path: str, target: str) -> None:
    httpserver.expect_request(path).respond_with_data(b"", status=302, headers={"Location": target})


def compressed(httpserver: HTTPServer, data: bytes, encoding: str) -> None:
    headers = {"Content-Encoding": encoding}
    httpserver.expect_request("/").respond_with_data(data, headers=headers, content_type=HTML)
