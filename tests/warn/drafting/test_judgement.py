"""Terms and bands are those of ICD 203; nothing is ever 0 or 100 %."""

import pytest

from tocsin.assess.scale import TERMS, Likelihood
from tocsin.assess.watch.assessment import FalseAlarms
from tocsin.warn.drafting.judgement import BANDS, likely, sure, track


def test_every_term_has_the_band_that_icd_203_gives_it() -> None:
    assert tuple(BANDS) == TERMS
    assert BANDS["likely"] == (55, 80)
    assert (BANDS["almost no chance"][0], BANDS["almost certain"][1]) == (1, 99)


@pytest.mark.parametrize("probability", [0.001, 0.03, 0.1, 0.3, 0.5, 0.7, 0.9, 0.97, 0.999])
def test_the_sentence_of_likelihood_says_nothing_of_confidence(probability: float) -> None:
    told = likely(Likelihood(probability=probability, low=probability, high=probability), None)
    assert told.count(".") - told.count("0.") <= 1
    assert "confidence" not in told
    assert " 0%" not in told and "100%" not in told


def test_the_sentence_of_confidence_says_nothing_of_likelihood() -> None:
    assert sure("moderate", 1) == (
        "We have moderate confidence in this judgement, which rests on one independent origin."
    )
    assert sure("low", 0) == "We have low confidence in this judgement."


def test_what_nobody_judged_has_no_sentence() -> None:
    assert (likely(None, None), sure(None, 3), track(None)) == ("", "", "")
    assert track(FalseAlarms(raised=0, false=0, years=1.0)) == ""


def test_the_record_is_told_in_the_number_of_its_alarms() -> None:
    assert track(FalseAlarms(raised=1, false=0, years=1.0)) == (
        "Of 1 earlier alarm on this question 0 were false."
    )
