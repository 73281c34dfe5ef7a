"""A run's settings, read from one TOML file, which is an input of every step."""

import tomllib
from dataclasses import asdict, dataclass
from pathlib import Path

from training.layers import HEADS
from training.lessons import CORPORA


@dataclass(frozen=True)
class Config:
    """One run; `configs/reading.toml` says what each setting is for."""

    name: str
    seed: int
    epochs: int
    window: int
    longest: int
    alone: float
    caseless: float
    batch_pieces: int
    encoder_rate: float
    head_rate: float
    layer_decay: float
    warm_up: float
    weight_decay: float
    average: float
    passes: dict[str, float]
    weights: dict[str, float]
    dropout_alike: bool = False
    mean_with_start: bool = False

    @classmethod
    def read(cls, path: Path) -> "Config":
        """The settings in a file. Raises ValueError where one is missing or unknown."""
        try:
            config = cls(**tomllib.loads(path.read_text("utf-8")))
        except (TypeError, tomllib.TOMLDecodeError) as error:
            raise ValueError(f"{path}: {error}") from error
        unknown = set(config.passes) - set(CORPORA)
        if unknown:
            raise ValueError(f"{path}: no corpus {', '.join(sorted(unknown))}")
        if config.weights.keys() != set(HEADS):
            raise ValueError(f"{path}: weights must be of {', '.join(HEADS)}")
        return config

    def as_dict(self) -> dict[str, object]:
        """All settings, for the log and the card."""
        return asdict(self)
