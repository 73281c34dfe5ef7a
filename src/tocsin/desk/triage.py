"""Triage: what becomes of an incident, as people say: dismissed, somebody's task, or open again.

Nothing is taken away: a dismissed incident stays in all lists, and is new to nobody any more.
"""

from collections.abc import Collection, Mapping
from typing import Literal, get_args

from tocsin.desk import naming
from tocsin.desk.accounts import folded
from tocsin.desk.part import Part
from tocsin.desk.refusing import refusing
from tocsin.errors import NotFoundError, TocsinError
from tocsin.records import Record
from tocsin.store import Entry, View, groups, journal, people, triage
from tocsin.store.triage import Triaged
from tocsin.warn import needed

What = Literal["dismissed", "assigned", "open"]


class TriageRow(Record, frozen=True):
    """What is to become of an incident: who said so, when and why.

    `assignee` is the name of whoever has it; None unless it is assigned.
    """

    incident: str
    what: What
    assignee: str | None
    by: str
    moment: str
    why: str


class Triage(Part):
    """What can be said of incidents; by the id of one, of an account of it, or how either begins.

    Raises NotFoundError where there is none, and TocsinError where nobody signs.
    """

    def dismiss(self, incident: str, *, why: str) -> TriageRow:
        """Say that nothing is to be done about it, and why."""
        with refusing():
            reason = needed.reason(why, "dismissing an incident")
        with self._enter(f"dismiss {incident}") as entry:
            return _said(entry, incident, "dismissed", reason)

    def assign(self, incident: str, to: str, *, why: str = "") -> TriageRow:
        """Say who is to see to it: by account or name, where there are accounts; else by name."""
        with self._enter(f"assign {incident}") as entry:
            return _said(entry, incident, "assigned", why.strip(), _assignee(entry.view, to))

    def reopen(self, incident: str, *, why: str) -> TriageRow:
        """Take back that it was dismissed or assigned, and say why."""
        with refusing():
            reason = needed.reason(why, "reopening an incident")
        with self._enter(f"reopen {incident}") as entry:
            return _said(entry, incident, "open", reason)

    def of(
        self, incidents: Collection[str], *, as_of: str | None = None
    ) -> Mapping[str, TriageRow]:
        """What is to become of these, by their ids; those of which nobody has spoken are left out.

        An incident that is open again is among them.
        """
        with self._look(as_of) as view:
            return of(view, incidents)

    def history(self, incident: str, *, as_of: str | None = None) -> tuple[TriageRow, ...]:
        """All that was said of one, the first first."""
        with self._look(as_of) as view:
            group = _group(view, incident)
            return tuple(_row(view, group, one) for one in triage.history(view, group))

    def assignees(self) -> tuple[str, ...]:
        """The names of those to whom incidents can be assigned; none on a desk without accounts."""
        with self._look(None) as view:
            return tuple(sorted(_able(view).values()))


def of(view: View, incidents: Collection[str]) -> Mapping[str, TriageRow]:
    """What is to become of these incidents; see `Triage.of`."""
    standing = triage.standing(view, incidents)
    return {group: _row(view, group, one) for group, one in standing.items()}


def _said(
    entry: Entry, incident: str, what: What, why: str, assignee: str | None = None
) -> TriageRow:
    with refusing():
        needed.name(entry.by, "what becomes of an incident")
    group = _group(entry.view, incident)
    before = triage.standing(entry.view, [group]).get(group)
    if (before.what if before else "open", before and before.assignee) == (what, assignee):
        now = f"assigned to {assignee}" if assignee else what
        raise TocsinError(f"this incident is {now} already", "nothing was changed")
    # Any account will do; the first is the likeliest to stay.
    account = groups.members(entry.view, "incident", group)[0].member
    said = Triaged(account, what, assignee, why, entry.learnt)
    triage.add(entry, said)
    return _row(entry.view, group, said)


def _group(view: View, incident: str) -> str:
    member = naming.member(view, "incident", incident)
    group = groups.groups_of(view, "incident", [member]).get(member, member)
    return naming.now(view, "incident", group)


def _assignee(view: View, to: str) -> str:
    """The name of whoever is meant. Raises TocsinError, or NotFoundError where nobody is."""
    if not people.known(view):
        with refusing():
            return needed.name(to, "an assignment")
    able = _able(view)
    if folded(to) in able:
        return able[folded(to)]
    if to.strip() in able.values():
        return to.strip()
    problem = "is nobody to whom an incident can be assigned"
    raise NotFoundError(to, problem, f"there are {', '.join(sorted(able.values())) or 'none'}")


def _able(view: View) -> Mapping[str, str]:
    """The names of those who may judge, by account."""
    standing = people.standing(view)
    return {
        account: kept.name
        for account, kept in standing.items()
        if kept.disabled is None and kept.role != "reader"
    }


def _row(view: View, group: str, said: Triaged) -> TriageRow:
    line = journal.line(view, said.learnt)
    return TriageRow(
        incident=group,
        what=next(one for one in get_args(What) if one == said.what),
        assignee=said.assignee,
        by=line.by,
        moment=line.moment,
        why=said.why,
    )
