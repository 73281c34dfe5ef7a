"""HTML: one self-contained page, safe whatever it holds, readable by everyone."""

import itertools
import re
from datetime import date
from html.parser import HTMLParser

import pytest

from tests.cli.made import (
    NEWS,
    TEXT,
    blame,
    entity,
    figure,
    found,
    incident,
    news,
    place,
    reading,
    statement,
    warned,
    when,
)
from tocsin.records import Blame, Figure, Incident, Warned
from tocsin.wording.formats import form
from tocsin.wording.formats.html import render
from tocsin.wording.formats.style import COLOURS

VOID = {"meta", "link", "br", "img", "input", "hr"}


class Outline(HTMLParser):
    """Elements with their attributes, ids, links, and the text of the article's paragraphs."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the element, and that it is open."""
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Elements have to close in the opposite order."""
        assert self.open.pop() == tag, f"</{tag}> closes another element"

    def values(self, name: str) -> list[str]:
        """All values of one attribute."""
        return [str(attrs[name]) for _, attrs in self.tags if name in attrs]


def paragraphs(page: str) -> list[str]:
    """The article's paragraphs as a browser shows them, without numbers."""
    body = page[page.index("<article") : page.index("</article>")]
    body = re.sub(r'<a class="ref".*?</a>|<span class="number">.*?</span>', "", body)
    found = re.findall(r"<(?:p dir|h1)[^>]*>(.*?)</(?:p|h1)>", body, re.DOTALL)
    return [re.sub(r"<[^>]+>", "", paragraph) for paragraph in found]


def test_every_element_is_closed_where_it_should_be() -> None:
    """Overlapping statements would break naive marking: spans are cut at every border."""
    assert Outline(render(reading())).open == []


def test_the_article_is_all_there_and_unchanged() -> None:
    assert paragraphs(render(reading())) == TEXT.replace("'", "&#x27;").split("\n\n")


def test_words_that_belong_to_two_statements_say_so() -> None:
    page = render(reading())
    outer, inner = (s.id for s in reading().statements[4:6])
    classes = [value.split() for value in Outline(page).values("class")]
    both = [c for c in classes if f"m-{outer}" in c and f"m-{inner}" in c]
    assert [c for c in both if "nested" in c]
    assert [c for c in both if "source" in c and "content" in c]


def test_the_act_is_a_label_set_apart_from_the_speaker() -> None:
    assert '<b>Ilse Korb</b> · <em class="act">denies</em> → the press' in render(reading())


def test_a_statement_over_paragraphs_is_marked_in_each() -> None:
    page = render(reading())
    korb = reading().statements[3].id
    marked = [p for p in page.split("<p ")[1:] if f"m-{korb}" in p.partition("</p>")[0]]
    assert len(marked) == 2


def test_each_statement_leads_to_its_words_and_back() -> None:
    outline = Outline(render(reading()))
    ids, links = outline.values("id"), outline.values("href")
    assert len(ids) == len(set(ids))
    for made in reading().statements:
        assert f"w-{made.id}" in ids
        assert f"s-{made.id}" in ids
        assert f"#w-{made.id}" in links
        assert f"#s-{made.id}" in links
    assert all(link[1:] in ids for link in links if link.startswith("#"))


def happenings() -> list[Incident | Warned | Blame | Figure]:
    made = news()
    return [*made.incidents, *made.warnings, *made.blame, *made.figures]


def test_everything_that_happened_leads_to_its_words_and_lights_them_up() -> None:
    page = render(news())
    outline = Outline(page)
    ids, links = outline.values("id"), outline.values("href")
    assert outline.open == []
    assert len(ids) == len(set(ids))
    assert set(links) > {f"#w-{made.id}" for made in happenings()}
    assert all(link[1:] in ids for link in links if link.startswith("#"))
    for made in happenings():
        span = made.trigger if isinstance(made, Incident) else None
        span = made.span if isinstance(made, Figure) else span
        span = made.evidence if isinstance(made, Warned | Blame) else span
        assert span is not None
        behind = page[page.index(f'<span id="w-{made.id}"></span>') :]
        lit = re.findall(rf'class="[^"]*\bm-{made.id}\b[^"]*">(.*?)</span>', behind)
        assert re.sub("<[^>]+>", "", lit[0])[0] == span.text[0]
        assert f"#s-{made.id}:hover" in page
        assert f".m-{made.id}{{" in page


def test_the_answer_to_a_warning_and_what_proves_or_spoils_blame_can_be_led_to() -> None:
    page = render(news())
    (told,) = news().warnings
    claim, _, confession, *_ = news().blame
    for anchor, words in (
        (f"w-{told.id}-answer", "called the letter blackmail"),
        (f"w-{claim.id}-proof", "showed a video of it"),
        (f"w-{confession.id}-tainted", "after being beaten"),
    ):
        assert f'href="#{anchor}"' in page
        behind = page.partition(f'<span id="{anchor}"></span>')[2]
        assert re.sub("<a .*?</a>|<[^>]+>", "", behind).startswith(words)


def test_the_article_is_unchanged_by_what_is_marked_in_it() -> None:
    assert paragraphs(render(news())) == NEWS.replace("'", "&#x27;").split("\n\n")


def test_the_parts_of_a_brief_come_in_their_order_before_the_article() -> None:
    page = render(news())
    headings = ("What happened", "What was warned", "Who says who did it", "Figures")
    places = [page.index(f"<h2>{heading}</h2>") for heading in headings]
    places += [page.index('<p dir="auto"')]
    assert places == sorted(places)
    assert not [heading for heading in headings if heading in render(reading())]


def test_an_incident_is_told_with_its_words() -> None:
    bomb = news().incidents[0]
    entry = render(news()).partition(f'<li id="s-{bomb.id}" class="status-happened">')[2]
    shown = re.sub("<[^>]+>", "|", entry.partition("</li>")[0])
    assert re.split(r"\|[| ·]*", shown)[1:-1] == [
        "22 March, year unknown",
        "bombing",
        "Linden Hall, Tessel, Varnia",
        "Black Lantern Front → concertgoers",
        "with bomb",
        "at least 24 killed, 60–70 wounded",
        "“A bomb tore through the Linden Hall”",
        "¶ 1, sentence 1",
        "why",
        "kind: the words say so",
    ]


def test_blame_and_figures_are_tables_in_parts_by_incident() -> None:
    page = render(news())
    bomb = news().incidents[0]
    label = "bombing · Linden Hall · 22 March, year unknown"
    heading = f'colspan="4"><a href="#s-{bomb.id}"><bdi>{label}</bdi></a></th>'
    rows = page.partition(heading)[2].partition("</tbody>")[0]
    assert rows.count("<tr id=") == 4
    assert re.search("claims</em></td><td><a [^>]+><bdi>video</bdi></a><div", rows)
    assert '<em class="act">blames</em></td><td><bdi>no evidence</bdi><div' in rows
    assert re.search("tainted</b>: <a [^>]+><bdi>“after being beaten”</bdi>", rows)
    figures = page.partition(heading.replace("4", "3", 1))[2].partition("</tbody>")[0]
    assert figures.count("<tr id=") == 3
    assert '<span class="part">of these 2 killed</span>' in figures


def test_what_tells_of_an_incident_can_be_seen_beside_what_is_said() -> None:
    said = statement(TEXT, "X", ("the letter",), source="Minister Pavol Hrast", cue="said")
    page = render(reading(statements=(said,), incidents=(incident(TEXT, "Hrast said the"),)))
    assert Outline(page).open == []
    assert paragraphs(page) == paragraphs(render(reading()))
    roles = [
        set(value.split()) & {"source", "cue", "content", "incident"}
        for value in (Outline(page).values("class"))
    ]
    for role in ("source", "cue", "content"):
        assert {role, "incident"} in roles


@pytest.mark.parametrize("words", ["acted upon.” He promised", "\n\n“There was", "inquiry.\n\n"])
def test_words_over_the_end_of_a_paragraph_can_still_be_led_to(words: str) -> None:
    made = incident(TEXT, words)
    page = render(reading(incidents=(made,)))
    assert Outline(page).open == []
    assert Outline(page).values("id").count(f"w-{made.id}") == 1
    assert paragraphs(page) == paragraphs(render(reading()))


def test_each_name_leads_to_its_first_mention() -> None:
    page = render(reading())
    outline = Outline(page)
    for made in reading().entities:
        (link,) = [a for _, a in outline.tags if a.get("id") == f"l-{made.id}"]
        assert link["href"] == f"#e-{made.id}"
        assert page.count(f'<span class="n-{made.id}') >= len(made.mentions)
    sorland = reading().entities[-1].id
    shown = re.search(f'id="l-{sorland}" href="#e-{sorland}"><bdi>(.*?)</dd>', page)
    assert shown is not None
    assert shown[1] == "Sorland</bdi></a> (2)"
    assert re.search(
        rf'blamed</span> .*?<span class="n-{sorland} place" id="e-{sorland}">Sorl', page
    )


def test_names_are_listed_by_kind() -> None:
    page = render(reading())
    assert "<summary>5 names</summary>" in page
    listed = page[page.index("<summary>5 names") :].partition("</details>")[0]
    assert re.findall("<dt>(.*?)</dt>", listed) == ["people", "organisations", "places"]


def test_an_article_that_names_nobody_has_no_list_of_names() -> None:
    assert "names" not in Outline(render(reading(entities=()))).values("class")


@pytest.mark.parametrize(
    "words", ["Hrast said the letter", "acted upon.” He promised", "nothing.\n\n“I"]
)
def test_names_may_cross_the_borders_of_statements_and_paragraphs(words: str) -> None:
    made = entity(TEXT, "event", words)
    page = render(reading(entities=(made,)))
    assert Outline(page).open == []
    assert paragraphs(page) == paragraphs(render(reading(entities=())))
    assert Outline(page).values("id").count(f"e-{made.id}") == 1


def test_a_time_leads_to_where_it_is_told_and_lights_up_there() -> None:
    made = when(TEXT, "Friday", "2025-05-02", "2 May 2025", date(2025, 5, 2))
    page = render(reading(times=(made,)))
    assert "<summary>1 time</summary>" in page
    assert f'2 May 2025 <span class="found">2025-05-02</span>: <a id="l-{made.id}"' in page
    assert f'<span class="n-{made.id} when" id="e-{made.id}">Friday</span>' in page
    assert f"#l-{made.id}:hover" in page
    assert paragraphs(page) == paragraphs(render(reading()))


def test_a_time_within_a_name_is_told_but_no_link() -> None:
    named = entity(TEXT, "event", "admitted on Friday that")
    made = when(TEXT, "Friday", "2025-05-02", "2 May 2025", date(2025, 5, 2))
    page = render(reading(entities=(named,), times=(made,)))
    assert "</span>: <bdi>“Friday”</bdi></li>" in page
    assert paragraphs(page) == paragraphs(render(reading(entities=())))


def test_a_place_says_where_it_is_how_often_and_why() -> None:
    made = place(TEXT, "Market", "Orlec", area="Lower Varn", reasons=("size +0.50",))
    page = render(reading(places=(made,)))
    assert "<summary>1 place on the map</summary>" in page
    assert '<bdi>Orlec</bdi>, Lower Varn, VA <span class="found" title="size +0.50">' in page
    assert "41.90, 12.45, town</span>" in page


def test_names_that_overlap_do_no_harm() -> None:
    both = (entity(TEXT, "person", "Pavol Hrast"), entity(TEXT, "person", "Hrast said"))
    page = render(reading(entities=both))
    assert Outline(page).open == []
    assert paragraphs(page) == paragraphs(render(reading(entities=())))


def test_furniture_is_foldable_with_reasons() -> None:
    page = render(reading())
    assert "<summary>2 pieces of page furniture left out</summary>" in page
    assert "Accept all cookies" in page
    assert '<span class="reason">teaser</span>' in page


def test_each_fact_says_where_it_was_found() -> None:
    assert "JSON-LD NewsArticle.datePublished" in render(reading())


def test_nothing_is_fetched_and_nothing_runs() -> None:
    page = render(reading())
    outline = Outline(page)
    assert not {"script", "img", "link", "iframe", "object"} & {tag for tag, _ in outline.tags}
    assert "url(" not in page
    assert "@import" not in page
    policy = next(v for v in outline.values("content") if "default-src" in v)
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'")


HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"


def test_a_hostile_page_stays_text() -> None:
    text = f"{HOSTILE}\n\nHe said {HOSTILE} to us. </article><h1>fake"
    evil = statement(
        text, HOSTILE, (HOSTILE,), to=HOSTILE, modality=HOSTILE, quoted=True, reasons=(HOSTILE,)
    )
    named = entity(text, "person", HOSTILE, HOSTILE)
    outline = Outline(render(reading(text, (evil,), (named,), source=HOSTILE)))
    assert outline.open == []
    assert not {"script", "img"} & {tag for tag, _ in outline.tags}
    assert sum(tag == "h1" for tag, _ in outline.tags) == 1
    assert not [name for _, attrs in outline.tags for name in attrs if name.startswith("on")]


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JaVaScRiPt://courier.example/%0aalert(1)", "data:text/html,x", "//x"],
)
def test_only_web_addresses_become_links(address: str) -> None:
    made = reading()
    changed = type(made)(
        article=type(made.article)(
            **{f: getattr(made.article, f) for f in made.article.__struct_fields__}
            | {"address": address}
        ),
        statements=(),
        entities=(),
        times=(),
        places=(),
        incidents=(),
        figures=(),
        warnings=(),
        blame=(),
        model="",
    )
    assert all(link.startswith("#") for link in Outline(render(changed)).values("href"))


def test_hostile_names_in_what_happened_stay_text() -> None:
    bomb = incident(NEWS, "bomb", when=HOSTILE, where=(HOSTILE,), by=(HOSTILE,), reasons=(HOSTILE,))
    ferry = incident(NEWS, "ferry", against=(HOSTILE,), weapon=(HOSTILE,))
    accused = blame(NEWS, "blamed", HOSTILE, "blames", HOSTILE, bomb, tainted=found(NEWS, "Friday"))
    told = warned(NEWS, "warned", HOSTILE, HOSTILE, threat=HOSTILE, target=HOSTILE, given=HOSTILE)
    count = figure(NEWS, "four men", "held", 4, 4, bomb, by=HOSTILE, as_of=HOSTILE)
    made = reading(
        NEWS, incidents=(bomb, ferry), blame=(accused,), warnings=(told,), figures=(count,),
        statements=(), entities=(),
    )  # fmt: skip
    page = render(made)
    outline = Outline(page)
    assert outline.open == []
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 14
    assert not {"script", "img"} & {tag for tag, _ in outline.tags}
    assert not [name for _, attrs in outline.tags for name in attrs if name.startswith("on")]


def test_control_characters_never_reach_the_page() -> None:
    text = "Head\n\nA \x00\x08\x1b b\u202e c."
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", render(reading(text, ())))


def test_an_article_without_anything_known_is_still_a_page() -> None:
    page = render(reading(statements=(), bare=True))
    assert "<h1" in page
    assert "No statements found" in page
    assert "None" not in page


def test_several_articles_share_one_page() -> None:
    made = form("html")
    parts = [made.part(reading()), made.part(reading("Other\n\nHe said so.", ()))]
    page = made.opening + made.between.join(parts) + made.closing
    outline = Outline(page)
    assert outline.open == []
    assert sum(tag == "article" for tag, _ in outline.tags) == 2
    assert sum(tag == "html" for tag, _ in outline.tags) == 1


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


TEXT_COLOURS = ("ink", "quiet", "link", "who", "lit", "alarm", "guilt", "refusal")


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_text_can_be_read_on_every_background(theme: int) -> None:
    """WCAG 2 AA asks for 4.5 to 1."""
    pairs = list(itertools.product(TEXT_COLOURS, ["paper"]))
    # Within marked words stand the text, a nested source, and quiet text in the legend; the
    # entry that a link leads to takes the same background.
    pairs += itertools.product(TEXT_COLOURS[:4] + TEXT_COLOURS[5:], ["said"])
    pairs += [("ink", "deeper"), ("who", "deeper"), ("paper", "lit")]
    for text, ground in pairs:
        assert contrast(COLOURS[text][theme], COLOURS[ground][theme]) >= 4.5, (text, ground)
