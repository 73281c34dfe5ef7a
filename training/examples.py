"""Lessons to arrays: `python -m training examples --config FILE --data DIR --run RUN`.

Each text is cut into pieces exactly as when reading, and for every layer that it teaches each
word gets the tags that it may have, as bits. What is left out is counted by reason. The result,
`examples.npz`, holds plain arrays only.
"""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from corpora.scheme import NONE
from tocsin.read.pieces import Pieces, cut, windows
from tocsin.read.sentences import Range, sentences
from training.config import Config
from training.layers import LAYERS, LINKS, OUTSIDE, Layer
from training.lessons import CORPORA, Lesson, Taught, shingles

ALL = (1 << 63) - 1  # every tag is possible
# Runs of eight words in common that make a text the copy of another; all of a shorter one's.
_COPIED = 20
PACKED, ALONE = 0, 1


@dataclass
class Examples:
    """All texts end to end.

    `texts` has a row each: corpus, document, way (`PACKED` or `ALONE`), first piece, first word
    (both counted over all texts), bits of the labels that it has and of those it was asked for.
    `windows` has a row each: text, first word, word behind the last (within the text).
    `pairs` has a row each: text, kind of link, first and last word of the whole, first and last
    word of the part, whether they belong together.
    `ids`, `features` have an entry a piece; `first` (the first piece of each word, within the
    text) and `values` an entry a word; `allowed[layer]` the tags that each word may have, 0 where
    the text doesn't teach the layer.
    """

    corpora: list[str]
    labels: list[str]
    texts: npt.NDArray[np.int64]
    windows: npt.NDArray[np.int64]
    pairs: npt.NDArray[np.int64]
    ids: npt.NDArray[np.int32]
    features: npt.NDArray[np.uint8]
    first: npt.NDArray[np.int32]
    values: npt.NDArray[np.float32]
    allowed: dict[str, npt.NDArray[np.int64]]

    def save(self, path: Path) -> None:
        """Write everything to one compressed file."""
        arrays: dict[str, Any] = {f"allowed_{name}": array for name, array in self.allowed.items()}
        for name in ("texts", "windows", "pairs", "ids", "features", "first", "values"):
            arrays[name] = getattr(self, name)
        np.savez_compressed(
            path, corpora=np.array(self.corpora), labels=np.array(self.labels), **arrays
        )

    @classmethod
    def load(cls, path: Path) -> "Examples":
        """Read what `save` wrote."""
        with np.load(path) as held:
            names = ("texts", "windows", "pairs", "ids", "features", "first", "values")
            return cls(
                held["corpora"].tolist(),
                held["labels"].tolist(),
                **{name: held[name] for name in names},
                allowed={layer.name: held[f"allowed_{layer.name}"] for layer in LAYERS},
            )


@dataclass
class _Gathered:
    texts: list[tuple[int, ...]] = field(default_factory=list)
    windows: list[tuple[int, int, int]] = field(default_factory=list)
    pairs: list[tuple[int, ...]] = field(default_factory=list)
    ids: list[npt.NDArray[np.int64]] = field(default_factory=list)
    features: list[npt.NDArray[np.int64]] = field(default_factory=list)
    first: list[npt.NDArray[np.int64]] = field(default_factory=list)
    values: list[npt.NDArray[np.float32]] = field(default_factory=list)
    allowed: dict[str, list[npt.NDArray[np.int64]]] = field(
        default_factory=lambda: {layer.name: [] for layer in LAYERS}
    )
    pieces_so_far: int = 0
    words_so_far: int = 0


def examples(
    data: Path, tokenizer: Tokenizer, config: Config, kept_out: Path | None = None
) -> tuple[Examples, dict[str, dict[str, int]]]:
    """All training texts of all corpora of `config`, and per corpus what was read and left out.

    Texts that copy one in the folder `kept_out` (marked for measuring) are left out.
    """
    gathered = _Gathered()
    counts: dict[str, dict[str, int]] = {}
    asked: set[str] = set()
    lessons: list[tuple[int, Lesson]] = []
    barred = _barred(kept_out)
    corpora = list(config.passes)
    for number, corpus in enumerate(corpora):
        count: Counter[str] = Counter()

        def drop(reason: str, count: Counter[str] = count) -> None:
            count[f"left out: {reason}"] += 1

        for lesson in CORPORA[corpus](data, "train", drop):
            if _copied(shingles(lesson.text), barred):
                drop("text marked for measuring")
                continue
            count["texts"] += 1
            asked |= lesson.asked
            lessons.append((number, lesson))
        counts[corpus] = dict(count)
    labels = sorted(asked)
    for document, (number, lesson) in enumerate(lessons):
        count = Counter(counts[corpora[number]])
        _add(gathered, (number, document), lesson, labels, tokenizer, config, count)
        counts[corpora[number]] = dict(count)
    return _joined(gathered, corpora, labels), counts


def _copied(own: set[tuple[str, ...]], barred: set[tuple[str, ...]]) -> bool:
    return bool(own) and len(own & barred) >= min(_COPIED, len(own))


def _barred(folder: Path | None) -> set[tuple[str, ...]]:
    if folder is None:
        return set()
    return {s for path in folder.rglob("*.txt") for s in shingles(path.read_text("utf-8"))}


def _add(
    gathered: _Gathered,
    place: tuple[int, int],
    lesson: Lesson,
    labels: list[str],
    tokenizer: Tokenizer,
    config: Config,
    count: Counter[str],
) -> None:
    whole = cut(lesson.text, tokenizer)
    if not whole.offsets:
        count["left out: text without words"] += 1
        return
    if len(whole.ids) > config.longest and lesson.asked:
        count["cut short"] += 1
        lesson, whole = _shortened(lesson, whole, config.longest, tokenizer)
    taught = _Words(lesson, whole)
    _put(gathered, (*place, PACKED), lesson, labels, whole, taught, (0, len(whole.offsets)), config)
    if "statements" not in lesson.layers:
        return
    starts = [start for start, _ in whole.offsets]
    for start, end in sentences(lesson.text):
        alone = cut(lesson.text[start:end], tokenizer)
        a, b = (int(n) for n in np.searchsorted(starts, (start, end)))
        if len(alone.offsets) != b - a or a == b:
            count["left out: sentence cut otherwise alone"] += 1
            continue
        _put(gathered, (*place, ALONE), lesson, labels, alone, taught, (a, b), config)


def _shortened(
    lesson: Lesson, whole: Pieces, longest: int, tokenizer: Tokenizer
) -> tuple[Lesson, Pieces]:
    last = int(whole.words[longest - 1])
    end = whole.offsets[last][1]
    short = Lesson(
        lesson.corpus,
        lesson.name,
        lesson.text[:end],
        {
            name: Taught(
                tuple((a, min(b, end), types) for a, b, types in taught.spans if a < end),
                taught.complete,
                taught.unsure,
            )
            for name, taught in lesson.layers.items()
        },
        tuple(m for m in lesson.values if m.end <= end),
        lesson.labels,
        lesson.asked,
        tuple(p for p in lesson.pairs if p.whole[1] <= end and p.part[1] <= end),
    )
    return short, cut(short.text, tokenizer)


class _Words:
    """What a lesson teaches, word by word of the whole text."""

    def __init__(self, lesson: Lesson, pieces: Pieces) -> None:
        self.starts = np.asarray([a for a, _ in pieces.offsets], dtype=np.int64)
        self.ends = np.asarray([b for _, b in pieces.offsets], dtype=np.int64)
        self.allowed = {
            layer.name: self._tags(layer, lesson.layers.get(layer.name), pieces) for layer in LAYERS
        }
        self.values = np.full(len(pieces.offsets), np.nan, dtype=np.float32)
        for mark in lesson.values:
            a, b = self.range((mark.start, mark.end))
            if a < b and isinstance(mark.value, float | int):
                self.values[a] = mark.value
        self.pairs = [
            (LINKS.index(pair.kind), *self.range(pair.whole), *self.range(pair.part), pair.together)
            for pair in lesson.pairs
        ]

    def range(self, span: Range) -> Range:
        """The words that a range of characters touches."""
        return (
            int(np.searchsorted(self.ends, span[0], side="right")),
            int(np.searchsorted(self.starts, span[1], side="left")),
        )

    def _tags(self, layer: Layer, taught: Taught | None, pieces: Pieces) -> npt.NDArray[np.int64]:
        if taught is None:
            return np.zeros(len(pieces.offsets), dtype=np.int64)
        open_types = frozenset(layer.types) - taught.complete
        outside = OUTSIDE | layer.bits(open_types)
        if layer.chained:
            outside |= layer.bits(open_types, inside=True)
        found = np.full(len(pieces.offsets), outside, dtype=np.int64)
        for number, (start, end) in enumerate(pieces.offsets):
            if taught.unsure(pieces.text[start:end]):
                found[number] = ALL
        for start, end, types in taught.spans:
            a, b = self.range((start, end))
            named = types - {NONE}
            perhaps = OUTSIDE if NONE in types else 0
            if a < b:
                found[a] = layer.bits(named) | perhaps
                found[a + 1 : b] = layer.bits(named, inside=layer.chained) | perhaps
        return found


def _put(
    gathered: _Gathered,
    place: tuple[int, int, int],
    lesson: Lesson,
    labels: list[str],
    pieces: Pieces,
    taught: _Words,
    words: Range,
    config: Config,
) -> None:
    text = len(gathered.texts)
    a, b = words
    has = sum(1 << labels.index(label) for label in lesson.labels)
    asked = sum(1 << labels.index(label) for label in lesson.asked)
    gathered.texts.append((*place, gathered.pieces_so_far, gathered.words_so_far, has, asked))
    gathered.windows.extend((text, x, y) for x, y in windows(pieces, config.window))
    gathered.ids.append(pieces.ids)
    gathered.features.append(pieces.features)
    gathered.first.append(pieces.first[:-1])
    gathered.values.append(taught.values[a:b])
    for name, allowed in taught.allowed.items():
        gathered.allowed[name].append(allowed[a:b])
    for kind, w0, w1, p0, p1, together in taught.pairs:
        within = a <= min(w0, p0) and max(w1, p1) <= b and w0 < w1 and p0 < p1
        if within and max(w0, p0) - min(w1, p1) <= config.window // 2:
            gathered.pairs.append(
                (text, kind, w0 - a, w1 - 1 - a, p0 - a, p1 - 1 - a, int(together))
            )
    gathered.pieces_so_far += len(pieces.ids)
    gathered.words_so_far += len(pieces.offsets)


def _joined(gathered: _Gathered, corpora: list[str], labels: list[str]) -> Examples:
    def table(rows: list[tuple[int, ...]], width: int) -> npt.NDArray[np.int64]:
        return np.asarray(rows, dtype=np.int64).reshape(-1, width)

    return Examples(
        corpora,
        labels,
        table(gathered.texts, 7),
        table(list(gathered.windows), 3),
        table(gathered.pairs, 7),
        np.concatenate(gathered.ids).astype(np.int32),
        np.concatenate(gathered.features).astype(np.uint8),
        np.concatenate(gathered.first).astype(np.int32),
        np.concatenate(gathered.values),
        {name: np.concatenate(parts) for name, parts in gathered.allowed.items()},
    )
