"""The whole desk in the browser on the sample: each link leads somewhere, at every moment."""

import html
import re
from collections import Counter
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

pytestmark = pytest.mark.slow

Kind = tuple[str, tuple[str, ...]]
EVE, AFTER = "2026-03-20", "2026-03-23"
PAGES = [
    "/",
    "/incidents",
    "/statements",
    "/blame",
    "/warned",
    "/stories",
    "/search?q=Glassworks",
    "/filters",
    "/proposals",
    "/cases",
    "/recipients",
    "/warnings",
    "/watches",
    "/watches/karsk-crowds",
    "/surges?place=Karsk",
    "/review",
    "/judgements",
    "/grades",
    "/sources",
    "/accounts",
    "/account",
    "/actors?name=Keldoria",
]


def links(page: str) -> Iterator[str]:
    """Where a page leads at the desk, without the place in the page."""
    for found in re.findall(r'(?:href|method="get" action)="([^"]+)"', page):
        address = html.unescape(found).partition("#")[0]
        if address.startswith("/"):
            yield address


def kind(address: str) -> Kind:
    """What an address shows: the page without ids, and the names of what it is asked."""
    path, _, query = address.partition("?")
    names = sorted({one.partition("=")[0] for one in query.split("&")} - {"as_of"})
    return re.sub(r"[0-9a-f]{20}", "ID", path), tuple(names)


@pytest.mark.parametrize("start", ["/", f"/?as_of={AFTER}"])
def test_every_link_on_every_page_answers(at: TestClient, start: str) -> None:
    """Of lists by filter a few of each kind; of incidents, articles, actors, stories all."""
    todo, met, asked = [start], {start}, Counter[Kind]()
    reached = set()
    while todo:
        address = todo.pop()
        answer = at.get(address)
        assert answer.status_code == 200, address
        reached.add(kind(answer.url.path)[0])
        if "html" not in answer.headers["Content-Type"]:
            continue
        found = set(links(answer.text))
        if start != "/":
            found = {one for one in found if f"as_of={AFTER}" in one}
        for one in sorted(found - met):
            met.add(one)
            asked[kind(one)] += 1
            if not kind(one)[1] or asked[kind(one)] <= 12:
                todo.append(one)
    assert {"/incidents/ID", "/articles/ID", "/actors/ID", "/stories/ID"} <= reached
    assert {"/cases/ID", "/recipients/karsk-police"} <= reached


def test_every_sentence_that_is_led_to_is_where_the_link_says(at: TestClient) -> None:
    page = at.get("/statements").text + at.get("/blame").text + at.get("/warned").text
    found = set(re.findall(r'href="(/articles/[^"#]+)#(s\d+)"', page))
    assert len(found) > 20
    for address, place in found:
        assert f'id="{place}"' in at.get(html.unescape(address)).text, (address, place)


@pytest.mark.parametrize("page", PAGES)
def test_each_page_as_of_the_eve_knows_nothing_of_the_attack(at: TestClient, page: str) -> None:
    beside = "&" if "?" in page else "?"
    then = at.get(f"{page}{beside}as_of={EVE}")
    assert then.status_code in (200, 307)
    assert "nothing learnt later is on this page" in then.text
    assert "21 March 2026" not in then.text.replace("until 21 March 2026", "")
    away = [one for one in links(then.text) if f"as_of={EVE}" not in one and "/static/" not in one]
    own = {page, page.partition("?")[0]}  # back to now, and where the control of as-of leads
    assert {one.replace("%20", " ") for one in away} <= own or "/actors/" in away[0]


def test_the_attack_is_shown_with_figures_blame_contradictions_and_warnings(at: TestClient) -> None:
    listed = at.get("/incidents?kind=shooting&place=Karsk").text
    (attack,) = set(re.findall(r'<h3><a href="(/incidents/[0-9a-f]{20})"', listed))
    page = at.get(attack).text
    for heading in (
        "Figures, by account and over time",
        "Who is said to have done it",
        "What can&#39;t both be true",
        "Warnings in the news",
    ):
        assert heading.replace("&#39;", "'") in page.replace("&#39;", "'"), heading
    assert page.count('class="range"') > 10 and "none offered" in page


def test_a_corrected_article_shows_both_versions_and_what_had_changed(at: TestClient) -> None:
    found = at.get('/search?q="concert" Glassworks').text
    articles = set(re.findall(r'href="(/articles/[0-9a-f]{20}\?version=2)[#"]', found))
    page = at.get(articles.pop()).text
    assert "<ins>" in page and "<del>" in page
    first = at.get(next(one for one in links(page) if one.endswith("version=1"))).text
    assert "This is version 1 of 2" in first


def test_where_no_place_has_a_point_the_list_says_why_there_is_no_map(at: TestClient) -> None:
    page = at.get("/incidents").text
    assert 'class="map"' not in page and "There is no map: none of these was at a place" in page


def test_a_title_that_was_found_stands_once_and_leads_to_the_sentence(at: TestClient) -> None:
    page = at.get("/search?q=concert").text
    titles = re.findall(r'<h3><a href="/articles/[^"]+#s\d+"><bdi>(.+?)</bdi>', page)
    assert titles and page.count(f"<bdi>{titles[-1]}</bdi>") == 1


def test_times_and_places_are_marked_in_the_text(at: TestClient) -> None:
    address = next(one for one in links(at.get("/blame").text) if "/articles/" in one)
    text = at.get(address).text.partition("<article")[2].partition("</article>")[0]
    assert re.search(r'<span class="n-\w+ when" id="e-\w+">', text)
    assert re.search(r'<span class="n-\w+ place"[^>]*>', text)
    assert 'class="when">a time</span>' in text and 'class="place">a place</span>' in text


@pytest.mark.parametrize("name", ["incidents", "statements", "blame", "warned", "stories"])
def test_lists_are_given_as_csv_as_they_are_filtered(at: TestClient, name: str) -> None:
    whole, some = at.get(f"/{name}.csv"), at.get(f"/{name}.csv?until=2026-01-01")
    assert whole.headers["Content-Type"].startswith("text/csv")
    assert f'filename="{name}.csv"' in whole.headers["Content-Disposition"]
    assert 1 < len(some.text.splitlines()) < len(whole.text.splitlines())


@pytest.mark.parametrize("name", ["incidents", "statements", "blame", "warned", "stories"])
def test_lists_are_feeds_whose_links_lead_back_to_the_desk(at: TestClient, name: str) -> None:
    feed = at.get(f"/{name}.rss?since=2026-03-01")
    assert feed.headers["Content-Type"].startswith("application/rss+xml")
    found = re.findall(r"<item>.*?<link>http://127.0.0.1(.*?)</link>", feed.text)
    assert found
    assert all(at.get(html.unescape(one)).status_code == 200 for one in found)
