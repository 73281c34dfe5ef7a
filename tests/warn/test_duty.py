"""Not to warn needs a ground, a justification and a name, and can be taken back."""

import pytest

from tests.warn.cases import VICTIM, case
from tocsin.warn import deeds
from tocsin.warn.duty import harm, unwaived, waived, waiver

WHY = "The manager read the embassy's alert to us over the telephone"


def test_a_waiver_holds_for_one_or_for_everybody() -> None:
    one = waived(case(VICTIM), "glassworks", "already aware", WHY, "Jon")
    assert one == deeds.Waived(ground="already aware", why=WHY, recipient="glassworks")
    standing = case(VICTIM, one)
    assert waiver(standing, "glassworks") and not waiver(standing, "karsk-police")
    everybody = case(VICTIM, waived(case(VICTIM), None, "already aware", WHY, "Jon"))
    assert waiver(everybody, "karsk-police")


@pytest.mark.parametrize("why", ["", "already aware", "They are already aware.", "aware, so no"])
def test_a_justification_says_more_than_its_ground(why: str) -> None:
    with pytest.raises(ValueError, match="justification beyond its ground"):
        waived(case(VICTIM), "glassworks", "already aware", why, "Jon")


def test_a_waiver_has_a_ground_of_the_list_a_name_and_somebody_of_the_case() -> None:
    with pytest.raises(ValueError, match=r"“too busy” is no ground.*“already aware”; "):
        waived(case(VICTIM), "glassworks", "too busy", WHY, "Jon")
    with pytest.raises(ValueError, match="needs a name"):
        waived(case(VICTIM), "glassworks", "already aware", WHY, "")
    with pytest.raises(ValueError, match="glassworks is no part of the case"):
        waived(case(), "glassworks", "already aware", WHY, "Jon")


def test_a_waiver_is_taken_back_for_a_reason() -> None:
    given = case(VICTIM, waived(case(VICTIM), "glassworks", "already aware", WHY, "Jon"))
    back = unwaived(given, "glassworks", "It was another hall's manager", "Jon")
    assert (
        waiver(case(VICTIM, *(one.deed for one in given.history[2:]), back), "glassworks") is None
    )
    with pytest.raises(ValueError, match="no waiver of everybody stands"):
        unwaived(given, None, "It was another hall's manager", "Jon")


def test_harm_of_warning_waives_nothing() -> None:
    done = harm(case(VICTIM), "The Front may learn who told of it")
    standing = case(VICTIM, done)
    assert [one.deed for one in standing.harms] == [done]
    assert waiver(standing, "glassworks") is None
