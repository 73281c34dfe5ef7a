"""What every decision needs: somebody's name, a reason in words, and a case that is open."""

from datetime import datetime

from tocsin.assess import words
from tocsin.warn.case import Case
from tocsin.warn.names import person


def name(by: str, what: str) -> str:
    """The name of who decides. Raises ValueError where it is none; `what` says of what."""
    if not any(map(str.isalpha, by)):
        raise ValueError(f"{what} needs a name; say --by NAME")
    return person(by)


def reason(why: str, what: str) -> str:
    """The reason of a decision. Raises ValueError where none is given."""
    if not any(map(str.isalnum, why)):
        raise ValueError(f"{what} needs a reason; say why in words")
    return why.strip()


def opened(case: Case) -> None:
    """Raises ValueError where a case is closed."""
    if case.closed is not None:
        raise ValueError("the case is closed; reopen it first")


def moment(at: datetime) -> str:
    """A moment for people: "7 March 2026, 12:00 UTC", by the zone that it is given in."""
    return f"{words.day(at.date())}, {at:%H:%M} {at.tzname() or ''}".rstrip()
