"""A warning names its hazard, place, impact and source, and has a headline of its own."""

from typing import Any

import pytest

from tests.warn.lint.made import GOOD, said


@pytest.mark.parametrize(
    "hazard",
    ["incident", "Security incident", "a serious situation", "suspicious activity", "the event"],
)
def test_an_incident_is_no_hazard(hazard: str) -> None:
    assert said(hazard=hazard) == [f"error hazard: “{hazard}” names no hazard"]


def test_a_hazard_is_named_in_the_headline_too() -> None:
    assert said(headline="Stay away from concerts") == [
        "advice headline: the headline doesn't name the hazard"
    ]


@pytest.mark.parametrize(
    ("field", "what"),
    [
        ("hazard", "nothing says what is feared"),
        ("headline", "there is no headline"),
        ("where", "nothing says where"),
        ("who", "nothing says who is at risk"),
        ("what", "nothing says what the threat is"),
        ("assistance", "nothing says whom to ask or where to report"),
    ],
)
def test_what_is_empty_is_asked_for(field: str, what: str) -> None:
    changes: Any = {field: " "}
    assert f"error {field}: {what}" in said(**changes)


def test_a_basis_and_its_sentences_are_asked_for() -> None:
    found = said(basis="", evidence=())
    assert "error basis: nothing says how this is known" in found
    assert "error evidence: no sentence is attached that it rests on" in found


def test_a_threat_without_what_it_may_do_is_half_a_warning() -> None:
    assert said(what="We warn of a bomb attack.") == [
        "error what: nothing says what it may do to people"
    ]


def test_a_headline_is_short_and_says_something_of_its_own() -> None:
    assert any("has 152 characters" in one for one in said(headline="bomb attack " + "x" * 140))
    assert said(headline=GOOD.what) == ["error headline: the headline says the same as the text"]


def test_an_emergency_promises_an_all_clear_and_is_immediate() -> None:
    found = said(shape="emergency notification", scope="restricted")
    assert "error when: it promises no all-clear" in found
    assert "advice urgency: an emergency that isn't immediate is none" in found
    assert not any(
        "all-clear" in one
        for one in said(shape="emergency notification", when="Now, until we send the all clear.")
    )


def test_more_orders_than_one_keeps_in_mind_are_too_many() -> None:
    assert said(do=("Stay away.",) * 8) == [
        "advice do: 8 actions are more than people keep in mind"
    ]
