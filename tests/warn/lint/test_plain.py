"""Guidance is orders, in words that everybody understands at once."""

import pytest

from tests.warn.lint.made import said
from tocsin.warn.drafting.actions import table
from tocsin.warn.lint.plain import is_order, reading_grade

_SHIPPED = [action for one in table().hazards for action in (*one.people, *one.guards)] + [
    action for other in table().targets for action in (*other.people, *other.guards)
]


@pytest.mark.parametrize("sentence", _SHIPPED)
def test_every_action_of_the_table_is_an_order(sentence: str) -> None:
    assert is_order(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "You should stay away from concerts.",
        "Concerts should be avoided.",
        "It is advised to stay away.",
        "Visitors are asked to leave.",
        "Avoiding concerts is best.",
        "If you are there, you must leave.",
        "…",
    ],
)
def test_what_tells_of_an_action_is_no_order(sentence: str) -> None:
    assert not is_order(sentence)
    assert f"error do: “{sentence}” is no order" in said(do=(sentence,))


@pytest.mark.parametrize(
    "sentence",
    ["Don’t go there.", "If you hear shots, run.", "Please leave.", "Never open the door."],
)
def test_orders_may_be_polite_conditional_or_of_what_not_to_do(sentence: str) -> None:
    assert is_order(sentence)


def test_something_must_be_asked() -> None:
    assert said(do=()) == ["error do: nothing says what to do"]


def test_what_saves_people_comes_first() -> None:
    assert said(do=("Report what you see.", "Leave the hall.")) == [
        "advice do: “Report what you see.” can wait until readers are safe"
    ]
    assert said(do=("Leave the hall.", "Report what you see.")) == []


def test_guidance_says_who_acts() -> None:
    assert said(do=("Stay at home; guests are urged to leave.",)) == [
        "advice do: “are urged” doesn't say who does it"
    ]


def test_long_sentences_capitals_abbreviations_and_jargon_are_told() -> None:
    long = "It could kill people " + "and more people " * 8 + "there."
    assert any("has 29 words" in one for one in said(what=long))
    assert any("all in capitals" in one for one in said(who="ALL GUESTS of halls"))
    assert said(assistance="Call the RSO.") == ["advice assistance: “RSO” isn't known to everybody"]
    assert said(assistance="Call the Republic Security Office (RSO). The RSO helps.") == []
    assert any("word of the trade" in one for one in said(what="An IED could kill many people."))


def test_the_grade_is_that_of_the_published_formula() -> None:
    plain = "Stay at home. Lock the door. Call us if you see a man with a gun. " * 4
    hard = (
        "Individuals anticipating attendance at institutional ceremonies necessitate considerable "
        "precautionary deliberation regarding transportation and accommodation. "
    ) * 3
    easy, difficult = reading_grade(plain), reading_grade(hard)
    assert easy is not None and easy < 3
    assert difficult is not None and difficult > 20
    # Five sentences of eleven words of one syllable each.
    level = reading_grade("The cat sat on the mat and the dog ran off. " * 5)
    assert level == pytest.approx(0.39 * 11 + 11.8 - 15.59)
    assert reading_grade("Too short to tell.") is None
