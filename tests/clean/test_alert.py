"""An alert as an article: its words in order, facts with their elements, and what is no news."""

import time
from random import Random

import pytest
from pytest_httpserver import HTTPServer

from tests.warn.cap.made import ALERT, ALERT_XML, Chance, altered, informed, swapped
from tocsin.clean import clean, decoded
from tocsin.collect.document import CAP
from tocsin.errors import CleanError
from tocsin.records import Article, Page, Sourced
from tocsin.warn.cap import Alert, Area, written

_INFO = "/alert[1]/info[1]"
_TEXT = (
    "Stay away from crowds in Karsk until Sunday\n\n"
    "A group has said that it will attack a concert in Karsk.\n\n"
    "Don't go to concerts. Report what worries you to the police.\n\n"
    "Karsk\n\n"
    "Warning desk of Varnia"
)


def _page(content: bytes | str | Alert) -> Page:
    if isinstance(content, Alert):
        content = written(content)
    data = content.encode() if isinstance(content, str) else content
    return Page(source="karsk.cap", content=data)


def _article(content: bytes | str | Alert) -> Article:
    """The article, of which every segment has to lead back to the same words on the page."""
    page = _page(content)
    article, source = clean(page), decoded(page)
    for one in article.segments:
        end = one.page_start + one.end - one.start
        assert article.text[one.start : one.end] == source[one.page_start : end]
    return article


def _refusal(content: bytes | str | Alert) -> str:
    with pytest.raises(CleanError) as caught:
        clean(_page(content))
    assert "\n" not in str(caught.value)
    return caught.value.problem


def _at(value: str, at: str) -> Sourced:
    return Sourced(value=value, where="markup", at=at)


def test_the_text_is_what_it_says_in_words() -> None:
    article = _article(ALERT_XML)
    assert article.text == _TEXT
    assert "".join(article.text[s.start : s.end] for s in article.segments) == _TEXT.replace(
        "\n\n", ""
    )


def test_facts_come_with_their_elements() -> None:
    article = _article(ALERT_XML)
    headline = "Stay away from crowds in Karsk until Sunday"
    assert article.title == _at(headline, f"{_INFO}/headline[1]")
    assert article.outlet == _at("Warning desk of Varnia", f"{_INFO}/senderName[1]")
    assert article.published == _at("2026-03-20T18:30:00+02:00", "/alert[1]/sent[1]")
    assert article.language == _at("en", f"{_INFO}/language[1]")
    assert (article.byline, article.modified, article.canonical) == (None, None, None)


def test_the_name_of_an_outlet_is_short_however_long_a_sender_calls_itself() -> None:
    article = _article(informed(sender_name="Warning desk of Varnia " * 200))
    assert article.outlet is not None
    assert len(article.outlet.value) <= 80
    assert article.outlet.value.startswith("Warning desk of Varnia Warning")


def test_its_fields_are_kept() -> None:
    alert = _article(informed(audience="Guests of concerts")).alert
    assert alert is not None
    assert (alert.message, alert.over) == ("Alert", None)
    assert alert.event == _at("Threat of attack", f"{_INFO}/event[1]")
    assert alert.audience == _at("Guests of concerts", f"{_INFO}/audience[1]")
    assert alert.begins == _at("2026-03-20T19:30:00+02:00", f"{_INFO}/onset[1]")
    assert alert.ends == _at("2026-03-22T18:30:00+02:00", f"{_INFO}/expires[1]")
    assert [area.text for area in alert.areas] == ["Karsk"]
    assert alert.areas[0].start == _TEXT.index("Karsk\n\nWarning")


def test_what_it_does_not_have_is_none() -> None:
    bare = informed(
        headline=None, sender_name=None, effective=None, onset=None, expires=None, area=()
    )
    article = _article(bare)
    assert article.title is None
    assert article.text.startswith("Threat of attack\n\nA group has said")
    assert article.outlet == _at("desk@warnings.varnia.example", "/alert[1]/sender[1]")
    assert article.alert is not None
    assert (article.alert.areas, article.alert.audience) == ((), None)
    assert (article.alert.begins, article.alert.ends) == (None, None)


@pytest.mark.parametrize("namespace", CAP)
def test_every_version_is_read(namespace: str) -> None:
    assert _article(swapped("urn:oasis:names:tc:emergency:cap:1.2", namespace)).text == _TEXT


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "utf-16"])
def test_every_encoding_is_read(encoding: str) -> None:
    xml = ALERT_XML.replace("UTF-8", encoding).replace("Stay away", "Évitez")
    assert _article(xml.encode(encoding)).text == _TEXT.replace("Stay away", "Évitez")


@pytest.mark.parametrize("claimed", [None, "text/html", "text/plain", "application/cap+xml"])
def test_the_content_tells_that_it_is_an_alert_and_no_server(claimed: str | None) -> None:
    page = Page(source="a", content=ALERT_XML.encode(), media_type=claimed)
    assert clean(page).alert is not None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<description>", "<description><![CDATA["),
        ("that it", "<!-- x > y -->that <?a b?>it"),
        ("attack a", "att&#97;ck &#x61;"),
        (" that it will", "\r\n  that\tit\n will"),
    ],
)
def test_however_it_is_written_its_words_are_the_same(old: str, new: str) -> None:
    xml = ALERT_XML.replace(old, new)
    if "CDATA" in new:
        xml = xml.replace("</description>", "]]></description>")
    assert _article(xml).text == _TEXT


def test_prefixes_make_no_difference() -> None:
    xml = ALERT_XML.replace("<", "<c:").replace("<c:/", "</c:").replace("<c:?", "<?")
    assert _article(xml.replace("xmlns=", "xmlns:c=")).text == _TEXT


def test_lines_broken_for_teletypes_are_joined_and_those_of_lists_kept() -> None:
    told = "A GROUP SAYS THAT\nIT WILL ATTACK.\n\nKEEP AWAY FROM\n* concerts\n* the\nferry"
    paragraphs = _article(informed(description=told)).text.split("\n\n")
    assert paragraphs[1:5] == [
        "A GROUP SAYS THAT IT WILL ATTACK.",
        "KEEP AWAY FROM",
        "* concerts",
        "* the ferry",
    ]


def test_tags_that_it_should_not_hold_are_no_words() -> None:
    told = "It will <b>attack</b>.<br />Winds &lt; 5 m, crowds < 50.<p>Keep away.</p>"
    paragraphs = _article(informed(description=told)).text.split("\n\n")
    assert paragraphs[1:4] == ["It will attack.", "Winds &lt; 5 m, crowds < 50.", "Keep away."]


def test_what_repeats_the_headline_is_left_out_but_never_an_area() -> None:
    alert = informed(headline="Karsk is threatened", description="Karsk  is threatened")
    article = _article(alert)
    assert article.text.count("threatened") == 1
    two = (Area(area_desc="Karsk is threatened"), Area(area_desc="Ostrel"))
    told = _article(informed(headline="Karsk is threatened", area=two)).alert
    assert told is not None
    assert [area.text for area in told.areas] == ["Karsk is threatened", "Ostrel"]


def test_the_info_in_english_is_read() -> None:
    english = ALERT.info[0]
    french = altered(info=(*informed(language="fr-CA", headline="Évitez Karsk").info, english))
    article = _article(french)
    assert article.text == _TEXT
    assert article.language == _at("en", "/alert[1]/info[2]/language[1]")


def test_an_alert_in_another_language_only_is_refused() -> None:
    words = "Un groupe a dit qu'il va attaquer un concert dans la ville de Karsk et les environs"
    problem = _refusal(informed(language="fr", headline=words, description=words, instruction=None))
    assert "in French" in problem


@pytest.mark.parametrize("kind", ["Update", "Cancel"])
def test_an_update_and_the_end_of_an_alert_are_news(kind: str) -> None:
    alert = _article(swapped(">Alert<", f">{kind}<")).alert
    assert alert is not None
    assert alert.message == kind


def test_an_end_without_info_says_why_in_its_note() -> None:
    ended = altered(msg_type="Cancel", info=(), note="The group has been arrested in Karsk.")
    article = _article(ended)
    assert article.text == "The group has been arrested in Karsk."
    assert article.outlet == _at("desk@warnings.varnia.example", "/alert[1]/sender[1]")


@pytest.mark.parametrize(
    ("response", "urgency", "over"),
    [(("AllClear",), "Expected", "AllClear"), ((), "Past", "Past"), ((), "Unknown", None)],
)
def test_what_says_that_the_danger_is_over_is_kept(
    response: tuple[str, ...], urgency: str, over: str | None
) -> None:
    alert = _article(informed(response_type=response, urgency=urgency)).alert
    assert alert is not None
    assert (alert.over.value if alert.over else None) == over


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (">Actual<", ">Exercise<", "an alert for an exercise (status Exercise), and no news"),
        (">Actual<", ">Test<", "a test alert (status Test)"),
        (">Actual<", ">System<", "for the systems that pass alerts on (status System)"),
        (">Actual<", ">Draft<", "the draft of an alert (status Draft)"),
        (">Alert<", ">Ack<", "the receipt of an alert, from machine to machine (msgType Ack)"),
        (">Alert<", ">Error<", "the rejection of an alert, from machine to machine"),
        (">Actual<", ">Real<", "doesn't say what it is: its status is “Real”"),
        (">Actual<", ">Re\nal<", "its status is “Re al”"),
        (">Alert<", "><", "doesn't say what it is: it has no msgType"),
        ("</alert>", "", "is not well-formed XML"),
    ],
)
def test_what_is_no_news_is_refused_with_the_reason(old: str, new: str, said: str) -> None:
    assert said in _refusal(swapped(old, new))


def test_an_alert_without_words_is_refused() -> None:
    assert "without words for people" in _refusal(altered(info=()))


def test_xml_that_only_mentions_alerts_is_none() -> None:
    other = f'<alert xmlns="urn:other"><of xmlns="{next(iter(CAP))}"/></alert>'
    assert "its root is <alert>" in _refusal(other)


@pytest.mark.parametrize(
    "subset",
    [
        'SYSTEM "{}"',
        '[<!ENTITY x SYSTEM "{}">]',
        '[<!ENTITY % r SYSTEM "{}"> %r;]',
        '[<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY x "&b;&b;&b;">]',
    ],
)
@pytest.mark.parametrize("name", ["alert", "note"])
def test_hostile_xml_is_refused_and_nothing_looked_up(
    subset: str, name: str, httpserver: HTTPServer
) -> None:
    xml = ALERT_XML.split("?>", 1)[1].replace("A group", "&x;" if "x " in subset else "x")
    subset = subset.replace("{}", httpserver.url_for("/x"))
    assert "document type" in _refusal(f"<!-- a -->\n<!DOCTYPE {name} {subset}>{xml}")
    assert httpserver.log == []


def test_no_bytes_bring_it_down() -> None:
    """Whatever is put in, cut or doubled: an article with sound places, or one line."""
    dice, chance = Random(8), Chance(8)  # noqa: S311 - a test's dice
    pieces = [b"<", b"&", b"<br/>", b"<![CDATA[", b"]]>", b"<!--", b"-->", b"&#0;", b"\xff", b"'"]
    seeds = [ALERT_XML.encode(), *(written(chance.alert()) for _ in range(20))]
    for _ in range(500):
        content = bytearray(dice.choice(seeds))
        for _ in range(dice.randrange(4)):
            place = dice.randrange(len(content))
            content[place : place + dice.randrange(4)] = dice.choice(pieces)
        try:
            _article(bytes(content))
        except CleanError as error:
            assert "\n" not in str(error)


def test_depth_without_end_is_refused_at_once() -> None:
    deep = ALERT_XML.replace("<info>", "<a>" * 50_000 + "<info>")
    assert "deep" in _refusal(deep) or "well-formed" in _refusal(deep)


@pytest.mark.parametrize("words", ["word <b>x</b> ", "a\n\n", "<br/>", "&amp;", "* a\n"])
def test_a_long_alert_is_read_in_linear_time(words: str) -> None:
    many = tuple(Area(area_desc=f"Karsk {number}") for number in range(3_000))
    started = time.monotonic()
    article = _article(informed(description=words * 20_000, area=many))
    assert article.text.startswith("Stay away")
    assert time.monotonic() - started < 5
