"""Who is warned: those who would be hit, those who can protect them, and how each is reached."""

from datetime import date, time
from typing import Literal

from tocsin.records import Record

Role = Literal["intended victim", "protector", "authority", "public", "desk"]
Channel = Literal["email", "webhook", "file", "apprise"]


class Contact(Record, frozen=True):
    """A way to reach somebody; `verified` is the day on which it last proved to work."""

    channel: Channel
    address: str
    verified: date | None = None


def shown(channel: Channel, address: str) -> str:
    """An address as people are shown it: without user, password, token or key.

    Of an Apprise URL only the service is left, for each has its secrets elsewhere in it.
    """
    if channel == "apprise":
        scheme, mark, _ = address.partition("://")
        return f"{scheme}://…" if mark else "…"
    if channel != "webhook":
        return address
    before, mark, rest = address.partition("://")
    where, asked, _ = rest.partition("?")
    host, slash, path = where.partition("/")
    user, at, host = host.rpartition("@")
    return "".join(
        (before, mark, "…@" if user or at else "", host, slash, path, "?…" if asked else "")
    )


class Recipient(Record, frozen=True):
    """A person, an office, a house or a group that can be told.

    Attributes:
        id: short: letters, digits, hyphens.
        name: in full.
        role: what it is unless a case says otherwise.
        contacts: in the order in which they are to be tried.
        protects: ids of those whom it can protect.
        deputy: id of who stands in for it.
        language: code by BCP 47 of the language that it reads.
        zone: its time zone (IANA).
        quiet: from when to when, by its own clock, only what is urgent may disturb it.
    """

    id: str
    name: str
    role: Role
    contacts: tuple[Contact, ...] = ()
    protects: tuple[str, ...] = ()
    deputy: str | None = None
    language: str = "en"
    zone: str = "UTC"
    quiet: tuple[time, time] | None = None
