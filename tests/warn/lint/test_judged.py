"""Likelihood and confidence stand apart, in one set of words, and nobody knows for sure."""

import pytest
from msgspec.structs import replace

from tests.warn.drafting.made import OUTLOOK
from tests.warn.lint.made import GOOD, said
from tocsin.warn.drafting import Outlook


@pytest.mark.parametrize(
    "sentence",
    [
        "We are confident that an attack is likely.",
        "With low confidence, we see a chance of 20%.",
        "An attack is improbable, and our confidence is high.",
    ],
)
def test_likelihood_and_confidence_never_share_a_sentence(sentence: str) -> None:
    found = said(basis=f"{GOOD.basis} {sentence}")
    assert "error basis: likelihood and confidence share a sentence" in found


def test_two_sentences_of_one_field_do() -> None:
    assert said(basis=f"{GOOD.basis} An attack is likely. Our confidence is low.") == []


def test_the_two_sets_of_words_are_not_mixed() -> None:
    assert "error likely: “unlikely” and “probable” are of two sets of words" in said(
        likely=f"{GOOD.likely} It is probable in May."
    )


@pytest.mark.parametrize("share", ["0%", "100 %", "100 per cent", "0.0%"])
def test_nobody_knows_so_much(share: str) -> None:
    assert any("is more than anybody knows" in one for one in said(what=f"It kills, at {share}."))
    assert not any("more than" in one for one in said(what="It kills, at 10%, 20.0% or 100 km."))


def test_absolute_words_are_refused_but_for_the_terms_themselves() -> None:
    assert any("“definitely”" in one for one in said(what="It will definitely kill people."))
    rare = (
        replace(GOOD.likelihood, probability=0.01, low=0.005, high=0.03)
        if (GOOD.likelihood)
        else None
    )
    assert said(likelihood=rare, likely="There is almost no chance of this: 1%.") == []


def test_the_sentences_say_what_was_judged() -> None:
    assert "error likely: the sentence doesn't say “unlikely”, as was judged" in said(
        likely="This is very unlikely: 21%."
    )
    assert said(likely="This is unlikely.") == ["advice likely: the probability isn't told"]
    assert said(sure="We are sure of it.") == [
        "error sure: the sentence doesn't say “low” confidence, as was judged"
    ]


def test_what_nobody_judged_is_asked_for() -> None:
    assert said(likelihood=None, likely="", confidence=None, sure="") == [
        "advice likelihood: nobody has judged how likely it is"
    ]
    assert said(confidence=None, sure="") == ["advice confidence: nobody says how sure that is"]


def test_how_earlier_alarms_turned_out_is_told_where_it_is_known() -> None:
    plain = "We have this from the embassy of Sorland."
    assert said(basis=plain) == [
        "advice basis: it isn't told how earlier alarms turned out: "
        "1 of 3 alarms false, 0.5 a year over 2.0 years"
    ]
    assert said(outlook=Outlook(), basis=plain) == []
    assert said(outlook=replace(OUTLOOK, record=None), basis=plain) == []
