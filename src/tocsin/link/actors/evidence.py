"""What speaks for and against two names meaning one actor, and how much, in log-odds."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

FITS = 0.5  # a score above this says "the same"


@dataclass(frozen=True, slots=True)
class Weight:
    """One piece of evidence: log-odds for (above 0) or against, and why, in words."""

    value: float
    why: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """All the evidence on two names.

    `score` is how likely it is that both mean one actor, 0 to 1. `contradicts` is true where they
    can't. `short` is true where one name is so short that others bear it too (a surname, initials),
    so that it may join only what nothing else competes for.
    """

    score: float
    weights: tuple[Weight, ...] = ()
    said: str = ""  # where no weights are needed
    contradicts: bool = False
    short: bool = False

    @property
    def fits(self) -> bool:
        """Whether the same actor is likelier than not."""
        return self.score > FITS

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why, in words, the strongest first. Put into words only when asked for."""
        ordered = sorted(self.weights, key=lambda w: (-abs(w.value), w.why))
        told = tuple(f"{weight.why} {weight.value:+.1f}" for weight in ordered)
        return (self.said, *told) if self.said else told


@dataclass(frozen=True, slots=True)
class Spelled:
    """What the names alone say, before context: None of it where `weight` is None."""

    weight: Weight | None
    short: bool = False
    against: str = ""  # why these can't be one actor

    @property
    def speaks(self) -> bool:
        """Whether anything in the names speaks for one actor."""
        return self.weight is not None and not self.against


def contradiction(why: str) -> Evidence:
    """Two names that can't mean one actor."""
    return Evidence(0.0, said=why, contradicts=True)


def nothing() -> Evidence:
    """Two names without anything in common."""
    return Evidence(0.0, said="nothing in common")


def summed(weights: Iterable[Weight], *, short: bool = False) -> Evidence:
    """The evidence of several weights."""
    taken = tuple(weights)
    total = math.fsum(weight.value for weight in taken)  # the same in any order
    return Evidence(round(1 / (1 + math.exp(-total)), 3), taken, short=short)
