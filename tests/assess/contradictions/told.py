"""Accounts of our own, whose figures, blame, days and towns stand in their texts."""

from collections.abc import Sequence
from typing import Any

import msgspec

from tests.assess.heard import case, heard
from tests.link.told import found, reading
from tests.records import made
from tocsin.assess.case import Heard
from tocsin.link.origins import report
from tocsin.read.sentences import containing, sentences
from tocsin.records import (
    Blame,
    EntityKind,
    Figure,
    FigureKind,
    Part,
    Place,
    Reading,
    Span,
    Stance,
    When,
)
from tocsin.records.base import span

__all__ = ["case", "heard"]

MORNING, NOON, EVENING = "2031-05-03T08:00", "2031-05-03T12:00", "2031-05-03T20:00"


def words(text: str, told: str) -> Span:
    """Where some words first stand in a text."""
    start = text.index(told)
    return span(text, start, start + len(told))


def sentence(text: str, told: str) -> Span:
    """The sentence of a text that first has some words."""
    lines = sentences(text)
    return span(text, *lines[containing(lines, text.index(told))])


def counted(
    text: str,
    told: str,
    low: int | None,
    high: int | None,
    by: str | None = None,
    kind: FigureKind = "killed",
    **changes: Any,
) -> Figure:
    """A figure that is told with some words of a text; `changes` as in its record."""
    figure = msgspec.structs.replace(
        made.figure(), kind=kind, low=low, high=high, by=by, span=words(text, told)
    )
    plain = {"sentence": sentence(text, told), "revised": False, **changes}
    return msgspec.structs.replace(figure, **plain)


def toll(
    number: int,
    outlet: str,
    published: str,
    by: str | None = None,
    *,
    said: str = "{} people",
    kind: FigureKind = "killed",
    least: bool = False,
    **changes: Any,
) -> Heard:
    """An account with one figure; `least` where it is no more than a lower end."""
    told = said.format(number)
    text = f"A blast shook the pier. It left {told} dead, it was told in {outlet}."
    high = None if least else number
    figure = counted(text, told, number, high, by, kind, **changes)
    account = heard(outlet, text, published=published, figures=[figure])
    return changed(account, figures={})


def blamed(text: str, told: str, accused: str, by: str, stance: Stance, **changes: Any) -> Blame:
    """Blame that is told with some words of a text; `changes` as in its record."""
    own = msgspec.structs.replace(
        made.blame(), accused=accused, by=by, stance=stance, evidence=words(text, told)
    )
    return msgspec.structs.replace(own, sentence=sentence(text, told), **changes)


def saying(
    text: str,
    accused: str,
    by: str,
    stance: Stance,
    *,
    outlet: str = "Orlec Courier",
    published: str = MORNING,
    names: Sequence[tuple[EntityKind, str]] = (),
    **changes: Any,
) -> Heard:
    """An account of a blast whose second sentence is a word of blame."""
    whole = f"A blast shook the pier. {text}"
    word = blamed(whole, text, accused, by, stance, **changes)
    return heard(outlet, whole, published=published, names=names, blame=[word])


def changed(account: Heard, **changes: Any) -> Heard:
    """The same account with other values of its incident."""
    own = msgspec.structs.replace(account.incident, **changes)
    read = msgspec.structs.replace(account.reading, incidents=(own,))
    return msgspec.structs.replace(account, reading=read)


def dated(outlet: str, day: str, when: When) -> Heard:
    """An account that says in its own words on which day it was, as `when` has it."""
    text = f"A blast shook the pier on {day}."
    account = changed(
        heard(outlet, text, published=EVENING),
        when=when.value,
        parts=(Part(role="when", name=when.value or "", span=words(text, day)),),
    )
    time = msgspec.structs.replace(when, span=words(text, day))
    read = msgspec.structs.replace(account.reading, times=(time,))
    return msgspec.structs.replace(account, reading=read)


def placed(outlet: str, name: str, latitude: float) -> Heard:
    """An account of a blast in a town."""
    text = f"A blast shook the pier of {name}."
    place: Place = msgspec.structs.replace(
        made.place(), name=name, latitude=latitude, span=words(text, name)
    )
    account = changed(heard(outlet, text, published=EVENING), when=None, where=(name,), parts=())
    read = msgspec.structs.replace(account.reading, places=(place,))
    return msgspec.structs.replace(account, reading=read)


def page(
    text: str,
    published: str,
    *,
    names: Sequence[tuple[EntityKind, str]] = (),
    outlet: str = "Northlight Wire",
) -> Reading:
    """A reading that tells of no incident; statements are marked."""
    read = reading(text, names, outlet=outlet)
    article = msgspec.structs.replace(read.article, published=found(published))
    return msgspec.structs.replace(read, article=article, times=(), warnings=(), blame=())


def arrest(
    text: str,
    mention: str,
    published: str,
    *,
    names: Sequence[tuple[EntityKind, str]] = (),
    outlet: str = "Varnian Press Agency",
) -> Heard:
    """An account of an arrest in Varnia; statements are marked."""
    account = changed(
        heard(outlet, text, published=published, names=names, mentions=[mention]),
        kind="arrest",
        when=None,
        where=("Varnia",),
        parts=(),
    )
    read = msgspec.structs.replace(account.reading, times=(), warnings=())
    own = report(account.account, read, account.incident)
    return msgspec.structs.replace(account, reading=read, report=own)
