"""The words in front of a verb that are its subject, and those behind a preposition.

The subject is `tocsin.read.clause`'s: in "gunmen in Varnia killed" it wasn't Varnia.
"""

import re

from tocsin.read import clause
from tocsin.read.sentences import Range

_BACK = 140  # characters of a phrase
_CUT = re.compile(
    r"\s+(?:in|on|at|after|before|during|since|who|which|that|when|while|where|because|as|for|over|"
    r"with|without|to|has|have|had|is|are|was|were|will|would|but|solely|alone|instead|following|"
    r"amid|near|against|from|into|saying|killing|through|despite|last|this|earlier|yesterday|today|"
    r"on|and\s+(?:he|she|it|they|not|then|that|said|called|has|was|in|on|\w+ed)|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
_ENDS = re.compile(r"[,.;:!?“”\"\n(—–]|\s-\s")
_PRONOUN = re.compile(r"(?:it|they|he|she|we|i|who)$", re.I)
_BE = re.compile(r"\b(?:am|is|are|was|were|be|been|being|get|gets|got|gotten)\s*(?:\w+ly\s+)?$")


def subject(text: str, low: int, at: int) -> Range | None:
    """The words that are the subject of the verb at `at`; nothing before `low` is looked at."""
    found = clause.subject(text, low, at)
    if not found:
        return None
    of = _OF.match(text, found[-1][1], at)  # "one of them"
    return found[0][0], of.end() if of else found[-1][1]


_OF = re.compile(r"(?:\s+of\s+(?:the\s+|an?\s+|his\s+)?[\w.’'-]+(?:\s+[A-Z][\w.’'-]*)*)+")


def behind(text: str, start: int, high: int) -> Range | None:
    """The noun phrase that begins at `start`, up to where its clause goes on."""
    high = min(high, start + _BACK)
    stop = _ENDS.search(text, start, high)
    while stop and text[stop.start()] == "." and _initial(text, stop.start()):
        stop = _ENDS.search(text, stop.end(), high)
    end = stop.start() if stop else high
    cut = _CUT.search(text, start, end)
    if cut:
        end = cut.start()
    return (start, end) if text[start:end].strip() else None


def passive(text: str, low: int, at: int) -> bool:
    """Whether the participle at `at` has a form of "be" before it."""
    return bool(_BE.search(text, max(low, at - 24), at))


def pronoun(text: str, span: Range) -> str | None:
    """The pronoun that these words are, in small letters."""
    words = text[slice(*span)].strip("“”\"' ").lower()
    return words if _PRONOUN.fullmatch(words) else None


def _initial(text: str, stop: int) -> bool:
    """Whether a full stop stands behind an initial or a title: "U.S.", "Mr."."""
    word = re.search(r"[\w.]{1,6}$", text[max(0, stop - 6) : stop])
    return word is not None and (
        bool(re.fullmatch(r"(?:[A-Z]\.)*[A-Z]", word.group())) or word.group().lower() in _SHORT
    )


_SHORT = frozenset(
    {"col", "dr", "gen", "gov", "lt", "mr", "mrs", "ms", "prof", "rep", "sen", "st"}
)  # fmt: skip
