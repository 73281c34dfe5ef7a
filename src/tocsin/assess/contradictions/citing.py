"""Citing: a sentence with who says it, where, and to which origin it goes back."""

from collections.abc import Iterable

from tocsin.assess.case import Cited
from tocsin.link.actors.named import is_name
from tocsin.link.credit import Credit, credited
from tocsin.link.origins import Report, origins, trace
from tocsin.link.outlet import outlet
from tocsin.link.tally import settled
from tocsin.read.sentences import containing, sentences
from tocsin.records import Reading, Span
from tocsin.records.base import span


class Citing:
    """Cites from articles whose origins are counted together."""

    def __init__(self, reports: Iterable[Report]) -> None:
        graph = origins(reports)
        self._nodes = {node.id for node in graph.nodes}
        self._settled = settled(graph.summary)

    def cite(self, report: Report, sentence: Span, speaker: str | None = None) -> Cited:
        """A sentence of the article of a report, with whose word it is."""
        return Cited(
            article=report.article,
            outlet=report.outlet,
            published=report.published,
            speaker=speaker,
            origin=self.origin(report, speaker),
            sentence=sentence,
        )

    def origin(self, report: Report, speaker: str | None = None) -> str:
        """The node of a speaker who has a name, else that to which the account goes back."""
        if speaker is not None:
            # Outlets, agencies and speakers share their keys, so an outlet's is a speaker's too.
            key = trace(_report("", speaker, None, ())).outlet
            node = self._settled.names.get(key, key)
            if node in self._nodes or is_name(speaker):
                return node
        own = trace(report)
        return self._settled.origin(own.outlet, own.text)[0]


def bare(reading: Reading) -> Report:
    """The report of an article of which no incident is asked."""
    article = reading.article
    published = article.published.value if article.published else None
    return _report(article.id, outlet(article), published, credited(article))


def _report(
    article: str, paper: str | None, published: str | None, owed: tuple[Credit, ...]
) -> Report:
    return Report(
        account=article,
        article=article,
        outlet=paper,
        published=published,
        copies=None,
        credits=owed,
        tellings=(),
    )


def sentence_at(reading: Reading, start: int) -> Span:
    """The sentence of an article that holds a place in its text."""
    text = reading.article.text
    parts = sentences(text)
    return span(text, *parts[containing(parts, start)])
