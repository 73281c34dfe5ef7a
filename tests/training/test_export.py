"""What is exported reads as what was trained, and the reader finds every head in its place."""

# ruff: noqa: I001 - what training needs is looked for first
import tests.training.needed  # noqa: F401

import hashlib
import json
from pathlib import Path

import numpy as np
import pytest
import torch

from tests.training.made import EXPORTING, encoder
from tocsin.read.crf import Floats
from tocsin.read.network import Network
from tocsin.read.pieces import framed
from training.export import export, restored
from training.layers import LAYERS, LINKS
from training.model import Reader

TEXT = "Orla Venn said it leaked. “Go,” she said.\n\nThe pier sank at noon."
LABELS = ("made:arson", "made:bombing")
pytestmark = [pytest.mark.slow, *EXPORTING]


def _run(folder: Path, model: Reader) -> Path:
    """A run's folder with the weights of a network."""
    folder.mkdir(exist_ok=True)
    state = {"labels": list(model.labels), "weights": model.state_dict()}
    torch.save(state, folder / "weights.pt")
    return folder


@pytest.fixture(name="made", scope="module")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Holds the encoder, a run that learnt chance, and its exports in eight bits and in full."""
    folder = tmp_path_factory.mktemp("export")
    model = Reader.pretrained(encoder(folder / "encoder"), LABELS)
    for parameter in (model.features.weight, *model.transitions.values(), *model.start.values()):
        torch.nn.init.normal_(parameter)
    _run(folder / "run", model)
    export(folder / "run", folder / "encoder", folder / "eight")
    export(folder / "run", folder / "encoder", folder / "full", eight_bits=False)
    return folder


def _scores(network: Network) -> Floats:
    pieces = network.pieces(TEXT)
    (scores,) = network._scores(pieces, [(0, len(pieces.offsets))])
    return scores


def _off(made: Path, name: str) -> float:
    """How far the scores of an export are from the trained network's at most."""
    network = Network(made / name)
    pieces = network.pieces(TEXT)
    ids, features, columns = framed(pieces, (0, len(pieces.offsets)))
    mask = np.ones_like(ids)
    with torch.no_grad():
        model = restored(made / "run", made / "encoder")
        trained = torch.cat(model(*(torch.from_numpy(a) for a in (ids, features, mask))), dim=-1)
    expected = trained[0, torch.from_numpy(columns)].numpy()
    return float(np.abs(_scores(network) - expected).max() / np.abs(expected).max())


def test_the_exported_network_scores_as_the_trained_one_but_for_what_eight_bits_lose(
    made: Path,
) -> None:
    assert _off(made, "full") < 1e-5
    assert 1e-5 < _off(made, "eight") < 0.1


def test_the_reader_reads_with_what_was_exported(made: Path) -> None:
    marks = Network(made / "eight").read(TEXT)
    found = [*marks.statements, *marks.entities, *marks.times, *marks.roles, *marks.triggers]
    assert found
    assert all(TEXT[tagged.start : tagged.end].strip() for tagged in found)


def test_the_description_is_of_this_network(made: Path) -> None:
    described = json.loads((made / "eight" / "reading.json").read_text())
    network = (made / "eight" / "reading.onnx").read_bytes()
    assert described["sha256"] == hashlib.sha256(network).hexdigest()
    assert [layer["name"] for layer in described["layers"]] == [layer.name for layer in LAYERS]
    assert [layer["tags"] for layer in described["layers"]] == [list(x.tags) for x in LAYERS]
    assert described["labels"] == list(LABELS)
    assert Network(made / "eight").name == f"reading-{described['sha256'][:12]}"


def test_each_chained_layer_is_described_with_its_rules(made: Path) -> None:
    model = restored(made / "run", made / "encoder")
    described = json.loads((made / "eight" / "reading.json").read_text())["layers"]
    for layer, told in zip(LAYERS, described, strict=True):
        if layer.chained:
            transitions, start = (rule.detach().numpy() for rule in model.rules(layer))
            np.testing.assert_allclose(told["transitions"], transitions, atol=1e-3)
            np.testing.assert_allclose(told["start"], start, atol=1e-3)
        else:
            assert told["transitions"] is None


def test_the_reader_finds_the_scores_of_every_head_where_they_stand(
    made: Path, tmp_path: Path
) -> None:
    """A network that always says the same, something else for each head."""
    model = Reader.pretrained(made / "encoder", LABELS)
    layers = [torch.zeros(len(layer.tags)) for layer in LAYERS]
    numbers = {"statements": "B-cue", "entities": "B-venue", "triggers": "raid"}
    for layer, scores in zip(LAYERS, layers, strict=True):
        scores[layer.tags.index(numbers.get(layer.name, "O"))] = 20
    attention, told, value = torch.tensor([5.0, 7.0]), torch.tensor([-1.0, 2.0]), torch.tensor([-2])
    whole, part = (torch.full((model.widths[-1],), x) for x in (2.0, 0.5))
    with torch.no_grad():
        model.head.weight.zero_()
        model.head.bias.copy_(torch.cat([*layers, attention, told, value, whole, part]))
    export(_run(tmp_path / "run", model), made / "encoder", tmp_path / "out", eight_bits=False)
    marks = Network(tmp_path / "out").read("Orr left")
    assert [(t.label, t.start, t.end) for t in marks.statements] == [("cue", 0, 3), ("cue", 4, 8)]
    assert [t.label for t in marks.entities] == ["venue", "venue"]
    assert [(t.label, t.start, t.end) for t in marks.triggers] == [("raid", 0, 8)]
    assert marks.times == marks.roles == []
    assert marks.factuality(4, 8) == -2
    expected = torch.sigmoid(told).tolist()
    assert marks.labels(0, 8) == pytest.approx(dict(zip(LABELS, expected, strict=True)))
    likeness = torch.tensor(4.0 * 1.0 * 32 / (4 * 32**0.5))
    for kind in LINKS:
        far = marks.linked((0, 8), (0, 3), kind)
        assert far == pytest.approx(torch.sigmoid(likeness - 1).item())


def test_a_run_that_is_not_done_is_exported_from_its_checkpoint(made: Path, tmp_path: Path) -> None:
    """Its running mean, not where it stands."""
    weights = torch.load(made / "run" / "weights.pt")["weights"]
    averaged = {f"module.{name}": value for name, value in weights.items()}
    state = {
        "labels": list(LABELS),
        "model": {},
        "averaged": {"n_averaged": torch.tensor(3), **averaged},
    }
    torch.save(state, tmp_path / "checkpoint.pt")
    model = restored(tmp_path, made / "encoder")
    assert model.labels == LABELS
    assert all(torch.equal(value, weights[name]) for name, value in model.state_dict().items())
    assert not model.training
