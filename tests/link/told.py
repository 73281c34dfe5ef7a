"""Readings of our own, with statements marked as in `tests.read.made`."""

from collections.abc import Sequence

import msgspec

from tests.read.made import marked
from tests.records import made
from tocsin.read.statements import statements
from tocsin.records import Article, Dropped, Entity, EntityKind, Incident, Reading, Sourced
from tocsin.records.base import identify, span


def found(value: str | None) -> Sourced | None:
    """A fact of a page."""
    return Sourced(value=value, where="meta", at="made") if value else None


def article(
    text: str,
    *,
    title: str | None = None,
    byline: str | None = None,
    outlet: str | None = "Orlec Courier",
    address: str | None = None,
    footer: str | None = None,
) -> Article:
    """An article whose page holds `text` from its beginning, and `footer` far behind that."""
    behind = 10**6
    return msgspec.structs.replace(
        made.article(),
        id=identify("article", outlet, text),
        title=found(title),
        byline=found(byline),
        outlet=found(outlet),
        address=address,
        text=f"{title}\n\n{text}" if title else text,
        dropped=(
            (Dropped(text=footer, page_start=behind, page_end=behind + 1, reason="credit"),)
            if footer
            else ()
        ),
    )


def reading(
    text: str,
    names: Sequence[tuple[EntityKind, str]] = (),
    *,
    outlet: str | None = "Orlec Courier",
) -> Reading:
    """A reading of `text`, in which statements are marked and `names` are its entities."""
    bare, tagged = marked(text)
    own = article(bare, outlet=outlet)
    return msgspec.structs.replace(
        made.reading(),
        article=own,
        statements=statements(own.id, bare, tagged),
        entities=tuple(_entity(bare, kind, name) for kind, name in names),
        incidents=(),
        figures=(),
    )


def incident(reading: Reading, *words: str) -> Incident:
    """The incident of which each of `words` is a mention, at its first place."""
    text = reading.article.text
    mentions = tuple(span(text, text.index(w), text.index(w) + len(w)) for w in words)
    return msgspec.structs.replace(made.incident(), trigger=mentions[0], mentions=mentions)


def _entity(text: str, kind: EntityKind, name: str) -> Entity:
    start = text.index(name)
    mention = span(text, start, start + len(name))
    return msgspec.structs.replace(made.entity(), kind=kind, name=name, mentions=(mention,))
