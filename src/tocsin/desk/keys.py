"""Keys by which programs ask the desk, each in the name of a person and no further than they."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from secrets import token_urlsafe
from typing import get_args

from tocsin.desk import accounts
from tocsin.desk.accounts import Person, fingerprint, folded
from tocsin.desk.part import Part
from tocsin.desk.refusing import refusing
from tocsin.desk.roles import Scope
from tocsin.errors import NotFoundError, TocsinError
from tocsin.records import Record
from tocsin.store import View, apikeys, journal
from tocsin.store.apikeys import Kept
from tocsin.warn import needed

# By this a key that was left lying about is known for one.
PREFIX = "tocsin_"
_SHORTEST = 6  # letters by which a key is named


class KeyRow(Record, frozen=True):
    """A key: what for, in whose name, what it opens, and why it doesn't any more.

    `id` is how the key's hash begins, and opens nothing. `by` and `moment` are of what was done
    with it last: made, or revoked.
    """

    id: str
    name: str
    account: str
    scopes: tuple[Scope, ...]
    revoked: str | None
    by: str
    moment: datetime


class Opened(Record, frozen=True):
    """In whose name a key asks, and for what."""

    person: Person
    scopes: tuple[Scope, ...]


class Keys(Part):
    """What can be done about keys; all of it stands in the journal."""

    def make(self, account: str, name: str, scopes: Collection[str]) -> str:
        """A new key, which is shown this once.

        Args:
            account: in whose name it asks.
            name: what it is for.
            scopes: what it opens: "read", "judge", "warn", "admin".

        Raises:
            NotFoundError: there is no such account.
            TocsinError: it is disabled; no scope, or none such.
        """
        wanted, said = _scopes(scopes), " ".join(name.split())
        if not said or not said.isprintable():
            raise TocsinError("a key needs a name", "say what it is for")
        secret = PREFIX + token_urlsafe(32)
        with self._enter(f"account {folded(account)}: key {said} made") as entry:
            accounts.check_signed(entry)
            person = accounts.one(entry.view, account)
            if person.disabled is not None:
                raise TocsinError(f"{person.account} is disabled", "enable it first")
            new = Kept(fingerprint(secret), said, person.account, " ".join(wanted), None, 0)
            apikeys.put(entry, new)
        return secret

    def find(self, secret: str) -> Opened | None:
        """What a key opens; None where it opens nothing (any more)."""
        with self._look(None) as view:
            kept = apikeys.find(view, fingerprint(secret))
            if kept is None or kept.revoked is not None:
                return None
            person = accounts.one(view, kept.account)
        if person.disabled is not None:
            return None
        return Opened(person=person, scopes=_scopes(kept.scopes.split()))

    def list(self, account: str | None = None) -> tuple[KeyRow, ...]:
        """Keys of an account or of all, revoked ones too; the first first."""
        whose = None if account is None else folded(account)
        with self._look(None) as view:
            kept = apikeys.standing(view)
            return tuple(_row(view, one) for one in kept if whose in (None, one.account))

    def revoke(self, key: str, *, why: str) -> KeyRow:
        """Let a key open nothing any more; by its id or its first six letters or more.

        Raises NotFoundError.
        """
        with refusing():
            reason = needed.reason(why, "revoking a key")
        with self._look(None) as view:
            kept = _named(view, key)
        with self._enter(f"account {kept.account}: key {kept.name} revoked") as entry:
            accounts.check_signed(entry)
            apikeys.put(entry, replace(kept, revoked=reason))
        with self._look(None) as view:
            return _row(view, _named(view, kept.hash))


def _scopes(given: Collection[str]) -> tuple[Scope, ...]:
    known: tuple[Scope, ...] = get_args(Scope)
    unknown = sorted(set(given) - set(known))
    if unknown or not given:
        problem = f"{unknown[0]!r} is no scope" if unknown else "a key needs a scope"
        raise TocsinError(problem, f"there are {', '.join(known)}")
    return tuple(scope for scope in known if scope in given)


def _row(view: View, kept: Kept) -> KeyRow:
    line = journal.line(view, kept.learnt)
    return KeyRow(
        id=kept.hash[:20],
        name=kept.name,
        account=kept.account,
        scopes=_scopes(kept.scopes.split()),
        revoked=kept.revoked,
        by=line.by,
        moment=datetime.fromisoformat(line.moment),
    )


def _named(view: View, key: str) -> Kept:
    letters = key.strip().casefold()
    found = [one for one in apikeys.standing(view) if one.hash.startswith(letters)]
    if len(letters) < _SHORTEST or len(found) != 1:
        problem = "several keys begin so" if len(found) > 1 else "no such key"
        raise NotFoundError(key, problem, "see `tocsin accounts keys list`")
    return found[0]
