"""Speakers against their own earlier words, as the record has them.

A position is taken on the day on which the first article came out that has it: what is told again
later is no new position. A speaker who later accuses somebody else has changed his position, and
that is all that is said of it.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

from tocsin.assess.case import Case, Cited, bare, published
from tocsin.assess.contradictions.camps import Camps
from tocsin.assess.contradictions.contradiction import Contradiction, contradiction
from tocsin.assess.contradictions.dismissals import dismissals, of_warnings
from tocsin.assess.contradictions.doers import Word, words
from tocsin.assess.provenance import Provenance
from tocsin.assess.words import day as told
from tocsin.clean.fold import folded
from tocsin.link.actors.named import is_name
from tocsin.records import ACCUSING, Reading, Span, Stance
from tocsin.records.memory import remembered


def own_words(cases: Sequence[Case], readings: Sequence[Reading] = ()) -> tuple[Contradiction, ...]:
    """What speakers said of one matter that isn't what they had said before, the earlier first.

    Args:
        cases: the incidents about which somebody was blamed.
        readings: articles that may hold dismissals and admissions though they tell of no incident.
    """
    found = [one for case in cases for one in _of_blame(case)]
    return (*found, *_of_warnings(cases, readings))


_SAID: dict[Stance, str] = {
    "claims": "claimed it for",
    "blames": "blamed",
    "admits": "admitted it of",
    "denies": "denied it of",
    "rejects": "rejected the charge against",
}

# Blame


def _of_blame(case: Case) -> Iterator[Contradiction]:
    provenance = Provenance.of(case)
    camps = Camps(case)
    for said in _speakers(words(case, camps)):
        for one, other in combinations(_positions(said, camps), 2):
            reason = _turned(one, other)
            if reason and _day(one) < _day(other):
                yield contradiction(
                    "own words",
                    (case.id, _speaker(one), *_key(one), *_key(other)),
                    f"{one.blame.by} {reason}",
                    _cite(one, provenance),
                    _cite(other, provenance),
                    (f"told first on {told(_day(one))}, then on {told(_day(other))}",),
                )


def _speakers(said: Sequence[Word]) -> list[list[Word]]:
    """The words of each who has a name, those that are dated, in the order in which they came."""
    found: dict[str, list[Word]] = {}
    for word in said:
        named = is_name(word.blame.by) or word.speaker.state
        if named and published(word.heard.reading):
            found.setdefault(_speaker(word), []).append(word)
    return list(found.values())


def _positions(said: Sequence[Word], camps: Camps) -> list[Word]:
    """The first word for each that is said of a state or a group."""
    found: list[Word] = []
    for word in sorted(said, key=_day):
        if not camps.doers(word.heard, [word.accused.name]):
            continue
        if not any(_says(one) == _says(word) and one.accused.same(word.accused) for one in found):
            found.append(word)
    return found


def _turned(one: Word, other: Word) -> str | None:
    """What somebody has done who said the one and then the other, if that can't go together."""
    same = one.accused.same(other.accused)
    if same and _says(one) != _says(other):
        if one.own:
            return "admits what he had denied" if _says(other) else "denies what he had claimed"
        before, after = _SAID[one.blame.stance], _SAID[other.blame.stance]
        return f"changed position: {before} {one.accused.name}, then {after} {other.accused.name}"
    if not same and _says(one) and _says(other) and not one.own and not other.own:
        return f"changed position: blamed {one.accused.name}, then {other.accused.name}"
    return None


def _says(word: Word) -> bool:
    """Whether it says that the accused did it."""
    return word.blame.stance in ACCUSING


def _key(word: Word) -> tuple[str, bool]:
    return word.accused.id, _says(word)


def _speaker(word: Word) -> str:
    return word.speaker.actor or folded(word.blame.by)


def _day(word: Word) -> date:
    return published(word.heard.reading) or date.max


def _cite(word: Word, provenance: Provenance) -> Cited:
    return provenance.cite(word.heard.report, word.blame.sentence, word.blame.by)


# Warnings


def _of_warnings(cases: Sequence[Case], readings: Sequence[Reading]) -> Iterator[Contradiction]:
    """A warning dismissed, and later admitted by the same speaker; each speaker once."""
    heard = [one.reading for case in cases for one in case.heard]
    read = {one.article.id: one for one in (*readings, *heard)}
    waved = sorted((d for r in read.values() for d in dismissals(r)), key=lambda d: d.latest)
    spoken: set[str] = set()
    for dismissal in waved:
        speaker = folded(dismissal.speaker)
        later = [a for r in read.values() for a in _admissions(r) if a[0] == speaker]
        after = sorted(
            (one for one in later if one[1] > dismissal.latest), key=lambda one: one[1:3]
        )
        if speaker in spoken or not after:
            continue
        spoken.add(speaker)
        _, day, article, statement = after[0]
        report = bare(read[article])
        provenance = Provenance([(dismissal.report, dismissal.reading), (report, read[article])])
        yield contradiction(
            "own words",
            ("warning", speaker),
            f"{dismissal.speaker} dismisses a warning, and later admits that there was one",
            provenance.cite(dismissal.report, dismissal.sentence, dismissal.speaker),
            provenance.cite(report, statement, dismissal.speaker),
            (
                f"dismissed on {told(dismissal.latest)} or before, "
                f"admitted in an article of {told(day)}",
            ),
        )


@remembered(1000)
def _admissions(reading: Reading) -> tuple[tuple[str, date, str, Span], ...]:
    """Who admits that there was a warning: speaker, day, article and sentence."""
    day = published(reading)
    if day is None:
        return ()
    return tuple(
        (folded(one.speaker), day, reading.article.id, one.sentence)
        for one in reading.statements
        if one.act == "admits" and not one.negated and of_warnings(one)
    )
