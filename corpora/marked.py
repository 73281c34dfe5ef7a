"""The one form in which the corpora are read: texts with marks.

Offsets are characters of the text. What a corpus calls a thing is kept as the mark's label;
`corpora/scheme.py` maps the corpora's labels onto ours.
"""

import hashlib
from dataclasses import dataclass

Range = tuple[int, int]


@dataclass(frozen=True)
class Mark:
    """A marked stretch of text; `value` where the mark carries a number or a normalised value."""

    label: str
    start: int
    end: int
    value: float | str | None = None


@dataclass(frozen=True)
class Link:
    """Mark number `part` plays `role` in what mark number `whole` tells of."""

    role: str
    whole: int
    part: int


@dataclass(frozen=True)
class Text:
    """One text of a corpus.

    `group` names what must not be torn apart by a split: the document that excerpts come from,
    the event that several articles tell. `labels` hold for the text as a whole.
    """

    name: str
    text: str
    marks: tuple[Mark, ...] = ()
    links: tuple[Link, ...] = ()
    labels: tuple[str, ...] = ()
    group: str = ""


def held_out(group: str, parts: int = 4) -> bool:
    """Whether a group is kept out of training, where a corpus comes without a split of its own.

    One group in `parts`, by the SHA-256 of its name: the same on every machine, and unmoved by
    texts that are added or left out.
    """
    return int(hashlib.sha256(group.encode()).hexdigest(), 16) % parts == 0
