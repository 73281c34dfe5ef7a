"""Readings made by hand, so that the forms can be tested without a model."""

from datetime import date
from typing import Any

from tocsin.records import (
    Act,
    Article,
    Dropped,
    Entity,
    EntityKind,
    Place,
    Reading,
    Sourced,
    Span,
    Statement,
    When,
)
from tocsin.records.base import identify, span

TEXT = """Market bombing: warning was set aside

The ministry admitted on Friday that it had been warned. Minister Pavol Hrast said the letter \
had been “read, filed and not acted upon.” He promised an inquiry.

“There was no letter,” spokeswoman Ilse Korb said. “There was nothing.

“I would know,” she added.

Governor Aurel Stanek blamed Sorland, which Sorland's minister called a lie."""


def found(text: str, words: str, after: int = 0) -> Span:
    """The span of `words` in `text`, the first at or behind `after`."""
    start = text.index(words, after)
    return span(text, start, start + len(words))


def statement(
    text: str,
    speaker: str,
    content: tuple[str, ...],
    *,
    source: str | None = None,
    cue: str | None = None,
    act: Act = "says",
    to: str | None = None,
    quoted: bool = False,
    negated: bool = False,
    modality: str | None = None,
    reasons: tuple[str, ...] = ("the cue says so",),
) -> Statement:
    """A statement whose spans are the first places of these words in `text`."""
    spans = tuple(found(text, words) for words in content)
    who = found(text, source) if source else None
    # The first "said" behind the speaker is the speaker's.
    how = found(text, cue, who.start if who else 0) if cue else None
    parts = [*spans, *(part for part in (who, how) if part)]
    start = min(part.start for part in parts)
    end = max(part.end for part in parts)
    return Statement(
        id=identify("statement", speaker, act, *content),
        speaker=speaker,
        source=who,
        named=None,
        cue=how,
        content=spans,
        sentence=span(text, start, end),
        act=act,
        to=to,
        addressee=None,
        quoted=quoted,
        negated=negated,
        modality=modality,
        confidence=0.9,
        reasons=reasons,
    )


def entity(text: str, kind: EntityKind, *mentions: str) -> Entity:
    """What is named first by the first, then by the others as they come one after another."""
    spans: list[Span] = []
    for words in mentions:
        spans.append(found(text, words, spans[-1].end if spans else 0))
    return Entity(
        id=identify("entity", kind, *mentions),
        kind=kind,
        name=max(mentions, key=len),
        mentions=tuple(spans),
        confidence=0.8,
    )


def article(text: str = TEXT, *, source: str = "page.html", bare: bool = False) -> Article:
    """An article about which everything is known, or nothing if `bare`."""
    first = text.partition("\n")[0]
    return Article(
        id=identify("article", text, source),
        page=identify("page", text),
        source=source,
        address=None if bare else "https://courier.example/market?a=1&b=2",
        title=None if bare else Sourced(value=first, where="json-ld", at="NewsArticle.headline"),
        byline=None if bare else Sourced(value="Mira Doval", where="markup", at="div.by"),
        outlet=None
        if bare
        else Sourced(value="The Varnian Courier", where="meta", at='meta[property="og:site_name"]'),
        language=None if bare else Sourced(value="en", where="markup", at="html@lang"),
        published=None
        if bare
        else Sourced(value="2025-05-03", where="json-ld", at="NewsArticle.datePublished"),
        modified=None,
        text=text,
        segments=(),
        dropped=()
        if bare
        else (
            Dropped(text="Accept all cookies", page_start=0, page_end=18, reason="boilerplate"),
            Dropped(text="Lorries queue for …", page_start=20, page_end=39, reason="teaser"),
        ),
    )


def reading(
    text: str = TEXT,
    statements: tuple[Statement, ...] | None = None,
    entities: tuple[Entity, ...] | None = None,
    times: tuple[When, ...] = (),
    places: tuple[Place, ...] = (),
    *,
    source: str = "page.html",
    bare: bool = False,
) -> Reading:
    """A reading of `text`; of the sample above with all that is in it where nothing is given."""
    known = sample_entities() if text == TEXT else ()
    return Reading(
        article=article(text, source=source, bare=bare),
        statements=sample_statements() if statements is None else statements,
        entities=known if entities is None else entities,
        times=times,
        places=places,
        incidents=(),
        figures=(),
        warnings=(),
        blame=(),
        model="made by hand",
    )


def when(text: str, words: str, value: str | None, said: str, day: date | None = None) -> When:
    """A date at `words` of `text`."""
    return When(
        id=identify("when", words, value, said),
        span=found(text, words),
        kind="date",
        value=value,
        precision="day",
        earliest=day,
        latest=day,
        words=said,
        anchor="its own words",
    )


def place(text: str, words: str, name: str, **known: Any) -> Place:
    """A town at `words` of `text`, unless `known` says otherwise."""
    given: dict[str, Any] = {
        "kind": "town",
        "country": "VA",
        "area": None,
        "latitude": 41.9,
        "longitude": 12.45,
        "precision": "town",
        "within": None,
        "people": False,
        "stands_for": None,
        "reasons": (),
    }
    return Place(
        id=identify("place", words, name), span=found(text, words), name=name, **(given | known)
    )


def sample_entities() -> tuple[Entity, ...]:
    """Names in `TEXT`: in a content, across the border of a source, several times."""
    return (
        entity(TEXT, "organisation", "ministry"),
        entity(TEXT, "person", "Pavol Hrast"),
        entity(TEXT, "person", "Ilse Korb"),
        entity(TEXT, "person", "Governor Aurel Stanek"),
        entity(TEXT, "place", "Sorland", "Sorland"),
    )


def sample_statements() -> tuple[Statement, ...]:
    """The statements of `TEXT`: nested, over paragraphs, of several acts."""
    return (
        statement(
            TEXT,
            "Interior Ministry of Varnia",
            ("that it had been warned",),
            source="The ministry",
            cue="admitted",
            act="admits",
        ),
        statement(
            TEXT,
            "Pavol Hrast",
            ("the letter had been “read, filed and not acted upon.”",),
            source="Minister Pavol Hrast",
            cue="said",
            quoted=True,
        ),
        statement(
            TEXT, "Pavol Hrast", ("an inquiry",), source="He", cue="promised", act="promises"
        ),
        statement(
            TEXT,
            "Ilse Korb",
            ("“There was no letter,”", "“There was nothing.\n\n“I would know,”"),
            source="spokeswoman Ilse Korb",
            cue="said",
            act="denies",
            to="the press",
            quoted=True,
        ),
        statement(
            TEXT,
            "Aurel Stanek",
            ("Sorland, which Sorland's minister called a lie",),
            source="Governor Aurel Stanek",
            cue="blamed",
            act="blames",
        ),
        statement(
            TEXT,
            "Foreign Minister of Sorland",
            ("a lie",),
            source="Sorland's minister",
            cue="called",
            act="rejects",
            to="Aurel Stanek",
        ),
    )
