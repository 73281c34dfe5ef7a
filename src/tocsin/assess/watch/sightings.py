"""Sightings: which indicators of a watch an article shows, and where.

An article is looked through by itself, whatever else the record holds. What it tells of the past
as background is none: it was a sign when it was news.
"""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from tocsin.assess.case import published
from tocsin.assess.watch.candidates import Candidate, Teller, vague
from tocsin.assess.watch.definition import Indicator, Watch
from tocsin.assess.watch.phrases import says
from tocsin.assess.watch.seen import Sighting
from tocsin.assess.watch.subject import Subject
from tocsin.link.origins import Report
from tocsin.link.outlet import same_as
from tocsin.records import ATTACKS, Reading, identify

_STALE = 2  # half-lives before publication from which on what is told is history
_OCCASION = timedelta(days=3)  # what one article tells of such days is one event


def sightings(
    watch: Watch,
    reading: Reading,
    reports: Mapping[str, Report],
    copies: str | None = None,
    actors: Mapping[str, str] | None = None,
) -> tuple[Sighting, ...]:
    """What an article shows of the indicators of a watch.

    Args:
        watch: the watch.
        reading: the article, as read.
        reports: what the origins of its incidents depend on, by the incident's id; what is
            missing is made here.
        copies: the id of the group of articles that have their words from one text.
        actors: ids of actors by name, as in `Report`.

    Returns:
        In the order of the text. None of an article without a date, and of one that tells of the
        attack itself, as what is told after it is no sign of it.
    """
    day = published(reading)
    subject = Subject(watch, reading)
    if day is None or not subject or _over(watch, reading, subject, day):
        return ()
    teller = Teller(reading, subject, day, reports, copies, actors)
    told = tuple(teller.candidates())
    shown = [
        (indicator, candidate)
        for indicator in watch.indicators
        for candidate in told
        if _shows(indicator, candidate) and _is_news(indicator, candidate, day)
    ]
    return tuple(
        _sighting(watch, indicator, candidate, reading) for indicator, candidate in _apart(shown)
    )


def strength(indicator: Indicator) -> float:
    """How much it says to see an indicator: the logarithm of its ratio, in the middle of both."""
    low, high = indicator.seen
    return (math.log(low) + math.log(high)) / 2


def _over(watch: Watch, reading: Reading, subject: Subject, day: date) -> bool:
    """Whether the article tells of an attack of the watch's kind that came just now."""
    days = {time.value: time.earliest for time in reading.times if time.value}
    for incident in reading.incidents:
        when = days.get(incident.when or "")
        if (
            incident.status == "happened"
            and incident.kind in ATTACKS
            and incident.figures.keys() & {"killed", "wounded"}
            and when is not None
            and when >= day - watch.window
            and subject.hit(incident)
        ):
            return True
    return False


def _shows(indicator: Indicator, candidate: Candidate) -> bool:
    """Whether something is what an indicator asks for."""
    return (
        candidate.source == indicator.from_
        and (not indicator.kinds or candidate.kind in indicator.kinds)
        and (not indicator.statuses or candidate.status in indicator.statuses)
        and (not indicator.acts or candidate.act in indicator.acts)
        and (
            not indicator.concerns
            or any(candidate.concerns.issuperset(every) for every in indicator.concerns)
        )
        and all(
            not phrases or says(text, phrases)
            for text, phrases in (
                (candidate.caller, indicator.speakers),
                (candidate.text, indicator.words),
                (candidate.text, indicator.beside),
            )
        )
    )


def _is_news(indicator: Indicator, candidate: Candidate, day: date) -> bool:
    """Whether something is near enough to be a sign.

    What is told of a month or a year that was over is background, too.
    """
    when = candidate.when
    if when is None:
        return True
    if vague(when):
        return when.latest is not None and when.latest >= day
    return candidate.day >= day - timedelta(days=_STALE * indicator.half_life)


def _apart(shown: Sequence[tuple[Indicator, Candidate]]) -> list[tuple[Indicator, Candidate]]:
    """Each thing once, as the indicator that says most.

    An arrest, a raid and the weapons found in it are one event, a warning and the plot that it
    tells of are one piece of news: adding them up would count it twice and thrice.
    """
    kept: list[tuple[Indicator, Candidate]] = []
    for indicator, candidate in sorted(shown, key=_telling):
        if not any(_same(candidate, other) for _, other in kept):
            kept.append((indicator, candidate))
    return sorted(kept, key=lambda pair: (*_place(pair[1]), pair[0].name))


def _telling(shown: tuple[Indicator, Candidate]) -> tuple[object, ...]:
    """What says most first; of equals that by whom the article names in full."""
    indicator, candidate = shown
    named = len(candidate.said_by or "")
    return -strength(indicator), -named, *_place(candidate), indicator.name


def _place(candidate: Candidate) -> tuple[int, int, str]:
    return candidate.sentence.start, candidate.sentence.end, candidate.id


def _same(one: Candidate, other: Candidate) -> bool:
    """Whether two are one thing: events of the same days, words of one speaker or sentence."""
    if one.source == other.source == "incidents":
        return abs(one.day - other.day) <= _OCCASION
    spoken = "incidents" not in (one.source, other.source)
    if spoken and _is_part(one.said_by or "", other.said_by or ""):
        return True
    return one.sentence.overlaps(other.sentence)


def _is_part(one: str, other: str) -> bool:
    """Whether two names are one in full and in short: "Sorland" of the headline, its ministry."""
    short, long = sorted((same_as(one), same_as(other)), key=len)
    return bool(re.match(rf"{re.escape(short)}\b", long))


def _sighting(
    watch: Watch, indicator: Indicator, candidate: Candidate, reading: Reading
) -> Sighting:
    about = _joined(sorted(candidate.concerns))
    return Sighting(
        id=identify("sighting", watch.name, indicator.name, candidate.id),
        indicator=indicator.name,
        source=candidate.said_by,
        account=candidate.id if candidate.source == "incidents" else None,
        warned=candidate.id if candidate.source == "warnings" else None,
        matter=candidate.matter,
        article=reading.article.id,
        sentence=candidate.sentence,
        day=candidate.day,
        trace=candidate.traced(),
        reasons=(candidate.words, *([f"it concerns the watch's {about}"] if about else [])),
    )


def _joined(words: Iterable[str]) -> str:
    *most, last = [*words] or [""]
    return f"{', '.join(most)} and {last}" if most else last
