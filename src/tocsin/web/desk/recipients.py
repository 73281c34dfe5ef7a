"""Recipients: who can be told and how, how they are followed up, and where nobody is asked now."""

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby
from typing import NamedTuple, get_args

from fastapi import Request
from starlette.responses import Response

from tocsin.desk.desk import ROWS
from tocsin.desk.directory import RecipientRow
from tocsin.desk.exchange import matters
from tocsin.records import identify
from tocsin.warn.people import Channel, Contact, Role
from tocsin.warn.policy import Rota
from tocsin.web.accounts import seating
from tocsin.web.desk.looking import Look, looked, shown, tabled

FIELDS = {"name": "Name or id", "role": "Role", "contact": "Contact"}
_CHOICES = {"role": get_args(Role), "contact": ("verified", "doubtful")}
ROLES = [(role, role) for role in get_args(Role)]
CHANNELS = [(channel, channel) for channel in get_args(Channel)]


class Duty(NamedTuple):
    """A rota of a policy, and who is on duty by it; an id of a recipient."""

    policy: str
    name: str
    rota: Rota
    now: str


def show(request: Request) -> Response:
    """The page of all."""
    look = looked(request, FIELDS, _CHOICES)
    everybody = look.desk.directory.list(as_of=look.as_of)
    found = look.part(_found(look, everybody), lambda row: row.recipient.id, ROWS)
    return _page(
        look,
        "recipients.html",
        fields=FIELDS,
        choices=_CHOICES,
        groups=groupby(found.rows, lambda row: row.recipient.role),
        next=found.next,
        names={one.recipient.id: one.recipient.name for one in everybody},
        policies=look.desk.tending.policies(as_of=look.as_of),
        duties=_duties(look),
        silences=look.desk.tending.silences(as_of=look.as_of),
    )


def give(request: Request) -> Response:
    """The rows as they are filtered, as CSV; no addresses are in it."""
    look = looked(request, FIELDS, _CHOICES)
    rows = _found(look, look.desk.directory.list(as_of=look.as_of))
    return tabled("recipients", matters.recipients(rows))


def _found(look: Look, everybody: Iterable[RecipientRow]) -> list[RecipientRow]:
    """Those that are asked for, by their roles."""
    rows = [one for one in everybody if _fits(one, look)]
    return sorted(rows, key=lambda row: get_args(Role).index(row.recipient.role))


def _fits(row: RecipientRow, look: Look) -> bool:
    one, asked = row.recipient, look.given
    contact = "doubtful" if row.flaw else "verified"
    return (
        asked.get("role", one.role) == one.role
        and asked.get("contact", contact) == contact
        and asked.get("name", "").casefold() in f"{one.id} {one.name}".casefold()
    )


def _duties(look: Look) -> list[Duty]:
    now = datetime.fromisoformat(look.moment)
    return [
        Duty(row.name, name, rota, rota.on_duty(now))
        for row in look.desk.tending.policies(as_of=look.as_of)
        for name, rota in row.policy.rotas.items()
    ]


def _page(look: Look, template: str, **words: object) -> Response:
    """A page of recipients; addresses are for those who may write to them."""
    addresses = seating.allowed(look.request, "draft")
    forms = {"key": key, "roles": ROLES, "channels": CHANNELS}
    return shown(look, template, 200, addresses=addresses, **forms, **words)


def key(contact: Contact) -> str:
    """How forms call a contact, whose address may hold a secret."""
    return identify("contact", contact.channel, contact.address)


def open_(request: Request, id_: str) -> Response:
    """The page of one."""
    look = looked(request)
    file = look.desk.directory.show(id_, as_of=look.as_of)
    return _page(look, "recipient.html", file=file)
