"""The corpora as lessons: for each text, what it teaches about which layer.

A lesson says for every mark which types it may be, and for the words without a mark which types
they can't be: a corpus that marks no weapons says nothing about where none stands.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from corpora import conll, factuality, gum, incidents, kinds, muc4, polnear, rams, re3d, timeml
from corpora import gvdb as shootings
from corpora import wikievents as kairos
from corpora.marked import Mark, Range, Text
from corpora.scheme import ENTITIES, Scheme
from tocsin.read.sentences import sentences
from training.layers import LAYERS

TYPES = {layer.name: frozenset(layer.types) for layer in LAYERS}


@dataclass(frozen=True)
class Taught:
    """What one text teaches about one layer.

    `spans` are disjoint, each with the types that it may be ("none" among them: perhaps no span).
    A word outside them is none of the types in `complete`; a word that `unsure` matches may be
    anything.
    """

    spans: tuple[tuple[int, int, frozenset[str]], ...]
    complete: frozenset[str]
    unsure: Callable[[str], bool] = lambda _: False


@dataclass(frozen=True)
class Pair:
    """Whether two marked stretches belong together, in the way that `kind` names."""

    kind: str
    whole: Range
    part: Range
    together: bool


@dataclass(frozen=True)
class Lesson:
    """One text and all that it teaches. `labels` are those that it has of the `asked` ones."""

    corpus: str
    name: str
    text: str
    layers: dict[str, Taught] = field(default_factory=dict)
    values: tuple[Mark, ...] = ()
    labels: frozenset[str] = frozenset()
    asked: frozenset[str] = frozenset()
    pairs: tuple[Pair, ...] = ()


Drop = Callable[[str], None]  # is told the reason for whatever is left out


def disjoint(
    spans: Iterable[tuple[int, int, frozenset[str]]], drop: Drop
) -> tuple[tuple[int, int, frozenset[str]], ...]:
    """The spans in order, of those that overlap the longest."""
    kept: list[tuple[int, int, frozenset[str]]] = []
    for span in sorted(spans, key=lambda s: (s[0] - s[1], s[0])):
        if any(span[0] < other[1] and other[0] < span[1] for other in kept):
            drop("mark that another covers")
        else:
            kept.append(span)
    return tuple(sorted(kept, key=lambda s: s[:2]))


def statements(data: Path, split: str, drop: Drop) -> Iterator[Lesson]:
    """PolNeAR: source, cue and content, and which belong together."""
    for document in polnear.documents(data / "polnear", split):
        spans = [
            (start, end, frozenset({role}))
            for role in polnear.ROLES
            for start, end in document.spans(role)
        ]
        yield Lesson(
            "polnear",
            document.name,
            document.text,
            {"statements": Taught(disjoint(spans, drop), TYPES["statements"])},
            pairs=tuple(_attributed(document)),
        )


def _attributed(document: polnear.Document) -> Iterator[Pair]:
    for kind in ("source", "content"):
        together = {
            (cue, part) for a in document.attributions for cue in a.cue for part in getattr(a, kind)
        }
        for cue in document.spans("cue"):
            for part in document.spans(kind):
                yield Pair(kind, cue, part, (cue, part) in together)


def entities(corpus: str, texts: Iterable[Text], drop: Drop) -> Iterator[Lesson]:
    """A corpus of names, by its scheme."""
    scheme = ENTITIES[corpus]
    for text in texts:
        if corpus == "gum" and gum.NOT_FOR_TRAINING.intersection(text.labels):
            drop("text under a non-commercial licence")
            continue
        named = re3d.names(text) if corpus == "re3d" else text.marks
        layers = {"entities": Taught(_typed(named, scheme, drop), scheme.complete)}
        if corpus == "gum":
            times = [
                (m.start, m.end, frozenset({m.label.removeprefix("time:")}))
                for m in text.marks
                if m.label.startswith("time:")
            ]
            # Lengths of time are marked by the way only.
            layers["times"] = Taught(disjoint(times, drop), frozenset({"DATE", "TIME"}))
        yield Lesson(corpus, text.name, text.text, layers)


def _typed(
    marks: Iterable[Mark], scheme: Scheme, drop: Drop
) -> tuple[tuple[int, int, frozenset[str]], ...]:
    return disjoint(((m.start, m.end, t) for m in marks if (t := scheme.of(m.label))), drop)


def times(data: Path, split: str, drop: Drop) -> Iterator[Lesson]:
    """TimeBank and AQUAINT: time expressions."""
    for text in timeml.texts(data / "timeml", split):
        spans = [
            (m.start, m.end, frozenset({m.label})) for m in text.marks if m.label in TYPES["times"]
        ]
        yield Lesson(
            "timeml",
            text.name,
            text.text,
            {"times": Taught(disjoint(spans, drop), TYPES["times"])},
        )


def reports(data: Path, split: str, drop: Drop) -> Iterator[Lesson]:
    """MUC-4: who did it, to whom and with what, and the kinds of incident."""
    asked = frozenset(f"muc4:{kind}" for kind in MUC4_KINDS)
    for text in muc4.texts(data / "muc4", split):
        labels = {f"muc4:{label}" for label in text.labels}
        for label in labels - asked:
            drop(f"label {label}")
        yield Lesson(
            "muc4",
            text.name,
            text.text,
            {"roles": Taught(_marked(text.marks, drop), incidents.COMPLETE["muc4"])},
            labels=frozenset(labels & asked),
            asked=asked,
        )


MUC4_KINDS = ("attack", "arson", "bombing", "forced work stoppage", "kidnapping", "robbery")


def _marked(marks: Iterable[Mark], drop: Drop) -> tuple[tuple[int, int, frozenset[str]], ...]:
    return disjoint(((m.start, m.end, frozenset({m.label})) for m in marks), drop)


def gvdb(data: Path, split: str, drop: Drop) -> Iterator[Lesson]:
    """The Gun Violence Database: names, places and times of a shooting."""
    for text in shootings.texts(data / "gvdb", split):
        # It marks names and numbers, not descriptions: "the man" may be the victim, unmarked.
        taught = Taught(_marked(text.marks, drop), TYPES["roles"], lambda word: word.islower())
        yield Lesson("gvdb", text.name, text.text, {"roles": taught})


def events(corpus: str, texts: list[Text], drop: Drop) -> Iterator[Lesson]:
    """WikiEvents or RAMS: triggers, and who plays which part in what they tell."""
    seen = {
        word
        for text in texts
        for m in text.marks
        if _kind(m)
        for word in re.findall(r"\w+", text.text[m.start : m.end].lower())
    }
    every = incidents.ALL_TRIGGERS[corpus]
    for text in texts:
        triggers = [(m.start, m.end, frozenset({kind})) for m in text.marks if (kind := _kind(m))]
        parts: dict[Range, frozenset[str]] = {}
        for link in text.links:
            mark = text.marks[link.part]
            types = incidents.roles(link.role)
            if types and _kind(text.marks[link.whole]):
                parts[mark.start, mark.end] = parts.get((mark.start, mark.end), types) | types
        spans = disjoint(((a, b, types) for (a, b), types in parts.items()), drop)
        unsure = (lambda _: False) if every else (lambda word: word.lower() in seen)
        yield Lesson(
            corpus,
            text.name,
            text.text,
            {
                "triggers": Taught(disjoint(triggers, drop), TYPES["triggers"], unsure),
                "roles": Taught(spans, incidents.COMPLETE[corpus]),
            },
            pairs=(*_played(text), *(() if every else _elsewhere(text, seen))),
        )


def _kind(mark: Mark) -> str | None:
    if not mark.label.startswith("trigger:"):
        return None
    return incidents.trigger(mark.label.removeprefix("trigger:"))


def _played(text: Text) -> Iterator[Pair]:
    linked = {
        (link.whole, link.part)
        for link in text.links
        if _kind(text.marks[link.whole]) and incidents.roles(link.role)
    }
    wholes = {whole for whole, _ in linked}
    parts = {part for _, part in linked}
    for whole in sorted(wholes):
        for part in sorted(parts):
            a, b = text.marks[whole], text.marks[part]
            yield Pair("role", (a.start, a.end), (b.start, b.end), (whole, part) in linked)


def _elsewhere(text: Text, seen: set[str]) -> Iterator[Pair]:
    """Arguments against words of other sentences that could be triggers, which have their own.

    RAMS marks one trigger a text: all pairs that it marks belong together, so that without these
    nothing would be learnt of those that don't.
    """
    whole = [text.marks[n] for n in sorted({link.whole for link in text.links})]
    told = [m for m in whole if _kind(m)]
    parts = [text.marks[n] for n in sorted({link.part for link in text.links})] if told else []
    for low, high in sentences(text.text):
        if any(low <= mark.start < high for mark in (*told, *parts)):
            continue
        for word in re.finditer(r"\w+", text.text[low:high]):
            if word.group().lower() in seen:
                at = low + word.start(), low + word.end()
                yield from (Pair("role", at, (m.start, m.end), False) for m in parts)


def labelled(data: Path, corpus: str, split: str) -> Iterator[Lesson]:
    """SATP, InSight Crime and the police sentences: the kinds of incident."""
    for text in kinds.texts(data / "kinds", corpus, split):
        yield Lesson(
            corpus,
            text.name,
            text.text,
            labels=frozenset(text.labels),
            asked=frozenset(kinds.LABELS[corpus]),
        )


def certainties(data: Path, corpus: str, split: str) -> Iterator[Lesson]:
    """How certain an event is."""
    for text in factuality.texts(data / "factuality", corpus, split):
        yield Lesson(corpus, text.name, text.text, values=text.marks)


CORPORA: dict[str, Callable[[Path, str, Drop], Iterator[Lesson]]] = {
    "polnear": statements,
    "gum": lambda d, s, drop: entities("gum", gum.texts(d / "gum", s), drop),
    "re3d": lambda d, s, drop: entities("re3d", re3d.texts(d / "re3d", s), drop),
    "wikigold": lambda d, s, drop: entities(
        "wikigold", conll.texts(d / "ner", "wikigold", s), drop
    ),
    "politics": lambda d, s, drop: entities(
        "politics", conll.texts(d / "ner", "politics", s), drop
    ),
    "timeml": times,
    "muc4": reports,
    "gvdb": gvdb,
    "wikievents": lambda d, s, drop: events(
        "wikievents", list(kairos.texts(d / "wikievents", s)), drop
    ),
    "rams": lambda d, s, drop: events("rams", list(rams.texts(d / "rams", s)), drop),
    "satp_all": lambda d, s, _: labelled(d, "satp_all", s),
    "insightCrime": lambda d, s, _: labelled(d, "insightCrime", s),
    "IndiaPoliceEvents_sents": lambda d, s, _: labelled(d, "IndiaPoliceEvents_sents", s),
    "UDS_IH2": lambda d, s, _: certainties(d, "UDS_IH2", s),
    "MEANTIME": lambda d, s, _: certainties(d, "MEANTIME", s),
}


def shingles(text: str, width: int = 8) -> set[tuple[str, ...]]:
    """All runs of `width` words, in small letters."""
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[n : n + width]) for n in range(len(words) - width + 1)}
