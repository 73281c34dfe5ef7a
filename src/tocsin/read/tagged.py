"""What a head says of a stretch of text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tagged:
    """A stretch of text, what a head takes it for, and the mean probability of that, 0 to 1."""

    label: str
    start: int
    end: int
    probability: float
