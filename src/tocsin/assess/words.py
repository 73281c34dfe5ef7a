"""How probabilities, days and what has a name in a file are told in reasons."""

import math
from datetime import date

_SURE = 0.995  # from here on, and as far from 0, a percentage would round to what it isn't
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def percent(probability: float) -> str:
    """A probability: "0.15%", "21%"; never 0% or 100%. It must be above 0."""
    if probability >= _SURE:
        return ">99%"
    least = math.floor(math.log10(probability)) + 2
    return f"{round(probability * 100, max(0, 1 - least)):g}%"


def spaced(name: str) -> str:
    """The name of a kind or an indicator, as a sentence has it: "foiled_plot" is a foiled plot."""
    return name.replace("_", " ")


def day(at: date) -> str:
    """A day: "7 March 2026", whatever the machine's language."""
    return f"{at.day} {_MONTHS[at.month - 1]} {at.year}"
