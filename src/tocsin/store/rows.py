"""Rows of the database as the records of this room."""

from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T", bound="DataclassInstance")


def made(kind: type[T], row: Any) -> T:
    """A dataclass of this kind, of the columns of a row that are called like its fields."""
    return kind(*_values(kind)(row))


@cache  # of ten thousand rows it is the half of what they cost
def _values(kind: "type[DataclassInstance]") -> Callable[[Any], tuple[Any, ...]]:
    """Those columns of a row, in the order of the fields."""
    first, *others = kind.__dataclass_fields__
    return attrgetter(first, *others) if others else lambda row: (getattr(row, first),)
