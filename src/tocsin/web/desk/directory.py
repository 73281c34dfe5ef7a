"""What is written down in the directory from its pages: recipients, their contacts, policies."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO
from urllib.parse import quote

from fastapi import Request
from starlette.responses import RedirectResponse, Response

from tocsin.desk.desk import Desk
from tocsin.desk.refusing import refusing
from tocsin.errors import NotFoundError
from tocsin.warn import directory
from tocsin.warn.people import Contact, Recipient
from tocsin.web import writing
from tocsin.web.accounts import seating
from tocsin.web.accounts.replying import Said
from tocsin.web.desk import fields
from tocsin.web.desk.recipients import key

_Cells = Mapping[str, str]  # of the columns of `tocsin.warn.directory`


def keep(
    request: Request,
    id_: Said = "",
    name: Said = "",
    role: Said = "",
    protects: Said = "",
    deputy: Said = "",
    language: Said = "",
    zone: Said = "",
    quiet_from: Said = "",
    quiet_to: Said = "",
) -> Response:
    """Write a recipient down, or anew; the contacts of one who is known stay as they are."""
    desk = seating.seat(request, "draft")
    quiet = f"{quiet_from}-{quiet_to}" if quiet_from or quiet_to else ""
    told = {"id": id_, "name": name, "role": role, "protects": protects, "deputy": deputy}
    known = next((one for one in _everybody(desk) if one.id == id_), None)
    contacts = _contacts(known.contacts) if known else ()
    _keep(desk, {**told, "language": language, "zone": zone, "quiet": quiet}, contacts)
    return _back(id_)


def keep_all(request: Request, text: Said = "", written: Said = "") -> Response:
    """Write all recipients of a text down, as `tocsin recipients add` does those of a file."""
    desk = seating.seat(request, "draft")
    chosen = fields.one_of(written, ("TOML", "CSV"), "What it is written as")
    with refusing():
        read = directory.tabled if chosen == "CSV" else directory.parsed
        people = read(text, "the text")
    for one in people:
        for contact in one.contacts:
            writing.check(desk, one.id, contact.channel)
    desk.directory.keep(people, "the text")
    return RedirectResponse("/recipients", 303)


def add_contact(
    request: Request, id_: str, channel: Said = "", address: Said = "", verified: Said = ""
) -> Response:
    """Add a way to reach somebody."""
    desk = seating.seat(request, "draft")
    new = {"channel": channel, "address": address, "verified": fields.day(verified)}
    known = _known(desk, id_)
    writing.check(desk, id_, channel)
    _keep(desk, _cells(known), (*_contacts(known.contacts), new))
    return _back(id_)


def verify(request: Request, id_: str, contact: Said = "", verified: Said = "") -> Response:
    """Say on which day a contact last proved to work."""
    desk, day = seating.seat(request, "draft"), str(fields.dated(verified, "The day"))
    known = _known(desk, id_)
    proven = _named(known, contact)
    made = [
        {**cells, "verified": day} if one is proven else cells
        for one, cells in zip(known.contacts, _contacts(known.contacts), strict=True)
    ]
    _keep(desk, _cells(known), made)
    return _back(id_)


def end_contact(request: Request, id_: str, contact: Said = "") -> Response:
    """Take out a way to reach somebody."""
    desk = seating.seat(request, "draft")
    known = _known(desk, id_)
    gone = _named(known, contact)
    kept = [one for one in known.contacts if one is not gone]
    _keep(desk, _cells(known), _contacts(kept))
    return _back(id_)


def keep_policy(request: Request, name: Said = "", text: Said = "") -> Response:
    """Write a policy down, or anew; its own name counts, if it says one."""
    desk = seating.seat(request, "draft")
    kept, _ = desk.tending.keep_policy(text.replace("\r\n", "\n"), name)
    return RedirectResponse(f"/recipients#policy-{kept}", 303)


# As the directory reads it


def _keep(desk: Desk, told: _Cells, contacts: Iterable[_Cells]) -> None:
    """Keep a recipient, checked as those of a table are: a line for each contact."""
    table = StringIO()
    writer = csv.DictWriter(table, directory.COLUMNS)
    writer.writeheader()
    writer.writerows({**told, **one} for one in list(contacts) or [{}])
    with refusing():
        people = directory.tabled(table.getvalue(), "the form")
    desk.directory.keep(people, "the form")


def _cells(one: Recipient) -> _Cells:
    return {
        "id": one.id,
        "name": one.name,
        "role": one.role,
        "protects": " ".join(one.protects),
        "deputy": one.deputy or "",
        "language": one.language,
        "zone": one.zone,
        "quiet": "{:%H:%M}-{:%H:%M}".format(*one.quiet) if one.quiet else "",
    }


def _contacts(contacts: Iterable[Contact]) -> Sequence[_Cells]:
    return [
        {"channel": one.channel, "address": one.address, "verified": str(one.verified or "")}
        for one in contacts
    ]


def _everybody(desk: Desk) -> list[Recipient]:
    return [row.recipient for row in desk.directory.list()]


def _known(desk: Desk, id_: str) -> Recipient:
    return desk.directory.show(id_).row.recipient


def _named(recipient: Recipient, contact: str) -> Contact:
    """The contact of a key. Raises NotFoundError, as where somebody took it out meanwhile."""
    found = next((one for one in recipient.contacts if key(one) == contact), None)
    if found is None:
        raise NotFoundError(recipient.name, "has no such contact any more", "look at it again")
    return found


def _back(id_: str) -> Response:
    return RedirectResponse(f"/recipients/{quote(id_, safe='')}", 303)
