"""The best path is the best, and the probabilities are those of all paths together."""

import itertools

import numpy as np
import pytest

from tocsin.read.crf import Crf, Floats


def _score(path: tuple[int, ...], scores: Floats, transitions: Floats, start: Floats) -> float:
    total = float(start[path[0]] + scores[0, path[0]])
    for word in range(1, len(path)):
        total += float(transitions[path[word - 1], path[word]] + scores[word, path[word]])
    return total


@pytest.mark.parametrize("seed", range(12))
def test_decoding_agrees_with_trying_every_path(seed: int) -> None:
    """Best path and marginal probabilities, for sequences of different length read together."""
    chance = np.random.default_rng(seed)
    tags = 2 + seed % 3
    transitions = chance.normal(size=(tags, tags)).astype(np.float32)
    start = chance.normal(size=tags).astype(np.float32)
    sequences = [chance.normal(size=(n, tags)).astype(np.float32) for n in (1 + seed % 4, 5, 2)]
    decoded = Crf(transitions, start).decode(sequences)
    for scores, (path, sure) in zip(sequences, decoded, strict=True):
        paths = list(itertools.product(range(tags), repeat=len(scores)))
        weights = np.exp([_score(p, scores, transitions, start) for p in paths])
        assert tuple(path.tolist()) == paths[int(weights.argmax())]
        for word, tag in enumerate(path):
            share = sum(w for p, w in zip(paths, weights, strict=True) if p[word] == tag)
            assert sure[word] == pytest.approx(share / weights.sum(), rel=1e-4)


def test_a_barred_step_is_never_taken() -> None:
    scores = np.asarray([[1, 0], [0, 5]], dtype=np.float32)
    barred = np.asarray([[0, -1e4], [0, 0]], dtype=np.float32)
    ((path, _),) = Crf(barred, np.zeros(2, dtype=np.float32)).decode([scores])
    assert path.tolist() != [0, 1]
