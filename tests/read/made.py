"""Marked sentences, so that the rules can be tested apart from the weights.

`[s Orla Venn] [c said] [t the pier was shut].` marks a source, a cue and a content (what is told)
as the head would have; `[` and `]` themselves are not in the text.
"""

import re

from tocsin.read.network import shipped
from tocsin.read.statements import statements
from tocsin.read.tagged import Tagged
from tocsin.records import Statement

_ROLES: dict[str, str] = {"s": "source", "c": "cue", "t": "content"}
_MARK = re.compile(r"\[([sct]) ([^\[\]]*)\]")


def marked(text: str) -> tuple[str, list[Tagged]]:
    """The bare text, and its marks as the head's spans."""
    bare, behind = "", 0
    found: list[Tagged] = []
    for mark in _MARK.finditer(text):
        bare += text[behind : mark.start()]
        start = len(bare)
        bare += mark.group(2)
        found.append(Tagged(_ROLES[mark.group(1)], start, len(bare), 0.9))
        behind = mark.end()
    return bare + text[behind:], found


def of_marks(text: str) -> tuple[Statement, ...]:
    """The statements of a marked text by the rules alone."""
    bare, tagged = marked(text)
    return statements("made", bare, tagged)


def of_text(text: str) -> tuple[Statement, ...]:
    """The statements of a text by the shipped head and the rules."""
    marks = shipped().read(text)
    return statements("made", text, marks.statements, marks.attributed)


def last(text: str) -> Statement:
    """The last statement of a marked text."""
    return of_marks(text)[-1]


def told(statement: Statement) -> list[str]:
    """What a statement says, without the marks and stops around it."""
    return [content.text.strip("“”\"'‘’,. ") for content in statement.content]
