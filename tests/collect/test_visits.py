"""A visit tells all that the next one needs: what changed, what moved, where it led."""

import hashlib

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from tocsin.collect.addresses import Manner, fetch, visit
from tocsin.collect.agent import user_agent
from tocsin.collect.conditions import CollectError
from tocsin.collect.limits import Limits
from tocsin.collect.visits import Hop, Validators, Visit

TIGHT = Limits(max_bytes=1000, deadline=2.0, quiet=1.0, max_redirects=3)
MODIFIED = "Tue, 03 Mar 2026 10:00:00 GMT"


def ask(address: str, validators: Validators | None = None) -> Visit:
    return visit(address, limits=TIGHT, manner=Manner(validators=validators))


def conditional(request: Request) -> Response:
    if request.headers.get("If-None-Match") == '"7"':
        return Response(status=304, headers={"ETag": '"7"'})
    headers = {"ETag": '"7"', "Last-Modified": MODIFIED}
    return Response("<rss/>", headers=headers, content_type="application/rss+xml")


def test_what_has_not_changed_is_not_sent_again(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/feed").respond_with_handler(conditional)
    first = ask(httpserver.url_for("/feed"))
    assert (first.condition, first.content, first.media_type) == (
        "good",
        b"<rss/>",
        "application/rss+xml",
    )
    assert first.validators == Validators(etag='"7"', modified=MODIFIED)
    assert first.digest == hashlib.sha256(b"<rss/>").hexdigest()
    again = ask(httpserver.url_for("/feed"), first.validators)
    assert (again.condition, again.content, again.digest) == ("unchanged", b"", None)


def test_another_hosts_server_is_told_nothing_of_the_validators(httpserver: HTTPServer) -> None:
    seen: list[str | None] = []

    def answer(request: Request) -> Response:
        seen.append(request.headers.get("If-None-Match"))
        return Response("x", content_type="text/plain")

    elsewhere = f"http://localhost:{httpserver.port}/there"
    httpserver.expect_request("/here").respond_with_data(
        status=302, headers={"Location": elsewhere}
    )
    httpserver.expect_request("/there").respond_with_handler(answer)
    ask(f"http://127.0.0.1:{httpserver.port}/here", Validators(etag='"7"'))
    assert seen == [None]


@pytest.mark.parametrize(
    ("status", "condition"),
    [(404, "not found"), (410, "gone"), (429, "throttled"), (500, "server error"), (401, "login")],
)
def test_any_status_is_an_answer_without_its_body(
    httpserver: HTTPServer, status: int, condition: str
) -> None:
    httpserver.expect_request("/").respond_with_data(
        "sorry", status=status, headers={"Retry-After": "120"}
    )
    came = ask(httpserver.url_for("/"))
    assert (came.condition, came.status, came.content) == (condition, status, b"")
    assert came.header("retry-after") == "120"


def test_a_challenge_is_told_from_a_plain_refusal(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/").respond_with_data(
        "x", status=403, headers={"cf-mitigated": "challenge"}
    )
    assert ask(httpserver.url_for("/")).condition == "captcha"


def test_each_redirect_is_told(httpserver: HTTPServer) -> None:
    old, new, last = (httpserver.url_for(path) for path in ("/old", "/new", "/last"))
    httpserver.expect_request("/old").respond_with_data(status=301, headers={"Location": "/new"})
    httpserver.expect_request("/new").respond_with_data(status=302, headers={"Location": "/last"})
    httpserver.expect_request("/last").respond_with_data("x", content_type="text/plain")
    came = ask(old)
    assert came.hops == (
        Hop(address=old, status=301, to=new),
        Hop(address=new, status=302, to=last),
    )
    assert (came.source, came.address) == (old, last)


@pytest.mark.parametrize(
    ("statuses", "moved"),
    [((), None), ((301,), "1"), ((308, 301), "2"), ((301, 302, 301), "1"), ((302, 301), None)],
)
def test_it_has_moved_as_far_as_all_redirects_are_permanent(
    statuses: tuple[int, ...], moved: str | None
) -> None:
    hops = tuple(
        Hop(address=str(n), status=status, to=str(n + 1)) for n, status in enumerate(statuses)
    )
    came = Visit(source="0", address="9", status=200, fetched="", hops=hops)
    assert came.moved == moved


def test_a_password_opens_the_door_and_goes_no_further(httpserver: HTTPServer) -> None:
    seen: list[bool] = []

    def answer(request: Request) -> Response:
        seen.append(request.authorization is not None)
        return Response("x", content_type="text/plain")

    httpserver.expect_request("/a").respond_with_handler(answer)
    came = ask(f"http://me:secret@127.0.0.1:{httpserver.port}/a")
    assert seen == [True]
    assert came.address == f"http://127.0.0.1:{httpserver.port}/a"


def test_a_body_that_is_not_taken_is_not_read(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/").respond_with_data("x" * 5000, content_type="video/mp4")
    manner = Manner(takes=lambda media_type: not media_type.startswith("video/"))
    assert visit(httpserver.url_for("/"), limits=TIGHT, manner=manner).content == b""


def test_no_answer_has_its_condition() -> None:
    with pytest.raises(CollectError) as caught:
        ask("http://127.0.0.1:9/")
    assert caught.value.condition == "unreachable"


def test_the_desk_is_named_with_its_contact(httpserver: HTTPServer) -> None:
    seen: list[str] = []

    def answer(request: Request) -> Response:
        seen.append(request.headers["User-Agent"])
        return Response("x", content_type="text/plain")

    httpserver.expect_request("/").respond_with_handler(answer)
    fetch(httpserver.url_for("/"), manner=Manner(agent=user_agent("desk@ngo.example")))
    assert seen[0].startswith("Tocsin/")
    assert seen[0].endswith(" (+desk@ngo.example)")


@pytest.mark.parametrize("contact", ["a)\r\nX-Evil: 1", "ä(b\\", " "])
def test_a_contact_cannot_break_out_of_its_header(contact: str) -> None:
    agent = user_agent(contact)
    assert agent.isascii()
    assert agent.count("(") == agent.count(")") == 1
    assert "\r" not in agent
