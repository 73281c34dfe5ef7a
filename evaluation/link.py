"""Linking across articles: GVC, ECB+ or the news events, by the folder.

Articles are read as `tocsin.read` reads them and arrive one by one in order of their day (those
without one last, as the corpus has them), in an archive in memory with the rules of the store
(`evaluation.archive`). No linker is told topics or how many groups there are.

**GVC** (split `val`, or another folder) and **ECB+** (all topics that are there, or `train`, `dev`,
`test`): mentions of events that are marked, all but those that stand in sentences of ECB+ which
nobody checked. `conll_f1` is the mean F1 of MUC, B³ and CEAF-e with groups of one kept
(`evaluation.clusters`), over the whole split; `b3_f1` is B³ alone.

- `own_…`: our own mentions, grouped as `gold_…` groups the marked ones. All words that tell of an
  incident that we read (`Incident.mentions`) are response mentions. One is the same as a marked
  mention if it covers the word that carries its meaning, the head that GVC gives (for ECB+:
  `evaluation.lemmas.head`); one to one, as many as can be; of several the one that shares more of
  its length. All others are spurious. Kinds of events that are no incident ("said", "won",
  "wedding"), of which most of ECB+ is made, are missing and count as that.
- `gold_…`: the marked mentions, each as the account of its own sentence and within its class of
  event, grouped (`evaluation.events`).
- `lemma_…`: the marked mentions, grouped by the lemma rule (`evaluation.lemmarule`).
- `incidents_conll_f1`: our own mentions once more, each in the group of its incident's account, as
  the record groups them: what the corpora part stays one.
- `own_whole_f1`, `gold_whole_f1`: CoNLL F1, of these and of the marked mentions without their
  classes, against a key of whole incidents, in which all that is marked in articles on one main
  event (their subtopic) is one. The corpora part the shot, the wound and the death, which are one
  incident here; so these figures say more of GVC's shootings, while in ECB+ much belongs to no
  incident at all.

Published figures are of the test splits, with topics given.

**News events**: `stories_f1` with precision and recall is over all pairs of articles in one story
(Miranda et al., EMNLP 2018), over all articles whatever their language; a folder is a story.
"""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Generic, TypeVar

from corpora import ecbplus, gvc, newsevents
from corpora.chained import Document, Mention
from corpora.marked import Range
from corpora.newsevents import News
from evaluation.archive import grouped
from evaluation.assignment import best_pairs
from evaluation.clusters import Clusters, b_cubed, clusters, conll_f1, pairs
from evaluation.events import EventLinker, told_at, whole_at
from evaluation.lemmarule import Key, by_lemma, head_of
from evaluation.result import Result
from tocsin.link.grouping import Linker, M, Member
from tocsin.link.incidents.account import accounts
from tocsin.link.incidents.linker import IncidentLinker
from tocsin.link.stories import StoryLinker, gist
from tocsin.read import read as read_article
from tocsin.records import Article, Reading, Sourced, identify

_LH = "lemma rule LH, Ahmed et al. 2023, test split, topics given"
PUBLISHED = {
    "gvc": {
        "gold_conll_f1": (87.7, "CohTP 2026 on gold mentions, test split, second-hand"),
        "lemma_conll_f1": (51.8, _LH),
    },
    "ecbplus": {
        "own_conll_f1": (62.8, "CohTP 2026 on predicted mentions, test split, second-hand"),
        "gold_conll_f1": (88.9, "CohTP 2026 on gold mentions, test split, second-hand"),
        "lemma_conll_f1": (76.4, _LH),
    },
}
_GIVEN_AT = "the corpus"
_UNDATED = "9999"  # behind all days
_SPLITS = {"gvc": "val", "ecbplus": None}
_NOTES = {
    "gvc": ("items: marked mentions; published figures are of the test split",),
    "ecbplus": ("items: marked mentions; published figures are of the test split",),
    "newsevents": ("items: articles; nobody has published a figure for this corpus",),
}

# What shared length adds to a pair: too little to weigh up one pair more, however many there are.
_SHARED = 1e-4

N = TypeVar("N", bound=Member)
Read = Callable[[Article], Reading]
Told = tuple[Document, Reading]
Found = Key | tuple[str, Range]
"""A response mention: the marked one that it is, else the article's name and where it stands."""


@dataclass(frozen=True)
class Incidents(Generic[M]):
    """How incidents are linked: the accounts of an article have the ids of its incidents."""

    linker: Linker[M]
    accounts: Callable[[Reading], Sequence[M]]


@dataclass(frozen=True)
class Marked(Generic[N]):
    """How marked mentions are linked: what is told at a place, of an event and of an incident."""

    linker: Linker[N]
    told_at: Callable[[Reading, int, int], N]
    whole_at: Callable[[Reading, int, int], N]


@dataclass(frozen=True)
class Stories(Generic[M]):
    """How stories are linked: what an article holds of one."""

    linker: Linker[M]
    gist: Callable[[Reading], M]


def measure(data: Path, split: str | None) -> Result:
    """Read and link every article of a split with the weights that ship.

    Raises FileNotFoundError for a split that isn't there or a folder of no corpus known here.
    """
    corpus = corpus_of(data)
    began = time.perf_counter()
    if corpus == "newsevents":
        articles = newsevents.articles(data / split if split else data)
        items = len(articles)
        figures = stories(articles, read_article, Stories(StoryLinker(), gist))
    else:
        split = split or _SPLITS[corpus]
        documents = (
            gvc.documents(data, split or "") if corpus == "gvc" else ecbplus.documents(data, split)
        )
        items = sum(len(document.mentions) for document in documents)
        how = Incidents(IncidentLinker(), accounts)
        figures = events(documents, read_article, how, Marked(EventLinker(), told_at, whole_at))
    return Result(
        benchmark="link",
        data=corpus,
        split=split,
        items=items,
        figures={name: round(value, 2) for name, value in figures.items()},
        published=PUBLISHED.get(corpus, {}),
        seconds=round(time.perf_counter() - began, 1),
        notes=_NOTES[corpus],
    )


def events(
    documents: Sequence[Document], read: Read, incidents: Incidents[M], mentions: Marked[N]
) -> dict[str, float]:
    """The figures of GVC and ECB+ for whatever reads and links."""
    marked = [(d, m) for d in documents for m in d.mentions]
    key = clusters({_key(d, m): m.chain for d, m in marked})
    whole = clusters({_key(d, m): d.subtopic for d, m in marked})
    arriving = sorted(documents, key=lambda d: d.published or _UNDATED)
    readings = [(document, read(article(document))) for document in arriving]
    ours = whole_incidents(readings, incidents)
    responses: dict[str, Clusters] = {
        "own": own(readings, mentions),
        "gold": gold(readings, mentions.linker, mentions.told_at),
        "lemma": by_lemma(documents),
    }
    figures = {f"{name}_conll_f1": conll_f1(key, found) for name, found in responses.items()}
    figures |= {f"{name}_b3_f1": b_cubed(key, found).f1 for name, found in responses.items()}
    together = gold(readings, mentions.linker, mentions.whole_at)
    return figures | {
        "incidents_conll_f1": conll_f1(key, ours),
        "own_whole_f1": conll_f1(whole, ours),
        "gold_whole_f1": conll_f1(whole, together),
    }


def own(readings: Sequence[Told], mentions: Marked[N]) -> Clusters:
    """The words that tell of our incidents, grouped by what is told where they stand."""
    told: list[tuple[Found, N]] = []
    for document, reading in readings:
        for mention, (_, span) in own_mentions(document, reading).items():
            told.append((mention, mentions.told_at(reading, *span)))
    homes = _homes(grouped(mentions.linker, (one for _, one in told)))
    return clusters({mention: homes[one.id] for mention, one in told})


def whole_incidents(readings: Sequence[Told], incidents: Incidents[M]) -> Clusters:
    """The words that tell of our incidents, in the groups of these."""
    accounts = chain.from_iterable(incidents.accounts(reading) for _, reading in readings)
    homes = _homes(grouped(incidents.linker, accounts))
    found: dict[Found, int] = {}
    for document, reading in readings:
        for mention, (incident, _) in own_mentions(document, reading).items():
            found[mention] = homes[incident]
    return clusters(found)


def own_mentions(document: Document, reading: Reading) -> dict[Found, tuple[str, Range]]:
    """The words that tell of an article's incidents, each with the incident's id and its place.

    Only where the corpus was checked. Words that tell of two count for the first.
    """
    told = {
        (span.start, span.end): incident.id
        for incident in reversed(reading.incidents)
        for span in incident.mentions
        if any(low <= span.start < high for low, high in document.checked)
    }
    same = aligned(document, sorted(told))
    return {same.get(span, (document.name, span)): (told[span], span) for span in sorted(told)}


def aligned(document: Document, found: Sequence[Range]) -> dict[Range, Key]:
    """Which marked mention each stretch of words is, for those that are one."""
    marked = [(m.start, m.end, head_of(document, m)) for m in document.mentions]
    fits = [[_fit(span, (start, end), head) for start, end, head in marked] for span in found]
    return {
        found[row]: _key(document, document.mentions[column])
        for row, column in best_pairs(fits)
        if fits[row][column]
    }


def _fit(span: Range, marked: Range, head: Range) -> float:
    """How well words fit marked ones: not at all unless they cover the head."""
    if head[0] < span[0] or span[1] < head[1]:
        return 0.0
    shared = min(span[1], marked[1]) - max(span[0], marked[0])
    return 1 + _SHARED * shared / (max(span[1], marked[1]) - min(span[0], marked[0]))


def gold(
    readings: Iterable[Told], linker: Linker[N], told_at: Callable[[Reading, int, int], N]
) -> Clusters:
    """The marked mentions, grouped by what is told where they stand."""
    accounts = [
        (_key(document, mention), told_at(reading, mention.start, mention.end))
        for document, reading in readings
        for mention in document.mentions
    ]
    homes = _homes(grouped(linker, (account for _, account in accounts)))
    return clusters({mention: homes[account.id] for mention, account in accounts})


def stories(articles: Iterable[News], read: Read, how: Stories[M]) -> dict[str, float]:
    """The figures of the news events for whatever reads and links."""
    arriving = sorted(articles, key=lambda item: item.published or _UNDATED)
    gists = [how.gist(read(news(item))) for item in arriving]
    homes = _homes(grouped(how.linker, gists))
    marked = clusters({g.id: item.event for g, item in zip(gists, arriving, strict=True)})
    found = clusters(homes)
    score = pairs(marked, found)
    return {
        "stories_f1": score.f1,
        "stories_precision": 100 * score.precision,
        "stories_recall": 100 * score.recall,
    }


def article(document: Document) -> Article:
    """A document as a page would have been cleaned."""
    return _article(
        document.name,
        document.text,
        title=document.title,
        published=document.published,
        language="en",
    )


def news(item: News) -> Article:
    """An article of the news events as a page would have been cleaned."""
    return _article(
        f"{item.event}/{item.name}",
        item.text,
        title=item.title,
        published=item.published,
        outlet=item.outlet,
        language=item.language,
    )


def _article(name: str, text: str, **facts: str | None) -> Article:
    given = {
        fact: Sourced(value=value, where="given", at=_GIVEN_AT)
        for fact, value in facts.items()
        if value
    }
    return Article(
        id=identify("article", name, text),
        page=identify("page", name, text),
        source=name,
        address=None,
        title=given.get("title"),
        byline=None,
        outlet=given.get("outlet"),
        language=given.get("language"),
        published=given.get("published"),
        modified=None,
        text=text,
        segments=(),
        dropped=(),
    )


def _key(document: Document, mention: Mention) -> Key:
    return document.name, mention.start, mention.end


def _homes(groups: Iterable[Sequence[M]]) -> dict[str, int]:
    """For each member's id the number of its group."""
    return {member.id: number for number, group in enumerate(groups) for member in group}


def corpus_of(data: Path) -> str:
    """Which corpus a folder holds: "gvc", "ecbplus" or "newsevents"."""
    for corpus, pattern in _LAYOUTS.items():
        if next(data.glob(pattern), None):
            return corpus
    raise FileNotFoundError(f"no GVC, ECB+ or news events in {data}")


_LAYOUTS = {
    "gvc": "*/conll.csv",
    "ecbplus": ecbplus.CHECKED,
    "newsevents": "*/*.json",
}
