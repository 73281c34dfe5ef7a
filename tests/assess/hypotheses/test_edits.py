"""Edits have a name and a reason."""

import msgspec
import pytest

from tocsin.assess.hypotheses.edits import Edit, Note, Prior, Proposal, Ratio
from tocsin.assess.hypotheses.ratios import Band

BAND = Band(low=1.0, high=2.0)


@pytest.mark.parametrize(("by", "why"), [("", "seen"), ("Mira Doval", " ")])
def test_an_edit_without_name_or_reason_is_refused(by: str, why: str) -> None:
    with pytest.raises(ValueError, match="name and a reason"):
        Proposal(hypothesis="Keldoria", by=by, why=why)
    with pytest.raises(ValueError, match="name and a reason"):
        Prior(hypothesis="Keldoria", share=0.5, by=by, why=why)


@pytest.mark.parametrize("share", [0.0, 1.0, 2.0])
def test_a_prior_is_a_probability(share: float) -> None:
    with pytest.raises(ValueError, match="no probability"):
        Prior(hypothesis="Keldoria", share=share, by="Mira Doval", why="seen")


@pytest.mark.parametrize(("low", "high"), [(0.009, 1.0), (1.0, 101.0), (1e-6, 1e6)])
def test_no_single_item_is_worth_more_than_a_hundred_to_one(low: float, high: float) -> None:
    band = Band(low=low, high=high)
    with pytest.raises(
        ValueError, match=r"more than a single item is worth, which is 0\.01 to 100"
    ):
        Ratio(hypothesis="a", origin="name:b", band=band, by="Mira Doval", why="seen")
    with pytest.raises(ValueError, match="rests on several"):
        Note(text="a call", bands={"a": BAND, "b": band}, by="Mira Doval", why="seen")
    Note(text="a call", bands={"a": Band(low=0.01, high=100)}, by="Mira Doval", why="seen")


def test_each_kind_comes_back_from_json_as_itself() -> None:
    edits: list[Edit] = [
        Ratio(hypothesis="a", origin="name:b", band=BAND, by="Mira Doval", why="seen"),
        Proposal(hypothesis="a", by="Mira Doval", why="seen"),
        Prior(hypothesis="a", share=0.5, by="Mira Doval", why="seen"),
        Note(text="a call", bands={"a": BAND}, by="Mira Doval", why="seen"),
    ]
    assert msgspec.json.decode(msgspec.json.encode(edits), type=list[Edit]) == edits
