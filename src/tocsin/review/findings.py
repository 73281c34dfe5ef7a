"""What a person may find of an incident; the desk suggests, with its reasons, and decides nothing.

Nothing is said of what would have happened otherwise: no record holds that.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import get_args

from tocsin.records import Record
from tocsin.review.before import About, Seen
from tocsin.review.handling import Handling, Sent, Told
from tocsin.review.knowable import Course, Window
from tocsin.review.onset import Lead
from tocsin.review.specificity import Step, said
from tocsin.warn.deeds import Finding, Found, Impediment, Outcome

# A warning can be acted on if it says whom or where it would hit, and so many rungs in all.
_ENOUGH = 3
_TOO_LATE = 6.0  # hours: our judgement of what guarding a house takes


class Suggestion(Record, frozen=True):
    """A finding that the record speaks for, and why; a person makes it, or doesn't."""

    finding: Finding
    reasons: tuple[str, ...]


class Verdict(Record, frozen=True):
    """How warning did, as the record has it; likewise a suggestion."""

    outcome: Outcome
    reasons: tuple[str, ...]


class Checked(Record, frozen=True):
    """An impediment of the checklist: what the record has that may bear on it, and who found it."""

    impediment: Impediment
    hints: tuple[str, ...]
    by: tuple[str, ...]


class FoundBy(Record, frozen=True):
    """What somebody found."""

    by: str
    moment: datetime
    found: Found


class Facts(Record, frozen=True):
    """What findings are suggested from."""

    about: About
    seen: tuple[Seen, ...]
    cases: tuple[Handling, ...]
    courses: tuple[Course, ...]
    windows: tuple[Window, ...]

    @property
    def covered(self) -> bool:
        """Whether the desk has any article of the time before it: else it can't tell anything."""
        return any(window.articles for window in self.windows)

    @property
    def looking(self) -> bool:
        """Whether it had any of these when the incident came: else it couldn't have warned."""
        return any(window.had for window in self.windows)

    @property
    def before(self) -> list[Seen]:
        """The warnings that the desk had before the incident."""
        return [one for one in self.seen if one.known == "known"]

    @property
    def unread(self) -> list[Seen]:
        """The warnings that were out before it, and that the desk read only later."""
        return [one for one in self.seen if one.known == "published"]

    @property
    def told(self) -> list[Told]:
        """Everybody of all cases."""
        return [one for case in self.cases for one in case.told]


def suggested(facts: Facts) -> tuple[Suggestion, ...]:
    """The findings that the record speaks for; none of a time that it doesn't cover."""
    if not facts.covered:
        return ()
    found: dict[Finding, tuple[str, ...]] = {
        "no actionable warning existed": tuple(_none(facts)),
        "warnings existed that the desk didn't have": tuple(_missed(facts)),
        "too late to act": tuple(_late(facts)),
        "warned, and not heeded": tuple(_unheeded(facts)),
        "those at risk weren't told": tuple(_untold(facts)),
        "told, and no answer came": tuple(_unanswered(facts)),
        "protection was withdrawn before": tuple(_withdrawn(facts)),
        "warned in time, and acted on": tuple(_acted(facts)),
    }
    return tuple(Suggestion(finding=one, reasons=why) for one, why in found.items() if why)


def actionable(ladder: Sequence[Step]) -> bool:
    """Whether a warning is specific enough to be acted on."""
    rungs = said(ladder)
    return len(rungs) >= _ENOUGH and bool(rungs & {"target", "where"})


def _leads(facts: Facts) -> list[Lead]:
    """How long before it those warnings were there that could be acted on."""
    seen = [one.had for one in facts.before if actionable(one.ladder)]
    sent = [one.lead for case in facts.cases for one in case.sent if actionable(one.ladder)]
    return [*seen, *sent]


def _none(facts: Facts) -> Iterator[str]:
    if _leads(facts) or any(_missed(facts)):
        return
    issued = sum(len(case.sent) for case in facts.cases)
    number = len(facts.before) + len(facts.unread) + issued
    if number:
        rungs = "who, how, whom, where, when, how it is known and what to do"
        yield f"{_counted(number, 'warning')} before it, none of which says {_ENOUGH} of {rungs}"
    else:
        yield "no warning of it was published, as far as the desk has read, or issued before it"


def _missed(facts: Facts) -> Iterator[str]:
    """Warnings that could be acted on, and that the desk read when it was too late."""
    for one in facts.unread:
        if actionable(one.ladder):
            told = f"the warning by {one.warned.from_}, {one.lead.words} before"
            yield f"{told}, was published before it, and the desk read it only later"


def _late(facts: Facts) -> Iterator[str]:
    leads = _leads(facts)
    if leads and all(_is_late(one) for one in leads):
        longest = max(leads, key=lambda one: one.most)
        yield f"the first warning that could be acted on came {longest.words} before"


def _is_late(lead: Lead) -> bool:
    return lead.most <= (0 if lead.precision == "day" else _TOO_LATE)


def _unheeded(facts: Facts) -> Iterator[str]:
    for one in facts.before:
        if one.warned.response == "dismissed":
            yield f"the warning by {one.warned.from_}, {one.lead.words} before, was dismissed"
    for told in facts.told:
        for answer in told.answers:
            if answer.reply in ("dismissed", "disputed"):
                why = f" ({answer.said})" if answer.said else ""
                lead = f"{answer.lead.words} before"
                yield f"{told.row.name} {answer.reply} the desk's warning, {lead}{why}"


def _untold(facts: Facts) -> Iterator[str]:
    if not facts.cases:
        yield "the desk opened no case that bears on it, so it told nobody"
    for case in facts.cases:
        if case.coverage is None:
            yield f"the case {case.title} was opened {case.lead.words}"
    for told in facts.told:
        if told.never:
            yield f"{told.row.name} ({told.row.role}) was never told: {_why(told)}"


def _why(told: Told) -> str:
    return told.row.waiver or "; ".join(told.row.reasons) or told.row.told.said


def _unanswered(facts: Facts) -> Iterator[str]:
    for told in facts.told:
        if told.lead and not told.answers:
            yield f"{told.row.name} was told {told.lead.words} before, and answered nothing"


def _withdrawn(facts: Facts) -> Iterator[str]:
    for case in facts.cases:
        for one in case.measures:
            if one.state == "withdrawn before":
                who = f"by {one.withdrawn_by}, {one.lead.words} before"
                yield f"“{one.what}” was withdrawn {who}: {one.why}"


def _acted(facts: Facts) -> Iterator[str]:
    for told in facts.told:
        for answer in told.answers:
            if answer.reply == "acting":
                yield f"{told.row.name} acted {answer.lead.words} before: {answer.said}"
    for case in facts.cases:
        for one in case.measures:
            if one.state == "stood":
                yield f"“{one.what}” stood when it came"


def verdict(facts: Facts) -> Verdict:
    """How warning did, as the record has it."""
    if sent := [one for case in facts.cases for one in case.sent if _is_of_it(facts, case, one)]:
        first = f"the desk first issued a warning of it {sent[0].lead.words} before"
        outcome: Outcome = "hit" if facts.about.status == "happened" else "near miss"
        return Verdict(outcome=outcome, reasons=(first,))
    return Verdict(outcome=_unwarned(facts), reasons=tuple(_why_not(facts)))


def _is_of_it(facts: Facts, case: Handling, sent: Sent) -> bool:
    """Whether a warning names a place of the incident, or a person ties its case to that."""
    said = " ".join(step.words for step in sent.ladder).casefold()
    return case.tied or any(place.casefold() in said for place in facts.about.places)


def _unwarned(facts: Facts) -> Outcome:
    warned = any(case.sent for case in facts.cases)
    known = facts.looking and facts.about.status == "happened" and not warned
    return "miss" if known else "undecidable"


def _why_not(facts: Facts) -> Iterator[str]:
    if any(case.sent for case in facts.cases):
        places = ", ".join(facts.about.places)
        yield f"the desk warned, but its warnings name none of {places}: was that this?"
        return
    if facts.about.status != "happened":
        yield f"it is told as {facts.about.status}"
    if not facts.covered:
        yield "the desk has no article of the time before it about the place"
    elif not facts.looking:
        yield "the desk read all that it has of the time before it only afterwards"
    yield "the desk issued no warning of it"
    yield from _had(facts)


def _had(facts: Facts) -> Iterator[str]:
    for course in facts.courses:
        if course.lead and course.asked:
            yield f"though {course.watch} crossed its threshold {course.lead.words} before"


# The checklist


def checklist(facts: Facts, found: Iterable[FoundBy]) -> tuple[Checked, ...]:
    """All impediments, with what bears on them, and who found them."""
    people = list(found)
    hints: dict[Impediment, tuple[str, ...]] = {
        "evidence not examined": tuple(_waiting(facts)),
        "reluctance to believe": tuple(_decided(facts, "dismissed")),
        "reluctance to alarm": tuple(_waived(facts)),
    }
    return tuple(
        Checked(
            impediment=one,
            hints=hints.get(one, ()),
            by=tuple(row.by for row in people if one in row.found.impediments),
        )
        for one in get_args(Impediment)
    )


def _waiting(facts: Facts) -> Iterator[str]:
    for course in facts.courses:
        if waiting := [one for one in course.proposals if one.decided == "waiting"]:
            number = _counted(len(waiting), "proposal")
            lead = waiting[0].lead.words
            yield f"{number} of {course.watch} waited for a decision, the first since {lead} before"
    if unread := len(facts.unread):
        it = "it" if unread == 1 else "them"
        yield f"{_counted(unread, 'warning')} had been published, and the desk hadn't read {it}"


def _decided(facts: Facts, decision: str) -> Iterator[str]:
    for course in facts.courses:
        for one in course.proposals:
            if one.decided == decision:
                yield f"a proposal of {course.watch} was {decision} by {one.by}: {one.why}"


def _waived(facts: Facts) -> Iterator[str]:
    for case in facts.cases:
        for one in case.waivers:
            yield f"{one.by} waived warning ({one.ground}): {one.why}"


def standing(found: Iterable[FoundBy]) -> tuple[FoundBy, ...]:
    """Of each person the last finding, the latest of all last."""
    last = {one.by: one for one in sorted(found, key=lambda one: one.moment)}
    return tuple(sorted(last.values(), key=lambda one: one.moment))


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
