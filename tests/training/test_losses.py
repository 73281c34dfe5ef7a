"""Each head loses what it gets wrong, and nothing where nothing is taught."""

# ruff: noqa: I001 - what training needs is looked for first
import tests.training.needed  # noqa: F401

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
import torch
from torch import Tensor
from transformers import BertConfig

from tocsin.read.marks import Links, WordScores
from training import crf
from training.batches import Batch, Taught
from training.layers import HEADS, LAYERS, LINK_WIDTH, LINKS, Layer
from training.losses import link_scores, losses, text_scores
from training.model import Outputs, Reader

LABELS = ("bombing", "arson", "raid")
LENGTHS = (4, 2)
WORDS = max(LENGTHS)
THERE = torch.arange(WORDS) < torch.tensor(LENGTHS).unsqueeze(1)


@pytest.fixture(name="model")
def _model() -> Reader:
    shape = BertConfig(
        vocab_size=8, hidden_size=4, num_hidden_layers=1, num_attention_heads=1, intermediate_size=4
    )
    model = Reader(shape, LABELS)
    torch.manual_seed(1)
    for parameter in (model.distance, model.link_bias, *model.transitions.values()):
        torch.nn.init.normal_(parameter)
    return model


def _outputs(rows: int = len(LENGTHS), length: int = WORDS + 2) -> Outputs:
    """Scores at random, a piece a word behind the first piece of each row."""
    torch.manual_seed(2)
    return Outputs(
        {layer.name: torch.randn(rows, length, len(layer.tags)) for layer in LAYERS},
        torch.randn(rows, length, len(LABELS)),
        torch.randn(rows, length, len(LABELS)),
        torch.randn(rows, length),
        torch.randn(rows, length, len(LINKS), LINK_WIDTH),
        torch.randn(rows, length, len(LINKS), LINK_WIDTH),
    )


def _batch(lengths: Sequence[int] = LENGTHS) -> Batch:
    """A batch that teaches nothing."""
    rows, words = len(lengths), max(lengths)
    columns = torch.arange(1, words + 1).repeat(rows, 1)
    columns[torch.arange(words) >= torch.tensor(lengths).unsqueeze(1)] = 0
    nothing = torch.zeros(rows, words + 2, dtype=torch.int64)
    return Batch(
        ids=nothing,
        features=nothing,
        mask=nothing,
        columns=columns,
        lengths=torch.tensor(lengths),
        taught={},
        values=torch.full((rows, words), torch.nan),
        text=torch.full((rows,), -1),
        has=torch.zeros(0, len(LABELS)),
        asked=torch.zeros(0, len(LABELS)),
        pairs=torch.zeros(0, 7, dtype=torch.int64),
    )


def _gold(layer: str) -> tuple[Taught, Tensor]:
    """Tags that BIO allows for both rows, and their numbers: O, B-x, I-x, O and B-x, I-x."""
    (tags,) = (len(each.tags) for each in LAYERS if each.name == layer)
    numbers = torch.tensor([[0, 1, 2, 0], [1, 2, 0, 0]])
    allowed = torch.nn.functional.one_hot(numbers, tags).bool()
    return Taught(torch.tensor([0, 1]), allowed), numbers


def _everything() -> Batch:
    """A batch that teaches every head."""
    return replace(
        _batch(),
        taught={layer.name: _gold(layer.name)[0] for layer in LAYERS},
        values=torch.tensor([[torch.nan, 2.0, torch.nan, torch.nan], [-3.0, *[torch.nan] * 3]]),
        text=torch.tensor([0, -1]),
        has=torch.tensor([[1.0, 0.0, 0.0]]),
        asked=torch.tensor([[1.0, 1.0, 0.0]]),
        pairs=torch.tensor([[0, 0, 1, 1, 3, 3, 1], [0, 2, 0, 0, 2, 2, 0]]),
    )


# All heads


def test_nothing_taught_is_nothing_lost(model: Reader) -> None:
    assert losses(model, _outputs(), _batch()) == {}


def test_every_head_that_is_taught_loses_something(model: Reader) -> None:
    found = losses(model, _outputs(), _everything())
    assert found.keys() == set(HEADS)
    assert all(loss > 0.1 for loss in found.values())


@pytest.mark.parametrize("head", HEADS)
def test_a_head_that_is_right_and_sure_loses_nothing(model: Reader, head: str) -> None:
    """The pair that belongs together points one way, the other pair to opposite ways."""
    outputs, batch = _outputs(), _everything()
    for layer in LAYERS:
        sure = batch.taught[layer.name].allowed * 200.0
        outputs.layers[layer.name][:, 1 : WORDS + 1] = sure
    known = ~batch.values.isnan()
    outputs.value[:, 1 : WORDS + 1][known] = batch.values[known]
    outputs.labels[0] = torch.tensor([50.0, -50.0, 0.0])
    outputs.whole[0] = 10.0
    outputs.part[0, 4] = 10.0
    outputs.part[0, 3] = -10.0
    assert losses(model, outputs, batch)[head].item() == pytest.approx(0, abs=1e-3)


# Layers


@pytest.mark.parametrize("layer", [x for x in LAYERS if x.chained], ids=lambda x: str(x.name))
def test_a_layer_loses_among_others_what_it_loses_alone(model: Reader, layer: Layer) -> None:
    outputs, batch = _outputs(), _everything()
    taught, _ = _gold(layer.name)
    transitions, start = model.rules(layer)
    alone = crf.loss(
        outputs.layers[layer.name][:, 1 : WORDS + 1],
        taught.allowed,
        transitions.expand(2, -1, -1),
        start.expand(2, -1),
        batch.lengths,
    ).sum()
    found = losses(model, outputs, batch)[layer.name]
    assert found.item() == pytest.approx(alone.item(), rel=1e-4)


def test_only_the_rows_that_teach_a_layer_count(model: Reader) -> None:
    outputs, batch = _outputs(), _everything()
    for name, taught in batch.taught.items():
        second = Taught(taught.rows[1:], taught.allowed[1:])
        one = losses(model, outputs, replace(batch, taught={name: second}))[name]
        outputs.layers[name][0] += 100 * torch.randn(outputs.layers[name][0].shape)
        again = losses(model, outputs, replace(batch, taught={name: second}))[name]
        assert torch.equal(one, again)


def test_a_word_is_scored_where_its_first_piece_stands_in_its_own_row(model: Reader) -> None:
    outputs, batch = _outputs(), _everything()
    batch.columns[1, :2] = torch.tensor([2, 4])
    taught = {name: Taught(t.rows[1:], t.allowed[1:]) for name, t in batch.taught.items()}
    before = losses(model, outputs, replace(batch, taught=taught))
    for layer in LAYERS:
        outputs.layers[layer.name][1, [0, 1, 3, 5]] += 100
    again = losses(model, outputs, replace(batch, taught=taught))
    assert all(torch.equal(before[layer.name], again[layer.name]) for layer in LAYERS)


def test_a_single_word_loses_by_all_its_allowed_types_together(model: Reader) -> None:
    """Words behind a row's end lose nothing."""
    outputs, batch = _outputs(), _batch()
    scores = outputs.layers["triggers"][:, 1 : WORDS + 1]
    allowed = torch.rand(scores.shape) < 0.5
    allowed[..., 0] = True
    shares = (scores.softmax(-1) * allowed).sum(-1)
    taught = {"triggers": Taught(torch.tensor([0, 1]), allowed)}
    found = losses(model, outputs, replace(batch, taught=taught))["triggers"]
    assert found.item() == pytest.approx(-shares.log()[THERE].sum().item(), rel=1e-4)


def test_only_known_values_count(model: Reader) -> None:
    outputs, batch = _outputs(), _everything()
    before = losses(model, outputs, batch)["values"]
    outputs.value[:, 1 : WORDS + 1][batch.values.isnan()] += 100
    assert torch.equal(losses(model, outputs, batch)["values"], before)


def test_only_labels_that_were_asked_for_count(model: Reader) -> None:
    outputs, batch = _outputs(), _everything()
    before = losses(model, outputs, batch)["labels"]
    outputs.labels[..., 2] += 100
    assert torch.equal(losses(model, outputs, batch)["labels"], before)


# Labels of whole texts


def _cut(cuts: Sequence[int]) -> Tensor:
    """The scores of one text of seven words, cut into rows of so many, beside another text."""
    torch.manual_seed(3)
    attention, told, other = torch.randn(7, 3), torch.randn(7, 3), torch.randn(2, 3)
    lengths = [2, *cuts]
    outputs = _outputs(len(lengths), max(lengths) + 2)
    outputs.attention[0, 1:3] = outputs.labels[0, 1:3] = other
    low = 0
    for row, words in enumerate(cuts, 1):
        outputs.attention[row, 1 : words + 1] = attention[low : low + words]
        outputs.labels[row, 1 : words + 1] = told[low : low + words]
        low += words
    batch = replace(
        _batch(lengths),
        text=torch.tensor([1] + [0] * len(cuts)),
        has=torch.zeros(2, 3),
        asked=torch.ones(2, 3),
    )
    return text_scores(outputs, batch)


@pytest.mark.parametrize("cuts", [(3, 4), (1, 5, 1), (1,) * 7])
def test_a_text_scores_the_same_however_it_is_cut_into_rows(cuts: tuple[int, ...]) -> None:
    assert torch.allclose(_cut(cuts), _cut((7,)), atol=1e-6)


@pytest.mark.parametrize("attention", [-500.0, 500.0])
def test_high_and_low_attention_do_no_harm(attention: float) -> None:
    outputs = _outputs()
    outputs.attention[0, 2] = attention
    scores = text_scores(outputs, _everything())
    assert scores.isfinite().all()
    if attention > 0:
        assert torch.equal(scores, outputs.labels[:1, 2])


def test_the_reader_makes_of_a_text_what_training_does() -> None:
    torch.manual_seed(3)
    attention, told = (torch.randn(7, 3).numpy() for _ in range(2))
    links = Links(list(LINKS), LINK_WIDTH, [], [])
    scores = WordScores(list(LABELS), links, attention, told, np.zeros(7, np.float32))
    expected = torch.sigmoid(_cut((3, 4))[0]).tolist()
    assert list(scores.labels((0, 7)).values()) == pytest.approx(expected, rel=1e-5)


# Pairs


PAIRS = [(0, 1, 3, 4), (5, 6, 1, 2), (0, 4, 2, 3), (7, 7, 0, 0)]


@pytest.mark.parametrize("kind", range(len(LINKS)))
def test_the_reader_judges_a_pair_as_training_does(model: Reader, kind: int) -> None:
    """Whole before part, behind it, around it and far away."""
    outputs = _outputs(1, 10)
    pairs = torch.tensor([[0, kind, *ends, 1] for ends in PAIRS])
    found = link_scores(model, outputs, replace(_batch((8,)), pairs=pairs))
    links = Links(
        list(LINKS), LINK_WIDTH, model.link_bias.tolist(), model.distance.detach().tolist()
    )
    words = WordScores.blank([], links, 8)
    for word in range(8):
        vectors = (v[0, word + 1].flatten().numpy() for v in (outputs.whole, outputs.part))
        one, other = vectors
        words.vectors[word] = one, other
    expected = [words.linked((a, b + 1), (c, d + 1), LINKS[kind]) for a, b, c, d in PAIRS]
    assert torch.sigmoid(found).tolist() == pytest.approx(expected, rel=1e-4)


def test_a_pair_scores_by_likeness_kind_and_how_far_apart_on_which_side(model: Reader) -> None:
    outputs = _outputs(1, 10)
    outputs.whole.zero_()
    pairs = torch.tensor([[0, 1, *ends, 1] for ends in PAIRS])
    found = link_scores(model, outputs, replace(_batch((8,)), pairs=pairs))
    before, behind = model.distance[1]
    apart = [behind * np.log(3), before * np.log(4), torch.tensor(0.0), before * np.log(8)]
    expected = [(model.link_bias[1] + x).item() for x in apart]
    assert found.tolist() == pytest.approx(expected, rel=1e-4)
