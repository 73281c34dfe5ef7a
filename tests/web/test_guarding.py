"""What comes to the pages is whole, or it isn't taken: half a form is nobody's answer."""

import asyncio
from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send

from tocsin.web.guarding import Guard

FORM = b"reply=dismissed&by=Ada+Moor&why=it+is+not+true"
WHOLE: Message = {"type": "http.request", "body": FORM, "more_body": False}
PART: Message = {"type": "http.request", "body": FORM[:30], "more_body": True}
GONE: Message = {"type": "http.disconnect"}


def sent(length: str | None, *messages: Message, path: str = "/") -> tuple[int, list[bytes]]:
    """The status of a request with these messages, and what of it came to the pages."""
    waiting, came, told = list(messages), list[bytes](), list[Message]()

    async def receive() -> Message:
        return waiting.pop(0) if waiting else GONE

    async def send(message: Message) -> None:
        told.append(message)

    async def page(_scope: Scope, receive: Receive, send: Send) -> None:
        came.append((await receive())["body"])
        await send({"type": "http.response.start", "status": 200, "headers": []})

    headers = [] if length is None else [(b"content-length", length.encode())]
    scope: dict[str, Any] = {"type": "http", "method": "POST", "path": path, "headers": headers}
    asyncio.run(Guard(page)(scope, receive, send))
    return told[0]["status"], came


@pytest.mark.parametrize("length", [None, str(len(FORM))])
def test_what_is_whole_comes_to_the_page(length: str | None) -> None:
    assert sent(length, WHOLE) == (200, [FORM])
    rest: Message = {"type": "http.request", "body": FORM[30:], "more_body": False}
    assert sent(length, PART, rest) == (200, [FORM])


@pytest.mark.parametrize("length", [None, str(len(FORM))])
def test_a_form_that_is_cut_off_on_the_way_is_none(length: str | None) -> None:
    assert sent(length, PART, GONE) == (400, [])


@pytest.mark.parametrize("length", [len(FORM) + 60, len(FORM) - 1])
def test_what_is_not_as_long_as_was_said_is_refused(length: int) -> None:
    assert sent(str(length), WHOLE) == (400, [])


@pytest.mark.parametrize("length", ["16385", "9" * 5000, "-1", "many"])
def test_a_length_that_is_too_much_or_none_is_refused_unread(length: str) -> None:
    assert sent(length, WHOLE) == (413, [])


@pytest.mark.parametrize(("size", "status"), [(262_144, 200), (262_145, 413)])
def test_a_draft_may_be_long_and_no_other_form(size: int, status: int) -> None:
    long: Message = {"type": "http.request", "body": b"a" * size, "more_body": False}
    assert sent(str(size), long, path="/warnings/new")[0] == status
    assert sent(str(size), long, path="/warnings")[0] == 413
    assert sent(str(size), long, path="/answer/token")[0] == 413
