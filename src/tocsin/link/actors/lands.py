"""Lands that no gazetteer has, by what an article says of them, and what belongs to them.

A state may be too new, too small or too disputed for tables. An article shows that a word names
one by what it gives it ("Varnia's parliament", "the border with Varnia", "the capital of Varnia")
or by its people ("Varnian" beside "Varnia").
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from tocsin.link.actors.bodies import body
from tocsin.link.actors.known import country_of
from tocsin.link.actors.words import alternatives
from tocsin.read.places.folding import fold
from tocsin.records import Reading

_OWNS = re.compile(rf"[’']s?\s+(?:{alternatives('owned_by_lands')})\b")
_AFTER = re.compile(
    rf"\b(?:{alternatives('before_lands')})\s+(?:the\s+|neighbou?ring\s+)?$|\bneighbou?ring\s+$"
)
_ENDING = re.compile(r"(?<=\w{3})(?:ians?|ia|ans?|a|i|ese|ish|ic|ers?|n|is|o)$")
# "Varnia's ", the owner in the first group
OWNER = re.compile(r"^(.+?)(?:[’']s|(?<=s)[’'])\s+(?=\S)")
_BEFORE = 60  # characters


@lru_cache(20_000)
def stem(word: str) -> str:
    """What a land's name and its adjective share: "Varnia" and "Varnian" are "varn"."""
    return _ENDING.sub("", fold(word))


@lru_cache(1000)
def is_land(text: str, word: str) -> bool:
    """Whether an article says of a word of its text that it names a land."""
    if re.search(rf"\b{re.escape(word)}ns?\b", text) and word.endswith("ia"):
        return True
    for at in re.finditer(rf"\b{re.escape(word)}\b", text):
        before = text[max(0, at.start() - _BEFORE) : at.start()]
        if _OWNS.match(text, at.end(), at.end() + _BEFORE) or _AFTER.search(before):
            return True
    return False


def lands_of(reading: Reading) -> dict[str, str]:
    """The lands of a reading that no table has: their names by what these share with adjectives."""
    text = reading.article.text
    return {
        stem(one.name): one.name
        for one in reading.entities
        if one.kind in ("person", "place")
        and len(one.name.split()) == 1
        and country_of(one.name) is None
        and is_land(text, one.name)
    }


def owning(word: str, lands: Mapping[str, str]) -> str | None:
    """The ISO code of the country, or the land, that a word names, itself or by its adjective."""
    bare = re.sub(r"[’']s?$", "", word)
    return country_of(word) or (lands.get(stem(bare)) if bare[:1].isupper() else None)


def is_adjective(name: str, lands: Mapping[str, str]) -> bool:
    """Whether a name is only the adjective of one of these lands: "Varnian" beside "Varnia"."""
    return not name.endswith("s") and lands.get(stem(name), name) != name


def owned(name: str, lands: Mapping[str, str]) -> tuple[str | None, str]:
    """Whose a name says it is, and what is left of it then.

    "Varnia's Harbour Bank" is Varnia's, a "Harbour Bank". Without the mark of the owner that is
    said only of what every country has: "Varnian Interior Ministry", "Parliament of Varnia".

    Returns:
        An ISO code or a land's name, None where an owner is neither; and the rest, the whole name
        where it has no owner.
    """
    owner = OWNER.match(name)
    if owner:
        return owning(owner.group(1), lands), name[owner.end() :]
    first, _, after = name.partition(" ")
    before, _, last = name.rpartition(" of ")
    for word, rest in ((first, after), (last, before)):
        land = lands.get(stem(word)) if word[:1].isupper() else None
        if land and rest and body(rest).national and not body(rest).specific:
            return land, rest
    return None, name
