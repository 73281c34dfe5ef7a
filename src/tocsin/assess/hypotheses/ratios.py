"""Ratios: how much likelier what an origin offers is if a hypothesis is true than if not.

**These numbers are the house's judgement, not measured**; they are all in this module so that they
can be read, argued with and edited. A ratio is P(evidence | hypothesis) / P(evidence | its best
rival), given as a band. What is only said has ratio 1 exactly.
"""

import math
from typing import Literal

from tocsin.assess.grades import Grade, Letter, Number
from tocsin.records import Record
from tocsin.records.incident import Offered, Stance

Side = Literal["own", "for", "against"]
SIDES: dict[Stance, Side] = {
    "claims": "own",
    "admits": "own",
    "blames": "for",
    "denies": "against",
    "rejects": "against",
}


class Band(Record, frozen=True):
    """A likelihood ratio between `low` and `high`. Raises ValueError where these are none."""

    low: float
    high: float

    def __post_init__(self) -> None:
        if not 0 < self.low <= self.high < math.inf:
            given = f"{self.low:g} to {self.high:g}"
            raise ValueError(f"{given} is no likelihood ratio: above 0, and the lower end first")

    def __str__(self) -> str:
        return f"{self.low:.3g} to {self.high:.3g}"

    @property
    def weight(self) -> float:
        """The natural logarithm of its geometric middle: 0 moves nothing."""
        return (math.log(self.low) + math.log(self.high)) / 2


NOTHING = Band(low=1.0, high=1.0)

# No single item of evidence is worth more than this to a person, for or against. A ratio of over
# 100 says that the like is seen less than once in a hundred where the hypothesis is false, and of
# footage, papers and confessions that reach the news nobody knows that. Two that are worth 100
# reach the most that the desk ever says (`scale.probability`).
MOST = 100.0

# The house's judgement. "own" is who claims or admits the deed, "for" who accuses another,
# "against" who denies it or rejects the accusation. Nothing offered is in no row: it moves nothing.
RATIOS: dict[tuple[Side, Offered], Band] = {
    # Footage of the deed is hard to come by for whoever wasn't there; groups do pass off others'.
    ("own", "video"): Band(low=4.0, high=20.0),
    ("own", "document"): Band(low=2.0, high=8.0),
    # People confess what they haven't done: under pressure, for fame, for somebody else.
    ("own", "confession"): Band(low=1.5, high=5.0),
    # Nobody shows their own deed by an arrest: the article speaks of something else.
    ("own", "arrest"): NOTHING,
    # An accuser chooses what to show, and explains what it shows.
    ("for", "video"): Band(low=1.5, high=5.0),
    ("for", "document"): Band(low=1.2, high=4.0),
    # Who holds the prisoner tells the confession.
    ("for", "confession"): Band(low=1.1, high=3.0),
    # It shows whom the police suspect, which is seldom who sent them.
    ("for", "arrest"): Band(low=1.1, high=2.0),
    # To show that one did not do something is hard: an alibi, another's traces.
    ("against", "video"): Band(low=0.25, high=0.8),
    ("against", "document"): Band(low=0.3, high=0.9),
    ("against", "confession"): Band(low=0.4, high=0.95),
    ("against", "arrest"): Band(low=0.5, high=0.95),
}

# What of a ratio counts by the Admiralty grade: letter times number, as both must hold. Never
# below 0: an unreliable source is no evidence for the opposite. What can't be judged counts half.
LETTER_SHARES: dict[Letter, float] = {"A": 0.95, "B": 0.8, "C": 0.6, "D": 0.3, "E": 0.1, "F": 0.5}
NUMBER_SHARES: dict[Number, float] = {1: 0.95, 2: 0.8, 3: 0.6, 4: 0.3, 5: 0.1, 6: 0.5}

# Before anything is shown, "none of these" is as likely as each that is named, and never less
# likely than this: the first names are often all wrong.
LEAST_NONE = 0.2


def ratio(stance: Stance, offered: Offered) -> Band:
    """The band of what is offered, before its grade; 1 for nothing."""
    return RATIOS.get((SIDES[stance], offered), NOTHING)


def share(grade: Grade) -> float:
    """Which share of a ratio counts, 0 to 1."""
    return LETTER_SHARES[grade.letter] * NUMBER_SHARES[grade.number]


def discounted(band: Band, grade: Grade) -> Band:
    """The band as far as its grade lets it count: 1 + c(LR − 1), with c the grade's share."""
    c = share(grade)
    return Band(low=1 + c * (band.low - 1), high=1 + c * (band.high - 1))
