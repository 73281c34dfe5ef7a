"""A text as a line of the words that time expressions are made of, one letter each.

All kinds that a token may be have one letter together, so that a pattern over kinds becomes a
regular expression over letters (`pattern`), and all rules are tried in one go. Words that no time
expression holds are a bar, which no pattern crosses.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cache

from tocsin.read.times.lexicon import Word, lexicon

_TOKEN = re.compile(
    r"(?P<iso>\d{4}-\d{2}-\d{2}(?:T[0-2]\d:[0-5]\d(?::[0-5]\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?)(?!\d)"
    r"|(?P<dotted>\d{1,2}\.\d{1,2}\.(?:19|20)\d\d)(?![\d.]\d)"
    r"|(?P<years>(?:1[89]|20)\d\d[-–/]\d\d)(?![\d/–-])"
    r"|(?P<attacks>9/11)(?![\d/])"
    r"|(?P<fiscalyear>FY\s?(?:19|20)\d\d)\b"
    r"|(?P<halved>H[12])(?=\s(?:of\s)?(?:19|20)\d\d\b)"
    r"|(?P<slashed>\d{1,2}/\d{1,2}/(?:\d{4}|\d{2}))(?![\d/])"
    r"|(?P<clock>[0-2]?\d[:.][0-5]\d(?::[0-5]\d)?)(?=\s?(?:[ap]\.?\s?m\b|[A-Z]{3,4}\b|hours\b|o[’']clock))"
    r"|(?P<military>[0-2]\d[0-5]\d)(?=\s?(?:GMT|UTC|hours|hrs)\b)"
    r"|(?P<colons>[0-2]?\d:[0-5]\d(?::[0-5]\d)?)(?![\d:])"
    r"|(?P<decade>(?:1\d|20)\d0|[’'][2-9]0|(?:(?<=mid-)|(?<=early )|(?<=late ))[2-9]0)(?:[’']?s)\b"
    r"|(?P<ordinal>\d{1,2}(?:st|nd|rd|th))\b"
    r"|(?P<short>[’']\d\d)(?![\d’'])"
    r"|(?P<quarter>[Qq][1-4])\b"
    r"|(?P<number>\d+(?:,\d{3})*(?:\.\d+)?)(?:\s(?P<fraction>[1-9]/[2-9])(?!\d))?"
    r"|(?P<word>[ap]\.\s?m\.?(?!\w)|o[’']clock|[^\W\d_]+\w*)"
    r"|(?P<sign>[’']s?|[-–,])"
    r"|(?P<break>\n\s*\n|[^\s\w])"
)
_ABBREVIATED = frozenset(
    [
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "mon",
        "tue",
        "tues",
        "wed",
        "weds",
        "thu",
        "thur",
        "thurs",
        "fri",
        "sat",
        "sun",
        "sec",
        "min",
        "hr",
        "hrs",
        "mins",
        "st",
    ]
)
# Small letters make these other words.
_CAPITAL = frozenset(
    ["may", "march", "mar", "jan", "jun", "dec", "sep", "mon", "wed", "thu", "sat", "sun"]
)
_MONEY = "$£€¥#"
_NO_TIME = re.compile(r"\s?(?:%|percent|per cent|million|billion|trillion|bn\b|m\b)")
_PIECE = re.compile(r"[ap]\.\s?m\.?(?!\w)|o[’']clock|[^\W\d_]+\w*|[’']s?|[-–,]")
_BAR = "|"


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of text and the words that it may be."""

    start: int
    end: int
    words: tuple[Word, ...]

    def value(self, *kinds: str) -> object:
        """What it means as the first of these kinds that it may be."""
        for kind in kinds:
            for word in self.words:
                if word.kind == kind:
                    return word.value
        raise KeyError(kinds)

    def is_a(self, *kinds: str) -> bool:
        """Whether it may be one of these kinds."""
        return any(word.kind in kinds for word in self.words)


@dataclass
class Line:
    """A text's tokens, and `letters`, one for each; `places` tells where among them each stands."""

    letters: str
    tokens: list[Token]
    places: list[int] = field(default_factory=list)

    def between(self, start: int, end: int) -> list[Token]:
        """The tokens of a stretch of letters."""
        return self.tokens[bisect_left(self.places, start) : bisect_left(self.places, end)]


class _Alphabet:
    """A letter for each set of kinds, given out once the lexicon is known."""

    def __init__(self) -> None:
        self.kinds: dict[frozenset[str], str] = {}
        for words in (*lexicon().values(), *_NUMERALS):
            self._letter(frozenset(word.kind for word in words))

    def _letter(self, kinds: frozenset[str]) -> str:
        return self.kinds.setdefault(kinds, chr(0x4E00 + len(self.kinds)))

    def letter(self, words: tuple[Word, ...]) -> str:
        return self.kinds[frozenset(word.kind for word in words)]

    def any_of(self, kind: str) -> str:
        """All letters that may be of a kind. Raises KeyError for one that no word is of."""
        found = "".join(letter for kinds, letter in self.kinds.items() if kind in kinds)
        if not found:
            raise KeyError(kind)
        return found


# What a numeral may be, by its size and form.
_NUMERALS = [
    [Word(kind) for kind in kinds.split()]
    for kinds in (
        "number", "number day hour", "number day", "number year", "iso", "slashed", "clock",
        "decade", "ordinal day", "ordinal", "year short", "quartered", "number hour", "dotted",
        "years", "attacks", "fiscalyear", "halved",
    )
]  # fmt: skip


@cache
def _alphabet() -> _Alphabet:
    return _Alphabet()


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], tuple[Word, ...]]]]:
    """The lexicon's phrases by their first word, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], tuple[Word, ...]]]] = {}
    for phrase, words in lexicon().items():
        pieces = tuple(_PIECE.findall(phrase))
        found.setdefault(pieces[0], []).append((pieces, tuple(words)))
    return {first: sorted(each, key=lambda e: -len(e[0])) for first, each in found.items()}


def pattern(kinds: str) -> str:
    """A pattern over kinds as a regular expression over a line's letters.

    Kinds part by blanks; `a|b` is either, `?` `*` `+` and brackets are as in regular expressions.
    """

    def letters(found: re.Match[str]) -> str:
        return f"[{_alphabet().any_of(found.group())}]"

    return (
        re.sub(r"[a-z_]+", letters, kinds.replace("(", "(?:")).replace(" ", "").replace("][", "][")
    )


def line(text: str) -> Line:
    """The line of a text."""
    read = Line("", [])
    letters: list[str] = []
    pieces = list(_TOKEN.finditer(text))
    lowered = [piece.group().lower() for piece in pieces]
    alphabet = _alphabet()
    number = 0
    while number < len(pieces):
        piece, taken = pieces[number], 1
        start, end = piece.span()
        words: tuple[Word, ...] = ()
        if piece.lastgroup in ("word", "sign"):
            words, taken = _phrase(lowered, number)
            end = pieces[number + taken - 1].end()
            if taken == 1 and lowered[number] in _CAPITAL and text[start].islower():
                words = ()
            elif lowered[number] in _ABBREVIATED and text[end : end + 1] == ".":
                end += 1  # the full stop is a piece too
                taken += 1
        elif piece.lastgroup != "break":
            words = _numeral(text, piece)
        if words:
            read.places.append(len(letters))
            read.tokens.append(Token(start, end, words))
            letters.append(alphabet.letter(words))
        elif not letters or letters[-1] != _BAR:
            letters.append(_BAR)
        number += taken
    read.letters = "".join(letters)
    return read


def _phrase(lowered: list[str], number: int) -> tuple[tuple[Word, ...], int]:
    """The longest phrase of the lexicon that begins with a piece, and how many pieces it takes."""
    for known, words in _phrases().get(lowered[number], ()):
        size = len(known)
        if size == 1 or tuple(lowered[number : number + size]) == known:
            return words, size
    return (), 1


def _numeral(text: str, piece: re.Match[str]) -> tuple[Word, ...]:
    """What a numeral may be; nothing for sums, shares and parts of other numbers."""
    start, end = piece.span()
    before, behind = text[start - 1 : start], text[end : end + 1]
    if (before and before in _MONEY) or before.isalnum() or _NO_TIME.match(text, end):
        return ()
    if _GLUED.match(text, end):
        return ()  # "2000N" is a road
    if before and before in _WITHIN and text[start - 2 : start - 1].isdigit():
        return ()
    if behind and behind in _WITHIN and text[end + 1 : end + 2].isdigit():
        return ()
    return _counted(piece) if piece.group("number") else _written(piece)


_GLUED = re.compile(r"(?![ap]\.?m\b)[^\W\d_]", re.I)
_WITHIN = ".,:/"  # signs that part the figures of one number


def _written(piece: re.Match[str]) -> tuple[Word, ...]:
    """What a numeral that shows its kind may be: a clock time, a date in figures, "1990s"."""
    written = piece.group()
    match piece.lastgroup:
        case "clock" | "colons":
            parts = [int(n) for n in re.split(r"[:.]", written)]
            hour, minute, second = (*parts, 0)[:3]
            return (Word("clock", (hour, minute, second)),) if hour <= _MIDNIGHT else ()
        case "military":
            return (Word("clock", (int(written[:2]), int(written[2:]), 0)),)
        case "decade":
            return (Word("decade", piece.group("decade").lstrip("’'")),)
        case "ordinal":
            value = int(written[:-2])
            day = [Word("day", value)] if 1 <= value <= _LONGEST_MONTH else []
            return (Word("ordinal", value), *day)
        case "short":
            return (Word("year", _long_year(int(written[1:]))), Word("short"))
        case "quarter":
            return (Word("quartered", int(written[1])),)
        case "halved":
            return (Word("halved", int(written[1])),)
        case "fiscalyear":
            return (Word("fiscalyear", int(written[-4:])),)
    return (Word(piece.lastgroup or "", written),)


_MIDNIGHT, _LONGEST_MONTH = 24, 31


def _counted(piece: re.Match[str]) -> tuple[Word, ...]:
    written = piece.group("number")
    fraction = piece.group("fraction")
    if len(written) > _LONGEST_NUMBER:
        return ()
    value = float(written.replace(",", ""))
    if fraction:
        value += int(fraction[0]) / int(fraction[2])
    words = [Word("number", int(value) if value.is_integer() else value)]
    if fraction or not written.isdigit():
        return tuple(words)
    if len(written) <= 2:
        if 1 <= value <= _LONGEST_MONTH:
            words.append(Word("day", int(value)))
        if value <= _MIDNIGHT:
            words.append(Word("hour", int(value)))
    elif len(written) == 4 and 1000 <= value < 2200:
        words.append(Word("year", int(value)))
    return tuple(words)


_LONGEST_NUMBER = 12  # figures and signs: more than a million years is no time in the news


def _long_year(short: int) -> int:
    """1989 for 89, 2024 for 24."""
    return 1900 + short if short >= 40 else 2000 + short
