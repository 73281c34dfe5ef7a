"""The tag set of the statement head: one tag a word, in BIO form."""

from collections.abc import Iterable

from corpora.polnear import ROLES, Document
from tocsin.read.sentences import Range

TAGS = ("O", *(f"{place}-{role}" for role in ROLES for place in "BI"))
NUMBER = {tag: number for number, tag in enumerate(TAGS)}


def tags(offsets: list[Range], spans: dict[str, Iterable[Range]]) -> list[int]:
    """The number of each word's tag, given the words' offsets and each role's spans."""
    numbers = [0] * len(offsets)
    for role, ranges in spans.items():
        for start, end in ranges:
            inside = [w for w, (a, b) in enumerate(offsets) if a < end and b > start]
            for place, word in enumerate(inside):
                numbers[word] = NUMBER[f"{'I' if place else 'B'}-{role}"]
    return numbers


def document_tags(document: Document, offsets: list[Range]) -> list[int]:
    """The tags of a whole document's words."""
    return tags(offsets, {role: document.spans(role) for role in ROLES})
