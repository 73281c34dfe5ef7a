"""Recipients: how they are reached, and what may keep them from being reached."""

from collections.abc import Iterator

from tocsin.assess.words import day
from tocsin.desk.directory import Involved, RecipientFile, RecipientRow
from tocsin.warn.people import Contact, shown
from tocsin.wording.lists import case, logged
from tocsin.wording.lists.sheet import Entry, Line, Piece, Section, Sheet, dotted, line, lines


def entry(row: RecipientRow) -> Entry:
    """A recipient in a list."""
    one = row.recipient
    head = dotted(Piece(one.id, "strong"), one.name, one.role)
    doubt = Piece(_colour(row), "kind") if row.flaw else ""
    return Entry(head, "", lines(dotted(doubt, row.flaw), *map(_contact, one.contacts), _ties(row)))


def _colour(row: RecipientRow) -> str:
    return "amber" if row.recipient.contacts else "red"


def _contact(one: Contact) -> Line:
    verified = f"verified on {day(one.verified)}" if one.verified else "never verified"
    return dotted(f"{one.channel} {shown(one.channel, one.address)}", verified)


def _ties(row: RecipientRow) -> Line:
    one = row.recipient
    protects = f"protects {', '.join(one.protects)}" if one.protects else ""
    by = f"protected by {', '.join(row.protected_by)}" if row.protected_by else ""
    return dotted(protects, by, f"deputy {one.deputy}" if one.deputy else "")


def sheet(file: RecipientFile) -> Sheet:
    """A recipient, opened."""
    of = entry(file.row)
    head = Entry(of.head, "", lines(*of.lines, *_habits(file.row)))
    section = Section("Cases", tuple(map(_case, file.cases)))
    return Sheet(head, (section,) if section.items else ())


def _habits(row: RecipientRow) -> Iterator[Line]:
    one = row.recipient
    quiet = "{:%H:%M}–{:%H:%M}".format(*one.quiet) if one.quiet else ""
    yield dotted(f"reads {one.language}", one.zone, f"quiet from {quiet}" if quiet else "")
    written = f"written down {logged.moment(row.moment)}"
    yield line(f"{written} by {row.by}" if row.by else written)


def _case(one: Involved) -> Entry:
    shown = case.covered(one.row)
    ended = "closed" if one.closed else ""
    head = dotted(Piece(one.row.colour, "kind"), Piece(one.title, "strong"), one.row.role, ended)
    return Entry(head, one.case, shown.lines)
