"""The words in front of a verb that are its subject, and those behind a preposition.

Read from the verb backwards, word by word, to what can't be in a noun phrase. A phrase that a
preposition rules is no subject: in "gunmen in Varnia killed" it wasn't Varnia.
"""

import re

from tocsin.read.sentences import Range
from tocsin.read.words import listed

_BACK = 140  # characters that a subject may run back
_WORDS = 12
_LINKS = re.compile(
    r"(?:(?:\s|^)(?:had|has|have|also|reportedly|allegedly|deliberately|later|then|already|repeatedly|"
    r"apparently|once|twice|now|finally|publicly|quickly|immediately|falsely|openly|often|again|"
    r"previously|is|was|were|are|said to have|believed to have|reported to have|thought to have|"
    r"alleged to have|reported|did|themselves|itself|himself))+\s*$"
)  # "IS" in capitals is a name
_WORD = re.compile(r"(?:[“”\"]\s*)?[^\s]+$")
_RELATIVE = re.compile(r"(?P<comma>,?)\s*\b(?:which|who|that)$")
_ASIDE = re.compile(r"(?P<comma>,)\s[^,.;:!?\n]{3,100},$")
_PREPOSITIONS = frozenset(
    {"about", "across", "against", "among", "around", "at", "between", "by", "for", "from",
     "hitting", "in", "inside", "into", "like", "near", "on", "outside", "over", "per",
     "targeting", "than", "to", "toward", "towards", "under", "via", "with", "within"}
)  # fmt: skip
_STOPS = frozenset(
    {"adding", "after", "alleged", "also", "although", "and", "are", "as", "be", "because",
     "before", "believe", "believes", "but", "can", "claimed", "claiming", "could", "did", "do",
     "does", "earlier", "friday", "had", "has", "have", "how", "if", "insisted", "is", "later",
     "may", "might", "monday", "must", "not", "or", "reported", "said", "saturday", "say",
     "saying", "says", "should", "since", "so", "sunday", "that", "then", "think", "though",
     "thursday", "today", "told", "tonight", "tuesday", "unless", "until", "was", "wednesday",
     "were", "what", "when", "where", "whether", "which", "while", "who", "whom", "why", "will",
     "would", "yesterday", "yet"}
)  # fmt: skip
_OPENS = frozenset('“”"(—–:;')
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
    low = max(low, at - _BACK)
    end = at - len(text[low:at]) + len(_unlinked(text[low:at]))
    relative = _RELATIVE.search(text, max(low, end - 8), end)
    if relative:
        end = relative.start()
        while end > low and text[end - 1].isspace():
            end -= 1
    elif text[end - 1 : end] == ",":
        aside = _ASIDE.search(text, low, end)
        if aside is None:
            return None
        end = aside.start()
    return phrase(text, low, end)


def phrase(text: str, low: int, end: int) -> Range | None:
    """The noun phrase that ends at `end`, or None where a preposition rules it."""
    begin, words = end, 0
    while begin > low and words < _WORDS:
        found = _WORD.search(text, max(low, begin - 40), _trim(text, low, begin))
        if found is None:
            break
        word = found.group()
        bare = word.strip("“”\"'’‘(),.;:—–").lower()
        closes = word.rstrip("”\"’'")[-1:] in (",", ";", ":", ".", "—", "–") and begin != end
        if closes and not (word[-1] == "." and bare in listed("titles")):
            break
        name = len(bare) > 1 and word.strip("“”\"'’‘(),").isupper()  # "IS" is no verb
        if bare in _PREPOSITIONS and not name:
            return None
        if bare in _STOPS and not name:
            if bare in ("and", "or"):
                return _joined(text, low, found.start(), begin, end)
            break
        begin = found.start()
        words += 1
        if word[0] in _OPENS:
            break
    while begin < end and text[begin] in ' \t\n“”"(—–':
        begin += 1
    return (begin, end) if begin < end else None


def _joined(text: str, low: int, joint: int, begin: int, end: int) -> Range | None:
    """Both sides of an "and" where the left is a name or a plural of its own, else the right."""
    right = begin
    while right < end and text[right].isspace():
        right += 1
    left = text[low:joint].rstrip()
    names = re.search(
        r"(?:(?:[A-Z][\w.’'-]*|of|the|security|forces|either)\s+){0,6}[A-Z]?[\w.’'-]+$", left
    )
    if names and names.group()[0].isupper() and not left.endswith(","):
        return low + names.start(), end
    return (right, end) if right < end else None


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


def _unlinked(before: str) -> str:
    before = before.rstrip()
    links = _LINKS.search(before)
    return before[: links.start()].rstrip() if links else before


def _trim(text: str, low: int, end: int) -> int:
    while end > low and text[end - 1].isspace():
        end -= 1
    return end


def _initial(text: str, stop: int) -> bool:
    """Whether a full stop stands behind an initial or a title: "U.S.", "Mr."."""
    word = re.search(r"[\w.]{1,6}$", text[max(0, stop - 6) : stop])
    return word is not None and (
        bool(re.fullmatch(r"(?:[A-Z]\.)*[A-Z]", word.group())) or word.group().lower() in _SHORT
    )


_SHORT = frozenset(
    {"col", "dr", "gen", "gov", "lt", "mr", "mrs", "ms", "prof", "rep", "sen", "st"}
)  # fmt: skip
