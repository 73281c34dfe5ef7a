"""What one article holds of an incident: an account, as it is compared with those of others.

An account is short, for there are hundreds of thousands: who, where, when, how many, and the words
that set it apart from others of its kind. What the article doesn't tell stays empty. The day on
which it came out is kept beside, as evidence of when things happened and not as a value.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from tocsin.link.incidents.rarity import rarity, stems
from tocsin.read.places.folding import fold
from tocsin.read.sentences import Range, containing, sentences
from tocsin.records import Entity, Incident, Place, Reading, Record, Span, When, identify
from tocsin.records.incident import FigureKind, IncidentKind, Status
from tocsin.records.incident import Range as FigureRange
from tocsin.records.memory import remembered
from tocsin.records.place import Precision

_NAMING = frozenset({"person", "organisation", "group", "venue", "event", "place"})
_OWN_WORDS = "its own words"  # the anchor of a time that stands by itself (`When.anchor`)
_MOST_WORDS = 40
_MOST_NAMES = 14
_MOST_TERMS = 20
_MOST_SPOTS = 4
_MAIN = 3  # mentions that make a name one of the article's main ones
_ROUNDED = 2  # decimals of a degree: about a kilometre
_LEAD = 3  # sentences at the top whose names are main ones

_Told = TypeVar("_Told", When, Place)


class Spot(Record, frozen=True, array_like=True):
    """A place of an incident: the gazetteer's name, ISO 3166 country, first-level area, degrees.

    Where no gazetteer has it, as a venue, the degrees are those of the place that holds it.
    """

    name: str
    country: str | None
    area: str | None
    latitude: float
    longitude: float
    precision: Precision


class Account(Record, frozen=True, omit_defaults=True):
    """What one article holds of an incident.

    `id` is the incident's. `first` and `last` are the days between which it was, None where open
    or not told; `undated` is the time as it is told (EDTF) where that gives no first day, as
    without its year (`XXXX-03-22`); `stated` is true where the text itself gives the date, false
    where it was worked out from the day of publication. `where` are names of places, the finest
    first, `spots` those of them that can be put on a map. `by`, `against` and `weapon` are
    canonical names, `figures` the article's best. `trigger` are the words that tell of it best.
    `words` are the stems of those sentences that tell of it, `names` those they name and the main
    ones of the article, `terms` the stems that set the article apart from others, the most telling
    first; all folded.
    """

    id: str
    article: str
    kind: IncidentKind
    status: Status
    published: date | None
    trigger: str
    first: date | None = None
    last: date | None = None
    undated: str | None = None
    stated: bool = False
    where: tuple[str, ...] = ()
    spots: tuple[Spot, ...] = ()
    by: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    weapon: tuple[str, ...] = ()
    figures: dict[FigureKind, FigureRange] = msgspec.field(default_factory=dict)
    words: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()


@remembered(1000)
def accounts(reading: Reading) -> tuple[Account, ...]:
    """The accounts of an article, one for each incident read in it, in the same order."""
    context = _Context(reading)
    return tuple(_account(context, incident) for incident in reading.incidents)


def account_at(reading: Reading, start: int, end: int) -> Account:
    """The account of whatever the characters `[start, end)` of an article tell of.

    It is that of the incident read there, if one was, with the words, places and time of its own
    sentence before the incident's; its id is of the place. For comparing with marked mentions.
    """
    context = _Context(reading)
    sentence = context.sentence(start)
    incident = _told_at(reading.incidents, start, end, sentence)
    account = _account(context, incident) if incident else _unread(context)
    when = next((t for t in _within(reading.times, sentence) if t.earliest and t.latest), None)
    if when:
        stated = when.anchor == _OWN_WORDS
        account = replace(
            account, first=when.earliest, last=when.latest, undated=None, stated=stated
        )
    return replace(
        account,
        id=identify("account", reading.article.id, start, end),
        trigger=reading.article.text[start:end],
        spots=_spots(_within(reading.places, sentence)) or account.spots,
        words=context.words([sentence]),
        names=context.names([sentence]),
    )


class _Context:
    """What all accounts of an article share."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.article.text
        self.sentences = sentences(self.text)
        self.published = _day(reading)
        self.main = tuple(_main(reading.entities, self.sentences))
        self.terms = _terms(self.text)

    def sentence(self, offset: int) -> Range:
        return self.sentences[containing(self.sentences, offset)]

    def words(self, told: Sequence[Range]) -> tuple[str, ...]:
        found = stems("\n".join(self.text[a:b] for a, b in told))
        rarest = sorted(range(len(found)), key=lambda n: (-rarity(found[n]), n))[:_MOST_WORDS]
        return tuple(found[n] for n in sorted(rarest))

    def names(self, told: Sequence[Range]) -> tuple[str, ...]:
        """Names in the sentences that tell of the incident, then the article's main ones."""
        there = (
            fold(entity.name)
            for entity in self.reading.entities
            if _names_one(entity) and any(_in(entity.mentions, s) for s in told)
        )
        named = dict.fromkeys(name for name in (*there, *self.main) if name)
        return tuple(named)[:_MOST_NAMES]


def _account(context: _Context, incident: Incident) -> Account:
    told = list(dict.fromkeys(context.sentence(s.start) for s in incident.mentions))
    when = _when(incident, context.reading.times)
    return Account(
        id=incident.id,
        article=context.reading.article.id,
        kind=incident.kind,
        status=incident.status,
        published=context.published,
        trigger=incident.trigger.text,
        first=when.earliest if when else None,
        last=when.latest if when else None,
        undated=None if when and when.earliest else incident.when,
        stated=when is not None and when.anchor == _OWN_WORDS,
        where=incident.where,
        spots=_spots(_where(incident, context.reading.places)),
        by=incident.by,
        against=incident.against,
        weapon=incident.weapon,
        figures=incident.figures,
        words=context.words(told),
        names=context.names(told),
        terms=context.terms,
    )


def _unread(context: _Context) -> Account:
    return Account(
        id=context.reading.article.id,
        article=context.reading.article.id,
        kind="other",
        status="happened",
        published=context.published,
        trigger="",
        terms=context.terms,
    )


def _day(reading: Reading) -> date | None:
    published = reading.article.published
    try:
        return date.fromisoformat(published.value[:10]) if published else None
    except ValueError:
        return None


def _when(incident: Incident, times: Iterable[When]) -> When | None:
    """The time that gave an incident its `when`."""
    spans = [part.span for part in incident.parts if part.role == "when"]
    return next((t for t in times if t.value == incident.when and t.span in spans), None)


def _where(incident: Incident, places: Sequence[Place]) -> Iterator[Place]:
    """The places that an incident was told at, then others of the same names."""
    parts = [part.span for part in incident.parts if part.role == "where"]
    yield from (place for place in places if _in([place.span], *parts))
    yield from (place for place in places if place.name in incident.where)


def _spots(places: Iterable[Place]) -> tuple[Spot, ...]:
    found = dict.fromkeys(
        Spot(
            name=place.name,
            country=place.country,
            area=place.area,
            latitude=round(place.latitude, _ROUNDED),
            longitude=round(place.longitude, _ROUNDED),
            precision=place.precision,
        )
        for place in places
        if not place.people and place.stands_for is None
    )
    return tuple(found)[:_MOST_SPOTS]


def _told_at(
    incidents: Sequence[Incident], start: int, end: int, sentence: Range
) -> Incident | None:
    """The incident that these characters tell of, else the first told in the same sentence."""
    for low, high in ((start, end), sentence):
        for incident in incidents:
            if any(s.start < high and low < s.end for s in incident.mentions):
                return incident
    return None


def _within(found: Iterable[_Told], sentence: Range) -> Iterator[_Told]:
    return (one for one in found if sentence[0] <= one.span.start < sentence[1])


def _in(spans: Iterable[Span], *ranges: Range | Span) -> bool:
    bounds = [(r.start, r.end) if isinstance(r, Span) else r for r in ranges]
    return any(s.start < high and low < s.end for s in spans for low, high in bounds)


def _main(entities: Iterable[Entity], all_sentences: Sequence[Range]) -> Iterator[str]:
    """The names that an article is about: told often, or at its top."""
    top = all_sentences[min(_LEAD, len(all_sentences)) - 1][1] if all_sentences else 0
    for entity in entities:
        if _names_one(entity) and (len(entity.mentions) >= _MAIN or entity.mentions[0].start < top):
            yield fold(entity.name)


def _names_one(entity: Entity) -> bool:
    """Whether this is a name and no description ("gunman")."""
    return entity.kind in _NAMING and entity.name != entity.name.lower()


def _terms(text: str) -> tuple[str, ...]:
    """The stems with the highest TF-IDF, the highest first."""
    counted = Counter(
        word for sentence in sentences(text) for word in stems(text[slice(*sentence)])
    )
    weighed = sorted(counted, key=lambda w: (-counted[w] * rarity(w), w))
    return tuple(weighed[:_MOST_TERMS])
