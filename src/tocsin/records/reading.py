"""What a careful reader takes from one article."""

from typing import Literal, get_args

from tocsin.records.article import Article
from tocsin.records.base import Record, Span

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


class Reading(Record, frozen=True):
    """An article and what was read in it. `model` names the weights that read it."""

    article: Article
    statements: tuple[Statement, ...]
    model: str
