"""Who said what, on PolNeAR: exact spans of source, cue and content, and their pairing.

Comparable with CofeNet (Wang et al., COLING 2022), which reads one sentence at a time: here too
the head sees each sentence alone, and a marked span that runs over several sentences counts as
one span in each. All sentences of all articles are read, with or without marks in them. `doc_`
figures read whole articles, where spans may cross sentences. A span is right when it covers
exactly the same words as a marked one; a word is a run of letters and digits or one other sign.

`pairing_f1` counts a statement as right when source, cue and content each overlap those of one
marked statement by half (intersection over union, in words; content fragments count together;
no source matches only no source).
"""

import re
import time
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpora.polnear import ROLES, Attribution, Document, documents
from evaluation.result import Result
from tocsin.read.network import shipped
from tocsin.read.pairing import Linked, pair, unknown
from tocsin.read.sentences import Range, sentences
from tocsin.read.tagged import Tagged

PUBLISHED = {
    "source_f1": (83.2, "CofeNet on BERT-base, PolNeAR test"),
    "cue_f1": (75.3, "CofeNet on BERT-base, PolNeAR test"),
    "content_f1": (72.9, "CofeNet on BERT-base, PolNeAR test"),
}
_HALF = 0.5


@dataclass
class Tally:
    """Right, predicted and marked things."""

    right: int = 0
    predicted: int = 0
    marked: int = 0

    def add(self, predicted: set[Range], marked: set[Range]) -> None:
        """Count two sets of spans against each other."""
        self.right += len(predicted & marked)
        self.predicted += len(predicted)
        self.marked += len(marked)

    @property
    def f1(self) -> float:
        """Percentage; 0 where nothing is right."""
        total = self.predicted + self.marked
        return 200 * self.right / total if total else 0.0


class Words:
    """The words of a text, to turn character ranges into ranges of words."""

    def __init__(self, text: str) -> None:
        offsets = [m.span() for m in re.finditer(r"\w+|[^\w\s]", text)]
        self._starts = [start for start, _ in offsets]
        self._ends = [end for _, end in offsets]

    def __call__(self, span: Range) -> Range:
        """First word touched, and the word behind the last."""
        return bisect_right(self._ends, span[0]), bisect_left(self._starts, span[1])

    def all(self, spans: Iterable[Range]) -> frozenset[int]:
        """The numbers of all words that the spans touch."""
        return frozenset(w for span in spans for w in range(*self(span)))


def clipped(spans: Iterable[Range], unit: Range) -> list[Range]:
    """What of each span lies in a sentence."""
    return [(max(a, unit[0]), min(b, unit[1])) for a, b in spans if a < unit[1] and b > unit[0]]


def exact(
    words: Words,
    tagged: Iterable[Tagged],
    marked: dict[str, list[Range]],
    tallies: dict[str, Tally],
) -> None:
    """Count the tagged spans of one stretch of text, whose marks are given by role."""
    spans = list(tagged)
    for role in ROLES:
        predicted = {words((t.start, t.end)) for t in spans if t.label == role}
        tallies[role].add(predicted, {words(span) for span in marked[role]})


Triple = tuple[frozenset[int], frozenset[int], frozenset[int]]


def pairings(predicted: Sequence[Triple], marked: Sequence[Triple], tally: Tally) -> None:
    """Count statements: each predicted one may be right for one marked one."""
    free = list(marked)
    for triple in predicted:
        for other in free:
            if all(_alike(a, b) for a, b in zip(triple, other, strict=True)):
                tally.right += 1
                free.remove(other)
                break
    tally.predicted += len(predicted)
    tally.marked += len(marked)


def _alike(a: frozenset[int], b: frozenset[int]) -> bool:
    if not a or not b:
        return not a and not b
    return len(a & b) / len(a | b) >= _HALF


def marked_triple(words: Words, attribution: Attribution) -> Triple:
    """A marked attribution as sets of words."""
    return words.all(attribution.source), words.all(attribution.cue), words.all(attribution.content)


def predicted_triples(
    words: Words, text: str, tagged: Sequence[Tagged], linked: Linked = unknown
) -> list[Triple]:
    """The statements that pairing makes of tagged spans, as sets of words."""
    found = []
    for triple in pair(tagged, sentences(text), linked):
        if triple.cue is not None:
            source = [(triple.source.start, triple.source.end)] if triple.source else []
            content = [(c.start, c.end) for c in triple.content]
            cue = [(triple.cue.start, triple.cue.end)]
            found.append((words.all(source), words.all(cue), words.all(content)))
    return found


def measure(data: Path, split: str | None) -> Result:
    """Read every document of a split both ways with the weights that ship."""
    split = split or "dev"
    began = time.perf_counter()
    alone = {role: Tally() for role in ROLES}
    whole = {role: Tally() for role in ROLES}
    pairing = Tally()
    count = 0
    for document in documents(data, split):
        count += 1
        words = Words(document.text)
        _alone(document, words, alone)
        marks = shipped().read(document.text)
        tagged = marks.statements
        exact(words, tagged, {role: document.spans(role) for role in ROLES}, whole)
        marked = [marked_triple(words, a) for a in document.attributions]
        pairings(predicted_triples(words, document.text, tagged, marks.attributed), marked, pairing)
    figures = {f"{role}_f1": alone[role].f1 for role in ROLES}
    figures |= {f"doc_{role}_f1": whole[role].f1 for role in ROLES}
    figures["pairing_f1"] = pairing.f1
    return Result(
        benchmark="statements",
        data="polnear",
        split=split,
        items=count,
        figures=figures,
        published=PUBLISHED,
        seconds=time.perf_counter() - began,
        notes=(f"{pairing.marked} statements marked; weights {shipped().name}",),
    )


def _alone(document: Document, words: Words, tallies: dict[str, Tally]) -> None:
    units = sentences(document.text)
    read = [
        marks.statements for marks in shipped().read_all([document.text[a:b] for a, b in units])
    ]
    for unit, tagged in zip(units, read, strict=True):
        moved = [Tagged(t.label, t.start + unit[0], t.end + unit[0], t.probability) for t in tagged]
        marked = {role: clipped(document.spans(role), unit) for role in ROLES}
        exact(words, moved, marked, tallies)
