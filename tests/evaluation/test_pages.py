"""The page evaluation counts as trafilatura's own does, and says what is missing."""

import json
from pathlib import Path

import pytest

from evaluation import pages
from evaluation.pages import Expected, score
from evaluation.result import as_json, table

PAGES = [
    Expected(file="a", must=["the river rose", "nobody was hurt"], mustnt=["read more"]),
    Expected(file="b", must=["the mill"], mustnt=["all rights", "sign up"]),
]


def test_a_perfect_prediction_scores_100_and_an_empty_one_0() -> None:
    perfect = [" ".join(page.must) for page in PAGES]
    assert score(PAGES, perfect) == {"f1": 100, "precision": 100, "recall": 100}
    assert score(PAGES, ["", ""]) == {"f1": 0, "precision": 0, "recall": 0}


def test_a_worked_example_agrees() -> None:
    """Found: 2 of 3. Wrongly there: 1. So P 2/3, R 2/3, F1 2·2/(2·2+1+1) = 2/3."""
    figures = score(PAGES, ["The end: the river\n rose. read more", "the mill"])
    assert figures == {name: pytest.approx(200 / 3) for name in ("f1", "precision", "recall")}


def test_a_missing_corpus_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as caught:
        pages.measure(tmp_path, None)
    assert caught.value.filename == str(tmp_path / "evaldata.json")


def test_a_page_that_we_refuse_counts_as_empty(tmp_path: Path) -> None:
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "a.html").write_bytes(b"%PDF-1.4")
    record = {"https://a.example/": {"file": "a.html", "with": ["x"], "without": ["y"]}}
    (tmp_path / "evaldata.json").write_text(json.dumps(record))
    result = pages.measure(tmp_path, None)
    assert (result.items, result.figures["recall"]) == (1, 0)
    shown = json.loads(as_json(result))
    assert set(shown) == {"benchmark", "data", "split", "items", "figures", "published", "seconds"}
    assert "1 items" in table(result)
