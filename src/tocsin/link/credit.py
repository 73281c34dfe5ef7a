"""Credit: from which agency an article says that it has its text, wholly or in part.

The sign of syndication that holds best is the agency in brackets at the head or the foot (Media
Cloud: 85 % right by itself, 95 % beside a comparison of the words). Credits of pictures look
alike and are none.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Literal

from tocsin.read.known import names
from tocsin.read.sentences import paragraphs
from tocsin.records import Article, Record, Span
from tocsin.records.base import span

Known = Callable[[str], str | None]
Strength = Literal["whole", "part"]

# Canonical names as in `tocsin.read.known`, and how the agencies sign besides, their hosts too.
_AGENCIES = {
    "Agence France-Presse": (),
    "Anadolu Agency": ("Anadolu",),
    "ANSA": (),
    "Asian News International": ("ANI",),
    "Associated Press": ("AP News", "apnews.com"),
    "Deutsche Presse-Agentur": ("Deutsche Presse Agentur", "German Press Agency"),
    "EFE": ("Agencia EFE",),
    "Fars News Agency": (),
    "Indo-Asian News Service": ("IANS",),
    "Interfax": (),
    "Islamic Republic News Agency": ("IRNA",),
    "Kyodo News": ("Kyodo",),
    "Press Association": ("PA",),
    "Press Trust of India": ("PTI",),
    "Reuters": ("reuters.com",),
    "RIA Novosti": ("ria.ru",),
    "Tasnim News Agency": ("Tasnim",),
    "TASS": ("tass.com", "tass.ru"),
    "Ukrinform": (),
    "United Press International": ("UPI",),
    "Xinhua News Agency": ("Xinhua",),
    "Yonhap News Agency": ("Yonhap",),
}
_FULL = {sign: full for full, signs in _AGENCIES.items() for sign in (full, *signs)}
_HEAD, _FOOT = 3, 4  # paragraphs in which a credit for the whole text may stand
_LONGEST = 160  # characters of a paragraph that is a credit and nothing else
_LONGEST_SIGN = 8
# In capitals and brackets at head or foot, and yet no agency.
_NO_AGENCY = frozenset(
    ["USA", "NATO", "CEO", "VIDEO", "PHOTO", "PHOTOS", "FILE", "UPDATE", "CORR", "CORRECTED"]
)

_NAME = r"(?:[A-Z][\w.&’'-]*(?:\s(?:of\s)?[A-Z][\w.&’'-]*){0,4}|dpa)"
# A bare dash or "&" belongs to a name: were it a separator too, matching could take for ever.
_SEVERAL = rf"{_NAME}(?:(?:\s?[/,–]\s?|\s(?:[&-]|and)\s){_NAME})*"
_PLACE = r"[A-ZÀ-Þ][\w.’'/À-ÿ-]*(?:[\s,]+(?:[A-ZÀ-Þ\d][\w.’'/À-ÿ-]*|de|la|al)){0,6}"
# Each has the words of the credit as a whole in `words`, whom it names in `named`.
_DATELINE = re.compile(  # "ORLEC, Feb. 3 (Reuters) –", "ORLEC, March 3. /TASS/."
    rf"(?P<words>(?:{_PLACE}[,.]?\s+)?[(/](?P<named>{_SEVERAL})[)/]\.?)"
    r"\s*(?:[–—:-]|(?<=[/.])\s)"
)
_LED = re.compile(rf"(?P<words>(?P<named>{_NAME}),\s+{_PLACE}\s+[–—]+)\s")  # "AFP, Orlec –"
_BRACKETED = re.compile(rf"[.!?”\"’]\s*(?P<words>[(\[](?P<named>{_SEVERAL})[)\]])\s*$")
_ALONE = re.compile(  # "Source: TASS", "© 2024 The Associated Press", "ov/mt (AFP, dpa)"
    r"(?P<words>(?:(?i:source|from|by|via)\s*:?\s+|[–—-]+\s*|©\s*|(?i:copyright)\s+(?:©\s*)?)?"
    r"(?:\d{4}\s+)?(?:[a-z/]{2,8}\s+)?[(\[]?(?i:the\s+)?"
    rf"(?P<named>{_SEVERAL}?)(?i:\s+staff|\s+news agency)?[)\]]?"
    r"(?i:\.?\s+all rights reserved)?\.?)$"
)
_FIRST = re.compile(  # "This story was first published by the Orlec Courier"
    r"(?P<words>(?i:this|the) (?:article|story|report|text) "
    r"(?:was|is|has been|originally|first)\b[^.]{0,40}?"
    r"\b(?:published|appeared|carried|provided|produced|supplied|distributed)\b[^.]{0,20}?"
    rf"\b(?:by|on|in|at|from)\s+(?i:the\s+)?(?P<named>{_NAME}))"
)
_COPYRIGHT = re.compile(  # "Copyright 2024 The Associated Press. This material may not be …"
    r"(?P<words>(?i:copyright|©|\(c\))(?:\s|©|\(c\)|\d{4}|[,–-])*(?i:the\s+)?"
    r"(?P<named>[A-Z][\w-]*(?:\s[A-Z][\w-]*){0,3}?))(?=[.,;]|\s+All\b|\s*$)"
)
_HELPED = (  # "With reporting by AFP", "Reuters contributed to this report"
    re.compile(
        r"(?P<words>\b(?i:with|additional|further|some)\s+(?:additional\s+)?"
        r"(?:reporting|material|information)\s+(?:by|from)\s+(?P<named>[^.;)]{2,100}))"
    ),
    re.compile(
        r"(?P<words>(?P<named>[A-Z][^.;)]{1,100}?)\s+(?:also\s+)?contributed\s+to\s+this\s+"
        r"(?:report|story|article))"
    ),
    re.compile(r"(?P<words>\b(?i:material)\s+from\s+(?P<named>[^.;)]{2,60})\s+was\s+used)"),
    re.compile(rf"^(?P<words>[(\[]?[Ww]ith\s+(?P<named>{_SEVERAL})[)\]]?\.?)$"),
)
_REPORT = re.compile(
    r"(?P<words>\b(?:said|says|told|according)\s+(?:in|to)\s+an?\s+report\s+by\s+(?:the\s+)?"
    rf"(?P<named>{_NAME}))"
)
_BY = re.compile(r"^\s*(?:by|from)\s+", re.IGNORECASE)
_WITH = re.compile(r"\b(?:with|additional reporting by)\s+", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*[|,/&;–—()]\s*|\s+-\s+|\s+and\s+|\s+(?:for|in|of|via|at)\s+")
_SIGNED = re.compile(
    r"^the\s+|(?:\s+(?:staff|newsroom|writers?|reporters?|correspondents?|news\s+agency))+$",
    re.IGNORECASE,
)
_PICTURED = re.compile(
    r"\b(?:photos?|photographs?|pictures?|images?|getty|file|pool|handout|video|caption|epa)\b",
    re.IGNORECASE,
)


class Credit(Record, frozen=True):
    """An agency or outlet to which an article says that it owes its text, or a part of it.

    `agency` is canonical where the agency is known, else as written. `words` say it; `span` is
    where they stand in the text, None for a byline or for what was dropped from the page.
    """

    agency: str
    strength: Strength
    words: str
    span: Span | None


@lru_cache(20_000)
def agency(name: str) -> str | None:
    """The canonical name of a news agency, by its name as written; None for anything else."""
    bare = _bare(name)
    full = _FULL.get(bare) or names().full(bare) or ""
    return full if full in _AGENCIES or full.endswith("News Agency") else None


def credited(article: Article, known: Known = agency) -> tuple[Credit, ...]:
    """Whom an article credits for its text, each agency once for each strength.

    `known` gives the canonical name of an agency as written, None for what is none. In brackets
    at the head or the foot, capitals are believed to be an agency though it isn't known.
    """
    found: dict[tuple[str, Strength], Credit] = {}
    for credit in _all(article, known):
        found.setdefault((credit.agency, credit.strength), credit)
    whole = {agency for agency, strength in found if strength == "whole"}
    return tuple(c for c in found.values() if c.strength == "whole" or c.agency not in whole)


def _all(article: Article, known: Known) -> Iterator[Credit]:
    if article.byline:
        yield from _byline(article.byline.value, known)
    lines = paragraphs(article.text)
    body = lines[1:] if article.title and len(lines) > 1 else lines
    for start, end in body[:_HEAD]:
        yield from _head(article.text, start, end, known)
    for start, end in body[-_FOOT:]:
        yield from _foot(article.text, start, end, known)
    for match in _REPORT.finditer(article.text):
        yield from _partly(match, known, placed=True)
    for line in _footers(article):
        yield from _line(line, 0, len(line), known, placed=False)


def _byline(byline: str, known: Known) -> Iterator[Credit]:
    """In "Orla Venn | Associated Press", "Reuters Staff", "Orla Venn with AFP"."""
    own, *others = _WITH.split(_BY.sub("", byline))
    for name in _known(own, known):
        yield Credit(agency=name, strength="whole", words=byline, span=None)
    for name in _known(" and ".join(others), known):
        yield Credit(agency=name, strength="part", words=byline, span=None)


def _head(text: str, start: int, end: int, known: Known) -> Iterator[Credit]:
    """In a dateline, or in a line with an agency and nothing else."""
    if match := _DATELINE.match(text, start, end):
        yield from _wholly(match, lambda name: known(name) or _sign(name), placed=True)
    elif match := _LED.match(text, start, end) or _ALONE.match(text, start, end):
        yield from _wholly(match, known, placed=True)


def _foot(text: str, start: int, end: int, known: Known) -> Iterator[Credit]:
    """In brackets behind the last sentence, or in a line of credit."""
    if match := _BRACKETED.search(text, max(start, end - _LONGEST), end):
        yield from _wholly(match, lambda name: known(name) or _sign(name), placed=True)
    if end - start <= _LONGEST:
        yield from _line(text, start, end, known, placed=True)


def _line(text: str, start: int, end: int, known: Known, *, placed: bool) -> Iterator[Credit]:
    """In a line of its own; `placed` where that is one of the article's text."""
    if _PICTURED.search(text, start, end):
        return
    if match := _ALONE.match(text, start, end) or _COPYRIGHT.match(text, start, end):
        yield from _wholly(match, known, placed=placed)
    for match in _FIRST.finditer(text, start, end):
        yield from _wholly(match, lambda name: known(name) or name, placed=placed)
    for pattern in _HELPED:
        for match in pattern.finditer(text, start, end):
            yield from _partly(match, known, placed=placed)


def _footers(article: Article) -> Iterator[str]:
    """Lines dropped from the page behind the last paragraph: further up credits are pictures'."""
    foot = article.segments[-1].page_start if article.segments else 0
    for dropped in article.dropped:
        if dropped.reason in ("credit", "boilerplate") and dropped.page_start >= foot:
            yield dropped.text.strip()[: 2 * _LONGEST]


def _wholly(match: re.Match[str], known: Known, *, placed: bool) -> Iterator[Credit]:
    """Those whom a credit for the whole text names, if all of them are agencies."""
    parts = [match["named"]]
    if known(_bare(parts[0])) is None or _BETWEEN.search(parts[0]):
        parts = _BETWEEN.split(parts[0])
    found = [known(_bare(part)) for part in parts if part]
    if None not in found and not _PICTURED.search(match["words"]):
        yield from (_credit(match, name, "whole", placed) for name in found if name)


def _partly(match: re.Match[str], known: Known, *, placed: bool) -> Iterator[Credit]:
    """The agencies among those whom a credit for a part names."""
    yield from (_credit(match, name, "part", placed) for name in _known(match["named"], known))


def _credit(match: re.Match[str], agency: str, strength: Strength, placed: bool) -> Credit:
    at = span(match.string, *match.span("words")) if placed else None
    return Credit(agency=agency, strength=strength, words=match["words"], span=at)


def _known(written: str, known: Known) -> list[str]:
    """The agencies among several names."""
    found = (known(_bare(part)) for part in _BETWEEN.split(written) if part)
    return [name for name in found if name]


def _bare(name: str) -> str:
    return _SIGNED.sub("", name.strip().rstrip("."))


def _sign(name: str) -> str | None:
    """A name that nobody knows, where it looks like an agency's sign: "VTA"."""
    sign = name.isalpha() and name.isupper() and 2 < len(name) <= _LONGEST_SIGN
    return name if sign and name not in _NO_AGENCY else None
