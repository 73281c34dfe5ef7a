"""Weekly counts of a place or an actor: how many, how complete, and what is unusual."""

from tocsin.desk.counting import Rise, Week
from tocsin.wording.lists import words
from tocsin.wording.lists.sheet import Entry, Line, Piece, dotted, line

_SHOWN = 8  # weeks


def entry(rise: Rise) -> Entry:
    """The last weeks, the latest first; each with what it is compared with."""
    head = dotted(Piece(rise.name, "strong"), words.counted(len(rise.weeks), "week"))
    return Entry(head, "", tuple(map(_week, reversed(rise.weeks[-_SHOWN:]))))


def _week(week: Week) -> Line:
    found = week.surge
    count = f"week of {words.day(str(week.first))}: "
    told = "; ".join(found.reasons)
    return line(count, Piece("surge", "kind"), f" · {told}") if found.seen else line(count + told)
