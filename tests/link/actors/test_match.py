"""Two names in two articles: one actor or two."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.link.actors.made import name, of_table
from tocsin.link.actors.match import compare

_CASES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("cases.toml").read_text("utf-8")
)["case"]
_SURE, _UNSURE = 0.8, 0.2


def _called(case: dict[str, Any]) -> str:
    return f"{case['label']} {case['one']['name']} - {case['other']['name']}"


@pytest.mark.parametrize("case", _CASES, ids=_called)
def test_each_case_comes_out_as_it_is_labelled(case: dict[str, Any]) -> None:
    evidence = compare(of_table(case["one"], "one"), of_table(case["other"], "two"))
    assert evidence.reasons
    if case["label"] == "STRONG":
        assert evidence.score > _SURE if case["same"] else evidence.score < _UNSURE
    else:
        assert evidence.fits is case.get("found", case["same"]), evidence


@pytest.mark.parametrize("case", _CASES, ids=_called)
def test_it_is_the_same_the_other_way_round(case: dict[str, Any]) -> None:
    one, other = of_table(case["one"], "one"), of_table(case["other"], "two")
    assert compare(one, other) == compare(other, one)


def test_the_case_file_has_all_labels_and_both_answers() -> None:
    found = {(case["label"], case["same"]) for case in _CASES}
    assert found == {(a, b) for a in ("STRONG", "MEDIUM", "WEAK") for b in (True, False)}


def test_two_full_names_contradict_each_other_whatever_the_context() -> None:
    one = name("Orla Venn", "person", roles=["mayor"], beside=["Ilse Korb"], countries=["NO"])
    other = name("Pia Venn", "person", roles=["mayor"], beside=["Ilse Korb"], countries=["NO"])
    evidence = compare(one, other)
    assert evidence.contradicts
    assert evidence.reasons == ("different names: orla venn, pia venn",)


def test_reasons_carry_their_weights_the_heaviest_first() -> None:
    one = name("Korb", "person", roles=["Norwegian President"], countries=["NO"])
    other = name("Ilse Korb", "person", roles=["president of Norway"], countries=["NO"])
    assert compare(one, other).reasons == (
        "the same office: NO president +2.0",
        "a surname alone -0.9",
        "both in articles on NO +0.5",
    )


def test_initials_behind_another_name_say_nothing_of_who_it_is() -> None:
    one = name("Harbour Air", forms=["Harbour Air", "CNN"])
    assert not compare(one, name("CNN")).fits
