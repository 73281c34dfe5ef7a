"""The card tells of every corpus, setting and figure, from what the steps noted."""

from typing import Any

import pytest

from tests.training.made import config
from training.card import card
from training.layers import LAYERS
from training.lessons import CORPORA
from training.sources import SOURCES

NOTES: dict[str, dict[str, Any]] = {
    "data": {},
    "examples": {
        "inputs": {corpus: f"{number:064}" for number, corpus in enumerate(CORPORA)},
        "counts": {corpus: {"texts": 7} for corpus in CORPORA}
        | {"gvdb": {"left out: text marked for measuring": 1}}
        | {"muc4": {"texts": 5, "left out: text marked for measuring": 3, "cut short": 2}},
    },
    "train": {
        "log": [
            {"epoch": 0, "seconds": 120.0, "times": 0.5, "links": 0.25},
            {"epoch": 1, "seconds": 60.0, "times": 0.125, "links": 0.0625},
        ]
    },
    "export": {"outputs": {"reading.onnx": "a" * 64, "tokenizer.json": "b" * 64}},
}
MEASURED = [
    {
        "benchmark": "entities",
        "data": "re3d",
        "split": "dev",
        "items": 24,
        "figures": {"micro_f1": 71.239, "macro_f1": 60, "note": "no number"},
        "published": {"micro_f1": (70.1, "Venn 2020")},
    }
]


@pytest.fixture(name="page")
def _page() -> str:
    return card(config(passes=dict.fromkeys(CORPORA, 0.5)), NOTES, MEASURED)


def _row(page: str, *starts: str) -> list[str]:
    """The cells of the table's row that begins so."""
    head = "| " + " | ".join(starts) + " |"
    (row,) = (line for line in page.splitlines() if line.startswith(head))
    return [cell.strip() for cell in row.strip("|").split("|")]


@pytest.mark.parametrize("corpus", CORPORA)
def test_every_corpus_has_its_licence_and_checksum(page: str, corpus: str) -> None:
    cells = _row(page, corpus)
    assert cells[1] == SOURCES[corpus].teaches
    assert cells[4:6] == [SOURCES[corpus].licence, SOURCES[corpus].where]
    assert NOTES["examples"]["inputs"][corpus].startswith(cells[6])


def test_what_was_left_out_is_told_by_reason(page: str) -> None:
    assert _row(page, "muc4")[2:4] == ["5", "3 text marked for measuring, 2 cut short"]
    assert _row(page, "rams")[2:4] == ["7", "nothing"]


def test_a_corpus_of_which_nothing_was_left_is_told_of(page: str) -> None:
    assert _row(page, "gvdb")[2:4] == ["0", "1 text marked for measuring"]


def test_every_layer_and_all_its_types_are_named(page: str) -> None:
    for layer in LAYERS:
        assert f"**{layer.name}**: {', '.join(layer.types)}" in page


def test_every_setting_is_told(page: str) -> None:
    for name, value in config(passes=dict.fromkeys(CORPORA, 0.5)).as_dict().items():
        assert f"- {name}: {value}\n" in page


def test_the_losses_are_told_by_epoch(page: str) -> None:
    assert "| epoch | minutes | times | links |" in page
    assert _row(page, "0", "2")[2:] == ["0.5000", "0.2500"]
    assert _row(page, "1", "1")[2:] == ["0.1250", "0.0625"]


def test_scores_stand_beside_published_ones(page: str) -> None:
    where = ("entities", "re3d, dev (24)")
    assert _row(page, *where, "micro_f1") == [*where, "micro_f1", "71.24", "70.1 (Venn 2020)"]
    assert _row(page, *where, "macro_f1") == [*where, "macro_f1", "60.00", ""]
    assert "no number" not in page


def test_what_ships_has_its_checksum(page: str) -> None:
    assert f"- `reading.onnx` {'a' * 64}\n" in page


def test_tables_have_as_many_cells_in_each_row(page: str) -> None:
    """A stroke within a cell would break one."""
    width = 0
    for line in page.splitlines():
        cells = line.count("|")
        assert cells == width or width == 0 or cells == 0, line
        width = cells
