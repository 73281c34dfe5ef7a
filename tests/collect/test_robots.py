"""What a host asks of robots is heeded, also where it can't be asked."""

from datetime import UTC, datetime, timedelta

import pytest

from tocsin.collect.conditions import CollectError, Condition
from tocsin.collect.robots import Robots, learnt, robots_address
from tocsin.collect.visits import Visit

NOW = datetime(2026, 3, 3, 10, tzinfo=UTC)
HOST = "https://courier.example"
HOUR = timedelta(hours=1)

RULES = """
User-agent: *
Disallow: /admin/
Allow: /admin/news
Crawl-delay: 7

User-agent: Tocsin
Disallow: /archive/*.pdf$
Sitemap: https://courier.example/news.xml
"""


def answer(status: int = 200, content: str = RULES, **headers: str) -> Visit:
    address = f"{HOST}/robots.txt"
    return Visit(
        source=address,
        address=address,
        status=status,
        fetched=NOW.isoformat(),
        content=content.encode() if status == 200 else b"",
        headers=tuple((name.replace("_", "-"), value) for name, value in headers.items()),
    )


def no_answer(condition: Condition) -> CollectError:
    return CollectError(f"{HOST}/robots.txt", "no answer", "try again", condition)


def test_rules_for_the_reader_itself_come_before_those_for_all() -> None:
    robots = learnt(answer(), NOW)
    assert robots.allows(f"{HOST}/admin/x")
    assert not robots.allows(f"{HOST}/archive/1.pdf")
    assert robots.sitemaps == (f"{HOST}/news.xml",)
    assert robots.delay is None


def test_rules_for_all_hold_where_none_are_for_the_reader() -> None:
    robots = learnt(answer(content=RULES.partition("User-agent: Tocsin")[0]), NOW)
    assert not robots.allows(f"{HOST}/admin/x")
    assert robots.allows(f"{HOST}/admin/news")
    assert robots.allows(f"{HOST}/robots.txt")
    assert robots.delay == timedelta(seconds=7)


@pytest.mark.parametrize(
    ("line", "seconds"),
    [
        ("Crawl-delay: 0.5", 0.5),
        ("Request-rate: 1/30s", 30),
        ("Crawl-delay: 86400", 3600),
        ("Crawl-delay: 1e999", None),
        ("Crawl-delay: nan", None),
        ("Crawl-delay: -3", None),
        ("Crawl-delay: soon", None),
    ],
)
def test_a_delay_is_heeded_within_reason(line: str, seconds: float | None) -> None:
    robots = learnt(answer(content=f"User-agent: *\n{line}\n"), NOW)
    assert robots.delay == (None if seconds is None else timedelta(seconds=seconds))


@pytest.mark.parametrize(
    "content", ["", "<html>Not here</html>", "\ufeff\x00\xff" * 9, "x" * 10**6]
)
def test_what_holds_no_rules_forbids_nothing(content: str) -> None:
    assert learnt(answer(content=content), NOW).allows(f"{HOST}/a")


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_where_there_are_no_rules_all_is_allowed(status: int) -> None:
    assert learnt(answer(status), NOW).allows(f"{HOST}/a")


@pytest.mark.parametrize("came", [answer(503), answer(429), no_answer("timeout")])
def test_where_the_server_fails_nothing_is_allowed_but_to_ask_again(
    came: Visit | CollectError,
) -> None:
    robots = learnt(came, NOW)
    assert not robots.allows(f"{HOST}/a")
    assert robots.allows(f"{HOST}/robots.txt")
    assert robots.until == NOW + HOUR
    assert came.condition in robots.why and robots.refusal == came.condition


def test_what_was_known_holds_on_for_thirty_days_of_failing() -> None:
    robots = learnt(answer(), NOW)
    for day in range(1, 30):
        robots = learnt(no_answer("unreachable"), NOW + timedelta(days=day), robots)
        assert not robots.allows(f"{HOST}/archive/1.pdf")
    robots = learnt(no_answer("unreachable"), NOW + timedelta(days=31), robots)
    assert robots.allows(f"{HOST}/archive/1.pdf")


@pytest.mark.parametrize(
    ("said", "hours"), [("max-age=7200", 2), ("max-age=1", 1), ("max-age=999999", 24), ("x", 24)]
)
def test_rules_are_kept_as_long_as_the_server_says_within_a_day(said: str, hours: int) -> None:
    assert learnt(answer(cache_control=said), NOW).until == NOW + hours * HOUR


def test_unchanged_rules_are_known_anew() -> None:
    before = learnt(answer(), NOW)
    after = learnt(answer(304), NOW + HOUR, before)
    assert (after.rules, after.learnt) == (before.rules, NOW + HOUR)


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("https://courier.example/a/b?c#d", f"{HOST}/robots.txt"),
        ("https://user:secret@courier.example/a", f"{HOST}/robots.txt"),
        ("http://courier.example:8080/", "http://courier.example:8080/robots.txt"),
    ],
)
def test_each_origin_has_its_own_rules(address: str, place: str) -> None:
    assert robots_address(address) == place


def test_what_is_no_address_is_not_allowed() -> None:
    assert not learnt(answer(), NOW).allows("http://[broken")


def test_rules_are_plain_data() -> None:
    assert isinstance(learnt(answer(), NOW), Robots)
    assert learnt(answer(), NOW) == learnt(answer(), NOW)
