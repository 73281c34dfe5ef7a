"""A decision has somebody's name and a reason in words, in a case that is open."""

from datetime import timedelta, timezone

import pytest

from tests.warn.cases import case
from tests.warn.made import NOON
from tocsin.warn import deeds, needed


def test_a_name_and_a_reason_say_something() -> None:
    assert needed.name(" Mira ", "it") == "Mira"
    assert needed.reason(" so ", "it") == "so"
    for empty in ("", "  ", "\n", " . ", "7"):
        with pytest.raises(ValueError, match="it needs a name; say --by NAME"):
            needed.name(empty, "it")
    for empty in ("", " – ", "…"):
        with pytest.raises(ValueError, match="it needs a reason; say why in words"):
            needed.reason(empty, "it")


def test_a_title_is_one_line() -> None:
    assert needed.title(" Crowds in Karsk ", "a case") == "Crowds in Karsk"
    with pytest.raises(ValueError, match="a case needs a title"):
        needed.title(" … ", "a case")
    for long in ("x" * 201, "Crowds\nin Karsk", "Crowds \x1b[31m"):
        with pytest.raises(ValueError, match="one line of 200 characters at most"):
            needed.title(long, "a case")


def test_a_case_that_was_reopened_is_open() -> None:
    closed = deeds.Closed(outcome="miss", why="it came")
    needed.opened(case(closed, deeds.Reopened(why="another")))
    with pytest.raises(ValueError, match="the case is closed; reopen it first"):
        needed.opened(case(closed))


def test_a_moment_is_told_with_its_zone() -> None:
    assert needed.moment(NOON) == "7 March 2026, 12:00 UTC"
    assert needed.moment(NOON.astimezone(timezone(timedelta(hours=1), "CET"))).endswith("13:00 CET")
