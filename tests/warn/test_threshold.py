"""The duty to warn stands by people's judgements alone, each with a reason and on evidence."""

import pytest

from tests.warn.cases import case, evidence, tick, ticks
from tocsin.warn import deeds
from tocsin.warn.threshold import HARMS, QUALITIES, threshold, ticked


def test_the_duty_stands_where_all_qualities_and_one_harm_are_met() -> None:
    told = threshold(case(*ticks(QUALITIES), tick("killing"), tick("kidnapping", "no")))
    assert told.standing == "reached"
    assert told.words == (
        "The threat is credible, specific and impending, and of killing.",
        "The duty to warn stands: warn, unless somebody waives it on one of the grounds.",
    )


def test_what_nobody_judged_or_is_unclear_leaves_it_open_and_the_default_is_to_warn() -> None:
    told = threshold(case(tick("credible"), tick("specific", "unclear")))
    assert told.standing == "open"
    assert told.words == (
        "Nobody has judged yet: impending, killing, serious injury, kidnapping.",
        "Mira holds specific unclear: it says so",
        "Until that is known, look further; where in doubt, warn.",
    )


def test_one_quality_that_is_not_met_says_by_whose_judgement() -> None:
    told = threshold(case(*ticks(QUALITIES), tick("killing"), tick("specific", "no")))
    assert told.standing == "not reached"
    assert told.words[0] == "Mira judged that it is not specific: it says so"


def test_a_threat_of_none_of_the_harms_is_not_one_to_warn_of() -> None:
    told = threshold(case(*ticks(QUALITIES), *(tick(one, "no") for one in HARMS)))
    assert told.standing == "not reached"


def test_the_harms_are_no_matter_any_more_once_one_is_met() -> None:
    told = threshold(case(tick("credible"), tick("specific"), tick("killing")))
    assert told.words[0] == "Nobody has judged yet: impending."


def test_yes_needs_evidence_and_everything_needs_a_reason_and_a_name() -> None:
    open_ = case()
    with pytest.raises(ValueError, match="needs evidence"):
        ticked(open_, "specific", "yes", "it names the hall", (), "Mira")
    with pytest.raises(ValueError, match="needs a reason"):
        ticked(open_, "specific", "no", " – ", (), "Mira")
    with pytest.raises(ValueError, match="needs a name"):
        ticked(open_, "specific", "no", "no day", (), " ")
    assert ticked(open_, "specific", "no", "no day", (), "Mira").evidence == ()
    assert ticked(open_, "killing", "yes", "arms", (evidence(),), "Mira").met == "yes"


def test_nothing_is_judged_in_a_case_that_is_closed() -> None:
    closed = case(deeds.Closed(outcome="false alarm", why="a prank"))
    with pytest.raises(ValueError, match="closed; reopen it"):
        ticked(closed, "killing", "no", "none", (), "Mira")
