"""Lists that are kept as they were filtered: for people."""

from tocsin.desk.filters import FilterRow
from tocsin.desk.views import List
from tocsin.wording.lists import words
from tocsin.wording.lists.sheet import Entry, Piece, Section, Sheet, dotted, line, lines


def filters(rows: List[FilterRow]) -> Sheet:
    """All of them."""
    kept = Section("Lists as they were filtered", tuple(map(_filter, rows.rows)))
    return Sheet(Entry(line(Piece("Filters", "strong")), ""), (kept,))


def _filter(row: FilterRow) -> Entry:
    head = dotted(Piece(row.name, "strong"), Piece(row.list, "kind"), asked(row))
    feed = "read as a feed" if row.fed else ""
    return Entry(head, "", lines(dotted(f"by {row.by}", words.moment(row.moment), feed)))


def asked(row: FilterRow) -> str:
    """What a list is asked, in a line."""
    return ", ".join(f"{name} {value}" for name, value in row.asked.items()) or "all of it"
