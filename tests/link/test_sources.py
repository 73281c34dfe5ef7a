"""Kinds of sources by what they are called."""

import pytest

from tocsin.link.sources import kind_of


@pytest.mark.parametrize(
    ("name", "words", "kind"),
    [
        ("Orla Venn", "Orla Venn, a police spokeswoman,", "official"),
        ("Denmark", "Denmark", "official"),
        ("two witnesses", "", "witness"),
        ("police video", "", "imagery"),
        ("a court official", "", "court"),
        ("Orla Venn", "Orla Venn, who sells fish,", None),
    ],
)
def test_words_tell_the_kind(name: str, words: str, kind: str | None) -> None:
    assert kind_of(name, words) == kind
