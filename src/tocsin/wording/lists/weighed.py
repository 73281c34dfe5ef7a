"""An incident weighed: who vouches for it, its figures, what can't both be true, who is accused."""

from collections.abc import Iterator, Mapping, Sequence

from tocsin.assess.backing import Backing, Side
from tocsin.assess.contradictions import Contradiction
from tocsin.assess.corroboration import Value
from tocsin.assess.grades import NUMBER_WORDS, Grade, SuggestedNumber
from tocsin.assess.importance import Importance
from tocsin.desk.views import Reference
from tocsin.desk.weighing import AccountRow, Weighed
from tocsin.records import FigureKind
from tocsin.wording.formats import incidents
from tocsin.wording.lists import entries, graded, hypotheses, words
from tocsin.wording.lists.sheet import Entry, Grid, Line, Piece, Section, Sheet, dotted, line, lines
from tocsin.wording.lists.words import cited

_ACCOUNTS = f"Accounts and their grades ({Grade()} is what nobody judged)"
# By the id of an account its number in the sheet, and its article.
_Numbered = Mapping[str, tuple[int, Reference]]


def sheet(weighed: Weighed) -> Sheet:
    """The sheet of an incident; its accounts are numbered as where it is opened."""
    numbered = {one.id: (n, one.source) for n, one in enumerate(weighed.accounts, 1)}
    told = weighed.corroboration
    sections = [
        Section(f"Who vouches for it: {told.supports.words}", tuple(_vouched(weighed, numbered))),
        Section("Who denies that it happened", _backings(told.against, numbered)),
        Section("Figures", _figures(weighed.figures)),
        Section("What can't both be true", tuple(map(_contradiction, weighed.contradictions))),
        *hypotheses.sections(weighed.table, (*weighed.edits, *weighed.undone)),
        Section(_ACCOUNTS, tuple(map(_account, weighed.accounts)), numbered=True),
        Section("Grades that people gave", tuple(map(graded.entry, weighed.grades))),
        Section("How soon to look, whether true or not", (_importance(weighed.importance),)),
    ]
    return Sheet(entries.incident(weighed.incident), tuple(one for one in sections if one.items))


# Who vouches for it


def _vouched(weighed: Weighed, numbered: _Numbered) -> Iterator[Entry]:
    yield from (Entry(line(reason), "") for reason in weighed.corroboration.reasons[1:])
    yield _suggested(weighed.suggested)
    yield from _backings(weighed.corroboration.supports, numbered)


def _suggested(one: SuggestedNumber) -> Entry:
    given = f"suggested grade: {one.number}, {NUMBER_WORDS[one.number]}"
    return Entry(line(f"{given} ({'; '.join(one.reasons)})"), "")


def _importance(one: Importance) -> Entry:
    return Entry(line(f"importance {one.value:.2f} of 1 ({'; '.join(one.reasons)})"), "")


def _backings(side: Side, numbered: _Numbered) -> tuple[Entry, ...]:
    return tuple(_backing(one, numbered) for one in side.origins)


def _backing(one: Backing, numbered: _Numbered) -> Entry:
    """An origin: its interest, who has it from there, who only repeats it, and its first words."""
    interest = one.interest.name
    for_ = f"speaks for {interest}" if interest != one.name else ""
    head = dotted(Piece(one.name, "strong"), ", ".join(one.kinds), for_)
    why = line("; ".join(one.interest.reasons)) if for_ and one.interest.reasons else ()
    told = _counted("told by", one.vouching, numbered)
    again = _counted("repeated by", one.repeating, numbered)
    return Entry(head, "", lines(why, told, again, *map(cited, one.cited[:1])))


def _counted(what: str, accounts: Sequence[str], numbered: _Numbered) -> Line:
    """Outlets with the numbers of their accounts: "told by Courier (1, 4), Post (2)"."""
    found: dict[str, list[int]] = {}
    for account in accounts:
        number, source = numbered[account]
        found.setdefault(words.outlet(source), []).append(number)
    of = (f"{name} ({', '.join(map(str, sorted(all_)))})" for name, all_ in found.items())
    return line(f"{what} {', '.join(of)}") if found else ()


# Figures


def _figures(figures: Mapping[FigureKind, Sequence[Value]]) -> tuple[Grid, ...]:
    """What numbers are given, by whom, whose wider figures these fit, and who gives others."""
    rows = tuple(
        (
            incidents.amount(kind, one.low, one.high),
            _givers(one.supports),
            _givers(one.fitting),
            _givers(one.against),
        )
        for kind, values in figures.items()
        for one in values
    )
    return (Grid(("figure", "given by", "fits that of", "others give"), rows),) if rows else ()


def _givers(side: Side) -> str:
    """The origins; and how many articles, where these are more."""
    names = ", ".join(one.name for one in side.origins)
    return f"{names} (in {side.items} articles)" if side.items > len(side.origins) else names


# What can't both be true


def _contradiction(one: Contradiction) -> Entry:
    head = dotted(Piece(one.what, "strong"), Piece(one.kind, "kind"))
    return Entry(head, "", lines(cited(one.one), cited(one.other), *map(line, one.reasons)))


# How far accounts are trusted


def _account(one: AccountRow) -> Entry:
    judged = one.grade != Grade()
    head = (*words.headed(one.source), Piece(f" · {one.grade}"))
    return Entry(head, one.id, lines(line(one.grade.words)) if judged else ())
