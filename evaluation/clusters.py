"""How well things are grouped: the measures of coreference, and pairs of articles.

A clustering is a sequence of sets; nothing is in two of them. The things of the two sides may
differ: what the key has and the response hasn't is missing, the other way round it is spurious.
All three measures are those of the reference scorer for that case (Pradhan et al., ACL 2014), with
clusters of one kept:

- MUC (Vilain et al., 1995): links; a cluster of n needs n − 1. Of each cluster as many are
  right as it has things, less the parts that the other side cuts it into; what the other side
  hasn't is a part of its own.
- B³ (Bagga and Baldwin, 1998): for each thing of a side, how much of its cluster is in that of
  the other side; the mean.
- CEAF-e (Luo, 2005): clusters are paired one to one so that their likeness φ₄ = 2 |K ∩ R| /
  (|K| + |R|) comes to the most; over the number of clusters of a side.

CoNLL F1 is the mean of the three F1.

`pairs` is what stories are measured by (Miranda et al., EMNLP 2018): precision, recall and F1 over
all pairs of articles that are put into one group.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from math import comb
from typing import TypeVar

from evaluation.assignment import best_pairs

Clusters = Sequence[AbstractSet[Hashable]]
T = TypeVar("T", bound=Hashable)


@dataclass(frozen=True)
class Score:
    """Precision and recall as shares of 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean as a percentage; 0 where nothing is right."""
        total = self.precision + self.recall
        return 200 * self.precision * self.recall / total if total else 0.0


def muc(key: Clusters, response: Clusters) -> Score:
    """Links that both sides make."""
    return Score(_links(response, key), _links(key, response))


def b_cubed(key: Clusters, response: Clusters) -> Score:
    """How much of each thing's cluster the other side has with it."""
    return Score(_company(response, key), _company(key, response))


def ceaf_e(key: Clusters, response: Clusters) -> Score:
    """How like the clusters of both sides are, paired one to one at their best."""
    likeness = sum(_likeness(key, response))
    return Score(_share(likeness, len(response)), _share(likeness, len(key)))


def conll_f1(key: Clusters, response: Clusters) -> float:
    """The mean of the F1 of MUC, B³ and CEAF-e, a percentage."""
    return sum(measure(key, response).f1 for measure in (muc, b_cubed, ceaf_e)) / 3


def pairs(key: Clusters, response: Clusters) -> Score:
    """Pairs that are together on both sides, of those that are together on each."""
    together = sum(comb(shared, 2) for shared in _shared(key, response).values())
    return Score(_share(together, _pairs_in(response)), _share(together, _pairs_in(key)))


def clusters(labels: Mapping[T, Hashable]) -> list[set[T]]:
    """What has the same label, together."""
    found: dict[Hashable, set[T]] = {}
    for thing, label in labels.items():
        found.setdefault(label, set()).add(thing)
    return list(found.values())


def components(things: Iterable[T], links: Iterable[tuple[T, T]]) -> list[set[T]]:
    """The things that are linked with one another, over however many steps."""
    home: dict[T, set[T]] = {thing: {thing} for thing in things}
    for one, other in links:
        small, large = sorted((home[one], home[other]), key=len)
        if small is not large:
            large |= small
            home.update(dict.fromkeys(small, large))
    return list({id(each): each for each in home.values()}.values())


def _pairs_in(side: Clusters) -> int:
    return sum(comb(len(cluster), 2) for cluster in side)


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _homes(side: Clusters) -> dict[Hashable, int]:
    """For each thing the number of its cluster."""
    return {thing: number for number, cluster in enumerate(side) for thing in cluster}


def _links(side: Clusters, other: Clusters) -> float:
    homes = _homes(other)
    right = needed = 0
    for cluster in side:
        parts = {homes[thing] for thing in cluster if thing in homes}
        missing = sum(thing not in homes for thing in cluster)
        right += len(cluster) - len(parts) - missing
        needed += len(cluster) - 1
    return _share(right, needed)


def _company(side: Clusters, other: Clusters) -> float:
    homes = _homes(other)
    kept = 0.0
    for cluster in side:
        parts = Counter(homes[thing] for thing in cluster if thing in homes)
        kept += sum(size * size for size in parts.values()) / len(cluster)
    return _share(kept, sum(map(len, side)))


def _likeness(key: Clusters, response: Clusters) -> Iterator[float]:
    """φ₄ of the best pairs. Clusters that share nothing, even over others, are never compared."""
    like = {
        (row, column): 2 * shared / (len(key[row]) + len(response[column]))
        for (row, column), shared in _shared(key, response).items()
    }
    # Rows from 0 up, columns from −1 down, so that both can be things of one clustering.
    both = {row for row, _ in like} | {~column for _, column in like}
    for part in components(both, ((row, ~column) for row, column in like)):
        rows = sorted(side for side in part if side >= 0)
        columns = sorted(~side for side in part if side < 0)
        table = [[like.get((row, column), 0.0) for column in columns] for row in rows]
        yield from (table[row][column] for row, column in best_pairs(table))


def _shared(key: Clusters, response: Clusters) -> Counter[tuple[int, int]]:
    """How many things a cluster of the key and one of the response share, where they do."""
    homes = _homes(response)
    return Counter(
        (row, homes[thing])
        for row, cluster in enumerate(key)
        for thing in cluster
        if thing in homes
    )
