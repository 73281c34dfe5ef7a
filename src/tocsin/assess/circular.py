"""Circular reporting: a claim that goes round and looks like two that agree.

Found in who has it from whom: outlets that cite each other, however long the way round, and a
claim that comes back to whom it set out from ("the Herald reports, citing the Courier", in the
Courier). Whatever lies on one circle is no corroboration of the rest of it; `link.tally` counts it
once.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from itertools import pairwise
from types import MappingProxyType

from tocsin.assess.case import Case, Cited, Heard
from tocsin.link.origins import key
from tocsin.link.tellings import Telling
from tocsin.records import Record, Span


class Circle(Record, frozen=True):
    """Those who have something from each other, by name, and the sentences that show it."""

    names: tuple[str, ...]
    cited: tuple[Cited, ...]
    reason: str


class _Link(Record, frozen=True):
    """That `one` has it from `other`, by name; `cited` says so, unless a byline does."""

    one: str
    other: str
    cited: Cited | None


_Keys = Callable[[str], str]


def circles(case: Case, names: Mapping[str, str] = MappingProxyType({})) -> tuple[Circle, ...]:
    """The circles of a case: each is a largest set of those who have it from each other.

    (Strongly connected components, by reachability; Tarjan 1972 defines them.) `names` leads from
    a key to that by which the same is known in this case (`link.tally.Settled`).
    """

    @cache
    def known_as(name: str) -> str:
        return names.get(key(name), key(name))

    links = [link for heard in case.heard for link in _links(heard, known_as)]
    reached = _reached(links, known_as)
    rings: dict[frozenset[str], list[_Link]] = {}
    for link in links:
        start = known_as(link.one)
        behind = reached[start]
        if start in behind and start in reached[known_as(link.other)]:
            ring = frozenset(one for one in behind if start in reached[one])
            rings.setdefault(ring, []).append(link)
    found = (_circle(group, known_as) for group in rings.values())
    return tuple(sorted(found, key=lambda circle: circle.names))


def _links(heard: Heard, known_as: _Keys) -> Iterator[_Link]:
    """Who has what from whom in an account, the way back to itself too; unnamed are no links."""
    report = heard.report
    whole = [credit for credit in report.credits if credit.strength == "whole"]
    for credit in whole:
        if report.outlet and known_as(report.outlet) != known_as(credit.agency):
            yield _link(heard, report.outlet, credit.agency, credit.span)
    for telling in report.tellings:
        named = [voice.name for voice in telling.voices if voice.named]
        if whole and named and named[0] == report.outlet:
            named[0] = whole[0].agency  # whose text it is, to whom others spoke
        for one, other in pairwise([*named, *_returning(heard, telling)]):
            if known_as(one) != known_as(other):
                yield _link(heard, one, other, telling.sentence)


def _returning(heard: Heard, telling: Telling) -> list[str]:
    """The outlet itself, where its own sentence says that somebody else cites it."""
    outlet = heard.report.outlet
    if outlet is None or len(telling.voices) < _OTHERS:
        return []
    bare = re.escape(re.sub(r"^[Tt]he\s+", "", outlet))
    cites = re.compile(rf"\b(?:citing|quoting|cited|quoted) (?:the )?{bare}\b", re.IGNORECASE)
    return [outlet] if cites.search(telling.sentence.text) else []


_OTHERS = 2  # voices of a telling: the outlet and somebody else


def _link(heard: Heard, one: str, other: str, words: Span | None) -> _Link:
    report = heard.report
    if words is None:
        return _Link(one=one, other=other, cited=None)
    cited = Cited(
        article=report.article,
        outlet=report.outlet,
        published=report.published,
        speaker=one if one != report.outlet else None,
        origin=key(other),
        sentence=words,
    )
    return _Link(one=one, other=other, cited=cited)


def _reached(links: Iterable[_Link], known_as: _Keys) -> Mapping[str, set[str]]:
    """To each key all that lie behind it."""
    steps: dict[str, set[str]] = {}
    for link in links:
        steps.setdefault(known_as(link.one), set()).add(known_as(link.other))
        steps.setdefault(known_as(link.other), set())
    return {start: _behind(steps, start) for start in steps}


def _behind(steps: Mapping[str, set[str]], start: str) -> set[str]:
    found: set[str] = set()
    waiting = list(steps[start])
    while waiting:
        key = waiting.pop()
        if key not in found:
            found.add(key)
            waiting.extend(steps[key])
    return found


def _circle(links: Iterable[_Link], known_as: _Keys) -> Circle:
    names: dict[str, str] = {}
    cited = set()
    for link in links:
        for name in (link.one, link.other):
            names[known_as(name)] = min(name, names.get(known_as(name), name))
        if link.cited:
            cited.add(link.cited)
    shown = tuple(sorted(names.values()))
    return Circle(
        names=shown,
        cited=tuple(sorted(cited, key=lambda c: (c.published or "~", c.article, c.sentence.start))),
        reason=f"{' and '.join(shown)} have it from each other, so they confirm nothing",
    )
