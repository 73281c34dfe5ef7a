"""Watches, articles and sightings of our own."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import msgspec

from tests.link.told import found, incident, reading
from tocsin.assess.watch.definition import Watch
from tocsin.assess.watch.parsing import parsed
from tocsin.assess.watch.seen import Placed, Sighting
from tocsin.link.tally import Strand, Trace
from tocsin.records import EntityKind, Reading, Warned, identify
from tocsin.records.base import span

FILE = """
question = "Is an attack on a public gathering in Karsk being prepared?"
name = "karsk-crowds"
places = ["Karsk", "Varnia"]
actors = ["Black Lantern Front"]
targets = ["concert", "fair", "concert hall"]
from = 2025-10-01
until = 2026-06-30
window_days = 30
base_rate = 0.01
base_source = "a guess"
threshold = 0.1
"""
DAY = date(2026, 1, 10)


def watch(more: str = "") -> Watch:
    """The watch of `FILE`, with lines of its own behind."""
    return parsed(f"{FILE}\n{more}", "karsk-crowds")


def page(
    text: str,
    names: Sequence[tuple[EntityKind, str]] = (),
    *,
    outlet: str = "Karsk Bell",
    published: str | None = "2026-01-10",
) -> Reading:
    """An article that came out on a day, with statements marked as in `tests.read.made`."""
    made = reading(text, names, outlet=outlet)
    article = msgspec.structs.replace(made.article, published=found(published))
    return msgspec.structs.replace(
        made, article=article, times=(), places=(), warnings=(), blame=()
    )


def telling(text: str, *words: str, **fields: Any) -> Reading:
    """An article with an incident of which each of `words` is a mention."""
    made = page(text)
    own: dict[str, Any] = {"when": None, "parts": (), "figures": {}, "where": (), "by": ()}
    told = msgspec.structs.replace(
        incident(made, *words),
        id=identify("incident", text, words),
        **{**own, "against": (), **fields},
    )
    return msgspec.structs.replace(made, incidents=(told,))


def warning(text: str, giver: str, threat: str, published: str = "2026-01-10") -> Reading:
    """An article of one sentence with a warning in it."""
    made = page(text, published=published)
    whole = span(text, 0, len(text))
    warned = Warned(
        id=identify("warning", text),
        from_=giver,
        to=(),
        threat=threat,
        target=None,
        when=None,
        given=None,
        response="unknown",
        answer=None,
        evidence=whole,
        sentence=whole,
        reasons=(),
    )
    return msgspec.structs.replace(made, warnings=(warned,))


def placed(
    indicator: str,
    matter: str,
    *,
    outlet: str = "name:karsk bell",
    by: str | None = None,
    text: str | None = None,
    day: date = DAY,
    learnt: date | None = None,
) -> Placed:
    """A sighting of an indicator in an article of `outlet`, told by itself or by a speaker."""
    article = text or f"{outlet} on {matter}"
    known = {one.name: one for one in watch().indicators}[indicator]
    id_ = identify("made", indicator, matter, outlet, by, article, day)
    sighting = Sighting(
        id=id_,
        indicator=indicator,
        source=by or outlet,
        account=id_ if known.from_ == "incidents" else None,
        warned=id_ if known.from_ == "warnings" else None,
        matter=matter,
        article=id_,
        sentence=None,
        day=day,
        trace=Trace(
            article=id_,
            outlet=outlet,
            text=article,
            strand=Strand(published=day.isoformat(), chains=((by,),) if by else ((),)),
        ),
        reasons=(f"{indicator} of {day}",),
    )
    return Placed(sighting=sighting, matter=matter, learnt=learnt or day)
