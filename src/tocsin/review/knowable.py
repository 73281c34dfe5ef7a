"""What could be known before an incident, when, and from whom; and which days nobody covered."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from tocsin.assess.watch.assessment import Step
from tocsin.records import Record, Span
from tocsin.review.before import Known
from tocsin.review.onset import Lead, Onset, of_days


class Indication(Record, frozen=True):
    """Something that a watch asks for, as an article shows it.

    Attributes:
        watch, indicator: what it bears on.
        source: who says it; `outlet`, `article`, `version`, `published`: where it stands.
        sentence: the words.
        day: when it was so; `learnt`: when the desk had it.
        origins: keys of those to whom it goes back.
        known: whether the desk had it before the incident.
    """

    watch: str
    indicator: str
    source: str | None
    outlet: str | None
    article: str | None
    published: str | None
    sentence: Span | None
    day: date
    learnt: datetime
    origins: tuple[str, ...]
    known: Known
    version: int | None = None


class Proposed(Record, frozen=True):
    """A warning that a watch proposed, and what people made of it.

    `lead` is how long before the incident it was proposed, `decided` the last decision that was
    made before it, with `by`, `when` and `why`; "waiting" where nobody had decided.
    """

    id: str
    kind: str
    moment: datetime
    lead: Lead
    decided: str
    by: str = ""
    when: datetime | None = None
    why: str = ""


class Course(Record, frozen=True):
    """How a watch that bears on an incident rose before it.

    Attributes:
        watch, question, window_days, base_rate, threshold: as it was written.
        written: when it was first written: before that nobody at the desk asked.
        reasons: why it bears on the incident.
        steps: up to the incident; `eve`: the probability after the last of them.
        crossed: the first day on which the threshold was reached; `lead`: how long before.
        asked: whether the watch was written by that day; else it is what it would have shown.
        proposals: those made before the incident.
    """

    watch: str
    question: str
    window_days: int
    base_rate: float
    threshold: float
    written: datetime
    reasons: tuple[str, ...]
    steps: tuple[Step, ...]
    eve: float
    crossed: date | None
    lead: Lead | None
    asked: bool
    proposals: tuple[Proposed, ...]


class Window(Record, frozen=True):
    """A stretch of days: how many articles about the place the desk has of it, how many signs.

    Where it has none, nothing can be said of it: it isn't covered, and wasn't quiet. `had` is how
    many of the articles it had when the incident came.
    """

    first: date
    last: date
    articles: int
    had: int
    indications: int

    @property
    def words(self) -> str:
        """What can be said of it."""
        if not self.articles:
            return "not covered yet: the desk has no article of these days about the place"
        if not self.indications:
            return "covered; nothing that a watch asks for was read"
        return ""


def crossed(steps: Iterable[Step], threshold: float) -> date | None:
    """The first day on which a probability reached the threshold."""
    return next((step.at for step in steps if step.after >= threshold), None)


def until(steps: Iterable[Step], of: Onset) -> tuple[Step, ...]:
    """The steps before the day of an incident."""
    return tuple(step for step in steps if step.at < of.day)


def led(day: date | None, of: Onset) -> Lead | None:
    """How long before an incident a day was."""
    return of_days(day, day, of) if day else None


def origins(found: Sequence[Indication]) -> tuple[str, ...]:
    """The keys of all to whom indications go back, each once."""
    return tuple(sorted({key for one in found for key in one.origins}))
