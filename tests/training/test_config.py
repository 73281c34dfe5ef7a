"""A run's settings are whole and known, or refused."""

from pathlib import Path

import pytest

import training
from tests.training.made import config, settings
from training.config import Config
from training.layers import HEADS
from training.lessons import CORPORA

SHIPPED = Path(training.__file__).parent / "configs" / "reading.toml"
MADE = config(passes={"polnear": 0.5})


def test_the_settings_of_what_ships_name_every_corpus_and_every_head() -> None:
    shipped = Config.read(SHIPPED)
    assert shipped.passes.keys() == CORPORA.keys()
    assert shipped.weights.keys() == set(HEADS)


def test_settings_are_read_as_written(tmp_path: Path) -> None:
    assert Config.read(settings(tmp_path / "made.toml", MADE)) == MADE


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("seed = 1\n", "", "seed"),
        ("seed = 1\n", "seed = 1\nsede = 2\n", "sede"),
        ("polnear = 0.5", "polnaer = 0.5", "no corpus polnaer"),
        ("seed = 1\n", "seed =\n", "made.toml.*line"),
        ("links = 1.0", "", "weights must be of .*links"),
    ],
)
def test_what_is_missing_or_unknown_is_refused_and_named(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    path = settings(tmp_path / "made.toml", MADE)
    path.write_text(path.read_text().replace(old, new))
    with pytest.raises(ValueError, match=said):
        Config.read(path)
