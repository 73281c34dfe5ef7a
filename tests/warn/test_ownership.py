"""A case is whose took it; an offer that nobody answers goes to the deputy."""

from datetime import timedelta

import pytest

from tests.warn.cases import PEOPLE, case, later
from tests.warn.made import NOON
from tocsin.warn import deeds
from tocsin.warn.ownership import accepted, declined, lapsed, offered

HOUR = NOON + timedelta(hours=1)
OFFERED = deeds.Offered(to="Jon", until=HOUR, why="my shift ends", deputy="Ana")


def test_only_whom_it_was_offered_to_may_accept_or_decline() -> None:
    standing = case(OFFERED)
    assert accepted(standing, "Jon", {}, NOON) == deeds.Accepted(by="Jon")
    assert declined(standing, "Jon", "on leave", {}).by == "Jon"
    with pytest.raises(ValueError, match="offered to Jon, not to Eva"):
        accepted(standing, "Eva", {}, NOON)
    with pytest.raises(ValueError, match="offered to Jon, not to Ana"):
        declined(standing, "Ana", "no", {})
    with pytest.raises(ValueError, match="offered to nobody; it is Mira's"):
        accepted(case(), "Jon", {}, NOON)


def test_a_case_is_theirs_by_the_name_that_it_was_offered_to() -> None:
    assert accepted(case(OFFERED), " jon. ", {}, NOON).by == "Jon"
    assert accepted(case(OFFERED), "ANA", {}, HOUR).by == "Ana"
    standing = case(deeds.Offered(to="karsk-police", until=HOUR, why="theirs"))
    assert accepted(standing, "Karsk police duty office", PEOPLE, NOON).by == "karsk-police"


def test_the_deputy_may_accept_once_the_time_is_over() -> None:
    with pytest.raises(ValueError, match="Ana is only the deputy, and Jon has until 7 March 2026"):
        accepted(case(OFFERED), "Ana", {}, NOON)
    assert accepted(case(OFFERED), "Ana", {}, HOUR).by == "Ana"


def test_an_office_accepts_by_its_id_or_name_and_its_deputy_is_known() -> None:
    standing = case(deeds.Offered(to="karsk-police", until=HOUR, why="theirs"))
    assert accepted(standing, "Karsk Police Duty Office", PEOPLE, NOON)
    assert accepted(standing, "karsk-deputy", PEOPLE, HOUR)
    _, following = lapsed(standing, PEOPLE, HOUR)
    assert isinstance(following, deeds.Offered)
    assert following.to == "karsk-deputy"


def test_an_offer_lapses_and_the_deputy_gets_as_long() -> None:
    standing = case(OFFERED)
    assert lapsed(standing, {}, HOUR - timedelta(seconds=1)) == ()
    over, following = lapsed(standing, {}, HOUR)
    assert over == deeds.Lapsed(to="Jon")
    assert isinstance(following, deeds.Offered)
    assert following.to == "Ana"
    assert following.until - HOUR == OFFERED.until - (NOON + later(1))
    assert following.why.startswith("Jon didn't answer until 7 March 2026, 13:00 UTC: my shift")
    assert case(OFFERED, over, following).owner == "Mira"


def test_what_lapsed_doesn_t_lapse_again_and_nobody_is_asked_twice() -> None:
    once = lapsed(case(OFFERED), {}, HOUR)
    assert lapsed(case(OFFERED, *once), {}, HOUR) == ()
    people = {"Ana": PEOPLE["karsk-police"], "karsk-deputy": PEOPLE["karsk-deputy"]}
    back = deeds.Offered(to="Ana", until=HOUR, why="so", deputy="Jon")
    assert lapsed(case(OFFERED, once[0], back), people, HOUR) == (deeds.Lapsed(to="Ana"),)


def test_an_offer_of_a_case_that_is_closed_is_left_alone() -> None:
    assert lapsed(case(OFFERED, deeds.Closed(outcome="miss", why="it came")), {}, HOUR) == ()


def test_a_case_is_offered_once_at_a_time_to_another_for_a_while() -> None:
    assert offered(case(), "Jon", HOUR, "my shift ends", None, NOON).to == "Jon"
    with pytest.raises(ValueError, match="Jon has until 7 March 2026, 13:00 UTC"):
        offered(case(OFFERED), "Eva", HOUR, "so", None, NOON)
    for nobody in (" . ", "Jon\nAna", "x" * 101):
        with pytest.raises(ValueError, match="a name "):
            offered(case(), nobody, HOUR, "so", None, NOON)
    with pytest.raises(ValueError, match="is Mira's already"):
        offered(case(), "mira", HOUR, "so", None, NOON)
    with pytest.raises(ValueError, match="still to come"):
        offered(case(), "Jon", NOON, "so", None, NOON)
    with pytest.raises(ValueError, match="Jon can't stand in for themselves"):
        offered(case(), "Jon", HOUR, "so", "Jon", NOON)
