"""Which names of one article are short for others of it: "BLF" and "Black Lantern" for a Front.

In one article initials are those of the full name beside them, and the first words of a movement's
name stand for the whole. Where two full names fit, nothing is said.
"""

from collections.abc import Iterable

from tocsin.link.actors.bodies import body
from tocsin.link.actors.spelling import words
from tocsin.link.actors.words import listed

_FEW = 2  # initials that too many names have


def full_of(name: str, others: Iterable[str]) -> str | None:
    """The one name among the others of an article that a name is short for, or None."""
    found = [other for other in others if other != name and _is_short_for(name, other)]
    return found[0] if len(found) == 1 else None


def _is_short_for(name: str, other: str) -> bool:
    letters = body(name).acronym
    if letters:
        full = body(other)
        return len(letters) > _FEW and not full.acronym and letters in full.letters
    short, long = words(name), words(other)
    rest = long[len(short) :]
    begins = 1 < len(short) < len(long) and long[: len(short)] == short
    return begins and all(word in listed("movement") for word in rest)
