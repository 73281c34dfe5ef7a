"""The loss is that of trying every sequence of tags."""

# ruff: noqa: I001 - what training needs is looked for first
import tests.training.needed  # noqa: F401

import itertools

import pytest
import torch
from torch import Tensor

from training.crf import FORBIDDEN, loss, total

TAGS, LENGTHS = 3, (4, 2, 1)


@pytest.fixture(name="made", params=range(4))
def _made(request: pytest.FixtureRequest) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Scores of three rows, transitions and starts of each, and lengths."""
    torch.manual_seed(request.param)
    rows = len(LENGTHS)
    return (
        torch.randn(rows, max(LENGTHS), TAGS),
        torch.randn(rows, TAGS, TAGS),
        torch.randn(rows, TAGS),
        torch.tensor(LENGTHS),
    )


def _path(made: tuple[Tensor, Tensor, Tensor, Tensor], row: int, tags: tuple[int, ...]) -> Tensor:
    scores, transitions, start, _ = (each[row] for each in made)
    value = start[tags[0]] + scores[0, tags[0]]
    for word in range(1, len(tags)):
        value = value + transitions[tags[word - 1], tags[word]] + scores[word, tags[word]]
    return value


def _sum(
    made: tuple[Tensor, Tensor, Tensor, Tensor], row: int, allowed: Tensor | None = None
) -> float:
    """Log-sum over all sequences of a row, or over those allowed, one by one."""
    paths = itertools.product(range(TAGS), repeat=LENGTHS[row])
    kept = [
        _path(made, row, tags)
        for tags in paths
        if allowed is None or all(allowed[row, word, tag] for word, tag in enumerate(tags))
    ]
    return torch.logsumexp(torch.stack(kept), dim=0).item()


def _allowed(share: float) -> Tensor:
    """Some tags of each word, one of them at least."""
    allowed = torch.rand(len(LENGTHS), max(LENGTHS), TAGS) < share
    one = torch.randint(TAGS, allowed.shape[:2])
    return allowed | torch.nn.functional.one_hot(one, TAGS).bool()


def test_the_total_is_that_of_all_sequences(made: tuple[Tensor, Tensor, Tensor, Tensor]) -> None:
    expected = [_sum(made, row) for row in range(len(LENGTHS))]
    assert total(*made).tolist() == pytest.approx(expected, rel=1e-5)


@pytest.mark.parametrize("share", [0.0, 0.5])
def test_the_loss_is_the_share_of_the_sequences_that_the_marks_allow(
    made: tuple[Tensor, Tensor, Tensor, Tensor], share: float
) -> None:
    """With one tag a word (share 0), and with some words known in part."""
    scores, *rules = made
    allowed = _allowed(share)
    expected = [_sum(made, row) - _sum(made, row, allowed) for row in range(len(LENGTHS))]
    assert loss(scores, allowed, *rules).tolist() == pytest.approx(expected, abs=1e-4)


def test_where_everything_is_allowed_nothing_is_lost(
    made: tuple[Tensor, Tensor, Tensor, Tensor],
) -> None:
    scores, *rules = made
    assert loss(scores, torch.ones_like(scores, dtype=torch.bool), *rules).tolist() == [0, 0, 0]


def test_what_stands_behind_a_row_does_not_matter(
    made: tuple[Tensor, Tensor, Tensor, Tensor],
) -> None:
    scores, *rules = made
    allowed = _allowed(0.5)
    before = loss(scores, allowed, *rules)
    for row, length in enumerate(LENGTHS):
        scores[row, length:] = 1e6
        allowed[row, length:] = False
    assert torch.equal(loss(scores, allowed, *rules), before)


def test_a_barred_step_is_never_counted(made: tuple[Tensor, Tensor, Tensor, Tensor]) -> None:
    """However high the scores that invite to it."""
    scores, transitions, start, lengths = made
    transitions[:, 0, 2] = FORBIDDEN
    expected = [
        torch.logsumexp(
            torch.stack(
                [
                    _path(made, row, tags)
                    for tags in itertools.product(range(TAGS), repeat=length)
                    if (0, 2) not in itertools.pairwise(tags)
                ]
            ),
            dim=0,
        ).item()
        for row, length in enumerate(LENGTHS)
    ]
    assert total(*made).tolist() == pytest.approx(expected, rel=1e-5)
    only_barred = torch.zeros_like(scores, dtype=torch.bool)
    only_barred[:, 0::2, 0] = only_barred[:, 1::2, 2] = True
    lost = loss(scores, only_barred, transitions, start, lengths)
    assert (lost[:2] > 1000).all()
    assert lost[2] < 1000  # a single word takes no step


def test_the_loss_can_be_followed_down(made: tuple[Tensor, Tensor, Tensor, Tensor]) -> None:
    """Its slope points from every score to what the marks say of it."""
    scores, *rules = made
    scores.requires_grad_()
    allowed = _allowed(0.0)
    loss(scores, allowed, *rules).sum().backward()
    slope = scores.grad
    assert slope is not None
    there = torch.arange(max(LENGTHS)) < torch.tensor(LENGTHS).unsqueeze(1)
    assert (slope[allowed & there.unsqueeze(2)] < 0).all()
    assert (slope[~allowed & there.unsqueeze(2)] > 0).all()
    assert not slope[~there].any()
