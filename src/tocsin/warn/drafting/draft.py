"""A first draft of a warning, from a case and what its watch says.

Nothing is invented: what neither case nor watch tells stays empty, and the linter asks for it.
Blame is left out: who may have done what isn't needed to be safe.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time

from msgspec.structs import replace

from tocsin.assess.words import day
from tocsin.read.places.gazetteer import Gazetteer
from tocsin.warn.cap.alert import Urgency
from tocsin.warn.case import Case
from tocsin.warn.drafting import actions, judgement
from tocsin.warn.drafting.actions import Hazard, Target
from tocsin.warn.drafting.areas import areas
from tocsin.warn.drafting.outlook import Outlook
from tocsin.warn.drafting.shapes import MANNERS, headline
from tocsin.warn.duty import waiver
from tocsin.warn.evidence import Evidence
from tocsin.warn.people import Recipient
from tocsin.warn.warning import Draft, Shape

_LIMITS = (
    "We read public news. We can't guard you, and we know no more than this notice says. What you "
    "do is for you to decide."
)
_MOST_SOURCES = 3
_SOMEBODY = "a person who spoke to us"
SPEAKER = "a person quoted in the news"


@dataclass(frozen=True)
class Request:
    """What a person says before the desk drafts.

    Attributes:
        shape: which of the four.
        to: ids of those who are to have it; empty for all of the case who aren't waived, and for
            the desk's own people where it is a drill.
        exercise: whether it is a drill.
        contact: whom to ask and where to report, as the desk is set.
    """

    shape: Shape
    to: tuple[str, ...] = ()
    exercise: bool = False
    contact: str = ""


def drafted(
    case: Case,
    outlook: Outlook,
    request: Request,
    directory: Mapping[str, Recipient],
    gazetteer: Gazetteer,
    now: datetime,
) -> Draft:
    """The draft of a warning about a case's threat, in English.

    Args:
        case: with its people and evidence.
        outlook: what its watch says; an empty one where it has none.
        request: what is asked for.
        directory: everybody who can be told, by id.
        gazetteer: the places that are known.
        now: when it is drafted (aware).

    Returns:
        A draft whose headings, scope and marking are those of its shape. Fields that nobody
        knows are empty.
    """
    manner = MANNERS[request.shape]
    hazard = actions.hazard(outlook.question, case.title)
    target = actions.target(outlook.targets)
    to = request.to or _everybody(case, request, directory)
    where = ", ".join(outlook.places)
    called = hazard.called if hazard else ""
    told = [directory[id_].name for id_ in (*to, *case.people) if id_ in directory]
    evidence = tuple(_quoted(one, told) for one in case.evidence)
    return Draft(
        shape=request.shape,
        hazard=called,
        headline=headline(request.shape, called, where, exercise=request.exercise),
        what=_what(hazard, request),
        where=where,
        when=_when(outlook, request.shape),
        who=_who(case, to, target, directory, request.shape),
        do=_do(case, hazard, target, request.shape, to),
        basis=_basis(evidence, outlook),
        likelihood=outlook.likelihood,
        likely=judgement.likely(outlook.likelihood, outlook.until),
        confidence=outlook.confidence,
        sure=judgement.sure(outlook.confidence, outlook.origins),
        assistance=request.contact,
        expires=_expires(outlook, request.shape, now),
        area=areas(outlook.places, gazetteer),
        category=hazard.category if hazard else "Security",
        response=hazard.response if hazard else (),
        urgency=_urgency(outlook, request.shape),
        severity=hazard.severity if hazard else "Unknown",
        marking=manner.marking,
        scope=manner.scope,
        exercise=request.exercise,
        recipients=to,
        evidence=evidence,
        limits=_LIMITS if request.shape == "private notice" else "",
    )


def _everybody(case: Case, request: Request, directory: Mapping[str, Recipient]) -> tuple[str, ...]:
    """All of the case who aren't waived; of a private notice only where that is one.

    A drill is for the desk alone.
    """
    if request.exercise:
        people = tuple(one.id for one in directory.values() if one.role == "desk")
    else:
        people = tuple(id_ for id_ in case.people if not waiver(case, id_))
    return people if request.shape != "private notice" or len(people) == 1 else ()


def _what(hazard: Hazard | None, request: Request) -> str:
    drill = "This is an exercise. " if request.exercise else ""
    if hazard is None:
        return drill.strip()
    if request.shape == "emergency notification":
        phrase = f"{hazard.phrase[:1].upper()}{hazard.phrase[1:]}"
        return f"{drill}{phrase} is happening or about to happen. {hazard.harm}"
    return f"{drill}We warn of {hazard.phrase}. {hazard.harm}"


def _when(outlook: Outlook, shape: Shape) -> str:
    if shape == "emergency notification":
        return "Now, until we send the all-clear. If you hear nothing, that is no all-clear."
    return f"At any time up to {day(outlook.until)}." if outlook.until else ""


def _who(
    case: Case,
    to: Sequence[str],
    target: Target | None,
    directory: Mapping[str, Recipient],
    shape: Shape,
) -> str:
    """Those addressed who would be hit, or whom they protect; else who is at such places.

    Nobody is named in what everybody may read.
    """
    victims = [id_ for id_, role in case.people.items() if role == "intended victim"]
    protected = {one for id_ in to if id_ in directory for one in directory[id_].protects}
    named = [id_ for id_ in victims if id_ in directory and (id_ in to or id_ in protected)]
    if len(to) == 1 and named and MANNERS[shape].scope != "public":
        return ", ".join(directory[id_].name for id_ in named)
    return target.who if target else ""


def _do(
    case: Case, hazard: Hazard | None, target: Target | None, shape: Shape, to: Sequence[str]
) -> tuple[str, ...]:
    """What to do: to keep out of it for everybody, to guard others for who is told alone."""
    meant = bool(hazard and hazard.personal) and all(
        case.people.get(id_) == "intended victim" for id_ in to
    )
    guards = shape == "private notice" and not meant
    tables = [target, hazard] if not meant else [hazard]
    return tuple(
        action for one in tables if one for action in (one.guards if guards else one.people)
    )


def _basis(evidence: Sequence[Evidence], outlook: Outlook) -> str:
    """From whom this is known and when they said it, and how earlier alarms turned out."""
    told: dict[str, str] = {}
    for one in evidence:
        told.setdefault(one.source, f"{one.source} ({day(one.day)})" if one.day else one.source)
    sources = [said for source, said in told.items() if source]
    more = len(sources) - _MOST_SOURCES
    listed = ", ".join(sources[:_MOST_SOURCES]) + (f" and {more} more" if more > 0 else "")
    known = f"We have this from: {listed}." if sources else ""
    return " ".join(filter(None, (known, judgement.track(outlook.record))))


def _quoted(one: Evidence, told: Sequence[str]) -> Evidence:
    """Evidence in the words of its article: what the desk makes of it isn't for those warned.

    Who told the desk of their own knowledge is nobody's business unless a person decides so, nor
    which private person an article quotes: least of all one of those who are warned (`told`).
    """
    if one.sentence is None:
        return replace(one, source=_SOMEBODY)
    private = one.private or any(_names(name, one.source) for name in told)
    source = SPEAKER if private else one.source
    return replace(one, says=one.sentence.text, source=source, private=private)


def _names(name: str, source: str) -> bool:
    """Whether a recipient is whom an article quotes: "Ada Orn" of "Ada Orn, director"."""
    return bool(re.search(rf"\b{re.escape(source)}\b", name, re.IGNORECASE))


def _expires(outlook: Outlook, shape: Shape, now: datetime) -> datetime:
    """When it is to be looked at again: as the shape has it, no later than what it is about."""
    lasts = (now + MANNERS[shape].lasts).replace(microsecond=0)
    if outlook.until is None:
        return lasts
    end = datetime.combine(outlook.until, time(23, 59, 59), UTC)
    return min(lasts, end) if end > now else lasts


def _urgency(outlook: Outlook, shape: Shape) -> Urgency:
    if shape == "emergency notification":
        return "Immediate"
    return "Future" if outlook.until else "Unknown"
