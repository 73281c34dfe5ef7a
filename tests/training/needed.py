"""Training is tested where what it needs is installed: import this before anything of it."""

import importlib.util

import pytest

_MISSING = [
    name for name in ("torch", "transformers", "onnx") if importlib.util.find_spec(name) is None
]
if _MISSING:
    pytest.skip(
        f"training needs {', '.join(_MISSING)}: make setup-training", allow_module_level=True
    )

import torch  # noqa: E402 - only where it is

torch.set_num_threads(1)  # one thread adds up in one order, and is faster on networks as small
