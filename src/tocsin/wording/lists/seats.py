"""Accounts, sessions and keys: for people."""

from datetime import datetime

from tocsin.desk.accounts import PersonRow
from tocsin.desk.keys import KeyRow
from tocsin.desk.sessions import SessionRow
from tocsin.desk.views import List
from tocsin.warn.needed import moment
from tocsin.wording.lists.sheet import Entry, Piece, Section, Sheet, dotted, line, lines

_SHOWN = 10
WAYS = {
    "password": "signs in with a password",
    "invitation": "was invited to choose a password",
    "": "has nothing to sign in with",
}


def accounts(rows: List[PersonRow]) -> Sheet:
    """All accounts."""
    return _sheet("Accounts", "Who may sit at the desk", tuple(map(_account, rows.rows)))


def _account(row: PersonRow) -> Entry:
    person = row.person
    head = dotted(Piece(person.account, "strong"), person.name, Piece(person.role, "kind"))
    tries = f"{row.tries} tries failed since it last went well" if row.tries else ""
    disabled = f"disabled: {person.disabled}" if person.disabled is not None else ""
    written = dotted(WAYS[row.way], f"written by {row.by}", moment(row.moment))
    return Entry(head, "", lines(dotted(disabled), written, dotted(tries)))


def sessions(rows: List[SessionRow]) -> Sheet:
    """Who is signed in."""
    return _sheet("Sessions", "Who is signed in", tuple(map(_session, rows.rows)))


def _session(row: SessionRow) -> Entry:
    head = dotted(Piece(row.account, "strong"), Piece(row.id[:_SHOWN], "id"), f"by {row.way}")
    return Entry(head, "", lines(_times(row.began, row.seen), dotted(row.agent)))


def _times(began: datetime, seen: datetime) -> tuple[Piece, ...]:
    return dotted(f"since {moment(began)}", f"last used {moment(seen)}")


def keys(rows: List[KeyRow]) -> Sheet:
    """Keys."""
    return _sheet("Keys", "Which programs ask, in whose name", tuple(map(_key, rows.rows)))


def _key(row: KeyRow) -> Entry:
    head = dotted(Piece(row.name, "strong"), Piece(row.id[:_SHOWN], "id"), row.account)
    opens = f"revoked: {row.revoked}" if row.revoked is not None else ", ".join(row.scopes)
    return Entry(head, "", (dotted(opens, f"by {row.by}", moment(row.moment)),))


def _sheet(title: str, heading: str, entries: tuple[Entry, ...]) -> Sheet:
    return Sheet(Entry(line(Piece(title, "strong")), ""), (Section(heading, entries),))
