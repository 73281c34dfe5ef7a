"""Signing: what people judge at the desk has somebody's name on it, or isn't kept."""

from tocsin.errors import TocsinError
from tocsin.store import Entry


def check(entry: Entry) -> None:
    """That an entry says who made it. Raises TocsinError."""
    if not entry.by.strip():
        raise TocsinError("what a person judges needs a name", "say --by NAME")
