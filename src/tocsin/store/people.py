"""Who may sit at the desk, and what they sign in with; of each the last row stands."""

from dataclasses import dataclass

from sqlalchemy import select

from tocsin.store import dialect
from tocsin.store.rows import made
from tocsin.store.schema import credential, person
from tocsin.store.store import Entry, View


@dataclass(frozen=True)
class Kept:
    """A person as they were written down by an entry; see the schema."""

    account: str
    name: str
    role: str
    disabled: str | None
    learnt: int


@dataclass(frozen=True)
class Credential:
    """What a person signs in with: the hash of a password, or of an invitation until it `ends`."""

    account: str
    kind: str
    hash: str
    ends: str | None
    learnt: int


def put(entry: Entry, account: str, name: str, role: str, disabled: str | None) -> None:
    """Write a person down as they are from now on."""
    row = {"account": account, "name": name, "role": role, "disabled": disabled}
    dialect.add(entry.connection, person, [{**row, "learnt": entry.learnt}])


def standing(view: View) -> dict[str, Kept]:
    """Everybody, by account."""
    asked = select(person).where(person.c.learnt <= view.upto).order_by(person.c.learnt)
    last = {row.account: made(Kept, row) for row in view.connection.execute(asked)}
    return dict(sorted(last.items()))


def history(view: View, account: str) -> list[Kept]:
    """All that was ever written of an account, the first first; nothing where there is none."""
    asked = select(person).where(person.c.account == account, person.c.learnt <= view.upto)
    return [made(Kept, row) for row in view.connection.execute(asked.order_by(person.c.learnt))]


def known(view: View) -> bool:
    """Whether there is any account."""
    return view.connection.execute(select(person.c.account).limit(1)).first() is not None


def give(entry: Entry, account: str, kind: str, hash_: str, ends: str | None) -> None:
    """Give a person something to sign in with, in place of what they had."""
    row = {"account": account, "kind": kind, "hash": hash_, "ends": ends, "learnt": entry.learnt}
    dialect.add(entry.connection, credential, [row])


def given(view: View, account: str) -> Credential | None:
    """What a person signs in with; None where they were given nothing, or there is none."""
    asked = select(credential).where(
        credential.c.account == account, credential.c.learnt <= view.upto
    )
    row = view.connection.execute(asked.order_by(credential.c.learnt.desc()).limit(1)).first()
    return None if row is None else made(Credential, row)
