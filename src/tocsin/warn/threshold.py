"""The threshold of a duty to warn: whether people judged it to be reached, and what is open.

Intelligence Community Directive 191, Duty to Warn (2015): who learns of a threat that is
credible, specific and impending, and is one of intentional killing, serious bodily injury or
kidnapping, has a duty to warn the intended victim or those who protect them. Each criterion is
judged by a person, for a reason and on evidence; what they come to together follows from that.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Literal, get_args

from tocsin.records import Record
from tocsin.warn import needed
from tocsin.warn.case import Case
from tocsin.warn.deeds import Criterion, Met, Ticked
from tocsin.warn.evidence import Evidence

# What the threat must be, all of it, and what it must be of, at least one.
QUALITIES: tuple[Criterion, ...] = ("credible", "specific", "impending")
HARMS: tuple[Criterion, ...] = ("killing", "serious injury", "kidnapping")

Standing = Literal["reached", "open", "not reached"]


class Judged(Record, frozen=True):
    """A criterion as it was judged last; `met` is None where nobody judged it yet."""

    criterion: Criterion
    met: Met | None
    why: str = ""
    by: str = ""
    moment: datetime | None = None
    evidence: tuple[Evidence, ...] = ()


class Threshold(Record, frozen=True):
    """What the criteria come to.

    Attributes:
        standing: "reached": the duty to warn stands; "not reached": somebody judged that one that
            is needed isn't met; "open" otherwise.
        criteria: the three qualities, then the three harms.
        words: what this means, a sentence each.
    """

    standing: Standing
    criteria: tuple[Judged, ...]
    words: tuple[str, ...]


def threshold(case: Case) -> Threshold:
    """Whether the duty to warn stands in a case, by what people judged of it."""
    found = {name: _judged(case, name) for name in get_args(Criterion)}
    qualities, harms = [found[name] for name in QUALITIES], [found[name] for name in HARMS]
    standing = _standing(qualities, harms)
    return Threshold(
        standing=standing,
        criteria=(*qualities, *harms),
        words=tuple(_words(standing, qualities, harms)),
    )


def ticked(
    case: Case, criterion: Criterion, met: Met, why: str, evidence: Sequence[Evidence], by: str
) -> Ticked:
    """The judgement of a criterion. Raises ValueError where something is missing that it needs."""
    needed.opened(case)
    needed.name(by, "a judgement")
    if met == "yes" and not evidence:
        raise ValueError(
            f"that it is {criterion} needs evidence; name what shows it, or say “unclear”"
            if criterion in QUALITIES
            else f"that {criterion} is meant needs evidence; name what shows it, or say “unclear”"
        )
    reason = needed.reason(why, "a judgement")
    return Ticked(criterion=criterion, met=met, why=reason, evidence=tuple(evidence))


def _judged(case: Case, criterion: Criterion) -> Judged:
    said = case.ticks.get(criterion)
    if said is None or not isinstance(said.deed, Ticked):
        return Judged(criterion=criterion, met=None)
    return Judged(
        criterion=criterion,
        met=said.deed.met,
        why=said.deed.why,
        by=said.by,
        moment=said.moment,
        evidence=said.deed.evidence,
    )


def _standing(qualities: Sequence[Judged], harms: Sequence[Judged]) -> Standing:
    if any(one.met == "no" for one in qualities) or all(one.met == "no" for one in harms):
        return "not reached"
    if all(one.met == "yes" for one in qualities) and any(one.met == "yes" for one in harms):
        return "reached"
    return "open"


def _words(
    standing: Standing, qualities: Sequence[Judged], harms: Sequence[Judged]
) -> Iterable[str]:
    if standing == "reached":
        meant = " and ".join(one.criterion for one in harms if one.met == "yes")
        yield f"The threat is credible, specific and impending, and of {meant}."
        yield "The duty to warn stands: warn, unless somebody waives it on one of the grounds."
    elif standing == "not reached":
        yield from (_refused(one) for one in (*qualities, *harms) if one.met == "no")
        yield "By their judgement there is no duty to warn; a warning may be given all the same."
    else:
        yield from _open([*qualities, *_undecided(harms)])
        yield "Until that is known, look further; where in doubt, warn."


def _refused(one: Judged) -> str:
    subject = f"not {one.criterion}" if one.criterion in QUALITIES else f"not of {one.criterion}"
    return f"{one.by} judged that it is {subject}: {one.why}"


def _undecided(harms: Sequence[Judged]) -> list[Judged]:
    """The harms of which one is still to be found; none where one is met already."""
    return [] if any(one.met == "yes" for one in harms) else [h for h in harms if h.met != "no"]


def _open(criteria: Sequence[Judged]) -> Iterable[str]:
    unjudged = [one.criterion for one in criteria if one.met is None]
    if unjudged:
        yield f"Nobody has judged yet: {', '.join(unjudged)}."
    for one in criteria:
        if one.met == "unclear":
            yield f"{one.by} holds {one.criterion} unclear: {one.why}"
