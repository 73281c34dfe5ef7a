"""What a decision rests on: words in an article, or what a person says that they know."""

from datetime import date, datetime

from tocsin.records import Record, Span


class Evidence(Record, frozen=True):
    """One thing that is known.

    Attributes:
        says: what it shows, in words.
        source: who says it: a speaker, an outlet, a person at the desk.
        day: when it was so, where that is known.
        learnt: when the desk learnt it.
        article: id of the article that it stands in; None for a person's own knowledge.
        sentence: where; there is one wherever there is an article.
        private: whether the source is a person who may not want to be known for it; then neither
            their name nor the sentence is told in public.
        origin: the independent origin that it goes back to (a key of `tocsin.link.origins`).
    """

    says: str
    source: str
    day: date | None
    learnt: datetime
    article: str | None = None
    sentence: Span | None = None
    origin: str | None = None
    private: bool = False

    def __post_init__(self) -> None:
        if (self.article is None) != (self.sentence is None):
            raise ValueError("evidence of an article needs its sentence, and no other has one")
