"""What ships can be learnt on from: unpacked and exported again it is the same."""

# ruff: noqa: I001 - what training needs is looked for first
import tests.training.needed  # noqa: F401

import json
import re
from pathlib import Path

import pytest
import torch

from tests.training.made import EXPORTING, encoder
from training.__main__ import main
from training.export import export
from training.model import Reader
from training.unpack import unpack

LABELS = ("made:arson", "made:bombing")
pytestmark = [pytest.mark.slow, *EXPORTING]


@pytest.fixture(name="shipped", scope="module")
def _shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Holds an encoder and the export of a network that learnt chance."""
    folder = tmp_path_factory.mktemp("unpack")
    model = Reader.pretrained(encoder(folder / "encoder"), LABELS)
    for parameter in model.parameters():  # alike ones would be exported once
        torch.nn.init.normal_(parameter)
    (folder / "run").mkdir()
    state = {"labels": list(model.labels), "weights": model.state_dict()}
    torch.save(state, folder / "run" / "weights.pt")
    export(folder / "run", folder / "encoder", folder / "models")
    return folder


def _said(folder: Path) -> object:
    """What an export says of itself; scores that are barred anyhow are all alike."""
    barred = re.compile(r"-(?:999|1000)\d\.\d+")
    return json.loads(barred.sub("-10000.0", (folder / "reading.json").read_text("utf-8")))


def test_unpacked_and_exported_again_it_is_the_same(shipped: Path) -> None:
    unpack(shipped / "models", shipped / "again")
    export(shipped / "again", shipped / "encoder", shipped / "more")
    one, other = (shipped / name / "reading.onnx" for name in ("models", "more"))
    assert one.read_bytes() == other.read_bytes()
    assert _said(shipped / "models") == _said(shipped / "more")


def test_a_network_of_other_layers_is_refused(shipped: Path, tmp_path: Path) -> None:
    described = json.loads((shipped / "models" / "reading.json").read_text("utf-8"))
    described["layers"].pop()
    (tmp_path / "reading.json").write_text(json.dumps(described))
    with pytest.raises(ValueError, match="other layers"):
        unpack(tmp_path, tmp_path / "run")


def test_the_command_needs_no_settings(
    shipped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ["training", "unpack", "--models", str(shipped / "models"), "--run", str(tmp_path)]
    monkeypatch.setattr("sys.argv", words)
    assert main() == 0
    assert (tmp_path / "weights.pt").exists()
