"""RAMS' texts of one event become texts with one trigger and links."""

import json
from pathlib import Path
from typing import Any

import pytest

from corpora.marked import Link, Mark
from corpora.rams import texts


def document(name: str, address: str = "http://fen.example/1") -> dict[str, Any]:
    """Two sentences with one attack; offsets of tokens include the last."""
    return {
        "doc_key": name,
        "source_url": address,
        "sentences": [["Old", "Venn", "left", "."], ["Two", "men", "stabbed", "him", "."]],
        "evt_triggers": [[6, 6, [["conflict.attack.stabbing", 1.0]]]],
        "gold_evt_links": [
            [[6, 6], [4, 5], "evt013arg01attacker"],
            [[6, 6], [0, 1], "evt013arg02target"],
        ],
    }


def lay_out(data: Path, *documents: dict[str, Any], file: str = "dev.jsonlines") -> None:
    (data / file).write_text("".join(f"{json.dumps(d)}\n" for d in documents))


def test_the_trigger_and_its_arguments_are_marked_and_linked(tmp_path: Path) -> None:
    lay_out(tmp_path, document("a"), file="test.jsonlines")
    (text,) = texts(tmp_path, "test")
    assert text.text == "Old Venn left. Two men stabbed him."
    assert text.marks == (
        Mark("trigger:conflict.attack.stabbing", 23, 30),
        Mark("argument:", 15, 22),
        Mark("argument:", 0, 8),
    )
    assert text.links == (Link("attacker", 0, 1), Link("target", 0, 2))


def test_texts_of_one_page_stay_on_one_side(tmp_path: Path) -> None:
    pages = [document(f"{n}.{m}", f"http://fen.example/{n}") for n in range(20) for m in range(2)]
    lay_out(tmp_path, *pages)
    train, dev = ({t.group for t in texts(tmp_path, s)} for s in ("train", "dev"))
    assert train and dev and not train & dev
    assert len(train | dev) == 20


def test_a_training_file_is_read_with_the_rest(tmp_path: Path) -> None:
    lay_out(tmp_path, document("a"))
    lay_out(tmp_path, document("b"), file="train.jsonlines")
    assert "b" in {t.name for t in texts(tmp_path, "train")}


def test_a_file_that_is_not_there_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"dev\.jsonlines"):
        list(texts(tmp_path, "dev"))
