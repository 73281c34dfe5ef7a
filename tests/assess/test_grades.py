"""The Admiralty code: letters for sources, numbers for reports, apart from each other."""

from tocsin.assess.grades import LETTER_WORDS, LETTERS, NUMBER_WORDS, NUMBERS, Grade


def test_what_nobody_judged_cannot_be_judged() -> None:
    assert str(Grade()) == "F6"
    assert Grade().words == "reliability cannot be judged, truth cannot be judged"


def test_a_good_source_may_report_what_is_improbable_and_a_bad_one_what_is_confirmed() -> None:
    assert str(Grade(letter="A", number=5)) == "A5"
    assert str(Grade(letter="E", number=1)) == "E1"


def test_each_letter_and_number_has_its_words() -> None:
    assert tuple(LETTER_WORDS) == LETTERS
    assert tuple(NUMBER_WORDS) == NUMBERS
