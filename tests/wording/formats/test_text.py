"""Text for a terminal: readable at any width, harmless, and telling where each sentence is."""

import re
from datetime import date

import pytest
from msgspec import structs

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
from tocsin.records import Sourced
from tocsin.wording.formats import common
from tocsin.wording.formats.text import render

ANSI = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize("width", [1, 20, 40, 64, 80, 200])
def test_no_line_is_wider_than_the_terminal_and_no_word_is_lost(width: int) -> None:
    out = render(reading(), width=width)
    assert max(len(line) for line in out.splitlines()) <= max(20, min(width, 100))
    assert not [line for line in out.splitlines() if line != line.rstrip()]
    flat = re.sub(r"\s", "", out)
    for said in ("read, filed and not acted upon", "Foreign Minister of Sorland", "→ the press"):
        assert re.sub(r"\s", "", said) in flat


@pytest.mark.parametrize("width", [1, 20, 40, 50, 63, 64, 80, 200])
def test_a_whole_brief_fits_every_width_without_losing_a_word(width: int) -> None:
    out = render(news(), width=width)
    assert max(map(len, out.splitlines())) <= max(20, min(width, 100))
    # Of a table only cells of one line stand together.
    flat = re.sub(r"\s", "", out)
    for said in (
        "22 March, year unknown · bombing",
        "Linden Hall, Tessel, Varnia · Black Lantern Front → concertgoers · with bomb",
        "at least 24 killed, 60–70 wounded“A bomb tore through the Linden Hall”",
        "target: a concert · expected: March, year unknown · given: 7 March, year unknown",
        "dismissed in ¶ 2, sentence 2",
        "other (threatened) · 2013 on",
        "no evidence",
        "of these 2 killed",
    ):
        assert re.sub(r"\s", "", said) in flat


def test_the_parts_of_a_brief_come_in_their_order() -> None:
    lines = render(news()).splitlines()
    headings = ("What happened", "What was warned", "Who says who did it", "Figures", "Statements")
    places = [lines.index(heading) for heading in headings]
    places += [next(n for n, line in enumerate(lines) if line.startswith("Times "))]
    assert places == sorted(places)


def test_parts_without_entries_are_left_out() -> None:
    out = render(reading(statements=()))
    for heading in ("What happened", "What was warned", "Who says who", "Figures", "Statements"):
        assert heading not in out


def test_an_incident_is_told_with_its_place() -> None:
    assert re.search(
        r"\n22 March, year unknown · bombing +¶ 1, sentence 1\n"
        r"  Linden Hall, Tessel, Varnia · Black Lantern Front → concertgoers · with bomb\n"
        r"  at least 24 killed, 60–70 wounded\n"
        r"  “A bomb tore through the Linden Hall”\n",
        render(news()),
    )


def test_blame_is_a_table_by_incident_which_shows_what_spoils_the_evidence() -> None:
    out = render(news(), width=100)
    table = out[out.index("Who says who did it") : out.index("\nother (threatened)")]
    rows = [re.split(" {2,}", line.strip()) for line in table.splitlines()]
    assert rows[2] == ["bombing · Linden Hall · 22 March, year unknown"]
    assert rows[3] == ["accused", "by", "stance", "evidence", "where"]
    front = "Black Lantern Front"
    assert rows[4] == [front, front, "claims", "video", "¶ 3, sentence 2"]
    assert rows[5] == ["Sorland", "Olen Varga", "blames", "no evidence", "¶ 3, sentence 3"]
    man = "one of the four"
    assert rows[6] == [man, man, "admits", "confession", "¶ 3, sentence 4"]
    assert "tainted: “after being beaten”" in " ".join(row[-1] for row in rows[7:9])


def test_where_it_is_narrow_blame_reads_like_statements() -> None:
    out = render(news(), width=50)
    assert (
        "  one of the four · admits → one of the four\n"
        "    confession\n"
        "    tainted: “after being beaten”\n"
        "    ¶ 3, sentence 4\n" in out
    )


def test_a_figure_says_who_gave_it_and_where() -> None:
    out = render(news())
    assert re.search("\n  at least 24 killed +Governor of Tessel +¶ 1, sentence 2\n", out)
    assert re.search("\n  of these 2 killed +the article +¶ 1, sentence 2\n", out)


def test_what_wraps_hangs_under_its_beginning() -> None:
    lines = render(reading(), width=40).splitlines()
    start = next(i for i, line in enumerate(lines) if "the letter had been" in line)
    assert lines[start].startswith("    the letter")
    assert lines[start + 1].startswith("    not acted upon")


def test_a_statement_says_who_how_to_whom_what_and_where() -> None:
    out = render(reading(), width=80)
    assert re.search(r"4 Ilse Korb · denies → the press +¶ 2, sentence 1\n    “There was no", out)
    assert re.search(r"5 Aurel Stanek · blames +¶ 4, sentence 1", out)


def test_names_are_a_line_a_kind_with_how_often_they_stand_there() -> None:
    out = render(reading(), width=80)
    assert (
        "\n\nPeople         Pavol Hrast, Ilse Korb, Governor Aurel Stanek\n"
        "Organisations  ministry\n"
        "Places         Sorland (2)\n\n" in out
    )


def test_what_is_named_most_comes_first() -> None:
    named = (entity(TEXT, "place", "Market"), entity(TEXT, "place", "Sorland", "Sorland"))
    assert "Places  Sorland (2), Market\n" in render(reading(entities=named))


def test_names_stand_below_their_kind_where_it_is_narrow() -> None:
    assert "\nPeople\n  Pavol Hrast, Ilse" in render(reading(), width=30)


def test_an_article_that_names_nobody_has_no_such_lines() -> None:
    assert "People" not in render(reading(entities=()))


def test_times_are_a_line_the_earliest_first_and_those_without_a_year_last() -> None:
    told = (
        when(TEXT, "Friday", "2025-05-02", "2 May 2025", date(2025, 5, 2)),
        when(TEXT, "warning", "XXXX-03-22", "22 March, year unknown"),
        when(TEXT, "inquiry", "2024", "2024", date(2024, 1, 1)),
        when(TEXT, "inquiry", "2024", "2024", date(2024, 1, 1)),
    )
    out = render(reading(entities=(), times=told))
    assert "\n\nTimes  2024 (2) · 2 May 2025 · 22 March, year unknown\n\n" in out


def test_places_within_countries_are_a_line_the_most_named_first() -> None:
    placed = (
        place(TEXT, "Market", "Varnia", kind="country", precision="country"),
        place(TEXT, "ministry", "Orlec", area="Lower Varn"),
        place(TEXT, "letter", "Tessel Hall", kind="venue", within="Tessel"),
        place(TEXT, "inquiry", "Tessel Hall", kind="venue", within="Tessel"),
        place(TEXT, "minister", "Sorland", people=True),
        place(TEXT, "lie", "Varn House", kind="seat", stands_for="Government of Varnia"),
    )
    out = render(reading(entities=(), places=placed))
    assert "\n\nMap  Tessel Hall, Tessel, VA (2) · Orlec, Lower Varn, VA\n\n" in out


def test_days_that_nobody_can_know_are_not_on_the_line_of_times() -> None:
    told = (when(TEXT, "Friday", "XXXX-XX-XX", "Friday, date unknown"),)
    assert "Times" not in render(reading(times=told))


def test_the_page_is_introduced_with_what_is_known_and_where_it_was_found() -> None:
    out = render(reading(), width=200)
    assert out.startswith("Market bombing: warning was set aside\n")
    assert "The Varnian Courier · Mira Doval · 2025-05-03" in out
    assert "published from JSON-LD NewsArticle.datePublished" in re.sub(r"\s+", " ", out)


def test_what_the_user_gave_is_given_and_found_nowhere() -> None:
    made = reading()
    given = Sourced(value="2025-05-02", where="given", at="--published")
    made = structs.replace(made, article=structs.replace(made.article, published=given))
    assert "; published given by you\n" in render(made, width=200)


def test_what_is_not_known_is_not_mentioned() -> None:
    out = render(reading(bare=True))
    assert out.startswith("page.html\n")
    assert "None" not in out
    assert " from " not in out
    assert "dropped" not in out


def test_the_last_line_counts_and_says_what_was_left_out() -> None:
    last = render(reading(), width=200).splitlines()[-1]
    assert last == (
        "6 statements by 5 speakers. 2 pieces of page furniture dropped; --format html shows them."
    )
    assert "No statements found." in render(reading(statements=()))


def test_quoted_words_get_marks_only_where_the_article_has_none() -> None:
    plain = statement(TEXT, "X", ("the letter",), quoted=True)
    assert "“the letter”" in render(reading(statements=(plain,)))
    assert "““" not in render(reading())


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("“We had no part in it.", "“We had no part in it.”"),
        ("We never will.”", "“We never will.”"),
        ("He called it “a lie” and “an insult.", "He called it “a lie” and “an insult.”"),
        ("„Nein“, sagte sie.", "„Nein“, sagte sie."),
        ("He said “no”.", "He said “no”."),
    ],
)
def test_a_quotation_that_is_cut_at_a_sentence_s_end_is_closed(words: str, shown: str) -> None:
    assert common.quoted(words) == shown


def test_a_denied_or_possible_saying_is_shown_as_such() -> None:
    unsure = statement(TEXT, "X", ("the letter",), act="warns", negated=True, modality="may")
    assert "X · warns (may, negated)" in render(reading(statements=(unsure,)))


def test_colour_only_when_asked_for_and_without_changing_a_word() -> None:
    plain, coloured = render(reading()), render(reading(), colour=True)
    assert "\x1b" not in plain
    assert "\x1b[" in coloured
    stripped = "\n".join(line.rstrip() for line in ANSI.sub("", coloured).splitlines())
    assert stripped == plain.rstrip("\n")


def test_a_page_cannot_command_the_terminal() -> None:
    """Escape sequences would clear the screen, overrides would turn words around."""
    text = "Head\x1b[2J\x9b31m\n\nHe said \x1b]0;owned\x07“no\u202e evil” \ud800[bold]so[/bold]."
    evil = statement(text, "A\x1b[1mB\nC", ("“no\u202e evil”",), source="He", cue="said")
    named = entity(text, "person", "\x1b]0;owned\x07“no\u202e evil” \ud800[bold]so[/bold]")
    out = render(reading(text, (evil,), (named,)), width=80)
    assert "People  ]0;owned“no evil” \ufffd[bold]so[/bold]\n" in out
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", out)
    assert "A[1mB C · says" in out


def test_nor_can_it_by_the_names_in_incidents_warnings_and_blame() -> None:
    evil = "A\x1b[2J\nB\u202e \x9b31m[bold]C[/bold] \ud800"
    bomb = incident(NEWS, "bomb", when=evil, where=(evil,), by=(evil,), weapon=(evil,))
    other = incident(NEWS, "ferry", against=(evil,))
    made = reading(
        NEWS,
        statements=(),
        entities=(),
        incidents=(bomb, other),
        figures=(figure(NEWS, "four men", "held", 4, 4, bomb, by=evil, as_of=evil),),
        warnings=(warned(NEWS, "warned", evil, evil, threat=evil, target=evil, when=evil),),
        blame=(blame(NEWS, "blamed", evil, "blames", evil, bomb, tainted=found(NEWS, "Friday")),),
    )
    for width in (40, 100):
        out = render(made, width=width)
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", out)
        assert re.sub(r"\s", "", out).count("A[2JB31m[bold]C[/bold]\ufffd") >= 9


def test_markup_of_the_terminal_library_is_just_text() -> None:
    text = "He said [red]stop[/red] :warning: at once."
    said = statement(text, "[b]X", ("[red]stop[/red] :warning:",))
    out = render(reading(text, (said,), bare=True))
    assert "[red]stop[/red] :warning:" in out
    assert "[b]X · says" in out
