"""What a careful reader takes from one article."""

from typing import Literal, get_args

from tocsin.records.article import Article
from tocsin.records.base import Record, Span
from tocsin.records.incident import Blame, Figure, Incident, Warned
from tocsin.records.place import Place
from tocsin.records.when import When

Act = Literal[
    "says",
    "believes",
    "asks",
    "warns",
    "threatens",
    "claims",
    "admits",
    "blames",
    "denies",
    "rejects",
    "condemns",
    "supports",
    "urges",
    "promises",
]
ACTS: tuple[Act, ...] = get_args(Act)

EntityKind = Literal[
    "person",
    "organisation",
    "group",
    "place",
    "venue",
    "weapon",
    "vehicle",
    "event",
]
ENTITY_KINDS: tuple[EntityKind, ...] = get_args(EntityKind)


class Statement(Record, frozen=True):
    """Somebody's words, report, belief, question, demand or refusal, quoted or not.

    `speaker` and `to` are canonical names: the fullest that the article gives. `source`, `cue`
    and `content` are where it stands: who, the reporting words, what. `sentence` is the sentence
    (or sentences) that all of them lie in. `negated` is true where the cue is ("did not say"),
    `modality` holds the word that makes the saying itself uncertain or future ("may", "will").
    `named` is the span that the speaker's full name was taken from, where that isn't `source`.
    `confidence` is the head's mean probability for the tags of its
    parts, 0 to 1; it says nothing of speaker and act. `reasons` say in words
    how speaker, act and addressee were arrived at.
    """

    id: str
    speaker: str
    source: Span | None
    named: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    sentence: Span
    act: Act
    to: str | None
    addressee: Span | None
    quoted: bool
    negated: bool
    modality: str | None
    confidence: float
    reasons: tuple[str, ...]


class Entity(Record, frozen=True):
    """Who or what an article names, with every place where it does.

    A group is a people or the followers of something ("Varnians", "Islamists"), a venue a building
    or ground where people meet ("Republic Stadium"); weapons and vehicles may be common nouns.
    `name` is the fullest mention, as written. `mentions` are in order; at least one. `confidence`
    is the head's mean probability for the tags that say this kind, 0 to 1; it says nothing of
    whether the mentions belong together.
    """

    id: str
    kind: EntityKind
    name: str
    mentions: tuple[Span, ...]
    confidence: float


class Reading(Record, frozen=True):
    """An article and what was read in it. `model` names the weights that read it.

    `entities` are in the order of their first mentions, `times`, `places`, `figures`, `warnings`
    and `blame` in the order of the text, `incidents` in that of their triggers.
    """

    article: Article
    statements: tuple[Statement, ...]
    entities: tuple[Entity, ...]
    times: tuple[When, ...]
    places: tuple[Place, ...]
    incidents: tuple[Incident, ...]
    figures: tuple[Figure, ...]
    warnings: tuple[Warned, ...]
    blame: tuple[Blame, ...]
    model: str
