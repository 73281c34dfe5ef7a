"""What an article tells that could be a sign: its incidents, its warnings, what is said in it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from tocsin.assess.watch import tracing
from tocsin.assess.watch.definition import Concern, Source
from tocsin.assess.watch.subject import Subject
from tocsin.link.origins import Report, report, trace
from tocsin.link.outlet import outlet, same_as
from tocsin.link.tally import Trace
from tocsin.read.sentences import Range
from tocsin.records import (
    Act,
    Incident,
    IncidentKind,
    Reading,
    Span,
    Statement,
    Status,
    Warned,
    When,
    identify,
)
from tocsin.records.base import span

_VAGUE = timedelta(days=7)  # a longer time in which something was tells no day


@dataclass(frozen=True)
class Candidate:
    """One of these, as far as a watch can ask about it.

    `concerns` says what of the watch it is about, `text` is what tells it, `caller` what the
    article calls whoever says it. `when` is the time that it tells, `day` that on which it was so.
    """

    source: Source
    id: str
    matter: str
    said_by: str | None
    caller: str
    text: str
    sentence: Span
    words: str
    concerns: frozenset[Concern]
    when: When | None
    day: date
    traced: Callable[[], Trace]
    kind: IncidentKind | None = None
    status: Status | None = None
    act: Act | None = None


class Teller:
    """An article before a watch. `copies` and `actors` as in `sightings.sightings`."""

    def __init__(
        self,
        reading: Reading,
        subject: Subject,
        published: date,
        reports: Mapping[str, Report],
        copies: str | None,
        actors: Mapping[str, str] | None,
    ) -> None:
        self.reading = reading
        self.subject = subject
        self.published = published
        self.reports = reports
        self.copies = copies or next((r.copies for r in reports.values() if r.copies), None)
        self.actors = actors or next((r.actors for r in reports.values()), {})

    def candidates(self) -> Iterator[Candidate]:
        """All that the article tells, in the order of incidents, warnings, statements."""
        yield from map(self._incident, self.reading.incidents)
        yield from map(self._warning, self.reading.warnings)
        for statement in self.reading.statements:
            if statement.modality is None:
                yield self._statement(statement)

    def _incident(self, incident: Incident) -> Candidate:
        told = _told(incident, self.subject)
        when = _time(self.reading, incident.when)
        return Candidate(
            source="incidents",
            id=incident.id,
            matter=incident.id,
            said_by=outlet(self.reading.article),
            caller="",
            text=self._text(told),
            sentence=self._sentence(incident.trigger),
            words=f"{incident.kind}, {incident.status}: “{incident.trigger.text}”",
            concerns=_about(incident, told, self.subject),
            when=when,
            day=self._day(when),
            traced=lambda: self._trace(incident),
            kind=incident.kind,
            status=incident.status,
        )

    def _warning(self, warned: Warned) -> Candidate:
        # An alert warns from its headline to its areas.
        whole = (0, len(self.subject.text)) if self.reading.article.alert else None
        told = [whole or (warned.sentence.start, warned.sentence.end)]
        given = self._day(_time(self.reading, warned.given))
        return Candidate(
            source="warnings",
            id=warned.id,
            matter=identify("warning", same_as(warned.from_), given),
            said_by=warned.from_,
            caller=warned.from_,
            text=self._text(told),
            sentence=warned.sentence,
            words=f"warning of {warned.from_}: “{warned.threat}”",
            concerns=_named(told, self.subject),
            when=None,
            day=given,
            traced=lambda: self._spoken(warned.evidence, warned.sentence, warned.from_),
        )

    def _statement(self, statement: Statement) -> Candidate:
        told = [(statement.sentence.start, statement.sentence.end)]
        named = _named(told, self.subject)
        actor = self.subject.actor(statement.speaker)
        speaker = actor or statement.speaker
        own: set[Concern] = {"speaker"} if actor else set()
        # What an actor says is about a target where it says so; others speak of what the page does.
        if not actor and self.subject.named("target", [self.subject.head]):
            own.add("target")
        at = [s.text for s in (statement.source, statement.named) if s]
        words = max(statement.content, key=_length, default=statement.sentence)
        return Candidate(
            source="statements",
            id=statement.id,
            matter=self.copies or self.reading.article.id,
            said_by=speaker,
            caller=" ".join([statement.speaker, *at]),
            text=statement.sentence.text,
            sentence=statement.sentence,
            words=f"{speaker} {statement.act}: “{words.text}”",
            concerns=named | own,
            when=None,
            day=self.published,
            traced=lambda: self._spoken(words, statement.sentence, speaker),
            act=statement.act,
        )

    def _trace(self, incident: Incident) -> Trace:
        known = self.reports.get(incident.id)
        made = known or report(incident.id, self.reading, incident, self.copies, self.actors)
        return trace(made)

    def _spoken(self, words: Span, sentence: Span, speaker: str) -> Trace:
        return tracing.spoken(self.reading, words, sentence, speaker, self.copies, self.actors)

    def _day(self, when: When | None) -> date:
        """The first day of a time, where it tells one; else that of publication or its end."""
        if when is None or when.latest is None:
            return self.published
        return min((not vague(when) and when.earliest) or when.latest, self.published)

    def _text(self, ranges: list[Range]) -> str:
        return " ".join(self.subject.text[low:high] for low, high in dict.fromkeys(ranges))

    def _sentence(self, words: Span) -> Span:
        return span(self.subject.text, *self.subject.around(words.start))


def _length(words: Span) -> int:
    return len(words.text)


def vague(when: When) -> bool:
    """Whether a time is too long to tell a day, as a month is, or has no end."""
    if when.earliest is None or when.latest is None:
        return True
    return when.latest - when.earliest > _VAGUE


def _time(reading: Reading, value: str | None) -> When | None:
    """The time of the article that has a value, and so its days."""
    return next((time for time in reading.times if value and time.value == value), None)


def _told(incident: Incident, subject: Subject) -> list[Range]:
    """The sentences that tell of an incident, and the words for its parts."""
    return [
        *(subject.around(mention.start) for mention in incident.mentions),
        *((part.span.start, part.span.end) for part in incident.parts),
    ]


_CONCERNS: tuple[Concern, ...] = ("place", "actor", "target")


def _named(told: list[Range], subject: Subject) -> frozenset[Concern]:
    return frozenset(concern for concern in _CONCERNS if subject.named(concern, told))


def _about(incident: Incident, told: list[Range], subject: Subject) -> frozenset[Concern]:
    """What an incident is about: who is behind it often stands in the next sentence.

    Of what an article begins with, it may stand anywhere in it; of what is told behind, only
    beside it, and only if that has a date, for what has none there is background.
    """
    found = set(_named(told, subject))
    if any(mention.start < subject.head[1] for mention in incident.mentions):
        if subject.named("actor", [(0, len(subject.text))]):
            found.add("actor")
        if subject.named("target", [subject.head]):
            found.add("target")
    elif incident.when is not None and subject.named(
        "actor", [subject.around(mention.start, 1) for mention in incident.mentions]
    ):
        found.add("actor")
    return frozenset(found)
