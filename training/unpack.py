"""The weights that ship, as a run's: `python -m training unpack --models DIR --run RUN`.

A run ends with eight bits, and the folder in which it ran isn't kept; `unpack` turns what ships
back into `weights.pt`, so that anybody can go on from there with `--after RUN`. Eight bits of
each weight come back as they are, so that what wasn't trained on is written out the same again.
"""

import json
import re
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from training.crf import FORBIDDEN
from training.layers import LAYERS, LINKS

_TABLE = ".weight_quantized"
_PRODUCT = re.compile(r"/model/(.+)/MatMul_output_0")
_MULTIPLIED = ("MatMulInteger", "MatMul")

Arrays = dict[str, np.ndarray]


def unpack(models: Path, run: Path) -> Path:
    """Write `weights.pt` into `run` from `reading.onnx` and `reading.json` in `models`.

    Raises ValueError where the network has other layers or links than the code.
    """
    described = json.loads((models / "reading.json").read_text("utf-8"))
    if [layer["name"] for layer in described["layers"]] != [layer.name for layer in LAYERS]:
        raise ValueError(f"{models} holds a network of other layers: unpack it with its own code")
    if described["links"]["kinds"] != list(LINKS):
        raise ValueError(f"{models} holds a network of other links: unpack it with its own code")
    weights = _of_graph(onnx.load(str(models / "reading.onnx")).graph)
    for layer in described["layers"]:
        if layer["transitions"] is not None:
            weights[f"transitions.{layer['name']}"] = _allowed(layer["transitions"])
            weights[f"start.{layer['name']}"] = _allowed(layer["start"])
    weights["distance"] = torch.tensor(described["links"]["distance"])
    weights["link_bias"] = torch.tensor(described["links"]["bias"])
    run.mkdir(parents=True, exist_ok=True)
    torch.save({"labels": described["labels"], "weights": weights}, run / "weights.pt")
    return run / "weights.pt"


def _of_graph(graph: onnx.GraphProto) -> dict[str, Tensor]:
    """The parameters by their names in the model; products are named by where they stand."""
    held: Arrays = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    found: dict[str, np.ndarray] = {}
    for name, values in held.items():
        if name.startswith("model.") and name.endswith(_TABLE):
            found[name.removesuffix("_quantized")] = _plain(held, name.removesuffix("_quantized"))
        elif name.startswith("model.") and values.dtype == np.float32 and values.ndim:
            found[name] = values
    for node in graph.node:
        match = _PRODUCT.match(node.output[0])
        if node.op_type not in _MULTIPLIED or not match or node.input[1] not in held:
            continue
        name = node.input[1]
        values = (
            _plain(held, name.removesuffix("_quantized")) if "_quantized" in name else held[name]
        )
        # Where the graph calls the encoder by itself, its paths leave out whose it is.
        path = re.sub(r"^encoder\.", "bert.encoder.", match[1].replace("/", "."))
        found[f"model.{path}.weight"] = values.T
    return {
        name.removeprefix("model."): torch.from_numpy(np.array(values, dtype=np.float32))
        for name, values in found.items()
    }


def _plain(held: Arrays, name: str) -> np.ndarray:
    """Numbers of eight bits as what they stand for; each column may have a scale of its own."""
    centred = held[f"{name}_quantized"].astype(np.float32) - held[f"{name}_zero_point"]
    return centred * held[f"{name}_scale"]


def _allowed(values: list[list[float]] | list[float]) -> Tensor:
    """Scores without the bars that `Reader.rules` puts up again."""
    scores = torch.tensor(values)
    return scores.masked_fill(scores <= FORBIDDEN / 2, 0.0)
