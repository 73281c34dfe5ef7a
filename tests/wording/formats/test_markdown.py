"""Markdown: readable on a forge, and never taking a page's words for markup."""

from datetime import date

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
from tocsin.wording.formats.markdown import escaped, render


def test_headings_and_a_bullet_a_statement() -> None:
    lines = render(reading()).splitlines()
    assert lines[0] == "# Market bombing: warning was set aside"
    start = lines.index("## Statements")
    assert sum(line.startswith("- **") for line in lines[start : lines.index("## Names")]) == 6
    assert (
        "- **Aurel Stanek** · *blames*: Sorland, which Sorland's minister called a lie "
        "(¶ 4, sentence 1)" in lines
    )


def test_names_are_a_bullet_a_kind() -> None:
    lines = render(reading()).splitlines()
    start = lines.index("## Names")
    assert lines[start + 2 : start + 5] == [
        "- **People**: Pavol Hrast, Ilse Korb, Governor Aurel Stanek",
        "- **Organisations**: ministry",
        "- **Places**: Sorland (2)",
    ]
    assert "## Names" not in render(reading(entities=()))


def test_where_each_fact_was_found_is_a_table() -> None:
    assert "| published | 2025-05-03 | JSON-LD NewsArticle.datePublished |" in render(reading())


@pytest.mark.parametrize(
    ("hostile", "tame"),
    [
        ("<script>x</script>", r"\<script\>x\</script\>"),
        ("[click](javascript:x)", r"\[click\](javascript:x)"),
        ("![](http://x.example/track)", r"\!\[\](http://x.example/track)"),
        ("a | b", r"a \| b"),
        ("**bold** _it_ `code` ~~s~~", r"\*\*bold\*\* \_it\_ \`code\` \~\~s\~\~"),
        ("&lt;b&gt;", r"\&lt;b\&gt;"),
        (r"back\slash", r"back\\slash"),
        ("two\n\n# lines", r"two \# lines"),
        ("\x1b[2J", r"\[2J"),
    ],
)
def test_everything_from_the_page_is_escaped(hostile: str, tame: str) -> None:
    assert escaped(hostile) == tame


def test_hostile_words_stay_words_everywhere() -> None:
    text = "# <b>Head</b>\n\nHe said <script>x</script>."
    said = statement(text, "<i>X</i>", ("<script>x</script>",), to="*Y*")
    named = entity(text, "person", "<b>Head</b>")
    out = render(reading(text, (said,), (named,), source="[a](b).html"))
    assert r"**People**: \<b\>Head\</b\>" in out
    for raw in ("<b>", "<i>", "<script>", "*Y*", "[a]"):
        assert raw not in out.replace("\\" + raw[0], "")


def test_an_address_is_a_link_only_if_it_is_one() -> None:
    assert "<https://courier.example/market?a=1&b=2>" in render(reading())


def test_nothing_found_is_said() -> None:
    out = render(reading(TEXT, (), bare=True))
    assert "No statements found." in out
    assert "## Statements" not in out


def test_places_are_listed_with_what_they_lie_in() -> None:
    made = place(TEXT, "Market", "Orlec", area="Lower Varn")
    assert "\n## Map\n\n- Orlec, Lower Varn, VA\n\n" in render(reading(places=(made,)))
    assert "## Map" not in render(reading())


def test_times_are_listed_with_the_words_that_tell_them() -> None:
    made = when(TEXT, "Friday", "2025-05-02", "2 May 2025", date(2025, 5, 2))
    assert "\n## Times\n\n- 2 May 2025: “Friday”\n\n" in render(reading(times=(made,)))
    assert "## Times" not in render(reading())


def test_the_parts_of_a_brief_come_in_their_order() -> None:
    lines = render(news()).splitlines()
    assert [line[3:] for line in lines if line.startswith("## ")] == [
        "What happened",
        "What was warned",
        "Who says who did it",
        "Figures",
        "Statements",
        "Names",
        "Times",
        "Map",
        "Where this was found",
    ]


def test_an_incident_is_a_bullet_with_its_place() -> None:
    assert (
        "- **22 March, year unknown** · *bombing* · Linden Hall, Tessel, Varnia · Black Lantern "
        "Front → concertgoers · with bomb · at least 24 killed, 60–70 wounded: “A bomb tore "
        "through the Linden Hall” (¶ 1, sentence 1)" in render(news()).splitlines()
    )


def test_a_warning_is_a_bullet_with_its_response() -> None:
    assert (
        "- **Government of Sorland** → Varnian police: that the Black Lantern Front would strike "
        "· target: a concert · expected: March, year unknown · given: 7 March, year unknown · "
        "dismissed in ¶ 2, sentence 2 (¶ 2, sentence 1)" in render(news()).splitlines()
    )


def test_blame_is_a_table_below_its_incident() -> None:
    assert (
        "### bombing · Linden Hall · 22 March, year unknown\n\n"
        "| accused | by | stance | evidence | where |\n"
        "| --- | --- | --- | --- | --- |\n"
        "| Black Lantern Front | Black Lantern Front | claims | video | ¶ 3, sentence 2 |\n"
        "| Sorland | Olen Varga | blames | no evidence | ¶ 3, sentence 3 |\n"
        "| one of the four | one of the four | admits | confession, **tainted**: “after being "
        "beaten” | ¶ 3, sentence 4 |\n" in render(news())
    )


def test_figures_are_bullets_below_their_incident() -> None:
    assert (
        "### bombing · Linden Hall · 22 March, year unknown\n\n"
        "- **at least 24 killed** · Governor of Tessel (¶ 1, sentence 2)\n"
        "- **of these 2 killed** · the article (¶ 1, sentence 2)\n" in render(news())
    )


def test_hostile_names_break_no_table_and_make_no_markup() -> None:
    evil = "<b>x</b>|*y*\n\n# z `"
    bomb = incident(NEWS, "bomb", when=evil, where=(evil,), by=(evil,), weapon=(evil,))
    made = reading(
        NEWS,
        statements=(),
        entities=(),
        incidents=(bomb, incident(NEWS, "ferry", against=(evil,))),
        figures=(figure(NEWS, "four men", "held", 4, 4, bomb, by=evil, as_of=evil),),
        warnings=(warned(NEWS, "warned", evil, evil, threat=evil, target=evil, when=evil),),
        blame=(blame(NEWS, "blamed", evil, "blames", evil, bomb, tainted=found(NEWS, "Friday")),),
    )
    out = render(made)
    tame = r"\<b\>x\</b\>\|\*y\* \# z \`"
    assert out.count(tame) >= 9
    assert not any(raw in out.replace(tame, "") for raw in ("<b>", "*y*", "# z", "x</b>"))
    (row,) = [line for line in out.splitlines() if "| blames |" in line]
    assert row == f"| {tame} | {tame} | blames | no evidence, **tainted**: “Friday” in ¶ 1, " + (
        "sentence 1 | ¶ 3, sentence 3 |"
    )
