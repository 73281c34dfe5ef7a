"""Text to the word pieces and surface features that the encoder takes.

Training and reading both go through this module, so that a model never meets input made in
another way than what it learnt from.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from tocsin.read.quotation import quotations
from tocsin.read.sentences import Range, sentences

Ints = npt.NDArray[np.int64]

# The encoder is uncased and blind to line breaks; these bits tell it what it can't see.
CAPITALISED, CAPITALS, QUOTED, PARAGRAPH = 1, 2, 4, 8
FEATURES = 16  # each piece has one of the 16 sums of the four bits
_LOOKED_AT, _MOSTLY = 2000, 0.7  # characters; share of the letters
CLS, SEP, PAD = 101, 102, 0  # places in the uncased BERT vocabulary


@dataclass(frozen=True)
class Pieces:
    """A text cut up: `ids`, `features` and `words` have one entry a piece, `offsets` one a word.

    `words[i]` is the number of the word that piece `i` belongs to, `offsets[w]` the characters
    `(start, end)` of word `w`. A word is a run of letters and digits or one punctuation mark.
    """

    text: str
    ids: Ints
    features: Ints
    words: Ints
    offsets: list[Range]

    @cached_property
    def first(self) -> Ints:
        """Number of the first piece of each word, and one entry more for the end."""
        starts = np.searchsorted(self.words, np.arange(len(self.offsets) + 1))
        return starts.astype(np.int64)

    @cached_property
    def bounds(self) -> Ints:
        """`offsets` as an array `(words, 2)`."""
        return np.asarray(self.offsets, dtype=np.int64).reshape(-1, 2)


def cut(text: str, tokenizer: Tokenizer) -> Pieces:
    """Cut `text` into pieces with their features."""
    encoding = tokenizer.encode(text, add_special_tokens=False)
    word_of_piece = encoding.word_ids
    piece_offsets = encoding.offsets
    offsets: list[Range] = []
    words: list[int] = []
    previous: int | None = None
    for word, (start, end) in zip(word_of_piece, piece_offsets, strict=True):
        if word is None or word != previous:
            offsets.append((start, end))
            previous = word
        else:
            offsets[-1] = (offsets[-1][0], end)
        words.append(len(offsets) - 1)
    word_features = _features(text, offsets)
    word_index = np.asarray(words, dtype=np.int64)
    features = word_features[word_index] if words else np.zeros(0, dtype=np.int64)
    return Pieces(text, np.asarray(encoding.ids, dtype=np.int64), features, word_index, offsets)


def windows(pieces: Pieces, budget: int) -> list[Range]:
    """Ranges of words that follow one another and together cover the text.

    Each holds whole sentences of at most `budget` pieces in all; a single sentence that is
    longer is cut where the budget ends.
    """
    found: list[Range] = []
    first = pieces.first
    start = 0
    for sentence_start, sentence_end in _sentence_words(pieces):
        if first[sentence_end] - first[start] <= budget:
            continue
        if sentence_start > start:
            found.append((start, sentence_start))
            start = sentence_start
        while first[sentence_end] - first[start] > budget:
            stop = int(np.searchsorted(first, first[start] + budget, side="right")) - 1
            stop = max(stop, start + 1)
            found.append((start, stop))
            start = stop
    if start < len(pieces.offsets):
        found.append((start, len(pieces.offsets)))
    return found


def surrounded(pieces: Pieces, window: Range, before: int) -> Range:
    """A window together with the words before it in its paragraph, of `before` pieces at most.

    One that opens a paragraph stays as it is: what goes before it would cost more than it tells.
    """
    first = pieces.first
    if pieces.features[first[window[0]]] & PARAGRAPH:
        return window
    start = int(np.searchsorted(first, first[window[0]] - before))
    return start, window[1]


def _sentence_words(pieces: Pieces) -> list[Range]:
    starts = np.asarray([start for start, _ in pieces.offsets], dtype=np.int64)
    bounds = [int(np.searchsorted(starts, start)) for start, _ in sentences(pieces.text)]
    bounds.append(len(pieces.offsets))
    return [(a, b) for a, b in pairwise(bounds) if a < b]


def framed(pieces: Pieces, window: Range) -> tuple[Ints, Ints, Ints]:
    """Arrays for one run of the encoder, which reads one window at a time.

    Returns `ids` and `features`, each `(1, length)`, and the column of the first piece of each of
    the window's words.
    """
    a, b = window
    start, end = int(pieces.first[a]), int(pieces.first[b])
    ids = np.concatenate([[CLS], pieces.ids[start:end], [SEP]])
    features = np.concatenate([[0], pieces.features[start:end], [0]])
    return ids[np.newaxis], features[np.newaxis], pieces.first[a:b] - start + 1


def _features(text: str, offsets: list[Range]) -> Ints:
    features = np.zeros(len(offsets), dtype=np.int64)
    starts = np.asarray([start for start, _ in offsets], dtype=np.int64)
    for quotation in quotations(text):
        a, b = np.searchsorted(starts, (quotation.inner_start, quotation.inner_end))
        features[a:b] |= QUOTED
    previous_end = 0
    telling = not _all_capitals(text)
    for word, (start, end) in enumerate(offsets):
        initial = text[start]
        if telling and initial.isupper():
            shouted = end - start > 1 and text[start:end].isupper()
            features[word] |= CAPITALS if shouted else CAPITALISED
        if word == 0 or "\n" in text[previous_end:start]:
            features[word] |= PARAGRAPH
        previous_end = end
    return features


def _all_capitals(text: str) -> bool:
    """Whether a text is written in capitals throughout, so that a capital tells nothing."""
    letters = re.findall(r"[^\W\d_]", text[:_LOOKED_AT])
    return sum(map(str.isupper, letters)) > _MOSTLY * len(letters)
