"""Sentences and paragraphs of a cleaned article, with exact offsets.

Written rather than borrowed: the well-kept splitters either lose offsets, are two
orders of magnitude slower, or bring a model along (see docs/decisions).
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from tocsin.read.words import listed

Range = tuple[int, int]

# A full stop behind one of these ends no sentence, whatever follows.
_TITLES = listed("abbreviations")
# Behind one of these a sentence may end, but only if the next word could open one.
_SHORTENED = listed("abbreviations_ending")
_OPENERS_OF_SENTENCES = listed("openers")

_NUMBERED = frozenset({"no", "nos", "vol", "fig"})  # "No. 10", but "He said no. She left."

_INITIAL = re.compile(r"[A-HJ-Z]")  # "I" is a word
# The last: pages lose the blank between two sentences, "It sank.Nobody saw it."
_STOP = re.compile(
    r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*(?=\s)|\n+|(?<=[a-z]{2})\.(?=(?!(?:Com|Org|Net|Gov|Js|Co)\b)[A-Z][a-z]*[\s’'])"
)
_WORD_BEFORE = re.compile(r"[\w.’'&-]+$")
_NEXT = re.compile(r"\s*([\"'“‘«(\[]*)(\w[\w’'-]*|)")


def paragraphs(text: str) -> list[Range]:
    """The `(start, end)` of each run of text between line breaks, white space trimmed."""
    found = []
    for match in re.finditer(r"[^\n]+", text):
        start, end = _trimmed(text, match.start(), match.end())
        if start < end:
            found.append((start, end))
    return found


@lru_cache(512)  # of one article they are asked for again and again
def sentences(text: str) -> tuple[Range, ...]:
    """The `(start, end)` of each sentence, in order, white space trimmed.

    A line break always ends a sentence: cleaned articles have one paragraph a line.
    """
    found: list[Range] = []
    start = 0
    for stop in _STOP.finditer(text):
        if stop.group()[0] == "\n" or _ends_sentence(text, stop):
            _append(found, text, start, stop.end())
            start = stop.end()
    _append(found, text, start, len(text))
    return tuple(found)


def containing(ranges: Sequence[Range], offset: int) -> int:
    """Index of the range that holds `offset`, or of the last one before it (0 if none is)."""
    return max(0, bisect_right(ranges, (offset, _BEYOND)) - 1)


_BEYOND = 1 << 62  # behind every offset


def _append(found: list[Range], text: str, start: int, end: int) -> None:
    start, end = _trimmed(text, start, end)
    if start < end:
        found.append((start, end))


def _trimmed(text: str, start: int, end: int) -> Range:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _ends_sentence(text: str, stop: re.Match[str]) -> bool:
    after = _NEXT.match(text, stop.end())
    opening, word = (after.group(1), after.group(2)) if after else ("", "")
    if word and word[0].islower():
        return False
    mark = stop.group()
    if mark[0] != "." or mark.startswith(".."):
        return True
    before = _WORD_BEFORE.search(text, max(0, stop.start() - 24), stop.start())
    last = before.group().lower().strip("'’-") if before else ""
    if len(mark) > 1:  # a closing quotation mark or bracket stands behind the stop
        return True
    if last in _NUMBERED:
        return not word[:1].isdigit()
    if last in _TITLES:
        return False
    if before and _INITIAL.fullmatch(before.group()):
        return False  # "John F. Kennedy"
    if last in _SHORTENED or re.fullmatch(r"(?:[a-z]\.)+[a-z]", last):
        return bool(opening) or word.lower() in _OPENERS_OF_SENTENCES
    return True
