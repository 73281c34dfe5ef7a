"""An HTML page's article: all of it, nothing else, and where it stood."""

import time

import pytest

from tests.clean.pages import FIRST, HEADLINE, SECOND, THIRD, html, page
from tocsin.clean import clean, decoded
from tocsin.errors import CleanError
from tocsin.records import Page


def mapped_wrongly(given: Page) -> list[str]:
    """Segments of the article on `given` whose text isn't that of the page."""
    article, text = clean(given), decoded(given)
    return [
        article.text[s.start : s.end]
        for s in article.segments
        if article.text[s.start : s.end] != text[s.page_start : s.page_start + s.end - s.start]
    ]


def test_the_text_is_the_headline_and_the_paragraphs() -> None:
    assert clean(page(html())).text == "\n\n".join([HEADLINE, FIRST, SECOND, THIRD])


def test_the_headline_stands_once_however_often_the_page_shows_it() -> None:
    body = f"<p>{HEADLINE}</p><p>{FIRST}</p><p>News{HEADLINE}</p><p>{SECOND}</p><p>{THIRD}</p>"
    assert clean(page(html(body))).text.count(HEADLINE) == 1


def test_every_character_of_a_paragraph_leads_back_to_the_page() -> None:
    given = page(html())
    article, text = clean(given), decoded(given)
    at = article.page_offset(article.text.index("sandbags"))
    assert at is not None
    assert text[at : at + 8] == "sandbags"
    assert mapped_wrongly(given) == []


def test_markup_and_entities_inside_a_sentence_break_segments_but_not_the_mapping() -> None:
    body = (
        "<p>Oss &amp; Varnholt&nbsp;are <b>two to</b>wns &#8211; the gover<i>nor</i> of both "
        f"said so at the\n   town hall on Tuesday.</p><p>{FIRST}</p><p>{SECOND}</p>"
    )
    given = page(html(body))
    article, text = clean(given), decoded(given)
    assert "Oss & Varnholt are two towns – the governor of both said so at the town" in article.text
    assert mapped_wrongly(given) == []
    for word in ("two", "nor of", "hall"):
        at = article.page_offset(article.text.index(word))
        assert at is not None
        assert text[at] == word[0]
    dash = article.page_offset(article.text.index("–"))
    assert dash is None, "an entity is no character of the page"


def test_what_was_dropped_is_kept_with_its_place_and_a_reason() -> None:
    given = page(html())
    article, text = clean(given), decoded(given)
    dropped = {d.text: d for d in article.dropped}
    assert "Home\nWeather" in dropped
    assert dropped["Home\nWeather"].reason == "navigation"
    rights = next(d for d in article.dropped if "rights reserved" in d.text)
    assert text[rights.page_start : rights.page_end] == rights.text
    assert not any("unseen" in d.text for d in article.dropped), "a script isn't visible"


def test_leftover_furniture_is_cut_by_its_words() -> None:
    body = f"<p>{FIRST}</p><p>Advertisement</p><p>{SECOND}</p><p>Read more: A barn burns</p>"
    text = clean(page(html(f"{body}<p>{THIRD}</p>"))).text
    assert "Advertisement" not in text
    assert "A barn burns" not in text
    assert THIRD in text


def test_lists_and_quotations_are_part_of_the_article() -> None:
    body = (
        f"<p>{FIRST}</p><ul><li>The upper bridge is closed until Friday.</li><li>The school is "
        f"a shelter.</li></ul><blockquote><p>{SECOND}</p></blockquote><p>{THIRD}</p>"
    )
    lines = clean(page(html(body))).text.split("\n\n")
    assert "The upper bridge is closed until Friday." in lines
    assert SECOND in lines


def test_a_pull_quote_is_dropped_and_the_sentence_stays() -> None:
    pulled = "“We had asked for sandbags in March”"
    deep = f"{FIRST} {THIRD}"
    quote = f"<blockquote><p>{pulled}</p></blockquote>"
    article = clean(page(html(f"<p>{deep}</p>{quote}<p>{SECOND}</p><p>Nobody slept.</p>")))
    assert article.text == "\n\n".join([HEADLINE, deep, SECOND, "Nobody slept."])
    assert [d.reason for d in article.dropped if d.text == pulled] == ["pull quote"]


def test_a_consent_banner_is_no_first_paragraph() -> None:
    """Extractors take it for the article where it is set as a paragraph of its own."""
    banner = "We and our 846 partners store and access information on a device, such as cookies."
    article = clean(page(html(f"<p>{banner}</p><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>")))
    assert article.text == "\n\n".join([HEADLINE, FIRST, SECOND, THIRD])
    assert [d.reason for d in article.dropped if d.text == banner] == ["boilerplate"]


def test_the_same_page_gives_the_same_id_and_an_edited_one_another() -> None:
    assert clean(page(html())).id == clean(page(html())).id
    assert clean(page(html())).id != clean(page(html(f"<p>{FIRST}</p><p>{SECOND}</p>"))).id


@pytest.mark.parametrize("tag", ["div", "b", "span", "table><tr><td", "ul><li"])
def test_a_hundred_thousand_levels_are_refused_at_once(tag: str) -> None:
    began = time.perf_counter()
    with pytest.raises(CleanError, match="nested over"):
        clean(page("<html><body>" + f"<{tag}>" * 100_000 + FIRST))
    assert time.perf_counter() - began < 5


@pytest.mark.parametrize(
    "tail",
    ["<!--" * 50_000, "<script>" * 50_000, "<" * 200_000, "<a b=\"c' " * 50_000, "&" * 200_000],
)
def test_broken_markup_takes_no_more_than_linear_time(tail: str) -> None:
    began = time.perf_counter()
    assert FIRST in clean(page(f"<html><body><p>{FIRST}</p>{tail}")).text
    assert time.perf_counter() - began < 5


@pytest.mark.parametrize("ahead", ["<!---->", "<? ?>", "<!-- a -->\n"])
def test_comments_ahead_of_a_page_take_no_more_than_linear_time(ahead: str) -> None:
    """Each is read in one way; tried in all ways, thirty took minutes."""
    started = time.monotonic()
    assert clean(page(ahead * 5000 + html())).title
    assert clean(page(ahead * 5000 + FIRST)).text.endswith(FIRST[-20:])
    assert time.monotonic() - started < 5


def test_a_page_of_links_only_has_no_article() -> None:
    links = "".join(
        f'<li><a href="/{n}">A barn burns in Lower Oss, part {n}</a></li>' for n in range(40)
    )
    with pytest.raises(CleanError, match="no article"):
        clean(page(f"<html><body><ul>{links}</ul></body></html>"))


def test_a_page_that_needs_scripts_has_no_article() -> None:
    with pytest.raises(CleanError, match="no article"):
        clean(page('<html><head><script src="app.js"></script></head><body><div id="app"></div>'))


def test_a_feed_is_no_article() -> None:
    with pytest.raises(CleanError, match="feed"):
        clean(page('<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>'))
