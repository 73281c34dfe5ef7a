"""A case: what was done about one threat, as the deeds up to a moment make it."""

from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import pairwise

from tocsin.warn import deeds
from tocsin.warn.evidence import Evidence
from tocsin.warn.people import Role
from tocsin.warn.warning import Draft, Sunset, Warning


@dataclass(frozen=True)
class Said:
    """A deed, who did it, and when."""

    by: str
    moment: datetime
    deed: deeds.AnyDeed


@dataclass
class Drawn:
    """A draft: what it says, who wrote it, who approved it as it stands, and who sent it back.

    `refers`, `why` and `sunset` are of a draft that updates a warning. `replaces` is the draft that
    this one changes, `replaced` what changed it in its turn.
    """

    id: str
    text: Draft
    by: str
    moment: datetime
    refers: str | None
    why: str = ""
    sunset: Sunset | None = None
    replaces: str | None = None
    replaced: str | None = None
    approved: list[Said] = field(default_factory=list)
    returned: list[Said] = field(default_factory=list)
    issued: bool = False


@dataclass
class Out:
    """A warning that was issued; `followed` is what took its place, `due` when its time ran out.

    `despite`: why it went out though the linter had found errors. `draft`: the id of its draft.
    """

    warning: Warning
    alert: str
    despite: str = ""
    draft: str | None = None
    due: datetime | None = None
    followed: str | None = None
    answers: list[Said] = field(default_factory=list)

    @property
    def cancelled(self) -> bool:
        """Whether it is itself the end of its matter."""
        return self.warning.kind == "cancel"


@dataclass
class Told:
    """A message: what became of it, by the last deed, and every try."""

    delivery: deeds.Delivery
    queued: datetime
    why: str
    due: datetime | None
    attempts: int = 0
    lease: datetime | None = None
    sent: datetime | None = None
    receipt: str = ""
    failed: str = ""
    dropped: str = ""
    reported: deeds.Reported | None = None
    tried: list[Said] = field(default_factory=list)

    @property
    def pending(self) -> bool:
        """Whether it is still to be sent."""
        return self.sent is None and not self.dropped and self.due is not None

    @property
    def had(self) -> bool:
        """Whether it may have come to them: a channel took it, or it isn't known whether it did."""
        return self.sent is not None or any(
            isinstance(said.deed, deeds.Tried) and not _vain(after)
            for said, after in pairwise((*self.tried, None))
            if said is not None
        )

    @property
    def delivered(self) -> bool:
        """Whether the channel took it and hasn't told since that it never arrived."""
        failed = self.reported is not None and self.reported.state == "failed"
        return self.sent is not None and not failed


def _vain(after: Said | None) -> bool:
    """Whether it is known, by what was done after a try, that nothing came of it."""
    deed = after.deed if after else None
    if isinstance(deed, deeds.Reported):
        return deed.state == "failed"
    return isinstance(deed, deeds.Failed) and not deed.unsure


@dataclass
class Standing:
    """A measure that was put in place, and how it stands."""

    put: deeds.Put
    by: str
    since: datetime
    review: date
    reviews: list[Said] = field(default_factory=list)
    withdrawn: Said | None = None


@dataclass
class Case:
    """One threat, and all that was done about it.

    Attributes:
        id: as the ledger names the matter.
        opened, by: when and by whom.
        title, why, proposal, watch, evidence: as it was opened.
        ticks: by criterion, the last judgement.
        people: by recipient, the role in this case.
        harms: what harm warning may do.
        waivers: those that stand; under None that of everybody.
        owner: whose it is; `offer` is what wasn't answered yet; `hands` is its whole history.
        drafts, warnings, deliveries, measures: by id, in the order in which they came.
        answers: all, in their order.
        silence: until when nobody is paged.
        closed: how and why, if it is.
        history: all that was done, in order, but the sending of messages.
    """

    id: str
    opened: datetime
    by: str
    title: str
    why: str
    proposal: str | None
    watch: str | None
    evidence: tuple[Evidence, ...]
    owner: str
    ticks: dict[deeds.Criterion, Said] = field(default_factory=dict)
    people: dict[str, Role] = field(default_factory=dict)
    harms: list[Said] = field(default_factory=list)
    waivers: dict[str | None, Said] = field(default_factory=dict)
    offer: Said | None = None
    hands: list[Said] = field(default_factory=list)
    drafts: dict[str, Drawn] = field(default_factory=dict)
    warnings: dict[str, Out] = field(default_factory=dict)
    deliveries: dict[str, Told] = field(default_factory=dict)
    answers: list[Said] = field(default_factory=list)
    escalated: list[Said] = field(default_factory=list)
    rejected: list[Said] = field(default_factory=list)
    silence: Said | None = None
    measures: dict[str, Standing] = field(default_factory=dict)
    closed: Said | None = None
    history: list[Said] = field(default_factory=list)
