"""Judgements: who said what when and why, what it moved, and whether it was withdrawn."""

from tocsin.desk.views import JudgementFile, JudgementRow, Moved
from tocsin.wording.formats import common
from tocsin.wording.lists import words
from tocsin.wording.lists.sheet import Entry, Line, Piece, Section, Sheet, dotted, line, lines


def entry(row: JudgementRow) -> Entry:
    """One judgement."""
    head = dotted(
        Piece(row.verdict, "strong"), Piece(row.kind, "kind"), row.by, words.moment(row.moment)
    )
    why = line(common.quoted(row.why))
    return Entry(head, row.id, lines(why, _moved(row), words.withdrawn(row.withdrawn, "withdrawn")))


def _moved(row: JudgementRow) -> Line:
    """Which group became part of which, or was taken out of it."""
    done = "became part of" if row.verdict == "same" else "was taken out of"
    noun = "account" if row.kind == "incident" else "article"
    count = f": {words.counted(row.moved, noun)} moved"
    return line(f"{row.kind} ", Piece(row.other, "id"), f" {done} ", Piece(row.one, "id"), count)


def section(rows: tuple[JudgementRow, ...]) -> tuple[Section, ...]:
    """The judgements about what was opened; nothing where there are none."""
    return (Section("Judgements", tuple(map(entry, rows))),) if rows else ()


def sheet(file: JudgementFile) -> Sheet:
    """A judgement, opened to what it moved."""
    return Sheet(
        entry(file.judgement), (Section("Moved", tuple(map(_member, file.moved)), numbered=True),)
    )


def _member(one: Moved) -> Entry:
    where = line("from ", Piece(one.before, "id"), " to ", Piece(one.after, "id"))
    return Entry(words.headed(one.source), one.id, lines(line(one.source.address), where))
