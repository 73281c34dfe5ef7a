"""Names as they are compared: small letters, no accents, no points, "Saint" for "St."."""

import re
import unicodedata
from itertools import filterfalse

_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
_SPECIAL = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe"})
_SIGNS = re.compile(r"[.'’`ʻʼ‘]")
_GAPS = re.compile(r"[^\w]+")


def plain(text: str) -> str:
    """Text in small letters without accents: "Łódź" is "lodz". Signs and gaps stay."""
    low = text.lower()
    if low.isascii():  # as nearly all names are
        return low
    apart = unicodedata.normalize("NFKD", low.translate(_SPECIAL))
    return "".join(filterfalse(unicodedata.combining, apart))


def fold(name: str) -> str:
    """A name to look up: "St. John's" and "Saint Johns" are the same, "Kef" and "El Kef" too.

    Only the spelling is folded; what is left is never shown.
    """
    words = _GAPS.sub(" ", _SIGNS.sub("", plain(name))).split()
    if len(words) > 1:
        words = [_SHORT.get(word, word) for word in words]
        if words[0] in _ARTICLES:
            words = words[1:]
    return " ".join(words)


_ARTICLES = frozenset({"the", "al", "el", "ad", "ar", "as", "ash", "at", "az"})
