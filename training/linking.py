"""Learn the score of incidents: `python -m training.linking --data DIR --keep-out GOLD`.

Takes GVC (validation), ECB+ (topics 1 to 35) and the news events, reads their articles as
`tocsin.read` does, and learns from pairs of accounts which `tocsin.link.incidents` doesn't bar.
Writes the weights (`models/incidents.json`) and says what was dropped, for what reason, and how
well a score does that saw nothing of the topics that it is measured on.

What a pair is:

- GVC: two accounts of one article's shooting are one incident; of two shootings, or where one is of
  the other incidents that an article mentions, they aren't.
- ECB+: two accounts on which marked mentions of one chain lie are one; of two main events, they
  aren't, and within one main event nothing is known where no chain is shared.
- News events: accounts of two events are two incidents; within one event nothing is known.
"""

import argparse
import hashlib
import json
import re
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
import numpy.typing as npt

from corpora import ecbplus, gvc, newsevents
from corpora.chained import Document, Mention
from evaluation.archive import grouped
from evaluation.clusters import b_cubed, clusters, conll_f1
from evaluation.events import EventLinker, told_at
from evaluation.link import article, news
from tocsin.link.incidents.account import accounts
from tocsin.link.incidents.constraints import barred
from tocsin.link.incidents.features import FEATURES, features
from tocsin.link.incidents.linker import JOIN, IncidentLinker
from tocsin.link.incidents.score import Score
from tocsin.link.incidents.view import View, view
from tocsin.read import read
from tocsin.records import Incident, Reading
from training.commonwords import copied, kept_out

Floats = npt.NDArray[np.float64]

_SORTS = {
    "kind": r"^an? .* is not ",
    "topic": "“",
    "status": "^one was ",
    "time": r"\d+ days",
    "place": " km apart|in other ",
    "victim": "^of ",
}
_MAIN = "2999"  # how GVC's names of chains begin that are of the article's own shooting
_STEPS, _SMALL = 50, 1e-8
_DECIMALS = 3


@dataclass(frozen=True)
class Settings:
    """What `configs/linking.toml` says."""

    seed: int
    ridge: float
    easy: int
    folds: int


@dataclass(frozen=True)
class Example:
    """An account, and what is known of it.

    `part` is the main event of its article, `topic` what must lie on one side of a split, `events`
    which marked events it tells of; empty where that isn't known.
    """

    seen: View
    corpus: str
    topic: str
    part: str
    events: frozenset[str]


@dataclass(frozen=True)
class Pairs:
    """Pairs of accounts as features; `same` is 1 or 0, `topics` one number a side."""

    values: Floats
    same: Floats
    weights: Floats
    topics: npt.NDArray[np.int64]
    dropped: Counter[str]


Told = tuple[Document, Reading]


def told(data: Path) -> dict[str, list[Told]]:
    """The articles of GVC and ECB+, read."""
    documents = {
        "gvc": gvc.documents(data / "gvc", "val"),
        "ecbplus": ecbplus.documents(data / "ecbplus"),
    }
    return {
        corpus: [(document, read(article(document))) for document in found]
        for corpus, found in documents.items()
    }


def examples(
    readings: dict[str, list[Told]], articles: Iterable[newsevents.News]
) -> Iterator[Example]:
    """All accounts of all corpora."""
    for corpus, found in readings.items():
        for document, reading in found:
            topic = _topic(document, corpus)
            pairs = zip(accounts(reading), reading.incidents, strict=True)
            for account, incident in pairs:
                events = frozenset(_events(corpus, document, incident))
                yield Example(view(account), corpus, topic, document.subtopic, events)
    for item in articles:
        for account in accounts(read(news(item))):
            yield Example(view(account), "newsevents", item.event, item.event, frozenset())


def _events(corpus: str, document: Document, incident: Incident) -> Iterator[str]:
    for mention in document.mentions:
        if any(s.start < mention.end and mention.start < s.end for s in incident.mentions):
            own = corpus == "gvc" and mention.chain.startswith(_MAIN)
            yield document.subtopic if own else mention.chain


def pairs(found: Sequence[Example], settings: Settings) -> Pairs:
    """All pairs within a corpus of which it is known whether they are one incident."""
    random = np.random.default_rng(settings.seed)
    numbers = {topic: n for n, topic in enumerate(sorted({e.topic for e in found}))}
    rows: list[tuple[float, ...]] = []
    same, weights, topics = [], [], []
    dropped: Counter[str] = Counter()
    for a, b in combinations(found, 2):
        if a.corpus != b.corpus:
            continue
        verdict, weight = _same(a, b), 1.0
        if verdict is False and a.topic != b.topic:
            weight = float(settings.easy)
            if random.integers(settings.easy):
                dropped["easy"] += 1
                continue
        reason = "not known" if verdict is None else _kind_of(barred(a.seen, b.seen), verdict)
        if reason or verdict is None:
            dropped[reason or ""] += 1
            continue
        rows.append(features(a.seen, b.seen))
        same.append(float(verdict))
        weights.append(weight)
        topics.append((numbers[a.topic], numbers[b.topic]))
    return Pairs(np.array(rows), np.array(same), np.array(weights), np.array(topics), dropped)


def _same(a: Example, b: Example) -> bool | None:
    if a.seen.account.article == b.seen.account.article:
        return None
    if a.events & b.events:
        return True
    if a.part != b.part or (a.corpus == "gvc" and a.events and b.events):
        return False
    return None


def _kind_of(bar: str | None, same: bool) -> str | None:
    """For the count of what was dropped: what sort of constraint it was."""
    if bar is None:
        return None
    sort = next(sort for sort, words in _SORTS.items() if re.search(words, bar))
    return f"{'one' if same else 'two'}, but barred by {sort}"


def fit(found: Pairs, ridge: float, chosen: npt.NDArray[np.bool_] | None = None) -> Score:
    """Logistic regression by iteratively reweighted least squares, with an L2 penalty."""
    use = np.ones(len(found.same), dtype=bool) if chosen is None else chosen
    values = np.column_stack([found.values[use], np.ones(use.sum())])
    same, weights = found.same[use], found.weights[use]
    penalty = np.eye(values.shape[1]) * ridge
    penalty[-1, -1] = 0.0
    learned = np.zeros(values.shape[1])
    for _ in range(_STEPS):
        likely = 1 / (1 + np.exp(-values @ learned))
        slope = values.T @ (weights * (same - likely)) - penalty @ learned
        curve = (values.T * (weights * likely * (1 - likely))) @ values + penalty
        step = np.linalg.solve(curve, slope)
        learned += step
        if np.abs(step).max() < _SMALL:
            break
    return Score(
        {
            "features": list(FEATURES),
            "weights": [round(float(w), _DECIMALS) for w in learned[:-1]],
            "bias": round(float(learned[-1]), _DECIMALS),
        }
    )


def crossed(
    found: Sequence[Example],
    learnt: Pairs,
    readings: dict[str, list[Told]],
    settings: Settings,
) -> dict[str, float]:
    """How well a score does on topics that it saw nothing of.

    `pairs_f1` is of pairs at `JOIN`, those of one fold; `accounts_…` of the groups that the product
    makes of its own accounts, those that tell of a marked event; `gold_…` of marked mentions.
    """
    topics = sorted({e.topic for e in found})
    sides = np.array([_fold(topic, settings.folds) for topic in topics])[learnt.topics]
    counts = np.zeros(3)
    grouped_as: defaultdict[str, dict[Hashable, str]] = defaultdict(dict)
    for number in range(settings.folds):
        score = fit(learnt, settings.ridge, (sides != number).all(axis=1))
        counts += _counts(score, learnt, (sides == number).all(axis=1))
        for corpus, all_told in readings.items():
            held = [one for one in _arriving(all_told) if _held(one[0], corpus, settings) == number]
            grouped_as[f"{corpus}_accounts"] |= _own(number, score, held)
            grouped_as[f"{corpus}_gold"] |= _marked(number, score, held)
    keys = {f"{corpus}_accounts": _incidents(found, corpus) for corpus in readings}
    keys |= {f"{corpus}_gold": _chains(all_told) for corpus, all_told in readings.items()}
    right, said, there = (float(count) for count in counts)
    figures = {"pairs_f1": 200 * right / (said + there)}
    for name, key in keys.items():
        answer = clusters({one: home for one, home in grouped_as[name].items() if one in key})
        figures[f"{name}_conll_f1"] = conll_f1(clusters(key), answer)
        figures[f"{name}_b3_f1"] = b_cubed(clusters(key), answer).f1
    return {name: round(value, 1) for name, value in figures.items()}


def _held(document: Document, corpus: str, settings: Settings) -> int:
    return _fold(_topic(document, corpus), settings.folds)


def _topic(document: Document, corpus: str) -> str:
    return document.subtopic if corpus == "gvc" else document.topic


def _own(number: int, score: Score, held: Sequence[Told]) -> dict[Hashable, str]:
    """The groups of our own accounts of held-out articles."""
    told_of = [account for _, reading in held for account in accounts(reading)]
    groups = grouped(IncidentLinker(score), told_of)
    return {one.id: f"{number} {n}" for n, group in enumerate(groups) for one in group}


def _marked(number: int, score: Score, held: Sequence[Told]) -> dict[Hashable, str]:
    """The groups of the marked mentions of held-out articles."""
    mentions = {
        _key(document, mention): told_at(reading, mention.start, mention.end)
        for document, reading in held
        for mention in document.mentions
    }
    groups = grouped(EventLinker(score), mentions.values())
    homes = {one.id: f"{number} {n}" for n, group in enumerate(groups) for one in group}
    return {key: homes[one.id] for key, one in mentions.items()}


def _incidents(found: Iterable[Example], corpus: str) -> dict[Hashable, str]:
    return {e.seen.account.id: min(e.events) for e in found if e.corpus == corpus and e.events}


def _chains(all_told: Iterable[Told]) -> dict[Hashable, str]:
    return {_key(document, m): m.chain for document, _ in all_told for m in document.mentions}


def _key(document: Document, mention: Mention) -> Hashable:
    return document.name, mention.start, mention.end


def _arriving(found: Iterable[Told]) -> list[Told]:
    return sorted(found, key=lambda one: one[0].published or "9999")


def _counts(score: Score, learnt: Pairs, chosen: npt.NDArray[np.bool_]) -> Floats:
    """Of the chosen pairs, weighted: rightly held to be one, held to be one, one."""
    odds = learnt.values[chosen] @ np.array(score.weights) + score.bias
    said = (1 / (1 + np.exp(-odds)) >= JOIN) * learnt.weights[chosen]
    same = learnt.same[chosen]
    return np.array([(said * same).sum(), said.sum(), same.sum()])


def _fold(topic: str, folds: int) -> int:
    return hashlib.sha256(topic.encode()).digest()[0] % folds


def main() -> int:
    """Learn, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, default=Path("training/configs/linking.toml"))
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--keep-out", type=Path, required=True, help="texts marked for measuring")
    parser.add_argument("--weights", type=Path, default=Path("src/tocsin/models/incidents.json"))
    options = parser.parse_args()
    settings = Settings(**tomllib.loads(options.config.read_text("utf-8")))
    readings = told(options.data)
    kept = kept_out(options.keep_out)
    articles = newsevents.articles(options.data / "newsevents")
    found = list(examples(readings, [item for item in articles if not copied(item.text, kept)]))
    learnt = pairs(found, settings)
    score = fit(learnt, settings.ridge)
    report = {
        "accounts": Counter(e.corpus for e in found),
        "one": int(learnt.same.sum()),
        "two": int((1 - learnt.same).sum()),
        "dropped": dict(learnt.dropped.most_common()),
        "crossed": crossed(found, learnt, readings, settings),
    }
    described = {"features": list(FEATURES), "weights": score.weights, "bias": score.bias}
    options.weights.write_text(json.dumps(described, indent=1) + "\n")
    print(json.dumps(report, indent=1, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
