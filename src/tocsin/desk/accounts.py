"""Accounts: who may sit at the desk, by what name and in which role.

What somebody does at the desk has their full name beside it, as the command line's `--by` has. A
name is therefore one account's alone, for ever: by it approvals are told from drafts. Accounts are
disabled, never removed.
"""

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from datetime import datetime, timedelta
from secrets import compare_digest, token_urlsafe
from typing import get_args

from msgspec.structs import replace

from tocsin.desk import passwords
from tocsin.desk.part import Part
from tocsin.desk.refusing import refusing
from tocsin.desk.roles import Role
from tocsin.errors import NotFoundError, TocsinError
from tocsin.records import Record
from tocsin.store import Entry, View, journal, people, sessions
from tocsin.store.journal import written
from tocsin.store.people import Kept
from tocsin.warn import needed

# An invitation is sent by other ways than the desk's: it may lie in a mailbox over a weekend.
INVITED = timedelta(days=4)
_ACCOUNT = re.compile(r"[a-z0-9][a-z0-9._@+-]{1,63}")
_LONGEST_NAME = 100


class Person(Record, frozen=True):
    """Somebody who may sit at the desk.

    Attributes:
        account: by which they sign in.
        name: what stands beside what they do.
        role: see `tocsin.desk.roles`.
        disabled: why they may not; None where they may.
    """

    account: str
    name: str
    role: Role
    disabled: str | None = None


class PersonRow(Record, frozen=True):
    """A person, who wrote them down so and when, and how they sign in.

    `way` is "password", "invitation", or "" where they have neither and come by a proxy, if at all.
    `tries` are those to sign in that failed since the last that went well.
    """

    person: Person
    by: str
    moment: datetime
    way: str
    tries: int


class Accounts(Part):
    """What can be done about accounts; all of it stands in the journal.

    An account whose role or password changes is signed out everywhere. Raises NotFoundError where
    there is no such account, and TocsinError where it can't be done.
    """

    def known(self) -> bool:
        """Whether there is any account: until then nobody needs one."""
        with self._look(None) as view:
            return people.known(view)

    def list(self, *, as_of: str | None = None) -> tuple[PersonRow, ...]:
        """Everybody, by account."""
        with self._look(as_of) as view:
            return tuple(_row(view, kept) for kept in people.standing(view).values())

    def show(self, account: str) -> Person:
        """One of them."""
        with self._look(None) as view:
            return one(view, account)

    def history(self, account: str) -> tuple[PersonRow, ...]:
        """One of them as they were written down each time, the first first."""
        with self._look(None) as view:
            one(view, account)
            return tuple(_row(view, kept) for kept in people.history(view, folded(account)))

    def add(self, account: str, name: str, role: Role, *, password: str | None = None) -> str:
        """Write somebody down.

        Returns:
            The invitation by which they choose a password, which is shown this once; "" where they
            were given one.
        """
        new = Person(account=_account(account), name=_name(name), role=_role(role))
        way = _way(new, password)
        with self._enter(f"account {new.account}: added as {role}") as entry:
            check_signed(entry)
            _check_new(people.standing(entry.view), new)
            _put(entry, new)
            return self._given(entry, new.account, way)

    def role(self, account: str, role: Role) -> Person:
        """Give somebody another role."""
        with self._enter(f"account {folded(account)}: is {_role(role)} now") as entry:
            before = one(entry.view, account)
            return self._changed(entry, replace(before, role=role))

    def disable(self, account: str, *, why: str) -> Person:
        """Let nobody sign in with an account, nor any key of it open anything."""
        with refusing():
            reason = needed.reason(why, "disabling an account")
        with self._enter(f"account {folded(account)}: disabled") as entry:
            before = one(entry.view, account)
            return self._changed(entry, replace(before, disabled=reason))

    def enable(self, account: str) -> Person:
        """Let somebody sign in again."""
        with self._enter(f"account {folded(account)}: enabled") as entry:
            before = one(entry.view, account)
            return self._changed(entry, replace(before, disabled=None))

    def reset(self, account: str, *, password: str | None = None) -> str:
        """Take somebody's password away; see `add` for what comes in its place."""
        person = self.show(account)
        way = _way(person, password)
        with self._enter(f"account {person.account}: password reset") as entry:
            check_signed(entry)
            sessions.revoke(entry.view, entry.moment, account=person.account)
            sessions.tried(entry.view, fingerprint(person.account), sessions.Tries(0, ""))
            return self._given(entry, person.account, way)

    def accept(self, account: str, invitation: str, password: str) -> Person:
        """Choose a password by an invitation, which opens nothing again."""
        with self._look(None) as view:
            person = _invited(view, account, invitation, self._clock())
        passwords.check(password, person.account, person.name)
        hash_ = passwords.hashed(password)
        what = f"account {person.account}: password chosen"
        with self._store.enter(self._clock(), person.name, what) as entry:
            _invited(entry.view, account, invitation, entry.moment)  # another may have been quicker
            people.give(entry, person.account, "password", hash_, None)
        return person

    def choose(self, account: str, password: str) -> None:
        """Take another password for oneself; whoever asks has to have checked the present one."""
        person = self.show(account)
        passwords.check(password, person.account, person.name)
        hash_ = passwords.hashed(password)
        with self._enter(f"account {person.account}: password changed") as entry:
            check_signed(entry)
            sessions.revoke(entry.view, entry.moment, account=person.account)
            people.give(entry, person.account, "password", hash_, None)

    def _changed(self, entry: Entry, person: Person) -> Person:
        check_signed(entry)
        _check_admin(people.standing(entry.view), person)
        _put(entry, person)
        sessions.revoke(entry.view, entry.moment, account=person.account)
        return person

    def _given(self, entry: Entry, account: str, way: tuple[str, str, str]) -> str:
        kind, hash_, invitation = way
        ends = self._moment(entry) + INVITED
        people.give(entry, account, kind, hash_, written(ends) if invitation else None)
        return invitation


def check_signed(entry: Entry) -> None:
    """That a change to accounts says who made it. Raises TocsinError."""
    with refusing():
        needed.name(entry.by, "a change to accounts")


def folded(account: str) -> str:
    """An account as it is kept, however it is typed; "" of what can't be one."""
    made = _alike(account)
    return made if _ACCOUNT.fullmatch(made) else ""


def _alike(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def fingerprint(secret: str) -> str:
    """What is kept of a secret that nobody can guess: SHA-256."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def one(view: View, account: str) -> Person:
    """The person of an account. Raises NotFoundError."""
    kept = people.history(view, folded(account))
    if not kept:
        raise NotFoundError(account, "no such account", "see `tocsin accounts list`")
    return _person(kept[-1])


def _person(kept: Kept) -> Person:
    return Person(
        account=kept.account, name=kept.name, role=_role(kept.role), disabled=kept.disabled
    )


def _row(view: View, kept: Kept) -> PersonRow:
    line = journal.line(view, kept.learnt)
    given = people.given(view, kept.account)
    return PersonRow(
        person=_person(kept),
        by=line.by,
        moment=datetime.fromisoformat(line.moment),
        way=given.kind if given else "",
        tries=sessions.tries(view, fingerprint(kept.account)).count,
    )


def _put(entry: Entry, person: Person) -> None:
    people.put(entry, person.account, person.name, person.role, person.disabled)


def _way(person: Person, password: str | None) -> tuple[str, str, str]:
    """What somebody is given to sign in with: its kind, its hash, and the invitation itself."""
    if password is None:
        invitation = token_urlsafe(24)
        return "invitation", fingerprint(invitation), invitation
    passwords.check(password, person.account, person.name)
    return "password", passwords.hashed(password), ""


def _invited(view: View, account: str, invitation: str, moment: str) -> Person:
    given = people.given(view, folded(account))
    fits = (
        given is not None
        and given.kind == "invitation"
        and compare_digest(given.hash, fingerprint(invitation))
        and moment < (given.ends or "")
    )
    if not fits or (person := one(view, account)).disabled is not None:
        raise TocsinError("this invitation opens nothing", "ask for a new one")
    return person


def _account(account: str) -> str:
    if not (made := folded(account)):
        problem = f"{account!r} is no name of an account"
        raise TocsinError(problem, "take 2 to 64 of the letters a to z, digits and . _ @ + -")
    return made


def _name(name: str) -> str:
    made = " ".join(unicodedata.normalize("NFC", name).split())
    if not any(map(str.isalpha, made)) or not made.isprintable() or len(made) > _LONGEST_NAME:
        raise TocsinError(f"{name!r} is no name", "say who it is, like Mira Olsen")
    return made


def _role(role: str) -> Role:
    known: tuple[Role, ...] = get_args(Role)
    for one_ in known:
        if role == one_:
            return one_
    raise TocsinError(f"{role!r} is no role", f"it is one of {', '.join(known)}")


def _check_new(known: Mapping[str, Kept], new: Person) -> None:
    """That neither name is another's already, whichever of the two it is. Raises TocsinError."""
    if new.account in known:
        problem = f"there is an account {new.account} already"
        raise TocsinError(problem, "take another name; accounts are never removed")
    taken = {_alike(name) for kept in known.values() for name in (kept.account, kept.name)}
    for name in (new.account, new.name):
        if _alike(name) in taken:
            problem = f"{name} is the name of another account"
            raise TocsinError(problem, "take one by which the two are told apart")


def _check_admin(known: Mapping[str, Kept], changed: Person) -> None:
    """That somebody is left who manages accounts. Raises TocsinError."""
    left = (
        changed if kept.account == changed.account else _person(kept) for kept in known.values()
    )
    was = known[changed.account]
    manages = was.role == "admin" and was.disabled is None
    if manages and not any(one.role == "admin" and one.disabled is None for one in left):
        problem = f"{changed.account} is the only admin"
        raise TocsinError(problem, "make somebody else one first")
