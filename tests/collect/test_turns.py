"""A turn is one request, and whatever the other side does is its answer."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from tests.collect.feeds.made import rss
from tocsin.collect import turns
from tocsin.collect.conditions import CollectError, ElsewhereError
from tocsin.collect.feeds import Item
from tocsin.collect.polling import Outcome
from tocsin.collect.robots import Robots, Stance
from tocsin.collect.subscriptions import Subscription
from tocsin.collect.turns import Turn, ask
from tocsin.collect.visits import Visit
from tocsin.records import Page

NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)


def turn(kind: str, address: str, robots: Robots | None = None) -> Turn:
    return Turn(
        kind=kind,  # type: ignore[arg-type]
        source="a",
        address=address,
        subscription=Subscription(address=address),
        began=NOON,
        robots=robots,
        item=Item(link=address),
    )


def rules(stance: Stance, said: str = "") -> Robots:
    return Robots(origin="", stance=stance, learnt=NOON, until=NOON, rules=said, why="is down")


def test_each_kind_has_its_answer(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/robots.txt").respond_with_data("User-agent: *")
    httpserver.expect_request("/rss").respond_with_data(rss("<title>x</title><link>/a</link>"))
    httpserver.expect_request("/a").respond_with_data("<p>One.</p>", content_type="text/html")
    answers = [
        ask(turn(kind, httpserver.url_for(path)))
        for kind, path in (
            ("rules", "/robots.txt"),
            ("poll", "/rss"),
            ("listing", "/rss"),
            ("page", "/a"),
        )
    ]
    assert [type(one) for one in answers] == [Visit, Outcome, Outcome, Page]


def test_an_error_is_an_answer(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/a").respond_with_data("", status=503)
    came = ask(turn("page", httpserver.url_for("/a")))
    assert isinstance(came, CollectError) and came.condition == "server error"


def test_a_page_that_lies_at_another_site_is_not_asked_for_there(httpserver: HTTPServer) -> None:
    """Which may forbid it, or be asked by somebody else just now."""
    to = f"http://127.0.0.1:{httpserver.port}/a"
    httpserver.expect_request("/short").respond_with_data(status=302, headers={"Location": to})
    came = ask(turn("page", httpserver.url_for("/short")))
    assert isinstance(came, ElsewhereError) and came.to == to


def test_a_bug_is_an_answer_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else what one source gives would end the collecting of all, at each start anew."""

    def broken(*_: object, **__: object) -> object:
        raise ArithmeticError("odd")

    for name in ("visit", "poll", "follow"):
        monkeypatch.setattr(turns, name, broken)
    answers = [ask(turn(kind, "https://x.example/")) for kind in ("rules", "poll", "page")]
    assert [type(one) for one in answers] == [CollectError, Outcome, CollectError]
    assert isinstance(answers[1], Outcome) and "ArithmeticError: odd" in answers[1].why


@pytest.mark.parametrize(
    ("known", "condition"),
    [
        (rules("rules", "User-agent: *\nDisallow: /a"), "disallowed"),
        (rules("nothing"), "unreachable"),
    ],
)
def test_an_item_is_not_asked_for_where_that_is_not_allowed_or_not_known(
    known: Robots, condition: str
) -> None:
    """What isn't known may be soon, so that it is tried again."""
    for kind in ("page", "listing"):
        came = ask(turn(kind, "http://localhost:1/a", known))
        assert isinstance(came, CollectError) and came.condition == condition


def test_a_folder_and_its_files_are_asked_of_no_host(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<p>One.</p>")
    own = Subscription(address=str(tmp_path), kind="folder")
    asked = Turn(kind="poll", source="a", address=str(tmp_path), subscription=own, began=NOON)
    came = ask(asked)
    assert isinstance(came, Outcome)
    page = ask(
        Turn(
            kind="page",
            source="a",
            address=str(tmp_path / "a.html"),
            subscription=own,
            began=NOON,
            item=came.wanted[0],
        )
    )
    assert isinstance(page, Page) and page.content == b"<p>One.</p>"
