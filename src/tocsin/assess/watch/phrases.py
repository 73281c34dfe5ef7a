"""Beginnings of words, found in text: "seiz" in "were seized"."""

import re
from collections.abc import Sequence
from functools import lru_cache


def says(text: str, phrases: Sequence[str]) -> str | None:
    """The first of `phrases` that is in a text, as the text has it; None if none is.

    Each word of a phrase is the beginning of one, in any case.
    """
    match = _pattern(tuple(phrases)).search(text) if phrases else None
    return match[0] if match else None


@lru_cache(1_000)
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    written = (r"[\w’'-]*\s+".join(map(re.escape, phrase.split())) for phrase in phrases)
    return re.compile(rf"\b(?:{'|'.join(written)})[\w’'-]*", re.IGNORECASE)
