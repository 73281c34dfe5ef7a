"""Dismissals: who waved a warning aside, in which words, and what the warning was of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tocsin.assess.case import bare, published, sentence_at
from tocsin.link.actors.named import is_name
from tocsin.link.origins import Report
from tocsin.records import ATTACKS, Act, Reading, Span, Statement, Warned
from tocsin.records.memory import remembered

_REFUSING: frozenset[Act] = frozenset(["rejects", "condemns", "denies"])
_WARNING = re.compile(r"\bwarn(?:ed|ing|ings|s)?\b|\balerts?\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{4,}")
# What nearly every warning is of: two with nothing else in common needn't be of one thing.
_USUAL = frozenset(
    """
    area areas attack attacks building buildings capital citizens city civilian civilians country
    crowd crowds event events gathering gatherings large mass number people place places public
    site sites target targets town venue venues
    """.split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Dismissal:
    """A warning waved aside.

    `sentence` shows it. `around` are all the sentences that tell what was warned of, `targets` the
    words for what it is aimed at, `to` those who were warned. `latest` is the last day on which it
    may have been said, `dated` true where the article tells the day.
    """

    reading: Reading
    report: Report
    speaker: str
    sentence: Span
    around: tuple[Span, ...]
    targets: frozenset[str]
    to: tuple[str, ...]
    latest: date
    dated: bool


@remembered(1000)
def dismissals(reading: Reading) -> tuple[Dismissal, ...]:
    """The dismissals in a reading by those whom it names, one each.

    The answer to a warning that was read there goes before other words on warnings.
    """
    found: dict[str, tuple[Statement, list[Warned]]] = {}
    for statement in reading.statements:
        answered = [w for w in reading.warnings if _answers(statement, w)]
        if not _plain(statement) or not (answered or _refuses(statement)):
            continue
        before = found.get(statement.speaker)
        if before is None or (answered and not before[1]):
            found[statement.speaker] = statement, answered
    return tuple(
        _dismissal(reading, statement, answered, when)
        for statement, answered in found.values()
        if (when := _said(reading, statement))
    )


def _plain(statement: Statement) -> bool:
    said = not statement.negated and statement.modality is None
    return said and is_name(statement.speaker) and not statement.sentence.text.endswith("?")


def _answers(statement: Statement, warned: Warned) -> bool:
    """Whether a statement is the answer with which a warning is dismissed."""
    answer = warned.answer
    if warned.response != "dismissed" or answer is None or statement.speaker == warned.from_:
        return False
    return answer.overlaps(statement.sentence)


def _refuses(statement: Statement) -> bool:
    return statement.act in _REFUSING and of_warnings(statement)


def of_warnings(statement: Statement) -> bool:
    """Whether what somebody says is of warnings."""
    return any(_WARNING.search(span.text) for span in statement.content)


def _dismissal(
    reading: Reading, statement: Statement, answered: Sequence[Warned], when: tuple[date, bool]
) -> Dismissal:
    spans = [one for w in answered for one in (w.sentence, w.evidence)]
    spans += [one for w in answered for one in _threats(reading, w)]
    around = {sentence_at(reading, one.start) for one in (statement.sentence, *spans)}
    return Dismissal(
        reading=reading,
        report=bare(reading),
        speaker=statement.speaker,
        sentence=next((w.answer for w in answered if w.answer), statement.sentence),
        around=tuple(sorted(around, key=lambda one: one.start)),
        targets=frozenset().union(*(telling(w.target or "") for w in answered)),
        to=tuple(name for w in answered for name in w.to),
        latest=when[0],
        dated=when[1],
    )


def _threats(reading: Reading, warned: Warned) -> Iterator[Span]:
    """Where the article tells what was warned of, if not in the warning's own sentence."""
    start = reading.article.text.find(warned.threat)
    if warned.threat and start >= 0:
        yield sentence_at(reading, start)


def telling(words: str) -> frozenset[str]:
    """The words, in the singular, that tell one target from another; names are none."""
    found = (word for word in _WORD.findall(words) if word.islower() and word not in _USUAL)
    return frozenset(word.removesuffix("s") for word in found)


def _said(reading: Reading, statement: Statement) -> tuple[date, bool] | None:
    """The last day on which something may have been said, and whether its sentence gives the day.

    Where it doesn't, it was before the article came out, and before the attack that the article
    tells of: it looks back at the warning from there.
    """
    told = published(reading)
    if told is None:
        return None
    days = [
        time.latest
        for time in reading.times
        if time.span.begins_in(statement.sentence) and time.latest and time.earliest == time.latest
    ]
    past = [day for day in days if day <= told]
    return (max(past), True) if past else (min([told, *_attacks(reading)]), False)


def _attacks(reading: Reading) -> list[date]:
    """The day of the last attack that an article tells of, if it tells the day."""
    days = {when.value: when.latest for when in reading.times if when.earliest == when.latest}
    found = [
        day
        for incident in reading.incidents
        if incident.kind in ATTACKS and incident.status == "happened"
        if (day := days.get(incident.when)) is not None
    ]
    return [max(found)] if found else []
