"""What a time expression means, before anybody writes it down as EDTF, TIMEX3 or words."""

from dataclasses import dataclass
from typing import Literal

from tocsin.read.times.points import Point

Kind = Literal["date", "time", "duration", "set"]
Bound = Literal["at least", "at most", "more than", "less than"]
Some = Literal["past", "present", "future"]


@dataclass(frozen=True, slots=True)
class Length:
    """So many of a unit; `number` is None where the text doesn't say how many ("for years")."""

    number: float | None
    unit: str


@dataclass(frozen=True, slots=True)
class Meaning:
    """One of: a point, some vague time, a length, a repetition (of a length or a point).

    With `to` it reaches from the first day of `point` to the last of `to`.

    All None: an expression of this kind whose value the text doesn't support.
    `weekday` is that of a repetition, or of a day that can't be worked out. `anchor` says in words
    what it was worked out from. `aside`: it is what another time is compared with, where the
    narrative doesn't go. `day`: it is one day, known or not.
    """

    kind: Kind
    point: Point | None = None
    to: Point | None = None
    some: Some | None = None
    length: tuple[Length, ...] = ()
    bound: Bound | None = None
    about: bool = False
    weekday: int | None = None
    anchor: str = "its own words"
    aside: bool = False
    day: bool = False


# What no time expression is, though it looks like one: "a 13-year-old".
NO_TIME = Meaning("date", anchor="none")
