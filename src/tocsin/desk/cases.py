"""Cases: one for each threat, from a proposal or a person's worry to how it ended."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import NamedTuple

from tocsin.assess.watch.assessment import Proposal
from tocsin.desk import citing, lookout, matters, naming, watching
from tocsin.desk.dossiers import CaseFile, CaseRow, opened, row, urgency
from tocsin.desk.part import Part
from tocsin.desk.refusing import refusing
from tocsin.desk.views import Reference
from tocsin.records import identify
from tocsin.store import Entry, View, ids, ledger, watches
from tocsin.store.packing import unpack_record
from tocsin.store.watches import Proposed
from tocsin.warn import deeds, duty, measures, needed, ownership, threshold
from tocsin.warn.case import Case
from tocsin.warn.deeds import AnyDeed, Criterion, Met, Outcome
from tocsin.warn.evidence import Evidence
from tocsin.warn.people import Role


class Opening(NamedTuple):
    """The id of a case, and whether it was opened just now."""

    id: str
    new: bool


class Cases(Part):
    """What can be done about threats.

    `case` is everywhere the id of one, or how it begins. `evidence` are ids of statements,
    warnings, blame, incidents or their accounts, or how these begin; their sentences come along.
    "1" is the first evidence of the case; `known` is what the person knows, in their words. Raises
    NotFoundError where something isn't there, and TocsinError where it can't be done.
    """

    # Opening

    def open(self, proposal: str, *, why: str = "") -> Opening:
        """Open the case of a proposal, which is taken thereby; once, however often it is asked."""
        with self._look(None) as view:
            id_ = _of_proposal(naming.proposal(view, proposal))
            if _is_case(view, id_):
                return Opening(id_, new=False)
        with self._enter(f"open {proposal}") as entry:
            return self._open(entry, naming.proposal(entry.view, proposal), why)

    def _open(self, entry: Entry, proposal: str, why: str) -> Opening:
        view, id_ = entry.view, _of_proposal(proposal)
        if _is_case(view, id_):  # another desk was quicker
            return Opening(id_, new=False)
        with refusing():
            needed.name(self._by, "a case")
        made = next(one for one in watches.proposals(view) if one.id == proposal)
        reason = why or unpack_record(made.packed, Proposal).reasons[0]
        kept = watches.decisions(view).get(proposal)
        if kept is None or kept.verdict != "taken":
            lookout.decide(entry, proposal, "taken", reason)
        done = deeds.Opened(
            title=_question(view, made),
            why=reason,
            proposal=proposal,
            watch=made.watch,
            evidence=citing.proposed(view, made),
        )
        ledger.write(entry, id_, done)
        return Opening(id_, new=True)

    def propose(self, title: str, *, why: str, evidence: Sequence[str] = ()) -> Opening:
        """Open a case because a person is worried; why is what they know."""
        with self._enter("propose a case") as entry:
            with refusing():
                by = needed.name(self._by, "a case")
                name = needed.title(title, "a case")
                reason = needed.reason(why, "a case")
            now = self._moment(entry)
            cited = citing.named(entry.view, evidence)
            known = citing.own(reason, by, now)
            id_ = identify("case", name, entry.moment)
            if _is_case(entry.view, id_):  # proposed twice at once
                return Opening(id_, new=False)
            done = deeds.Opened(title=name, why=reason, evidence=(*cited, known))
            ledger.write(entry, id_, done)
            return Opening(id_, new=True)

    # The threshold, and waiving the duty

    def tick(
        self,
        case: str,
        criterion: Criterion,
        met: Met,
        *,
        why: str,
        evidence: Sequence[str] = (),
        known: str = "",
    ) -> str:
        """Judge a criterion of the threshold; the id of the case."""

        def judged(of: Case, entry: Entry) -> AnyDeed:
            cited = self._cited(of, entry, evidence, known)
            return threshold.ticked(of, criterion, met, why, cited, self._by)

        return self._do(case, f"tick {criterion}", judged)

    def _cited(
        self, of: Case, entry: Entry, evidence: Sequence[str], known: str
    ) -> tuple[Evidence, ...]:
        cited = citing.named(entry.view, evidence, of.evidence)
        now = self._moment(entry)
        return (*cited, citing.own(known, self._by, now)) if known.strip() else cited

    def harm(self, case: str, what: str) -> str:
        """Write down what harm warning may do; it waives nothing."""
        return self._do(case, "harm", lambda of, _: duty.harm(of, what))

    def waive(self, case: str, *, ground: str, why: str, recipient: str | None = None) -> str:
        """Decide not to warn somebody, or (None) anybody."""
        return self._do(
            case, "waive", lambda of, _: duty.waived(of, recipient, ground, why, self._by)
        )

    def unwaive(self, case: str, *, why: str, recipient: str | None = None) -> str:
        """Take a waiver back."""
        return self._do(case, "unwaive", lambda of, _: duty.unwaived(of, recipient, why, self._by))

    # People

    def name(self, case: str, recipient: str, role: Role, *, why: str = "") -> str:
        """Say that somebody would be hit, or can act; they must be written down."""

        def named(of: Case, entry: Entry) -> AnyDeed:
            known = matters.recipient(entry.view, recipient)
            with refusing():
                needed.opened(of)
                if of.people.get(known.id) == role:
                    raise ValueError(f"{known.id} is named as {role} already; nothing is to do")
            return deeds.Named(recipient=known.id, role=role, why=why.strip())

        return self._do(case, f"name {recipient}", named)

    def unname(self, case: str, recipient: str, *, why: str) -> str:
        """Say that somebody is no part of the case any more."""

        def unnamed(of: Case, _: Entry) -> AnyDeed:
            needed.opened(of)
            if recipient not in of.people:
                raise ValueError(f"{recipient} is no part of the case; see `tocsin case show`")
            return deeds.Unnamed(recipient=recipient, why=needed.reason(why, "taking them out"))

        return self._do(case, f"unname {recipient}", unnamed)

    # Whose it is

    def offer(
        self,
        case: str,
        to: str,
        *,
        until: datetime,
        why: str,
        deputy: str | None = None,
        unasked: str = "",
    ) -> str:
        """Offer the case to somebody; it stays whose it was until they accept.

        `unasked` is why its owner can't be asked, where neither they nor their deputy sits here.
        """
        asked = deeds.Offered(to=to, until=until, why=why, deputy=deputy, unasked=unasked)

        def offered(of: Case, entry: Entry) -> AnyDeed:
            people = matters.recipients(entry.view)
            return ownership.offered(of, asked, self._by, people, self._moment(entry))

        return self._do(case, f"offer to {to}", offered)

    def accept(self, case: str) -> str:
        """Take the case, as whoever sits at the desk."""

        def accepted(of: Case, entry: Entry) -> AnyDeed:
            people = matters.recipients(entry.view)
            return ownership.accepted(of, self._by, people, self._moment(entry))

        return self._do(case, "accept", accepted)

    def decline(self, case: str, *, why: str) -> str:
        """Don't take the case, as whoever sits at the desk."""

        def declined(of: Case, entry: Entry) -> AnyDeed:
            return ownership.declined(of, self._by, why, matters.recipients(entry.view))

        return self._do(case, "decline", declined)

    # Measures

    def put(self, case: str, what: str, *, who: str, review: date, protects: str | None) -> str:
        """Write down a measure that `who` put in place; the id of the case."""
        return self._do(
            case,
            "put a measure",
            lambda of, entry: measures.put(
                of, what, who, protects, review, self._moment(entry).date()
            ),
        )

    def review(self, case: str, measure: str, *, review: date, why: str) -> str:
        """Say that a measure was looked at and stays; `measure` is its id, or how it begins."""

        def reviewed(of: Case, entry: Entry) -> AnyDeed:
            id_ = measures.named(of, measure)
            return measures.reviewed(of, id_, review, why, self._moment(entry).date())

        return self._do(case, "review a measure", reviewed)

    def withdraw(self, case: str, measure: str, *, who: str, why: str) -> str:
        """Say who ended a measure and why; `measure` is its id, or how it begins."""

        def withdrawn(of: Case, _: Entry) -> AnyDeed:
            return measures.withdrawn(of, measures.named(of, measure), who, why)

        return self._do(case, "withdraw a measure", withdrawn)

    # The end

    def close(self, case: str, outcome: Outcome, *, why: str, incident: str | None = None) -> str:
        """Close a case: nobody is paged any more. `incident` is what happened, if it did."""

        def closed(of: Case, entry: Entry) -> AnyDeed:
            needed.opened(of)
            needed.name(self._by, "closing a case")
            reason = needed.reason(why, "closing a case")
            came = _incident(entry.view, incident) if incident else None
            return deeds.Closed(outcome=outcome, why=reason, incident=came)

        return self._do(case, f"close as {outcome}", closed)

    def reopen(self, case: str, *, why: str) -> str:
        """Go on with a case that was closed."""

        def reopened(of: Case, _: Entry) -> AnyDeed:
            if of.closed is None:
                raise ValueError("the case is open; nothing is to do")
            return deeds.Reopened(why=needed.reason(why, "reopening a case"))

        return self._do(case, "reopen", reopened)

    def _do(self, case: str, what: str, make: Callable[[Case, Entry], AnyDeed]) -> str:
        """Do one thing in a case, where it can be done; the id of the case."""
        with self._enter(f"case: {what}") as entry:
            of = matters.case(entry.view, case)
            with refusing():
                done = make(of, entry)
            ledger.write(entry, of.id, done)
            return of.id

    # Looking

    def list(self, *, as_of: str | None = None) -> tuple[CaseRow, ...]:
        """All cases: open ones first, of these what is red first, then the newest."""
        now = self._at(as_of)
        with self._look(as_of) as view:
            people = matters.recipients(view)
            rows = [row(one, people, now) for one in matters.cases(view)]
        return tuple(sorted(rows, key=urgency))

    def places(
        self, evidence: Iterable[Evidence], *, as_of: str | None = None
    ) -> dict[Evidence, Reference]:
        """The articles that evidence stands in, in the last version that holds its sentence."""
        with self._look(as_of) as view:
            return citing.places(view, evidence)

    def show(self, case: str, *, as_of: str | None = None) -> CaseFile:
        """A case opened."""
        with self._look(as_of) as view:
            return opened(view, naming.case(view, case), self._at(as_of))


def _of_proposal(proposal: str) -> str:
    return identify("case", proposal)


def _is_case(view: View, id_: str) -> bool:
    return bool(ids.beginning(view, "case", id_))


def _question(view: View, made: Proposed) -> str:
    return watching.watch_of(watching.named(view, made.watch)).question


def _incident(view: View, name: str) -> str:
    return naming.now(view, "incident", naming.member(view, "incident", name))
