"""A case is whose took it; an offer that nobody answers goes to the deputy."""

from datetime import datetime, timedelta

import pytest

from tests.warn.cases import PEOPLE, case, later
from tests.warn.made import NOON
from tocsin.warn import deeds
from tocsin.warn.case import Case
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


def _offer(
    of: Case, to: str, by: str = "Mira", until: datetime = HOUR, **more: str
) -> deeds.Offered:
    return offered(of, deeds.Offered(to=to, until=until, why="so", **more), by, PEOPLE, NOON)


def test_a_case_is_offered_once_at_a_time_to_another_for_a_while() -> None:
    assert _offer(case(), "Jon").to == "Jon"
    with pytest.raises(ValueError, match="Jon has until 7 March 2026, 13:00 UTC"):
        _offer(case(OFFERED), "Eva")
    for nobody in (" . ", "Jon\nAna", "x" * 101):
        with pytest.raises(ValueError, match="a name "):
            _offer(case(), nobody)
    with pytest.raises(ValueError, match="is Mira's already"):
        _offer(case(), "mira")
    with pytest.raises(ValueError, match="still to come"):
        _offer(case(), "Jon", until=NOON)
    with pytest.raises(ValueError, match="Jon can't stand in for themselves"):
        _offer(case(), "Jon", deputy="Jon")


def test_nobody_gives_away_a_case_of_another_unless_they_say_why() -> None:
    with pytest.raises(ValueError, match="is Mira's; have them offer it, or say --unasked WHY"):
        _offer(case(), "Eva", by="Eva")
    assert _offer(case(), "Eva", by="Eva", unasked=" she was hurt ").unasked == "she was hurt"


def test_a_deputy_offers_for_the_owner() -> None:
    """One named in the offer that the owner took, or one of the directory."""
    taken = case(OFFERED, deeds.Accepted(by="Jon"))
    assert _offer(taken, "Eva", by="ana").to == "Eva"
    with pytest.raises(ValueError, match="is Jon's"):
        _offer(taken, "Eva", by="Mira")
    office = deeds.Offered(to="karsk-police", until=HOUR, why="theirs")
    police = case(office, deeds.Accepted(by="karsk-police"))
    for by in ("karsk-deputy", "Deputy of the duty office", "Karsk police duty office"):
        assert _offer(police, "Eva", by=by).to == "Eva"
