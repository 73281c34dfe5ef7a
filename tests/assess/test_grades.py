"""The Admiralty code: letters for sources, numbers for reports, apart from each other."""

import pytest

from tocsin.assess.backing import Backing, Side
from tocsin.assess.grades import (
    LETTER_WORDS,
    LETTERS,
    NUMBER_WORDS,
    NUMBERS,
    Grade,
    Outcome,
    checked,
    suggested_letter,
    suggested_number,
    wilson,
)
from tocsin.assess.interest import Interest


def test_what_nobody_judged_cannot_be_judged() -> None:
    assert str(Grade()) == "F6"
    assert Grade().words == "reliability cannot be judged, truth cannot be judged"


def test_a_good_source_may_report_what_is_improbable_and_a_bad_one_what_is_confirmed() -> None:
    assert str(Grade(letter="A", number=5)) == "A5"
    assert str(Grade(letter="E", number=1)) == "E1"


def test_each_letter_and_number_has_its_words() -> None:
    assert tuple(LETTER_WORDS) == LETTERS
    assert tuple(NUMBER_WORDS) == NUMBERS


# Confirmed


def test_confirmed_is_refused_without_another_origin() -> None:
    with pytest.raises(ValueError, match="there is none"):
        checked(1, origins=1)
    assert checked(1, origins=2) == 1
    assert checked(2, origins=1) == 2


def test_what_is_no_number_is_refused() -> None:
    with pytest.raises(ValueError, match="1 to 6"):
        checked(7, origins=3)


# Suggestions


def _side(*interests: str) -> Side:
    """A side with an origin for each of these interests."""
    origins = tuple(
        Backing(
            origin=f"name:{number}",
            name=f"Office {number}",
            interest=Interest(id=interest, name=interest),
            kinds=(),
            vouching=(f"account {number}",),
            repeating=(),
            cited=(),
        )
        for number, interest in enumerate(interests)
    )
    return Side(items=len(origins), outlets=len(origins), origins=origins)


def test_who_alone_tells_it_is_named() -> None:
    assert suggested_number(_side("Varnia"), _side()).reasons == ("told by Office 0 alone",)


def test_that_nobody_denies_it_is_said_of_its_having_happened_alone() -> None:
    """Accounts may agree that it happened and still contradict each other in all else."""
    *_, last = suggested_number(_side("Varnia", "Sorland"), _side()).reasons
    assert last == "nobody says that it didn't happen"


@pytest.mark.parametrize(
    ("supports", "against", "number"),
    [
        ((), (), 6),
        (("Varnia",), (), 6),
        (("Varnia", "Varnia"), (), 3),
        (("Varnia", "Sorland"), (), 2),
        (("a", "b", "c", "d", "e", "f"), (), 2),
        (("a", "b"), ("c",), 3),
        (("a",), ("b",), 6),
        (("a",), ("b", "c"), 4),
        (("a",), ("b", "b", "b"), 6),
        (("a",), ("b", "c", "d"), 5),
    ],
)
def test_a_number_goes_by_independent_interests_and_is_never_1(
    supports: tuple[str, ...], against: tuple[str, ...], number: int
) -> None:
    found = suggested_number(_side(*supports), _side(*against))
    assert found.number == number
    assert found.reasons


def _outcomes(held: int, denied: int) -> list[Outcome]:
    return [
        Outcome(matter=f"matter {number}", held=number < held, by=("Herald",))
        for number in range(held + denied)
    ]


@pytest.mark.parametrize(
    ("held", "denied", "letter"),
    [
        (0, 0, "F"),
        (3, 0, "F"),
        (0, 3, "F"),
        (4, 0, "C"),
        (9, 0, "B"),
        (35, 0, "A"),
        (34, 0, "B"),
        (8, 2, "F"),
        (16, 4, "C"),
        (100, 100, "D"),
        (0, 4, "D"),
        (0, 16, "E"),
    ],
)
def test_a_letter_goes_by_what_the_interval_bears_out(held: int, denied: int, letter: str) -> None:
    found = suggested_letter("Courier", _outcomes(held, denied))
    assert found.letter == letter
    assert found.outcomes == held + denied


def test_few_is_where_a_source_that_was_never_wrong_may_be_a_coin() -> None:
    """The closed form for n of n: n / (n + z²)."""
    for number in range(1, 50):
        low, high = wilson(number, number)
        assert low == pytest.approx(number / (number + 1.959964**2))
        assert high == pytest.approx(1)
        assert (low > 0.5) == (number >= 4)


def test_wilson_agrees_with_a_published_value() -> None:
    """81 of 263: .2553 to .3662 (Newcombe 1998, Statistics in Medicine 17, table I, method 3)."""
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)


def test_what_the_source_settles_itself_or_others_dispute_doesnt_count() -> None:
    outcomes = [
        Outcome(matter="own", held=True, by=("Courier",)),
        Outcome(matter="disputed", held=True, by=("Herald",)),
        Outcome(matter="disputed", held=False, by=("Bell",)),
        Outcome(matter="twice", held=True, by=("Herald",)),
        Outcome(matter="twice", held=True, by=("Bell",)),
    ]
    assert suggested_letter("Courier", outcomes).outcomes == 1
