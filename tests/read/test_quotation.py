"""Which marks open and close a quotation."""

import pytest

from tocsin.read.quotation import quotations


def _quoted(text: str, depth: int = 0) -> list[str]:
    return [text[q.inner_start : q.inner_end] for q in quotations(text) if q.depth == depth]


@pytest.mark.parametrize(
    "text",
    [
        "“It is safe,” he said.",
        '"It is safe," he said.',
        "‘It is safe,’ he said.",
        "'It is safe,' he said.",
        "«It is safe,» he said.",
        "``It is safe,'' he said.",
        "(“It is safe,”)",
        "He said—“It is safe,”—and left.",
    ],
)
def test_each_kind_of_mark_quotes(text: str) -> None:
    assert _quoted(text) == ["It is safe,"]


@pytest.mark.parametrize(
    "text",
    [
        "The drivers’ union said it’s safe.",
        "The drivers' union said it's safe.",
        "Don’t go, he said, it isn’t the guards’ fault.",
        "In the '90s the pier wasn't safe.",
        "’Tis the season.",
        'A 12" pipe and a 6" pipe burst.',
        "It lies at 54° 30' north.",
    ],
)
def test_apostrophes_and_inches_quote_nothing(text: str) -> None:
    assert quotations(text) == []


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("'It's the drivers' fault,' he said.", "It's the drivers' fault,"),
        ("‘It’s the drivers’ fault,’ he said.", "It’s the drivers’ fault,"),
        ("‘We don’t know,’ said Venn.", "We don’t know,"),
    ],
)
def test_an_apostrophe_does_not_close_single_marks(text: str, inner: str) -> None:
    assert _quoted(text) == [inner]


def test_inches_close_no_quotation_that_follows_them() -> None:
    assert _quoted('A 12" pipe burst, "badly," he said.') == ["badly,"]


@pytest.mark.parametrize(
    "text",
    ["“It is,” he said, “safe.”", '"It is," he said, "safe."', "'It is,' he said, 'safe.'"],
)
def test_an_interrupted_quotation_is_two(text: str) -> None:
    assert _quoted(text) == ["It is,", "safe."]


@pytest.mark.parametrize(
    "text",
    [
        "“He told me ‘go home’ and left,” she said.",
        "\"He told me 'go home' and left,\" she said.",
        "‘He told me “go home” and left,’ she said.",
    ],
)
def test_an_inner_quotation_lies_one_deeper(text: str) -> None:
    assert [len(_quoted(text, 0)), len(_quoted(text, 1))] == [1, 1]
    assert _quoted(text, 1) == ["go home"]


@pytest.mark.parametrize(("one", "two"), [("“", "”"), ('"', '"')])
def test_a_quotation_over_paragraphs_is_left_open_until_its_last(one: str, two: str) -> None:
    text = f"{one}It is safe.\n\n{one}It was always safe.{two}\n\nHe left."
    first, second = quotations(text)
    assert (first.closed, second.closed) == (False, True)
    assert _quoted(text) == ["It is safe.", "It was always safe."]


def test_an_open_quotation_ends_with_its_paragraph() -> None:
    text = "He said: “It is safe.\n\nThe pier shut."
    (only,) = quotations(text)
    assert text[only.start : only.end] == "“It is safe."
    assert not only.closed


def test_words_before_a_closing_mark_without_an_opening_one_are_quoted() -> None:
    """A text cut in the middle of a quotation."""
    assert _quoted("it is safe,” he said.") == ["it is safe,"]


def test_quotations_come_in_order_outer_before_inner() -> None:
    text = "“A ‘b’ c,” he said. “D.”\n“E.”"
    found = quotations(text)
    assert [text[q.inner_start : q.inner_end] for q in found] == ["A ‘b’ c,", "b", "D.", "E."]


@pytest.mark.parametrize("text", ["“", "”", '"', "'", "’", "“”", '""', "“‘", "''", "``", "\n“\n"])
def test_marks_without_words_do_no_harm(text: str) -> None:
    for q in quotations(text):
        assert 0 <= q.start <= q.inner_start <= q.inner_end <= q.end <= len(text)
