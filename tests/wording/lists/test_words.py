"""How dates, counts and marked sentences are worded."""

import pytest

from tests.wording.lists import made
from tocsin.link.dossier import Dossier
from tocsin.records.base import span
from tocsin.wording.lists import words


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("2026-03-21T19:40:00.000000Z", "21 March 2026, 19:40 UTC"),
        ("2026-03-21T23:59:59.999999Z", "21 March 2026"),
    ],
)
def test_a_moment_that_is_the_end_of_a_day_is_the_day(value: str, told: str) -> None:
    assert words.moment(value) == told


@pytest.mark.parametrize(
    ("dossier", "told"),
    [
        (Dossier(days={"2024-03-22": 1}, undated={"XXXX-03-22": 2}), "22 March 2024"),
        (Dossier(undated={"XXXX-03-22": 1}), "22 March, year unknown"),
        (Dossier(undated={"XXXX": 2, "../2013": 1}), "until 2013"),
        (Dossier(undated={"XXXX-XX-XX": 1}), "date unknown"),
        (Dossier(), "date unknown"),
    ],
)
def test_an_incident_is_of_the_day_that_is_told_with_or_without_its_year(
    dossier: Dossier, told: str
) -> None:
    assert words.when(dossier) == told


def test_an_article_without_a_date_has_none() -> None:
    assert words.day(None) == words.day("") == ""


def test_counts_agree_with_their_nouns() -> None:
    assert words.counted(1, "story") == "1 story"
    assert words.counted(2, "story") == "2 stories"
    assert words.counted(1234, "page") == "1,234 pages"


def test_of_many_names_the_first_are_shown_and_the_others_counted() -> None:
    assert words.some(["a", "b", "c", "d", "e"]) == "a, b, c and 2 more"


def test_a_marked_sentence_is_the_sentence() -> None:
    """Whatever overlaps, or lies in another sentence."""
    text = "They were shot and killed there. Elsewhere too."
    sentence = span(text, 0, 32)
    marked = (span(text, 10, 25), span(text, 19, 25), span(text, 33, 42))
    pieces = words.marks(sentence, marked)
    assert "".join(piece.words for piece in pieces) == sentence.text
    assert [piece.words for piece in pieces if piece.style == "mark"] == ["shot and killed"]


def test_a_place_is_that_of_most_accounts() -> None:
    assert words.place(made.incident_row(places={"Tessel": 3, "Orlec": 1})) == "Tessel"
    assert words.place(made.incident_row(places={})) == ""


def test_of_many_names_a_few_are_told_and_how_many_more() -> None:
    assert words.few(("a", "b")) == "a, b"
    assert words.few([str(number) for number in range(300)]) == "0, 1, 2, 3, 4 and 295 more"
