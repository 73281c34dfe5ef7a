"""The linear-chain CRF of a tagging head: the best tags, and how sure each of them is.

Viterbi for the path, forward and backward sums for the probabilities (Lafferty et al., 2001;
Rabiner, 1989), over all sequences at once: a page's windows take as many steps as its longest.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

_TINY = np.float32(1e-30)  # keeps the logarithm of an impossible step finite


class Crf:
    """Transition scores `(tags, tags)` from row to column, and start scores `(tags,)`."""

    def __init__(self, transitions: Floats, start: Floats) -> None:
        self._transitions = transitions
        self._start = start
        self._weights = np.exp(transitions)

    def decode(self, scores: Sequence[Floats]) -> list[tuple[Ints, Floats]]:
        """The best path through each sequence, and the probability of each of its tags.

        Args:
            scores: one array `(words, tags)` a sequence, none of them empty.

        Returns:
            For each sequence the numbers of its tags and their marginal probabilities, 0 to 1.
        """
        lengths = np.asarray([len(s) for s in scores])
        padded = np.zeros((len(scores), int(lengths.max()), len(self._start)), dtype=np.float32)
        for row, sequence in enumerate(scores):
            padded[row, : len(sequence)] = sequence
        there = np.arange(padded.shape[1]) < lengths[:, None]
        paths = self._viterbi(padded, there)
        marginals = self._marginals(padded, there)
        rows = np.arange(len(scores))[:, None]
        sure = marginals[rows, np.arange(padded.shape[1]), paths]
        return [(paths[r, :n], sure[r, :n]) for r, n in enumerate(lengths)]

    def _viterbi(self, scores: Floats, there: npt.NDArray[np.bool_]) -> Ints:
        rows, length, tags = scores.shape
        back = np.empty((rows, length, tags), dtype=np.int64)
        same = np.arange(tags)
        best = self._start + scores[:, 0]
        for word in range(1, length):
            reached = best[:, :, None] + self._transitions
            here = there[:, word, None]
            back[:, word] = np.where(here, reached.argmax(axis=1), same)
            best = np.where(here, reached.max(axis=1) + scores[:, word], best)
        paths = np.empty((rows, length), dtype=np.int64)
        paths[:, -1] = best.argmax(axis=1)
        row = np.arange(rows)
        for word in range(length - 1, 0, -1):
            paths[:, word - 1] = back[row, word, paths[:, word]]
        return paths

    def _marginals(self, scores: Floats, there: npt.NDArray[np.bool_]) -> Floats:
        length = scores.shape[1]
        forward = np.empty_like(scores)
        forward[:, 0] = self._start + scores[:, 0]
        for word in range(1, length):
            summed = _log_product(forward[:, word - 1], self._weights) + scores[:, word]
            forward[:, word] = np.where(there[:, word, None], summed, forward[:, word - 1])
        behind = np.zeros_like(scores[:, 0])
        marginals = np.empty_like(scores)
        for word in range(length - 1, -1, -1):
            marginals[:, word] = forward[:, word] + behind
            summed = _log_product(behind + scores[:, word], self._weights.T)
            behind = np.where(there[:, word, None], summed, behind)
        powers = np.exp(marginals - marginals.max(axis=2, keepdims=True))
        probabilities: Floats = powers / powers.sum(axis=2, keepdims=True)
        return probabilities


def _log_product(logs: Floats, weights: Floats) -> Floats:
    """`log(exp(logs) @ weights)`, without overflow."""
    top = logs.max(axis=1, keepdims=True)
    product: Floats = np.log(np.exp(logs - top) @ weights + _TINY) + top
    return product
