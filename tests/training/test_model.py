"""The network's CRF scores sequences as it should, and agrees with the reader's search."""

# ruff: noqa: I001 - what training needs is looked for first
import tests.training.needed  # noqa: F401

import itertools
from pathlib import Path

import pytest
import torch
from transformers import BertConfig

from tests.training.made import encoder
from tocsin.read.crf import Crf
from training.statements.model import Tagger
from training.statements.tags import NUMBER, TAGS


@pytest.fixture(name="model")
def _model(tmp_path: Path) -> Tagger:
    model = Tagger(BertConfig.from_pretrained(encoder(tmp_path)), TAGS)
    model.eval()
    with torch.no_grad():
        torch.manual_seed(2)
        model.transitions.copy_(torch.randn(len(TAGS), len(TAGS)))
        model.start.copy_(torch.randn(len(TAGS)))
    return model


def test_the_loss_is_that_of_trying_every_path(model: Tagger) -> None:
    """Negative log-likelihood a word, for rows of three words and of two."""
    torch.manual_seed(3)
    scores = torch.randn(2, 3, len(TAGS))
    gold = torch.tensor([[0, 1, 2], [3, 4, 0]])
    mask = torch.tensor([[1.0, 1.0, 1.0], [1.0, 1.0, 0.0]])
    transitions, start = model.rules()

    def total(row: int, path: tuple[int, ...]) -> torch.Tensor:
        value = start[path[0]] + scores[row, 0, path[0]]
        for word in range(1, len(path)):
            value = value + transitions[path[word - 1], path[word]] + scores[row, word, path[word]]
        return value

    expected = torch.zeros(())
    for row, length in enumerate((3, 2)):
        paths = itertools.product(range(len(TAGS)), repeat=length)
        whole = torch.logsumexp(torch.stack([total(row, path) for path in paths]), dim=0)
        expected = expected + whole - total(row, tuple(gold[row, :length].tolist()))
    assert model.loss(scores, gold, mask).item() == pytest.approx(expected.item() / 5, rel=1e-4)


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
    ],
)
def test_an_inside_tag_only_follows_its_own(
    model: Tagger, before: str, after: str, barred: bool
) -> None:
    transitions, _ = model.rules()
    assert bool(transitions[NUMBER[before], NUMBER[after]] < -1000) is barred


def test_no_sequence_starts_inside(model: Tagger) -> None:
    _, start = model.rules()
    assert [bool(score < -1000) for score in start] == [tag.startswith("I-") for tag in TAGS]


def test_the_reader_never_breaks_the_rules_that_training_sets(model: Tagger) -> None:
    transitions, start = (rule.detach().numpy() for rule in model.rules())
    torch.manual_seed(4)
    ((path, _),) = Crf(transitions, start).decode([torch.randn(40, len(TAGS)).numpy() * 3])
    for before, after in itertools.pairwise(TAGS[number] for number in path):
        assert not after.startswith("I-") or before[2:] == after[2:]


def test_a_feature_changes_what_the_network_sees(model: Tagger) -> None:
    with torch.no_grad():
        model.features.weight.normal_()
        ids, mask = torch.full((1, 4), 110), torch.ones(1, 4, dtype=torch.int64)
        plain = model(ids, torch.zeros(1, 4, dtype=torch.int64), mask)
        quoted = model(ids, torch.full((1, 4), 4), mask)
    assert plain.shape == (1, 4, len(TAGS))
    assert not torch.allclose(plain, quoted)
