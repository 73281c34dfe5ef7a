"""A watch: a written question, what of the world it concerns, and what would speak for it."""

from datetime import date, timedelta
from typing import Annotated, Literal

from msgspec import Meta

from tocsin.records import Act, IncidentKind, Record, Status

Source = Literal["incidents", "warnings", "statements", "calendar", "counts"]
Concern = Literal["place", "actor", "target", "speaker"]
Counting = Literal["events", "origins"]

Text = Annotated[str, Meta(min_length=1)]
# Bounds that no sober judgement comes near; beyond them numbers are slips.
Ratio = Annotated[float, Meta(ge=0.001, le=1000)]
Chance = Annotated[float, Meta(ge=1e-6, le=0.999999)]
Severity = Annotated[int, Meta(ge=1, le=5)]
Days = Annotated[int, Meta(ge=1, le=3650)]
HalfLife = Annotated[float, Meta(ge=0.1, le=36500)]
Rate = Annotated[float, Meta(ge=0, le=1000)]


class Indicator(Record, frozen=True, forbid_unknown_fields=True, rename={"from_": "from"}):
    """Something that would be seen if the answer to the watch's question were yes.

    Attributes:
        name: short, unique in its watch.
        asks: what is looked for, as a question.
        from_: where it is looked for ("from" in JSON and TOML).
        seen: likelihood ratio of seeing it, once and surely: how much likelier if the answer is
            yes than if it is no; the lowest and the highest that is sensible.
        kinds: of incidents, any of these; none: whatever kind.
        statuses: of incidents, likewise.
        acts: of statements, likewise.
        words: one of these is said there: beginnings of words, in small letters.
        beside: and one of these, likewise.
        speakers: of statements and warnings: whoever says it is called one of these, likewise.
        concerns: what of the watch it must be about: all of one of these. "speaker" is one of its
            actors who says it.
        counts: "events": one for each matter, however many tell of it. "origins": one for each
            independent origin, as each that warns has looked for itself.
        absent: the ratio of having looked for it and not seen it.
        normal: how many there are in 30 ordinary days.
        half_life: days after which what was seen says half as much.
    """

    name: Text
    asks: Text
    from_: Source
    seen: tuple[Ratio, Ratio]
    kinds: tuple[IncidentKind, ...] = ()
    statuses: tuple[Status, ...] = ()
    acts: tuple[Act, ...] = ()
    words: tuple[Text, ...] = ()
    beside: tuple[Text, ...] = ()
    speakers: tuple[Text, ...] = ()
    concerns: tuple[tuple[Concern, ...], ...] = ()
    counts: Counting = "events"
    absent: Ratio = 1.0
    normal: Rate = 0.0
    half_life: HalfLife = 30.0


class Watch(Record, frozen=True):
    """A question, and what is needed to say how likely its answer is yes.

    Attributes:
        name: short: small letters, digits and hyphens.
        question: as people ask it.
        places: names of places and countries; what lies in them counts.
        actors: names; what they are called otherwise counts where that is known.
        targets: words for what may be hit.
        start: the first day of the watch.
        until: its last day; behind it the watch is due for review, which is no all-clear.
        window_days: the question is about something that comes within so many days.
        base_rate: the chance that it does within any such window, before anything was seen.
        base_source: where the base rate comes from.
        threshold: the probability from which on a warning is proposed.
        days: anniversaries and other dates that matter.
        severity: how bad it would be, from 1 to 5.
        indicators: in the order of their names.
    """

    name: str
    question: str
    places: tuple[str, ...]
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    start: date
    until: date
    window_days: int
    base_rate: float
    base_source: str
    threshold: float
    days: tuple[date, ...]
    severity: int
    indicators: tuple[Indicator, ...]

    @property
    def window(self) -> timedelta:
        """Within what time it would come."""
        return timedelta(days=self.window_days)

    def indicator(self, name: str) -> Indicator | None:
        """The indicator of a name, None where the watch has none."""
        return next((one for one in self.indicators if one.name == name), None)
