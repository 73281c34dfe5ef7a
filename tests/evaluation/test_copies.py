"""Copies of made articles: perfect 100, strangers together 0, and each change is what it says."""

import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from evaluation.copies import CHANGES, Copy, figures, measure
from tests.link.test_copies import LEAD, OTHER
from tocsin.link.copies import Imprint


def _copy(original: str, event: str, change: str | None) -> Copy:
    name = f"{original} {change}"
    member = Imprint(
        id=name,
        article=name,
        outlet=None,
        published=None,
        signature=b"",
        bands=b"",
        size=0,
        credits=(),
    )
    return Copy(original, event, change, member)


COPIES = [
    _copy("a", "fire", None),
    _copy("a", "fire", "doubled"),
    _copy("b", "flood", None),
    _copy("b", "flood", "doubled"),
]


def _scored(groups: Sequence[str]) -> list[float]:
    """Precision and recall where the four copies are in these groups."""
    group_of = {copy.imprint.id: group for copy, group in zip(COPIES, groups, strict=True)}
    together, recall = figures(COPIES, group_of)
    assert recall == {"doubled": together["copy_recall"]}
    return [together["copy_precision"], together["copy_recall"]]


@pytest.mark.parametrize(
    ("groups", "scored"),
    [
        ("1122", [100, 100]),
        ("1234", [0, 0]),
        ("1111", [100 / 3, 100]),  # two of six pairs
        ("1123", [100, 50]),
        ("1212", [0, 0]),
    ],
)
def test_worked_examples(groups: str, scored: list[float]) -> None:
    assert _scored(groups) == pytest.approx(scored)


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_leaves_words_of_the_original_in_their_order(change: str) -> None:
    own = [f"word{n} told the harbour" for n in range(40)]
    dice = random.Random(1)  # noqa: S311 - no secret
    text = " ".join(CHANGES[change](own, [["Something else was sold."]], dice))
    assert 10 <= sum(line in text for line in own) <= 40


def test_measuring_a_made_corpus_gives_every_figure(tmp_path: Path) -> None:
    for event, text in (("aaa", OTHER), ("fire", LEAD)):  # the first only fills others
        (tmp_path / event).mkdir()
        article = (
            '{"title": "The pier was shut again on Monday", "text": "%s", "source_domain": "x",'
            ' "language": "en", "date_publish": null}'
        )
        english = " The harbour office said that it was shut and that nobody was to go there."
        (tmp_path / event / "one.json").write_text(article % (text + "." + english * 2))
    result = measure(tmp_path, None)
    assert result.items == 1 + len(CHANGES)
    assert set(result.figures) == {"copy_precision", "copy_recall", "same_event", "keyed"}
    assert set(result.parts["recall"]) == set(CHANGES)
    assert result.figures["copy_recall"] > 50


def test_missing_data_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="ARTICLE"):
        measure(tmp_path, None)
