"""Tending cases: what is due is planned and written down, so that it is sent."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime
from typing import Literal, NamedTuple

from tocsin.desk import following, matters, moments, naming
from tocsin.desk.following import PolicyRow
from tocsin.desk.part import Part
from tocsin.desk.refusing import refusing
from tocsin.errors import NotFoundError
from tocsin.records import Record
from tocsin.store import Entry, Store, View, ledger
from tocsin.store.matters import last, latest
from tocsin.warn import asking, deeds, holding
from tocsin.warn.asking import Reach
from tocsin.warn.case import Case
from tocsin.warn.deeds import AnyDeed
from tocsin.warn.escalation import Planned, planned
from tocsin.warn.folding import folded
from tocsin.warn.policies import named
from tocsin.warn.warning import Draft

Became = Literal["new", "changed", "as before"]


class Tended(Record, frozen=True):
    """What came of tending: how many cases were looked at, and what was written of each kind."""

    cases: int = 0
    queued: int = 0
    escalated: int = 0
    dropped: int = 0
    due: int = 0
    lapsed: int = 0


class SilenceRow(Record, frozen=True):
    """A case in which nobody is asked again: until when, who said so, and why."""

    case: str
    title: str
    until: datetime
    by: str
    why: str


# The last line in a case that could make something due, and the last in the directory.
_State = tuple[int, int]


class _Looked(NamedTuple):
    """A case, how it stood, the number of its last line, and what was due in it."""

    matter: str
    state: _State
    number: int
    planned: Planned


class Tending(Part):
    """What is done about cases by and by, and how.

    `case` is everywhere the id of one, or how it begins. Raises NotFoundError where something
    isn't there, and TocsinError where it can't be done.
    """

    def __init__(self, store: Store, by: str, clock: Callable[[], str]) -> None:
        super().__init__(store, by, clock)
        # How cases stood when they were planned last, and when something will be due again.
        self._waits: dict[str, tuple[_State, datetime | None]] = {}

    def tend(self) -> Tended:
        """Write down what is due in every case: whom to tell, to ask again, to ask next.

        What nothing can be due in yet isn't looked at: nothing has happened in it, and it isn't
        time.
        """
        counts: Counter[type[deeds.Deed]] = Counter()
        looked = self._looked()
        for one in looked:
            if one.planned.deeds:
                counts.update(map(type, self._written(one)))
            # Only now: what couldn't be written is planned again.
            self._waits[one.matter] = (one.state, one.planned.later)
        return Tended(
            cases=len(looked),
            queued=counts[deeds.Queued],
            escalated=counts[deeds.Escalated],
            dropped=counts[deeds.Dropped],
            due=counts[deeds.Due],
            lapsed=counts[deeds.Lapsed],
        )

    def _looked(self) -> list[_Looked]:
        """The cases that anything can be due in, and what is."""
        now = self._now()
        with self._look(None) as view:
            planning = _Planning(view)
            return [
                _Looked(matter, state, last(view, matter), planning.planned(view, matter, now))
                for matter, state in _states(view).items()
                if self._ready(matter, state, now)
            ]

    def _written(self, one: _Looked) -> tuple[AnyDeed, ...]:
        with self._enter(f"tend {one.matter}") as entry:
            # Somebody else may have tended it meanwhile.
            same = last(entry.view, one.matter) == one.number
            done = one.planned.deeds if same else _anew(entry, one.matter, self._moment(entry))
            ledger.write(entry, one.matter, *done)
        return done

    def _ready(self, matter: str, state: _State, now: datetime) -> bool:
        """Whether anything can be due: something has happened since, or it is time."""
        before, until = self._waits.get(matter, (None, None))
        return before != state or (until is not None and until <= now)

    def silence(self, case: str, until: str, *, why: str) -> datetime:
        """Ask nobody again in a case until then; until when that is.

        `until` is a moment as `tocsin.desk.moments` takes it.
        """
        with self._enter(f"silence {case}") as entry:
            id_ = naming.case(entry.view, case)
            now, then = self._moment(entry), datetime.fromisoformat(moments.moment(until))
            with refusing():
                deed = holding.silence(matters.case(entry.view, id_), then, why, self._by, now)
            ledger.write(entry, id_, deed)
        return deed.until

    def unsilence(self, case: str, *, why: str) -> None:
        """Ask again."""
        with self._enter(f"unsilence {case}") as entry:
            id_ = naming.case(entry.view, case)
            with refusing():
                of = matters.case(entry.view, id_)
                deed = holding.unsilence(of, why, self._by, self._moment(entry))
            ledger.write(entry, id_, deed)

    def silences(self, *, as_of: str | None = None) -> tuple[SilenceRow, ...]:
        """The cases that are silenced, those first in which asking goes on first."""
        now = self._at(as_of)
        with self._look(as_of) as view:
            ever = {line.matter for line in ledger.of_kinds(view, deeds.Silenced)}
            found = [_silence(folded(ledger.lines(view, one)), now) for one in sorted(ever)]
        return tuple(sorted((one for one in found if one), key=lambda one: one.until))

    # Policies

    def keep_policy(self, text: str, name: str) -> tuple[str, Became]:
        """Write a policy down, or anew: its name, and what became of it.

        `name` is its own unless the file says another. Raises SourceError where the text is none.
        """
        policy = following.read(text, name)
        with self._look(None) as view:
            before = following.rows(view).get(policy.name)
            following.check_people(view, policy)
        if before is not None and before.text == text:
            return policy.name, "as before"
        with self._enter(f"policy {policy.name}") as entry:
            ledger.write(entry, "", deeds.Policy(name=policy.name, text=text))
        written = before is not None and before.moment is not None
        return policy.name, "changed" if written else "new"

    def policies(self, *, as_of: str | None = None) -> tuple[PolicyRow, ...]:
        """All policies, by name."""
        with self._look(as_of) as view:
            return tuple(following.rows(view).values())

    def policy(self, name: str, *, as_of: str | None = None) -> PolicyRow:
        """One policy. Raises NotFoundError."""
        with self._look(as_of) as view:
            return following.row(view, name)

    def who(
        self, case: str, *, policy: str | None = None, as_of: str | None = None
    ) -> tuple[Reach, ...]:
        """Who would get the last warning or draft of a case if it were issued now; nothing is sent.

        As its own policy has it, or the one that is named.
        """
        now = self._at(as_of)
        with self._look(as_of) as view:
            of = matters.case(view, case)
            text = _last(of, case)
            row = following.row(view, policy) if policy else None
            chosen = row.policy if row else named(following.policies(view), text.policy)
            return asking.who(text, chosen, matters.recipients(view), of, now)


# What makes something due, or not due any more.
_KINDS = (
    deeds.Kept,
    deeds.Policy,
    deeds.Opened,
    deeds.Waived,
    deeds.Unwaived,
    deeds.Offered,
    deeds.Accepted,
    deeds.Declined,
    deeds.Closed,
    deeds.Reopened,
    deeds.Issued,
    deeds.Failed,
    deeds.Reported,
    deeds.Answered,
    deeds.Silenced,
    deeds.Unsilenced,
)


def _states(view: View) -> dict[str, _State]:
    """How each matter stands that anything may be due in.

    These are open ones with a warning or an offer, and those of which messages wait.
    """
    done = latest(view, *_KINDS)
    directory = max(done.pop("", {}).values(), default=0)
    busy = {
        matter
        for matter, last in done.items()
        if last.get(deeds.Closed, 0) <= last.get(deeds.Reopened, 0)
        and (deeds.Issued in last or deeds.Offered in last)
    }
    return {
        matter: (max(done[matter].values()), directory)
        for matter in sorted(busy | ledger.posting(view))
    }


class _Planning:
    """What all plans need: the directory and the policies, read once."""

    def __init__(self, view: View) -> None:
        self._people = matters.recipients(view)
        self._policies = following.policies(view)

    def planned(self, view: View, matter: str, now: datetime) -> Planned:
        """What is due in a case."""
        return planned(folded(ledger.lines(view, matter)), self._people, self._policies, now)


def _anew(entry: Entry, matter: str, now: datetime) -> tuple[AnyDeed, ...]:
    return _Planning(entry.view).planned(entry.view, matter, now).deeds


def _silence(case: Case, now: datetime) -> SilenceRow | None:
    """The silence of a case, if it lasts; in one that is closed nobody is asked anyway."""
    said = case.silence if case.closed is None else None
    until = holding.silenced(case, now)
    if said is None or until is None or not isinstance(said.deed, deeds.Silenced):
        return None
    return SilenceRow(case=case.id, title=case.title, until=until, by=said.by, why=said.deed.why)


def _last(case: Case, name: str) -> Draft:
    """What the last warning says, or the last draft if that is later."""
    drafts = [drawn.text for drawn in case.drafts.values() if not drawn.issued]
    warnings = [out.warning.text for out in case.warnings.values()]
    for texts in (drafts, warnings):
        if texts:
            return texts[-1]
    remedy = "draft one first with `tocsin warn draft`"
    raise NotFoundError(name, "has no warning and no draft of one", remedy)
