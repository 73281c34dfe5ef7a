"""Which texts an epoch reads, and how their windows come together in batches."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from tocsin.read.pieces import CAPITALISED, CAPITALS, CLS, PAD, SEP
from training.config import Config
from training.examples import ALONE, PACKED, Examples
from training.layers import LAYERS

_BUCKET = 16  # windows whose lengths differ by less than this are taken for equally long


@dataclass(frozen=True)
class Taught:
    """One layer's gold in a batch: the rows that teach it and the tags their words may have."""

    rows: Tensor
    allowed: Tensor  # (rows, words, tags), boolean


@dataclass(frozen=True)
class Batch:
    """Windows of like length, as the network takes them, and all that they teach.

    `columns` is `(rows, words)`, the first piece of each word; `lengths` the words of each row.
    `values` is `(rows, words)`, NaN where nothing is known. `text` numbers the labelled text that
    a row belongs to (−1: none); `has` and `asked` are `(texts, labels)`. `pairs` has a row each:
    row, kind, first and last word of the whole, of the part, whether they belong together.
    """

    ids: Tensor
    features: Tensor
    mask: Tensor
    columns: Tensor
    lengths: Tensor
    taught: dict[str, Taught]
    values: Tensor
    text: Tensor
    has: Tensor
    asked: Tensor
    pairs: Tensor


class Course:
    """All examples, with what it takes to draw an epoch from them."""

    def __init__(self, found: Examples, config: Config) -> None:
        self.found = found
        self.config = config
        self.labels = len(found.labels)

    @cached_property
    def _windows(self) -> list[npt.NDArray[np.int64]]:
        """The numbers of each text's windows."""
        bounds = np.searchsorted(self.found.windows[:, 0], np.arange(len(self.found.texts) + 1))
        return [np.arange(a, b) for a, b in pairwise(bounds)]

    @cached_property
    def _sizes(self) -> npt.NDArray[np.int64]:
        """Pieces of each window."""
        text, a, b = self.found.windows.T
        word = self.found.texts[:, 4]
        pieces = np.append(self.found.texts[:, 3], len(self.found.ids))
        words = np.append(word, len(self.found.first))
        length = pieces[text + 1] - pieces[text]
        whole = words[text] + b == words[text + 1]
        last = np.where(whole, 0, self.found.first[np.where(whole, 0, words[text] + b)])
        start = self.found.first[words[text] + a]
        sizes: npt.NDArray[np.int64] = np.where(whole, length, last) - start
        return sizes

    @cached_property
    def _pairs(self) -> npt.NDArray[np.int64]:
        """Bounds of each text's rows in the table of pairs."""
        return np.searchsorted(self.found.pairs[:, 0], np.arange(len(self.found.texts) + 1))

    def epoch(self, rng: random.Random) -> list[list[int]]:
        """One epoch: lists of windows, each list a batch, in random order."""
        items = [item for text in self._drawn(rng) for item in self._items(text)]
        rng.shuffle(items)
        items.sort(key=lambda item: int(self._sizes[item].max()) // _BUCKET)
        grouped: list[list[int]] = []
        group: list[int] = []
        longest = 0
        for item in items:
            longest = max(longest, int(self._sizes[item].max()) + 2)
            if group and longest * (len(group) + len(item)) > self.config.batch_pieces:
                grouped.append(group)
                group, longest = [], int(self._sizes[item].max()) + 2
            group = group + item
        grouped.append(group)
        rng.shuffle(grouped)
        return grouped

    def _items(self, text: int) -> Iterator[list[int]]:
        """Windows that must share a batch: those of a labelled text, for its label is of all."""
        if self.found.texts[text, 6]:
            yield self._windows[text].tolist()
        else:
            yield from ([int(window)] for window in self._windows[text])

    def _drawn(self, rng: random.Random) -> Iterator[int]:
        corpus, document, way = self.found.texts[:, :3].T
        for number, name in enumerate(self.found.corpora):
            packed = np.nonzero((corpus == number) & (way == PACKED))[0].tolist()
            share = self.config.passes[name]
            drawn = packed * int(share)
            drawn += rng.sample(packed, round((share - int(share)) * len(packed)))
            alone = np.nonzero((corpus == number) & (way == ALONE))[0]
            documents = document[alone]
            for text in drawn:
                if len(alone) and rng.random() < self.config.alone:
                    a, b = np.searchsorted(documents, (document[text], document[text] + 1))
                    yield from alone[a:b].tolist()
                else:
                    yield text

    def batch(self, group: Sequence[int], rng: random.Random) -> Batch:
        """The windows of `group` as one batch."""
        found = self.found
        rows = [_Row(found, window) for window in group]
        length = max(row.pieces[1] - row.pieces[0] for row in rows) + 2
        words = max(row.words[1] - row.words[0] for row in rows)
        ids = np.full((len(rows), length), PAD, dtype=np.int64)
        features = np.zeros((len(rows), length), dtype=np.int64)
        mask = np.zeros((len(rows), length), dtype=np.int64)
        columns = np.zeros((len(rows), words), dtype=np.int64)
        values = np.full((len(rows), words), np.nan, dtype=np.float32)
        for number, row in enumerate(rows):
            (a, b), (x, y) = row.pieces, row.words
            ids[number, 0], ids[number, b - a + 1] = CLS, SEP
            ids[number, 1 : b - a + 1] = found.ids[a:b]
            shown = 0xFF
            if rng.random() < self.config.caseless:
                shown = ~(CAPITALISED | CAPITALS) & 0xFF
            features[number, 1 : b - a + 1] = found.features[a:b] & shown
            mask[number, : b - a + 2] = 1
            columns[number, : y - x] = found.first[x:y] - found.first[x] + 1
            values[number, : y - x] = found.values[x:y]
        labelled = sorted({row.text for row in rows if found.texts[row.text, 6]})
        place = {text: n for n, text in enumerate(labelled)}
        return Batch(
            torch.from_numpy(ids),
            torch.from_numpy(features),
            torch.from_numpy(mask),
            torch.from_numpy(columns),
            torch.tensor([row.words[1] - row.words[0] for row in rows]),
            {layer.name: t for layer in LAYERS if (t := self._taught(layer.name, rows, words))},
            torch.from_numpy(values),
            torch.tensor([place.get(row.text, -1) for row in rows]),
            self._bits(found.texts[labelled, 5]),
            self._bits(found.texts[labelled, 6]),
            torch.from_numpy(self._linked(rows)),
        )

    def _bits(self, numbers: npt.NDArray[np.int64]) -> Tensor:
        bits = numbers[:, None] >> np.arange(self.labels) & 1
        return torch.from_numpy(bits.astype(np.float32))

    def _taught(self, name: str, rows: Sequence["_Row"], words: int) -> Taught | None:
        layer = next(layer for layer in LAYERS if layer.name == name)
        allowed = self.found.allowed[name]
        mine = [n for n, row in enumerate(rows) if allowed[row.words[0]]]
        if not mine:
            return None
        tags = len(layer.tags)
        bits = np.ones((len(mine), words), dtype=np.int64)
        for n, number in enumerate(mine):
            a, b = rows[number].words
            bits[n, : b - a] = allowed[a:b]
        if layer.chained:  # a window that begins inside a span begins that span
            inside = sum(1 << n for n in range(2, tags, 2))
            bits[:, 0] |= (bits[:, 0] & inside) >> 1
        spread = (bits[:, :, None] >> np.arange(tags) & 1).astype(bool)
        return Taught(torch.tensor(mine), torch.from_numpy(spread))

    def _linked(self, rows: Sequence["_Row"]) -> npt.NDArray[np.int64]:
        tables = []
        for number, row in enumerate(rows):
            table = self.found.pairs[self._pairs[row.text] : self._pairs[row.text + 1]]
            low = self.found.texts[row.text, 4]
            a, b = row.words[0] - low, row.words[1] - low
            ends = table[:, 2:6]
            table = table[(ends.min(axis=1) >= a) & (ends.max(axis=1) < b)].copy()
            table[:, 2:6] -= a
            table[:, 0] = number
            tables.append(table)
        return np.concatenate(tables)


class _Row:
    """Where a window's pieces and words lie among all."""

    def __init__(self, found: Examples, window: int) -> None:
        text, a, b = (int(n) for n in found.windows[window])
        piece, word = int(found.texts[text, 3]), int(found.texts[text, 4])
        last = text + 1 == len(found.texts)
        end = len(found.ids) if last else int(found.texts[text + 1, 3])
        words = len(found.first) if last else int(found.texts[text + 1, 4])
        self.text = text
        self.words = (word + a, word + b)
        stop = end if word + b == words else piece + int(found.first[word + b])
        self.pieces = (piece + int(found.first[word + a]), stop)
