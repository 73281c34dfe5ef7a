"""Numbers as news gives them: "at least 15", "two dozen", "between 12 and 15", "hundreds of".

A sentence is cut into tokens, each number glued to what changes its meaning ("27-year-old",
"45km", "1990s"), so that a token that is a number by itself counts something. What stands around
it ("at least", "nearly", "or more") decides whether it is a lower end, an upper end or both, as
the marking guide has it. Every look to the left or right is bounded.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from tocsin.read.words import listed

_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}"
    r"|\d+(?:[,.]\d+){0,4}(?:[-–/:]\d+(?:[,.]\d+){0,4}){0,3}(?![\w]|[-–][A-Za-z])"
    r"|\d+(?:[,.]\d+){0,4}[-–]?[A-Za-z]\w*(?:[-–’']\w+)*"
    r"|\w+(?:[-’'/]\w+)*"
    r"|[^\w\s]"
)
_DIGITS = re.compile(r"\d{1,9}|\d{1,3}(?:,\d{3}){1,3}")
_DECIMAL = re.compile(r"\d{1,4}\.\d{1,3}")
_SPAN = re.compile(r"(\d[\d,]{0,11})[-–](\d[\d,]{0,11})")

_NAMES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
_TEN_NAMES = "twenty thirty forty fifty sixty seventy eighty ninety"
_UNITS = {
    name: value
    for value, name in enumerate(f"{_NAMES} sixteen seventeen eighteen nineteen".split(), start=1)
}
_TENS = {name: 10 * value for value, name in enumerate(_TEN_NAMES.split(), start=2)}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_LONGEST = 8  # tokens of a number in words

# Low ends only, as the marking guide has them; it has none for "many" and "some".
_VAGUE = {
    "tens": 20,
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2000,
    "millions": 2_000_000,
    "several": 3,
    "multiple": 2,
}

Bound = Literal["low", "high", "exact"]
# What stands before a number, and which end the number then is.
_BOUNDS: dict[Bound, str] = {
    "low": "at least|more then|at the very least|more than|over|upwards of|upward of|no fewer than|"
    "no less than|not less than|not fewer than|a minimum of|above|exceeding|well over|well above|"
    "in excess of|just over",
    "high": "as many as|up to|nearly|almost|close to|no more than|not more than|fewer than|"
    "less than|at most|just under|under|approaching|a maximum of",
    "exact": "some|about|around|roughly|approximately|an estimated|estimated|circa|a total of|"
    "exactly|only|just|all|all of|another|yet another|a further|further|an additional|additional|"
    "the|the other|other|these|those|his|her|its|their|perhaps|a record",
}
_HEDGES: dict[tuple[str, ...], Bound] = {
    tuple(words.split()): bound for bound, known in _BOUNDS.items() for words in known.split("|")
}
_LONGEST_HEDGE = 4  # tokens
_FIRST_OF_HEDGES = frozenset(words[0] for words in _HEDGES)
_MOST_HEDGES = 3  # "another", "at least", "some"
_SINGLE = frozenset({"a", "an", "another"})
_DEFINITE = frozenset({"the", "his", "her", "my", "their"})
_MORE = frozenset({"another", "further", "additional", "other"})
_CURRENCY = frozenset("$£€¥₹")
_UNCOUNTED_AFTER = frozenset({"%", "percent", "percentage", "°", "pc"})
MONTHS = frozenset(
    """
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec
    """.split()  # noqa: SIM905
)

Form = Literal["number", "single", "definite"]


class Token(NamedTuple):
    """A word, number or sign of a sentence: its text, the same in lower case, and where it is."""

    text: str
    low: str
    start: int
    end: int


Line = Sequence[Token]


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many, over the tokens `[begin, end)`.

    `form` tells "15" from "a" (single) and "the" or "her" (definite: one, if a single thing
    follows). `of_them` is true for a number out of a group ("four of the", "two of whom"), `more`
    for one on top of another ("another 20").
    """

    low: int | None
    high: int | None
    begin: int
    end: int
    form: Form = "number"
    of_them: bool = False
    more: bool = False


def tokens(text: str, start: int, end: int) -> list[Token]:
    """The words, numbers and signs of `text[start:end]`."""
    return [
        Token(m.group(), m.group().lower().replace("’", "'"), m.start(), m.end())
        for m in _TOKEN.finditer(text, start, end)
    ]


def low(line: Line, i: int) -> str:
    """The token at `i` in lower case, "" outside of the line."""
    return line[i].low if 0 <= i < len(line) else ""


def quantity(line: Line, i: int) -> Quantity | None:
    """The quantity that begins at token `i`, with what hedges it, or None."""
    if not may_begin(low(line, i)):
        return None
    bound: Bound | None = None
    more, at = False, i
    for _ in range(_MOST_HEDGES):
        hedge = _hedge(line, at)
        if hedge is None:
            break
        more = more or any(low(line, k) in _MORE for k in range(at, hedge[1]))
        bound = hedge[0] if hedge[0] != "exact" or bound is None else bound
        at = hedge[1]
    found = _between(line, at) or _amount(line, at)
    if found is None:
        return _one(line, i)
    least, most, end = found
    least, most, end = _bounded(line, least, most, end, bound)
    if _uncounted(line, at, end):
        return None
    partitive = _partitive(line, end)
    return Quantity(least, most, i, partitive or end, of_them=partitive is not None, more=more)


@lru_cache(maxsize=4096)
def may_begin(word: str) -> bool:
    """Whether a quantity can begin with a word; most words are told apart by this alone."""
    return word in _FIRST_WORDS or word[:1].isdigit() or word.endswith("'s") or _small(word) > 0


_FIRST_WORDS = frozenset(
    _FIRST_OF_HEDGES
    | {"both", "between", "from", "half", "half-dozen", "dozen", "one"}
    | _SINGLE | _DEFINITE | _VAGUE.keys() | _UNITS.keys() | _TENS.keys()
)  # fmt: skip


def _hedge(line: Line, i: int) -> tuple[Bound, int] | None:
    if low(line, i) not in _FIRST_OF_HEDGES:
        return None
    for length in range(_LONGEST_HEDGE, 0, -1):
        bound = _HEDGES.get(tuple(low(line, k) for k in range(i, i + length)))
        if bound is not None:
            return bound, i + length
    return None


def _one(line: Line, i: int) -> Quantity | None:
    """One, provided that a single person follows: "a", "another", "her", "Venn's"."""
    word = low(line, i)
    if word in _SINGLE:
        return Quantity(1, 1, i, i + 1, "single", more=word == "another")
    if word in _DEFINITE or (len(word) > 3 and word.endswith("'s")):
        return Quantity(1, 1, i, i + 1, "definite")
    return None


_Found = tuple[int | None, int | None, int]  # low, high, the token behind


def _between(line: Line, i: int) -> _Found | None:
    """A range with both ends named: "between 12 and 15", "from 12 to 15"."""
    joint = {"between": "and", "from": "to"}.get(low(line, i))
    if joint is None:
        return None
    first = _cardinal(line, i + 1)
    if first is None or low(line, first[1]) != joint:
        return None
    second = _cardinal(line, first[1] + 1)
    if second is None or second[0] <= first[0]:
        return None
    return first[0], second[0], second[1]


def _amount(line: Line, i: int) -> _Found | None:
    word = low(line, i)
    span = _SPAN.fullmatch(word)
    if span:
        least, most = (_value(part) for part in span.groups())
        return (least, most, i + 1) if least is not None and most and least < most else None
    vague = _vague(line, i)
    if vague is not None:
        return vague[0], None, vague[1]
    if word == "both":
        return 2, 2, i + 1
    if word == "a" and low(line, i + 1) in ("couple", "pair", "trio"):
        value = 3 if low(line, i + 1) == "trio" else 2
        return value, value, i + 2 + (low(line, i + 2) == "of")
    first = _cardinal(line, i)
    if first is None:
        return None
    value, end = first
    if low(line, end) in ("to", "or"):
        second = _cardinal(line, end + 1)
        if second is not None and value < second[0] <= 3 * value:
            return value, second[0], second[1]
    return value, value, end


def _vague(line: Line, i: int) -> tuple[int, int] | None:
    """A vague number's low end, and the token behind it."""
    word = low(line, i)
    for words, value in _DOZEN.items():
        if word == words[0] and tuple(low(line, k) for k in range(i, i + len(words))) == words:
            return value, i + len(words)
    if word == "a" and low(line, i + 1) == "few":
        times = _SOME.get(low(line, i + 2))
        return (2 * times, i + 3) if times else (2, i + 2)
    if word in _VAGUE:
        return _times_vague(line, i, _VAGUE[word])
    known = _UNITS.get(word) or (_value(word) if len(word) < 3 else None)
    return (12 * known, i + 2) if known and low(line, i + 1) == "dozen" else None


_DOZEN = {
    ("half", "a", "dozen"): 6,
    ("half", "dozen"): 6,
    ("half-dozen",): 6,
    ("a", "half-dozen"): 6,
    ("a", "dozen"): 12,
    ("dozen",): 12,
}
_SOME = {"dozen": 12, **_SCALES}  # what "several" and "a few" multiply


def _times_vague(line: Line, i: int, value: int) -> tuple[int, int]:
    """What a vague number multiplies or is out of: "several hundred", "tens of thousands"."""
    if low(line, i) == "several" and low(line, i + 1).removesuffix("s") in _SOME:
        behind = i + 3 if low(line, i + 2) == "of" else i + 2
        return value * _SOME[low(line, i + 1).removesuffix("s")], behind
    if low(line, i + 1) != "of":
        return value, i + 1
    scale = {"thousands": 1000, "millions": 1_000_000}.get(low(line, i + 2))
    if scale:
        return value * scale, i + 4 if low(line, i + 3) == "of" else i + 3
    return value, i + 1 if _partitive(line, i + 1) else i + 2


def _cardinal(line: Line, i: int) -> tuple[int, int] | None:
    """A number in figures or words, and the token behind it."""
    word = low(line, i)
    if _DECIMAL.fullmatch(word) and low(line, i + 1) in ("thousand", "million"):
        return round(float(word) * _SCALES[low(line, i + 1)]), i + 2
    value = _value(word)
    if value is not None:
        scale = _SCALES.get(low(line, i + 1))
        return (value * scale, i + 2) if scale and value < 1000 else (value, i + 1)
    return _words(line, i)


def _value(word: str) -> int | None:
    return int(word.replace(",", "")) if _DIGITS.fullmatch(word) and word.isascii() else None


def _words(line: Line, i: int) -> tuple[int, int] | None:
    """A number in words: "two hundred and fifty-three", "a hundred"."""
    total = current = 0
    last = 0  # what the number so far can take on: below this
    at = i
    if low(line, i) == "a" and low(line, i + 1) in _SCALES:
        current, at = 1, i + 1
    for _ in range(_LONGEST):
        word = low(line, at)
        small = _small(word)
        if small and (current == 0 or small < last):
            current += small
            last = 10 if word in _TENS else 0
        elif word == "hundred" and 0 < current < 100:
            current, last = current * 100, 100
        elif word in _SCALES and current and (total == 0 or word == "thousand"):
            total, current, last = total + current * _SCALES[word], 0, 1000
        elif not (word == "and" and last >= 100 and _small(low(line, at + 1))):
            break
        at += 1
    return (total + current, at) if total + current and at > i else None


def _small(word: str) -> int:
    """1 to 99 in words, 0 for any other word."""
    if word in _UNITS or word in _TENS:
        return _UNITS.get(word) or _TENS[word]
    tens, _, unit = word.partition("-")
    return _TENS[tens] + _UNITS[unit] if tens in _TENS and 0 < _UNITS.get(unit, 0) < 10 else 0


def _bounded(
    line: Line, least: int | None, most: int | None, end: int, bound: Bound | None
) -> _Found:
    """Low and high by the hedge before the number or behind it."""
    behind = tuple(low(line, k) for k in (end, end + 1))
    if behind in (("or", "more"), ("or", "so")):
        end += 2
        bound = "low" if behind[1] == "more" else bound
    elif behind[0] in ("+", "plus"):
        end += 1
        bound = "low"
    if least is None or bound in (None, "exact"):
        return least, most, end
    if bound == "low":
        return least, most if most != least else None, end
    return None, most if most is not None else least, end


def _uncounted(line: Line, at: int, end: int) -> bool:
    """Whether the number at `at` is money, a share, a day of a month or a label."""
    before, behind = low(line, at - 1), low(line, end)
    if before in _CURRENCY or behind in _UNCOUNTED_AFTER or before in ("no", "-"):
        return True
    if behind == "per" and low(line, end + 1) == "cent":
        return True
    if before == "." and low(line, at - 2) in ("no", "nos"):
        return True
    if before == "#" or _of_age(line, at, behind):
        return True
    digits = line[at].text[:1].isdigit()
    month = before in MONTHS or (before == "." and low(line, at - 2) in MONTHS)
    return digits and ((month and line[at].low.isdigit()) or behind in MONTHS - {"may"})


def _of_age(line: Line, at: int, behind: str) -> bool:
    """Whether the number at `at` is an age: "aged 15", "aged between 19 and 41"."""
    start = at
    while _joins_ages(low(line, start - 1)):
        start -= 1
    # In "aged 20 and 22 and three others" three are counted: something is named behind the number.
    counts = start < at and behind.isalpha() and behind not in _BEHIND_AGES
    return low(line, start - 1) in ("aged", "age", "ages") and not counts


def _joins_ages(word: str) -> bool:
    return word in _JOINING or word.isdigit() or _small(word) > 0


_JOINING = frozenset({"between", "from", "and", "to", "or", ",", "-", "–", "over", "under"})
_BEHIND_AGES = _JOINING | listed("behind_ages")


def _partitive(line: Line, i: int) -> int | None:
    """The token behind "of them", "of the", "of whom"; None where no such words stand at `i`."""
    if low(line, i) == "of" and low(line, i + 1) in _WHOLE:
        return i + 2
    return None


_WHOLE = frozenset(
    {"them", "whom", "the", "those", "these", "his", "her", "their", "its", "us", "my", "our"}
)
