"""Make the weights that ship: `python -m training export --config FILE --run RUN --models DIR`.

Takes the run's `weights.pt`, exports the network to ONNX, quantises it to int8 and writes
`reading.onnx`, `reading.json` (tags, transitions, labels) and `tokenizer.json` into DIR. The graph
is left unfused: ONNX Runtime fuses what helps when it loads it, while attention fused beforehand
ran a tenth to a fifth slower (4×128 and 1×256 pieces, one core, same run).
"""

import hashlib
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import torch
from onnx import TensorProto
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from transformers import BertConfig

from training.layers import LAYERS, LINK_WIDTH, LINKS, Layer
from training.model import Reader

_DIGITS = 4


def export(run: Path, encoder: Path, models: Path, *, eight_bits: bool = True) -> list[Path]:
    """Export the weights of `run` (or of its last checkpoint, if it isn't done) into `models`.

    With `eight_bits` false the network stays as it was trained, to see what eight bits cost.
    """
    models.mkdir(parents=True, exist_ok=True)
    model = restored(run, encoder)
    network = models / "reading.onnx"
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch, "plain.onnx")
        _to_onnx(model, plain)
        if eight_bits:
            quantize_dynamic(
                plain,
                network,
                weight_type=QuantType.QInt8,
                per_channel=True,
                extra_options={"DefaultTensorType": TensorProto.FLOAT},
            )
        else:
            shutil.copyfile(plain, network)
    described = {
        "name": "reading",
        "sha256": hashlib.sha256(network.read_bytes()).hexdigest(),
        "layers": [_described(model, layer) for layer in LAYERS],
        "labels": list(model.labels),
        "links": {
            "kinds": list(LINKS),
            "width": LINK_WIDTH,
            "bias": _rounded(model.link_bias),
            "distance": _rounded(model.distance),
        },
    }
    (models / "reading.json").write_text(json.dumps(described, indent=1) + "\n")
    shutil.copyfile(encoder / "tokenizer.json", models / "tokenizer.json")
    return [models / name for name in ("reading.onnx", "reading.json", "tokenizer.json")]


def restored(run: Path, encoder: Path) -> Reader:
    """The network of a run with its trained weights, ready to read."""
    labels, weights = _weights(run)
    config = BertConfig.from_pretrained(encoder, attn_implementation="eager")
    model = Reader(config, tuple(labels))
    model.load_state_dict(weights)
    return model.eval()


def _weights(run: Path) -> tuple[list[str], dict[str, Tensor]]:
    if (run / "weights.pt").exists():
        state = torch.load(run / "weights.pt")
        return state["labels"], state["weights"]
    state = torch.load(run / "checkpoint.pt")
    averaged = {
        name.removeprefix("module."): value
        for name, value in state["averaged"].items()
        if name.startswith("module.")
    }
    return state["labels"], averaged


def _described(model: Reader, layer: Layer) -> dict[str, Any]:
    if not layer.chained:
        return {"name": layer.name, "tags": layer.tags, "transitions": None, "start": None}
    transitions, start = model.rules(layer)
    return {
        "name": layer.name,
        "tags": layer.tags,
        "transitions": _rounded(transitions),
        "start": _rounded(start),
    }


def _rounded(values: Tensor) -> Any:
    if values.dim() > 1:
        return [_rounded(row) for row in values]
    return [round(x, _DIGITS) for x in values.tolist()]


class _OneOutput(nn.Module):
    """The network with all its scores side by side, for the graph: no row of it is padded."""

    def __init__(self, model: Reader) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: Tensor, features: Tensor) -> Tensor:
        return torch.cat(self.model(ids, features, None), dim=-1)


def _to_onnx(model: Reader, path: Path) -> None:
    example = torch.ones(2, 8, dtype=torch.int64)
    axes = {0: "rows", 1: "length"}
    torch.onnx.export(
        _OneOutput(model),
        (example, example),
        str(path),
        input_names=["ids", "features"],
        output_names=["scores"],
        dynamic_axes={"ids": axes, "features": axes, "scores": axes},
        opset_version=17,
        dynamo=False,
    )
