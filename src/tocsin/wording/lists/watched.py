"""Watches and what they propose: how likely, how sure that is, and what moved it.

Likelihood and confidence never share a line, as they are about different things (ICD 203).
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tocsin.assess.scale import Likelihood
from tocsin.assess.watch.assessment import FalseAlarms, Step, Weight
from tocsin.assess.watch.definition import Watch
from tocsin.assess.words import percent, spaced
from tocsin.desk.lookout import DecisionRow, NoteRow, ProposalRow, SightingRow, WatchFile, WatchRow
from tocsin.link.origins import key
from tocsin.wording.formats import common
from tocsin.wording.lists import words
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

# Of sentences and reasons, so many are shown in a list.
_MOST = 3


def times(log_ratio: float) -> str:
    """A likelihood ratio for people, by which odds are multiplied: "× 2.3"."""
    return f"× {math.exp(log_ratio):.2g}"


def watch(row: WatchRow) -> Entry:
    """A watch in a list: what it asks, how likely that is, and what moved it last."""
    head = dotted(Piece(row.watch.name, "strong"), row.watch.question)
    return Entry(head, "", lines(*_judged(row), *_moved(row)))


def _judged(row: WatchRow) -> Iterator[Line]:
    over = row.closed is not None or row.assessment.review_due
    if over:
        yield line(_standing(row))
    told = row.assessment.likelihood
    within = f" within {row.watch.window_days} days"
    yield line(Piece(told.term, "strong"), f": {percent(told.probability)}{_band(told)}{within}")
    yield _confidence(row)
    yield dotted(_threshold(row), record(row.record, row.watch.window_days))
    if not over:
        yield line(_standing(row))


def _band(told: Likelihood) -> str:
    low, high = percent(told.low), percent(told.high)
    return f" ({low} to {high})" if low != high else ""


def _confidence(row: WatchRow) -> Line:
    """How sure that is, and what this rests on: who speaks for it, and how much was looked for."""
    weights = row.assessment.weights
    looked = sum(weight.state != "not looked for" for weight in weights)
    origins = words.counted(len(row.assessment.origins), "independent origin")
    resting = f"{origins}, {looked} of {len(weights)} indicators looked for"
    return line(f"confidence in this is {row.assessment.confidence}: {resting}")


def _threshold(row: WatchRow) -> str:
    over = row.assessment.likelihood.probability >= row.watch.threshold
    return f"{'at or above' if over else 'below'} the threshold of {percent(row.watch.threshold)}"


def record(told: FalseAlarms, window_days: int) -> str:
    """How a watch did in the desk's past: "3 alarms in 2.1 years, 2 of them false"."""
    years = f"in {told.years:.1f} years"
    if not told.raised:
        return f"no alarm yet that is {window_days} days old, {years}"
    return f"{words.counted(told.raised, 'alarm')} {years}, {told.false} of them false"


def _standing(row: WatchRow) -> str:
    """Until when it runs, or that it doesn't any more."""
    if row.closed is not None:
        return f"closed: {common.quoted(row.closed)}"
    if row.assessment.review_due:
        return f"expired on {_day(row.watch.until)}: review due; no all-clear"
    return f"review due after {_day(row.watch.until)}"


def _moved(row: WatchRow) -> Iterator[Line]:
    if row.last is None:
        yield line("nothing has moved it")
        return
    yield line("last moved on ", *_change(row.last))
    yield from _evidence(row.moved_by, row.last)


def _change(step: Step) -> Line:
    return line(Piece(_day(step.at), "strong"), f": {percent(step.before)} → {percent(step.after)}")


def _evidence(rows: Sequence[SightingRow], step: Step) -> Iterator[Line]:
    """What moved it by how much, each with the sentences behind it."""
    for name, by in sorted(step.moved.items(), key=lambda moved: -abs(moved[1])):
        behind = [one for one in rows if one.sighting.indicator == name]
        label = f"{spaced(name)} {times(by)}"
        yield from _sentences(behind, label) if behind else [line(Piece(label, "strong"))]


def _sentences(rows: Sequence[SightingRow], label: str) -> Iterator[Line]:
    for row in rows:
        yield line(Piece(label, "strong"), ": ", *sentence(row))
        label = "and"


def sentence(row: SightingRow) -> Line:
    """The sentence that shows an indicator and where it stands; else why it is held to be there."""
    told = row.sighting
    if told.sentence is None or row.source is None:
        by = f"noted by {told.source}" if told.source else ""
        return dotted(*map(common.quoted, told.reasons), by, _day(told.day))
    source, at = row.source, told.sentence
    quoted = Piece(common.quoted(at.text), place=Place(source.article, at, source.version))
    return dotted(quoted, words.outlet(source), words.day(source.published))


def proposal(row: ProposalRow) -> Entry:
    """A proposal in a list."""
    asked, reasons = line(row.question), _short(_reasons(row), f" in `{_show(row)}`")
    return _proposed(row, lines(asked, *reasons))


def proposal_opened(row: ProposalRow) -> Entry:
    """A proposal below its watch, with all its reasons."""
    return _proposed(row, _reasons(row))


def _proposed(row: ProposalRow, told: tuple[Line, ...]) -> Entry:
    made = row.proposal
    what = "threshold crossed" if made.kind == "crossing" else "warning seen"
    head = dotted(Piece(what, "strong"), _day(made.at), made.watch)
    shown = tuple(
        line(f"{spaced(one.sighting.indicator)}: ", *sentence(one)) for one in row.evidence
    )
    past = line("this watch so far: ", record(row.record, row.window_days))
    # Of a crossing that is its first reason.
    then = f"{percent(made.probability)} when proposed" if made.kind == "warning" else ""
    told = (*told, *_short(shown, ""), dotted(then), past, _decided(row.decided))
    return Entry(head, made.id, lines(*told))


def _reasons(row: ProposalRow) -> tuple[Line, ...]:
    known = _names(row.evidence)
    return tuple(line(_called(reason, known)) for reason in row.proposal.reasons)


def _called(reason: str, known: Mapping[str, str]) -> str:
    """A reason with origins by their names, where it has their keys."""
    for id_, name in known.items():
        reason = reason.replace(f"without {id_} ", f"without {name} ")
    return reason


def _show(row: ProposalRow) -> str:
    return f"tocsin watch show {row.proposal.watch}"


def _short(told: tuple[Line, ...], where: str) -> tuple[Line, ...]:
    """The first few of them, and how many more there are, and where."""
    more = len(told) - _MOST
    return (*told[:_MOST], line(f"and {more} more{where}")) if more > 0 else told


def _decided(row: DecisionRow | None) -> Line:
    if row is None:
        return line(Piece("waits for a decision", "strong"))
    by = f" by {row.by}" if row.by else ""
    done = "opened again" if row.decision == "open" else row.decision
    return dotted(Piece(f"{done}{by}", "strong"), words.moment(row.moment), common.quoted(row.why))


def sheet(file: WatchFile) -> Sheet:
    """A watch, opened: what it comes to, how it came to that, and what it proposed."""
    rose = Section("How it rose", tuple(steps(file)) or (bare("Nothing was seen of it."),))
    proposed = Section("Proposals", tuple(map(proposal_opened, file.proposals)))
    sections = (rose, *resting(file), proposed)
    return Sheet(head(file.row), tuple(one for one in sections if one.items))


def resting(file: WatchFile) -> tuple[Section, ...]:
    """What it rests on: its indicators, single origins, and what people noted."""
    return (
        Section("Indicators", (_indicators(file.row),)),
        Section("Without a single origin", tuple(_without(file))),
        Section("Notes", tuple(map(_note, file.notes))),
    )


def head(row: WatchRow) -> Entry:
    """What a watch asks, what that comes to, and by what numbers."""
    of = row.watch
    written = dotted(f"written by {row.by}" if row.by else "written", words.moment(row.moment))
    since = line(f"from {_day(of.start)} to {_day(of.until)}")
    base = line(f"before anything was seen {percent(of.base_rate)}: {of.base_source}")
    return Entry(
        dotted(Piece(of.name, "strong"), of.question),
        "",
        lines(*_judged(row), _about(of), base, since, written),
    )


def _about(of: Watch) -> Line:
    told = (("places", of.places), ("actors", of.actors), ("targets", of.targets))
    return dotted(*(f"{name}: {', '.join(held)}" for name, held in told if held))


def steps(file: WatchFile) -> Iterator[Entry]:
    """How it rose, the first step first: each with what moved it, and what moved nothing."""
    seen = {one.sighting.id: one for one in file.seen}
    for step in file.steps:
        new = [seen[id_] for id_ in step.sightings if id_ in seen]
        still = [one for one in new if one.sighting.indicator not in step.moved]
        quiet = _sentences(still, "moves nothing")
        yield Entry(_change(step), "", (*_evidence(new, step), *quiet))


def _indicators(row: WatchRow) -> Grid:
    asked = {one.name: one for one in row.watch.indicators}
    return Grid(
        ("indicator", "state", "odds", "so far", "usual in 30 days"),
        tuple(
            (
                spaced(weight.indicator),
                weight.state,
                _odds(weight),
                words.counted(weight.observations, asked[weight.indicator].counts[:-1])
                if weight.observations
                else "",
                f"{asked[weight.indicator].normal:g}",
            )
            for weight in row.assessment.weights
        ),
    )


def _odds(weight: Weight) -> str:
    if weight.state == "not looked for":
        return ""
    ends = sorted({times(weight.low), times(weight.high)})
    band = f" ({times(weight.low)[2:]} to {times(weight.high)[2:]})" if len(ends) > 1 else ""
    return f"{times(weight.added)}{band}"


def _without(file: WatchFile) -> Iterator[Grid | Entry]:
    now, known = percent(file.row.assessment.likelihood.probability), _names(file.seen)
    less = sorted(file.row.assessment.without.items(), key=lambda pair: (pair[1], pair[0]))
    told = [(known.get(id_) or _written(id_, file.seen), percent(left)) for id_, left in less]
    moving = tuple((name, left) for name, left in told if left != now)
    if moving:
        yield Grid(("without", f"it would be (now {now})"), moving)
    if rest := len(told) - len(moving):
        yield bare(f"Without any of {words.counted(rest, 'other')} it would be the same.")


def _names(rows: Iterable[SightingRow]) -> dict[str, str]:
    """Origins and who carries them, by their keys, as articles call them."""
    told = [one.sighting.source for one in rows] + [
        words.outlet(one.source) for one in rows if one.source
    ]
    return {key(name): name for name in told if name}


def _written(id_: str, rows: Iterable[SightingRow]) -> str:
    """What a key is of, as a sentence writes it: "name:ivo dreck" is Ivo Dreck."""
    name = id_.partition(":")[2] or id_
    for row in rows:
        text = row.sighting.sentence.text if row.sighting.sentence else ""
        at = text.lower().find(name)
        if at >= 0:
            return text[at : at + len(name)]
    return name


def _note(row: NoteRow) -> Entry:
    on = f" on {words.day(row.day)}" if row.day else ""
    head = dotted(Piece(f"{spaced(row.indicator)}: {row.state}{on}", "strong"), row.by)
    return Entry(head, "", lines(dotted(common.quoted(row.why), words.moment(row.moment))))


def _day(value: object) -> str:
    return words.day(str(value))
