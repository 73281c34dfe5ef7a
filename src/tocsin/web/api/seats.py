"""Who may sit at the desk: accounts, their sessions and keys. For admins."""

from typing import Annotated

from msgspec import Meta

from tocsin.desk.accounts import Person, PersonRow
from tocsin.desk.desk import Desk
from tocsin.desk.keys import KeyRow
from tocsin.desk.roles import Role, Scope
from tocsin.desk.sessions import SessionRow
from tocsin.desk.views import List
from tocsin.records import Record
from tocsin.web.api.fields import Fields, Id, Line, Name, Page, Reason
from tocsin.web.api.lists import numbered, paged
from tocsin.web.api.operations import operation


class New(Fields, frozen=True):
    """A new account."""

    account: Name
    name: Name
    role: Role


class Invited(Record, frozen=True):
    """The invitation by which a password is chosen; it is shown this once, and holds four days."""

    account: str
    invitation: str


class Changed(Fields, frozen=True):
    """Another role."""

    role: Role


class Whose(Page, frozen=True):
    """Whose; of all if nobody is named."""

    account: Name | None = None


class Key(Fields, frozen=True):
    """In whose name a key asks, what it is for, and what it opens."""

    account: Name
    name: Line
    scopes: Annotated[tuple[Scope, ...], Meta(min_length=1, max_length=4)]


class Made(Record, frozen=True):
    """A key, which is shown this once."""

    key: str


def accounts(desk: Desk, asked: Page) -> List[PersonRow]:
    """Everybody who may sit at the desk."""
    return paged(desk.accounts.list(as_of=asked.as_of), asked, lambda one: one.person.account)


def account(desk: Desk, name: Name) -> Person:
    """Somebody who may sit at the desk."""
    return desk.accounts.show(name)


def account_history(desk: Desk, name: Name, asked: Page) -> List[PersonRow]:
    """Somebody as they were written down each time, the first first."""
    return numbered(desk.accounts.history(name), asked)


def add_account(desk: Desk, sent: New) -> Invited:
    """Make an account."""
    invitation = desk.accounts.add(sent.account, sent.name, sent.role)
    return Invited(account=desk.accounts.show(sent.account).account, invitation=invitation)


def reset_account(desk: Desk, name: Name) -> Invited:
    """Take somebody's password away."""
    invitation = desk.accounts.reset(name)
    return Invited(account=desk.accounts.show(name).account, invitation=invitation)


def change_role(desk: Desk, name: Name, sent: Changed) -> Person:
    """Give somebody another role; they have to sign in again."""
    return desk.accounts.role(name, sent.role)


def disable_account(desk: Desk, name: Name, sent: Reason) -> Person:
    """Let nobody sign in with an account, nor any key of it open anything."""
    return desk.accounts.disable(name, why=sent.why)


def enable_account(desk: Desk, name: Name) -> Person:
    """Let somebody sign in again."""
    return desk.accounts.enable(name)


def sessions(desk: Desk, asked: Whose) -> List[SessionRow]:
    """Who is signed in, from what, since when."""
    return paged(desk.sessions.list(asked.account), asked, lambda one: one.id)


def revoke_session(desk: Desk, id_: Id) -> SessionRow:
    """Sign somebody out, of one session."""
    return desk.sessions.revoke(id_)


def keys(desk: Desk, asked: Whose) -> List[KeyRow]:
    """Keys: what for, in whose name, what they open; revoked ones too."""
    return paged(desk.keys.list(asked.account), asked, lambda one: one.id)


def make_key(desk: Desk, sent: Key) -> Made:
    """Make a key by which a program asks in somebody's name, and no further than they may."""
    return Made(key=desk.keys.make(sent.account, sent.name, sent.scopes))


def revoke_key(desk: Desk, id_: Id, sent: Reason) -> KeyRow:
    """Let a key open nothing any more."""
    return desk.keys.revoke(id_, why=sent.why)


OPERATIONS = (
    operation("GET", "/accounts", "manage", accounts),
    operation("POST", "/accounts", "manage", add_account, secret=True),
    operation("GET", "/accounts/{name}", "manage", account),
    operation("GET", "/accounts/{name}/history", "manage", account_history),
    operation("POST", "/accounts/{name}/reset", "manage", reset_account, secret=True),
    operation("POST", "/accounts/{name}/role", "manage", change_role),
    operation("POST", "/accounts/{name}/disable", "manage", disable_account),
    operation("POST", "/accounts/{name}/enable", "manage", enable_account),
    operation("GET", "/sessions", "manage", sessions),
    operation("POST", "/sessions/{id_}/revoke", "manage", revoke_session),
    operation("GET", "/keys", "manage", keys),
    operation("POST", "/keys", "manage", make_key, secret=True),
    operation("POST", "/keys/{id_}/revoke", "manage", revoke_key),
)
