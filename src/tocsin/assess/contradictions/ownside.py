"""A warning waved aside by one whose own side had reported the threat before.

A president calls a warning a provocation; days before, the agency of his own state had reported
that cells of the very group were broken up. Neither sentence is judged: they stand side by side.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tocsin.assess.case import Case, Heard, published
from tocsin.assess.contradictions.contradiction import Contradiction, contradiction, listed
from tocsin.assess.contradictions.dismissals import Dismissal, dismissals, telling
from tocsin.assess.contradictions.sides import Sides
from tocsin.assess.interest import Interest
from tocsin.assess.provenance import Provenance
from tocsin.assess.words import day
from tocsin.link.actors.known import known, meant
from tocsin.link.actors.named import is_name
from tocsin.link.incidents.account import accounts
from tocsin.link.outlet import outlet, same_as
from tocsin.link.tellings import REPORTING
from tocsin.read.sentences import paragraphs
from tocsin.records import Entity, Incident, Reading, Span
from tocsin.records.base import span
from tocsin.records.incident import IncidentKind

# What shows that those who should know did know of a threat.
_SIGNS: frozenset[IncidentKind] = frozenset(["plot", "arrest", "raid"])
_AGO = timedelta(days=183)  # before a dismissal, that a report still speaks of the same threat


def own_side(cases: Sequence[Case], readings: Sequence[Reading] = ()) -> tuple[Contradiction, ...]:
    """Each dismissal against what the speaker's own side had reported of the same threat before.

    Args:
        cases: the incidents of the time before and of the same actors and places.
        readings: articles that may hold dismissals though they tell of no incident.

    Returns:
        For each speaker and each such incident one contradiction, the dismissal first, beside it
        the first sentence by which the own side reported the incident.
    """
    heard = [one for case in cases for one in case.heard]
    read = {one.article.id: one for one in (*readings, *(one.reading for one in heard))}
    waved = _first(sorted((d for r in read.values() for d in dismissals(r)), key=_order))
    if not waved:
        return ()
    sides = Sides(heard)
    provenance = Provenance(
        [
            *((one.report, one.reading) for one in heard),
            *((one.report, one.reading) for one in waved),
        ]
    )
    return tuple(one for case in cases for one in _against(case, waved, sides, provenance))


def _first(waved: Sequence[Dismissal]) -> list[Dismissal]:
    """Without those that are only told again: undated, and by one who had dismissed before."""
    spoken: set[str] = set()
    found = []
    for one in waved:
        if one.dated or one.speaker not in spoken:
            found.append(one)
        spoken.add(one.speaker)
    return found


@dataclass(frozen=True, slots=True)
class _Sign:
    """A sentence of an account of a plot, an arrest or a raid, and who of which state told it."""

    heard: Heard
    teller: str
    side: Interest
    sentence: Span
    first: date
    last: date


def _signs(case: Case, sides: Sides) -> list[_Sign]:
    """What one of a state's side tells of an incident, in the order in which it came out."""
    found = [
        _Sign(heard, name, side, sentence, *days)
        for heard in case.heard
        if heard.incident.kind in _SIGNS and (days := _days(heard))
        for name, sentence in dict.fromkeys(_tellers(heard))
        if (side := sides.of(name))
    ]
    return sorted(found, key=lambda sign: (sign.heard.report.published or "~", sign.heard.account))


def _days(heard: Heard) -> tuple[date, date] | None:
    """Between which days it was, as far as that is told; else when it came out."""
    told = published(heard.reading)
    account = next(one for one in accounts(heard.reading) if one.id == heard.account)
    first = account.first or told
    last = account.last or told
    return (first, last) if first and last else None


def _tellers(heard: Heard) -> Iterator[tuple[str, Span]]:
    """Who tells of it by name, outlet, agency or speaker, with the sentence."""
    for told in heard.report.tellings:
        yield from ((voice.name, told.sentence) for voice in told.voices if voice.named)
    # What is added to somebody's words in their sentence ("a cell, whose members planned …").
    for statement in heard.reading.statements:
        beside = any(_within(mention, [statement.sentence]) for mention in heard.incident.mentions)
        if beside and statement.act in REPORTING and is_name(statement.speaker):
            yield statement.speaker, statement.sentence


def _within(one: Span, lines: Sequence[Span]) -> bool:
    return any(one.begins_in(line) for line in lines)


def _against(
    case: Case, waved: Sequence[Dismissal], sides: Sides, provenance: Provenance
) -> Iterator[Contradiction]:
    """For each speaker the first dismissal that what an incident shows came before."""
    signs = _signs(case, sides)
    spoken: set[str] = set()
    for dismissal in waved:
        side = sides.answering(dismissal)
        if side is None or dismissal.speaker in spoken:
            continue
        own = [s for s in signs if s.side.id == side.id and _before(s, dismissal)]
        told = [(sign, shared) for sign in own if (shared := _shared(dismissal, sign, sides))]
        if told:
            spoken.add(dismissal.speaker)
            # Best is a sentence that itself names the group.
            sign, shared = min(told, key=lambda one: not _groups_of(one[0], sides))
            yield _told(case, dismissal, sign, shared, provenance)


def _before(sign: _Sign, dismissal: Dismissal) -> bool:
    """Whether something was told before a dismissal, by others than those who tell of that."""
    if sign.teller == dismissal.speaker:
        return False
    if sign.heard.report.article == dismissal.report.article:
        carrier = sign.teller == dismissal.report.outlet
        if carrier or not sign.heard.incident.when:
            return False
    return sign.first <= dismissal.latest <= sign.first + _AGO


def _groups_of(sign: _Sign, sides: Sides) -> dict[str, str]:
    return _groups(sign.heard.reading, [sign.sentence], sides)


def _told(
    case: Case, dismissal: Dismissal, sign: _Sign, shared: Sequence[str], provenance: Provenance
) -> Contradiction:
    kind = "an arrest" if sign.heard.incident.kind == "arrest" else f"a {sign.heard.incident.kind}"
    first, last = day(sign.first), day(sign.last)
    when = f"on {first}" if first == last else f"between {first} and {last}"
    return contradiction(
        "own side",
        (case.id, dismissal.speaker),
        f"{dismissal.speaker} dismisses a warning; {sign.teller}, of the same side, told of {kind}",
        provenance.cite(dismissal.report, dismissal.sentence, dismissal.speaker),
        provenance.cite(sign.heard.report, sign.sentence, sign.teller),
        (
            f"both are of the same side: {sign.side.name}",
            f"the threat is the same: {listed(list(shared))}",
            f"the {sign.heard.incident.kind} was {when}, "
            f"the dismissal on {day(dismissal.latest)}{'' if dismissal.dated else ' or before'}",
        ),
    )


def _shared(dismissal: Dismissal, sign: _Sign, sides: Sides) -> tuple[str, ...]:
    """What both speak of: the group behind it, or the target."""
    reading = sign.heard.reading
    told = _telling(reading, [sign.heard.incident])
    feared = _groups(dismissal.reading, dismissal.around, sides) or _groups(
        dismissal.reading, _telling(dismissal.reading, dismissal.reading.incidents), sides
    )
    groups = [name for key, name in _groups(reading, told, sides).items() if key in feared]
    return (*groups, *sorted(dismissal.targets & telling(" ".join(at.text for at in told))))


def _telling(reading: Reading, incidents: Sequence[Incident]) -> list[Span]:
    """The paragraphs that tell of incidents: who did it often stands a sentence further on."""
    text = reading.article.text
    mentions = [mention for one in incidents for mention in one.mentions]
    found = (span(text, start, end) for start, end in paragraphs(text))
    return [at for at in found if any(_within(mention, [at]) for mention in mentions)]


def _groups(reading: Reading, lines: Sequence[Span], sides: Sides) -> dict[str, str]:
    """The groups that sentences name: by whom they stand for, that one's name."""
    paper = set(same_as(outlet(reading.article) or "").split())
    return {
        sides.interest(entity.name).id: sides.interest(entity.name).name
        for entity in reading.entities
        if _may_threaten(entity, sides) and not set(same_as(entity.name).split()) <= paper
        for mention in entity.mentions
        if _within(mention, lines)
    }


def _may_threaten(entity: Entity, sides: Sides) -> bool:
    """Whether a name may be that of a group which threatens: no state's, no outlet's."""
    full = known(meant(entity.name) or "")
    if full is not None:
        return full.kind == "armed group"
    own = entity.kind == "organisation" and is_name(entity.name)
    return own and sides.of(entity.name) is None


def _order(dismissal: Dismissal) -> tuple[date, str, int]:
    came = published(dismissal.reading) or date.max
    return came, dismissal.report.article, dismissal.sentence.start
