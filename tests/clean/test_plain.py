"""Plain text that came from a page: the article stays whole, the page around it goes."""

import pytest

from tests.clean.pages import FIRST, HEADLINE, SECOND, THIRD, page
from tocsin.clean import clean, decoded
from tocsin.errors import CleanError
from tocsin.records import Page

SCRAPED = f"""A barn burns in Lower Oss

The fire brigade was called at...

Bread prices: what the bakers say

Three bakers of the upper town have...

{HEADLINE.upper()}

Top Stories{HEADLINE.upper()}

{FIRST}

{SECOND}

- Advertisement -

{THIRD}

Check out our other content

Most Popular Articles

Bread prices: what the bakers say
"""


def reasons(text: str) -> dict[str, str]:
    """What was dropped of `text`, and why."""
    return {d.text: d.reason for d in clean(page(text)).dropped}


def test_a_scraped_page_gives_headline_and_paragraphs() -> None:
    expected = "\n\n".join([HEADLINE.upper(), FIRST, SECOND, THIRD])
    assert clean(page(SCRAPED)).text == expected


def test_everything_dropped_is_there_with_its_reason() -> None:
    found = reasons(SCRAPED)
    assert found["A barn burns in Lower Oss"] == "teaser"
    assert found["The fire brigade was called at..."] == "teaser"
    assert found["Top Stories" + HEADLINE.upper()] == "repeated headline"
    assert found["- Advertisement -"] == "advert"
    assert found["Most Popular Articles"] == "link list"


def test_text_and_dropped_together_are_the_whole_page_at_exact_places() -> None:
    given = page(SCRAPED)
    article, text = clean(given), decoded(given)
    for segment in article.segments:
        length = segment.end - segment.start
        here = article.text[segment.start : segment.end]
        assert here == text[segment.page_start : segment.page_start + length]
    for dropped in article.dropped:
        assert text[dropped.page_start : dropped.page_end] == dropped.text
    taken = sum(s.end - s.start for s in article.segments) + sum(
        len(d.text) for d in article.dropped
    )
    assert taken == sum(len(line.strip()) for line in text.split("\n"))


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n"])
def test_a_plain_article_stays_whole(gap: str) -> None:
    article = clean(page(gap.join([HEADLINE, FIRST, SECOND, THIRD])))
    assert article.text == "\n\n".join([HEADLINE, FIRST, SECOND, THIRD])
    assert article.dropped == ()
    assert article.title is not None
    assert article.title.value == HEADLINE


def test_a_title_with_its_own_description_is_no_teaser() -> None:
    """A first paragraph given twice, or broken off in dots, doesn't make the title go."""
    for description in (FIRST, FIRST[:100] + "..."):
        text = clean(page("\n\n".join([HEADLINE, description, FIRST, SECOND]))).text
        assert text.startswith(HEADLINE)
        assert text.count(SECOND) == 1


def test_a_text_without_a_headline_has_no_title() -> None:
    article = clean(page(f"{FIRST}\n{SECOND}"))
    assert article.title is None
    assert article.text == f"{FIRST}\n\n{SECOND}"


def test_paragraphs_that_open_alike_are_no_gallery() -> None:
    said = [
        f"The governor of Oss also said that the {n} bridge would hold."
        for n in ("one", "two", "new")
    ]
    assert clean(page("\n".join([HEADLINE, FIRST, *said]))).dropped == ()


def test_captions_of_another_story_are_dropped_together() -> None:
    series = [
        f"Castles of the lower Aske {name} was built of grey stone."
        for name in ("Horn", "Tal", "Eck", "Wys")
    ]
    assert clean(page("\n".join([HEADLINE, FIRST, SECOND, *series]))).text.endswith(SECOND)


def test_a_credit_at_the_end_of_a_line_goes_and_the_line_stays() -> None:
    text = clean(page(f"{HEADLINE}\n{FIRST} Ann Holt/Getty Images\nPhoto\n{SECOND}")).text
    assert text == "\n\n".join([HEADLINE, FIRST, SECOND])


def test_words_of_furniture_inside_a_sentence_are_no_furniture() -> None:
    kept = [
        "Share prices fell by a tenth on Tuesday, the exchange of Varnholt said in a note.",
        "Follow-up talks are to be held in Oss.",
        "Sign-language interpreters stood beside the governor as he spoke of the flood.",
        "By Tuesday evening, every street of the lower town had been emptied.",
        "More stories of the flood were told in the school that night, and nobody slept.",
        "“Read more books,” she said.",
    ]
    assert clean(page("\n".join([HEADLINE, FIRST, *kept]))).dropped == ()


def test_byline_and_date_lines_near_the_headline_are_facts() -> None:
    article = clean(page(f"{HEADLINE}\nBy Mara Tollin\nPublished 3 May 2023\n{FIRST}\n{SECOND}"))
    assert article.byline is not None
    assert (article.byline.value, article.byline.where) == ("Mara Tollin", "visible")
    assert article.published is not None
    assert article.published.value == "2023-05-03"
    assert article.text == "\n\n".join([HEADLINE, FIRST, SECOND])


def test_the_note_behind_an_article_names_its_author() -> None:
    note = "Mara Tollin is a former river pilot, who also taught at the school of Oss."
    article = clean(page("\n\n".join([HEADLINE, FIRST, SECOND, THIRD, note])))
    assert article.byline is not None
    assert article.byline.value == "Mara Tollin"


def test_the_evidence_of_a_byline_ends_with_a_word() -> None:
    note = (
        "Mara Tollin is a former river pilot, who also taught at the school of Oss Navigation and "
        "the harbour."
    )
    byline = clean(page("\n\n".join([HEADLINE, FIRST, SECOND, THIRD, note]))).byline
    assert byline is not None
    expected = "Mara Tollin is a former river pilot, who also taught at the school of Oss…"
    assert byline.at == expected


@pytest.mark.parametrize(
    "banner",
    [
        "We and our 846 partners store and access information on a device, such as cookies, and "
        "process personal data. Manage options",
        "We and our partners use cookies to improve your experience and to show you adverts.",
        "With your permission we and our 1,342 trusted vendors may use precise geolocation data "
        "and identification through device scanning.",
        "The Aske Courier and its 90 partners need your consent to store information on a device.",
        "Some of our partners process your personal data on the basis of legitimate interest.",
        "We use cookies and similar technologies to run this website and to learn how it is used.",
        "This website uses cookies. By staying here you agree to our use of cookies, as set out.",
        "We value your privacy",
        "Your privacy is important to us, which is why we ask you before anything is stored here.",
        "By clicking “Accept all”, you agree that we and third parties may store cookies here.",
        "You can change your mind and withdraw your consent at any time in our privacy settings.",
        "Accept all",
        "Manage options",
    ],
)
def test_banners_that_ask_for_consent_are_dropped(banner: str) -> None:
    for text in (f"{HEADLINE}\n{FIRST}\n{banner}\n{SECOND}", f"{banner}\n{HEADLINE}\n{FIRST}"):
        article = clean(page(text))
        assert banner not in article.text
        assert FIRST in article.text


def test_news_of_cookies_and_consent_is_no_banner() -> None:
    kept = [
        "Apple and its partners sold three million devices in the spring, the firm said.",
        "Google uses cookies to track readers in the US without your consent, the judge wrote.",
        "“We and our partners use cookies,” the firm told the court of Varnholt on Friday.",
        "Your data is worth more than oil, and your privacy is what the firms will sell.",
        "By using force, the police broke the privacy laws of Oss, the lawyers of both men say.",
        "We and our partners in the region stand with the people of Varnholt, the minister said.",
        "To give consent, patients must sign a form on a device in the hall of the hospital.",
    ]
    assert clean(page("\n".join([HEADLINE, FIRST, *kept]))).dropped == ()


@pytest.mark.parametrize(
    "pulled",
    [
        "“We had asked for sandbags in March”",
        "“None of them came”",
        "“We had asked for sandbags in March and none of them came” – Ilse Brandt",
        "“We had asked for sandbags in March”\n— Ilse Brandt, miller",
        "A first report was to be expected by the end of the month",
    ],
)
def test_pull_quotes_are_dropped(pulled: str) -> None:
    article = clean(page("\n".join([HEADLINE, FIRST, pulled, SECOND, THIRD])))
    assert article.text == "\n\n".join([HEADLINE, FIRST, SECOND, THIRD])
    assert [(d.text, d.reason) for d in article.dropped] == [
        (line, "pull quote") for line in pulled.split("\n")
    ]


def test_what_stands_once_or_heads_the_article_is_no_pull_quote() -> None:
    headline = "The people of Varnholt were told to leave their homes"
    standfirst = "A first report was to be expected by the end of the month"
    once = ["“None of us slept”", "“None came”", "The mill on the lower bank is dry tonight."]
    lines = [headline, standfirst, FIRST, *once, SECOND, "Nobody was hurt.", THIRD]
    assert clean(page("\n".join(lines))).text == "\n\n".join(lines)
    lines.insert(1, "Advertisement")
    assert standfirst in clean(page("\n".join(lines))).text.split("\n\n")


def test_lines_that_are_given_again_in_a_row_are_a_list() -> None:
    said = [
        "The upper bridge of the town stays closed until Friday night.",
        "The school on the hill is a shelter for all who need one.",
    ]
    lines = [HEADLINE, FIRST, *said, SECOND, f"The order said: {' '.join(said)} It is signed."]
    assert clean(page("\n".join(lines))).text == "\n\n".join(lines)


def test_many_short_lines_are_looked_up_in_time() -> None:
    lines = [f"“so it was said {n} times in the town”" for n in range(8_000)]
    clean(page("\n".join([HEADLINE, FIRST, *lines, " ".join(["so it was said"] * 10_000)])))


def test_somebody_whom_the_article_is_about_is_not_its_author() -> None:
    last = "Ilse Brandt is a former director of the mill, and lives in Varnholt."
    assert clean(page("\n\n".join([HEADLINE, FIRST, SECOND, last]))).byline is None


@pytest.mark.parametrize("text", ["12 34 56\n78 90", "- - -", "Page not found"])
def test_a_text_without_words_is_no_article(text: str) -> None:
    with pytest.raises(CleanError, match="no article"):
        clean(page(text))


def test_a_line_of_a_million_characters_is_read_in_time() -> None:
    for line in (" ".join(["aa"] * 300_000), "a. " + " " * 500_000 + FIRST, "A" * 500_000 + "/AP"):
        clean(page(f"{FIRST}\n{line}"))


def test_a_text_of_a_million_characters_is_refused() -> None:
    """One page mustn't hold up a run for minutes."""
    lines = (
        f"On day {n} the council met and spoke about the pier for an hour." for n in range(17_000)
    )
    dump = Page(source="dump.txt", content="\n".join(lines).encode(), media_type="text/plain")
    with pytest.raises(CleanError, match=r"1,000,000 characters; give one article a page"):
        clean(dump)
