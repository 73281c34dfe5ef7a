"""What is seen: sightings, the matters that they are part of, and when they were learnt."""

from datetime import date

from tocsin.link.tally import Trace
from tocsin.records import Record, Span


class Sighting(Record, frozen=True):
    """An indicator of a watch, as one article shows it (or a calendar, or counts).

    Attributes:
        id: hash of the watch, the indicator and where it was seen.
        indicator: its name.
        source: who says it, in words: the speaker where there is one, else the outlet; None for
            the calendar and counts.
        account: id of the incident of the reading that shows it, where it is one.
        warned: id of the warning of the reading that shows it, where it is one.
        matter: what it is part of, unless the record knows better: an incident is its own, what is
            said is its text's, a warning its giver's.
        article: the reading's; None for the calendar and counts.
        sentence: where the article says it.
        day: when it was so: the first day of what is told, else that of publication.
        trace: to whom it goes back; None for the calendar and counts, which are sure.
        reasons: why it is one, in words.
    """

    id: str
    indicator: str
    source: str | None
    account: str | None
    warned: str | None
    matter: str
    article: str | None
    sentence: Span | None
    day: date
    trace: Trace | None
    reasons: tuple[str, ...]


class Placed(Record, frozen=True):
    """A sighting in the record: `matter` is what it is part of, `learnt` the day it was known from.

    The matter of an incident is the group of its accounts, by id; else it is the sighting's.
    """

    sighting: Sighting
    matter: str
    learnt: date
