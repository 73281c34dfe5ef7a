"""GUM's times: its `<date>` and `<time>` elements, and phrases whose words tell a time."""

import re
from collections.abc import Iterable, Sequence

from corpora.gum.words import Mention, Word
from corpora.marked import Mark


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_MONTHS = ("january february march april may june july august september october november december "
           "jan feb mar apr jun jul aug sep sept oct nov dec")  # fmt: skip
_TIMES = _set(
    f"{_MONTHS} monday tuesday wednesday thursday friday saturday sunday today tomorrow yesterday "
    "tonight day week weekend month year decade century quarter spring summer autumn fall winter "
    "easter christmas season"
)
_CLOCK = _set(
    "hour minute second morning afternoon evening night noon midnight midday o'clock a.m. p.m. am "
    "pm a.m p.m"
)
_UNITS = _set("second minute hour day week month year decade century")
_AFTER_TIME = _set("ago later earlier before ad bc ce bce a.d. b.c. gmt utc")
_TAG = re.compile(r"<(/?)(date|time)\b([^<>]*)>")


def dated(sentences: Iterable[Sequence[Word]]) -> list[Mark]:
    """The `<date>` and `<time>` elements; tags before a word open, closing ones end behind it."""
    found: list[Mark] = []
    opened: list[tuple[str, int, str]] = []
    for word in (word for words in sentences for word in words):
        for closing, name, attributes in _TAG.findall(word.misc.get("XML", "")):
            if not closing:
                opened.append((name, word.start, _value(attributes)))
            elif opened:
                tag, start, value = opened.pop()
                found.append(Mark(f"time:{tag.upper()}", start, word.end, value))
    return found


def _value(attributes: str) -> str:
    given: dict[str, str] = dict(re.findall(r'(\w+)(?::::|=)"([^"]*)"', attributes))
    if "when" in given:
        return given["when"]
    low = given.get("from") or given.get("notBefore") or ".."
    high = given.get("to") or given.get("notAfter") or ".."
    return f"{low}/{high}"


def timed(words: Sequence[Word], mention: Mention) -> Mark | None:
    """A time without a value; None where its words don't tell a time ("the end of the war")."""
    inside = range(mention.first, mention.last)
    head = next((n for n in inside if words[n].head not in inside), mention.last - 1)
    if not _timely(words[head]):
        return None
    last = head + 1
    while last < mention.last and _goes_on(words, last, mention.last):
        last += 1
    while words[last - 1].upos == "PUNCT":
        last -= 1
    span = words[mention.first : last]
    if span[0].form.lower() == "good":  # a greeting
        return None
    return Mark(f"time:{_sort(span)}", span[0].start, span[-1].end)


def _sort(span: Sequence[Word]) -> str:
    """Which of TimeML's sorts a time is, as far as its words tell."""
    forms = [word.form.lower() for word in span]
    if forms[0] in ("every", "each"):
        return "SET"
    unit = span[-1].lemma.lower() in _UNITS
    counted = span[0].upos == "NUM" or forms[0] in ("several", "many", "some", "few")
    if unit and (counted or forms[:2] == ["a", "few"]):
        return "DURATION"
    return "TIME" if any(_clock(word) for word in span) else "DATE"


def _goes_on(words: Sequence[Word], at: int, end: int) -> bool:
    word = words[at]
    if word.form in (",", "-", "–", "of", "in", "the"):
        return at + 1 < end and _goes_on(words, at + 1, end)
    return _timely(word) or word.form.lower() in _AFTER_TIME


def _timely(word: Word) -> bool:
    return word.lemma.lower() in _TIMES or _clock(word) or bool(re.match(r"\d", word.form))


def _clock(word: Word) -> bool:
    return word.lemma.lower() in _CLOCK or bool(re.fullmatch(r"\d?\d[:.]\d\d", word.form))
