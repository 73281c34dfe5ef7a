"""The review of an incident: what was known, said, told and done before it.

What the desk makes of it is always told as a suggestion; what nobody covered is never called quiet.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import get_args

from tocsin.assess.words import day, percent
from tocsin.link.origins import key
from tocsin.records import Span
from tocsin.review.before import Known, Seen
from tocsin.review.findings import Checked, FoundBy
from tocsin.review.handling import Handling, Measure, Replied, Sent, Told, Waiver
from tocsin.review.incident import IncidentReview
from tocsin.review.knowable import Course, Indication, Proposed, Window
from tocsin.review.onset import Lead, Onset
from tocsin.review.specificity import Step
from tocsin.warn.deeds import Outcome
from tocsin.wording.formats import common
from tocsin.wording.lists import words
from tocsin.wording.lists.logged import moment
from tocsin.wording.lists.sheet import (
    Entry,
    Grid,
    Line,
    Piece,
    Place,
    Section,
    Sheet,
    bare,
    dotted,
    line,
    lines,
)

_ID = 10  # letters of an id that are shown in words


def sheet(review: IncidentReview) -> Sheet:
    """The review of an incident."""
    told = (*sections(review), Section("Say what you find", (_next(review),)))
    return Sheet(head(review), told)


def sections(review: IncidentReview, *, whole: bool = True) -> tuple[Section, ...]:
    """The parts of its sheet.

    `whole` is false where cases were taken out of it that whoever reads it may not see: then it
    says so, and doesn't say that there are none.
    """
    told = [
        Section(
            "What it comes to: suggestions of the desk, for a person to decide", _comes(review)
        ),
        Section("What people found", tuple(map(_found, review.found))),
        *_seen(review.seen),
        *(part for case in review.cases for part in _case(case)),
        *(_uncased(review.cases) if whole else _unshown()),
        *(part for one in review.courses for part in _course(one)),
        *_unwatched(review.courses),
        *_indications(review.indications),
        Section("How well the time before it is covered", (_windows(review.windows),)),
        Section(
            "Impediments (Grabo's checklist): a person ticks them", (_checklist(review.checklist),)
        ),
    ]
    return tuple(one for one in told if one.items)


def head(review: IncidentReview) -> Entry:
    """What is looked back at, and by what."""
    about = review.about
    kind = about.kind.replace("_", " ")
    kind = kind if about.status == "happened" else f"{kind} ({about.status})"
    place = ", ".join(about.places[:2])
    return Entry(
        dotted(Piece(f"Review: {kind}", "strong"), day(review.onset.day), place),
        about.incident,
        lines(
            line(common.quoted(about.trigger)) if about.trigger else (),
            line(_began(review.onset)),
            line(_asked(review)),
        ),
    )


def _began(of: Onset) -> str:
    if of.hour is not None:
        return f"it began at {_at(of.hour)}; leads are to the hour"
    began = f"it began on {day(of.day)}; no account gives the hour, so leads are to the day"
    ends = _at(of.latest).endswith("23:59 UTC")
    return began if ends else f"{began}; the first report of it is of {_at(of.latest)}"


def _asked(review: IncidentReview) -> str:
    if review.as_of is None:
        return "by all that the desk knows now"
    then = f"by what the desk knew at {_at(review.as_of)}"
    if review.hindsight:
        return f"{then}; only what the incident was is known from later"
    return then


def _at(when: datetime) -> str:
    """A moment in UTC: all of them by one clock."""
    return moment(when.astimezone(UTC))


# What it comes to


def _comes(review: IncidentReview) -> tuple[Entry, ...]:
    verdict = review.verdict
    if verdict is None:
        return ()
    first = Entry(
        line(Piece(_perhaps(verdict.outcome), "strong")), "", tuple(map(line, verdict.reasons))
    )
    rest = (
        Entry(line(Piece(one.finding, "strong")), "", tuple(map(line, one.reasons)))
        for one in review.suggested
    )
    return (first, *rest)


def _perhaps(outcome: Outcome) -> str:
    return outcome if outcome == "undecidable" else f"perhaps a {outcome}"


def _found(row: FoundBy) -> Entry:
    told = row.found
    head = dotted(Piece(told.outcome, "strong"), row.by, _at(row.moment))
    impediments = f"impediments: {', '.join(told.impediments)}" if told.impediments else ""
    return Entry(
        head, "", lines(line(common.quoted(told.why)), dotted(*told.findings), dotted(impediments))
    )


# Warnings that the news told

_HEADINGS: dict[Known, str] = {
    "known": "Warnings seen in the news, which the desk had before it",
    "published": "Warnings that had been published, and that the desk got only afterwards",
    "afterwards": "Warnings that were told of only afterwards",
}


def _seen(found: Sequence[Seen]) -> Iterator[Section]:
    for known, heading in _HEADINGS.items():
        rows = tuple(_warning(one, found) for one in found if one.known == known)
        if known == "known" and not rows:
            rows = (bare("None that bears on it, among the articles that the desk has."),)
        yield Section(heading, rows)


def _warning(one: Seen, found: Sequence[Seen]) -> Entry:
    warned = one.warned
    to = f" → {words.some(warned.to)}" if warned.to else ""
    head = line(Piece(warned.from_, "strong"), to, " · ", Piece(_lead(one.lead), "strong"))
    given = day(one.first) if one.first == one.last else f"{day(one.first)} to {day(one.last)}"
    how = "given" if warned.given else "published; when it was given isn't told"
    had = f"; the desk had it {_lead(one.had)}" if one.known == "known" else ""
    stands = Place(one.article, warned.sentence, one.version)
    outlet = Piece(one.outlet, place=stands)
    out = dotted(outlet, words.day(one.published), f"read {_at(one.learnt)}")
    return Entry(
        head,
        warned.id,
        lines(
            words.marks(warned.sentence, (warned.evidence,)),
            out,
            line(f"{how} {given}{had}"),
            line(_response(one)),
            *(line(_meant(other)) for other in found if _answers_for(other, one)),
            *_ladder(one.ladder),
            line("why here: " + "; ".join(one.reasons)),
            line(_back(one.origins, [warned.from_, one.outlet])),
        ),
    )


def _lead(lead: Lead) -> str:
    told = lead.words
    return told if lead.most <= 0 else f"{told} before"


def _response(one: Seen) -> str:
    said = "response unknown" if one.warned.response == "unknown" else one.warned.response
    answer = one.warned.answer
    return f"{said}: {common.quoted(answer.text)}" if answer else said


def _answers_for(other: Seen, one: Seen) -> bool:
    """Whether what became of a warning by nobody named may have become of this one."""
    return other.warned.id in one.meant and other.warned.response != "unknown"


def _meant(other: Seen) -> str:
    warned = other.warned
    return f"perhaps meant on {day(other.last)}, too: “{warned.from_}”, {warned.response}"


def _ladder(ladder: Sequence[Step]) -> tuple[Line, ...]:
    told = [
        f"{one.rung}: {common.quoted(one.words)}{' (by name)' * one.named}"
        for one in ladder
        if one.words
    ]
    silent = ", ".join(one.rung for one in ladder if not one.words)
    said = line(f"says {len(told)} of {len(ladder)}: {'; '.join(told)}") if told else ()
    return lines(said, line(f"doesn't say: {silent}") if silent else ())


def _back(keys: Sequence[str], names: Sequence[str | None]) -> str:
    """To whom something goes back, by the names that it has for them."""
    known = {key(name): name for name in names if name}
    told = ", ".join(known.get(one) or one.partition(":")[2] or one for one in keys)
    return f"goes back to {told}" if told else ""


# Cases of the desk


def _uncased(cases: Sequence[Handling]) -> Iterator[Section]:
    if not cases:
        none = "None bears on it: the desk opened no case, warned nobody, and noted no measure."
        yield Section("Cases of this desk", (bare(none),))


def _unshown() -> Iterator[Section]:
    told = "Not all that this desk did is shown: some of its warnings are for few eyes."
    yield Section("Cases of this desk", (bare(told),))


def _case(case: Handling) -> Iterator[Section]:
    heading = f"Case {case.case[:_ID]}"
    yield Section(heading, (_opened(case), *map(_sent, case.sent)))
    yield Section(f"{heading}: who had been told when it came", tuple(map(_told, case.told)))
    yield Section(f"{heading}: who decided not to warn", tuple(map(_waiver, case.waivers)))
    measures = tuple(map(_measure, case.measures))
    none = (bare("No measure was noted."),) if case.coverage else ()
    yield Section(f"{heading}: what protection stood", measures or none)


def _opened(case: Handling) -> Entry:
    head = dotted(Piece(case.title, "strong"), Piece(f"opened {_lead(case.lead)}", "strong"))
    if case.coverage is None:
        stood = "there was no case yet when it came"
    elif case.closed:
        stood = f"it had been closed as “{case.closed}” when it came"
    else:
        stood = f"it was open and {case.owner}'s when it came"
    nothing = "no warning was issued before it" if not case.sent else ""
    since = f"closed as “{case.outcome}” since" if case.outcome and not case.closed else ""
    return Entry(
        head,
        case.case,
        lines(
            dotted(f"opened by {case.by}", _at(case.opened), stood),
            dotted(nothing, since),
            dotted("why here: " + "; ".join(case.reasons)),
            *map(line, case.coverage.words if case.coverage else ()),
        ),
    )


def _sent(one: Sent) -> Entry:
    head = dotted(Piece(_lead(one.lead), "strong"), common.quoted(one.headline), one.kind)
    approved = f"approved by {', '.join(one.approved)}" if one.approved else "approved by nobody"
    reached = f"first message taken {_lead(one.reached)}" if one.reached else "no message was taken"
    answered = f"first answer {_lead(one.answered)}" if one.answered else "no answer before it"
    return Entry(
        head,
        one.id,
        lines(
            dotted(f"issued by {one.by}", approved, _at(one.moment)),
            dotted(reached, answered, f"{one.stood} when it came"),
            *_ladder(one.ladder),
        ),
    )


def _told(one: Told) -> Entry:
    told = f"told {_lead(one.lead)}" if one.lead else "never told"
    head = dotted(Piece(one.row.name, "strong"), one.row.role, Piece(told, "strong"))
    answers = _answers(one.answers) if one.answers else ("no answer before it",) * bool(one.lead)
    late = _answers(one.late)
    came = f"{one.row.colour}: {'; '.join(one.row.reasons)}".rstrip(": ")
    return Entry(head, "", lines(*map(line, (*answers, *late)), line(came)))


def _answers(answers: Sequence[Replied]) -> tuple[str, ...]:
    return tuple(
        f"{one.reply}: {one.by}, {_lead(one.lead)}" + (f" (“{one.said}”)" if one.said else "")
        for one in answers
    )


def _waiver(one: Waiver) -> Entry:
    whom = one.recipient or "anybody"
    head = dotted(Piece(f"not to warn {whom}", "strong"), one.by, _at(one.moment))
    return Entry(head, "", lines(line(f"{one.ground}: {one.why}")))


def _measure(one: Measure) -> Entry:
    protects = f"protects {one.protects}" if one.protects else ""
    head = dotted(Piece(one.what, "strong"), Piece(one.state, "kind"), protects)
    since = f"put in place by {one.by}, {_at(one.since)}"
    gone = ""
    if one.withdrawn is not None:
        lead = f", {_lead(one.lead)}" if one.state == "withdrawn before" else ""
        gone = f"withdrawn by {one.withdrawn_by}, {_at(one.withdrawn)}{lead}: {one.why}"
    return Entry(head, "", lines(line(since), line(gone) if gone else ()))


# What was knowable


def _unwatched(courses: Sequence[Course]) -> Iterator[Section]:
    if not courses:
        none = "No watch of this desk asks about it, so nobody looked for signs."
        yield Section("What was knowable", (bare(none),))


def _course(one: Course) -> Iterator[Section]:
    heading = f"What was knowable: the watch {one.watch}"
    yield Section(heading, (_crossed(one), *map(_proposed, one.proposals)))
    steps = tuple(
        (
            day(step.at),
            percent(step.before),
            percent(step.after),
            ", ".join(name.replace("_", " ") for name in step.moved),
        )
        for step in one.steps
        if step.moved
    )
    rose = Grid(("day", "before", "after", "moved by"), steps)
    yield Section(f"{heading}, day by day", (rose,) if steps else ())


def _crossed(one: Course) -> Entry:
    if one.crossed is None or one.lead is None:
        crossed = f"it never came to its threshold of {percent(one.threshold)}"
    else:
        when = f"{day(one.crossed)}, {_lead(one.lead)}"
        would = "came" if one.asked else "would have come"
        crossed = f"it {would} to its threshold of {percent(one.threshold)} on {when}"
    base = f"before anything was seen {percent(one.base_rate)} in {one.window_days} days"
    late = "" if one.asked else "; nobody at the desk asked before that"
    return Entry(
        line(Piece(crossed, "strong")),
        "",
        lines(
            line(one.question),
            dotted(base, f"{percent(one.eve)} on the eve"),
            line(f"first written {_at(one.written)}{late}"),
        ),
    )


def _proposed(one: Proposed) -> Entry:
    what = "threshold crossed" if one.kind == "crossing" else "warning seen"
    head = dotted(Piece(f"proposed {_lead(one.lead)}", "strong"), what, _at(one.moment))
    if one.when is None or one.decided == "waiting":
        return Entry(head, one.id, (line("nobody had decided of it when it came"),))
    told = dotted(f"{one.decided} by {one.by}", _at(one.when), common.quoted(one.why))
    return Entry(head, one.id, (told,))


_KNOWN: dict[Known, str] = {
    "known": "",
    "published": "published before it, and read by the desk only afterwards",
    "afterwards": "told of only afterwards",
}


def _indications(found: Sequence[Indication]) -> Iterator[Section]:
    if found:
        keys = {key for one in found if one.known == "known" for key in one.origins}
        count = words.counted(len(keys), "origin")
        yield Section(
            f"What was seen, in the order in which the desk had it; before it from {count}",
            tuple(map(_indication, found)),
        )


def _indication(one: Indication) -> Entry:
    name = one.indicator.replace("_", " ")
    head = dotted(Piece(_at(one.learnt), "strong"), Piece(name, "strong"), one.source or "")
    true = f"was so on {day(one.day)}" if one.day != one.learnt.date() else ""
    out = dotted(one.outlet or "", words.day(one.published), true, _KNOWN[one.known])
    said = line(_quoted(one.sentence, one)) if one.sentence else ()
    back = _back(one.origins, [one.source, one.outlet])
    return Entry(head, "", lines(said, out, dotted(back)))


def _quoted(sentence: Span, one: Indication) -> Piece:
    stands = Place(one.article, sentence, one.version) if one.article else None
    return Piece(common.quoted(sentence.text), place=stands)


def _windows(found: Sequence[Window]) -> Grid:
    return Grid(
        ("days", "articles about the place", "signs", ""),
        tuple(
            (
                f"{day(one.first)} to {day(one.last)}",
                str(one.articles),
                str(one.indications) if one.articles else "",
                one.words,
            )
            for one in found
        ),
    )


def _checklist(found: Sequence[Checked]) -> Grid:
    return Grid(
        ("impediment", "found by", "what may bear on it"),
        tuple((one.impediment, ", ".join(one.by), "; ".join(one.hints)) for one in found),
    )


def _next(review: IncidentReview) -> Entry:
    known = get_args(Outcome)
    outcomes = "|".join(one.replace(" ", "-") for one in known)
    id_ = review.about.incident[:_ID]
    return bare(f"tocsin review find {id_} --outcome {outcomes} --why …")
