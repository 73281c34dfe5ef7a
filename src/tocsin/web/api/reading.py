"""Pages that are sent: what they must be, and that they are read one after the other."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Annotated, Literal
from urllib.parse import urlsplit

from msgspec import Meta

from tocsin.collect import is_address
from tocsin.desk.desk import Desk
from tocsin.records import Page
from tocsin.web.api.fields import Address, Fields
from tocsin.web.api.problems import AskedError

LONGEST = 2_000_000  # characters: heavy news pages have fewer
_PATIENCE = 5.0  # seconds
_TURN = threading.Lock()


class PageSent(Fields, frozen=True):
    """A page: its address, what stands at it, and the day on which it came out, if known."""

    address: Annotated[Address, Meta(description="Its own, http or https.")]
    content: Annotated[str, Meta(min_length=1, max_length=LONGEST)]
    media_type: Literal["text/html", "text/plain"] = "text/html"
    published: date | None = None

    def __post_init__(self) -> None:
        if urlsplit(self.address).scheme not in ("http", "https") or not is_address(self.address):
            raise ValueError(f"{self.address!r} is no http or https address")


def page(desk: Desk, sent: PageSent) -> Page:
    """The page, as if it had been fetched just now."""
    return Page(
        source=sent.address,
        content=sent.content.encode(),
        address=sent.address,
        media_type=sent.media_type,
        charset="utf-8",
        fetched=desk.now(),
    )


@contextmanager
def turn() -> Iterator[None]:
    """Reading takes a processor for seconds. Raises AskedError where others wait for theirs."""
    if not _TURN.acquire(timeout=_PATIENCE):
        wait = {"Retry-After": "10"}
        raise AskedError(429, "other pages are being read", "send it again in a while", wait)
    try:
        yield
    finally:
        _TURN.release()
