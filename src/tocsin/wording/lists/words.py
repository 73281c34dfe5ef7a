"""How what stands in lists is worded: dates, outlets, incidents in a few words."""

from collections.abc import Iterable, Sequence

from tocsin.assess.case import Cited
from tocsin.desk.exchange import telling
from tocsin.desk.views import IncidentFile, IncidentRow, Reference, Withdrawal
from tocsin.link.dossier import Dossier
from tocsin.records import FIGURE_KINDS, Blame, FigureKind, Span, Warned
from tocsin.records.incident import Range
from tocsin.wording.formats import common, dates, incidents
from tocsin.wording.lists.sheet import Line, Piece, Place, dotted

# Of what accounts differ in, so much is shown in a list.
_MOST = 3
# Of names so many.
_FEW = 5
_DAY = len("2026-03-21")


def day(value: str | None) -> str:
    """A day or moment of the record for people, the day only; "" where it isn't known."""
    return dates.told(value[:_DAY]) or "" if value else ""


def moment(value: str) -> str:
    """A moment of the desk's clock: "21 March 2026, 19:40 UTC"; a day's end is the day."""
    clock = value[_DAY + 1 : _DAY + 6]
    ended = value.startswith("23:59:59.999999", _DAY + 1)
    return day(value) if ended or not clock else f"{day(value)}, {clock} UTC"


def when(dossier: Dossier) -> str:
    """When an incident was, as most accounts have it; without its year, if none gives that."""
    known = map(dates.told, (*dossier.days, *dossier.undated))
    return next(filter(None, known), "date unknown")


def given(warned: Warned) -> str:
    """When a warning was given, as finely as it is told; "" where its article doesn't tell."""
    return dates.told(warned.given) or ""


def kind(dossier: Dossier) -> Piece:
    """What an incident was, with its status unless it simply happened."""
    words = dossier.kind.replace("_", " ")
    return Piece(words if dossier.status == "happened" else f"{words} ({dossier.status})", "kind")


def place(row: IncidentRow | IncidentFile) -> str:
    """Where an incident was; "" where no account tells."""
    return (
        telling.place(row) if isinstance(row, IncidentFile) else next(iter(row.dossier.places), "")
    )


def few(names: Sequence[str]) -> str:
    """Names on a line; of many the first, and how many more there are."""
    return _first(names, _FEW)


def toll(figures: dict[FigureKind, Range]) -> str:
    """Figures as ranges: "59–61 killed, at least 11 wounded"."""
    known = (kind for kind in FIGURE_KINDS if kind in figures)
    return ", ".join(incidents.amount(kind, *figures[kind]) for kind in known)


def parties(dossier: Dossier) -> list[str]:
    """By whom, against whom, with what, as far as it is known."""
    told = (("by", dossier.by), ("against", dossier.against), ("with", dossier.weapon))
    return [f"{word} {some(names)}" for word, names in told if names]


def some(names: Iterable[str]) -> str:
    """The first few of them."""
    return _first(list(names), _MOST)


def _first(names: Sequence[str], most: int) -> str:
    shown, more = ", ".join(names[:most]), len(names) - most
    return f"{shown} and {more} more" if more > 0 else shown


def counted(number: int, noun: str) -> str:
    """So many of them: "1 account", "2 accounts"."""
    story = noun.endswith("y") and not noun.endswith("day")
    plural = f"{noun[:-1]}ies" if story else f"{noun}{'es' * noun.endswith('ch') or 's'}"
    return f"{number:,} {noun if number == 1 else plural}"


def outlet(source: Reference) -> str:
    """Who published it; where that isn't known, its address."""
    return source.outlet or source.address


def origin(source: Reference) -> Line:
    """Where a row comes from: outlet, day, title."""
    return dotted(outlet(source), day(source.published), title(source))


def headed(source: Reference) -> Line:
    """The same as a head: the outlet is what it begins with."""
    return dotted(Piece(outlet(source), "strong"), day(source.published), title(source))


def title(source: Reference) -> str:
    """The title in quotation marks, if it has none of its own; "" where it isn't known."""
    return common.quoted(source.title) if source.title else ""


def why(score: float, reasons: str, by: str | None) -> str:
    """Why a member is held to belong where it is, and how sure the desk is; or who put it there."""
    if by is not None:
        return f"moved here by {by or 'somebody'}: {reasons}"
    return f"why here ({score:.2f}): {reasons}" if reasons else ""


def shown(blame: Blame) -> str:
    """What stands behind a word of blame, and what spoils it."""
    tainted = f", tainted: {common.quoted(blame.tainted.text)}" if blame.tainted else ""
    return incidents.offered(blame) + tainted


def marks(sentence: Span, marked: tuple[Span, ...]) -> Line:
    """A sentence with those of the spans marked that lie in it."""
    made: list[Piece] = []
    at = sentence.start
    for one in sorted(marked, key=lambda span: span.start):
        if one.start < at or one.end > sentence.end:
            continue
        made.append(Piece(sentence.text[at - sentence.start : one.start - sentence.start]))
        made.append(Piece(one.text, "mark"))
        at = one.end
    made.append(Piece(sentence.text[at - sentence.start :]))
    return tuple(piece for piece in made if piece.words)


def cited(one: Cited) -> Line:
    """Words with whose they are and where they stand: the speaker, the outlet, the day."""
    at = ", ".join(filter(None, (one.outlet, day(one.published))))
    place = Place(one.article, one.sentence)
    who = [Piece(one.speaker, "strong"), Piece(": ")] if one.speaker else []
    return (
        *who,
        Piece(common.quoted(one.sentence.text), place=place),
        *([Piece(f" ({at})")] if at else []),
    )


def withdrawn(back: Withdrawal | None, done: str) -> Line:
    """Who took a word back, when and why; nothing where nobody did."""
    if back is None:
        return ()
    by = f" by {back.by}" if back.by else ""
    return dotted(f"{done}{by}", moment(back.moment), common.quoted(back.why))
