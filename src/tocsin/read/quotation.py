"""Quotation marks: where quoted words begin and end, over paragraphs and within each other.

The rules are those of English typesetting: a quotation that goes on in the next paragraph is
left open and opened again there; inner quotations take the other kind of mark; a mark between
letters is an apostrophe. Nothing here knows of speakers.
"""

import re
from dataclasses import dataclass

from tocsin.read.sentences import paragraphs

_SINGLE = ("‘", "’", "'")
_DEEPEST = 8  # quotations within each other that anybody can follow
_MARK = re.compile(r"[“”«»„‟″]|\"+|``|''|[‘’']")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words in one paragraph.

    `start, end` include the marks, `inner_start, inner_end` leave them out. `closed` is false
    where the paragraph ends before the quotation does. `depth` is 0 for a quotation that
    stands in no other.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool
    depth: int


def quotations(text: str) -> list[Quotation]:
    """All quotations in `text`, in order of their start, outer before inner."""
    found: list[Quotation] = []
    for start, end in paragraphs(text):
        found.extend(_in_paragraph(text, start, end))
    found.sort(key=lambda q: (q.start, -q.end))
    return found


def _in_paragraph(text: str, start: int, end: int) -> list[Quotation]:
    found: list[Quotation] = []
    opened: list[re.Match[str]] = []
    last = _last_closing(text, start, end)
    for mark in _MARK.finditer(text, start, end):
        single = mark.group() in _SINGLE
        role = (
            _single_role(text, mark, last, opened) if single else _double_role(text, mark, opened)
        )
        if role == "open":
            opened.append(mark)
        elif role == "close":
            position = _matching(opened, single)
            if position is None:
                if not single and not found:  # the opening mark lies before this text
                    found.append(Quotation(start, mark.end(), start, mark.start(), True, 0))
                continue
            opener = opened[position]
            del opened[position:]
            found.append(
                Quotation(opener.start(), mark.end(), opener.end(), mark.start(), True, len(opened))
            )
    for depth, opener in enumerate(opened):
        if opener.group() not in _SINGLE:
            found.append(Quotation(opener.start(), end, opener.end(), end, False, depth))
            break
    return found


def _matching(opened: list[re.Match[str]], single: bool) -> int | None:
    for position in range(len(opened) - 1, max(-1, len(opened) - 1 - _DEEPEST), -1):
        if (opened[position].group() in _SINGLE) == single:
            return position
    return None


def _around(text: str, mark: re.Match[str]) -> tuple[str, str]:
    """The characters before and behind a mark; the edges of the text count as blanks."""
    before = text[mark.start() - 1] if mark.start() > 0 else " "
    after = text[mark.end()] if mark.end() < len(text) else " "
    return before, after


def _double_role(text: str, mark: re.Match[str], opened: list[re.Match[str]]) -> str:
    sign = mark.group()
    if sign in ("“", "„", "«", "``"):
        return "open"
    if sign in ("”", "»"):
        return "close"
    before, after = _around(text, mark)
    if before.isdigit() and all(m.group() in _SINGLE for m in opened[-_DEEPEST:]):
        return "other"  # inches
    if (before.isspace() or before in "([{—–-‘'/:") and not after.isspace():
        return "open"
    if after.isspace() or after in ".,;:!?)]}—–-’'/" or not before.isspace():
        return "close"
    return "open" if not opened else "close"


def _single_role(text: str, mark: re.Match[str], last: int, opened: list[re.Match[str]]) -> str:
    before, after = _around(text, mark)
    if before.isalnum() and after.isalnum():
        return "other"
    inside_single = any(m.group() in _SINGLE for m in opened[-_DEEPEST:])
    opens = (before.isspace() or before in '([{—–-“"/:') and not after.isspace()
    if mark.group() == "‘" or (mark.group() == "'" and opens and not inside_single):
        return "open" if opens and mark.end() <= last else "other"
    if not inside_single or before.isspace():
        return "other"
    # A plural's apostrophe ("the gunmen’s", "officials’ plan") closes nothing while a better
    # mark is still to come.
    plural = before == "s" and after == " " and text[mark.end() + 1 : mark.end() + 2].islower()
    return "other" if plural and mark.end() <= last else "close"


def _last_closing(text: str, start: int, end: int) -> int:
    """Where the last mark of a paragraph stands that could close a single quotation, or -1."""
    for at in range(end - 1, start, -1):
        closes = at + 1 >= end or not text[at + 1].isalnum()
        if closes and text[at] in "’'" and not text[at - 1].isspace():
            return at
    return -1
