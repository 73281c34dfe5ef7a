"""How like a story's articles a new one is: the features that joining is decided by."""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tocsin.link.stories.gists import Gist
from tocsin.link.stories.words import Background, background

# In the order of the weights. Each lies between 0 and about 1, and is 0 where nothing is known.
FEATURES = (
    "words",  # cosine with the article that is most like it in words
    "words of all",  # mean cosine with all representatives
    "names",
    "names of all",
    "names and words",  # geometric mean of the two
    "title",  # weighted overlap of the titles' words, of the closest
    "rare",  # how many rare words and names it shares with the closest
    "numbers",  # how many numbers it shares with the closest
    "other numbers",  # killed and wounded are told of, and none is alike
    "places",  # a town or smaller that both name
    "other places",  # both name some, and none is the same
    "lands",
    "other lands",
    "close in time",  # a bell of 72 hours (Miranda et al., 2018)
    "apart in time",  # grows with the logarithm of days
    "large",  # logarithm of the story's size
)

_BELL = 3.0  # days
_RARE = 0.6  # weight of a word, from which sharing it is telling
_ALIKE = 6  # rare words shared that say all they can
_YEAR = 365.0


@dataclass(frozen=True, slots=True)
class Likeness:
    """What speaks for and against one group, and the representative most like the member."""

    features: tuple[float, ...]
    nearest: Gist


def likeness(gist: Gist, members: Sequence[Gist], size: int) -> Likeness:
    """How like the representatives `members` of a story of `size` articles a gist is.

    The order of `members` doesn't matter.
    """
    words = [_cosine(gist.words, other.words) for other in members]
    names = [_cosine(gist.names, other.names) for other in members]
    both = [math.sqrt(w * n) for w, n in zip(words, names, strict=True)]
    near = max(range(len(members)), key=lambda i: (words[i] + names[i], members[i].id))
    nearest = members[near]
    known = background()
    return Likeness(
        (
            max(words),
            _with_all(gist.words, [other.words for other in members]),
            max(names),
            _with_all(gist.names, [other.names for other in members]),
            max(both),
            max(_overlap(known, gist.title, other.title) for other in members),
            min(1.0, _rare(known, gist, nearest) / _ALIKE),
            max(_numbers(gist, other) for other in members),
            min(_other_tolls(gist, other) for other in members),
            max(_common(gist.places, other.places) for other in members),
            min(_parted(gist.places, other.places) for other in members),
            max(_common(gist.lands[:2], other.lands[:2]) for other in members),
            min(_parted(gist.lands, other.lands) for other in members),
            *_time(gist, members),
            math.log(size) / 5,
        ),
        nearest,
    )


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    if len(other) < len(one):
        one, other = other, one
    return sum(weight * other[term] for term, weight in one.items() if term in other)


def _with_all(own: Mapping[str, float], others: Sequence[Mapping[str, float]]) -> float:
    """Cosine with the sum of the others."""
    together: dict[str, float] = {}
    for other in others:
        for term, weight in other.items():
            together[term] = together.get(term, 0.0) + weight
    length = math.sqrt(sum(weight * weight for weight in together.values()))
    return _cosine(own, together) / length if length else 0.0


def _overlap(known: Background, one: Sequence[str], other: Sequence[str]) -> float:
    """Weight of the common words over that of all (weighted Jaccard)."""
    shared = set(one).intersection(other)
    if not shared:
        return 0.0
    # Exact, as a set's order is another in every process.
    return math.fsum(map(known.weight, shared)) / math.fsum(map(known.weight, {*one, *other}))


def _rare(known: Background, one: Gist, other: Gist) -> float:
    return sum(known.weight(term) >= _RARE for term in shared(one, other))


def shared(one: Gist, other: Gist) -> list[str]:
    """The words that both gists hold, the most telling for both first."""
    common = one.words.keys() & other.words.keys()
    return sorted(common, key=lambda term: (-one.words[term] * other.words[term], term))


def _numbers(one: Gist, other: Gist) -> float:
    return min(1.0, len(set(one.numbers).intersection(other.numbers)) / 2)


def _other_tolls(one: Gist, other: Gist) -> float:
    tolls = [{n for n in gist.numbers if n.startswith(_TOLLS)} for gist in (one, other)]
    return float(all(tolls) and not tolls[0] & tolls[1])


_TOLLS = ("killed", "wounded")


def _common(one: Collection[str], other: Collection[str]) -> float:
    return float(not set(one).isdisjoint(other))


def _parted(one: Collection[str], other: Collection[str]) -> float:
    return float(bool(one) and bool(other) and set(one).isdisjoint(other))


def _time(gist: Gist, members: Sequence[Gist]) -> tuple[float, float]:
    """Closeness and distance in time of the nearest dated representative; nothing if undated."""
    own = day(gist)
    days = [abs((own - then).days) for m in members if own and (then := day(m))]
    if not days:
        return 0.0, 0.0
    apart = min(days)
    return math.exp(-((apart / _BELL) ** 2) / 2), math.log1p(apart) / math.log1p(_YEAR)


def day(gist: Gist) -> date | None:
    """The day on which the article appeared, if it is known."""
    try:
        return date.fromisoformat((gist.published or "")[:10])
    except ValueError:
        return None
