"""Cases of our own: accounts of a blast, with statements marked as in `tests.read.made`."""

from collections.abc import Sequence

import msgspec

from tests.link.told import found, reading
from tests.link.told import incident as told
from tests.records import made
from tocsin.assess.case import Case, Heard
from tocsin.link.origins import report
from tocsin.records import Blame, EntityKind, Figure, Incident, Reading
from tocsin.records.base import identify, span
from tocsin.records.incident import FigureKind, Stance

OWN = "A blast shook the pier."


def heard(
    outlet: str,
    text: str = OWN,
    *,
    names: Sequence[tuple[EntityKind, str]] = (),
    mentions: Sequence[str] = ("blast",),
    where: Sequence[str] = ("Orlec",),
    copies: str | None = None,
    published: str | None = None,
    byline: str | None = None,
    figures: Sequence[Figure] = (),
    blame: Sequence[Blame] = (),
) -> Heard:
    """An account of the blast that `text` tells of."""
    page = reading(text, names, outlet=outlet)
    article = msgspec.structs.replace(
        page.article, published=found(published), byline=found(byline)
    )
    page = msgspec.structs.replace(page, article=article)
    own = _incident(page, outlet, mentions, where)
    full = msgspec.structs.replace(
        page,
        incidents=(own,),
        places=(),
        figures=tuple(msgspec.structs.replace(one, incident=own.id) for one in figures),
        blame=tuple(msgspec.structs.replace(one, incident=own.id) for one in blame),
    )
    return Heard(
        account=own.id, reading=full, report=report(own.id, full, own, copies), learnt="2026-03-21"
    )


def _incident(
    page: Reading, outlet: str, mentions: Sequence[str], where: Sequence[str]
) -> Incident:
    return msgspec.structs.replace(
        told(page, *mentions), id=identify("blast", outlet, page.article.text), where=tuple(where)
    )


def case(*accounts: Heard) -> Case:
    """The case of these accounts, in the order of their ids."""
    return Case(id="blast", heard=tuple(sorted(accounts, key=lambda one: one.account)))


def figure(
    low: int | None, high: int | None, by: str | None = None, kind: FigureKind = "killed"
) -> Figure:
    """A figure that somebody gives, as if it stood in `OWN`."""
    return msgspec.structs.replace(
        made.figure(),
        kind=kind,
        low=low,
        high=high,
        by=by,
        span=span(OWN, 2, 7),
        sentence=span(OWN, 0, len(OWN)),
    )


def blamed(accused: str, by: str, stance: Stance) -> Blame:
    """What somebody says of who did it, as if it stood in `OWN`."""
    return msgspec.structs.replace(
        made.blame(),
        accused=accused,
        by=by,
        stance=stance,
        sentence=span(OWN, 0, len(OWN)),
    )
