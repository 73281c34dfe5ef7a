"""Whether an article belongs to a story: `python -m training.stories --data DIR --keep-out GOLD`.

Fits the weights of `tocsin.link.stories` on articles whose events are known: newsevents, the Gun
Violence Corpus (validation) and ECB+ topics 1 to 35. They arrive one by one beside the stories so
far, as marked; each is an example with its own story and with the foreign ones most like it.
Several times over: as they are; without dates; with all events moved into one fortnight, so that
being near in time tells as little as in a full archive. Then weighted logistic regression with an
L2 penalty, by Newton's method.

Prints a report, with the pairs' F1 on newsevents both of these weights and of such as were fitted
without the event that an article belongs to (five folds by event). The order of arrival is drawn
with a fixed seed: the same corpora give the same weights.
"""

import argparse
import hashlib
import json
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt

from corpora import ecbplus, gvc, newsevents
from evaluation.archive import grouped
from evaluation.clusters import clusters, pairs
from evaluation.link import article, news
from tocsin.link.grouping import Group, Placement
from tocsin.link.stories import Gist, StoryLinker, gist
from tocsin.link.stories.likeness import FEATURES, day, likeness
from tocsin.link.stories.weighing import Weights
from tocsin.read import read
from tocsin.store.standing import FOUNDERS, LATEST
from training.lessons import shingles

WEIGHTS = Path("src/tocsin/link/stories/weights.json")
SEED = 20240325
FOLDS = 5
# How much an article's examples count, by corpus: ECB+ is four times the others, without dates,
# its articles cut short.
PASSES = {"newsevents": 1.0, "gvc": 1.0, "ecbplus": 0.3}
WAYS = ("as they are", "undated", "aligned", "aligned")
# What a foreign story counts beside an own one: there are six times as many, all of them the most
# deceptive. From .12 down to .06 the scores hardly differ; the more, the fewer are joined wrongly.
_FOREIGN = 0.1
_NEAREST_FOREIGN = 6
_PENALTY = 0.001
_NEWTON_STEPS = 30
_ALIGNED = date(2020, 1, 6)
_WITHIN = 14  # days in which the events of an aligned archive begin
_LAG = 4.0  # days after its event at which an undated article is held to have appeared, on average
_COPIED = 20  # runs of eight words in common with a text that is kept out

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Told:
    """An article, its corpus and its story; `barred` if it may be measured on, not learnt from."""

    corpus: str
    story: str
    gist: Gist
    barred: bool = False


@dataclass(frozen=True)
class Examples:
    """An example a row: features, whether they belong together, and the stories of both sides."""

    features: Floats
    together: Floats
    stories: tuple[tuple[str, str], ...]
    counts: Floats

    def without(self, left_out: set[str]) -> "Examples":
        """Those in which none of these stories takes part."""
        kept = [not left_out.intersection(both) for both in self.stories]
        stories = tuple(both for both, keep in zip(self.stories, kept, strict=True) if keep)
        return Examples(self.features[kept], self.together[kept], stories, self.counts[kept])


def gists(data: Path, barred: set[tuple[str, ...]]) -> Iterator[Told]:
    """All articles of the three corpora, read with the weights that ship."""
    found = [("newsevents", n.event, news(n)) for n in newsevents.articles(data / "newsevents")]
    for corpus, documents in (
        ("gvc", gvc.documents(data / "gvc", "val")),
        ("ecbplus", ecbplus.documents(data / "ecbplus")),
    ):
        found += [(corpus, document.subtopic, article(document)) for document in documents]
    for corpus, event, text in found:
        copied = len(shingles(text.text) & barred) >= _COPIED
        yield Told(corpus, f"{corpus}/{event}", gist(read(text)), copied)


def examples(told: Sequence[Told], seed: int) -> Examples:
    """The examples of all ways in which the articles may arrive."""
    rng = random.Random(seed)  # noqa: S311 - no secret
    rows: list[tuple[tuple[float, ...], bool, tuple[str, str], float]] = []
    for way in WAYS:
        arriving = [t for t in told if not t.barred]
        rng.shuffle(arriving)
        arriving = moved(arriving, way, rng)
        arriving.sort(key=lambda t: t.gist.published or "")
        for one, stories in beside(arriving):
            weight = PASSES[one.corpus]
            for story, features in stories:
                own = story == one.story
                counts = weight * (1.0 if own else _FOREIGN)
                rows.append((features, own, (one.story, story), counts))
    features, together, stories_of, counts_of = zip(*rows, strict=True)
    return Examples(np.array(features), np.array(together, float), stories_of, np.array(counts_of))


def moved(told: Sequence[Told], way: str, rng: random.Random) -> list[Told]:
    """The articles with the dates that a way gives them."""
    if way == "as they are":
        return list(told)
    if way == "undated":
        return [_published(one, None) for one in told]
    first: dict[str, date] = {}
    for one in told:
        if appeared := day(one.gist):
            first[one.story] = min(appeared, first.get(one.story, appeared))
    begins = {
        story: _ALIGNED + timedelta(rng.randrange(_WITHIN))
        for story in sorted({one.story for one in told})
    }
    dated = []
    for one in told:
        appeared = day(one.gist)
        lag = (appeared - first[one.story]).days if appeared else int(rng.expovariate(1 / _LAG))
        dated.append(_published(one, (begins[one.story] + timedelta(lag)).isoformat()))
    return dated


def _published(told: Told, published: str | None) -> Told:
    changed = msgspec.structs.replace(told.gist, published=published)
    return Told(told.corpus, told.story, changed, told.barred)


def beside(
    arriving: Iterable[Told],
) -> Iterator[tuple[Told, list[tuple[str, tuple[float, ...]]]]]:
    """Each article with its own story so far, if there is one, and the foreign most like it."""
    stories: dict[str, list[Gist]] = {}
    for one in arriving:
        compared = {
            story: likeness(one.gist, _shown(members), len(members)).features
            for story, members in stories.items()
            if story == one.story or any(one.gist.words.keys() & m.words.keys() for m in members)
        }
        own = compared.pop(one.story, None)
        foreign = sorted(compared.items(), key=lambda item: (-_like(item[1]), item[0]))
        chosen = foreign[:_NEAREST_FOREIGN]
        yield one, [*([(one.story, own)] if own else []), *chosen]
        stories.setdefault(one.story, []).append(one.gist)


def _like(features: Sequence[float]) -> float:
    by_name = dict(zip(FEATURES, features, strict=True))
    return by_name["words"] + by_name["names"] + by_name["title"]


def _shown(members: Sequence[Gist]) -> list[Gist]:
    """The representatives that the store would show."""
    return [*members[:FOUNDERS], *members[max(FOUNDERS, len(members) - LATEST) :]]


def fitted(known: Examples) -> Weights:
    """The weights that fit the examples best, small ones preferred."""
    rows = np.column_stack([known.features, np.ones(len(known.together))])
    share = known.counts / known.counts.sum()
    penalty = np.diag([_PENALTY] * len(FEATURES) + [0.0])
    beta = np.zeros(rows.shape[1])
    for _ in range(_NEWTON_STEPS):
        sure = 1 / (1 + np.exp(-rows @ beta))
        slope = rows.T @ (share * (sure - known.together)) + penalty @ beta
        bend = (rows * (share * sure * (1 - sure))[:, None]).T @ rows + penalty
        beta -= np.linalg.solve(bend, slope)
    *weights, bias = (round(float(b), 4) for b in beta)
    return Weights(tuple(weights), bias)


class Unseen:
    """A linker that places each article by weights that never saw its event."""

    kind = StoryLinker.kind

    def __init__(self, by_gist: Mapping[str, StoryLinker]) -> None:
        """With a linker for each gist's id."""
        self._by_gist = by_gist

    def keys(self, member: Gist) -> tuple[str, ...]:
        """The keys of a gist."""
        return self._by_gist[member.id].keys(member)

    def place(self, member: Gist, groups: Sequence[Group[Gist]]) -> Placement:
        """Where its own linker puts it."""
        return self._by_gist[member.id].place(member, groups)


def held_apart(told: Sequence[Told], known: Examples, corpus: str) -> Unseen:
    """A linker for the articles of a corpus, with weights for each fold of its events."""
    own = [one for one in told if one.corpus == corpus]
    linkers = []
    for fold in range(FOLDS):
        left_out = {one.story for one in own if fold_of(one.story) == fold}
        linkers.append(StoryLinker(fitted(known.without(left_out))))
    return Unseen({one.gist.id: linkers[fold_of(one.story)] for one in own})


def fold_of(story: str) -> int:
    """In which fold a story is, by the SHA-256 of its name."""
    return int(hashlib.sha256(story.encode()).hexdigest(), 16) % FOLDS


def measured(told: Sequence[Told], linker: Unseen | StoryLinker) -> dict[str, float]:
    """Precision, recall and F1 of pairs, as they arrive by day; percentages."""
    arriving = sorted(told, key=lambda one: one.gist.published or "9999")
    marked = clusters({one.gist.id: one.story for one in arriving})
    groups = grouped(linker, [one.gist for one in arriving])
    score = pairs(marked, [{member.id for member in group} for group in groups])
    shares = {"precision": 100 * score.precision, "recall": 100 * score.recall, "f1": score.f1}
    return {name: round(share, 2) for name, share in shares.items()}


def report(told: Sequence[Told], known: Examples, weights: Weights) -> dict[str, Any]:
    """What was learnt from, and how well it does."""
    scores: dict[str, Any] = {}
    for corpus in PASSES:
        own = [one for one in told if one.corpus == corpus]
        scores[corpus] = {
            "shipped": measured(own, StoryLinker(weights)),
            "events held apart": measured(own, held_apart(told, known, corpus)),
        }
    scores["all in one archive"] = measured(told, StoryLinker(weights))
    return {
        "articles": {c: sum(one.corpus == c for one in told) for c in PASSES},
        "stories": {c: len({t.story for t in told if t.corpus == c}) for c in PASSES},
        "kept out": sum(one.barred for one in told),
        "examples": len(known.together),
        "together": int(known.together.sum()),
        "scores": scores,
    }


def main() -> None:
    """Fit the weights, write them and print the report."""
    parser = argparse.ArgumentParser(prog="python -m training.stories", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--keep-out", type=Path, required=True, help="texts marked for measuring")
    parser.add_argument("--to", type=Path, default=WEIGHTS)
    options = parser.parse_args()
    barred = {
        run for path in options.keep_out.rglob("*.txt") for run in shingles(path.read_text("utf-8"))
    }
    told = list(gists(options.data, barred))
    known = examples(told, SEED)
    weights = fitted(known)
    shown = {"features": FEATURES, "weights": weights.weights, "bias": weights.bias, "seed": SEED}
    options.to.write_text(json.dumps(shown, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(report(told, known, weights), indent=1))


if __name__ == "__main__":
    main()
