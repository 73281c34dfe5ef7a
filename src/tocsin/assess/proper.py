"""Proper names: whether words name somebody, or only say what sort of people they are.

A capital tells something only where nothing else asks for one: it doesn't in "Gunman kills six",
which opens a headline. So the article itself is asked (as by Mikheev, "Periods, Capitalized Words,
etc.", Computational Linguistics 28, 2002): words that it writes with a capital within a sentence
are a name, words that it writes in small letters elsewhere are none. Where it shows neither, the
noun for those who did something is none ("Masked Gunmen"), and whatever else is one.
"""

import re
from collections.abc import Iterator
from typing import Literal

from tocsin.link.actors.known import meant
from tocsin.link.actors.named import bare_forms
from tocsin.read.people import doer, perpetrator
from tocsin.records import Reading

# What stands before a word whose capital is its own: a word in small letters, or an article.
_WITHIN = re.compile(r"(?:^|[\s“‘(\"'])(?:[a-zß-ÿ’'-]+|The|An?),?\s+$")
# How a line ends that is no headline.
_CLOSED = re.compile(r"[.!?…:;,][”\"’')\]]*\s*$")
_BEFORE = 40  # characters that are looked at before a word


def is_proper(words: str, reading: Reading) -> bool:
    """Whether words name somebody in an article that has them, by how it writes them."""
    if meant(words):
        return True
    bare = bare_forms(words)[0]
    head = bare.rpartition(" ")[2].lower()
    does = doer(head) or perpetrator(head)
    if head == bare.lower() and does:
        return False  # whoever it is, "Islamists" or "Suspects" are several
    written = set(_written(bare, reading.article.text))
    return "name" in written or not (does or "noun" in written)


def _written(words: str, text: str) -> Iterator[Literal["name", "noun"]]:
    """What the places at which a text has some words show them to be; most show nothing."""
    for found in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text, re.IGNORECASE):
        if found[0].islower():
            yield "noun"
        elif _has_its_own_capital(found[0], text, found.start()):
            yield "name"


def _has_its_own_capital(words: str, text: str, start: int) -> bool:
    """Whether the capital isn't that of a sentence, a title in capitals or a headline."""
    low, high = text.rfind("\n", 0, start) + 1, text.find("\n", start)
    line = text[low:] if high < 0 else text[low:high]
    if not _CLOSED.search(line) or line.isupper():
        return False
    if words.isupper() and len(words) > 1:
        return True
    return words[0].isupper() and bool(_WITHIN.search(text[max(low, start - _BEFORE) : start]))
