"""The origins for and against that something happened."""

import re
from collections.abc import Iterator, Sequence

from tocsin.assess.backing import Bench, Side, Word
from tocsin.assess.case import Case, Heard, sentence_at
from tocsin.assess.circular import Circle, circles
from tocsin.records import DENYING, Record, Span, Statement


class Corroboration(Record, frozen=True):
    """Who speaks for and who against something, and what of it goes round in circles.

    `reasons` say it in words.
    """

    supports: Side
    against: Side
    circles: tuple[Circle, ...]
    reasons: tuple[str, ...]


def of_incident(case: Case, bench: Bench | None = None) -> Corroboration:
    """The origins for and against that something happened."""
    bench = bench or Bench(case)
    supports, against = [], []
    for heard in case.heard:
        denials = list(_denials(heard))
        against += [
            Word(heard=heard, by=denial.speaker, sentence=denial.sentence) for denial in denials
        ]
        if told := _told(heard, denials):
            supports.append(told)
    sides = bench.telling(supports), bench.side(against)
    rings = circles(case, bench.provenance.names)
    return Corroboration(
        supports=sides[0], against=sides[1], circles=rings, reasons=_reasons(*sides, rings)
    )


def _told(heard: Heard, denials: Sequence[Statement]) -> Word | None:
    """What an account says of its incident, unless it only tells that somebody denies it."""
    mentions = heard.incident.mentions or (heard.incident.trigger,)
    own = [m for m in mentions if not any(_within(m, denial) for denial in denials)]
    if not own:
        return None
    # The trigger may be more words than the mention that lies in it.
    best = next((m for m in own if m.overlaps(heard.incident.trigger)), own[0])
    telling = next((t for t in heard.report.tellings if t.mention == best), None)
    at = telling.sentence if telling else sentence_at(heard.reading, best.start)
    return Word(heard=heard, by=None, sentence=at)


def _denials(heard: Heard) -> Iterator[Statement]:
    """Statements that deny the incident itself, and not only a part in it."""
    reading = heard.reading
    answers = [b.sentence for b in reading.blame if b.stance in DENYING]
    for statement in reading.statements:
        if statement.act != "denies" or statement.negated:
            continue
        if any(statement.sentence.overlaps(answer) for answer in answers):
            continue
        if any(_denied(m, statement) for m in heard.incident.mentions):
            yield statement


_PART = re.compile(
    r"\b(?:involve\w*|responsib\w+|role|part in|links?|connect\w+|to do with|behind|order\w+|"
    r"plan\w+|sent|knowledge|knew|carried out|warn\w+|threat\w*|accus\w+|blame\w*)\b",
    re.IGNORECASE,
)


def _denied(mention: Span, statement: Statement) -> bool:
    """Whether a mention is what is denied: nothing before it says that it's about a part in it."""
    for content in statement.content:
        if content.overlaps(mention):
            return not _PART.search(content.text[: max(0, mention.start - content.start)])
    return False


def _within(mention: Span, statement: Statement) -> bool:
    return any(content.overlaps(mention) for content in statement.content)


def _reasons(supports: Side, against: Side, rings: Sequence[Circle]) -> tuple[str, ...]:
    found = [f"told by {supports.words}"]
    found += _repeated(supports)
    found += _shared(supports)
    if against.origins:
        found.append(f"denied by {', '.join(one.name for one in against.origins)}")
    return (*found, *(ring.reason for ring in rings))


def _repeated(side: Side) -> Iterator[str]:
    for one in side.origins:
        if one.repeating:
            count = len(one.repeating)
            told = "1 account only repeats" if count == 1 else f"{count} accounts only repeat"
            yield f"{told} what {one.name} said"


def _shared(side: Side) -> Iterator[str]:
    """The interests that several origins have."""
    for interest in side.interests:
        names = [one.name for one in side.origins if one.interest.id == interest.id]
        if len(names) > 1:
            yield f"of one interest ({interest.name}): {', '.join(names)}"
