"""The recipe in small: documents become windows whose tags are right, and one step runs."""

# ruff: noqa: I001 - what training needs is looked for first
import tests.training.needed  # noqa: F401

import json
import random
from itertools import pairwise
from pathlib import Path

import pytest
import torch
from tokenizers import Tokenizer

from tests.training.made import corpus, encoder
from training.statements.tags import TAGS
from training.statements.train import Config, Example, batches, checksum, examples, tensors, train

CONFIG = Config(window=24, batch_pieces=96, epochs=2, steps=1)


@pytest.fixture(name="found")
def _found(tmp_path: Path) -> list[Example]:
    tokenizer = Tokenizer.from_file(str(encoder(tmp_path / "encoder") / "tokenizer.json"))
    return examples(corpus(tmp_path / "data"), "train", tokenizer, CONFIG)


def test_every_document_is_there_both_ways(found: list[Example]) -> None:
    """The one without marks too: what is no statement must be learnt as well."""
    assert len(found) == 3
    assert all(example.packed and example.alone for example in found)


def test_a_window_has_one_tag_a_word_and_keeps_to_its_size(found: list[Example]) -> None:
    for window in (w for example in found for w in (*example.packed, *example.alone)):
        first, last = window.words
        assert len(window.tags) == last - first
        assert window.pieces.first[last] - window.pieces.first[first] <= CONFIG.window


def test_no_window_begins_inside_a_span(found: list[Example]) -> None:
    for window in (w for example in found for w in (*example.packed, *example.alone)):
        names = [TAGS[number] for number in window.tags]
        assert not names[0].startswith("I-")
        for before, after in pairwise(names):
            assert not after.startswith("I-") or before[2:] == after[2:]


def test_marked_words_keep_their_role(found: list[Example]) -> None:
    told = {
        (TAGS[tag][2:], window.pieces.text[slice(*window.pieces.offsets[window.words[0] + place])])
        for window in (w for example in found for w in example.alone)
        for place, tag in enumerate(window.tags)
        if tag
    }
    assert {("source", "Orla"), ("cue", "said"), ("cue", "warned"), ("content", "leaked")} <= told
    assert ("content", "old") not in told


def test_an_epoch_holds_every_document_once_in_batches_of_the_size_asked(
    found: list[Example],
) -> None:
    groups = batches(found, CONFIG, random.Random(1))  # noqa: S311 - no secret
    words = sum(len(window.tags) for group in groups for window in group)
    assert words == sum(len(w.tags) for example in found for w in example.packed)
    for group in groups:
        ids, features, mask, places, gold, there = tensors(group)
        assert ids.shape == features.shape == mask.shape
        assert places.shape == gold.shape == there.shape
        assert int(there.sum()) == sum(len(window.tags) for window in group)


def test_a_checksum_changes_with_bytes_and_names(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("1")
    one = checksum(tmp_path)
    assert checksum(tmp_path) == one
    (tmp_path / "a").write_text("2")
    two = checksum(tmp_path)
    (tmp_path / "a").rename(tmp_path / "b")
    assert len({one, two, checksum(tmp_path)}) == 3


@pytest.mark.slow
def test_a_run_leaves_weights_rules_and_a_log_and_goes_on_from_its_checkpoint(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, start, out = corpus(tmp_path / "data"), encoder(tmp_path / "encoder"), tmp_path / "out"
    train(data, start, out, CONFIG)
    assert torch.load(out / "weights.pt")
    assert json.loads((out / "transitions.json").read_text())["tags"] == list(TAGS)
    log = json.loads((out / "log.json").read_text())
    assert log["data"] == checksum(data / "train")
    assert [entry["epoch"] for entry in log["log"]] == [0]
    assert log["log"][0]["loss"] > 0
    train(data, start, out, CONFIG)
    assert "going on from epoch 1" in capsys.readouterr().out
    log = json.loads((out / "log.json").read_text())
    assert [entry["epoch"] for entry in log["log"]] == [0, 1]


@pytest.mark.slow
def test_the_same_seed_gives_the_same_weights(tmp_path: Path) -> None:
    data, start = corpus(tmp_path / "data"), encoder(tmp_path / "encoder")
    for name in ("one", "other"):
        train(data, start, tmp_path / name, CONFIG)
    one, other = (torch.load(tmp_path / name / "weights.pt") for name in ("one", "other"))
    assert all(torch.equal(one[key], other[key]) for key in one)
