"""What a reading is found by: its place in the record and the rows beside it."""

import re
from collections.abc import Iterator, Mapping

from tocsin.collect.canonical import host
from tocsin.read.places.folding import fold
from tocsin.records import Article, Reading, When, identify
from tocsin.store.articles import Filed
from tocsin.store.packing import digest

Row = Mapping[str, object]

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_UNKNOWN = ""


def named_id(reading: Reading, name: str) -> str:
    """The id of whom a reading names, as a member of an actor; see `tocsin.link.actors`."""
    return identify("named", reading.article.id, name)


def file(reading: Reading, number: int, article: str, version: int, learnt: int) -> Filed:
    """A reading's place in the record."""
    about = reading.article
    return Filed(
        number=number,
        # Rules change between readings by the same weights, and may change back.
        id=identify("reading", about.id, reading.model, number),
        article=article,
        page=about.page,
        version=version,
        model=reading.model,
        given=_given(about),
        published=about.published.value if about.published else None,
        modified=about.modified.value if about.modified else None,
        title=about.title.value if about.title else None,
        outlet=about.outlet.value if about.outlet else None,
        host=_host(about),
        text_sha256=digest(about.text.encode("utf-8", "surrogatepass")),
        learnt=learnt,
    )


def _given(article: Article) -> str | None:
    """When an article came out, if the user said so."""
    said = article.published
    return said.value if said and said.where == "given" else None


def rows(reading: Reading) -> dict[str, list[Row]]:
    """The rows that a reading is found by, by table."""
    day = published(reading) or _UNKNOWN
    return {
        "statement": list(_statements(reading, day)),
        "account": list(_accounts(reading)),
        "blame": list(_blame(reading, day)),
        "warned": list(_warned(reading, day)),
        "about": [{"mark": mark} for mark in sorted(_marks(reading))],
        "party": list(_parties(reading)),
    }


def published(reading: Reading) -> str | None:
    """The day on which an article came out, where it tells the day."""
    said = reading.article.published
    day = said.value[:10] if said else ""
    return day if _DAY.fullmatch(day) else None


def _statements(reading: Reading, day: str) -> Iterator[Row]:
    for one in reading.statements:
        yield {
            "id": one.id,
            "start": one.sentence.start,
            "end": one.sentence.end,
            "day": day,
            "act": one.act,
        }


def _accounts(reading: Reading) -> Iterator[Row]:
    for one in reading.incidents:
        yield {
            "id": one.id,
            "start": one.trigger.start,
            "end": one.trigger.end,
            "day": first_day(reading, one.when) or _UNKNOWN,
            "kind": one.kind,
            "status": one.status,
        }


def _blame(reading: Reading, day: str) -> Iterator[Row]:
    for one in reading.blame:
        yield {
            "id": one.id,
            "start": one.sentence.start,
            "end": one.sentence.end,
            "day": day,
            "account": one.incident,
            "stance": one.stance,
        }


def _warned(reading: Reading, day: str) -> Iterator[Row]:
    for one in reading.warnings:
        yield {
            "id": one.id,
            "start": one.sentence.start,
            "end": one.sentence.end,
            "day": first_day(reading, one.given) or day,
            "last": _last_day(reading, one.given, day) or day,
            "response": one.response,
        }


def first_day(reading: Reading, value: str | None) -> str | None:
    """The first day of an EDTF value that the article tells; None where that isn't known."""
    when = _when(reading, value)
    return when.earliest.isoformat() if when and when.earliest else None


def _last_day(reading: Reading, value: str | None, told: str) -> str | None:
    """The last day of a value that has a first; where its end is open, that on which it was told.

    What began and isn't said to have ended was still so then: of later days the article says
    nothing.
    """
    when = _when(reading, value)
    if when is None or when.earliest is None:
        return None
    return when.latest.isoformat() if when.latest else max(when.earliest.isoformat(), told)


def _when(reading: Reading, value: str | None) -> When | None:
    return next((one for one in reading.times if value and one.value == value), None)


def _parties(reading: Reading) -> Iterator[Row]:
    """Everybody whom a row names, once: as a member of an actor, and as the article has it."""
    named: list[tuple[str, tuple[str | None, ...]]] = [
        *((one.id, (one.speaker, one.to)) for one in reading.statements),
        *((one.id, (one.accused, one.by)) for one in reading.blame),
        *((one.id, (one.from_, *one.to)) for one in reading.warnings),
    ]
    for id_, names in named:
        for name in dict.fromkeys(name for name in names if name):
            yield {"name": fold(name), "id": id_, "named": named_id(reading, name)}


def sources(article: Article) -> set[str]:
    """The marks by which an article is found by its outlet's name, and by its host."""
    outlet = article.outlet.value if article.outlet else None
    return {source(name) for name in (outlet, _host(article)) if name}


def source(name: str) -> str:
    """The mark of an outlet's name or host."""
    return f"source:{fold(name.strip().removeprefix('www.'))}"


def _host(article: Article) -> str | None:
    return host(article.address or (article.canonical.value if article.canonical else None))


def _marks(reading: Reading) -> set[str]:
    marks = sources(reading.article)
    for place in reading.places:
        if place.people or place.stands_for:
            continue
        marks |= {f"place:{fold(name)}" for name in (place.name, place.within) if name}
        if place.country:
            marks.add(f"country:{place.country}")
    return marks | {f"place:{fold(name)}" for name in _where(reading)}


def _where(reading: Reading) -> Iterator[str]:
    """Places by the names that the article has for them, which no gazetteer need know."""
    for incident in reading.incidents:
        yield from incident.where
    # "Lorne said" is of no place.
    meant = {place.span for place in reading.places if place.people or place.stands_for}
    for entity in reading.entities:
        if entity.kind in ("place", "venue") and not meant.issuperset(entity.mentions):
            yield entity.name
