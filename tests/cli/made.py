"""Readings made by hand, so that the forms can be tested without a model."""

from datetime import date
from typing import Any

from tocsin.records import (
    Act,
    Article,
    Blame,
    Dropped,
    Entity,
    EntityKind,
    Figure,
    FigureKind,
    Incident,
    IncidentKind,
    Part,
    Place,
    Reading,
    Sourced,
    Span,
    Stance,
    Statement,
    Warned,
    When,
)
from tocsin.records.base import identify, span

TEXT = """Market bombing: warning was set aside

The ministry admitted on Friday that it had been warned. Minister Pavol Hrast said the letter \
had been “read, filed and not acted upon.” He promised an inquiry.

“There was no letter,” spokeswoman Ilse Korb said. “There was nothing.

“I would know,” she added.

Governor Aurel Stanek blamed Sorland, which Sorland's minister called a lie."""

NEWS = """Bomb in Tessel concert hall kills at least 24

A bomb tore through the Linden Hall in Tessel on Friday, March 22. At least 24 people died, two \
children among them, the governor said. Hospitals counted 60 to 70 wounded.

Sorland had warned the Varnian police on March 7 that the Black Lantern Front would strike at a \
concert. General Olen Varga called the letter blackmail.

On Saturday police arrested four men near Orlec. The Black Lantern Front claimed the bombing and \
showed a video of it. Varga blamed Sorland, without any proof. One of the four confessed, after \
being beaten, according to his lawyer.

Sorland's minister Orla Venn rejected that as absurd. The front has threatened more attacks since \
2013, when it held a ferry."""


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
    incidents: tuple[Incident, ...] = (),
    figures: tuple[Figure, ...] = (),
    warnings: tuple[Warned, ...] = (),
    blame: tuple[Blame, ...] = (),
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
        incidents=incidents,
        figures=figures,
        warnings=warnings,
        blame=blame,
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


def incident(text: str, words: str, kind: IncidentKind = "bombing", **known: Any) -> Incident:
    """One that happened, told by these words of `text`, of which nothing but `known` is known."""
    trigger = found(text, words)
    given: dict[str, Any] = {
        "status": "happened",
        "when": None,
        "where": (),
        "by": (),
        "against": (),
        "weapon": (),
        "figures": {},
        "mentions": (trigger,),
        "parts": (),
        "certainty": 2.5,
        "reasons": ("kind: the words say so",),
    }
    made = identify("incident", kind, words)
    return Incident(id=made, kind=kind, trigger=trigger, **(given | known))


def figure(
    text: str,
    words: str,
    kind: FigureKind,
    low: int | None,
    high: int | None,
    incident: Incident | None = None,
    **known: Any,
) -> Figure:
    """A figure at `words` of `text`, given by the article unless `known` says otherwise."""
    given: dict[str, Any] = {"by": None, "as_of": None, "part_of": False, "revised": False}
    place = found(text, words)
    return Figure(
        id=identify("figure", kind, words),
        kind=kind,
        low=low,
        high=high,
        span=place,
        sentence=place,
        incident=incident.id if incident else None,
        **(given | known),
    )


def warned(text: str, words: str, sender: str, *receivers: str, **known: Any) -> Warned:
    """A warning that these words of `text` tell of."""
    given: dict[str, Any] = {
        "threat": "an attack",
        "target": None,
        "when": None,
        "given": None,
        "response": "unknown",
        "answer": None,
        "reasons": ("from: the subject",),
    }
    evidence = found(text, words)
    return Warned(
        id=identify("warned", words, sender),
        from_=sender,
        to=receivers,
        evidence=evidence,
        sentence=evidence,
        **(given | known),
    )


def blame(
    text: str,
    words: str,
    by: str,
    stance: Stance,
    accused: str,
    incident: Incident | None = None,
    **known: Any,
) -> Blame:
    """Who says in these words of `text` who did it; without evidence unless `known` has some."""
    given: dict[str, Any] = {
        "offered": "none",
        "proof": None,
        "tainted": None,
        "reasons": ("stance: the cue says so",),
    }
    evidence = found(text, words)
    return Blame(
        id=identify("blame", words, by, accused),
        incident=incident.id if incident else None,
        accused=accused,
        by=by,
        stance=stance,
        evidence=evidence,
        sentence=evidence,
        **(given | known),
    )


def news() -> Reading:
    """The reading of `NEWS`: all that a brief can hold."""
    bomb, arrest, threat, ferry = news_incidents()
    return reading(
        NEWS,
        statements=(
            statement(NEWS, "Olen Varga", ("the letter blackmail",), cue="called", act="rejects"),
            statement(
                NEWS,
                "Orla Venn",
                ("that as absurd",),
                source="Sorland's minister Orla Venn",
                cue="rejected",
                act="rejects",
            ),
        ),
        entities=(
            entity(NEWS, "venue", "Linden Hall"),
            entity(NEWS, "place", "Tessel", "Tessel"),
            entity(NEWS, "person", "General Olen Varga", "Varga"),
        ),
        times=(when(NEWS, "Friday, March 22", "XXXX-03-22", "22 March, year unknown"),),
        places=(place(NEWS, "Tessel", "Tessel"),),
        incidents=(bomb, arrest, threat, ferry),
        figures=(
            figure(NEWS, "At least 24", "killed", 24, None, bomb, by="Governor of Tessel"),
            figure(NEWS, "two children", "killed", 2, 2, bomb, part_of=True),
            figure(NEWS, "60 to 70 wounded", "wounded", 60, 70, bomb, as_of="XXXX-03-23"),
            figure(NEWS, "four men", "detained", 4, 4, arrest, revised=True),
            figure(NEWS, "One of the four", "held", None, 1),
        ),
        warnings=(
            warned(
                NEWS,
                "warned the Varnian police",
                "Government of Sorland",
                "Varnian police",
                threat="that the Black Lantern Front would strike",
                target="a concert",
                when="XXXX-03",
                given="XXXX-03-07",
                response="dismissed",
                answer=found(NEWS, "called the letter blackmail"),
            ),
        ),
        blame=(
            blame(
                NEWS,
                "claimed the bombing",
                "Black Lantern Front",
                "claims",
                "Black Lantern Front",
                bomb,
                offered="video",
                proof=found(NEWS, "showed a video of it"),
            ),
            blame(NEWS, "Varga blamed Sorland", "Olen Varga", "blames", "Sorland", bomb),
            blame(
                NEWS,
                "One of the four confessed",
                "one of the four",
                "admits",
                "one of the four",
                bomb,
                offered="confession",
                proof=found(NEWS, "confessed"),
                tainted=found(NEWS, "after being beaten"),
            ),
            blame(NEWS, "rejected that as absurd", "Orla Venn", "rejects", "Sorland", bomb),
            blame(NEWS, "The front has", "author", "blames", "Black Lantern Front", threat),
            blame(NEWS, "the letter blackmail", "Olen Varga", "denies", "Sorland"),
        ),
    )


def news_incidents() -> tuple[Incident, ...]:
    """The incidents of `NEWS`, in the order of the text."""
    return (
        incident(
            NEWS,
            "A bomb tore through the Linden Hall",
            when="XXXX-03-22",
            where=("Linden Hall", "Tessel", "Varnia"),
            against=("concertgoers",),
            by=("Black Lantern Front",),
            weapon=("bomb",),
            figures={"killed": (24, None), "wounded": (60, 70)},
            parts=(
                Part(role="when", name="XXXX-03-22", span=found(NEWS, "Friday, March 22")),
                Part(role="where", name="Linden Hall", span=found(NEWS, "Linden Hall")),
            ),
        ),
        incident(
            NEWS,
            "police arrested four men",
            "arrest",
            when="XXXX-03-23",
            where=("Orlec", "Varnia"),
            by=("police",),
            figures={"detained": (4, 4)},
        ),
        incident(
            NEWS,
            "threatened more attacks",
            "other",
            status="threatened",
            when="2013/..",
            by=("Black Lantern Front",),
        ),
        incident(NEWS, "held a ferry", "hostage_taking", figures={"killed": (0, 0)}),
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
