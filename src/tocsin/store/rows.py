"""Rows of the database as the records of this room."""

from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T", bound="DataclassInstance")


def made(kind: type[T], row: Any) -> T:
    """A dataclass of this kind, of the columns of a row that are called like its fields."""
    return kind(**{name: getattr(row, name) for name in kind.__dataclass_fields__})
