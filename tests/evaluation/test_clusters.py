"""Measures of clusters: a perfect answer scores 100, an empty one 0, worked examples agree."""

from collections.abc import Callable

import pytest

from evaluation.clusters import (
    Clusters,
    Score,
    b_cubed,
    ceaf_e,
    clusters,
    components,
    conll_f1,
    muc,
    pairs,
)

Measure = Callable[[Clusters, Clusters], Score]
MEASURES = (muc, b_cubed, ceaf_e, pairs)


def _of(*words: str) -> Clusters:
    """Each word is a cluster of its letters."""
    return [frozenset(word) for word in words]


def _shares(score: Score) -> tuple[float, float]:
    return score.precision, score.recall


# The example that Bagga and Baldwin made B³ for, and Luo took up: five, two and five things.
BAGGA_KEY = _of("12345", "67", "89ABC")
# Two errors that MUC holds for alike: the last two clusters joined, or the first and the last.
LESS_HARM = _of("12345", "6789ABC")
MORE_HARM = _of("1234589ABC", "67")
# The example of the reference scorer's paper (Pradhan et al., 2014): the key has {a, b, c} and
# {d, e, f, g}; the response misses e and has h and i too.
PRADHAN_KEY = _of("abc", "defg")
PRADHAN_RESPONSE = _of("ab", "cd", "fghi")


@pytest.mark.parametrize("measure", MEASURES)
def test_a_perfect_answer_scores_100_and_an_empty_one_0(measure: Measure) -> None:
    assert measure(BAGGA_KEY, BAGGA_KEY).f1 == 100
    assert measure(BAGGA_KEY, []).f1 == measure([], BAGGA_KEY).f1 == measure([], []).f1 == 0


def test_conll_is_the_mean_of_three() -> None:
    assert conll_f1(BAGGA_KEY, BAGGA_KEY) == 100
    assert conll_f1(BAGGA_KEY, []) == 0
    three = (muc, b_cubed, ceaf_e)
    mean = sum(m(PRADHAN_KEY, PRADHAN_RESPONSE).f1 for m in three) / 3
    assert conll_f1(PRADHAN_KEY, PRADHAN_RESPONSE) == pytest.approx(mean)


def test_the_known_example_of_two_errors() -> None:
    """MUC 9/10 and 9/9 for both; B³ 16/21 (.762) and 7/12 (.583), as published."""
    for response in (LESS_HARM, MORE_HARM):
        assert _shares(muc(BAGGA_KEY, response)) == pytest.approx((9 / 10, 1))
    assert _shares(b_cubed(BAGGA_KEY, LESS_HARM)) == pytest.approx((16 / 21, 1))
    assert _shares(b_cubed(BAGGA_KEY, MORE_HARM)) == pytest.approx((7 / 12, 1))


def test_the_known_example_of_two_errors_by_clusters() -> None:
    """CEAF-e pairs 5 with 5 and 5 with 7 (1 + 10/12), or 5 with 10 and 2 with 2 (10/15 + 1)."""
    less, more = 1 + 10 / 12, 10 / 15 + 1
    assert _shares(ceaf_e(BAGGA_KEY, LESS_HARM)) == pytest.approx((less / 2, less / 3))
    assert _shares(ceaf_e(BAGGA_KEY, MORE_HARM)) == pytest.approx((more / 2, more / 3))


def test_the_reference_scorers_example_with_other_mentions() -> None:
    """As published: MUC .40/.40, B³ .50/.42, CEAF-e .43/.65 (precision before recall).

    B³: recall (2/3·2 + 1/3 + 1/4 + 2/4·2) / 7.
    """
    assert _shares(muc(PRADHAN_KEY, PRADHAN_RESPONSE)) == pytest.approx((2 / 5, 2 / 5))
    recall = (2 * 2 / 3 + 1 / 3 + 1 / 4 + 2 * 2 / 4) / 7
    assert _shares(b_cubed(PRADHAN_KEY, PRADHAN_RESPONSE)) == pytest.approx((1 / 2, recall))
    like = 2 * 2 / (3 + 2) + 2 * 2 / (4 + 4)
    assert _shares(ceaf_e(PRADHAN_KEY, PRADHAN_RESPONSE)) == pytest.approx((like / 3, like / 2))


def test_the_reference_scorers_case_with_missing_mentions() -> None:
    """Its TC-A-2: b, c and f are missing. Expected: MUC 1/3, B³ 7/18, CEAF-e 1.8/3 and 1.8/2."""
    key, response = _of("a", "bc", "def"), _of("a", "de")
    assert _shares(muc(key, response)) == pytest.approx((1, 1 / 3))
    assert _shares(b_cubed(key, response)) == pytest.approx((1, 7 / 18))
    assert _shares(ceaf_e(key, response)) == pytest.approx((1.8 / 2, 1.8 / 3))


def test_clusters_of_one_have_no_links_but_count_elsewhere() -> None:
    alone = _of("a", "b")
    assert muc(alone, alone).f1 == 0
    assert b_cubed(alone, alone).f1 == ceaf_e(alone, alone).f1 == 100


def test_pairs_agree_with_a_worked_example() -> None:
    """Key: ab, ac, bc, de. Response: ab, cd, ce, de. Together in both: ab and de."""
    assert _shares(pairs(_of("abc", "de"), _of("ab", "cde"))) == pytest.approx((2 / 4, 2 / 4))


def test_labels_and_links_make_clusters() -> None:
    assert clusters({"a": 1, "b": 2, "c": 1}) == [{"a", "c"}, {"b"}]
    linked = components("abcde", [("a", "b"), ("d", "c"), ("b", "c"), ("a", "d")])
    assert sorted(map(sorted, linked)) == [["a", "b", "c", "d"], ["e"]]
