"""Learn from the examples: `python -m training train --config FILE --run RUN`.

Reads `examples.npz` of the run, writes `weights.pt` (the running mean of the weights), and a
checkpoint after each epoch, from which the same command goes on.
"""

import random
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from training.batches import Batch, Course
from training.config import Config
from training.examples import Examples
from training.losses import losses
from training.model import Reader
from training.recipe import checksum


@dataclass
class Run:
    """What a run holds between two steps."""

    config: Config
    model: Reader
    averaged: AveragedModel
    optimizer: torch.optim.Optimizer
    schedule: torch.optim.lr_scheduler.LRScheduler
    of: str  # checksum of the examples
    log: list[dict[str, float]] = field(default_factory=list)

    def step(self, batch: Batch) -> dict[str, float]:
        """Learn from one batch; the loss of each head, a word."""
        with torch.autocast("cpu", dtype=torch.bfloat16):
            outputs = self.model.outputs(batch.ids, batch.features, batch.mask)
        words = float(batch.lengths.sum())
        each = {name: loss / words for name, loss in losses(self.model, outputs, batch).items()}
        if not each:  # all windows of texts that teach nothing there
            return {}
        total: Tensor = sum(  # type: ignore[assignment]
            self.config.weights[name] * loss for name, loss in each.items()
        )
        self.optimizer.zero_grad()
        total.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        self.schedule.step()
        self.averaged.update_parameters(self.model)
        return {name: float(loss.detach()) for name, loss in each.items()}

    def epoch(self, number: int, course: Course, groups: list[list[int]], limit: int) -> int:
        """Learn from an epoch's batches, `limit` of them at most; how many were learnt from."""
        self.model.train()
        self.model.redraw(self.config.seed, number, alike=self.config.dropout_alike)
        rng = random.Random(self.config.seed + number)  # noqa: S311 - no secret
        began, total, done = time.time(), Counter[str](), 0
        for group in groups[:limit]:
            total.update(self.step(course.batch(group, rng)))
            done += 1
            if done % 50 == 0 or done == len(groups):
                means = " ".join(f"{name} {value / done:.4f}" for name, value in total.items())
                seconds = time.time() - began
                print(
                    f"epoch {number} step {done}/{len(groups)} {seconds:.0f}s {means}", flush=True
                )
        entry = {name: value / done for name, value in total.items()}
        self.log.append({"epoch": number, "seconds": time.time() - began, **entry})
        return done

    def save(self, out: Path, epoch: int) -> None:
        """Leave a checkpoint from which `resume` goes on with `epoch`."""
        state = {
            "epoch": epoch,
            "of": self._of(),
            "labels": list(self.model.labels),
            "model": self.model.state_dict(),
            "averaged": self.averaged.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "schedule": self.schedule.state_dict(),
            "log": self.log,
        }
        torch.save(state, out / "checkpoint.new")
        (out / "checkpoint.new").replace(out / "checkpoint.pt")

    def _of(self) -> dict[str, object]:
        return {"examples": self.of, "config": self.config.as_dict()}

    def resume(self, out: Path) -> int:
        """Take up the checkpoint in `out`, if there is one; the epoch to go on with.

        Raises ValueError where it comes from other examples or settings.
        """
        path = out / "checkpoint.pt"
        if not path.exists():
            return 0
        state = torch.load(path)
        if state["of"] != self._of():
            raise ValueError(f"{path} is of other examples or settings: remove it to begin anew")
        self.model.load_state_dict(state["model"])
        self.averaged.load_state_dict(state["averaged"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.schedule.load_state_dict(state["schedule"])
        self.log.extend(state["log"])
        print(f"going on from epoch {state['epoch']}", flush=True)
        return int(state["epoch"])


def begin(
    encoder: Path,
    labels: tuple[str, ...],
    steps: int,
    config: Config,
    of: str = "",
    after: Path | None = None,
) -> Run:
    """A fresh run of `steps` steps from the encoder's weights, `of` examples of this checksum.

    With `after` from the weights that the run in that folder left. Raises ValueError where these
    are of other labels.
    """
    model = Reader.pretrained(encoder, labels)
    if after is not None:
        state = torch.load(after / "weights.pt")
        if tuple(state["labels"]) != labels:
            raise ValueError(f"{after} is of other labels: train it on the same corpora")
        model.load_state_dict(state["weights"])
    # The table of word pieces stays as it was: half of the parameters, a sixth of a step's time,
    # and words that training never meets keep their place among those that it does.
    model.bert.embeddings.word_embeddings.weight.requires_grad = False
    groups = _rates(model, config)
    optimizer = torch.optim.AdamW(groups, weight_decay=config.weight_decay, fused=True)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer,
        max_lr=[group["lr"] for group in groups],
        total_steps=steps + 1,
        pct_start=config.warm_up,
        anneal_strategy="linear",
    )
    mean = get_ema_multi_avg_fn(config.average)  # type: ignore[no-untyped-call]
    return Run(config, model, AveragedModel(model, multi_avg_fn=mean), optimizer, schedule, of)


def _rates(model: Reader, config: Config) -> list[dict[str, Any]]:
    """Parameters by how fast they learn: the heads fastest, the lowest layers slowest."""
    layers = list(model.bert.encoder.layer)
    groups: list[dict[str, Any]] = []
    for depth, layer in enumerate(reversed(layers)):
        rate = config.encoder_rate * config.layer_decay**depth
        groups.append({"params": list(layer.parameters()), "lr": rate})
    lowest = config.encoder_rate * config.layer_decay ** len(layers)
    below = [p for p in model.bert.embeddings.parameters() if p.requires_grad]
    groups.append({"params": below, "lr": lowest})
    heads = [p for n, p in model.named_parameters() if not n.startswith("bert.")]
    groups.append({"params": heads, "lr": config.head_rate})
    return groups


def train(
    encoder: Path,
    run_folder: Path,
    config: Config,
    steps: int | None = None,
    after: Path | None = None,
) -> tuple[list[Path], list[dict[str, float]]]:
    """Run the recipe on the examples in `run_folder`; what was written, and the log by epoch.

    It begins with the encoder's weights, or with those of the run in the folder `after`. With
    `steps`, stop after so many: for the smoke test, and to see whether it runs.
    """
    torch.manual_seed(config.seed)
    np.random.seed(config.seed)
    rng = random.Random(config.seed)  # noqa: S311 - order of batches, no secret
    found = Examples.load(run_folder / "examples.npz")
    course = Course(found, config)
    epochs = [course.epoch(rng) for _ in range(config.epochs)]
    of = checksum(run_folder / "examples.npz")
    run = begin(encoder, tuple(found.labels), sum(len(e) for e in epochs), config, of, after)
    first, done = run.resume(run_folder), 0
    for number, groups in enumerate(epochs[first:], first):
        limit = len(groups) if steps is None else steps - done
        done += run.epoch(number, course, groups, limit)
        run.save(run_folder, number + 1)
        if steps is not None and done >= steps:
            break
    start = torch.load(after / "weights.pt")["weights"] if after is not None else None
    return _keep(run, run_folder, start if config.mean_with_start else None), run.log


def _keep(run: Run, out: Path, start: dict[str, Tensor] | None) -> list[Path]:
    """Write the running mean of the weights, or half way between it and what the run began with."""
    model: Reader = run.averaged.module  # type: ignore[assignment]
    weights = model.state_dict()
    if start is not None:
        weights = {
            name: (value + start[name]) / 2 if value.is_floating_point() else value
            for name, value in weights.items()
        }
    state = {"labels": list(model.labels), "weights": weights}
    torch.save(state, out / "weights.pt")
    return [out / "weights.pt"]
