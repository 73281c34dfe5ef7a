"""The loss of every head, each a sum over what the batch teaches it."""

import torch
from torch import Tensor
from torch.nn import functional

from training import crf
from training.batches import Batch
from training.layers import LAYERS, LINK_WIDTH
from training.model import Outputs, Reader

_UNLIKELY = -1e4


def losses(model: Reader, outputs: Outputs, batch: Batch) -> dict[str, Tensor]:
    """The loss of each head that the batch teaches, by name."""
    found = _layers(model, outputs, batch)
    known = ~batch.values.isnan()
    if known.any():
        value = _words(outputs.value, batch.columns)
        found["values"] = functional.smooth_l1_loss(
            value[known], batch.values[known], reduction="sum"
        )
    if len(batch.asked):
        scores = text_scores(outputs, batch)
        each = functional.binary_cross_entropy_with_logits(scores, batch.has, reduction="none")
        found["labels"] = (each * batch.asked).sum()
    if len(batch.pairs):
        scores = link_scores(model, outputs, batch)
        together = batch.pairs[:, 6].float()
        found["links"] = functional.binary_cross_entropy_with_logits(
            scores, together, reduction="sum"
        )
    return found


def _layers(model: Reader, outputs: Outputs, batch: Batch) -> dict[str, Tensor]:
    found: dict[str, Tensor] = {}
    chains: list[tuple[str, Tensor, Tensor, Tensor, Tensor, Tensor]] = []
    for layer in LAYERS:
        taught = batch.taught.get(layer.name)
        if taught is None:
            continue
        scores = _words(outputs.layers[layer.name][taught.rows], batch.columns[taught.rows])
        lengths = batch.lengths[taught.rows]
        if layer.chained:
            transitions, start = model.rules(layer)
            chains.append((layer.name, scores, taught.allowed, transitions, start, lengths))
        else:
            held = scores.masked_fill(~taught.allowed, _UNLIKELY)
            each = torch.logsumexp(scores, dim=-1) - torch.logsumexp(held, dim=-1)
            there = torch.arange(scores.shape[1]) < lengths.unsqueeze(1)
            found[layer.name] = (each * there).sum()
    return found | _chained(chains)


def _chained(
    chains: list[tuple[str, Tensor, Tensor, Tensor, Tensor, Tensor]],
) -> dict[str, Tensor]:
    """All chained layers in one scan: tag sets are padded with tags that never come up."""
    if not chains:
        return {}
    tags = max(scores.shape[-1] for _, scores, *_ in chains)
    parts: list[list[Tensor]] = [[], [], [], [], []]
    for _, scores, allowed, transitions, start, lengths in chains:
        more, rows = tags - scores.shape[-1], len(scores)
        parts[0].append(functional.pad(scores, (0, more), value=_UNLIKELY))
        parts[1].append(functional.pad(allowed, (0, more), value=False))
        parts[2].append(
            functional.pad(transitions, (0, more, 0, more), value=_UNLIKELY).expand(rows, -1, -1)
        )
        parts[3].append(functional.pad(start, (0, more), value=_UNLIKELY).expand(rows, -1))
        parts[4].append(lengths)
    scores, allowed, transitions, start, lengths = (torch.cat(part) for part in parts)
    each = crf.loss(scores, allowed, transitions, start, lengths)
    split = each.split([len(scores) for _, scores, *_ in chains])
    return {name: part.sum() for (name, *_), part in zip(chains, split, strict=True)}


def text_scores(outputs: Outputs, batch: Batch) -> Tensor:
    """`(texts, labels)`: what the words tell, each weighed by how much it tells of the label."""
    rows = torch.nonzero(batch.text >= 0).squeeze(1)
    columns = batch.columns[rows]
    there = torch.arange(columns.shape[1]) < batch.lengths[rows].unsqueeze(1)
    attention = _words(outputs.attention[rows], columns)[there]
    labels = _words(outputs.labels[rows], columns)[there]
    text = batch.text[rows].unsqueeze(1).expand_as(there)[there]
    index = text.unsqueeze(1).expand_as(attention)
    shape = batch.asked.shape
    highest = torch.full(shape, _UNLIKELY).scatter_reduce(0, index, attention.detach(), "amax")
    weight = torch.exp(attention - highest[text])
    total = torch.zeros(shape).index_add(0, text, weight)
    return torch.zeros(shape).index_add(0, text, weight * labels) / total


def link_scores(model: Reader, outputs: Outputs, batch: Batch) -> Tensor:
    """`(pairs,)`: for and against each pair's belonging together, as log odds."""
    row, kind, w0, w1, p0, p1 = batch.pairs[:, :6].T
    at = batch.columns
    whole = outputs.whole[row, at[row, w0], kind] + outputs.whole[row, at[row, w1], kind]
    part = outputs.part[row, at[row, p0], kind] + outputs.part[row, at[row, p1], kind]
    likeness = (whole * part).sum(-1) / (4 * LINK_WIDTH**0.5)
    before = torch.log1p((w0 - p1).clamp(min=0).float())
    behind = torch.log1p((p0 - w1).clamp(min=0).float())
    apart = torch.stack([before, behind], dim=-1)
    score: Tensor = likeness + model.link_bias[kind] + (model.distance[kind] * apart).sum(-1)
    return score


def _words(pieces: Tensor, columns: Tensor) -> Tensor:
    """What stands at the first piece of each word: `(rows, length, …)` to `(rows, words, …)`."""
    rows = torch.arange(len(columns)).unsqueeze(1)
    return pieces[rows, columns]
