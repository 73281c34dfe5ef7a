"""An article's body as it is found: its paragraphs, their places, and what was left out."""

from dataclasses import dataclass

from tocsin.records import Dropped, Segment


@dataclass(frozen=True, slots=True)
class Body:
    """The text of an article, where it stands on the page, and the rest of the page."""

    text: str
    segments: tuple[Segment, ...]
    dropped: tuple[Dropped, ...]


def joined(paragraphs: list[str]) -> tuple[str, list[tuple[int, int]]]:
    """The paragraphs as one text with an empty line between two, and the place of each in it."""
    ranges, at = [], 0
    for paragraph in paragraphs:
        ranges.append((at, at + len(paragraph)))
        at += len(paragraph) + 2
    return "\n\n".join(paragraphs), ranges
