"""Sessions: signing in, being known by what the browser holds, and signing out.

Neither a name that there isn't nor an account that is disabled is told from a wrong password: not
in words, not by what is done, and not by how many tries are let through. Tries are counted before
they are looked at, in the record, so that neither many at once nor a restart gives more of them.
Sessions tell of now and aren't journalled; that somebody ended another's is.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from secrets import token_urlsafe
from typing import Literal, cast

from tocsin.desk import accounts, passwords
from tocsin.desk.accounts import Person, fingerprint, folded
from tocsin.desk.part import Part
from tocsin.errors import NotFoundError, TocsinError
from tocsin.records import Record
from tocsin.store import View, people
from tocsin.store import sessions as store
from tocsin.store.journal import written
from tocsin.store.sessions import Kept, Tries

Way = Literal["password", "proxy", "oidc"]

# NIST SP 800-63B-4 §2.2.3: signed in anew each day; sooner where nothing was done.
LONGEST = timedelta(hours=24)
IDLE = timedelta(hours=8)
_SEEN = timedelta(minutes=5)  # how often it is written down that a session is used

# After so many tries each has to wait, twice as long each time. In a day that makes fewer than the
# hundred that SP 800-63B-4 §3.2.2 allows.
FREE = 5
_FIRST, _MOST = timedelta(minutes=1), timedelta(minutes=20)
_REMEMBERED = timedelta(days=1)
_LONGEST_AGENT = 200


class RefusedSignInError(TocsinError):
    """Nobody was signed in. `wait` is how long no try will be looked at."""

    def __init__(self, wait: timedelta | None = None) -> None:
        if wait is None:
            super().__init__("the name or the password is wrong", "try again, or ask an admin")
        else:
            minutes = max(1, round(wait / timedelta(minutes=1)))
            problem = "there were too many wrong tries"
            super().__init__(problem, f"wait {minutes} min, or ask an admin to reset the password")
        self.wait = wait


class SessionRow(Record, frozen=True):
    """A session: whose it is, how they signed in, from what, and when.

    `id` is how the hash of what the browser holds begins, and opens nothing.
    """

    id: str
    account: str
    way: Way
    agent: str
    began: datetime
    seen: datetime
    ends: datetime


class Signed(Record, frozen=True):
    """Somebody who is signed in, and their session."""

    person: Person
    session: SessionRow


class Sessions(Part):
    """What can be done about sessions."""

    def sign_in(self, account: str, password: str, agent: str = "") -> str:
        """What the browser shall hold from now on.

        Args:
            account: as it was typed.
            password: likewise.
            agent: what the browser calls itself.

        Raises:
            RefusedSignInError: it is wrong, or has to wait.
        """
        key = fingerprint(folded(account) or account)
        self._count(key)
        with self._look(None) as view:
            kept = people.history(view, folded(account))[-1:]
            given = people.given(view, folded(account))
        known = given.hash if given is not None and given.kind == "password" else None
        right = passwords.fits(password, known)
        if not right or not kept or kept[0].disabled is not None:
            raise RefusedSignInError
        with self._store.fill() as view:
            store.tried(view, key, Tries(0, ""))
        return self._begin(kept[0].account, "password", agent)

    def trust(self, account: str, agent: str = "", way: Way = "proxy") -> str:
        """What the browser shall hold of somebody whom a proxy or a provider has signed in.

        Raises RefusedSignInError where the desk doesn't know them.
        """
        with self._look(None) as view:
            kept = people.history(view, folded(account))[-1:]
        if not kept or kept[0].disabled is not None:
            raise RefusedSignInError
        return self._begin(kept[0].account, way, agent)

    def find(self, token: str, *, used: bool = True) -> Signed | None:
        """Who is signed in by what a browser holds; None where nobody is (any more).

        `used` says whether somebody does something, so that the session lasts; a page that is open
        and asks by itself what is new is no sign of that.
        """
        hash_, now = fingerprint(token), self._now()
        with self._look(None) as view:
            kept = store.find(view, hash_)
            if kept is None or kept.revoked is not None or not _holds(kept, now):
                return None
            person = accounts.one(view, kept.account)
        if person.disabled is not None:
            return None
        if used and now - datetime.fromisoformat(kept.seen) > _SEEN:
            with self._store.fill() as view:
                store.see(view, hash_, self._clock())
        return Signed(person=person, session=_row(kept))

    def end(self, token: str) -> None:
        """Sign out whoever is signed in by this."""
        with self._store.fill() as view:
            store.revoke(view, self._clock(), hash_=fingerprint(token))

    def list(self, account: str | None = None) -> tuple[SessionRow, ...]:
        """Those that hold, of an account or of all; the oldest first."""
        whose = None if account is None else folded(account)
        with self._look(None) as view:
            held = store.held(view, self._clock())
        return tuple(
            _row(one) for one in held if whose in (None, one.account) and _holds(one, self._now())
        )

    def revoke(self, session: str) -> SessionRow:
        """End a session, by its id or its first six letters or more. Raises NotFoundError."""
        with self._look(None) as view:
            kept = _named(view, session)
        with self._enter(f"account {kept.account}: session {kept.hash[:10]} revoked") as entry:
            accounts.check_signed(entry)
            store.revoke(entry.view, entry.moment, hash_=kept.hash)
        return _row(kept)

    def _count(self, key: str) -> None:
        """Count a try. Raises RefusedSignInError, and counts nothing, where it has to wait."""
        now = self._now()
        with self._store.fill() as view:
            store.forget(view, written(now - _REMEMBERED))
            tries = store.tries(view, key)
            wait = _wait(tries, now)
            if wait > timedelta(0):
                raise RefusedSignInError(wait)
            store.tried(view, key, Tries(tries.count + 1, written(now)))

    def _begin(self, account: str, way: Way, agent: str) -> str:
        token, now = token_urlsafe(32), self._now()
        new = Kept(
            hash=fingerprint(token),
            account=account,
            way=way,
            agent=agent[:_LONGEST_AGENT],
            began=written(now),
            seen=written(now),
            ends=written(now + LONGEST),
            revoked=None,
        )
        with self._store.fill() as view:
            store.begin(view, new)
        return token


def _wait(tries: Tries, now: datetime) -> timedelta:
    if tries.count < FREE:
        return timedelta(0)
    doublings = min(tries.count - FREE, 10)
    span = min(_FIRST * (1 << doublings), _MOST)
    return datetime.fromisoformat(tries.moment) + span - now


def _holds(kept: Kept, now: datetime) -> bool:
    ends, seen = datetime.fromisoformat(kept.ends), datetime.fromisoformat(kept.seen)
    return now < min(ends, seen + IDLE)


def _row(kept: Kept) -> SessionRow:
    began, seen, ends = map(datetime.fromisoformat, (kept.began, kept.seen, kept.ends))
    return SessionRow(
        id=kept.hash[:20],
        account=kept.account,
        way=cast("Way", kept.way),
        agent=kept.agent,
        began=began,
        seen=seen,
        ends=ends,
    )


def _named(view: View, session: str) -> Kept:
    letters = session.strip().casefold()
    found = list(_beginning(view, letters))
    if len(found) != 1:
        problem = "several sessions begin so" if found else "no such session"
        raise NotFoundError(session, problem, "see `tocsin accounts sessions`")
    return found[0]


def _beginning(view: View, letters: str) -> Iterator[Kept]:
    shortest = 6
    if len(letters) >= shortest and set(letters) <= set("0123456789abcdef"):
        yield from store.beginning(view, letters)
