"""What the network made of one text: the spans of every head, and what it says of each word."""

from dataclasses import dataclass, field

import numpy as np

from tocsin.read.crf import Floats
from tocsin.read.pieces import Pieces
from tocsin.read.sentences import Range
from tocsin.read.tagged import Tagged

_NO_OPINION = 0.5


@dataclass(frozen=True, slots=True)
class Links:
    """How the network judges whether two spans belong together, one entry a kind of link."""

    kinds: list[str]
    width: int  # of a vector
    bias: list[float]
    distance: list[list[float]]  # for a part before, and for one behind


@dataclass
class WordScores:
    """What the heads say of each word of a text: `(words, labels)`, and `value` `(words,)`.

    `vectors` are kept of the words at the ends of spans only.
    """

    names: list[str]
    links: Links
    attention: Floats
    told: Floats
    value: Floats
    vectors: dict[int, tuple[Floats, Floats]] = field(default_factory=dict)

    @classmethod
    def blank(cls, names: list[str], links: Links, words: int) -> "WordScores":
        """For a text of so many words, to be filled."""
        shape = (words, len(names))
        empty = np.zeros(shape, dtype=np.float32), np.zeros(shape, dtype=np.float32)
        return cls(names, links, *empty, np.zeros(words, dtype=np.float32))

    def labels(self, words: Range) -> dict[str, float]:
        """How probable each label is for a range of words: each tells, weighed by its attention."""
        a, b = words
        if a >= b:
            return dict.fromkeys(self.names, 0.0)
        weight = np.exp(self.attention[a:b] - self.attention[a:b].max(axis=0))
        score = (weight * self.told[a:b]).sum(axis=0) / weight.sum(axis=0)
        return dict(zip(self.names, (1 / (1 + np.exp(-score))).tolist(), strict=True))

    def linked(self, whole: Range, part: Range, kind: str) -> float:
        """How probable it is that two ranges of words belong together; .5 for unknown ends."""
        ends = (whole[0], whole[1] - 1), (part[0], part[1] - 1)
        if any(word not in self.vectors for pair in ends for word in pair):
            return _NO_OPINION
        number, width = self.links.kinds.index(kind), self.links.width
        a, b = number * width, (number + 1) * width
        one = sum(self.vectors[word][0][a:b] for word in ends[0])
        other = sum(self.vectors[word][1][a:b] for word in ends[1])
        score = float(np.dot(one, other)) / (4 * width**0.5) + self.links.bias[number]
        before, behind = self.links.distance[number]
        score += before * float(np.log1p(max(0, whole[0] - part[1] + 1)))
        score += behind * float(np.log1p(max(0, part[0] - whole[1] + 1)))
        return float(1 / (1 + np.exp(-score)))


@dataclass
class Marks:
    """What the heads found in one text.

    `statements` are labelled "source", "cue" and "content"; the labels of `entities`, `times`,
    `roles` and `triggers` are listed in docs/models/reading.md. Each list is in order, and none of
    its spans overlap.
    """

    pieces: Pieces
    statements: list[Tagged] = field(default_factory=list)
    entities: list[Tagged] = field(default_factory=list)
    times: list[Tagged] = field(default_factory=list)
    roles: list[Tagged] = field(default_factory=list)
    triggers: list[Tagged] = field(default_factory=list)
    words: WordScores | None = None

    def labels(self, start: int, end: int) -> dict[str, float]:
        """How probable each label is for the characters from `start` to `end`, 0 to 1.

        The labels are those of whole texts or sentences, such as "satp:bombing".
        """
        return self.words.labels(self.range(start, end)) if self.words else {}

    def factuality(self, start: int, end: int) -> float:
        """Whether what the first word there tells happened: 3 surely, 0 unknown, −3 surely not."""
        first, last = self.range(start, end)
        if self.words is None or first >= last:
            return 0.0
        return float(np.clip(self.words.value[first], -3, 3))

    def linked(self, whole: Range, part: Range, kind: str = "role") -> float:
        """How probable it is that two found spans belong together, 0 to 1; .5: no opinion.

        Args:
            whole: start and end of a trigger (of kind "role") or cue ("source", "content").
            part: those of a role, a source or a content.
            kind: in what way.
        """
        if self.words is None:
            return _NO_OPINION
        return self.words.linked(self.range(*whole), self.range(*part), kind)

    def attributed(self, cue: Tagged, part: Tagged) -> float:
        """How probable it is that a cue and a source or content belong together, 0 to 1."""
        return self.linked((cue.start, cue.end), (part.start, part.end), part.label)

    def range(self, start: int, end: int) -> Range:
        """The words that a range of characters touches."""
        offsets = self.pieces.bounds
        return (
            int(np.searchsorted(offsets[:, 1], start, side="right")),
            int(np.searchsorted(offsets[:, 0], end, side="left")),
        )
