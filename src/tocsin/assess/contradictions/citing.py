"""Citing: the report of an article of which no incident is asked, the sentence at a place."""

from tocsin.link.credit import credited
from tocsin.link.origins import Report
from tocsin.link.outlet import outlet
from tocsin.read.sentences import containing, sentences
from tocsin.records import Reading, Span
from tocsin.records.base import span


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


def sentence_at(reading: Reading, start: int) -> Span:
    """The sentence of an article that holds a place in its text."""
    text = reading.article.text
    parts = sentences(text)
    return span(text, *parts[containing(parts, start)])
