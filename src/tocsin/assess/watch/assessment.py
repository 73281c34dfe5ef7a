"""What a watch comes to on a day, and how it came to that."""

from datetime import date
from typing import Literal

from tocsin.assess.scale import Confidence, Likelihood
from tocsin.records import Record

State = Literal["seen", "absent", "not looked for"]


class Weight(Record, frozen=True):
    """What one indicator adds: natural logarithms of likelihood ratios, so that they add up.

    Attributes:
        indicator: its name.
        state: seen, looked for and absent, or not looked for.
        added: what it adds to the log-odds; `low` and `high` with its ratios at their ends.
        observations: how many there are: events or origins.
        lasting: how many they are worth by now, older ones less.
        normal: how many of these are as in ordinary times.
        sightings: ids of the sightings behind it.
        reasons: in words.
    """

    indicator: str
    state: State
    added: float
    low: float
    high: float
    observations: int
    lasting: float
    normal: float
    sightings: tuple[str, ...]
    reasons: tuple[str, ...]


class Assessment(Record, frozen=True):
    """How likely the answer to a watch's question is yes, by what was known on a day.

    Attributes:
        watch: its name.
        at: the day.
        likelihood: with the band that all ratios at their ends give, widened to what it would be
            without any single origin.
        confidence: what that rests on, apart from how likely it is.
        review_due: the watch has expired.
        weights: by indicator, that which adds most first.
        origins: keys of the independent origins (as in `tocsin.link.origins`).
        without: by key of an origin, or of who carries one: the probability without it.
        reasons: in words: for the likelihood, then for the confidence.
    """

    watch: str
    at: date
    likelihood: Likelihood
    confidence: Confidence
    review_due: bool
    weights: tuple[Weight, ...]
    origins: tuple[str, ...]
    without: dict[str, float]
    reasons: tuple[str, ...]


class Step(Record, frozen=True):
    """A day on which something was learnt: the probability without and with that.

    `band_before` and `band_after` are the same with all ratios at their ends. `moved` says by
    indicator by how much its log-odds changed, `sightings` are the ids of those that were new.
    """

    at: date
    before: float
    after: float
    band_before: tuple[float, float]
    band_after: tuple[float, float]
    moved: dict[str, float]
    sightings: tuple[str, ...]


class Point(Record, frozen=True):
    """The probability of a watch on a day."""

    at: date
    probability: float


class Proposal(Record, frozen=True):
    """A warning that the desk proposes; people decide, and nothing is ever sent.

    Attributes:
        id: hash of the watch and the matter, so that each is proposed once.
        watch: its name.
        kind: the probability crossed the threshold, or a warning was seen in the news.
        matter: the day on which the probability crossed; or who warns, and since when.
        at: the day from which on it is proposed: that of crossing, or that of learning of it.
        rank: probability × severity; the highest first.
        probability: by the assessment that proposes it.
        sightings: ids of those that are its evidence.
        reasons: in words.
    """

    id: str
    watch: str
    kind: Literal["crossing", "warning"]
    matter: str
    at: date
    rank: float
    probability: float
    sightings: tuple[str, ...]
    reasons: tuple[str, ...]


class FalseAlarms(Record, frozen=True):
    """How often a watch rose to its threshold in the past, and how often for nothing.

    `raised` counts the times whose window is over, `false` those that nothing followed within it,
    `years` the time looked at.
    """

    raised: int
    false: int
    years: float

    @property
    def per_year(self) -> float | None:
        """False alarms a year; None of no time."""
        return self.false / self.years if self.years else None

    @property
    def words(self) -> str:
        """In words: "1 of 3 alarms false, 0.5 a year over 2.0 years"."""
        rate = "" if self.per_year is None else f", {self.per_year:.2g} a year"
        return f"{self.false} of {self.raised} alarms false{rate} over {self.years:.1f} years"
