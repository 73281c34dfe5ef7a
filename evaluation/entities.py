"""Names and things: exact spans and types on GUM, re3d, or Wikigold with CrossNER politics.

A span is right when it covers exactly the same words as a marked one (a word is a run of letters
and digits or one other sign) and its type is one of those that the corpus's label may be
(`corpora/scheme.py`): a GUM place may be called place or venue. It counts for the first of these
types, and a missed one too.

Only the types that a corpus marks completely are measured. Predictions of other types are not
counted against us, nor is what we miss of them. A mark that may be no entity (Wikigold's MISC) is
free: whoever predicts it with a type that it may be gains and loses nothing.

The published figure is for another corpus (OntoNotes 5, newswire and speech, 18 types): it tells
the order of magnitude and no more.
"""

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpora import conll, gum, re3d
from corpora.marked import Mark, Text
from corpora.scheme import ENTITIES, NONE, TYPES, Scheme
from evaluation.result import Result
from evaluation.statements import Tally, Words
from tocsin.read.network import shipped
from tocsin.read.tagged import Tagged

_SPACY = "spaCy en_core_web_sm 0.842-0.846 on OntoNotes 5, another corpus"
PUBLISHED = {"micro_f1": (84.6, _SPACY)}

Range = tuple[int, int]
Tallies = dict[str, Tally]


@dataclass(frozen=True)
class Case:
    """A text to read with the marks to find, and what corpus and kind of text it is from."""

    text: Text
    marks: tuple[Mark, ...]
    corpus: str
    kind: str = ""


def cases(data: Path, split: str | None) -> list[Case]:
    """The texts to measure on, by the layout of `data`.

    A folder of GUM (default: its "dev" and "test", all of which training leaves out), of re3d
    (default "dev"), or one with `wikigold` and `politics` in it (default "dev" of both). Raises
    FileNotFoundError for another folder.
    """
    if (data / "splits.md").is_file():
        texts = gum.texts(data, "dev+test" if split in (None, "dev") else str(split))
        return [Case(text, text.marks, "gum", text.labels[0]) for text in texts]
    if (data / "wikigold").is_dir():
        return [
            Case(text, text.marks, corpus)
            for corpus in ("wikigold", "politics")
            for text in conll.texts(data, corpus, split or "dev")
        ]
    return [Case(text, re3d.names(text), "re3d") for text in re3d.texts(data, split or "dev")]


def count(case: Case, found: Iterable[Tagged], scheme: Scheme, tallies: Tallies) -> None:
    """Count the spans that were found in a text against its marks, by type."""
    words = Words(case.text.text)
    marked = [(words((m.start, m.end)), scheme.of(m.label)) for m in case.marks]
    predicted = {(words((f.start, f.end)), f.label) for f in found}
    free: set[tuple[Range, str]] = set()
    for span, types in marked:
        right = [(span, label) for label in types if (span, label) in predicted]
        main = _main(types, scheme)
        if main is None:
            free.update(right)
            continue
        tallies[main].marked += 1
        if right:
            tallies[main].right += 1
            tallies[main].predicted += 1
            free.update(right)
    for _, label in predicted - free:
        if label in scheme.complete:
            tallies[label].predicted += 1


def _main(types: frozenset[str], scheme: Scheme) -> str | None:
    """The type that a mark counts for; none where it doesn't count."""
    if NONE in types:
        return None
    return next((t for t in TYPES if t in types and t in scheme.complete), None)


def figures(tallies: Tallies) -> dict[str, float]:
    """F1 over all (micro), the mean of the types that are marked at all (macro), and each."""
    both = Tally()
    for tally in tallies.values():
        both.right += tally.right
        both.predicted += tally.predicted
        both.marked += tally.marked
    known = {name: tally.f1 for name, tally in tallies.items() if tally.marked}
    macro = sum(known.values()) / len(known) if known else 0.0
    return {
        "micro_f1": both.f1,
        "macro_f1": macro,
        **{f"{name}_f1": f1 for name, f1 in known.items()},
    }


def measure(data: Path, split: str | None) -> Result:
    """Read every text of a split with the weights that ship.

    On GUM, `news_` figures are those of its news alone; on several corpora, `NAME_` figures those
    of each.
    """
    chosen = cases(data, split)
    began = time.perf_counter()
    read = shipped().read_all([case.text.text for case in chosen])
    seconds = time.perf_counter() - began
    found = [reading.entities for reading in read]
    all_ = scored(chosen, found)
    return Result(
        benchmark="entities",
        data=data.name,
        split=split or "dev",
        items=len(chosen),
        figures={name: round(value, 2) for name, value in all_.items()},
        published=PUBLISHED,
        seconds=round(seconds, 1),
        notes=("published figure: another corpus, with 18 types",),
    )


def scored(chosen: Sequence[Case], found: Sequence[Iterable[Tagged]]) -> dict[str, float]:
    """All figures of texts and what was found in each."""
    listed = [list(spans) for spans in found]
    shown = figures(_tallied(chosen, listed))
    corpora = sorted({case.corpus for case in chosen})
    parts = {name: [c.corpus == name for c in chosen] for name in corpora if len(corpora) > 1}
    if any(case.kind == "news" for case in chosen):
        parts["news"] = [case.kind == "news" for case in chosen]
    for name, belongs in parts.items():
        ours = [(c, f) for c, f, here in zip(chosen, listed, belongs, strict=True) if here]
        part = figures(_tallied([c for c, _ in ours], [f for _, f in ours]))
        shown |= {f"{name}_micro_f1": part["micro_f1"], f"{name}_macro_f1": part["macro_f1"]}
    return shown


def _tallied(chosen: Sequence[Case], found: Sequence[Iterable[Tagged]]) -> Tallies:
    tallies = {name: Tally() for name in TYPES}
    for case, spans in zip(chosen, found, strict=True):
        count(case, spans, ENTITIES[case.corpus], tallies)
    return tallies
