"""Policies, and who would get a warning: for people."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import groupby

from tocsin.desk.following import PolicyRow
from tocsin.desk.views import List
from tocsin.warn.asking import Reach
from tocsin.warn.needed import moment
from tocsin.warn.policy import Step
from tocsin.wording.lists.sheet import Entry, Line, Piece, Section, Sheet, dotted, line


def policies(rows: List[PolicyRow]) -> Sheet:
    """All policies, with their steps."""
    head = Entry(line(Piece("Policies", "strong")), "")
    return Sheet(head, (Section("How warnings are followed up", tuple(map(_policy, rows.rows))),))


def _policy(row: PolicyRow) -> Entry:
    policy = row.policy
    written = f"written by {row.by}, {moment(row.moment)}" if row.moment else "ships with Tocsin"
    together = "all recipients together" if policy.together else ""
    head = dotted(Piece(row.name, "strong"), written, together)
    ends = line(f"nobody is asked after {period(policy.longest)}")
    return Entry(head, "", (*map(step, policy.steps), ends))


def step(of: Step) -> Line:
    """Whom a step of a policy asks, when, how, and how often."""
    after = f"after {period(of.after)}" if of.after else "at once"
    again = f"up to {of.most} times, every {period(of.every)}" if of.every else ""
    enough = f"{of.answers} answers are enough" if of.answers > 1 else ""
    return dotted(f"{after}: {', '.join(of.to)}", ", ".join(of.channels), again, enough)


def reached(rows: List[Reach]) -> Sheet:
    """Who would get a warning, step by step."""
    head = Entry(line(Piece("Who would get it", "strong"), ", if nobody answered"), "")
    steps = groupby(rows.rows, key=lambda row: row.step)
    sections = [
        Section(f"Step {step}", tuple(_reach(row) for row in those)) for step, those in steps
    ]
    return Sheet(head, tuple(sections))


def _reach(row: Reach) -> Entry:
    if not row.recipient:
        return Entry(dotted(Piece("nobody", "strong"), row.why), "")
    told = dotted(moment(row.at), "by " + ", ".join(row.channels), row.why)
    return Entry(dotted(Piece(row.name, "strong"), row.recipient), "", (told,))


def period(span: timedelta) -> str:
    """A period in words: "1 h 30 min"."""
    return " ".join(_parts(span)) or "0 min"


def _parts(span: timedelta) -> Iterator[str]:
    minutes = int(span.total_seconds()) // 60
    for unit, size in (("d", 24 * 60), ("h", 60), ("min", 1)):
        count, minutes = divmod(minutes, size)
        if count:
            yield f"{count} {unit}"
