"""What came of asking for an address: the answer, where it led, and what to say next time."""

import hashlib

from tocsin.collect.conditions import Condition, of_status
from tocsin.records import Page, Record

# The address has changed for good (RFC 9110, 15.4.2 and 15.4.9); all others are for now.
_FOR_GOOD = (301, 308)


class Validators(Record, frozen=True):
    """By what a server can tell that nothing has changed: as it gave them, to be given back."""

    etag: str | None = None
    modified: str | None = None

    def headers(self) -> dict[str, str]:
        """As headers of a conditional request (RFC 9110, section 13)."""
        said = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in said.items() if value}


class Hop(Record, frozen=True):
    """One redirect: from where, by which status, and to where."""

    address: str
    status: int
    to: str


class Visit(Record, frozen=True):
    """An answer to the question for the address `source`.

    `address` is where it ended after `hops`, `fetched` when, ISO 8601 in UTC. `content` is the
    body, unpacked; empty where the status isn't a success. `headers` are without cookies, their
    names in lower case.
    """

    source: str
    address: str
    status: int
    fetched: str
    content: bytes = b""
    media_type: str | None = None
    charset: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    hops: tuple[Hop, ...] = ()

    @property
    def condition(self) -> Condition:
        """What the answer is, in one word, as far as status and headers tell."""
        if self.header("cf-mitigated") == "challenge":
            return "captcha"
        return of_status(self.status)

    @property
    def digest(self) -> str | None:
        """SHA-256 of the body, by which servers without validators show that nothing changed."""
        return hashlib.sha256(self.content).hexdigest() if self.content else None

    @property
    def validators(self) -> Validators:
        """What to give back next time."""
        return Validators(etag=self.header("etag"), modified=self.header("last-modified"))

    @property
    def moved(self) -> str | None:
        """The address that it has been moved to for good; None where it hasn't.

        Permanent only up to the first redirect that is for now: what comes behind may change.
        """
        to = None
        for hop in self.hops:
            if hop.status not in _FOR_GOOD:
                break
            to = hop.to
        return to

    def header(self, name: str) -> str | None:
        """The first header of that name, given in lower case."""
        return next((value for key, value in self.headers if key == name), None)

    def page(self) -> Page:
        """The answer as a page."""
        return Page(
            source=self.source,
            content=self.content,
            address=self.address,
            media_type=self.media_type,
            charset=self.charset,
            fetched=self.fetched,
            headers=self.headers,
        )
