"""A poll ends in an outcome whatever the other side does, and each has its reason."""

from datetime import UTC, datetime, timedelta

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from tests.collect.feeds.made import atom, rss
from tests.collect.slow_server import Slow
from tocsin.collect.addresses import Manner
from tocsin.collect.conditions import CollectError
from tocsin.collect.feeds import Item
from tocsin.collect.limits import Limits
from tocsin.collect.polling import Known, Outcome, follow, poll
from tocsin.collect.robots import Robots, learnt
from tocsin.collect.subscriptions import Kind, Subscription

NOW = datetime(2026, 3, 3, tzinfo=UTC)
TIGHT = Limits(max_bytes=100_000, deadline=1.0, quiet=0.5, max_redirects=3)
FEED = rss(
    "<title>Bridge closed</title><link>/a</link><pubDate>Tue, 03 Mar 2026 10:00:00 GMT</pubDate>",
    "<title>Football</title><link>/b</link><pubDate>Tue, 03 Mar 2026 10:00:00 GMT</pubDate>",
    about="<language>en</language>",
)


def ask(
    address: str, known: Known | None = None, kind: Kind = "feed", exclude: tuple[str, ...] = ()
) -> Outcome:
    subscription = Subscription(address=address, kind=kind, exclude=exclude)
    return poll(subscription, known, limits=TIGHT)


def serve(server: HTTPServer, body: str, media_type: str = "application/rss+xml") -> str:
    server.expect_request("/x").respond_with_data(body, content_type=media_type)
    return server.url_for("/x")


def test_a_feed_gives_what_is_wanted_and_why_the_rest_is_not(httpserver: HTTPServer) -> None:
    came = ask(serve(httpserver, FEED), exclude=("football",))
    assert came.condition == "good"
    assert [item.link for item in came.wanted] == [httpserver.url_for("/a")]
    assert [why for _, why in came.unwanted] == ["has “football”"]
    assert came.polled().left == 1


def test_the_same_bytes_are_unchanged_without_a_word_of_the_server(httpserver: HTTPServer) -> None:
    address = serve(httpserver, FEED)
    first = ask(address)
    again = ask(address, first.known)
    assert (again.condition, again.listing, again.known) == ("unchanged", None, first.known)


def test_a_server_that_knows_what_changed_is_asked_for_that_alone(httpserver: HTTPServer) -> None:
    def answer(request: Request) -> Response:
        if request.headers.get("If-None-Match") == '"7"':
            return Response(status=304)
        return Response(FEED, headers={"ETag": '"7"'}, content_type="application/rss+xml")

    httpserver.expect_request("/x").respond_with_handler(answer)
    first = ask(httpserver.url_for("/x"))
    assert ask(httpserver.url_for("/x"), first.known).condition == "unchanged"


@pytest.mark.parametrize(
    ("body", "media_type", "condition"),
    [
        ("<html><title>Sorry</title>", "text/html", "html"),
        ("<html><div class='g-recaptcha'></div>", "text/html", "captcha"),
        ("nothing of use", "application/rss+xml", "garbage"),
        ("", "application/rss+xml", "garbage"),
        (rss(), "text/plain", "empty"),
        (rss("<link>/a</link>"), "application/rss+xml", "undated"),
        ("x" * 200_000, "application/rss+xml", "too large"),
        ("<!DOCTYPE rss [<!ENTITY a 'b'>]><rss/>", "application/rss+xml", "hostile"),
    ],
)
def test_what_is_wrong_with_an_answer_is_named(
    httpserver: HTTPServer, body: str, media_type: str, condition: str
) -> None:
    came = ask(serve(httpserver, body, media_type))
    assert came.condition == condition
    assert came.wanted == () or condition == "undated"


def test_a_refusal_comes_with_the_servers_own_word(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/x").respond_with_data(status=429, headers={"Retry-After": "90"})
    came = ask(httpserver.url_for("/x"))
    assert (came.condition, came.retry_after) == ("throttled", timedelta(seconds=90))
    assert came.polled().retry_after == came.retry_after


def test_silence_and_absence_are_outcomes_too() -> None:
    with Slow([]) as address:
        assert ask(address).condition == "timeout"
    assert ask("http://127.0.0.1:9/").condition == "unreachable"
    assert ask("not an address").condition == "garbage"


def test_what_is_known_outlives_a_bad_hour(httpserver: HTTPServer) -> None:
    known = Known(digest="1")
    assert ask(serve(httpserver, "garbage"), known).known == known
    assert ask("http://127.0.0.1:9/", known).known == known


def test_what_robots_may_not_ask_is_not_asked(httpserver: HTTPServer) -> None:
    robots = Robots(
        origin="x", stance="rules", rules="User-agent: *\nDisallow: /x", learnt=NOW, until=NOW
    )
    subscription = Subscription(address=serve(httpserver, FEED))
    came = poll(subscription, robots=robots, limits=TIGHT)
    assert (came.condition, httpserver.log) == ("disallowed", [])


def test_a_host_whose_rules_cannot_be_had_is_not_said_to_forbid_anything() -> None:
    robots = learnt(CollectError("https://courier.example/robots.txt", "-", "-", "timeout"), NOW)
    came = poll(Subscription(address="https://courier.example/rss"), robots=robots, limits=TIGHT)
    assert (came.condition, came.why) == ("timeout", "robots.txt: timeout")


def test_a_page_where_a_feed_should_be_is_named_with_the_feeds_that_it_links_to(
    httpserver: HTTPServer,
) -> None:
    link = "<link rel='alternate' type='application/rss+xml' href='/news.xml'>"
    came = ask(serve(httpserver, f"<html><head>{link}</head><p>News", "text/html"))
    assert came.condition == "html"
    assert came.why.endswith(f"; give the feed that it names: {httpserver.url_for('/news.xml')}")


def test_only_public_addresses_where_that_is_asked(httpserver: HTTPServer) -> None:
    address = serve(httpserver, FEED)
    for subscribed, named in ((address, None), ("https://courier.example/all", address)):
        subscription = Subscription(address=subscribed)
        manner = Manner(public_only=True)
        came = poll(subscription, named=named, manner=manner, limits=TIGHT)
        assert (came.condition, httpserver.log) == ("private", [])


@pytest.mark.parametrize(
    ("kind", "body", "links"),
    [
        ("index", "<a href='/a'>Bridge closed after inspection</a>", ["/a"]),
        ("list", "# mine\nhttps://courier.example/a\n", ["https://courier.example/a"]),
    ],
)
def test_each_kind_is_read_as_what_it_is(
    httpserver: HTTPServer, kind: Kind, body: str, links: list[str]
) -> None:
    came = ask(serve(httpserver, body, "text/html"), kind=kind)
    assert came.condition == "good"
    assert [
        (item.link or "")[-len(link) :] for item, link in zip(came.wanted, links, strict=True)
    ] == links


def test_a_page_that_is_watched_is_the_page_or_the_wall_before_it(httpserver: HTTPServer) -> None:
    address = serve(httpserver, "<p>The bridge is closed.", "text/html")
    came = ask(address, kind="page")
    assert came.page is not None
    assert came.page.content == b"<p>The bridge is closed."
    httpserver.clear()
    address = serve(httpserver, "<div class='h-captcha'></div>", "text/html")
    assert ask(address, kind="page").condition == "captcha"


def test_an_item_leads_to_its_page_unless_a_wall_stands_before_it(httpserver: HTTPServer) -> None:
    item = Item(link=serve(httpserver, "<p>The bridge is closed.", "text/html"))
    assert follow(item, limits=TIGHT).content == b"<p>The bridge is closed."
    httpserver.clear()
    serve(httpserver, "<div class='g-recaptcha'></div>", "text/html")
    with pytest.raises(CollectError) as caught:
        follow(item, limits=TIGHT)
    assert caught.value.condition == "captcha"


@pytest.mark.parametrize("kind", ["feed", "alerts"])
def test_an_alert_is_a_page_that_a_feed_leads_to(kind: Kind, httpserver: HTTPServer) -> None:
    item = Item(link=serve(httpserver, "<alert/>", "application/cap+xml"))
    assert follow(item, kind, limits=TIGHT).content == b"<alert/>"


def test_an_alert_that_a_feed_holds_whole_is_not_fetched(httpserver: HTTPServer) -> None:
    item = Item(link=httpserver.url_for("/1"), embedded=b"<alert/>")
    page = follow(item, "alerts", limits=TIGHT)
    assert (page.content, page.address) == (b"<alert/>", item.link)
    assert httpserver.log == []


def test_history_keeps_what_the_next_decision_needs(httpserver: HTTPServer) -> None:
    kept = ask(serve(httpserver, FEED)).polled(new=2, empty=1)
    assert (kept.condition, kept.new, kept.empty, kept.language) == ("good", 2, 1, "en")
    assert kept.at.tzinfo is not None


def sitemaps(*names: str) -> str:
    """An index of sitemaps."""
    named = "".join(f"<sitemap><loc>https://courier.example{one}</loc></sitemap>" for one in names)
    return f"<sitemapindex>{named}</sitemapindex>"


def test_the_sitemaps_of_an_index_are_asked_too_even_where_it_has_not_changed(
    httpserver: HTTPServer,
) -> None:
    address = serve(httpserver, sitemaps("/1.xml", "/2.xml"), "application/xml")
    first = ask(address)
    again = ask(address, first.known)
    assert again.condition == "unchanged"
    for came in (first, again):
        named = came.further(0, behind=False)
        assert [(one.link, one.depth) for one in named] == [
            ("https://courier.example/2.xml", 1),
            ("https://courier.example/1.xml", 1),
        ]


def test_an_index_of_indexes_ends_after_one_more(httpserver: HTTPServer) -> None:
    came = ask(serve(httpserver, sitemaps("/x"), "application/xml"))
    assert [one.depth for one in came.further(1, behind=False)] == [2]
    assert came.further(2, behind=False) == ()


def test_the_next_page_of_a_feed_is_asked_where_the_desk_is_behind_and_ten_at_most(
    httpserver: HTTPServer,
) -> None:
    feed = atom("<id>1</id><link href='/a'/>", about='<link rel="next" href="?page=2"/>')
    came = ask(serve(httpserver, feed))
    assert [one.link for one in came.further(0, behind=True)] == [httpserver.url_for("/x?page=2")]
    assert came.further(0, behind=False) == came.further(10, behind=True) == ()
    assert [one.depth for one in came.further(9, behind=True)] == [10]


def test_a_listing_that_was_named_is_read_by_the_same_words(httpserver: HTTPServer) -> None:
    subscription = Subscription(address="https://courier.example/all", exclude=("football",))
    came = poll(subscription, named=serve(httpserver, FEED), limits=TIGHT)
    assert [item.link for item in came.wanted] == [httpserver.url_for("/a")]
