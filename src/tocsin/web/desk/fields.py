"""What the fields of forms may hold, told to whoever sent something else."""

from collections.abc import Sequence
from typing import TypeVar

from tocsin.errors import TocsinError
from tocsin.web.desk.looking import is_day

_T = TypeVar("_T")


def one_of(name: str, value: str, known: Sequence[_T]) -> _T:
    """What a field says, of the words or numbers that are known. Raises TocsinError for another."""
    found = next((one for one in known if str(one) == value), None)
    if found is None:
        words = ", ".join(map(str, known))
        raise TocsinError(f"{name} can't be “{value}”", f"it is one of {words}")
    return found


def day(value: str) -> str:
    """A day, or "" where none is given. Raises TocsinError for anything else."""
    if value and not is_day(value):
        raise TocsinError(f"“{value}” is no day", "write it like 2024-03-22")
    return value
