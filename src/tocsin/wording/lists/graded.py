"""Grades: of an outlet or an account, in words, and who gave it when and why."""

from tocsin.desk.grading import GradeRow
from tocsin.wording.formats import common
from tocsin.wording.lists import words
from tocsin.wording.lists.sheet import Entry, Piece, dotted, line, lines


def entry(row: GradeRow) -> Entry:
    """One grade; an account's stands with its article, and its id opens it."""
    head = dotted(Piece(row.name, "strong"), Piece(row.grade, "strong"), row.words)
    given = dotted(f"by {row.by}" if row.by else "", words.moment(row.moment))
    why = line(common.quoted(row.why))
    told = dotted(words.day(row.source.published), words.title(row.source)) if row.source else ()
    return Entry(head, row.about if row.source else "", lines(told, why, given))
