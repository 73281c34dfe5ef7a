"""The best path is the best, and the probabilities are those of all paths together."""

import itertools

import numpy as np
import numpy.typing as npt
import pytest

from tocsin.read.crf import NEVER, Crf, Floats

Chance = np.random.Generator


def _score(path: tuple[int, ...], scores: Floats, transitions: Floats, start: Floats) -> float:
    total = float(start[path[0]] + scores[0, path[0]])
    for word in range(1, len(path)):
        total += float(transitions[path[word - 1], path[word]] + scores[word, path[word]])
    return total


def _normal(chance: Chance, *shape: int) -> Floats:
    return chance.normal(size=shape).astype(np.float32)


def _tried(
    scores: Floats, transitions: Floats, start: Floats
) -> tuple[list[int], npt.NDArray[np.float64]]:
    """The best path, and the probability of each tag of each word, by trying every path."""
    words, tags = scores.shape
    paths = list(itertools.product(range(tags), repeat=words))
    weights = np.exp([_score(path, scores, transitions, start) for path in paths])
    marginals = np.zeros((words, tags))
    for path, weight in zip(paths, weights / weights.sum(), strict=True):
        marginals[np.arange(words), path] += weight
    return list(paths[int(weights.argmax())]), marginals


@pytest.mark.parametrize("seed", range(12))
def test_decoding_agrees_with_trying_every_path(seed: int) -> None:
    """Best path and probabilities, for sequences of different length read together."""
    chance = np.random.default_rng(seed)
    tags = 2 + seed % 3
    transitions, start = _normal(chance, tags, tags), _normal(chance, tags)
    sequences = [_normal(chance, n, tags) for n in (1 + seed % 4, 5, 2)]
    decoded = Crf([transitions], [start]).decode(sequences)
    for scores, (path, sure) in zip(sequences, decoded, strict=True):
        best, marginals = _tried(scores, transitions, start)
        assert path.tolist() == best
        assert sure.tolist() == pytest.approx(marginals[np.arange(len(best)), best], rel=1e-4)


@pytest.mark.parametrize("seed", range(12))
def test_layers_with_other_tags_are_decoded_together_as_each_alone(seed: int) -> None:
    """Of two tags, three and five; their sequences mixed, and of different length."""
    chance = np.random.default_rng(seed)
    sizes = (2, 5, 3)
    transitions = [_normal(chance, n, n) for n in sizes]
    starts = [_normal(chance, n) for n in sizes]
    layers = [1, 0, 2, 1, 2]
    sequences = [
        _normal(chance, n, sizes[layer]) for layer, n in zip(layers, (3, 6, 4, 1, 5), strict=True)
    ]
    decoded = Crf(transitions, starts).decode(sequences, layers)
    for scores, layer, (path, sure) in zip(sequences, layers, decoded, strict=True):
        best, marginals = _tried(scores, transitions[layer], starts[layer])
        assert path.tolist() == best
        assert sure.tolist() == pytest.approx(marginals[np.arange(len(best)), best], rel=1e-4)


@pytest.mark.parametrize("seed", range(12))
def test_where_it_is_plain_that_nothing_is_found_nothing_would_be(seed: int) -> None:
    """The short way is taken, and finds the best path all the same."""
    chance = np.random.default_rng(seed)
    tags = 3
    transitions, start = _normal(chance, tags, tags), _normal(chance, tags)
    crf = Crf([transitions], [start])
    short = 0
    for bias in np.linspace(0, 12, 25):
        scores = _normal(chance, 5, tags)
        scores[:, 0] += np.float32(bias)
        ((path, sure),) = crf.decode([scores])
        best, _ = _tried(scores, transitions, start)
        assert path.tolist() == best
        if crf._empty(scores, 0):
            short += 1
            assert sure.tolist() == [1] * 5
    assert 0 < short < 25


def test_the_short_way_reckons_with_the_most_that_transitions_add() -> None:
    """For a single word one step out of "outside" and one back."""
    transitions = np.asarray([[0, 2], [2, 0]], dtype=np.float32)
    crf = Crf([transitions], [np.zeros(2, dtype=np.float32)])
    scores = np.zeros((3, 2), dtype=np.float32)
    scores[:, 1] = -3.9
    ((path, _),) = crf.decode([scores])
    assert path.tolist() == [0, 1, 0]
    scores[:, 1] = -4.1
    ((path, _),) = crf.decode([scores])
    assert path.tolist() == [0, 0, 0]


def test_a_barred_step_is_never_taken() -> None:
    scores = np.asarray([[1, 0], [0, 5]], dtype=np.float32)
    barred = np.asarray([[0, NEVER], [0, 0]], dtype=np.float32)
    ((path, _),) = Crf([barred], [np.zeros(2, dtype=np.float32)]).decode([scores])
    assert path.tolist() != [0, 1]


def test_no_sequences_no_paths() -> None:
    crf = Crf([np.zeros((2, 2), dtype=np.float32)], [np.zeros(2, dtype=np.float32)])
    assert crf.decode([]) == []


@pytest.mark.parametrize("size", [1, 200, 2000])
def test_long_sequences_and_high_scores_have_probabilities(size: int) -> None:
    chance = np.random.default_rng(1)
    transitions, start = _normal(chance, 3, 3), _normal(chance, 3)
    ((path, sure),) = Crf([transitions], [start]).decode([20 * _normal(chance, size, 3)])
    assert len(path) == len(sure) == size
    assert (sure > 0).all()
    assert (sure <= 1.0001).all()
