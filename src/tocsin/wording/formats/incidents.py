"""Incidents, warnings, blame and figures as the forms for people word and order them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from tocsin.records import (
    FIGURE_KINDS,
    Blame,
    Figure,
    FigureKind,
    Incident,
    Reading,
    Span,
    Warned,
)
from tocsin.wording.formats import common, dates
from tocsin.wording.formats.common import Layout
from tocsin.wording.safe import one_line

HAPPENED = "What happened"
WARNED = "What was warned"
BLAMED = "Who says who did it"
COUNTED = "Figures"
BLAME_COLUMNS = ("accused", "by", "stance", "evidence", "where")
FIGURE_COLUMNS = ("figure", "given by", "where")

_UNDATED = "date unknown"
_UNTOLD = "which incident isn't told"
_NOBODY: dict[FigureKind, str] = {"perpetrators": "no perpetrators"}
_ONE: dict[FigureKind, str] = {"perpetrators": "perpetrator"}


# What happened


def happened(reading: Reading) -> list[Incident]:
    """The incidents, the newest first and those without a date last; else as they are told."""
    return sorted(reading.incidents, key=lambda incident: dates.newest(incident.when))


def date(incident: Incident) -> str:
    """When it was."""
    return one_line(dates.told(incident.when) or _UNDATED)


def kind(incident: Incident) -> str:
    """What it was, with its status unless it simply happened: `plot (foiled)`."""
    worded = incident.kind.replace("_", " ")
    return worded if incident.status == "happened" else f"{worded} ({incident.status})"


def where(incident: Incident) -> str:
    """Where it was, from the small to the large."""
    return _listed(incident.where)


def who(incident: Incident) -> str:
    """Who did it to whom: `Varnian Front → market traders`; "by" or "against" for one alone."""
    by, against = _listed(incident.by), _listed(incident.against)
    if by and against:
        return f"{by} → {against}"
    return f"by {by}" if by else f"against {against}" if against else ""


def weapon(incident: Incident) -> str:
    """With what."""
    return f"with {_listed(incident.weapon)}" if incident.weapon else ""


def circumstances(incident: Incident) -> list[str]:
    """Where, who and with what, as far as they are known."""
    return [known for known in (where(incident), who(incident), weapon(incident)) if known]


def toll(incident: Incident) -> str:
    """Its figures: `at least 139 killed, 24–25 wounded`."""
    figures = incident.figures
    return ", ".join(amount(kind, *figures[kind]) for kind in FIGURE_KINDS if kind in figures)


def label(incident: Incident) -> str:
    """What to call it elsewhere in the brief: kind, place, date."""
    place = one_line(incident.where[0]) if incident.where else ""
    return " · ".join(filter(None, (kind(incident), place, date(incident))))


# What was warned


def sides(warned: Warned) -> tuple[str, str]:
    """Who warned, and whom: the second empty where the article doesn't tell."""
    return one_line(warned.from_), _listed(warned.to)


def threat(warned: Warned) -> list[tuple[str, str]]:
    """What was warned of, by name and as far as it is known; the first has no name."""
    known = (
        ("", warned.threat),
        ("target", warned.target),
        ("expected", dates.told(warned.when)),
        ("given", dates.told(warned.given)),
    )
    return [(name, one_line(value)) for name, value in known if value]


def response(warned: Warned) -> str:
    """What the warned did."""
    return "response unknown" if warned.response == "unknown" else warned.response


# Who says who did it


def offered(blame: Blame) -> str:
    """What the speaker shows for it."""
    return "no evidence" if blame.offered == "none" else blame.offered


# Figures


def amount(kind: FigureKind, low: int | None, high: int | None) -> str:
    """How many: `at least 139 killed`, `up to 50 wounded`, `no one missing`."""
    if low == high == 0:
        return _NOBODY.get(kind, f"no one {kind}")
    counted = _ONE.get(kind, kind) if low == high == 1 else kind
    return f"{_range(low, high)} {counted}"


def counted(figure: Figure) -> str:
    """How many, marked where it is a part of another figure or corrects one."""
    of = "of these " if figure.part_of else ""
    return of + amount(figure.kind, figure.low, figure.high) + " (revised)" * figure.revised


def giver(figure: Figure) -> str:
    """Who gave it, and for when: `the ministry, as of 3 May 2025`."""
    by = "the article" if figure.by is None else one_line(figure.by)
    as_of = dates.told(figure.as_of)
    return f"{by}, as of {one_line(as_of)}" if as_of else by


def _range(low: int | None, high: int | None) -> str:
    if low is None:
        return "an unknown number" if high is None else f"up to {high:,}"
    if high is None:
        return f"at least {low:,}"
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"


# By incident


class _Tied(Protocol):
    @property
    def incident(self) -> str | None: ...


_T = TypeVar("_T", bound=_Tied)


@dataclass(frozen=True)
class Group(Generic[_T]):
    """What belongs to one incident, or to none that is known; `label` is None for all of it."""

    label: str | None
    incident: Incident | None
    items: list[_T]


def blamed(reading: Reading) -> list[Group[Blame]]:
    """Who says who did it, by incident in the order of `happened`, each in that of the text."""
    return _grouped(reading, reading.blame)


def figures(reading: Reading) -> list[Group[Figure]]:
    """The figures by incident in the order of `happened`, each by kind in that of the text."""
    order = {kind: number for number, kind in enumerate(FIGURE_KINDS)}
    return _grouped(reading, sorted(reading.figures, key=lambda figure: order[figure.kind]))


def _grouped(reading: Reading, items: Iterable[_T]) -> list[Group[_T]]:
    """By incident; no labels where there is only one and all of them belong to it."""
    incidents = happened(reading)
    found: dict[str | None, list[_T]] = {incident.id: [] for incident in incidents}
    found[None] = []
    for item in items:
        found[item.incident if item.incident in found else None].append(item)
    several = len(incidents) + bool(found[None]) > 1
    groups = [Group(label(one) if several else None, one, found[one.id]) for one in incidents]
    groups.append(Group(_UNTOLD if several else None, None, found[None]))
    return [group for group in groups if group.items]


# Where it stands


def elsewhere(span: Span | None, layout: Layout, beside: Span) -> str:
    """Where `span` stands, in words with a blank before them; nothing if where `beside` does."""
    place = layout.place(beside if span is None else span)
    if place == layout.place(beside):
        return ""
    return f" in {'the ' * (place == common.HEADLINE)}{place}"


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(one_line(name) for name in names)
