"""Checking evidence: what was decided rests on sentences that stand in their articles."""

from collections.abc import Iterator

from tocsin.desk.verifying.fault import Fault
from tocsin.records import Span
from tocsin.store import View, articles, ledger
from tocsin.store.packing import DamagedError
from tocsin.warn import deeds
from tocsin.warn.evidence import Evidence

_Cited = dict[str, dict[Span, int]]  # by article, each sentence, and the first line that cites it


def check(view: View) -> Iterator[Fault]:
    """Each article that is cited is known, and a version of it has the sentence where it is said.

    An article that changed, or was read anew, may have it elsewhere now: any version will do.
    """
    try:
        cited = _cited(view)
    except DamagedError:  # of a line, which was told of
        return
    for article, sentences in cited.items():
        numbers = [filed.number for filed in articles.of_article(view, article)]
        found = articles.sound(view, numbers)
        texts = {reading.article.text for reading in found.values()}
        for span, number in sentences.items():
            if problem := _problem(article, span, texts, known=bool(numbers)):
                yield Fault(thing="line", id=str(number), problem=problem)


def _problem(article: str, span: Span, texts: set[str], *, known: bool) -> str:
    if not known:
        return f"rests on article {article}, which isn't there"
    if not texts or any(text[span.start : span.end] == span.text for text in texts):
        return ""  # of readings that are damaged it was told
    where = f"at {span.start} to {span.end} of any version of article {article}"
    return f"“{span.text[:40]}” isn't {where}"


def _cited(view: View) -> _Cited:
    found: _Cited = {}
    for line in ledger.of_kinds(view, deeds.Opened, deeds.Ticked, deeds.Drafted, deeds.Issued):
        for one in _evidence(line.deed):
            if one.article is not None and one.sentence is not None:
                found.setdefault(one.article, {}).setdefault(one.sentence, line.number)
    return found


def _evidence(done: deeds.AnyDeed) -> tuple[Evidence, ...]:
    match done:
        case deeds.Opened(evidence=evidence) | deeds.Ticked(evidence=evidence):
            return evidence
        case deeds.Drafted(text=text):
            return text.evidence
        case deeds.Issued(warning=warning):
            return warning.text.evidence
        case _:
            return ()
