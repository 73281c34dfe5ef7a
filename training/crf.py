"""The loss of a linear-chain CRF whose gold tags may be known in part.

The log-likelihood of all tag sequences that the marks allow, against that of all sequences
(Tsuboi et al., COLING 2008, "Training conditional random fields using incomplete annotations").
With one tag allowed a word it is the ordinary CRF loss.
"""

import torch
from torch import Tensor

FORBIDDEN = -1e4


def total(scores: Tensor, transitions: Tensor, start: Tensor, lengths: Tensor) -> Tensor:
    """Log-sum over all tag sequences of each row.

    Args:
        scores: `(rows, words, tags)`.
        transitions: `(rows, tags, tags)`, from row to column.
        start: `(rows, tags)`.
        lengths: `(rows,)`, words of each row, at least 1.

    Returns:
        `(rows,)`.
    """
    alpha = start + scores[:, 0]
    for word in range(1, scores.shape[1]):
        longer = torch.logsumexp(alpha.unsqueeze(2) + transitions, dim=1) + scores[:, word]
        alpha = torch.where((lengths > word).unsqueeze(1), longer, alpha)
    return torch.logsumexp(alpha, dim=1)


def loss(
    scores: Tensor, allowed: Tensor, transitions: Tensor, start: Tensor, lengths: Tensor
) -> Tensor:
    """Negative log-likelihood of the allowed sequences, `(rows,)`.

    `allowed` is boolean and shaped as `scores`; the rest is as in `total`.
    """
    held = scores.masked_fill(~allowed, FORBIDDEN)
    both = total(
        torch.cat([scores, held]),
        torch.cat([transitions, transitions]),
        torch.cat([start, start]),
        torch.cat([lengths, lengths]),
    )
    free, kept = both.chunk(2)
    return free - kept
