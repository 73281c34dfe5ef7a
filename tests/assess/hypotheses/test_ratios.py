"""The house's numbers."""

import pytest

from tocsin.assess.grades import LETTERS, NUMBERS, Grade
from tocsin.assess.hypotheses.ratios import MOST, NOTHING, RATIOS, Band, discounted, ratio, share
from tocsin.records import STANCES


def test_a_word_alone_has_ratio_one() -> None:
    assert {ratio(stance, "none") for stance in STANCES} == {NOTHING}


def test_no_evidence_speaks_for_one_side_and_counts_for_the_other() -> None:
    for (side, _), band in RATIOS.items():
        assert band.high <= 1 if side == "against" else band.low >= 1
        assert band.low > 1 / MOST and band.high < MOST


def test_a_discount_takes_the_share_of_what_is_beyond_one() -> None:
    grade = Grade(letter="B", number=2)
    assert share(grade) == pytest.approx(0.64)
    band = discounted(Band(low=0.5, high=5.0), grade)
    assert (band.low, band.high) == pytest.approx((1 - 0.32, 1 + 2.56))


def test_the_worse_the_grade_the_less_counts_and_never_for_the_opposite() -> None:
    letters = [share(Grade(letter=letter, number=2)) for letter in LETTERS[:-1]]
    numbers = [share(Grade(letter="B", number=number)) for number in NUMBERS[:-1]]
    assert letters == sorted(letters, reverse=True)
    assert numbers == sorted(numbers, reverse=True)
    assert min(*letters, *numbers) > 0


@pytest.mark.parametrize(("low", "high"), [(0.0, 1.0), (2.0, 1.0), (1.0, float("inf"))])
def test_what_is_no_band_is_refused(low: float, high: float) -> None:
    with pytest.raises(ValueError, match="no likelihood ratio"):
        Band(low=low, high=high)
