"""Finding: what somebody may mean who has typed some letters, of all kinds of things at once."""

from tocsin.desk import look
from tocsin.desk.asking import Question
from tocsin.desk.views import IncidentRow, Match
from tocsin.link.actors.actor import Actor
from tocsin.read.places.folding import fold
from tocsin.records import Record
from tocsin.store import View, dialect, listings
from tocsin.store.packing import unpack_record

# Fewer letters are how too much begins.
_FEWEST = 2


class Named(Record, frozen=True):
    """An actor, by id."""

    id: str
    actor: Actor


class Found(Record, frozen=True):
    """What may be meant: incidents, actors, and articles.

    Incidents at places or with actors of whose names a word begins so, the latest first; likewise
    actors, those first who are in most articles; articles that hold all of the words.
    """

    incidents: tuple[IncidentRow, ...]
    actors: tuple[Named, ...]
    articles: tuple[Match, ...]


def find(view: View, sought: str, limit: int) -> Found:
    """At most so many of each kind; nothing for a single letter."""
    begun = fold(sought)
    if len(begun) < _FEWEST:
        return Found(incidents=(), actors=(), articles=())
    told = listings.worded(view, "incident", ("place:", "called:"), begun, limit)
    named = listings.worded(view, "actor", ("name:",), begun, limit)
    words = dialect.words(sought)
    return Found(
        incidents=tuple(map(look.incident_row, told)),
        actors=tuple(Named(id=one.group, actor=unpack_record(one.packed, Actor)) for one in named),
        articles=look.search(view, words, Question(), limit).rows if words else (),
    )
