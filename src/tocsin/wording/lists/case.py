"""Cases: the duty to warn, the coverage matrix, and all that was decided."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import partial

from tocsin.assess import words as assessed
from tocsin.desk.dossiers import CaseFile, CaseRow, DraftRow, IssuedRow
from tocsin.warn import deeds
from tocsin.warn.case import Said, Standing
from tocsin.warn.coverage import Coverage, Row
from tocsin.warn.evidence import Evidence
from tocsin.warn.reaching import Cell
from tocsin.warn.suggesting import Suggested
from tocsin.warn.threshold import Judged
from tocsin.wording.formats import common
from tocsin.wording.lists import logged, words
from tocsin.wording.lists.sheet import (
    Entry,
    Grid,
    Line,
    Piece,
    Section,
    Sheet,
    bare,
    dotted,
    line,
    lines,
)

_REACHED = {
    "reached": "the duty to warn stands",
    "not reached": "the threshold isn't reached",
    "open": "the threshold isn't judged out",
}
_DAY = 86_400
_HOUR = 3_600


def entry(row: CaseRow) -> Entry:
    """A case in a list."""
    head = dotted(Piece(_state(row), "kind"), Piece(row.title, "strong"))
    waits = f"something waits since {logged.moment(row.waiting)}" if row.waiting else ""
    return Entry(head, row.id, lines(*about(row), *map(line, row.words), dotted(waits)))


def _state(row: CaseRow) -> str:
    return f"closed: {row.closed}" if row.closed else row.colour


def about(row: CaseRow) -> Iterator[Line]:
    """Whose a case is, since when, and how far it has come."""
    offered = f"offered to {row.offered}" if row.offered else ""
    yield dotted(f"{row.owner}'s", offered, f"opened {logged.moment(row.opened)}")
    reached = f"{row.reached} of {words.counted(row.victims, 'intended victim')} reached"
    issued = words.counted(row.warnings, "warning") if row.warnings else "no warning yet"
    yield dotted(_REACHED[row.threshold], issued, reached if row.victims else "")


def sheet(file: CaseFile) -> Sheet:
    """A case, opened."""
    told = partial(_said, known=names(file))
    sections = (
        Section("Duty to warn", tuple(_duty(file))),
        Section("Coverage", tuple(_coverage(file.coverage))),
        Section("What waits", tuple(_waiting(file.coverage))),
        Section("Evidence", tuple(map(_evidence, file.evidence)), numbered=True),
        Section("Not to warn", tuple(map(told, file.waivers))),
        Section("What harm warning may do", tuple(map(told, file.harms))),
        Section("Measures", tuple(_measure(one, file.coverage.at) for one in file.measures)),
        Section("Drafts", tuple(map(_draft, file.drafts))),
        Section("Warnings", tuple(map(_issued, file.warnings))),
        Section("History", tuple(map(told, file.history))),
    )
    return Sheet(_head(file), tuple(one for one in sections if one.items))


def _head(file: CaseFile) -> Entry:
    row = file.row
    proposed = f"proposed by the watch {row.watch}" if row.watch else ""
    told = [
        *about(row),
        dotted(f"opened by {file.by}", proposed, common.quoted(file.why)),
        *map(line, file.coverage.words),
    ]
    if file.closed is not None and isinstance(file.closed.deed, deeds.Closed):
        by = f"closed by {file.closed.by}"
        told.append(dotted(by, logged.moment(file.closed.moment), file.closed.deed.why))
    return Entry(
        dotted(Piece(_state(row), "kind"), Piece(row.title, "strong")), row.id, lines(*told)
    )


# The duty to warn


def _duty(file: CaseFile) -> Iterator[Entry]:
    yield Entry((), "", tuple(map(line, file.threshold.words)))
    numbers = {one: number for number, one in enumerate(file.evidence, 1)}
    hints = {one.criterion: _hint(one, numbers) for one in file.suggested}
    for one in file.threshold.criteria:
        yield _criterion(one, hints.get(one.criterion, ()))


def _criterion(judged: Judged, hint: Line) -> Entry:
    if judged.met is None or judged.moment is None:
        head = dotted(Piece(judged.criterion, "strong"), "not judged")
        return Entry(head, "", lines(hint))
    by = f"by {judged.by}, {logged.moment(judged.moment)}"
    head = dotted(Piece(f"{judged.criterion}: {judged.met}", "strong"), by)
    return Entry(head, "", (line(judged.why), *map(_cited, judged.evidence)))


def _hint(hint: Suggested, numbers: Mapping[Evidence, int]) -> Line:
    cited = ", ".join(str(numbers[one]) for one in hint.evidence if one in numbers)
    resting = f" (evidence {cited})" if cited else ""
    return line(f"suggested by the desk, for a person to judge: {hint.met}: {hint.why}{resting}")


def _cited(one: Evidence) -> Line:
    said = one.sentence.text if one.sentence else one.says
    return line("evidence: ", common.quoted(said), f" ({one.source})")


def _evidence(one: Evidence) -> Entry:
    at = words.day(str(one.day)) if one.day else ""
    head = dotted(Piece(one.source, "strong"), at, f"learnt {logged.moment(one.learnt)}")
    if one.sentence is None:
        return Entry(head, "", (line(common.quoted(one.says)),))
    return Entry(head, one.article or "", (line(one.says), line(common.quoted(one.sentence.text))))


# Coverage


def _coverage(told: Coverage) -> Iterator[Grid | Entry]:
    if not told.rows:
        yield bare("Nobody is named yet.")
        return
    yield Grid(
        ("who", "as", "told", "delivered", "acknowledged", "decided", "in all", "state"),
        tuple(_cells(row) for row in told.rows),
    )
    yield from map(covered, told.rows)


def _cells(row: Row) -> tuple[str, ...]:
    steps = (row.told, row.delivered, row.acknowledged, row.decided)
    return (
        row.recipient,
        "victim" if row.role == "intended victim" else row.role,
        *(one.state or "–" for one in steps),
        row.overall or "–",
        row.colour,
    )


def covered(row: Row) -> Entry:
    """A recipient's part in a case: how far a warning got, and why it is red or amber."""
    role = row.role if row.named else f"{row.role}, not named in this case"
    head = dotted(Piece(row.colour, "kind"), Piece(row.name, "strong"), role)
    steps = (
        ("contact", row.contact),
        ("told", row.told),
        ("delivered", row.delivered),
        ("acknowledged", row.acknowledged),
        ("decided", row.decided),
    )
    shown = [_step(name, cell) for name, cell in steps if cell.said not in ("", *row.reasons)]
    protectors = f"protected by {', '.join(row.protectors)}" if row.protectors else ""
    why = line(f"{row.colour}: {'; '.join(row.reasons)}") if row.reasons else ()
    waived = line(row.waiver) if row.waiver and row.waiver not in row.reasons else ()
    return Entry(head, "", lines(why, waived, *shown, dotted(protectors)))


def _step(name: str, cell: Cell) -> Line:
    since = f", {logged.moment(cell.since)}" if cell.since else ""
    return line(f"{name}: {cell.said}{since}")


def _waiting(told: Coverage) -> Iterator[Entry]:
    for one in told.waiting:
        yield Entry(dotted(Piece(age(one.since, told.at), "strong"), one.what), "")


def age(since: datetime, now: datetime) -> str:
    """How long something is ago: "3 days", "5 hours", "12 minutes"."""
    seconds = max(0, int((now - since).total_seconds()))
    if seconds >= _DAY:
        return words.counted(seconds // _DAY, "day")
    if seconds >= _HOUR:
        return words.counted(seconds // _HOUR, "hour")
    return words.counted(seconds // 60, "minute") if seconds >= 60 else "just now"


# Measures, warnings, history


def _measure(one: Standing, now: datetime) -> Entry:
    whom = f"protects {one.put.protects}" if one.put.protects else ""
    head = dotted(Piece(one.put.what, "strong"), f"by {one.put.by}", whom)
    since = f"in place since {logged.moment(one.since)}"
    ended = one.withdrawn
    if ended is not None and isinstance(ended.deed, deeds.Withdrawn):
        at = logged.moment(ended.moment)
        done = dotted(f"withdrawn {at} by {ended.deed.by}", ended.deed.why)
        return Entry(head, one.put.id, (line(since), done))
    due = assessed.day(one.review)
    late = one.review < now.date()
    review = f"overdue: was to be reviewed on {due}" if late else f"to be reviewed on {due}"
    return Entry(head, one.put.id, (dotted(since, review),))


def _draft(one: DraftRow) -> Entry:
    approved = f"approved by {', '.join(one.approved)}" if one.approved else "not approved"
    state = "issued" if one.issued else approved
    head = dotted(Piece(one.headline, "strong"), state)
    return Entry(head, one.id, (dotted(f"by {one.by}", logged.moment(one.moment)),))


def _issued(one: IssuedRow) -> Entry:
    drill = "a drill" if one.exercise else ""
    head = dotted(Piece(one.headline, "strong"), one.kind, drill)
    sent = f"issued {logged.moment(one.sent)} by {one.by}"
    to = f"to {words.counted(one.recipients, 'recipient')}"
    return Entry(head, one.id, (dotted(sent, to), line(_standing(one))))


def _standing(one: IssuedRow) -> str:
    if one.followed:
        return "another took its place"
    if one.kind == "cancel":
        return "it ends its matter"
    if one.due:
        return "its time ran out, which is no all-clear: renew, downgrade or cancel it"
    return f"holds until {logged.moment(one.expires)}"


def _said(said: Said, known: Mapping[str, str]) -> Entry:
    head = dotted(Piece(logged.moment(said.moment), "strong"), said.by or "the desk")
    return Entry(head, "", (line(logged.told(said.deed, known)),))


def names(file: CaseFile) -> dict[str, str]:
    """What ids in the deeds of a case are called."""
    return {
        **{row.recipient: row.name for row in file.coverage.rows},
        **{one.id: common.quoted(one.headline) for one in file.drafts},
        **{one.id: common.quoted(one.headline) for one in file.warnings},
        **{one.put.id: one.put.what for one in file.measures},
    }
