"""What is wrong with a source is noticed, with the reason and what to do; what isn't, isn't."""

from datetime import UTC, datetime, timedelta

import pytest

from tocsin.collect.conditions import CONDITIONS, WORKING, Condition
from tocsin.collect.health import last_good, notices
from tocsin.collect.rhythm import Poll

START = datetime(2026, 3, 1, tzinfo=UTC)
HOUR = timedelta(hours=1)

Step = tuple[Condition, int]
GOOD: Step = ("good", 3)
QUIET: Step = ("unchanged", 0)


def hourly(*polls: Step, language: str | None = None) -> list[Poll]:
    return [
        Poll(at=START + n * HOUR, condition=condition, new=new, language=language)
        for n, (condition, new) in enumerate(polls)
    ]


def troubles(history: list[Poll], language: str | None = None) -> list[str]:
    return [notice.trouble for notice in notices(history, language)]


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


def test_when_it_was_last_got_as_it_should_be() -> None:
    assert last_good(hourly(("good", 1), ("timeout", 0))) == START
    assert last_good(hourly(("timeout", 0))) is None
