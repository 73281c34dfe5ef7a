"""What every decision needs: somebody's name, a reason in words, and a case that is open."""

from datetime import datetime

from tocsin.assess import words
from tocsin.warn.case import Case
from tocsin.warn.names import person

LONGEST_TITLE = 200  # characters


def name(by: str, what: str) -> str:
    """The name of who decides. Raises ValueError where it is none; `what` says of what."""
    if not any(map(str.isalpha, by)):
        raise ValueError(f"{what} needs a name; say --by NAME")
    return person(by)


def title(said: str, what: str) -> str:
    """What something is called, in a line. Raises ValueError where that isn't said, or too much."""
    called = said.strip()
    if not any(map(str.isalnum, called)):
        raise ValueError(f"{what} needs a title; say what is feared")
    if len(called) > LONGEST_TITLE or not called.isprintable():
        raise ValueError(
            f"a title is one line of {LONGEST_TITLE} characters at most; say the rest as why"
        )
    return called


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
