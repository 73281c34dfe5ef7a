"""Whether people understand it at once: orders, short sentences, words that everybody knows."""

import re
from collections.abc import Iterator

from tocsin.warn.lint.finding import CONTENT, PLAIN, Finding, advice, error
from tocsin.warn.lint.subject import Subject, first_word, found, words

_LONGEST = 25  # words of a sentence; what is longer most readers lose (GOV.UK content guide)
_LONGEST_SENTENCE = "GOV.UK, Content design: sentences of up to 25 words"
# Where an order begins with what must be so first: "If you hear shots, run."
_CONDITION = re.compile(
    r"^(?:if|when|once|until|before|after|while|in|at|on)\b[^,]*,\s*", re.IGNORECASE
)
_POLITE = re.compile(r"^(?:please|always|never|do not|don['’]t)\s+", re.IGNORECASE)
_ADVISING = re.compile(r"\b(?:should|must|ought to|are to|may wish|need to|has to|have to)\b", re.I)
_PASSIVE = re.compile(
    r"\b(?:is|are|be|been|being)\s+(?:\w+ly\s+)?(?:advised|asked|urged|requested|recommended"
    r"|encouraged|reminded|avoided|exercised|expected|required|warned)\b(?!\s+by\b)",
    re.IGNORECASE,
)
# Words that stand in capitals by right.
_CAPITALS = {
    "TLP",
    "EXERCISE",
    "UTC",
    "GMT",
    "CET",
    "CEST",
    "ICD",
    "AMBER",
    "GREEN",
    "CLEAR",
    "RED",
}
_SHOUTED = re.compile(r"\b[A-Z]{2,}(?:[ ,]+[A-Z]{2,})+\b")
_SHORT = re.compile(r"\b(?:[A-Z]{2,6}|(?:[A-Za-z]\.){2,})(?!\w)")


def asked(subject: Subject) -> Iterator[Finding]:
    """Something to do."""
    if not subject.draft.do:
        yield error("do", "nothing says what to do", "give at least one order", CONTENT)


def orders(subject: Subject) -> Iterator[Finding]:
    """What to do, as orders, the first thing first."""
    given = subject.draft.do
    for one in given:
        if not is_order(one):
            remedy = "begin with what to do, as “Stay away from …”"
            yield error("do", f"“{one}” is no order", remedy, CONTENT)
        elif match := _PASSIVE.search(one):
            what = f"“{match[0]}” doesn't say who does it"
            yield advice("do", what, "say it to the reader", PLAIN)
    if len(given) > 1 and first_word(_POLITE.sub("", given[0])) in words().later:
        what = f"“{given[0]}” can wait until readers are safe"
        yield advice("do", what, "put first what saves them", CONTENT)


def is_order(sentence: str) -> bool:
    """Whether a sentence tells somebody to do something, or not to, rather than tells of it."""
    plain = _POLITE.sub("", _CONDITION.sub("", sentence.strip()))
    first = first_word(plain)
    told = first in words().no_order or first.endswith("ing")
    return bool(first) and not told and not _ADVISING.search(plain)


def lengths(subject: Subject) -> Iterator[Finding]:
    """Sentences that one reads in one breath."""
    for field, sentence in subject.sentences():
        if (count := len(_words(sentence))) > _LONGEST:
            what = f"a sentence has {count} words: “{_cut(sentence)}”"
            yield advice(field, what, "make two of it", _LONGEST_SENTENCE)


def capitals(subject: Subject) -> Iterator[Finding]:
    """Capitals throughout are slow to read and sound like a fraud."""
    for field, text in subject.texts():
        if match := _SHOUTED.search(text):
            what = f"“{_cut(match[0])}” is all in capitals"
            yield advice(field, what, "write it as usual", PLAIN)


def abbreviations(subject: Subject) -> Iterator[Finding]:
    """Letters that stand for words which not everybody knows."""
    seen: set[str] = set()
    everything = " ".join(text for _, text in subject.texts())
    for field, text in subject.texts():
        for match in _SHORT.finditer(_SHOUTED.sub("", text)):
            short = match[0]
            known = short in _CAPITALS | seen or f"({short})" in everything
            if not known and short.casefold() not in words().jargon:
                seen.add(short)
                remedy = "write it out, at least once"
                yield advice(field, f"“{short}” isn't known to everybody", remedy, PLAIN)


def jargon(subject: Subject) -> Iterator[Finding]:
    """Words of the trade."""
    for field, text in subject.texts():
        for term, better in words().jargon.items():
            if found(text, term):
                what = f"“{term}” is a word of the trade"
                yield advice(field, what, f"say: {better}", PLAIN)


# Flesch-Kincaid grade level (Kincaid, Fishburne, Rogers & Chissom 1975): years of school.
_GRADE = "Kincaid et al. 1975, Derivation of New Readability Formulas, RBR 8-75"
_HARDEST = 9.0
_FEWEST = 40  # words; of fewer the formula says nothing


def grade(subject: Subject) -> Iterator[Finding]:
    """How many years of school it takes to read what people are told to know and do."""
    draft = subject.draft
    text = " ".join((draft.what, draft.when, draft.who, *draft.do))
    level = reading_grade(text)
    if level is not None and level > _HARDEST:
        what = f"it takes {level:.0f} years of school to read this"
        yield advice("what", what, "use shorter sentences and shorter words", _GRADE)


def reading_grade(text: str) -> float | None:
    """The Flesch-Kincaid grade of an English text; None where it is too short to tell."""
    said = _words(text)
    if len(said) < _FEWEST:
        return None
    count = max(1, len(re.findall(r"[.!?]+(?=\s|$)", text)))
    return 0.39 * len(said) / count + 11.8 * sum(map(_syllables, said)) / len(said) - 15.59


def _syllables(word: str) -> int:
    """Roughly: groups of vowels, without an "e" at the end that isn't heard."""
    plain = word.casefold()
    silent = re.search(r"[^aeiouyl]e$|[^aeiouytd]ed$|[^aeiouysxz]es$", plain) is not None
    return max(1, len(re.findall(r"[aeiouy]+", plain)) - silent)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_][\w'’-]*", text)


def _cut(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"


RULES = (asked, lengths, capitals)
ENGLISH = (orders, abbreviations, jargon, grade)
