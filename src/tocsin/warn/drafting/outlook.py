"""The outlook: what a watch says of a threat, as the desk hands it to who drafts a warning."""

from datetime import date

from tocsin.assess.scale import Confidence, Likelihood
from tocsin.assess.watch.assessment import FalseAlarms
from tocsin.records import Record


class Outlook(Record, frozen=True):
    """What is known of a threat beyond its case. Whatever isn't known is empty.

    Attributes:
        question: of the watch.
        places: where, what is most exact first.
        targets: words for what may be hit.
        actors: who may do it; they aren't named in a warning unless people need that to act.
        until: the last day that the likelihood is about.
        likelihood, confidence: as the watch is weighed.
        origins: how many independent origins that rests on.
        record: how the watch's earlier alarms turned out.
    """

    question: str = ""
    places: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    until: date | None = None
    likelihood: Likelihood | None = None
    confidence: Confidence | None = None
    origins: int = 0
    record: FalseAlarms | None = None
