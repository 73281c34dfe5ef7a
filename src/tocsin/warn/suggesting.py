"""Ticks that evidence suggests: by rules that are told, and never stored. People judge.

A rule only sees what an article says in so many words; that it suggests nothing means nothing.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from tocsin.assess import words
from tocsin.records import IncidentKind, Record
from tocsin.warn.deeds import Criterion, Met
from tocsin.warn.evidence import Evidence

# What is to come within so many days is impending. ICD 191 has no number; this is the window in
# which most of the watches look.
_NEAR = timedelta(days=30)
# Of what speaks for a tick, so much is told.
_MOST = 3

_SOON = re.compile(
    r"\b(?:imminent(?:ly)?|impending|about to|any (?:moment|day|hour) now|"
    r"(?:within|in|for|over) the (?:next|coming) (?:few |\w+ )?(?:hours?|days?|weekend)|"
    r"within (?:hours|days|\d+ hours))\b",
    re.IGNORECASE,
)
_HARMS: tuple[tuple[Criterion, re.Pattern[str], frozenset[IncidentKind]], ...] = (
    (
        "killing",
        re.compile(
            r"\b(?:kill\w*|murder\w*|massacre\w*|assassinat\w+|bomb\w*|blow(?:ing)? up|"
            r"explo(?:sive|sion|de)\w*|shoot\w*|gunm[ae]n|behead\w*)\b",
            re.IGNORECASE,
        ),
        frozenset({"bombing", "shooting", "ramming", "strike", "assassination"}),
    ),
    (
        "serious injury",
        re.compile(
            r"\b(?:wound(?:s|ed|ing)?|injur\w+|maim\w*|stab(?:s|bed|bing)?|beat(?:en|ing)?|acid)\b",
            re.IGNORECASE,
        ),
        frozenset({"stabbing", "assault", "arson"}),
    ),
    (
        "kidnapping",
        re.compile(r"\b(?:kidnap\w*|abduct\w*|hostages?)\b", re.IGNORECASE),
        frozenset({"kidnapping", "hostage_taking"}),
    ),
)
_ATTACK = re.compile(r"\battack(?:s|ed|ing)?\b", re.IGNORECASE)


class Sign(Record, frozen=True):
    """Evidence with what was read from its sentence.

    Attributes:
        evidence: itself.
        target: what is to be hit, in the article's words.
        days: the first and last day of the danger, where they are told.
        kind: what is planned or threatened, where an incident is told.
        past: whether it tells of what is over, which says who they are and not what is to come.
    """

    evidence: Evidence
    target: str | None = None
    days: tuple[date, date] | None = None
    kind: IncidentKind | None = None
    past: bool = False

    @property
    def text(self) -> str:
        """What it says: the sentence, or where there is none what somebody knows."""
        sentence = self.evidence.sentence
        return self.evidence.says if sentence is None else sentence.text


class Suggested(Record, frozen=True):
    """A tick that evidence suggests, with the reason; somebody still has to judge."""

    criterion: Criterion
    met: Met
    why: str
    evidence: tuple[Evidence, ...]


def suggested(signs: Sequence[Sign], at: date) -> tuple[Suggested, ...]:
    """What evidence suggests of the criteria on a day; none where it suggests nothing.

    It never suggests "no": what no article says may still be so.
    """
    ahead = [one for one in signs if not one.past]
    made = (_credible(signs), _specific(ahead, at), _impending(ahead, at), *_harms(ahead))
    return tuple(one for one in made if one is not None)


def _credible(signs: Sequence[Sign]) -> Suggested | None:
    firsts: dict[str, Evidence] = {}
    for one in signs:
        if one.evidence.origin is not None:
            firsts.setdefault(one.evidence.origin, one.evidence)
    if not firsts:
        return None
    chosen = tuple(firsts.values())
    names = _listed(one.source for one in chosen)
    if len(firsts) > 1:
        why = f"{len(firsts)} independent origins tell of it: {names}"
        return Suggested(criterion="credible", met="yes", why=why, evidence=chosen)
    why = f"one origin alone tells of it: {names}; that is usual, and doesn't speak against it"
    return Suggested(criterion="credible", met="unclear", why=why, evidence=chosen)


def _specific(signs: Sequence[Sign], at: date) -> Suggested | None:
    named = [one for one in signs if one.target]
    timed = [(one, time) for one in named if (time := _time(one, at))]
    if timed:
        told = (f"{s.evidence.source} names “{s.target}” and {time}" for s, time in timed)
        evidence = tuple(one.evidence for one, _ in timed)
        return Suggested(criterion="specific", met="yes", why=_listed(told), evidence=evidence)
    if not named:
        return None
    told = (f"{one.evidence.source} names “{one.target}”" for one in named)
    why = f"{_listed(told)}, but no time"
    evidence = tuple(one.evidence for one in named)
    return Suggested(criterion="specific", met="unclear", why=why, evidence=evidence)


def _impending(signs: Sequence[Sign], at: date) -> Suggested | None:
    near = [(one, time) for one in signs if (time := _time(one, at))]
    if near:
        told = (f"{one.evidence.source} says {time}" for one, time in near)
        evidence = tuple(one.evidence for one, _ in near)
        return Suggested(criterion="impending", met="yes", why=_listed(told), evidence=evidence)
    past = [one for one in signs if one.days and one.days[1] < at]
    if not past:
        return None
    told = (f"the time that {one.evidence.source} names is over" for one in past)
    return Suggested(
        criterion="impending",
        met="unclear",
        why=f"{_listed(told)}, which is no all-clear",
        evidence=tuple(one.evidence for one in past),
    )


def _time(sign: Sign, at: date) -> str | None:
    """The time of a danger that is near, in words; None where none is named, or it isn't near."""
    if sign.days:
        first, last = sign.days
        if last < at or first > at + _NEAR:
            return None
        return words.day(first) if first == last else f"{words.day(first)} to {words.day(last)}"
    told, found = sign.evidence.day, _SOON.search(sign.text)
    if told is None or found is None or not at - _NEAR <= told <= at:
        return None
    return f"“{found[0]}” on {words.day(told)}"


def _harms(signs: Sequence[Sign]) -> Iterator[Suggested]:
    found = [
        Suggested(
            criterion=criterion, met="yes", why=_listed(map(_quoted, told)), evidence=_of(told)
        )
        for criterion, pattern, kinds in _HARMS
        if (told := [pair for one in signs if (pair := _harm(one, pattern, kinds))])
    ]
    yield from found
    attacks = [(one, hit[0]) for one in signs if (hit := _ATTACK.search(one.text))]
    if attacks and not found:
        why = f"{_listed(map(_quoted, attacks))}, which doesn't say what it would do"
        yield Suggested(criterion="killing", met="unclear", why=why, evidence=_of(attacks))


def _harm(
    sign: Sign, pattern: re.Pattern[str], kinds: frozenset[IncidentKind]
) -> tuple[Sign, str] | None:
    """A sign with its word for a harm; None where it has none."""
    hit = pattern.search(sign.text)
    if hit:
        return sign, hit[0]
    return (sign, sign.kind.replace("_", " ")) if sign.kind in kinds and sign.kind else None


def _quoted(told: tuple[Sign, str]) -> str:
    return f"{told[0].evidence.source}: “{told[1]}”"


def _of(told: Iterable[tuple[Sign, str]]) -> tuple[Evidence, ...]:
    return tuple(one.evidence for one, _ in told)


def _listed(names: Iterable[str]) -> str:
    """The first few of them, each once."""
    known = list(dict.fromkeys(names))
    more = f" and {len(known) - _MOST} more" if len(known) > _MOST else ""
    return "; ".join(known[:_MOST]) + more
