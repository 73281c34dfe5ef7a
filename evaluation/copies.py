"""Copies on news events: articles that were changed as newspapers change what an agency sends.

Of every article of the corpus that is long enough (`LEAST` words) each change in `CHANGES` makes
a copy, the same in every run. All are linked one at a time, originals and copies mixed, by the
keys and the rule that the program uses. `copy_recall` is the share of the copies that end in one
group with their original, by change in `recall`; `copy_precision` is the share of the pairs in
one group that are of one original or of one event: papers share an agency's text there, and the
corpus doesn't say which do. `same_event` says how many of those there are. `keyed` is how many
other articles of the corpus an article is compared with, on average.
"""

import random
import re
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from corpora.newsevents import News, articles
from evaluation.result import Result
from evaluation.share import percent
from tocsin.clean.cleaning import clean
from tocsin.link.copies import CopyLinker, Imprint, imprint
from tocsin.link.grouping import Group, founded
from tocsin.records import Article, Page, Reading

LEAST = 80  # words
FILLERS = 4  # every fourth event only gives the paragraphs that are put into others
SEED = 6

Change = Callable[[list[str], Sequence[list[str]], random.Random], list[str]]


@dataclass(frozen=True)
class Copy:
    """An article or a copy of one: which, of which event, and by which change."""

    original: str
    event: str
    change: str | None
    imprint: Imprint


def _tail_cut(own: list[str], _: Sequence[list[str]], __: random.Random) -> list[str]:
    """The first half of the paragraphs: a long report cut to fit."""
    return _part(own, 0.0, 0.5)


def _head_cut(own: list[str], _: Sequence[list[str]], __: random.Random) -> list[str]:
    """All but the first quarter: another lead was written."""
    return _part(own, 0.25, 1.0)


def _headline(own: list[str], _: Sequence[list[str]], __: random.Random) -> list[str]:
    """The body as it was: only the headline changes, in every copy."""
    return own


def _edited(share: float) -> Change:
    def change(own: list[str], _: Sequence[list[str]], dice: random.Random) -> list[str]:
        return [_reworded(line, share, dice) for line in own]

    return change


def _added(times: float) -> Change:
    """Paragraphs of other articles put between, in all so many times the words of the copy."""

    def change(own: list[str], others: Sequence[list[str]], dice: random.Random) -> list[str]:
        room = times * _size(own)
        lines = list(own)
        while room > 0:
            line = dice.choice(dice.choice(others))
            lines.insert(dice.randrange(len(lines) + 1), line)
            room -= len(line.split())
        return lines

    return change


def _shortened(own: list[str], others: Sequence[list[str]], dice: random.Random) -> list[str]:
    """The first half inside an article three times as long."""
    return _added(2.0)(_part(own, 0.0, 0.5), others, dice)


CHANGES: dict[str, Change] = {
    "tail cut": _tail_cut,
    "head cut": _head_cut,
    "headline": _headline,
    "10 % edited": _edited(0.10),
    "15 % edited": _edited(0.15),
    "20 % edited": _edited(0.20),
    "doubled": _added(1.0),
    "in a longer one": _added(4.0),
    "half in a longer one": _shortened,
}


def _size(lines: Sequence[str]) -> int:
    return sum(len(line.split()) for line in lines)


def _part(lines: list[str], low: float, high: float) -> list[str]:
    """The paragraphs between two shares of the words; a paragraph may be cut."""
    words = [(word, number) for number, line in enumerate(lines) for word in line.split()]
    kept: dict[int, list[str]] = defaultdict(list)
    for word, number in words[int(low * len(words)) : int(high * len(words))]:
        kept[number].append(word)
    return [" ".join(some) for some in kept.values()]


def _reworded(line: str, share: float, dice: random.Random) -> str:
    """Each word with chance `share` dropped, replaced by another of the line, or doubled by one."""
    words = line.split()
    changed: list[str] = []
    for word in words:
        if dice.random() >= share:
            changed.append(word)
            continue
        changed.extend(dice.choice(([], [dice.choice(words)], [word, dice.choice(words)])))
    return " ".join(changed)


def measure(data: Path, split: str | None) -> Result:
    """Link every article and its copies. Raises FileNotFoundError where there are none."""
    began = time.perf_counter()
    copies = _made(articles(data))
    random.Random(SEED).shuffle(copies)  # noqa: S311 - no secret
    groups, compared = linked(copies)
    together, recall = figures(copies, groups)
    return Result(
        benchmark="copies",
        data=data.name,
        split=split,
        items=len(copies),
        figures=together | {"keyed": compared / len(copies)},
        published={},
        seconds=time.perf_counter() - began,
        parts={"recall": recall},
    )


def linked(copies: Sequence[Copy]) -> tuple[dict[str, str], int]:
    """The group of each imprint, linked in order, and how many members were compared in all."""
    linker = CopyLinker()
    members: dict[str, list[Imprint]] = {}
    keyed: dict[str, set[str]] = defaultdict(set)  # key → imprints
    group_of: dict[str, str] = {}
    compared = 0
    for copy in copies:
        keys = linker.keys(copy.imprint)
        near = sorted({group_of[other] for key in keys for other in keyed[key]})
        shown = [Group(id=g, members=tuple(members[g]), size=len(members[g])) for g in near]
        compared += sum(group.size for group in shown)
        placed = linker.place(copy.imprint, shown)
        group = placed.group or founded(linker.kind, copy.imprint.id)
        for other in placed.united:
            members[group] += members.pop(other)
        members.setdefault(group, []).append(copy.imprint)
        group_of.update((member.id, group) for member in members[group])
        for key in keys:
            keyed[key].add(copy.imprint.id)
    return group_of, compared


def figures(
    copies: Sequence[Copy], group_of: dict[str, str]
) -> tuple[dict[str, float], dict[str, float]]:
    """Precision, recall and pairs of one event; recall by change, all in percent but the pairs."""
    group = [group_of[copy.imprint.id] for copy in copies]
    home = {c.original: g for c, g in zip(copies, group, strict=True) if c.change is None}
    found: dict[str, list[bool]] = defaultdict(list)
    by_group: dict[str, list[Copy]] = defaultdict(list)
    for copy, own in zip(copies, group, strict=True):
        by_group[own].append(copy)
        if copy.change:
            found[copy.change].append(own == home[copy.original])
    pairs = [pair for some in by_group.values() for pair in combinations(some, 2)]
    right = sum(one.event == other.event for one, other in pairs)
    natural = sum(
        one.event == other.event and not (one.change or other.change) for one, other in pairs
    )
    every = [hit for hits in found.values() for hit in hits]
    return {
        "copy_precision": percent(right, len(pairs)),
        "copy_recall": percent(sum(every), len(every)),
        "same_event": natural,
    }, {change: percent(sum(hits), len(hits)) for change, hits in found.items()}


def _made(news: Sequence[News]) -> list[Copy]:
    """The articles and their copies."""
    cleaned = [(one, _article(one)) for one in news]
    bodies = {one.name: _body(article) for one, article in cleaned}
    long = [one for one in news if _size(bodies[one.name]) >= LEAST]
    events = sorted({one.event for one in long})
    kept_back = set(events[::FILLERS])
    fillers = [bodies[one.name] for one in long if one.event in kept_back]
    linked = (one for one in long if one.event not in kept_back)
    return [copy for one in linked for copy in _copies(one, bodies, fillers)]


def _copies(one: News, bodies: dict[str, list[str]], others: Sequence[list[str]]) -> Iterator[Copy]:
    yield _copy(one, None, bodies[one.name])
    for name, change in CHANGES.items():
        dice = random.Random(f"{SEED} {one.name} {name}")  # noqa: S311 - no secret
        yield _copy(one, name, change(bodies[one.name], others, dice))


def _copy(one: News, change: str | None, lines: Sequence[str]) -> Copy:
    title = one.title if change is None else f"{change}, as our paper has it"
    article = _article(one, "\n\n".join([title, *lines]), f"{one.name} {change}")
    reading = Reading(
        article=article,
        statements=(),
        entities=(),
        times=(),
        places=(),
        incidents=(),
        figures=(),
        warnings=(),
        blame=(),
        model="none",
    )
    return Copy(one.name, one.event, change, imprint(reading))


def _article(one: News, text: str | None = None, source: str | None = None) -> Article:
    content = (text or one.text).encode()
    return clean(Page(source=source or one.name, content=content, media_type="text/plain"))


def _body(article: Article) -> list[str]:
    """The paragraphs behind the headline."""
    lines = [line for line in re.split(r"\n+", article.text) if line.strip()]
    return lines[1:] if article.title and len(lines) > 1 else lines
