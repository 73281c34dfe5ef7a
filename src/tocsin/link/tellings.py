"""Tellings: through whom an article has what it tells of an incident.

Each mention of an incident is the outlet's own word, or it goes through somebody: an agency that
the sentence credits ("RIA Novosti reported that …"), the speaker of the statement that it lies
in, whom that speaker cites. The chain of these runs from the article outward.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Literal

from tocsin.link.credit import Known, agency
from tocsin.link.outlet import outlet
from tocsin.link.sources import SourceKind, kind_of
from tocsin.read.known import names
from tocsin.read.sentences import containing, sentences
from tocsin.records import Act, Incident, Reading, Record, Span, Statement
from tocsin.records.base import span

Standing = Literal["outlet", "agency", "speaker"]

# Who says, believes or claims something reports it; who condemns or denies it doesn't.
REPORTING: frozenset[Act] = frozenset(["says", "believes", "warns", "claims", "admits", "blames"])

_NAME = r"[A-Z][\w.&’'-]*(?:\s[A-Z][\w.&’'-]*){0,3}"
_CARRIERS = re.compile(
    rf"\b(?i:according\s+to|told|reported\s+by|quoted\s+by|cited\s+by|carried\s+by|"
    rf"(?:interview|statement)\s+(?:with|to)|report\s+by)\s+(?i:the\s+)?"
    rf"(?:(?:\w+\s+)?news\s+agency\s+)?(?P<after>{_NAME}|dpa)"
    rf"|(?P<ahead>{_NAME}|dpa)(?i:\s+news\s+agency)?\s+"
    r"(?:has\s+|had\s+)?(?:reported|reports|said|says|quoted|quotes|cited|cites|wrote|writes)\b"
)
_CITED = re.compile(
    r"\b(?:citing|quoting)\s+(?P<named>[^,.;:–—]{2,80}?)"
    r"(?=\s*(?:[,.;:–—]|$)|\s+(?:said|says|reported|reports|that|who|as)\b)"
)
_DETERMINER = re.compile(r"^(?:the|an?|its|his|her|their)\s+", re.IGNORECASE)
_SMALL = frozenset(["of", "the", "and", "for", "in", "on", "de", "al", "bin", "van", "von"])
# With these a phrase begins that says when, not who: "Earlier Foreign Ministry".
_TIMES = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun|to|yester)day|tonight|earlier|later|last|next|now|"
    r"meanwhile)\b",
    re.IGNORECASE,
)


class Voice(Record, frozen=True):
    """One through whom something is told.

    `name` is canonical as the article gives it. Who isn't named ("two officials", "police") has
    `named` false and keeps its words, and `scope` is the outlet (or the article) within which the
    words mean anybody. `span` is where the article says that it is this voice.
    """

    standing: Standing
    name: str
    named: bool
    scope: str | None
    span: Span | None


class Telling(Record, frozen=True):
    """A mention of an incident, and through whom it comes.

    `voices` run from the article outward: the outlet (where it is known), the agency, the
    speaker; the last is the origin as far as the article tells. `kind` is what kind of source
    that is, None where the article doesn't say. `sentence` is the one that says it.
    """

    mention: Span
    voices: tuple[Voice, ...]
    kind: SourceKind | None
    sentence: Span


def tellings(reading: Reading, incident: Incident, known: Known = agency) -> tuple[Telling, ...]:
    """The tellings of one incident of a reading, in the order of the text.

    `known` gives the canonical name of a news agency as written, None for what is none.
    """
    text = reading.article.text
    lines = sentences(text)
    found = []
    for mention in sorted(incident.mentions, key=lambda m: (m.start, m.end)):
        sentence = span(text, *lines[containing(lines, mention.start)])
        found.append(_telling(reading, mention, sentence, known))
    return tuple(found)


def _telling(reading: Reading, mention: Span, sentence: Span, known: Known) -> Telling:
    said = _covering(reading.statements, mention)
    found = chain(
        (v for s in said for v in _carried(s, known)),
        _credited(reading, sentence, known),
        (_speaker(reading, s) for s in said if s.source and not known(s.speaker)),
        _cited(reading, sentence, known),
    )
    own = outlet(reading.article)
    first = [Voice(standing="outlet", name=own, named=True, scope=None, span=None)] if own else []
    voices = _once([*first, *found], known)
    return Telling(
        mention=mention,
        voices=voices,
        kind=_kind(said, voices),
        sentence=said[-1].sentence if said else sentence,
    )


def _covering(statements: Sequence[Statement], mention: Span) -> list[Statement]:
    """The statements that report the mention, the one that holds the others first."""
    found = [s for s in statements if _reports(s) and _holds(s, mention)]
    return sorted(found, key=lambda s: (-sum(len(c.text) for c in s.content), s.sentence.start))


def _reports(statement: Statement) -> bool:
    return statement.act in REPORTING and not statement.negated and statement.modality is None


def _holds(statement: Statement, mention: Span) -> bool:
    return any(content.overlaps(mention) for content in statement.content)


def _carried(statement: Statement, known: Known) -> Iterator[Voice]:
    """The agencies that speak in a statement or that it was made to."""
    for name, where in (
        (statement.speaker, statement.source),
        (statement.to or "", statement.addressee),
    ):
        if full := known(name):
            yield _agency(full, where)


def _credited(reading: Reading, sentence: Span, known: Known) -> Iterator[Voice]:
    """The agencies that a sentence credits, whether or not the network saw a statement there."""
    text = reading.article.text
    for match in _CARRIERS.finditer(text, sentence.start, sentence.end):
        group = "after" if match["after"] else "ahead"
        if full := known(match[group]):
            yield _agency(full, span(text, *match.span(group)))


def _agency(name: str, where: Span | None) -> Voice:
    return Voice(standing="agency", name=name, named=True, scope=None, span=where)


def _speaker(reading: Reading, statement: Statement) -> Voice:
    return _voice(reading, statement.speaker, statement.source)


def _cited(reading: Reading, sentence: Span, known: Known) -> Iterator[Voice]:
    """Those whom a sentence says somebody cites: "the Courier, citing the ministry"."""
    text = reading.article.text
    for match in _CITED.finditer(text, sentence.start, sentence.end):
        where = span(text, *match.span("named"))
        written = _canonical(reading, where) or where.text
        full = known(written)
        yield _agency(full, where) if full else _voice(reading, written, where)


def _canonical(reading: Reading, where: Span) -> str | None:
    """The name of the entity that is all of some words, but for an article."""
    bare = _DETERMINER.sub("", where.text)
    for entity in reading.entities:
        for mention in entity.mentions:
            if mention.begins_in(where) and mention.text == bare:
                return entity.name
    return None


def _voice(reading: Reading, name: str, where: Span | None) -> Voice:
    named = _named(reading, name)
    scope = None if named else outlet(reading.article) or reading.article.id
    return Voice(standing="speaker", name=name, named=named, scope=scope, span=where)


def _named(reading: Reading, name: str) -> bool:
    """Whether a speaker has a name of its own, and isn't just what somebody is.

    A first name by itself ("Petr") could be anybody; an organisation or a place may have one word,
    and initials ("VTN") are a name whatever they were read as.
    """
    if names().full(name) or name.startswith("Government of "):
        return True
    words = _DETERMINER.sub("", name).split()
    if not words or _TIMES.match(words[0]):
        return False
    if not all(w in _SMALL or w[:1].isupper() for w in words):
        return False
    own = {e.kind for e in reading.entities if e.name == name}
    one = own if name.isupper() else own & {"organisation", "place"}
    return len(words) > 1 or bool(one)


def _once(voices: Sequence[Voice], known: Known) -> tuple[Voice, ...]:
    """Each voice once, where it comes first; an agency is itself in its own articles."""
    kept: dict[str, Voice] = {}
    for voice in voices:
        full = known(voice.name) or voice.name
        kept.setdefault(_DETERMINER.sub("", full).casefold(), voice)
    return tuple(kept.values())


def _kind(said: Sequence[Statement], voices: Sequence[Voice]) -> SourceKind | None:
    """What kind of source the last of `voices` is, by the words that the article has for it."""
    last = voices[-1] if voices else None
    if last is None or last.standing != "speaker":
        return "press"
    if any(s.act == "claims" and s.speaker == last.name for s in said):
        return "perpetrator"
    own = [s for s in said if s.speaker == last.name]
    spans = [at.text for s in own for at in (s.source, s.named) if at]
    return kind_of(last.name, " ".join([last.span.text if last.span else "", *spans]))
