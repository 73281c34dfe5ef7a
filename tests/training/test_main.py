"""The whole recipe, one step long, from a command line to a network that reads."""

# ruff: noqa: I001 - what training needs is looked for first
import tests.training.needed  # noqa: F401

import json
import sys
from pathlib import Path

import pytest

from tests.training.made import EXPORTING, config, corpora, encoder, settings
from tocsin.read.network import Network
from training.__main__ import main
from training.layers import HEADS
from training.lessons import CORPORA
from training.recipe import STEPS, checksum
from training.sources import SOURCES

TEXT = "Orla Venn said it leaked. “Go,” she said."
pytestmark = [pytest.mark.slow, *EXPORTING]


def _main(folder: Path, step: str, *options: str) -> int:
    """The exit code of a step, with everything in one folder."""
    words = ["training", step, "--config", str(folder / "made.toml"), *options]
    for name in ("run", "data", "encoder", "models"):
        words += [f"--{name}", str(folder / name)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", [*words, "--card", str(folder / "card.md")])
        return main()


@pytest.fixture(name="made", scope="module")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Holds all that a recipe of one step left."""
    folder = tmp_path_factory.mktemp("recipe")
    made = config(passes=dict.fromkeys(CORPORA, 1.0), batch_pieces=10_000)
    settings(folder / "made.toml", made)
    corpora(folder / "data")
    encoder(folder / "encoder")
    (folder / "run").mkdir()
    figures = {
        "benchmark": "made",
        "data": "gold",
        "split": "dev",
        "items": 3,
        "figures": {"f1": 12.345},
        "published": {},
    }
    (folder / "run" / "figures.json").write_text(json.dumps([figures]))
    assert _main(folder, "recipe", "--steps", "1") == 0
    return folder


def test_what_the_recipe_makes_reads(made: Path) -> None:
    marks = Network(made / "models").read(TEXT)
    assert marks.words is not None
    asked = {label for label in marks.labels(0, len(TEXT)) if not label.startswith("muc4:")}
    assert {label.partition(":")[0] for label in asked} == {"satp", "insightcrime", "ipe"}
    for tagged in (*marks.statements, *marks.entities, *marks.times, *marks.roles):
        assert TEXT[tagged.start : tagged.end].strip()


def test_every_step_left_a_note_with_checksums(made: Path) -> None:
    left = {
        "examples": made / "run",
        "train": made / "run",
        "export": made / "models",
        "card": made,
    }
    for step in STEPS:
        noted = json.loads((made / "run" / f"{step}.json").read_text())
        assert noted["config"] == checksum(made / "made.toml")
        for name, known in noted["outputs"].items():
            assert checksum(left[step] / name) == known


def test_one_step_teaches_every_head(made: Path) -> None:
    (entry,) = json.loads((made / "run" / "train.json").read_text())["log"]
    assert entry.keys() == {"epoch", "seconds", *HEADS}


def test_the_card_tells_of_every_corpus_and_of_the_figures_given(made: Path) -> None:
    page = (made / "card.md").read_text()
    for corpus in CORPORA:
        assert f"| {corpus} | {SOURCES[corpus].teaches} | " in page
        assert SOURCES[corpus].licence in page
    assert "| made | gold, dev (3) | f1 | 12.35 |  |" in page


def test_a_missing_corpus_ends_in_one_line_that_says_where_to_get_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings(tmp_path / "made.toml", config(passes={"muc4": 1.0}))
    assert _main(tmp_path, "recipe") == 2
    told = capsys.readouterr().err
    assert told.startswith("training: ")
    assert told.count("\n") == 1
    assert SOURCES["muc4"].where in told


@pytest.mark.parametrize("text", [None, "seed = 1", "seed ="])
def test_settings_that_cannot_be_read_end_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str | None
) -> None:
    if text:
        (tmp_path / "made.toml").write_text(text)
    assert _main(tmp_path, "data") == 2
    told = capsys.readouterr().err
    assert told.startswith("training: ")
    assert told.count("\n") == 1
