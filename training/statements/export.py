"""Make the shipped weights: `python -m training.statements.export --run DIR --out DIR`.

Takes the run's `weights.pt`, exports the network to ONNX, quantises it to int8 and writes
`statements.onnx`, `statements.json` (tags and transitions) and `tokenizer.json` into `--out`.
The graph is left unfused: ONNX Runtime fuses what helps when it loads it, while attention fused
beforehand ran a tenth to a fifth slower (4×128 and 1×256 pieces, one core, same run).
"""

import argparse
import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import torch
from onnx import TensorProto
from onnxruntime.quantization import QuantType, quantize_dynamic
from transformers import BertConfig

from training.statements.model import Tagger
from training.statements.tags import TAGS
from training.statements.train import default_encoder


def export(run: Path, encoder: Path, out: Path) -> None:
    """Export the weights of `run` (or of its last checkpoint, if it isn't done) into `out`."""
    out.mkdir(parents=True, exist_ok=True)
    config = BertConfig.from_pretrained(encoder, attn_implementation="eager")
    model = Tagger(config, TAGS)
    model.load_state_dict(_weights(run))
    model.eval()
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch, "plain.onnx")
        _to_onnx(model, plain)
        quantize_dynamic(
            plain,
            out / "statements.onnx",
            weight_type=QuantType.QInt8,
            per_channel=True,
            extra_options={"DefaultTensorType": TensorProto.FLOAT},
        )
    transitions, start = model.rules()
    described = {
        "name": "statements",
        "sha256": hashlib.sha256((out / "statements.onnx").read_bytes()).hexdigest(),
        "tags": list(TAGS),
        "transitions": [[round(x, 4) for x in row] for row in transitions.tolist()],
        "start": [round(x, 4) for x in start.tolist()],
    }
    (out / "statements.json").write_text(json.dumps(described, indent=1) + "\n")
    shutil.copyfile(encoder / "tokenizer.json", out / "tokenizer.json")


def _weights(run: Path) -> dict[str, torch.Tensor]:
    if (run / "weights.pt").exists():
        weights: dict[str, torch.Tensor] = torch.load(run / "weights.pt")
        return weights
    averaged = torch.load(run / "checkpoint.pt")["averaged"]
    return {k.removeprefix("module."): v for k, v in averaged.items() if k.startswith("module.")}


def _to_onnx(model: Tagger, path: Path) -> None:
    example = torch.ones(2, 8, dtype=torch.int64)
    axes = {0: "rows", 1: "length"}
    torch.onnx.export(
        model,
        (example, example, example),
        str(path),
        input_names=["ids", "features", "mask"],
        output_names=["scores"],
        dynamic_axes={"ids": axes, "features": axes, "mask": axes, "scores": axes},
        opset_version=17,
        dynamo=False,
    )


def main() -> None:
    """Command line of this module."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--encoder", type=Path)
    options = parser.parse_args()
    export(options.run, options.encoder or default_encoder(), options.out)


if __name__ == "__main__":
    main()
