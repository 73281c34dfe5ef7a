"""What is wrong with a source is noticed, with the reason and what to do; what isn't, isn't."""

from datetime import UTC, datetime, timedelta
from functools import reduce

import pytest

from tocsin.collect.conditions import CONDITIONS, WORKING, Condition
from tocsin.collect.health import Notice
from tocsin.collect.health import notices as said
from tocsin.collect.pulse import Pulse
from tocsin.collect.rhythm import Poll
from tocsin.collect.subscriptions import Kind

START = datetime(2026, 3, 1, tzinfo=UTC)
HOUR = timedelta(hours=1)
SEEN = 20  # of the last polls, where it is told what is said of a long past

Step = tuple[Condition, int]
GOOD: Step = ("good", 3)
QUIET: Step = ("unchanged", 0)


def hourly(*polls: Step, language: str | None = None) -> list[Poll]:
    return [
        Poll(at=START + n * HOUR, condition=condition, new=new, language=language)
        for n, (condition, new) in enumerate(polls)
    ]


def notices(history: list[Poll], language: str | None = None, kind: Kind = "feed") -> list[Notice]:
    pulse = reduce(Pulse.after, history, Pulse())
    return said(history, pulse, language=language, kind=kind)


def troubles(history: list[Poll], language: str | None = None, kind: Kind = "feed") -> list[str]:
    return [notice.trouble for notice in notices(history, language, kind)]


def in_sight(history: list[Poll]) -> list[list[Notice]]:
    """What is said after each poll, where only the last are looked at."""
    pulse, told = Pulse(), list[list[Notice]]()
    for end, poll in enumerate(history, start=1):
        pulse = pulse.after(poll)
        told.append(said(history[max(0, end - SEEN) : end], pulse, told[-1] if told else ()))
    return told


def test_a_source_that_brings_items_is_well() -> None:
    assert troubles(hourly(*[GOOD] * 50)) == []
    assert troubles([]) == []


@pytest.mark.parametrize(
    ("condition", "times"), [("html", 2), ("not found", 2), ("timeout", 5), ("server error", 5)]
)
def test_failing_is_said_when_it_does_not_pass(condition: Condition, times: int) -> None:
    good: list[Step] = [GOOD] * 5
    assert troubles(hourly(*good, *[(condition, 0)] * (times - 1))) == []
    (notice,) = notices(hourly(*good, *[(condition, 0)] * times))
    assert notice.trouble == "failing"
    assert condition in notice.why
    assert notice.since == START + 5 * HOUR


@pytest.mark.parametrize("condition", [c for c in CONDITIONS if c not in WORKING])
def test_each_failure_comes_with_what_to_do(condition: Condition) -> None:
    (notice,) = notices(hourly(*[(condition, 0)] * 9))
    assert notice.remedy
    assert notice.trouble == ("gone" if condition == "gone" else "failing")


def test_silence_is_said_where_chance_does_not_explain_it() -> None:
    busy: list[Step] = [GOOD] * 24
    assert troubles(hourly(*busy, *[QUIET] * 35)) == []
    (notice,) = notices(hourly(*busy, *[QUIET] * 40))
    assert (notice.trouble, notice.since) == ("silent", START + 23 * HOUR)
    assert "nothing new for 40 h" in notice.why


def test_a_quiet_source_may_be_quiet() -> None:
    """One item in two days, and then none for a week."""
    slow: list[Step] = [("good", 1), *[QUIET] * 47]
    assert troubles(hourly(*slow * 8, *[QUIET] * 168)) == []


def test_to_lose_its_dates_is_a_notice_and_to_have_none_is_not() -> None:
    assert troubles(hourly(("good", 3), ("undated", 3))) == ["undated"]
    assert troubles(hourly(("undated", 3), ("undated", 3))) == []


def test_a_change_of_language_is_noticed() -> None:
    czech, english = (hourly(("good", 1), language=code) for code in ("cs", "en-US"))
    assert troubles([*czech, *english]) == ["language"]
    assert troubles(english, "en") == []
    assert troubles(english, "cs-CZ") == ["language"]


def test_articles_without_text_are_noticed() -> None:
    full = [Poll(at=START + n * HOUR, condition="good", new=4) for n in range(5)]
    void = [Poll(at=START + (5 + n) * HOUR, condition="good", empty=4) for n in range(3)]
    assert troubles([*full, *void[:1]]) == []
    assert troubles([*full, *void]) == ["empty articles"]


def test_pages_that_cannot_be_had_are_noticed() -> None:
    full = [Poll(at=START + n * HOUR, condition="good", new=4, read=4) for n in range(5)]
    lost = [Poll(at=START + (5 + n) * HOUR, condition="good", lost=4, read=1) for n in range(2)]
    assert troubles([*full, *lost[:1]]) == []
    assert troubles([*full, *lost]) == ["lost pages"]


def test_pages_behind_a_paywall_are_noticed_where_they_are_most() -> None:
    half, more = ([Poll(at=START, condition="good", read=10, walled=walled)] for walled in (5, 6))
    assert troubles(half) == []
    (notice,) = notices(more)
    assert (notice.trouble, notice.why) == ("paywall", "6 of its last 10 pages stand behind one")


@pytest.mark.parametrize(
    ("well", "ill", "trouble"),
    [
        (GOOD, QUIET, "silent"),
        (GOOD, ("undated", 0), "undated"),
        (GOOD, ("html", 0), "failing"),
    ],
)
def test_what_goes_on_is_said_though_its_beginning_is_out_of_sight(
    well: Step, ill: Step, trouble: str
) -> None:
    told = in_sight(hourly(*[well] * 24, *[ill] * 200))
    assert [one.trouble for one in told[-1]] == [trouble] or ill == ("undated", 0)
    (last,) = (one for one in told[-1] if one.trouble == trouble)
    assert last.since in (START + 23 * HOUR, START + 24 * HOUR)
    assert "never" not in last.why


def test_silence_is_over_once_something_came() -> None:
    told = in_sight(hourly(*[GOOD] * 24, *[QUIET] * 200, GOOD))
    assert (len(told[-2]), told[-1]) == (1, [])


def test_dates_are_missed_until_some_come_again() -> None:
    told = in_sight(hourly(GOOD, ("undated", 1), QUIET, ("misdated", 1), ("partly undated", 1)))
    assert [[one.trouble for one in step] for step in told] == [
        [],
        *[["undated"]] * 3,
        [],
    ]


def test_what_was_said_of_pages_holds_until_others_came() -> None:
    void = [Poll(at=START + n * HOUR, condition="good", empty=4) for n in range(3)]
    rest = [Poll(at=START + (3 + n) * HOUR, condition="unchanged") for n in range(2 * SEEN)]
    told = in_sight([*void, *rest])
    assert told[-1] == told[2] != []


@pytest.mark.parametrize(
    ("kind", "said"), [("feed", ["silent"]), ("alerts", ["silent"]), ("page", [])]
)
def test_one_that_never_brought_anything_is_said_after_two_weeks(
    kind: Kind, said: list[str]
) -> None:
    """But for what may rest: what there was at first counts for nothing."""
    assert troubles(hourly(GOOD, *[QUIET] * 14 * 24), kind=kind) == []
    history = hourly(GOOD, *[QUIET] * (14 * 24 + 1))
    assert troubles(history, kind=kind) == said
    assert not said or "not since it was first got" in notices(history)[0].why


@pytest.mark.parametrize("tag", ["English", "eng", "unknown", "en_US", "EN"])
def test_what_is_no_tag_of_a_language_is_no_change_of_it(tag: str) -> None:
    first, then = (hourly(("good", 1), language=code) for code in ("en", tag))
    assert troubles([*first, *then]) == []
    assert troubles(then, "en") == []
