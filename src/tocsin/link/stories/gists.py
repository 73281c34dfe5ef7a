"""The gist of an article: what of it tells its story from others, in about a kilobyte."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping

from tocsin.link.stories.words import Background, background
from tocsin.read.places.folding import fold
from tocsin.records import Entity, PlaceKind, Reading, Record, identify


class Gist(Record, frozen=True):
    """What an article holds of a story.

    `words` are its most telling words in base form, `names` those of people, bodies, places and
    events as `fold` writes them, both with weights whose squares add up to 1, the heaviest first.
    `title` has the title's words, `places` towns and what is smaller, `lands` countries (ISO 3166)
    and their first-level areas, the most frequent first. `numbers` are counts of people with what
    became of them ("killed 12") and other numbers of title and opening ("6000").
    """

    id: str
    article: str
    published: str | None
    words: dict[str, float]
    names: dict[str, float]
    title: tuple[str, ...]
    places: tuple[str, ...]
    lands: tuple[str, ...]
    numbers: tuple[str, ...]


_MOST_WORDS = 28
_MOST_NAMES = 12
_MOST_TITLE = 12
_MOST_PLACES = 6
_MOST_LANDS = 4
_MOST_NUMBERS = 8
_LONGEST = 30  # characters of a name or word
_OPENING = 600  # characters, in which news says what it is about
_READ = 6000  # characters: what stands behind is background
_IN_TITLE = 3.0
_IN_OPENING = 1.0  # beside the one that each word has
_DAMPED = 0.7  # power of how often a word stands there
_TELLING = 0.05  # words of less weight are no part of a gist

_NAMED = ("person", "organisation", "group", "place", "venue", "event", "vehicle")
_SMALL: tuple[PlaceKind, ...] = ("capital", "town", "district", "venue", "county", "seat")
_NUMBER = re.compile(r"(?<![\w.,:/-])[$£€]?(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?![\w:/]|[.,]\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")


def gist(reading: Reading) -> Gist:
    """The gist of an article, by how it was read and the weights of words that ship."""
    article = reading.article
    title = article.title.value if article.title else ""
    known = background()
    return Gist(
        id=identify("gist", article.id),
        article=article.id,
        published=article.published.value if article.published else None,
        words=_heaviest(_words(known, title, article.text), _MOST_WORDS),
        names=_heaviest(_names(known, title, reading.entities), _MOST_NAMES),
        title=_title(known, title),
        places=_places(reading),
        lands=_lands(reading),
        numbers=_numbers(title, reading),
    )


def _words(known: Background, title: str, text: str) -> dict[str, float]:
    told = {term: float(times) for term, times in Counter(known.terms(text[:_READ])).items()}
    for part, more in ((text[:_OPENING], _IN_OPENING), (title, _IN_TITLE)):
        for term in known.terms(part):
            told[term] = told.get(term, 0.0) + more
    return {
        term: times**_DAMPED * weight
        for term, times in told.items()
        if (weight := known.weight(term)) > _TELLING and len(term) <= _LONGEST
    }


def _names(known: Background, title: str, entities: Iterable[Entity]) -> dict[str, float]:
    found: dict[str, float] = {}
    heading = f" {fold(title)} "
    for entity in entities:
        name = fold(entity.name)
        if entity.kind not in _NAMED or not 1 < len(name) <= _LONGEST or name.isdigit():
            continue
        times = float(len(entity.mentions))
        times += _IN_OPENING * any(m.start < _OPENING for m in entity.mentions)
        times += _IN_TITLE * (f" {name} " in heading)
        weight = min(1.0, sum(known.weight(known.base(word)) for word in name.split()))
        found[name] = max(found.get(name, 0.0), times**_DAMPED * weight)
    return found


def _heaviest(weights: Mapping[str, float], most: int) -> dict[str, float]:
    """The heaviest, with weights whose squares add up to 1."""
    kept = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:most]
    length = math.sqrt(sum(weight * weight for _, weight in kept))
    return {term: round(weight / length, 3) for term, weight in kept if weight > 0}


def _title(known: Background, title: str) -> tuple[str, ...]:
    terms = dict.fromkeys(known.terms(title))
    telling = [t for t in terms if known.weight(t) > _TELLING and len(t) <= _LONGEST]
    return tuple(telling[:_MOST_TITLE])


def _places(reading: Reading) -> tuple[str, ...]:
    return _frequent(
        (
            fold(place.name)
            for place in reading.places
            if place.kind in _SMALL and not place.people and place.stands_for is None
        ),
        _MOST_PLACES,
    )


def _lands(reading: Reading) -> tuple[str, ...]:
    areas = (
        land
        for place in reading.places
        if place.country
        for land in (place.country, f"{place.country} {fold(place.area)}" if place.area else "")
        if land
    )
    return _frequent(areas, _MOST_LANDS)


def _numbers(title: str, reading: Reading) -> tuple[str, ...]:
    people = [
        f"{figure.kind} {figure.low or figure.high}"
        for figure in reading.figures
        if (figure.low or figure.high or 0) > 1
    ]
    opening = f"{title} \n {reading.article.text[:_OPENING]}"
    others = [n.replace(",", "") for n in _NUMBER.findall(opening) if not _YEAR.fullmatch(n)]
    return tuple(dict.fromkeys([*people, *(n for n in others if len(n) > 1)]))[:_MOST_NUMBERS]


def _frequent(found: Iterable[str], most: int) -> tuple[str, ...]:
    names = (name for name in found if 1 < len(name) <= _LONGEST)
    return tuple(name for name, _ in Counter(names).most_common(most))
