"""The whole recipe, one step long: what it writes, the reader reads."""

# ruff: noqa: I001 - what training needs is looked for first
import tests.training.needed  # noqa: F401

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from transformers import BertConfig

from tests.training.made import corpus, encoder
from tocsin.read.pieces import batch
from tocsin.read.tagger import Tagger as Reader
from training.statements.export import export
from training.statements.model import Tagger
from training.statements.tags import TAGS
from training.statements.train import Config, train

TEXT = "Orla Venn said it leaked. “Go,” she said."
pytestmark = [
    pytest.mark.slow,
    # The exporters speak of their own future; ours is fixed by version.
    pytest.mark.filterwarnings("ignore:You are using the legacy TorchScript:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:The feature will be removed:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:Converting a tensor to a Python"),
    pytest.mark.filterwarnings("ignore:Exporting aten..index operator:UserWarning"),
]


@pytest.fixture(name="made", scope="module")
def _made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    """The encoder, a run of one step from it, and what was exported of the run."""
    folder = tmp_path_factory.mktemp("recipe")
    start, run, out = encoder(folder / "encoder"), folder / "run", folder / "out"
    train(corpus(folder / "data"), start, run, Config(epochs=1, steps=1))
    export(run, start, out)
    return start, run, out


def test_the_reader_reads_with_what_was_exported(made: tuple[Path, Path, Path]) -> None:
    reader = Reader(made[2])
    for tagged in reader.tag(TEXT):
        assert TEXT[tagged.start : tagged.end]
    described = json.loads((made[2] / "statements.json").read_text())
    assert reader.name == f"statements-{described['sha256'][:12]}"
    assert described["tags"] == list(TAGS)


def test_the_exported_network_scores_as_the_trained_one(made: tuple[Path, Path, Path]) -> None:
    """But for what eight bits lose."""
    start, run, out = made
    model = Tagger(BertConfig.from_pretrained(start), TAGS)
    model.load_state_dict(torch.load(run / "weights.pt"))
    reader = Reader(out)
    pieces = reader.pieces(TEXT)
    ids, features, mask, columns = batch([pieces], [(0, len(pieces.offsets))])
    with torch.no_grad():
        trained = model.eval()(*(torch.from_numpy(a) for a in (ids, features, mask)))
    expected = trained[0, torch.from_numpy(columns[0])].numpy()
    (scores,) = reader._scores([pieces], [(0, len(pieces.offsets))])
    assert np.abs(scores - expected).max() < 0.1 * max(1.0, np.abs(expected).max())


def test_a_run_that_is_not_done_is_exported_from_its_checkpoint(
    made: tuple[Path, Path, Path], tmp_path: Path
) -> None:
    start, run, out = made
    (tmp_path / "checkpoint.pt").write_bytes((run / "checkpoint.pt").read_bytes())
    export(tmp_path, start, tmp_path / "out")
    again = json.loads((tmp_path / "out" / "statements.json").read_text())
    assert again["sha256"] == json.loads((out / "statements.json").read_text())["sha256"]
