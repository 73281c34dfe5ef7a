"""What the fields of forms may hold, told to whoever sent something else."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TypeVar

from tocsin.desk import moments
from tocsin.errors import TocsinError

_T = TypeVar("_T")


def one_of(said: str, known: Sequence[_T], called: str) -> _T:
    """What a field says, of the words or numbers that are known. Raises TocsinError for another."""
    found = next((one for one in known if str(one) == said), None)
    if found is None:
        words = ", ".join(map(str, known))
        raise TocsinError(f"{called} can't be “{said}”", f"it is one of {words}")
    return found


def day(said: str) -> str:
    """A day, or "" where none is given. Raises TocsinError for anything else."""
    return moments.day(said) if said else ""


def dated(said: str, called: str) -> date:
    """A day, which has to be given. Raises TocsinError where it isn't, or is none."""
    if not day(said):
        raise TocsinError(f"{called} isn't given", "write it like 2024-03-22")
    return date.fromisoformat(said)


def moment(said: str, called: str) -> datetime:
    """A moment, in UTC where no zone is given. Raises TocsinError where it is none."""
    try:
        return datetime.fromisoformat(moments.moment(said))
    except ValueError as error:
        problem = f"{called}: “{said}” is no moment" if said else f"{called} isn't given"
        raise TocsinError(problem, "write it like 2024-03-22T18:30, in UTC") from error


def ids(said: str) -> list[str]:
    """Ids with spaces or commas between."""
    return said.replace(",", " ").split()
