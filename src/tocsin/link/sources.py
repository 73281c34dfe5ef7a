"""Kinds of sources: official, witness, imagery, perpetrator, court, press."""

import re
from typing import Literal

from tocsin.read.known import names

SourceKind = Literal["official", "witness", "imagery", "perpetrator", "court", "press"]

# Tried in this order: "police video" is imagery, "a court official" the court's.
_WORDS: dict[SourceKind, str] = {
    "imagery": "videos? footage photos? photographs? images? imagery satellites? cctv recordings?",
    "court": "courts? tribunal judges? prosecutors? prosecution indictments? verdict attorney",
    "witness": "(?:eye)?witness(?:es)? residents? survivors? bystanders? neighbou?rs? "
    "passengers? onlookers? passers-by locals",
    "official": "officials? authorit(?:y|ies) police ministry minister ministries government "
    "governor mayor president premier chancellor senator ambassador commissioner sheriff officers? "
    "army military general colonel commander department embassy agency bureau",
}
_PATTERNS = {
    kind: re.compile(rf"\b(?:{'|'.join(words.split())})\b", re.IGNORECASE)
    for kind, words in _WORDS.items()
}


def kind_of(name: str, words: str) -> SourceKind | None:
    """What kind of source a speaker is, by its name and the article's words for it; else None."""
    if name in names().countries:
        return "official"
    both = f"{name} {words}"
    return next((kind for kind, pattern in _PATTERNS.items() if pattern.search(both)), None)
