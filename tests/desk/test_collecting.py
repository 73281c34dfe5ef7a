"""Turns are given once, to hosts that may be asked; what they bring is in the record, once."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.desk.feeds import COURIER, POST, Web, feed, take, visit
from tests.desk.made import attack, fair, post
from tests.desk.sent import Clock
from tocsin.collect.conditions import CollectError, ElsewhereError
from tocsin.collect.retry import TRIES
from tocsin.collect.turns import ask
from tocsin.collect.visits import Hop
from tocsin.desk.collecting import settle
from tocsin.desk.desk import Desk
from tocsin.records import Page
from tocsin.store import Store, turns

RULES = "https://courier.example/robots.txt"


@pytest.fixture
def desk(where: str, clock: Clock) -> Iterator[Desk]:
    with Desk(where, by="Mira", clock=clock) as opened:
        opened.sources.add(COURIER, name="Orlec Courier")
        yield opened


@pytest.fixture
def web() -> Web:
    return Web({COURIER: feed("market", "fair"), attack().source: attack(), fair().source: fair()})


def run(desk: Desk, web: Web, clock: Clock, **span: float) -> None:
    """Take turns for as long as that, a second at a time where there is something to do."""
    end = clock.now + timedelta(**span)
    while (ahead := desk.collecting.next()) and ahead < end:
        clock.now = max(clock.now, ahead)
        if not take(desk, web):
            clock.on(seconds=1)
    clock.now = end


def test_a_host_says_first_what_it_allows_then_gives_its_feed_and_then_pages(
    desk: Desk, web: Web, clock: Clock
) -> None:
    run(desk, web, clock, minutes=1)
    assert web.asked == [RULES, COURIER, attack().source, fair().source]
    assert desk.size().articles == 2
    row = desk.sources.list()[0]
    assert row.last and (row.last.condition, row.last.new) == ("undated", 2)


def test_a_turn_is_given_once(desk: Desk, where: str, clock: Clock) -> None:
    with Desk(where, clock=clock) as other:
        assert len(desk.collecting.due()) == 1
        assert other.collecting.due() == ()


def test_a_turn_that_is_never_heard_of_is_given_again(desk: Desk, web: Web, clock: Clock) -> None:
    desk.collecting.due()
    clock.on(minutes=4)
    assert desk.collecting.due() == ()
    clock.on(minutes=1)
    (turn,) = desk.collecting.due()
    assert turn.address == RULES


def test_a_host_rests_between_two_requests(desk: Desk, web: Web, clock: Clock) -> None:
    assert take(desk, web) == 1
    assert take(desk, web) == 0
    clock.on(seconds=1)
    assert take(desk, web) == 1


def test_a_host_that_asks_for_more_rest_gets_it(desk: Desk, web: Web, clock: Clock) -> None:
    web.there[RULES] = b"User-agent: *\nCrawl-delay: 30"
    take(desk, web)
    clock.on(seconds=29)
    assert take(desk, web) == 0
    clock.on(seconds=1)
    assert take(desk, web) == 1


def test_what_a_host_forbids_is_not_asked_for(desk: Desk, web: Web, clock: Clock) -> None:
    web.there[RULES] = b"User-agent: *\nDisallow: /rss"
    take(desk, web)
    clock.on(seconds=1)
    (turn,) = desk.collecting.due()
    answer = ask(turn)
    desk.collecting.came(turn, answer)
    row = desk.sources.list()[0]
    assert row.last and row.last.condition == "disallowed"


def test_a_host_whose_rules_cannot_be_had_is_not_said_to_forbid_anything(
    desk: Desk, web: Web, clock: Clock
) -> None:
    """And as nothing is asked of it then, it need not rest."""
    web.there[RULES] = visit(RULES, status=503)
    take(desk, web)
    clock.on(minutes=2)
    (turn,) = desk.collecting.due()
    desk.collecting.came(turn, ask(turn))
    (told,) = desk.sources.show(COURIER).polls
    assert (told.poll.condition, told.why) == ("server error", "robots.txt: server error")
    desk.sources.add("https://courier.example/top")
    assert len(desk.collecting.due()) == 1


def test_an_item_is_got_once(desk: Desk, web: Web, clock: Clock) -> None:
    run(desk, web, clock, days=1)
    assert web.asked.count(attack().source) == 1
    assert web.asked.count(COURIER) > 2


def test_news_are_got_before_what_piled_up(desk: Desk, web: Web, clock: Clock) -> None:
    """A source that is new may name more than its host gives in a day."""
    web.there[COURIER] = feed(*(f"old-{number}" for number in range(200)))
    run(desk, web, clock, minutes=1)
    news = "https://courier.example/news"
    web.there[news] = feed("market")
    desk.sources.add(news)
    run(desk, web, clock, seconds=10)
    assert desk.size().articles == 1
    assert sum(one.waiting for one in desk.sources.list()) > 100


def test_an_item_of_two_sources_is_got_once(desk: Desk, web: Web, clock: Clock) -> None:
    other = "https://courier.example/top"
    web.there[other] = feed("market")
    desk.sources.add(other)
    run(desk, web, clock, minutes=5)
    assert web.asked.count(attack().source) == 1


def test_an_article_that_the_record_has_is_not_asked_for(
    desk: Desk, web: Web, clock: Clock
) -> None:
    list(desk.add([attack()]))
    run(desk, web, clock, minutes=5)
    assert attack().source not in web.asked and fair().source in web.asked


def test_an_article_that_was_edited_is_got_again(desk: Desk, web: Web, clock: Clock) -> None:
    web.there[COURIER] = feed("market 2026-01-01T10:00:00Z")
    run(desk, web, clock, hours=3)
    web.there[COURIER] = feed("market 2026-01-01T12:00:00Z")
    web.there[attack().source] = attack("market", "2026-05-11", "The League denied it.")
    run(desk, web, clock, days=1)
    assert web.asked.count(attack().source) == 2
    assert len(desk.versions(attack().source)) == 2


def dated(*items: str) -> bytes:
    """A feed of these items: the ends of their addresses, each with its date after a space."""
    inside = "".join(
        f"<item><title>Report {link}</title><link>/{link}</link><pubDate>{day}</pubDate></item>"
        for link, day in (one.split() for one in items)
    )
    return f"<rss><channel><title>News</title>{inside}</channel></rss>".encode()


def test_an_article_that_was_given_a_later_date_is_got_again(
    desk: Desk, web: Web, clock: Clock
) -> None:
    """Most feeds have no other way to say that it was edited."""
    web.there[COURIER] = dated("market 2026-01-01T10:00:00Z", "fair 2026-01-01T09:00:00Z")
    run(desk, web, clock, hours=3)
    web.there[COURIER] = dated("market 2026-01-01T12:00:00Z", "fair 2026-01-01T09:00:00Z")
    run(desk, web, clock, days=1)
    pages = (attack().source, fair().source)
    assert [web.asked.count(one) for one in pages] == [2, 1]


def test_a_feed_that_dates_all_it_has_anew_does_not_say_that_it_was_edited(
    desk: Desk, web: Web, clock: Clock
) -> None:
    for hour in range(10, 20, 3):
        web.there[COURIER] = dated(
            *(f"{one} 2026-01-01T{hour}:00:00Z" for one in ("market", "fair"))
        )
        run(desk, web, clock, hours=3)
    assert [web.asked.count(one.source) for one in (attack(), fair())] == [1, 1]


def test_after_a_source_dated_all_anew_a_later_date_is_an_edit_again(
    desk: Desk, web: Web, clock: Clock
) -> None:
    """A publisher moves to another system once, and goes on."""
    for market, fair_ in (("01", "01"), ("02", "02"), ("03", "02")):
        web.there[COURIER] = dated(f"market 2026-01-{market}", f"fair 2026-01-{fair_}")
        run(desk, web, clock, hours=3)
    assert [web.asked.count(one.source) for one in (attack(), fair())] == [2, 1]


def test_an_only_article_that_was_given_a_later_date_is_got_again(
    desk: Desk, web: Web, clock: Clock
) -> None:
    for day in ("01", "02"):
        web.there[COURIER] = dated(f"market 2026-01-{day}")
        run(desk, web, clock, hours=3)
    assert web.asked.count(attack().source) == 2


def test_a_page_at_another_site_is_asked_for_by_that_ones_rules_and_pace(
    desk: Desk, web: Web, clock: Clock
) -> None:
    """An aggregator may lead to hundreds of a paper's, each time it is asked."""
    lead = "https://courier.example/lead"
    web.there[COURIER] = feed("lead", "fair")
    web.there[lead] = ElsewhereError(lead, post().source)
    web.there[post().source] = post()
    rules = "https://post.example/robots.txt"
    web.there[rules] = b"User-agent: *"
    run(desk, web, clock, minutes=5)
    assert desk.size().articles == 2
    asked = [one for one in web.asked if one in (lead, rules, post().source)]
    assert asked == [lead, rules, post().source]


def test_a_page_that_another_site_forbids_is_not_asked_for(
    desk: Desk, web: Web, clock: Clock
) -> None:
    lead, there = "https://courier.example/lead", "https://post.example/a"
    web.there[COURIER], web.there[lead] = feed("lead"), ElsewhereError(lead, there)
    web.there["https://post.example/robots.txt"] = b"User-agent: *\nDisallow: /a"
    for _ in range(9):
        given = desk.collecting.due()
        for turn in given:
            allowed = turn.robots is None or turn.robots.allows(turn.address)
            desk.collecting.came(turn, web.ask(turn) if allowed else ask(turn))
        clock.on(seconds=1)
    assert lead in web.asked and there not in web.asked
    assert not desk.sources.list()[0].waiting


def test_sites_that_lead_to_each_other_for_ever_are_given_up(
    desk: Desk, web: Web, clock: Clock
) -> None:
    one, other = "https://courier.example/lead", "https://post.example/back"
    web.there |= {
        COURIER: feed("lead"),
        one: ElsewhereError(one, other),
        other: ElsewhereError(other, one),
    }
    run(desk, web, clock, days=1)
    assert web.asked.count(one) + web.asked.count(other) == TRIES


def test_a_page_that_was_got_again_while_it_waited_is_not_settled_by_the_old_one(
    desk: Desk, web: Web, clock: Clock, store: Store
) -> None:
    """The newer may be an edit, and was passed over as the old one was on its way."""
    web.there[COURIER] = feed("market")
    for _ in range(2):
        take(desk, web)
        clock.on(seconds=1)
    (first,) = desk.collecting.due()
    desk.collecting.came(first, attack())
    came = clock()
    clock.on(hours=1, minutes=15)
    while first.id not in (given := {turn.id: turn for turn in desk.collecting.due()}):
        for turn in given.values():
            desk.collecting.came(turn, web.ask(turn))
        clock.on(seconds=1)
    desk.collecting.came(given[first.id], attack())
    (added,) = desk.add([attack()])
    with store.collect() as view:
        settle(view, first.source, first.id, added, came)
    assert desk.sources.list()[0].waiting == 1
    run(desk, web, clock, hours=2)
    assert desk.sources.list()[0].waiting == 0


def test_what_is_to_be_got_again_comes_after_what_never_was(
    desk: Desk, web: Web, clock: Clock
) -> None:
    """Else a sitemap that calls all its pages edited at every look would keep back the news."""
    web.there[COURIER] = feed("market 2026-01-01T10:00:00Z")
    run(desk, web, clock, hours=3)
    web.there[COURIER] = feed("market 2026-01-01T12:00:00Z", "fair")
    run(desk, web, clock, days=1)
    pages = (market, fair_) = attack().source, fair().source
    assert [one for one in web.asked if one in pages] == [market, fair_, market]


def test_a_page_that_is_subscribed_to_is_got_whenever_it_changed(
    desk: Desk, web: Web, clock: Clock
) -> None:
    address = attack().source
    desk.sources.remove(COURIER, why="test")
    desk.sources.add(address, kind="page")
    for page in (attack(), attack("market", "2026-05-11", "The League denied it.")):
        web.there[address] = visit(address, page.content)
        run(desk, web, clock, days=1)
    assert len(desk.versions(address)) == 2


def test_a_host_that_nothing_is_wanted_of_any_more_is_forgotten_with_what_it_allows(
    desk: Desk, web: Web, clock: Clock, store: Store
) -> None:
    desk.sources.add(POST)
    run(desk, web, clock, minutes=1)
    with store.look() as view:
        assert turns.hosts(view) == {"courier.example", "post.example"}
    desk.sources.remove(POST, why="test")
    run(desk, web, clock, days=3)
    with store.look() as view:
        assert turns.hosts(view) == {"courier.example"}
        assert turns.origins(view) == ["https://courier.example"]


def test_a_page_that_fails_in_passing_is_tried_again(desk: Desk, web: Web, clock: Clock) -> None:
    web.there[COURIER] = feed("market")
    web.there[attack().source] = CollectError(attack().source, "slow", "wait", "timeout")
    run(desk, web, clock, minutes=20)
    web.there[attack().source] = attack()
    run(desk, web, clock, hours=3)
    assert desk.size().articles == 1
    web.there[fair().source] = CollectError(fair().source, "slow", "wait", "timeout")
    web.there[COURIER] = feed("market", "fair")
    run(desk, web, clock, days=2)
    assert web.asked.count(fair().source) == 5


def test_a_host_that_refuses_a_page_is_left_alone_for_as_long_as_it_says(
    desk: Desk, web: Web, clock: Clock
) -> None:
    rest = timedelta(hours=1)
    web.there[attack().source] = CollectError(attack().source, "busy", "wait", "throttled", rest)
    run(desk, web, clock, minutes=59)
    assert web.asked[-1] == attack().source and web.asked.count(COURIER) == 1
    run(desk, web, clock, minutes=5)
    assert len(web.asked) > 3


def test_a_page_that_is_not_there_is_lost(desk: Desk, web: Web, clock: Clock) -> None:
    web.there[COURIER] = feed("market", "none")
    run(desk, web, clock, days=1)
    health = desk.sources.list()[0].health
    assert health and (health.read, health.lost, health.got) == (1, 1, 0.5)
    assert web.asked.count("https://courier.example/none") == 4


def test_a_page_that_its_feed_is_ahead_of_is_got_when_it_is_there(
    desk: Desk, web: Web, clock: Clock
) -> None:
    page = web.there.pop(attack().source)
    run(desk, web, clock, minutes=1)
    web.there[attack().source] = page
    run(desk, web, clock, minutes=10)
    assert desk.size().articles == 2


def test_news_that_could_not_be_had_for_hours_are_got_when_they_are_named_again(
    desk: Desk, web: Web, clock: Clock
) -> None:
    """But not what is old, or a server that is gone would be asked for ever."""
    told = (f"market {clock.now:%Y-%m-%d}", "fair 2025-01-01")
    web.there[COURIER] = feed(*told)
    for one in (attack(), fair()):
        web.there[one.source] = CollectError(one.source, "away", "wait", "unreachable")
    run(desk, web, clock, hours=12)
    web.there |= {COURIER: feed(*told, "none"), attack().source: attack(), fair().source: fair()}
    run(desk, web, clock, days=1)
    assert desk.size().articles == 1
    assert web.asked.count(attack().source) == 6


def test_a_page_whose_reader_was_killed_is_got_again(desk: Desk, web: Web, clock: Clock) -> None:
    web.there[COURIER] = feed("market")
    for _ in range(2):
        take(desk, web)
        clock.on(seconds=1)
    (turn,) = desk.collecting.due()
    desk.collecting.came(turn, web.ask(turn))
    run(desk, web, clock, minutes=59)
    assert desk.size().articles == 0
    run(desk, web, clock, minutes=2)
    assert desk.size().articles == 1


def test_where_enough_waits_to_be_read_sources_alone_are_asked(
    desk: Desk, web: Web, clock: Clock
) -> None:
    for _ in range(2):
        take(desk, web)
        clock.on(seconds=1)
    assert desk.collecting.due(pages=False) == ()
    assert len(desk.collecting.due()) == 1


def test_no_more_turns_are_given_than_are_asked_for(desk: Desk, web: Web, clock: Clock) -> None:
    """Sources, items of hosts and items of none are no more together."""
    links = "".join(f"<item><link>https://{name}.example/</link></item>" for name in "abc")
    web.there[COURIER] = f"<rss><channel>{links}</channel></rss>".encode()
    for _ in range(2):
        take(desk, web)
        clock.on(seconds=1)
    desk.sources.add(POST)
    assert [len(desk.collecting.due(2)) for _ in range(3)] == [2, 2, 0]


def test_what_waited_when_its_source_was_removed_is_got_where_it_is_told_of_anew(
    desk: Desk, web: Web, clock: Clock
) -> None:
    while attack().source not in web.asked:
        take(desk, web)
        clock.on(seconds=1)
    desk.sources.remove(COURIER, why="test")
    desk.sources.add(COURIER)
    run(desk, web, clock, minutes=5)
    assert desk.size().articles == 2 and web.asked.count(attack().source) == 1


def test_a_source_that_moved_for_good_is_followed(desk: Desk, web: Web, clock: Clock) -> None:
    hop = Hop(address=COURIER, status=301, to=POST)
    web.there[COURIER] = replace(visit(COURIER, feed("market")), hops=(hop,))
    web.there[POST] = feed("oskara")
    web.there[post().source] = post()
    run(desk, web, clock, days=3)
    row = desk.sources.list()[0]
    assert (row.subscription.address, row.id) == (POST, desk.sources.show("Orlec Courier").row.id)
    assert POST in web.asked


def test_two_collectors_never_ask_a_host_at_once(desk: Desk, web: Web, clock: Clock) -> None:
    desk.sources.add("https://courier.example/top")
    given = desk.collecting.due()
    assert [turn.address for turn in given] == [RULES]


def test_an_alert_that_stands_whole_in_its_feed_is_got_of_no_host(
    desk: Desk, web: Web, clock: Clock
) -> None:
    """And two that share a link are two."""
    desk.sources.remove(COURIER, why="test")
    desk.sources.add(POST, kind="alerts")
    alert = (
        "<alert xmlns='urn:oasis:names:tc:emergency:cap:1.2'><identifier>%s</identifier></alert>"
    )
    entries = "".join(
        f"<entry><id>{name}</id><title>Flood</title><link href='/'/>"
        f"<content type='application/cap+xml'>{alert % name}</content></entry>"
        for name in "ab"
    )
    web.there[POST] = f"<feed xmlns='http://www.w3.org/2005/Atom'>{entries}</feed>".encode()
    for _ in range(2):
        take(desk, web)
        clock.on(seconds=1)
    one, other = desk.collecting.due()
    assert one.item and other.item and one.item.embedded != other.item.embedded
    assert one.address == other.address == ""


def test_a_folder_is_asked_and_read_like_the_web(desk: Desk, clock: Clock, tmp_path: Path) -> None:
    desk.sources.remove(COURIER, why="test")
    desk.sources.add(str(tmp_path), kind="folder")
    (tmp_path / "market.html").write_bytes(attack().content)
    for _ in range(2):
        for turn in desk.collecting.due():
            answer = ask(turn)
            desk.collecting.came(turn, answer)
            if isinstance(answer, Page):
                for added in desk.add([answer]):
                    desk.collecting.settled(turn.source, turn.id, added)
        clock.on(seconds=1)
    assert desk.size().articles == 1
