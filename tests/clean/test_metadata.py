"""Each fact about an article comes with where it was found, or isn't there."""

import pytest
from msgspec.structs import replace

from tests.clean.pages import FIRST, HEADLINE, JSON_LD, SECOND, THIRD, html, page
from tocsin.clean import clean
from tocsin.errors import CleanError
from tocsin.records import Sourced

LD = f'<script type="application/ld+json">{JSON_LD}</script>'


def test_json_ld_of_the_article_comes_first() -> None:
    article = clean(page(html(head=LD + '<meta name="author" content="Other Person">')))
    assert article.title == Sourced(value=HEADLINE, where="json-ld", at="NewsArticle.headline")
    assert article.byline == Sourced(value="Mara Tollin", where="json-ld", at="NewsArticle.author")
    assert article.outlet is not None
    assert article.outlet.value == "The Aske Courier"
    assert article.published is not None
    assert article.published.value == "2023-05-03T18:20:00+02:00"
    assert article.published.at == "NewsArticle.datePublished"
    assert article.modified is not None
    assert article.modified.value == "2023-05-04"
    assert article.language == Sourced(value="en", where="json-ld", at="NewsArticle.inLanguage")


def test_the_user_knows_best() -> None:
    article = clean(page(html(head=LD)), published="2023-05-02")
    assert article.published == Sourced(value="2023-05-02", where="given", at="--published")
    with pytest.raises(CleanError, match="no date"):
        clean(page(html()), published="yesterday")


def test_no_page_came_out_tomorrow() -> None:
    read = replace(page(html()), fetched="2024-03-22T12:00:00+00:00")
    with pytest.raises(CleanError, match="is still to come"):
        clean(read, published="2024-03-25")


def test_an_undated_page_stays_undated() -> None:
    """Neither now, nor the copyright year, nor a related article's or comment's date."""
    body = (
        f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"
        '<div class="comments"><time datetime="2022-02-02">2 February 2022</time></div>'
    )
    article = clean(page(html(body)))
    assert article.published is None
    assert article.modified is None
    assert article.byline is None


def test_the_date_of_a_nested_object_is_not_the_articles() -> None:
    nested = (
        '{"@type": "WebPage", "video": {"@type": "VideoObject", "datePublished": "2019-09-09"}}'
    )
    head = f'<script type="application/ld+json">{nested}</script>'
    assert clean(page(html(head=head))).published is None


def test_broken_json_ld_is_read_as_far_as_it_is_plain() -> None:
    broken = '{"@type": "NewsArticle", "headline": "Aske "rises"", "datePublished": "2023-05-03",}'
    head = f'<script type="application/ld+json">{broken}</script>'
    published = clean(page(html(head=head))).published
    assert published is not None
    assert published.value == "2023-05-03"
    deep = f'<script type="application/ld+json">{"[" * 100_000}</script>'
    assert clean(page(html(head=deep))).published is None


@pytest.mark.parametrize(
    ("head", "body", "address", "where"),
    [
        (
            '<meta property="article:published_time" content="2023-05-03T09:00:00Z">',
            "",
            None,
            "meta",
        ),
        ('<meta name="DC.date.issued" content="2023-05-03">', "", None, "meta"),
        ("", '<time datetime="2023-05-03">Wednesday</time>', None, "markup"),
        ("", '<span class="post-date">May 3rd, 2023</span>', None, "markup"),
        ("", "<p>Published: 3 May 2023 by the desk</p>", None, "visible"),
        ("", "", "https://courier.example/2023/05/03/aske.html", "address"),
    ],
)
def test_dates_are_looked_for_in_order(
    head: str, body: str, address: str | None, where: str
) -> None:
    text = html(f"{body}<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>", head=head)
    given = page(text, address=address) if address else page(text)
    published = clean(given).published
    assert published is not None
    assert (published.value[:10], published.where) == ("2023-05-03", where)


def test_a_date_of_a_change_is_no_date_of_publication() -> None:
    body = f'<p class="date">Updated: 4 May 2023</p><p>{FIRST}</p><p>{SECOND}</p>'
    article = clean(page(html(body)))
    assert article.published is None
    assert article.modified is not None
    assert article.modified.value == "2023-05-04"


def test_dates_after_the_fetch_are_dropped() -> None:
    head = '<meta property="article:published_time" content="2023-05-03">'
    text = html(head=head)
    assert clean(page(text, fetched="2023-05-01T10:00:00+00:00")).published is None
    assert clean(page(text, fetched="2023-05-03T10:00:00+00:00")).published is not None


def test_without_a_time_of_fetching_no_date_lies_in_the_future() -> None:
    """`clean` has no clock: the same page gives the same article on any day."""
    head = '<meta property="article:published_time" content="2090-05-03">'
    published = clean(page(html(head=head))).published
    assert published is not None
    assert published.value == "2090-05-03"


def test_the_publishers_own_day_wins_over_the_day_in_utc() -> None:
    head = '<meta property="article:published_time" content="2023-05-04T02:25:00+00:00">'
    given = page(html(head=head), address="https://courier.example/2023/05/03/aske.html")
    published = clean(given).published
    assert published is not None
    assert published.value == "2023-05-03"


@pytest.mark.parametrize(
    "nobody", ["admin", "Editor", "https://x.example/u", "Getty Images", "jd_42"]
)
def test_accounts_and_credits_are_no_authors(nobody: str) -> None:
    head = f'<meta name="author" content="{nobody}">'
    assert clean(page(html(head=head))).byline is None


def test_a_visible_byline_is_found_and_is_no_body() -> None:
    body = f"<p>By Mara Tollin and Jo Quist</p><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"
    article = clean(page(html(body)))
    assert article.byline is not None
    assert article.byline.value == "Mara Tollin and Jo Quist"
    assert article.byline.where == "visible"
    assert "By Mara" not in article.text


def test_the_outlet_is_no_part_of_the_title() -> None:
    article = clean(page(html(), address="https://www.askecourier.example/a"))
    assert article.title is not None
    assert article.title.value == HEADLINE
    assert article.outlet is not None
    assert article.outlet.value == "The Aske Courier"


@pytest.mark.parametrize(
    ("head", "canonical"),
    [
        (
            '<link rel="canonical" href="https://courier.example/a">',
            Sourced(value="https://courier.example/a", where="markup", at='link[rel="canonical"]'),
        ),
        (
            '<meta property="og:url" content="https://courier.example/b">',
            Sourced(value="https://courier.example/b", where="meta", at='meta[property="og:url"]'),
        ),
        ('<link rel="canonical" href="/a">', None),
        ('<link rel="canonical" href="javascript:alert(1)">', None),
        ('<link rel="canonical" href="http://[">', None),
        ("", None),
    ],
)
def test_the_address_that_a_page_gives_as_its_own(head: str, canonical: Sourced | None) -> None:
    assert clean(page(html(head=head))).canonical == canonical
