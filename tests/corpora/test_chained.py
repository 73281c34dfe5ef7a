"""Tokens become texts as people write them, and each keeps its place."""

import pytest

from corpora.chained import written


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        ("about 5 , 000 gallons , he said", "about 5,000 gallons, he said"),
        ("$ 5 . 3 million in 2031 , 300 men", "$5.3 million in 2031, 300 men"),
        ("at 3 : 30 a . m . on Sunday", "at 3:30 a.m. on Sunday"),
        ("Venn ’ s dog", "Venn’s dog"),
        ('"We go , " he said .', '"We go," he said.'),
        ('" We go , " he said .', '"We go," he said.'),
    ],
)
def test_what_was_one_word_is_put_together(tokens: str, text: str) -> None:
    assert written([[tokens.split()]]).text == text


def test_each_token_stands_where_its_offset_says() -> None:
    paragraphs = [
        [["Salterby", ":", "5", ",", "000", "flee"]],
        [['"We', "go", ",", '"', "Venn", "said", "."], ["It", "'s", "a", "co", "-", "op", "."]],
    ]
    whole = written(paragraphs)
    tokens = [token for paragraph in paragraphs for s in paragraph for token in s]
    assert [whole.text[a:b] for a, b in whole.tokens] == tokens
    sentences = [whole.text[a:b] for a, b in whole.sentences]
    assert sentences == ["Salterby: 5,000 flee", '"We go," Venn said.', "It's a co-op."]


def test_paragraphs_are_parted_by_an_empty_line() -> None:
    assert written([[["Fog", "."], ["Rain", "."]], [["Sun", "."]]]).text == "Fog. Rain.\n\nSun."
