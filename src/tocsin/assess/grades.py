"""Grades: how reliable a source is (A–F) and how credible what it reports (1–6).

The Admiralty code (NATO STANAG 2511; AJP-2.1): the two are set independently of each other. What
nobody has judged is F and 6, "cannot be judged", which is not the same as bad.

Grades say how far to trust. How much something matters is `tocsin.assess.importance`, and neither
enters the other: what nobody believes may still be grave.
"""

from collections.abc import Iterable
from math import sqrt
from typing import Literal, get_args

from tocsin.assess.backing import Side
from tocsin.records import Record

Letter = Literal["A", "B", "C", "D", "E", "F"]
Number = Literal[1, 2, 3, 4, 5, 6]
LETTERS: tuple[Letter, ...] = get_args(Letter)
NUMBERS: tuple[Number, ...] = get_args(Number)

LETTER_WORDS: dict[Letter, str] = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
NUMBER_WORDS: dict[Number, str] = {
    1: "confirmed by other independent sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "truth cannot be judged",
}


class Grade(Record, frozen=True):
    """The letter of a source and the number of what it reports; neither follows from the other."""

    letter: Letter = "F"
    number: Number = 6

    def __str__(self) -> str:
        return f"{self.letter}{self.number}"

    @property
    def words(self) -> str:
        """The grade in words."""
        return f"{LETTER_WORDS[self.letter]}, {NUMBER_WORDS[self.number]}"


def checked(number: int, origins: int) -> Number:
    """The number that somebody wants to give a report which goes back to so many origins.

    Args:
        number: 1 to 6.
        origins: how many independent origins tell it, its own among them.

    Raises:
        ValueError: in one line for people, where it is no such number, or where it is 1
            ("confirmed by other independent sources") and there is no other origin.
    """
    found = next((one for one in NUMBERS if one == number), None)
    if found is None:
        raise ValueError(f"{number} is no grade of a report: 1 to 6 are")
    if found == 1 and origins < _CONFIRMED:
        raise ValueError("1 says that other independent sources confirm it, and there is none")
    return found


_CONFIRMED = 2  # origins: the report's own and another


# Suggestions: people decide


class SuggestedNumber(Record, frozen=True):
    """A number for a report, and why."""

    number: Number
    reasons: tuple[str, ...]


def suggested_number(supports: Side, against: Side) -> SuggestedNumber:
    """A number for what some origins tell and others contradict.

    Interests are counted, as two bodies of one government confirm nothing of each other. 1 is
    never suggested: that something is confirmed is for a person to say. Nor is anything worse than
    6 for what only one origin tells, as most of what is true has one.
    """
    for_, others = len(supports.interests), len(against.interests)
    if others:
        number = _contradicted(for_, others)
        compared = f"{_interests(for_)} for it, {others} against"
        return SuggestedNumber(number=number, reasons=(compared, NUMBER_WORDS[number]))
    if for_ >= _CONFIRMED:
        return SuggestedNumber(
            number=2, reasons=(f"{_interests(for_)} tell it", "nobody says that it didn't happen")
        )
    if len(supports.origins) >= _CONFIRMED:
        names = ", ".join(one.name for one in supports.origins)
        return SuggestedNumber(
            number=3, reasons=(f"several tell it, all of one interest: {names}",)
        )
    told = f"told by {supports.origins[0].name} alone" if supports.origins else "nobody tells it"
    return SuggestedNumber(number=6, reasons=(told,))


def _contradicted(for_: int, against: int) -> Number:
    """3 where more tell it than contradict it, 6 for as many, 4 for fewer, 5 for far fewer."""
    if for_ > against:
        return 3
    if for_ == against:
        return 6
    return 5 if against >= for_ + _FAR else 4


_FAR = 2  # interests more


def _interests(number: int) -> str:
    return f"{number} independent interest{'' if number == 1 else 's'}"


class Outcome(Record, frozen=True):
    """What became of something that a source was the first to report.

    `matter` is the id of what it reported; `held` is true where others confirmed it, false where
    they denied it. `by` are the origins that settled it.
    """

    matter: str
    held: bool
    by: tuple[str, ...]


class SuggestedLetter(Record, frozen=True):
    """A letter for a source, from so many outcomes, of which so many held, and why.

    `low` and `high` hold the share that it gets right with a confidence of 95 %.
    """

    letter: Letter
    outcomes: int
    held: int
    low: float
    high: float
    reasons: tuple[str, ...]


def suggested_letter(source: str, outcomes: Iterable[Outcome]) -> SuggestedLetter:
    """A letter for a source, an origin, by how what it reported first turned out.

    A matter counts once; one that others both confirm and deny, or that only the source itself
    settles, not at all. The share that holds has its 95 % interval by Wilson's score (1927). A
    good letter goes by the interval's lower end, a bad one by its upper end.
    F where that shows nothing, and for fewer than 4 outcomes: when all n of n hold, the lower
    end is n / (n + z²), with z² = 3.84, and below 4 outcomes not over one half. Even a source
    that has never been wrong can't be told from a coin then.
    """
    settled = _settled(source, outcomes)
    number, held = len(settled), sum(settled.values())
    low, high = wilson(held, number)
    letter = _letter(low, high) if number >= _FEW else "F"
    reasons = [f"{held} of {number} held that it reported first and others settled"]
    if number < _FEW:
        reasons.append(f"fewer than {_FEW} can't be told from chance")
    else:
        reasons.append(f"it gets {low:.0%} to {high:.0%} right, with a confidence of 95 %")
    return SuggestedLetter(
        letter=letter, outcomes=number, held=held, low=low, high=high, reasons=tuple(reasons)
    )


def _settled(source: str, outcomes: Iterable[Outcome]) -> dict[str, bool]:
    """The matters that others settled, all one way, by whether they held."""
    found: dict[str, set[bool]] = {}
    for one in outcomes:
        if set(one.by) - {source}:
            found.setdefault(one.matter, set()).add(one.held)
    return {matter: True in ways for matter, ways in sorted(found.items()) if len(ways) == 1}


_Z = 1.959964  # of the normal distribution, for 95 %
_FEW = 4  # the least n for which n / (n + _Z²) is over one half


def wilson(held: int, number: int) -> tuple[float, float]:
    """Wilson's score interval for a share, with a confidence of 95 %; 0 to 1 of none at all.

    E. B. Wilson, Probable inference, the law of succession, and statistical inference, 1927.
    """
    if not number:
        return 0.0, 1.0
    share, square = held / number, _Z * _Z
    middle = (share + square / (2 * number)) / (1 + square / number)
    half = sqrt(share * (1 - share) / number + square / (4 * number * number))
    half *= _Z / (1 + square / number)
    return max(0.0, middle - half), min(1.0, middle + half)


def _letter(low: float, high: float) -> Letter:
    """The letter that an interval bears out: D where it is shown to be less than usually right."""
    for letter, least in _GOOD:
        if low >= least:
            return letter
    return next((letter for letter, most in _BAD if high <= most), "F")


_GOOD: tuple[tuple[Letter, float], ...] = (("A", 0.9), ("B", 0.7), ("C", 0.5))
_BAD: tuple[tuple[Letter, float], ...] = (("E", 0.2), ("D", 0.7))
