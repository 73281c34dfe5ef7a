"""The network scores every head, bars what BIO forbids, and drops what it should."""

# ruff: noqa: I001 - what training needs is looked for first
import tests.training.needed  # noqa: F401

from itertools import combinations, pairwise
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import Tensor, nn
from transformers import BertModel

from tests.training.made import encoder
from tocsin.read.crf import Crf
from tocsin.read.pieces import CLS, PAD, SEP
from training.layers import LAYERS, LINK_WIDTH, LINKS, Layer
from training.model import DROPPED, Dropout, Reader

LABELS = ("bombing", "arson")
(STATEMENTS,) = (layer for layer in LAYERS if layer.name == "statements")
CHAINED = [layer for layer in LAYERS if layer.chained]


@pytest.fixture(name="folder", scope="module")
def _folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return encoder(tmp_path_factory.mktemp("encoder"))


@pytest.fixture(name="model")
def _model(folder: Path) -> Reader:
    torch.manual_seed(2)
    return Reader.pretrained(folder, LABELS).eval()


def _input() -> tuple[Tensor, Tensor, Tensor]:
    ids = torch.tensor([[CLS, 110, 111, 112, SEP], [CLS, 113, SEP, PAD, PAD]])
    return ids, torch.zeros_like(ids), (ids != PAD).long()


# Scores


def test_every_head_scores_every_piece(model: Reader) -> None:
    outputs = model.outputs(*_input())
    for layer in LAYERS:
        assert outputs.layers[layer.name].shape == (2, 5, len(layer.tags))
    assert outputs.attention.shape == outputs.labels.shape == (2, 5, len(LABELS))
    assert outputs.value.shape == (2, 5)
    assert outputs.whole.shape == outputs.part.shape == (2, 5, len(LINKS), LINK_WIDTH)


def test_scores_have_the_names_that_belong_to_their_places(model: Reader) -> None:
    """Those places in which the reader looks for them, whatever the word."""
    said = torch.arange(sum(model.widths), dtype=torch.float32)
    with torch.no_grad():
        model.head.weight.zero_()
        model.head.bias.copy_(said)
    outputs = model.outputs(*_input())
    found = [
        *outputs.layers.values(),
        outputs.attention,
        outputs.labels,
        outputs.value.unsqueeze(2),
    ]
    found += [outputs.whole.flatten(2), outputs.part.flatten(2)]
    assert list(outputs.layers) == [layer.name for layer in LAYERS]
    assert torch.equal(torch.cat([part[0, 0] for part in found]), said)


def test_padding_does_not_change_what_stands_before_it(model: Reader) -> None:
    ids, features, mask = _input()
    together = torch.cat(model(ids, features, mask), dim=-1)[1, :3]
    alone = torch.cat(model(ids[1:, :3], features[1:, :3], mask[1:, :3]), dim=-1)[0]
    assert torch.allclose(together, alone, atol=1e-5)


def test_it_begins_as_the_encoder_alone(model: Reader, folder: Path) -> None:
    """Features are nothing to it before it learns what they tell."""
    ids, _, mask = _input()
    plain = BertModel.from_pretrained(folder, add_pooling_layer=False).eval()
    expected = model.head(plain(input_ids=ids, attention_mask=mask).last_hidden_state)
    found = torch.cat(model(ids, torch.full_like(ids, 5), mask), dim=-1)
    assert torch.allclose(found, expected, atol=1e-5)


def test_a_feature_changes_what_the_network_sees(model: Reader) -> None:
    ids, features, mask = _input()
    with torch.no_grad():
        model.features.weight.normal_()
    plain, quoted = (model(ids, f, mask)[0] for f in (features, torch.full_like(features, 4)))
    assert not torch.allclose(plain, quoted)


# Rules


@pytest.mark.parametrize(
    ("before", "after", "barred"),
    [
        ("O", "I-cue", True),
        ("B-source", "I-cue", True),
        ("I-content", "I-cue", True),
        ("B-cue", "I-cue", False),
        ("I-cue", "I-cue", False),
        ("O", "B-cue", False),
        ("I-cue", "O", False),
        ("B-cue", "B-cue", False),
    ],
)
def test_an_inside_tag_only_follows_its_own(
    model: Reader, before: str, after: str, barred: bool
) -> None:
    transitions, _ = model.rules(STATEMENTS)
    tags = STATEMENTS.tags
    assert bool(transitions[tags.index(before), tags.index(after)] < -1000) is barred


@pytest.mark.parametrize("layer", CHAINED, ids=lambda layer: layer.name)
def test_no_sequence_starts_inside(model: Reader, layer: Layer) -> None:
    _, start = model.rules(layer)
    assert [bool(score < -1000) for score in start] == [t.startswith("I-") for t in layer.tags]


@pytest.mark.parametrize("layer", CHAINED, ids=lambda layer: layer.name)
def test_the_reader_never_breaks_the_rules_that_training_sets(model: Reader, layer: Layer) -> None:
    """Whatever was learnt, and whatever the scores."""
    with torch.no_grad():
        model.transitions[layer.name].normal_()
        model.start[layer.name].normal_()
    transitions, start = (rule.detach().numpy() for rule in model.rules(layer))
    scores = np.random.default_rng(4).normal(size=(60, len(layer.tags))).astype(np.float32) * 3
    ((path, _),) = Crf([transitions], [start]).decode([scores])
    assert len(set(path.tolist())) > 2
    for before, after in pairwise(["O", *(layer.tags[number] for number in path)]):
        assert not after.startswith("I-") or (before != "O" and before[2:] == after[2:])


# Dropout


def test_dropout_drops_its_share_and_keeps_the_mean() -> None:
    values = torch.ones(400, 500)
    kept = Dropout().train()(values)
    assert (kept == 0).float().mean().item() == pytest.approx(DROPPED, rel=0.02)
    assert round(DROPPED, 1) == 0.1
    assert kept.mean().item() == pytest.approx(1, rel=0.01)


def test_dropout_drops_something_else_each_time() -> None:
    dropout, values = Dropout().train(), torch.ones(20, 20)
    assert not torch.equal(dropout(values), dropout(values))


def test_dropout_leaves_reading_alone() -> None:
    values = torch.ones(20, 20)
    assert torch.equal(Dropout().eval()(values), values)


def test_what_is_dropped_teaches_nothing() -> None:
    values = torch.ones(20, 20, requires_grad=True)
    kept = Dropout().train()(values)
    kept.sum().backward()
    assert values.grad is not None
    assert torch.equal(values.grad, kept.detach())


def test_no_two_dropouts_drop_the_same_and_a_seed_repeats_them(model: Reader) -> None:
    dropouts = [module.train() for module in model.modules() if isinstance(module, Dropout)]

    def drawn(*seed: int) -> list[Tensor]:
        model.redraw(*seed)
        return [dropout(torch.ones(20, 20)) for dropout in dropouts]

    one = drawn(1, 2)
    assert not any(torch.equal(a, b) for a, b in combinations(one, 2))
    assert all(map(torch.equal, one, drawn(1, 2)))
    assert not any(map(torch.equal, one, drawn(1, 3)))


def test_alike_all_dropouts_drop_the_same(model: Reader) -> None:
    dropouts = [module.train() for module in model.modules() if isinstance(module, Dropout)]
    model.redraw(1, 2, alike=True)
    one, *others = [dropout(torch.ones(20, 20)) for dropout in dropouts]
    assert others and all(torch.equal(one, other) for other in others)


def test_the_encoder_has_no_other_dropout(model: Reader) -> None:
    """But for that of nothing at all."""
    assert not any(isinstance(m, nn.Dropout) and m.p for m in model.modules())
    assert sum(isinstance(m, Dropout) for m in model.bert.modules()) == 1 + 2 * 2
