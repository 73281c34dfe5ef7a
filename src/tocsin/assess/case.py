"""What is weighed: the accounts of one incident as the desk has heard them, and their words."""

from datetime import date

from tocsin.link.credit import credited
from tocsin.link.origins import Report
from tocsin.link.outlet import outlet
from tocsin.read.sentences import containing, sentences
from tocsin.records import Incident, Reading, Record, Span
from tocsin.records.base import span


class Heard(Record, frozen=True):
    """One account: `account` is the id of an incident of `reading`.

    `report` says what it goes back to, `learnt` is the moment at which the desk first read it.
    """

    account: str
    reading: Reading
    report: Report
    learnt: str

    @property
    def incident(self) -> Incident:
        """What the article tells."""
        return next(one for one in self.reading.incidents if one.id == self.account)


class Case(Record, frozen=True):
    """An incident, by its id in the record, with its accounts in the order of their ids."""

    id: str
    heard: tuple[Heard, ...]


class Cited(Record, frozen=True):
    """Words that something is said with, and where they stand.

    `article` is the id that the article has in its reading, `speaker` the canonical name of whose
    word it is, None for the outlet's own. `origin` is the node of the origin graph that it goes
    back to.
    """

    article: str
    outlet: str | None
    published: str | None
    speaker: str | None
    origin: str
    sentence: Span


def bare(reading: Reading) -> Report:
    """The report of an article of which no incident is asked."""
    article = reading.article
    return Report(
        account=article.id,
        article=article.id,
        outlet=outlet(article),
        published=article.published.value if article.published else None,
        copies=None,
        credits=credited(article),
        tellings=(),
    )


def published(reading: Reading) -> date | None:
    """The day on which an article came out."""
    found = reading.article.published
    try:
        return date.fromisoformat(found.value[:10]) if found else None
    except ValueError:
        return None  # a month, a year


def sentence_at(reading: Reading, start: int) -> Span:
    """The sentence of an article that holds a place in its text."""
    text = reading.article.text
    parts = sentences(text)
    return span(text, *parts[containing(parts, start)])
