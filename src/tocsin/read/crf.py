"""The linear-chain CRFs of the tagging heads: the best tags, and how sure each of them is.

Viterbi for the path, scaled forward and backward sums for the probabilities (Lafferty et al.,
2001; Rabiner, 1989). The sequences of all layers take their steps together, so that a page needs
as many as its longest window has words; one in which nothing can be found takes none.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

NEVER = np.float32(-1e4)  # the score of a step that a path never takes


class Crf:
    """One or several layers, each with transition scores and start scores.

    Args:
        transitions: for each layer `(tags, tags)`, from row to column. Tag 0 is "outside".
        starts: for each layer `(tags,)`.
    """

    def __init__(self, transitions: Sequence[Floats], starts: Sequence[Floats]) -> None:
        tags = max(len(start) for start in starts)
        self._sizes = [len(start) for start in starts]
        self._transitions = np.full((len(starts), tags, tags), NEVER, dtype=np.float32)
        self._start = np.full((len(starts), tags), NEVER, dtype=np.float32)
        for layer, (steps, start) in enumerate(zip(transitions, starts, strict=True)):
            self._transitions[layer, : len(start), : len(start)] = steps
            self._start[layer, : len(start)] = start
        self._weights = np.exp(self._transitions)
        self._margins = [_margin(t, s) for t, s in zip(transitions, starts, strict=True)]

    def decode(
        self, scores: Sequence[Floats], layers: Sequence[int] | None = None
    ) -> list[tuple[Ints, Floats]]:
        """The best path through each sequence, and the probability of each of its tags.

        Args:
            scores: one array `(words, tags)` a sequence, none of them empty.
            layers: the number of each sequence's layer; by default the first.

        Returns:
            For each sequence the numbers of its tags and their marginal probabilities, 0 to 1.
            Where it is plain that all words are outside, the probabilities are given as 1.
        """
        of = [0] * len(scores) if layers is None else list(layers)
        found = [
            (np.zeros(len(s), dtype=np.int64), np.ones(len(s), dtype=np.float32)) for s in scores
        ]
        told = [n for n, s in enumerate(scores) if not self._empty(s, of[n])]
        if told:
            decoded = self._decode([scores[n] for n in told], np.asarray([of[n] for n in told]))
            for number, result in zip(told, decoded, strict=True):
                found[number] = result
        return found

    def _empty(self, scores: Floats, layer: int) -> bool:
        """Whether no tag can win over "outside", whatever the transitions add."""
        if scores.shape[1] == 1:
            return True
        gain = scores[:, 1:].max(axis=1) - scores[:, 0]
        return bool((gain + self._margins[layer] < 0).all())

    def _decode(self, scores: Sequence[Floats], layers: Ints) -> list[tuple[Ints, Floats]]:
        lengths = np.asarray([len(s) for s in scores])
        shape = (int(lengths.max()), len(scores), self._start.shape[1])
        padded = np.full(shape, NEVER, dtype=np.float32)
        for row, sequence in enumerate(scores):
            padded[: len(sequence), row, : sequence.shape[1]] = sequence
        there = np.arange(shape[0])[:, None] < lengths
        paths = self._viterbi(padded, there, layers)
        marginals = self._marginals(padded, there, layers)
        sure = np.take_along_axis(marginals, paths[:, :, None], axis=2)[:, :, 0]
        return [(paths[:n, r], sure[:n, r]) for r, n in enumerate(lengths)]

    def _viterbi(self, scores: Floats, there: npt.NDArray[np.bool_], layers: Ints) -> Ints:
        words, rows, tags = scores.shape
        # Transposed: the step from each tag (last) to each tag.
        steps = np.ascontiguousarray(self._transitions[layers].transpose(0, 2, 1))
        back = np.empty((words, rows, tags), dtype=np.int64)
        same, every = np.arange(tags), np.logical_and.reduce(there, axis=1)
        best = self._start[layers] + scores[0]
        for word in range(1, words):
            reached = best[:, None, :] + steps
            chosen, top = reached.argmax(axis=2), reached.max(axis=2) + scores[word]
            if every[word]:
                back[word], best = chosen, top
                continue
            here = there[word, :, None]
            back[word] = np.where(here, chosen, same)
            best = np.where(here, top, best)
        paths = np.empty((words, rows), dtype=np.int64)
        paths[-1] = best.argmax(axis=1)
        row = np.arange(rows)
        for word in range(words - 1, 0, -1):
            paths[word - 1] = back[word, row, paths[word]]
        return paths

    def _marginals(self, scores: Floats, there: npt.NDArray[np.bool_], layers: Ints) -> Floats:
        words, every = len(scores), np.logical_and.reduce(there, axis=1)
        weights = self._weights[layers]
        emitted = np.exp(scores - scores.max(axis=2, keepdims=True))
        forward = np.empty_like(scores)
        start = self._start[layers]
        forward[0] = _scaled(np.exp(start - start.max(axis=1, keepdims=True)) * emitted[0])
        for word in range(1, words):
            stepped = np.matmul(forward[word - 1][:, None, :], weights)[:, 0] * emitted[word]
            stepped = _scaled(stepped)
            if not every[word]:
                stepped = np.where(there[word, :, None], stepped, forward[word - 1])
            forward[word] = stepped
        behind = np.ones_like(scores[0])
        backward = weights.transpose(0, 2, 1)
        for word in range(words - 1, -1, -1):
            forward[word] *= behind
            stepped = np.matmul((behind * emitted[word])[:, None, :], backward)[:, 0]
            stepped = _scaled(stepped)
            behind = stepped if every[word] else np.where(there[word, :, None], stepped, behind)
        return _scaled(forward)


def _scaled(weights: Floats) -> Floats:
    """Weights that sum up to 1 in each row."""
    total = weights.sum(axis=-1, keepdims=True)
    scaled: Floats = weights / np.maximum(total, np.float32(1e-30))
    return scaled


def _margin(transitions: Floats, start: Floats) -> np.float32:
    """At most so much transitions add, a word, to a path that leaves "outside".

    A run of n words outside "outside" changes n + 1 steps, so no more than two a word.
    """
    most = max(float(transitions.max()) - float(transitions[0, 0]), 0.0)
    first = max(float(start.max()) - float(start[0]), 0.0)
    return np.float32(2 * most + first)
