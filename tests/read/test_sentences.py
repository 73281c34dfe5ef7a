"""Where sentences and paragraphs begin and end."""

from itertools import pairwise

import pytest

from tocsin.read.sentences import containing, paragraphs, sentences


def _split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Mr. Marrow took the ferry.",
        "He met Gen. Ode Varr in Tessel.",
        "He met Sen. Ilse Korb and Gov. Aurel Stanek.",
        "Dr. Ada Quill and St. Brannoc agreed.",
        "Harbour Ltd. said so.",
        "See No. 5 for more.",
        "The Tessel v. Lomar case went on.",
    ],
)
def test_an_abbreviation_ends_no_sentence(sentence: str) -> None:
    assert _split(sentence) == [sentence]


@pytest.mark.parametrize(
    "sentence",
    ["John F. Varr spoke.", "Mr. J. R. Marrow came.", "O. Venn and A. B. Quill were there."],
)
def test_an_initial_ends_no_sentence(sentence: str) -> None:
    assert _split(sentence) == [sentence]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("He lives in the U.S. The ferry left.", ["He lives in the U.S.", "The ferry left."]),
        ("It came at 5 p.m. The crew slept.", ["It came at 5 p.m.", "The crew slept."]),
        ("Harbour Inc. The firm closed.", ["Harbour Inc.", "The firm closed."]),
        ("It left on Jan. 3. It sank.", ["It left on Jan. 3.", "It sank."]),
    ],
)
def test_a_shortened_word_may_end_a_sentence(text: str, parts: list[str]) -> None:
    assert _split(text) == parts


@pytest.mark.parametrize(
    "sentence",
    [
        "It fell by 3.5 per cent.",
        "Visit tessel.example.org today.",
        "It was 5 p.m. when they came.",
        "The U.S. embassy closed.",
    ],
)
def test_a_stop_within_a_sentence_ends_nothing(sentence: str) -> None:
    assert _split(sentence) == [sentence]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("“It is safe.” He left.", ["“It is safe.”", "He left."]),
        ('"It is safe." He left.', ['"It is safe."', "He left."]),
        ("‘It is safe.’ She left.", ["‘It is safe.’", "She left."]),
        ("“Is it?” she asked. “Yes.”", ["“Is it?” she asked.", "“Yes.”"]),
        ("It sank. (Nobody saw.) They left.", ["It sank.", "(Nobody saw.)", "They left."]),
    ],
)
def test_a_closing_mark_belongs_to_its_sentence(text: str, parts: list[str]) -> None:
    assert _split(text) == parts


@pytest.mark.parametrize("sentence", ["“Go!” he said.", "“Why?” asked the guide."])
def test_a_sentence_goes_on_behind_a_quoted_question_or_cry(sentence: str) -> None:
    assert _split(sentence) == [sentence]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("She asked why... and left.", ["She asked why... and left."]),
        ("She waited… and left.", ["She waited… and left."]),
        ("She waited… Nobody came.", ["She waited…", "Nobody came."]),
        ("She waited... Nobody came.", ["She waited...", "Nobody came."]),
    ],
)
def test_an_ellipsis_ends_a_sentence_only_before_a_capital(text: str, parts: list[str]) -> None:
    assert _split(text) == parts


def test_several_marks_end_one_sentence() -> None:
    assert _split("What?! Really? Yes.") == ["What?!", "Really?", "Yes."]


def test_a_line_break_always_ends_a_sentence() -> None:
    assert _split("Pier shut after\nstorm\n\nit stays shut") == [
        "Pier shut after",
        "storm",
        "it stays shut",
    ]


@pytest.mark.parametrize("text", ["", "   ", "\n\n \n"])
def test_no_words_make_no_sentence(text: str) -> None:
    assert sentences(text) == ()
    assert paragraphs(text) == []


def test_sentences_hold_every_word_once_and_in_order() -> None:
    text = " “Go!” he said.  It was 5 p.m. The crew\nslept… Or so\n\nMr. Varr said. "
    assert "".join("".join(_split(text)).split()) == "".join(text.split())
    ranges = sentences(text)
    assert all(one[1] <= other[0] for one, other in pairwise(ranges))


def test_a_paragraph_is_what_stands_between_line_breaks() -> None:
    text = "  One. Two. \n\n\tThree\nFour"
    assert [text[a:b] for a, b in paragraphs(text)] == ["One. Two.", "Three", "Four"]


@pytest.mark.parametrize(("offset", "index"), [(0, 0), (3, 0), (4, 0), (5, 1), (8, 1), (99, 1)])
def test_an_offset_belongs_to_the_range_that_holds_it_or_to_the_last_before(
    offset: int, index: int
) -> None:
    assert containing([(0, 4), (5, 9)], offset) == index


def test_a_lost_blank_between_sentences_is_no_matter() -> None:
    text = "It sank.Nobody saw it. See Venn.Com here, U.S.Army and St.Orlec."
    assert _split(text) == [
        "It sank.",
        "Nobody saw it.",
        "See Venn.Com here, U.S.Army and St.Orlec.",
    ]
