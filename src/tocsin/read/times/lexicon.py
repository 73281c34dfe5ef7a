"""The words that time expressions are made of, by kind, and what each means.

A rule (`rules.py`) speaks of kinds: "month day comma? year". Words of several kinds in one
expression are told apart there, by what stands beside them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

_ABBREVIATED_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9,
    "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_ABBREVIATED_WEEKDAYS = {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4,
    "sat": 5, "sun": 6,
}  # fmt: skip

UNITS = {
    "second": "second", "sec": "second", "minute": "minute", "min": "minute", "hour": "hour",
    "hr": "hour", "day": "day", "week": "week", "fortnight": "fortnight", "month": "month",
    "year": "year", "yr": "year", "decade": "decade", "century": "century",
}  # fmt: skip
_PLURALS = {
    **{word + "s": unit for word, unit in UNITS.items() if word != "century"},
    "centuries": "century",
    "quarters": "quarter",
    "weekends": "weekend",
}
_ADJECTIVES = {  # "a daily paper"
    "hourly": "hour", "daily": "day", "nightly": "day", "weekly": "week",
    "fortnightly": "fortnight", "monthly": "month", "yearly": "year", "annually": "year",
}  # fmt: skip

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]
_ORDINAL_TENS = {"thirtieth": 30, "fortieth": 40, "fiftieth": 50}

# The four quarters, seasons and parts of a day.
SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
PARTS = {
    "dawn": "dawn", "daybreak": "dawn", "sunrise": "dawn", "morning": "morning",
    "mornings": "morning", "mid-morning": "morning", "lunchtime": "midday",
    "afternoon": "afternoon", "afternoons": "afternoon", "mid-afternoon": "afternoon",
    "evening": "evening", "evenings": "evening", "dusk": "evening", "sunset": "evening",
    "night": "night", "nights": "night",
}  # fmt: skip
CLOCKS = {"noon": (12, 0, 0), "midday": (12, 0, 0), "midnight": (24, 0, 0)}
ZONES = [
    "gmt",
    "utc",
    "est",
    "edt",
    "cst",
    "cdt",
    "mst",
    "mdt",
    "pst",
    "pdt",
    "bst",
    "cet",
    "cest",
    "eet",
    "eest",
    "ist",
    "jst",
    "msk",
    "wat",
    "hkt",
    "sgt",
    "aest",
]

# Fixed days as month and day; those that move as a word that `holidays.py` knows.
HOLIDAYS: dict[str, tuple[int, int] | str] = {
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "boxing day": (12, 26),
    "independence day": (7, 4),
    "fourth of july": (7, 4),
    "halloween": (10, 31),
    "valentine's day": (2, 14),
    "st. patrick's day": (3, 17),
    "veterans day": (11, 11),
    "armistice day": (11, 11),
    "bastille day": (7, 14),
    "may day": (5, 1),
    "international women's day": (3, 8),
    "anzac day": (4, 25),
    "guy fawkes night": (11, 5),
    "easter": "easter",
    "easter sunday": "easter",
    "easter monday": "easter monday",
    "easter week": "easter week",
    "good friday": "good friday",
    "palm sunday": "palm sunday",
    "pentecost": "pentecost",
    "thanksgiving": "thanksgiving",
    "thanksgiving day": "thanksgiving",
    "labor day": "labor day",
    "memorial day": "memorial day",
    "election day": "election day",
    "martin luther king day": "king day",
    "columbus day": "columbus day",
}

_DEICTICS = {
    "today": 0,
    "yesterday": -1,
    "tomorrow": 1,
    "day before yesterday": -2,
    "day after tomorrow": 2,
    "the day before yesterday": -2,
    "the day after tomorrow": 2,
}

# What means some time without saying which.
REFERENCES = {
    "past": "the past|recently|lately|not long ago|long ago|a long time ago|recent days|"
    "recent weeks|recent months|recent quarters|recent years|recent times|the recent past|"
    "some time ago|recent weeks and months|the other day",
    "present": "now|currently|at present|nowadays|these days|presently|the present",
    "future": "the future|soon|the near future|the foreseeable future|the short term|"
    "the near term|as soon as possible|coming days|coming weeks|coming months|coming years|"
    "coming quarters|the coming days|the coming weeks|the coming months|the coming years",
}


# The little words, phrase by phrase, and what they mean to the rules.
_SMALL: dict[str, dict[str, object]] = {
    "the": {"the": None},
    "a": {"a": 1, "an": 1},
    "this": {"this": 0, "the current": 0, "current": 0, "this current": 0},
    "that": {"that": 0, "the same": 0, "that same": 0},
    "latest": {"latest": -1, "the latest": -1},
    "last": {"last": -1, "the last": -1},
    "past": {"past": -1, "the past": -1, "this past": -1},
    "previous": {"previous": -1, "the previous": -1, "the preceding": -1, "the prior": -1,
                 "prior": -1, "preceding": -1},
    "next": {"next": 1, "the next": 1, "the coming": 1, "coming": 1, "this coming": 1,
             "the upcoming": 1, "upcoming": 1},
    "following": {"following": 1, "the following": 1},
    "edge": {"early": "early", "earlier": "early", "late": "late", "later": "late",
             "mid": "mid", "early in": "early", "earlier in": "early", "late in": "late",
             "later in": "late", "earlier on": "early", "later on": "late",
             "the beginning of": "early", "the start of": "early", "the end of": "late",
             "the middle of": "mid", "the early": "early", "the late": "late",
             "the mid": "mid", "beginning of": "early", "start of": "early",
             "end of": "late", "middle of": "mid", "the early hours of": "early",
             "the early part of": "early", "the latter part of": "late",
             "much of": "mid", "the rest of": "late", "the remainder of": "late"},
    "ago": {"ago": -1},
    "hence": {"from now": 1, "hence": 1},
    "earlier": {"earlier": -1, "previously": -1, "beforehand": -1, "before": -1},
    "later": {"later": 1, "afterward": 1, "afterwards": 1, "thereafter": 1, "after": 1},
    "before": {"before": None, "after": None},
    "few": {"few": None, "several": None, "some": None, "many": None, "couple": 2,
            "couple of": 2, "dozen": 12, "dozens of": None, "hundreds of": None,
            "number of": None, "a few": None, "a couple of": 2, "a couple": 2,
            "a dozen": 12, "a number of": None, "a handful of": None, "scores of": None,
            "thousands of": None, "various": None, "countless": None},
    "half": {"half": 0.5},
    "about": {"about": None, "around": None, "approximately": None, "roughly": None,
              "some": None, "nearly": None, "almost": None, "an estimated": None,
              "circa": None, "close to": None},
    "over": {"over": "more than", "under": "less than"},
    "bound": {"at least": "at least", "at most": "at most", "more than": "more than",
              "less than": "less than", "fewer than": "less than",
              "up to": "at most", "no more than": "at most", "no less than": "at least",
              "as much as": "at most"},
    "more": {"more": None, "additional": None, "straight": None, "consecutive": None,
             "full": None, "whole": None, "long": None, "short": None, "solid": None,
             "successive": None, "further": None, "fiscal": None, "calendar": None},
    "every": {"every": 1, "each": 1},
    "other": {"other": 2},
    "of": {"of": None, "in": None},
    "on": {"on": None, "at": None},
    "and": {"and": None, "or": None},
    "to": {"to": None, "-": None, "–": None},
    "comma": {",": None},
    "dash": {"-": None},
    "quarter": {"quarter": "quarter"},
    "halves": {"half": "half"},
    "weekend": {"weekend": "weekend"},
    "period": {"period": None, "term": None},
    "fiscal": {"fiscal": None},
    "possessive": {"'s": None, "’s": None, "s'": None, "'": None, "’": None},
    "meridiem": {"a.m.": 0, "p.m.": 12, "am": 0, "pm": 12, "a.m": 0, "p.m": 12,
                 "o'clock": None, "o’clock": None},
    "old": {"old": None},
    "end": {"end": None},
    "overnight": {"overnight": None},
    "turn": {"the turn of the century": None},
    "from": {"from": None},
    "time": {"time": None},
    "fraction": {"half": 30, "quarter": 15},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """A word of some kind, and what it means there."""

    kind: str
    value: object = None


def _words() -> Iterator[tuple[str, Word]]:
    """Every phrase in small letters, with its kind and value."""
    tables: dict[str, dict[str, object]] = {
        "month": {**{name: n for n, name in enumerate(MONTHS, 1)}, **_ABBREVIATED_MONTHS},
        "weekday": {**{name: n for n, name in enumerate(WEEKDAYS)}, **_ABBREVIATED_WEEKDAYS},
        "weekdays": {f"{name}s": n for n, name in enumerate(WEEKDAYS)},
        "unit": {**UNITS},
        "units": {**_PLURALS},
        "frequency": {**_ADJECTIVES},
        "one": {"one": 1},
        "number": {name: n for n, name in enumerate(_ONES) if n != 1},
        "season": {**SEASONS},
        "part": {name: part for name, part in PARTS.items() if not name.endswith("s")},
        "parts": {name: part for name, part in PARTS.items() if name.endswith("s")},
        "noon": {**CLOCKS},
        "decade": {name.replace("ty", "ties"): str(ten) for name, ten in _TENS.items()},
        "zone": {name: name.upper() for name in ZONES},
        "holiday": {**HOLIDAYS},
        "deictic": {**_DEICTICS},
        "tonight": {"tonight": 0},
        "reference": {n: when for when, names in REFERENCES.items() for n in names.split("|")},
        **_SMALL,
    }
    for kind, phrases in tables.items():
        for phrase, value in phrases.items():
            yield phrase, Word(kind, value)
    yield from _compounds()


def _compounds() -> Iterator[tuple[str, Word]]:
    """Twenty, twenty-one, twenty one; twenty-first."""
    for tens, ten in _TENS.items():
        yield tens, Word("number", ten)
        for number, name in enumerate(_ONES[1:10], 1):
            yield f"{tens} {name}", Word("number", ten + number)
            yield f"{tens} - {name}", Word("number", ten + number)
        for number, name in enumerate(_ORDINALS[:9], 1):
            yield f"{tens} - {name}", Word("ordinal", ten + number)
    for number, name in enumerate(_ORDINALS, 1):
        yield name, Word("ordinal", number)
    for name, number in _ORDINAL_TENS.items():
        yield name, Word("ordinal", number)
    yield from _spoken_years()


def _spoken_years() -> Iterator[tuple[str, Word]]:
    """Nineteen ninety-six, two thousand, two thousand and four."""
    yield "two thousand", Word("year", 2000)
    for number, name in enumerate(_ONES[1:], 1):
        yield f"two thousand {name}", Word("year", 2000 + number)
        yield f"two thousand and {name}", Word("year", 2000 + number)
    for hundred, spoken in ((1800, "eighteen"), (1900, "nineteen"), (2000, "twenty")):
        for tens, ten in _TENS.items():
            yield f"{spoken} {tens}", Word("year", hundred + ten)
            for number, name in enumerate(_ONES[1:10], 1):
                yield f"{spoken} {tens} - {name}", Word("year", hundred + ten + number)
                yield f"{spoken} {tens} {name}", Word("year", hundred + ten + number)


def lexicon() -> dict[str, list[Word]]:
    """Every phrase with all the words that it may be."""
    found: dict[str, list[Word]] = {}
    for phrase, word in _words():
        found.setdefault(phrase, []).append(word)
    return found
