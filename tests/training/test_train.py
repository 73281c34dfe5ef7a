"""Runs repeat, go on where they stopped, and leave what they should."""

# ruff: noqa: I001 - what training needs is looked for first
import tests.training.needed  # noqa: F401

import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import Tensor
from transformers import BertModel

from tests.training.made import config, corpora, encoder, tokenizer
from training.batches import Course
from training.examples import Examples, examples
from training.layers import HEADS
from training.lessons import CORPORA
from training.model import Reader
from training.train import Run, begin, train

MADE = config(passes=dict.fromkeys(CORPORA, 1.0), alone=0.5, caseless=0.3, batch_pieces=400)
WORDS = "bert.embeddings.word_embeddings.weight"


@pytest.fixture(name="folder", scope="module")
def _folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Holds the encoder's folder and the examples of all corpora."""
    folder = tmp_path_factory.mktemp("made")
    found, _ = examples(corpora(folder / "data"), tokenizer(), MADE)
    found.save(folder / "examples.npz")
    encoder(folder / "encoder")
    return folder


def _train(
    folder: Path,
    run: Path,
    steps: int | None = None,
    after: Path | None = None,
    **changes: Any,
) -> dict[str, Tensor]:
    """The weights that a run leaves."""
    run.mkdir(exist_ok=True)
    (run / "examples.npz").write_bytes((folder / "examples.npz").read_bytes())
    (path,), _ = train(folder / "encoder", run, replace(MADE, **changes), steps, after)
    weights: dict[str, Tensor] = torch.load(path)["weights"]
    return weights


def _same(one: dict[str, Tensor], other: dict[str, Tensor]) -> bool:
    assert one.keys() == other.keys()
    return all(torch.equal(one[name], other[name]) for name in one)


@pytest.mark.slow
def test_the_same_seed_gives_the_same_weights_another_seed_others(
    folder: Path, tmp_path: Path
) -> None:
    one = _train(folder, tmp_path / "one", steps=3)
    assert _same(one, _train(folder, tmp_path / "two", steps=3))
    assert not _same(one, _train(folder, tmp_path / "three", steps=3, seed=2))


@pytest.mark.slow
def test_a_run_that_was_stopped_ends_as_one_that_was_not(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """To the bit, where it was stopped at the end of an epoch."""
    whole = _train(folder, tmp_path / "whole")
    epoch = int(torch.load(tmp_path / "whole" / "checkpoint.pt")["schedule"]["last_epoch"]) // 2
    stopped = _train(folder, tmp_path / "stopped", steps=epoch)
    assert not _same(stopped, whole)
    assert "going on" not in capsys.readouterr().out
    assert _same(_train(folder, tmp_path / "stopped"), whole)
    assert "going on from epoch 1" in capsys.readouterr().out
    log = torch.load(tmp_path / "stopped" / "checkpoint.pt")["log"]
    assert [entry["epoch"] for entry in log] == [0, 1]


@pytest.mark.slow
@pytest.mark.parametrize("what", ["settings", "examples"])
def test_a_checkpoint_of_other_examples_or_settings_is_refused(
    folder: Path, tmp_path: Path, what: str
) -> None:
    changes: dict[str, Any] = {"seed": 2} if what == "settings" else {}
    _train(folder, tmp_path / "run", steps=1)
    if what == "examples":
        found = Examples.load(folder / "examples.npz")
        (tmp_path / "other").mkdir()
        replace(found, values=found.values + 1).save(tmp_path / "other" / "examples.npz")
        (tmp_path / "other" / "encoder").symlink_to(folder / "encoder")
        folder = tmp_path / "other"
    with pytest.raises(ValueError, match="other examples or settings"):
        _train(folder, tmp_path / "run", **changes)


@pytest.fixture(name="course")
def _course(folder: Path) -> Course:
    return Course(Examples.load(folder / "examples.npz"), MADE)


def _begun(folder: Path, course: Course, steps: int = 20) -> Run:
    torch.manual_seed(1)
    return begin(folder / "encoder", tuple(course.found.labels), steps, MADE)


def _step(run: Run, course: Course) -> dict[str, float]:
    """Learn from all windows at once."""
    windows = range(len(course.found.windows))
    return run.step(course.batch(windows, random.Random(1)))  # noqa: S311 - no secret


def test_all_that_is_learnt_changes_but_the_table_of_words(folder: Path, course: Course) -> None:
    run = _begun(folder, course)
    before = {name: value.clone() for name, value in run.model.state_dict().items()}
    run.model.train()
    for _ in range(2):
        _step(run, course)
    same = {n for n, value in run.model.state_dict().items() if torch.equal(value, before[n])}
    types = {n for n in same if "token_type" in n}  # there are no second texts; AdamW may shrink it
    assert same - types == {WORDS}
    table = BertModel.from_pretrained(folder / "encoder").embeddings.word_embeddings.weight
    assert torch.equal(run.averaged.module.state_dict()[WORDS], table)


def test_a_run_may_begin_with_the_weights_of_another(
    folder: Path, course: Course, tmp_path: Path
) -> None:
    _train(folder, tmp_path / "first", steps=1)
    left = torch.load(tmp_path / "first" / "weights.pt")["weights"]
    labels = tuple(course.found.labels)
    run = begin(folder / "encoder", labels, 20, MADE, after=tmp_path / "first")
    for model in (run.model, run.averaged.module):
        assert all(torch.equal(value, left[name]) for name, value in model.state_dict().items())


def test_a_run_may_keep_the_mean_of_its_start_and_its_end(folder: Path, tmp_path: Path) -> None:
    start = _train(folder, tmp_path / "first", steps=1)
    after = tmp_path / "first"
    end = _train(folder, tmp_path / "end", steps=1, after=after)
    mean = _train(folder, tmp_path / "mean", steps=1, after=after, mean_with_start=True)
    assert all(torch.allclose(mean[n], (start[n] + end[n]) / 2) for n in mean)
    assert not _same(start, end)


def test_weights_of_other_labels_are_refused(folder: Path, course: Course, tmp_path: Path) -> None:
    torch.save({"labels": ["other"], "weights": {}}, tmp_path / "weights.pt")
    with pytest.raises(ValueError, match="other labels"):
        begin(folder / "encoder", tuple(course.found.labels), 20, MADE, after=tmp_path)


def test_a_batch_that_teaches_nothing_does_no_harm(folder: Path, course: Course) -> None:
    run = _begun(folder, course)
    whole = course.batch([0], random.Random(1))  # noqa: S311 - no secret
    assert whole.taught.keys() == {"statements"}
    assert run.step(replace(whole, taught={}, pairs=whole.pairs[:0])) == {}


@pytest.mark.slow
def test_learning_lessens_the_loss_of_every_head(folder: Path, course: Course) -> None:
    run = _begun(folder, course, steps=40)
    run.model.train()
    log = [_step(run, course) for _ in range(40)]
    assert log[0].keys() == set(HEADS)
    worse = {head for head in HEADS if not log[-1][head] < log[0][head]}
    assert not worse


def test_heads_learn_fastest_and_each_layer_below_slower(folder: Path, course: Course) -> None:
    groups = _begun(folder, course).optimizer.param_groups
    upper, lower, embedded, heads = (group["max_lr"] for group in groups)
    assert (upper, heads) == (MADE.encoder_rate, MADE.head_rate)
    assert lower == pytest.approx(upper * MADE.layer_decay)
    assert embedded == pytest.approx(lower * MADE.layer_decay)


def test_every_parameter_but_the_table_of_words_learns_at_one_rate(
    folder: Path, course: Course
) -> None:
    run = _begun(folder, course)
    learning = [id(p) for group in run.optimizer.param_groups for p in group["params"]]
    assert len(learning) == len(set(learning))
    frozen = [name for name, p in run.model.named_parameters() if id(p) not in learning]
    assert frozen == [WORDS]


def test_the_running_mean_of_the_weights_is_what_is_kept(folder: Path, course: Course) -> None:
    run = _begun(folder, course)
    heads = []
    for _ in range(2):
        _step(run, course)
        heads.append(run.model.head.weight.detach().clone())
    kept = run.averaged.module
    assert isinstance(kept, Reader)
    expected = MADE.average * heads[0] + (1 - MADE.average) * heads[1]
    assert torch.allclose(kept.head.weight, expected, atol=1e-6)
