"""What becomes of incidents: for people."""

from tocsin.desk.triage import TriageRow
from tocsin.desk.views import List
from tocsin.wording.formats import common
from tocsin.wording.lists import words
from tocsin.wording.lists.sheet import Entry, Piece, Section, Sheet, dotted, line, lines


def history(rows: List[TriageRow]) -> Sheet:
    """All that was said of one, the first first."""
    said = Section("Who said so, and why", tuple(map(_said, rows.rows)), numbered=True)
    return Sheet(Entry(line(Piece("What becomes of the incident", "strong")), ""), (said,))


def _said(row: TriageRow) -> Entry:
    what = f"assigned to {row.assignee}" if row.assignee else row.what
    head = dotted(Piece(what, "strong"), row.by, words.moment(row.moment))
    return Entry(head, "", lines(line(common.quoted(row.why)) if row.why else ()))
