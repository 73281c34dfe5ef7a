"""The trained network: text in, and in one pass what every head makes of it."""

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any, cast

import numpy as np
import onnxruntime as ort
from tokenizers import Tokenizer

from tocsin.read.crf import Crf, Floats
from tocsin.read.marks import Links, Marks, WordScores
from tocsin.read.pieces import Ints, Pieces, cut, framed, surrounded, windows
from tocsin.read.sentences import Range
from tocsin.read.tagged import Tagged

# Word pieces of a window that are read for their own sake, and how many before them are read
# along where it begins within a paragraph. Figures: docs/models/results.md.
WINDOW = 158
BEFORE = 24
# ONNX Runtime's fused addition and normalisation takes five times as long as the two apart, a
# seventh of a run (version 1.32, CPU).
_SLOW = ["SkipLayerNormFusion"]
_BLOCK = 64  # windows whose scores are held at once


class Network:
    """Weights, tag sets and transitions of all heads, ready to run.

    `name` tells the weights apart: their file's name and the start of its SHA-256.

    Args:
        folder: holds `reading.onnx`, `reading.json` and `tokenizer.json`.
        threads: how many cores one run may use.
    """

    def __init__(self, folder: Path, threads: int = 1) -> None:
        described = json.loads((folder / "reading.json").read_text("utf-8"))
        self.name = f"{described['name']}-{described['sha256'][:12]}"
        self._layers: list[dict[str, Any]] = described["layers"]
        self._labels: list[str] = described["labels"]
        self._links = Links(**described["links"])
        chained = [layer for layer in self._layers if layer["transitions"]]
        self._chained = [layer["name"] for layer in chained]
        self._crf = Crf(
            [np.asarray(layer["transitions"], dtype=np.float32) for layer in chained],
            [np.asarray(layer["start"], dtype=np.float32) for layer in chained],
        )
        widths = [len(layer["tags"]) for layer in self._layers]
        widths += [len(self._labels)] * 2 + [1] + [len(self._links.kinds) * self._links.width] * 2
        self._splits = np.cumsum(widths)[:-1]
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        options = ort.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = ort.InferenceSession(
            str(folder / "reading.onnx"),
            options,
            providers=["CPUExecutionProvider"],
            disabled_optimizers=_SLOW,
        )

    def pieces(self, text: str) -> Pieces:
        """`text` cut up for this network."""
        return cut(text, self._tokenizer)

    def read_all(self, texts: Sequence[str]) -> list[Marks]:
        """What each text holds, every one read by itself."""
        return [self.read(text) for text in texts]

    def read(self, text: str) -> Marks:
        """What one text holds."""
        pieces = self.pieces(text)
        marks = Marks(pieces)
        words = marks.words = WordScores.blank(self._labels, self._links, len(pieces.offsets))
        cores = windows(pieces, WINDOW)
        for low in range(0, len(cores), _BLOCK):
            self._read(marks, words, cores[low : low + _BLOCK])
        return marks

    def _read(self, marks: Marks, words: WordScores, cores: list[Range]) -> None:
        """Add what a block of windows holds."""
        pieces = marks.pieces
        read = [(surrounded(pieces, core, BEFORE), core) for core in cores]
        scores = self._scores(pieces, [range_ for range_, _ in read])
        parts = [np.split(s, self._splits, axis=1) for s in scores]
        layers = len(self._layers)
        for ((a, _), (x, y)), part in zip(read, parts, strict=True):
            words.attention[x:y], words.told[x:y] = part[layers][x - a :], part[layers + 1][x - a :]
            words.value[x:y] = part[layers + 2][x - a :, 0]
        number = {layer["name"]: n for n, layer in enumerate(self._layers)}
        jobs = [(n, window) for n in range(len(self._chained)) for window in range(len(read))]
        decoded = self._crf.decode(
            [parts[window][number[self._chained[n]]] for n, window in jobs], [n for n, _ in jobs]
        )
        for (n, window), (path, sure) in zip(jobs, decoded, strict=True):
            name = self._chained[n]
            tags = self._layers[number[name]]["tags"]
            _chain(getattr(marks, name), tags, pieces, read[window], path, sure)
        for (range_, core), part in zip(read, parts, strict=True):
            for name in number.keys() - set(self._chained):
                layer = part[number[name]]
                _single(
                    getattr(marks, name),
                    self._layers[number[name]]["tags"],
                    pieces,
                    range_,
                    core,
                    layer,
                )
        for (range_, core), part in zip(read, parts, strict=True):
            self._remember(marks, words, range_, core, part)

    def _remember(
        self, marks: Marks, words: WordScores, range_: Range, core: Range, part: list[Floats]
    ) -> None:
        """Keep the vectors of the words at the ends of what was found in a window."""
        low, high = (marks.pieces.offsets[n] for n in (core[0], core[1] - 1))
        for tagged in (*marks.statements, *marks.roles, *marks.triggers):
            if tagged.start >= high[1] or tagged.end <= low[0]:
                continue
            a, b = marks.range(tagged.start, tagged.end)
            for word in (a, b - 1):
                if core[0] <= word < core[1]:
                    at = word - range_[0]
                    words.vectors[word] = part[-2][at].copy(), part[-1][at].copy()

    def _scores(self, pieces: Pieces, ranges: list[Range]) -> list[Floats]:
        """All heads' scores of the words of each range.

        A run reads one range: together they are no faster on a core, shorter ones would be padded,
        and eight-bit arithmetic scales by what a run holds, so that neighbours would change scores.
        """
        scores = []
        for range_ in ranges:
            ids, features, columns = framed(pieces, range_)
            (read,) = self._session.run(None, {"ids": ids, "features": features})
            scores.append(cast(Floats, read[0, columns]))
        return scores


def _chain(
    found: list[Tagged],
    tags: list[str],
    pieces: Pieces,
    read: tuple[Range, Range],
    path: Ints,
    sure: Floats,
) -> None:
    """Add the spans that a window's tags make, as far as they lie in its core."""
    (low, _), core = read
    starts = [n for n, tag in enumerate(path) if not tags[tag].startswith("I-")]
    for first, last in zip(starts, [*starts[1:], len(path)], strict=True):
        tag = tags[path[first]]
        a, b = max(low + first, core[0]), low + last
        if tag == "O" or a >= b:
            continue
        label = tag[2:]
        start, end = pieces.offsets[a][0], pieces.offsets[b - 1][1]
        probability = float(sure[first:last].mean())
        if label in ("source", "cue", "content"):
            start, end = _unhyphenated(pieces.text, start, end)
        before = found[-1] if found else None
        runs_on = low + first < core[0] and before is not None and before.label == label
        if runs_on and before is not None and before.end == pieces.offsets[core[0] - 1][1]:
            found[-1] = Tagged(label, before.start, end, min(before.probability, probability))
            continue
        while found and start < found[-1].end:  # a compound that several of them cut
            if end - start < found[-1].end - found[-1].start:
                break
            found.pop()
        else:
            found.append(Tagged(label, start, end, probability))


def _single(
    found: list[Tagged],
    tags: list[str],
    pieces: Pieces,
    range_: Range,
    core: Range,
    scores: Floats,
) -> None:
    """Add the words of a window's core that have a type; neighbours of one type are one span."""
    chosen = scores.argmax(axis=1)
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    sure = 1 / powers.sum(axis=1)
    for word in range(*core):
        at = word - range_[0]
        if not chosen[at]:
            continue
        start, end = pieces.offsets[word]
        label = tags[chosen[at]]
        before = found[-1] if found else None
        if before and before.label == label and not pieces.text[before.end : start].strip():
            probability = max(before.probability, float(sure[at]))
            found[-1] = Tagged(label, before.start, end, probability)
        else:
            found.append(Tagged(label, start, end, float(sure[at])))


def _unhyphenated(text: str, start: int, end: int) -> Range:
    """The range with the rest of a compound that it cuts at a hyphen: "K" of "ISIS-K"."""
    if text[start].isalnum():
        while start > 1 and text[start - 1] == "-" and text[start - 2].isalnum():
            start -= 1
            while start > 0 and text[start - 1].isalnum():
                start -= 1
    if text[end - 1].isalnum():
        while end + 1 < len(text) and text[end] == "-" and text[end + 1].isalnum():
            end += 1
            while end < len(text) and text[end].isalnum():
                end += 1
    return start, end


@cache
def shipped(threads: int = 1) -> Network:
    """The network that comes with the package, loaded once a process for each such number."""
    with as_file(files("tocsin.models")) as folder:
        return Network(folder, threads)
