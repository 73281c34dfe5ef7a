"""Sitemaps that an index names, and further pages of a feed, tell of items as their source does."""

from collections.abc import Iterator

import pytest

from tests.desk.feeds import COURIER, Web, feed, index, sitemap, take
from tests.desk.made import attack, fair
from tests.desk.sent import Clock
from tests.desk.test_collecting import run
from tocsin.collect.conditions import CollectError
from tocsin.desk.desk import Desk
from tocsin.desk.sources import SourceFile

INDEX = "https://courier.example/sitemap.xml"
NEWS = "https://courier.example/news.xml"
OLD = "https://cdn.example/2019.xml"
MARKET, FAIR = attack().source, fair().source


@pytest.fixture
def desk(where: str, clock: Clock) -> Iterator[Desk]:
    with Desk(where, by="Mira", clock=clock) as opened:
        yield opened


@pytest.fixture
def web() -> Web:
    return Web(
        {
            INDEX: index(f"{OLD} 2019-05-01", f"{NEWS} 2026-03-01"),
            NEWS: sitemap(MARKET),
            OLD: sitemap(FAIR),
            MARKET: attack(),
            FAIR: fair(),
        }
    )


def collected(
    desk: Desk, web: Web, clock: Clock, address: str = INDEX, **span: float
) -> SourceFile:
    """The source, after it was collected from for as long as that, ever less often."""
    desk.sources.add(address, name="Orlec Courier", most="43200")
    run(desk, web, clock, **span)
    return desk.sources.show("Orlec Courier")


def test_who_subscribes_to_an_index_gets_the_articles_of_its_sitemaps(
    desk: Desk, web: Web, clock: Clock
) -> None:
    """They are neither polls of the source nor pages of it."""
    found = collected(desk, web, clock, days=1)
    assert desk.size().articles == 2
    assert {one.poll.condition for one in found.polls} == {"good", "unchanged"}
    assert len(found.polls) == web.asked.count(INDEX)
    health = found.row.health
    assert health and (health.read, health.empty, health.lost) == (2, 0, 0)
    assert found.row.waiting == 0


def test_all_sitemaps_are_asked_before_any_page(desk: Desk, web: Web, clock: Clock) -> None:
    """The last that an index names may be that of the news."""
    other = "https://courier.example/sport.xml"
    web.there[INDEX] = index(f"{other} 2026-03-02", f"{NEWS} 2026-03-01")
    web.there[other] = sitemap(*(f"https://courier.example/{number}" for number in range(9)))
    collected(desk, web, clock, minutes=1)
    assert web.asked[1:5] == [INDEX, other, NEWS, MARKET]


def test_a_sitemap_is_asked_again_where_it_is_said_to_have_changed(
    desk: Desk, web: Web, clock: Clock
) -> None:
    collected(desk, web, clock, days=1)
    assert (web.asked.count(NEWS), web.asked.count(OLD)) == (1, 1)
    web.there[INDEX] = index(f"{OLD} 2019-05-01", f"{NEWS} 2026-03-02")
    run(desk, web, clock, days=1)
    assert (web.asked.count(NEWS), web.asked.count(OLD)) == (2, 1)


@pytest.mark.parametrize("today", [False, True])
def test_one_that_may_have_changed_is_asked_each_time_though_its_index_is_the_same(
    desk: Desk, web: Web, clock: Clock, today: bool
) -> None:
    """As where no date is given, or only the day that isn't over."""
    web.there[INDEX] = index(f"{NEWS} {clock.now:%Y-%m-%d}" if today else NEWS)
    collected(desk, web, clock, hours=6)
    times = web.asked.count(INDEX)
    assert times > 2
    assert web.asked.count(NEWS) == times
    web.there[NEWS] = sitemap(MARKET, FAIR)
    run(desk, web, clock, hours=3)
    assert desk.size().articles == 2


def test_what_sitemaps_bring_counts_for_how_often_their_index_is_asked(
    desk: Desk, web: Web, clock: Clock
) -> None:
    """But for what had piled up before."""
    web.there[INDEX] = index(NEWS)
    collected(desk, web, clock, hours=6)
    web.there[NEWS] = sitemap(MARKET, FAIR)
    run(desk, web, clock, hours=12)
    brought = [one.poll.new for one in desk.sources.show("Orlec Courier").polls]
    assert sum(brought) == 1


def test_a_sitemap_that_cannot_be_had_is_lost_and_named(desk: Desk, web: Web, clock: Clock) -> None:
    del web.there[OLD]
    found = collected(desk, web, clock, days=1)
    assert [one.why for one in found.polls if one.why] == [f"{OLD}: the server answered 404"]
    assert found.row.health and (found.row.health.read, found.row.health.lost) == (1, 1)
    assert web.asked.count(OLD) == 4


def test_a_sitemap_is_named_without_what_is_secret_in_its_address(
    desk: Desk, web: Web, clock: Clock
) -> None:
    web.there[INDEX] = index(f"{OLD}?token=SECRET")
    found = collected(desk, web, clock, days=1)
    assert found.row.health and found.row.health.lost
    assert not any("SECRET" in one.why for one in found.polls)


def test_one_that_fails_in_passing_is_tried_again(desk: Desk, web: Web, clock: Clock) -> None:
    web.there[INDEX] = index(f"{NEWS} 2026-03-01")
    web.there[NEWS] = CollectError(NEWS, "slow", "wait", "timeout")
    collected(desk, web, clock, minutes=4)
    web.there[NEWS] = sitemap(MARKET)
    run(desk, web, clock, minutes=30)
    assert desk.size().articles == 1
    assert web.asked.count(NEWS) == 2


def test_indexes_that_name_themselves_and_each_other_lead_nowhere(
    desk: Desk, web: Web, clock: Clock
) -> None:
    web.there[INDEX] = index(INDEX, NEWS, "http://127.0.0.1/x")
    web.there[NEWS] = index(INDEX, NEWS)
    collected(desk, web, clock, minutes=50)
    assert (web.asked.count(INDEX), web.asked.count(NEWS)) == (2, 1)
    assert desk.collecting.due() == ()


def test_where_much_waits_no_sitemap_is_asked_for_more(
    desk: Desk, web: Web, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Or an index that names others at every look would fill the disk; but none is lost."""
    monkeypatch.setattr("tocsin.desk.giving._MANY", 1)
    desk.sources.add(INDEX, name="Orlec Courier")
    web.there[INDEX] = index(f"{NEWS} 2026-03-01", f"{OLD} 2019-05-01")
    run(desk, web, clock, minutes=1)
    assert NEWS not in web.asked and OLD not in web.asked
    monkeypatch.setattr("tocsin.desk.giving._MANY", 2)
    run(desk, web, clock, hours=1)
    assert web.asked.count(NEWS) == web.asked.count(OLD) == 1


def test_a_source_that_is_removed_takes_its_sitemaps_along(
    desk: Desk, web: Web, clock: Clock
) -> None:
    desk.sources.add(INDEX)
    while not web.asked.count(INDEX):
        take(desk, web)
        clock.on(seconds=1)
    (turn,) = (one for one in desk.collecting.due() if one.kind == "listing")
    desk.sources.remove(INDEX, why="test")
    assert desk.collecting.came(turn, web.ask(turn)) == 0
    assert desk.collecting.due() == ()


def paged(*items: str, following: str) -> bytes:
    """A page of a feed that names the next one."""
    entries = "".join(f"<entry><id>{one}</id><link href='{one}'/></entry>" for one in items)
    link = f"<link rel='next' href='{following}'/>"
    return f"<feed xmlns='http://www.w3.org/2005/Atom'>{link}{entries}</feed>".encode()


def test_what_a_feed_scrolled_away_since_the_last_poll_is_caught_up(
    desk: Desk, web: Web, clock: Clock
) -> None:
    """But not its past when it is new."""
    second, third = f"{COURIER}?page=2", f"{COURIER}?page=3"
    web.there[COURIER] = paged("/old", following=second)
    collected(desk, web, clock, COURIER, days=1)
    assert second not in web.asked
    web.there[COURIER] = paged(MARKET, following=second)
    web.there[second] = paged(FAIR, "/old", following=third)
    run(desk, web, clock, days=1)
    assert desk.size().articles == 2
    assert (web.asked.count(second), web.asked.count(third)) == (1, 0)


def test_a_feed_whose_next_page_is_itself_is_asked_twice(
    desk: Desk, web: Web, clock: Clock
) -> None:
    web.there[COURIER] = paged("/old", following=COURIER)
    collected(desk, web, clock, COURIER, minutes=10)
    web.there[COURIER] = paged(MARKET, following=COURIER)
    run(desk, web, clock, hours=1.5)
    assert web.asked.count(COURIER) <= len(desk.sources.show("Orlec Courier").polls) + 1


def test_words_to_exclude_hold_for_a_further_page_too(desk: Desk, web: Web, clock: Clock) -> None:
    desk.sources.add(INDEX, name="Orlec Courier", exclude="market")
    web.there[INDEX] = index(NEWS)
    web.there[NEWS] = feed("market", "fair")
    run(desk, web, clock, minutes=10)
    assert MARKET not in web.asked and FAIR in web.asked
