"""Places on TR-News and GeoVirus: where each name of a place is.

Over all the corpora that are there, and of each by itself (`trnews`, …): `acc161` is the share of
the marked names that are put within 161 km (100 miles) of where the corpus has them, the names'
spans given; a name that is put nowhere is wrong, one that the corpus puts nowhere doesn't count.
`country_accuracy` is the share put in the country that the corpus names (TR-News and LGL).
`mention_f1`: names that the program finds by itself against those marked, any overlap;
`end_to_end_f1`: of these, found within 161 km too. `articles_per_second_core` is of putting given
names on the map, without the network.

A country or sea is one point in a corpus and another in a gazetteer: for large ones 161 km is
chance, and GeoVirus has the points of Wikipedia's pages.
"""

import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpora.marked import Range
from corpora.toponyms import FILES, Located, Toponym, texts
from evaluation.result import Result
from evaluation.share import percent
from tocsin.read import network
from tocsin.read.entities import located
from tocsin.read.places.gazetteer import shipped
from tocsin.read.places.placing import mentions
from tocsin.read.places.ranking import kilometres
from tocsin.read.places.resolving import Resolved, resolve

NEAR = 161.0  # kilometres: 100 miles
PUBLISHED = "acc161 published: TR-News 87.3, LGL 82.7 (Mordecai 3); GeoVirus 83.4 (dguzh/geoparser)"


@dataclass(frozen=True)
class Put:
    """A name of a place and where it was put; None: nowhere."""

    span: Range
    at: tuple[float, float] | None
    country: str | None = None


def score_given(
    marked: Sequence[Toponym], put: Sequence[Put], codes: dict[str, str]
) -> Counter[str]:
    """Counts of one article whose names were given; `codes` are countries' codes by name."""
    counts: Counter[str] = Counter()
    for gold, ours in zip(marked, put, strict=True):
        if gold.at is None:
            continue
        counts["located"] += 1
        counts["near"] += ours.at is not None and kilometres(*gold.at, *ours.at) <= NEAR
        if gold.country in codes:
            counts["of_country"] += 1
            counts["in_country"] += ours.country == codes[gold.country]
    return counts


def score_found(marked: Sequence[Toponym], put: Iterable[Put]) -> Counter[str]:
    """Counts of one article whose names were found."""
    counts: Counter[str] = Counter(marked=len(marked))
    left = list(marked)
    for ours in put:
        counts["found"] += 1
        here = [g for g in left if g.span[0] < ours.span[1] and ours.span[0] < g.span[1]]
        if not here:
            continue
        left.remove(here[0])
        counts["overlap"] += 1
        where = here[0].at
        counts["right"] += (
            where is not None and ours.at is not None and kilometres(*where, *ours.at) <= NEAR
        )
    return counts


def figures(counts: Counter[str]) -> dict[str, float]:
    """Percentages from counts summed over articles."""
    found = {"acc161": percent(counts["near"], counts["located"])}
    if counts["of_country"]:
        found["country_accuracy"] = percent(counts["in_country"], counts["of_country"])
    both = counts["found"] + counts["marked"]
    found["mention_f1"] = percent(2 * counts["overlap"], both)
    found["end_to_end_f1"] = percent(2 * counts["right"], both)
    return found


def measure(data: Path, split: str | None) -> Result:
    """Read every article of the corpora that are in `data`.

    Raises FileNotFoundError where none is.
    """
    began = time.perf_counter()
    corpora = [corpus for corpus, name in FILES.items() if (data / name).is_file()]
    if not corpora:
        raise FileNotFoundError(f"no {', '.join(FILES.values())} in {data}")
    each: dict[str, Counter[str]] = {}
    articles, spent = 0, 0.0
    for corpus in corpora:
        counts: Counter[str] = Counter()
        for article in texts(data, corpus):
            seconds, scored = _given(article)
            spent, articles = spent + seconds, articles + 1
            counts += scored + _read(article)
        each[corpus] = counts
    every = sum(each.values(), Counter[str]())
    speed = {"articles_per_second_core": articles / spent if spent else 0.0}
    return Result(
        benchmark="places",
        data=data.name,
        split=split,
        items=every["located"],
        figures=figures(every) | speed,
        parts={corpus: figures(counts) for corpus, counts in each.items()},
        published={},
        seconds=time.perf_counter() - began,
        notes=(f"{articles} articles", PUBLISHED),
    )


def _given(article: Located) -> tuple[float, Counter[str]]:
    """Seconds that it took to put the marked names, and their counts."""
    base = shipped()
    began = time.process_time()
    put = resolve(base, article.text, [t.span for t in article.toponyms])
    seconds = time.process_time() - began
    codes = {entry.name: code for code, entry in base.countries.items()}
    ours = [_put(t.span, one) for t, one in zip(article.toponyms, put, strict=True)]
    return seconds, score_given(article.toponyms, ours, codes)


def _put(span: Range, one: Resolved | None) -> Put:
    if one is None:
        return Put(span, None)
    return Put(span, (one.entry.latitude, one.entry.longitude), one.entry.country)


def _read(article: Located) -> Counter[str]:
    """What the program makes of the article by itself."""
    marks = network.shipped().read(article.text)
    found = mentions(shipped(), article.text, located(article.text, marks.entities))
    spans = [(one.start, one.end) for one in found]
    put = resolve(shipped(), article.text, spans)
    return score_found(
        article.toponyms, [_put(span, one) for span, one in zip(spans, put, strict=True)]
    )
