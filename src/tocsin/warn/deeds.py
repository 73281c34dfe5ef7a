"""Deeds: everything that is decided of a threat, sent, and answered, each as one plain record.

The ledger is the sequence of all deeds; what a case, a warning or a delivery is at any moment
follows from the deeds up to it (`tocsin.warn.case`), so nothing is ever overwritten and every
moment can be had again.
"""

from datetime import date, datetime
from typing import Literal

from tocsin.records import Record
from tocsin.warn.evidence import Evidence
from tocsin.warn.people import Channel, Recipient, Role
from tocsin.warn.warning import Draft, Sunset, Warning

# The threshold of a duty to warn (ICD 191, Duty to Warn, 2015): the threat is
# credible, specific and impending, and of one of three harms.
Criterion = Literal[
    "credible",
    "specific",
    "impending",
    "killing",
    "serious injury",
    "kidnapping",
]
Met = Literal["yes", "no", "unclear"]
# Grounds on which a warning may be waived (ICD 191).
Ground = Literal[
    "already aware",
    "at risk only by taking part in armed conflict",
    "unduly endangers personnel, sources, methods or operations",
    "information of a partner who has not agreed",
    "no reasonable way to warn",
    "takes part in terrorism or violent crime",
]
Reply = Literal["received", "understood", "acting", "disputed", "dismissed", "can't act"]
Means = Literal["link", "command", "message", "alert"]  # "alert": an `Ack` of CAP
# Why somebody is sent a message: a warning is new to them; they didn't answer; others didn't; an
# answer of theirs ran out; asking goes on after a silence or the closing of the case.
Occasion = Literal["new", "unanswered", "instead", "lapsed", "resumed"]
Outcome = Literal["hit", "miss", "false alarm", "near miss", "undecidable"]
# What a person may find of an incident. That nothing could have been done is a finding, too.
Finding = Literal[
    "no actionable warning existed",
    "warnings existed that the desk didn't have",
    "too late to act",
    "warned, and not heeded",
    "those at risk weren't told",
    "told, and no answer came",
    "protection was withdrawn before",
    "warned in time, and acted on",
]
# What keeps people from warning though they could know (Grabo, Anticipating Surprise, 2002).
Impediment = Literal[
    "evidence not examined",
    "busy with current news",
    "preconceptions",
    "no clear judgement",
    "timing misjudged",
    "reluctance to believe",
    "other explanations sought",
    "reluctance to alarm",
    "fear of being wrong",
]


class Deed(Record, frozen=True, tag_field="deed", tag=str.lower):
    """One thing that somebody, or the desk, did."""


# The directory


class Kept(Deed, frozen=True):
    """A recipient was written down, or anew."""

    recipient: Recipient


class Policy(Deed, frozen=True):
    """A policy of following up was written down, or anew; `text` is its file."""

    name: str
    text: str


# The case


class Opened(Deed, frozen=True):
    """A case was opened, of a proposal of a watch or because a person is worried."""

    title: str
    why: str
    proposal: str | None = None
    watch: str | None = None
    evidence: tuple[Evidence, ...] = ()


class Ticked(Deed, frozen=True):
    """One criterion of the threshold was judged, on evidence."""

    criterion: Criterion
    met: Met
    why: str
    evidence: tuple[Evidence, ...] = ()


class Named(Deed, frozen=True):
    """Somebody was named as one who would be hit, or who can act."""

    recipient: str
    role: Role
    why: str = ""


class Unnamed(Deed, frozen=True):
    """Somebody is no part of the case any more."""

    recipient: str
    why: str


class Harm(Deed, frozen=True):
    """What harm warning itself may do; it is weighed apart and waives nothing."""

    what: str


class Waived(Deed, frozen=True):
    """It was decided not to warn: somebody, or (None) anybody."""

    ground: Ground
    why: str
    recipient: str | None = None


class Unwaived(Deed, frozen=True):
    """A waiver was taken back."""

    why: str
    recipient: str | None = None


class Offered(Deed, frozen=True):
    """The case was offered to somebody, who has until then; else it is offered to the deputy.

    `unasked` is why its owner wasn't asked, where neither they nor their deputy offered it.
    """

    to: str
    until: datetime
    why: str
    deputy: str | None = None
    unasked: str = ""


class Accepted(Deed, frozen=True):
    """Whom the case was offered to took it: it is theirs."""

    by: str


class Declined(Deed, frozen=True):
    """Whom the case was offered to didn't take it: it stays whose it was."""

    by: str
    why: str


class Lapsed(Deed, frozen=True):
    """Whom the case was offered to let the time run out."""

    to: str


class Closed(Deed, frozen=True):
    """The matter is over: nobody is paged any more. `incident` is what happened, if it did."""

    outcome: Outcome
    why: str
    incident: str | None = None


class Reopened(Deed, frozen=True):
    """The matter isn't over after all."""

    why: str


# Warnings


class Drafted(Deed, frozen=True):
    """A draft was written, or changed.

    `id` is the hash of the case and what it says, `refers` the id of the warning that it updates,
    `why` it is updated, and `sunset` what that means where its time had run out. `replaces` is the
    id of the draft that it changes, which nobody may issue any more.
    """

    id: str
    text: Draft
    refers: str | None = None
    why: str = ""
    sunset: Sunset | None = None
    replaces: str | None = None


class Approved(Deed, frozen=True):
    """Somebody approved a draft as it stands; `hastened`: alone, for there was no time for two."""

    draft: str
    hastened: str = ""


class Returned(Deed, frozen=True):
    """Somebody sent a draft back."""

    draft: str
    why: str


class Issued(Deed, frozen=True):
    """A warning was issued; it never changes. `alert` is its CAP message, as it was sent.

    `despite`: why it went out though the linter had found errors.
    """

    warning: Warning
    draft: str | None
    alert: str
    despite: str = ""


class Due(Deed, frozen=True):
    """A warning's time ran out: it is to be renewed, downgraded or cancelled."""

    warning: str


# Deliveries


class Delivery(Record, frozen=True):
    """One message to one recipient by one channel.

    Attributes:
        id: hash of the rest, so that no message is made twice.
        warning: id of what it carries.
        recipient, channel, address: to whom and how.
        step: of the policy; 0 for the first message.
        round: how often the step was made before.
        expires: from when on it would come too late.
    """

    id: str
    warning: str
    recipient: str
    channel: Channel
    address: str
    step: int
    round: int
    expires: datetime

    @property
    def first(self) -> bool:
        """Whether it tells somebody, rather than asking them again or in place of others."""
        return self.step == self.round == 0


class Given(Record, frozen=True):
    """An answer that somebody gave: which, in whose name, when."""

    reply: Reply
    by: str
    at: datetime


class Queued(Deed, frozen=True):
    """A message is to be sent, no earlier than `due`.

    Attributes:
        delivery: the message.
        due: when.
        why: why them, in words.
        disturbs: whether it may go in the recipient's quiet hours, as the policy had it.
        occasion: why now.
        lapsed: their answer that ran out, where that is the occasion.
    """

    delivery: Delivery
    due: datetime
    why: str
    disturbs: bool = True
    occasion: Occasion = "new"
    lapsed: Given | None = None


class Tried(Deed, frozen=True):
    """The desk is about to send a message: until `lease` nobody else does.

    If no other deed follows, it isn't known whether it went out.
    """

    delivery: str
    attempt: int
    lease: datetime


class Postponed(Deed, frozen=True):
    """A message isn't sent before `until`, though it is due: quiet hours, or too many at once."""

    delivery: str
    until: datetime
    why: str


class Sent(Deed, frozen=True):
    """The channel took the message; `receipt` is what it said. That isn't yet arrival."""

    delivery: str
    receipt: str


class Failed(Deed, frozen=True):
    """The channel didn't take the message; it is tried again at `again`, or never.

    `unsure`: it may have taken it all the same, as where the connection broke after all was said.
    """

    delivery: str
    error: str
    again: datetime | None
    unsure: bool = False


class Dropped(Deed, frozen=True):
    """A message isn't sent any more: too late, answered elsewhere, the case closed."""

    delivery: str
    why: str


class Reported(Deed, frozen=True):
    """The channel told later what became of a message."""

    delivery: str
    state: Literal["delivered", "read", "failed"]
    detail: str = ""


# Answers


class Answered(Deed, frozen=True):
    """Somebody answered a warning.

    Attributes:
        warning, recipient: which, and whose answer it is.
        by: the name that they gave.
        reply: what they answered.
        means, delivery: how, and by the link of which message.
        what, until: what they do, and until when.
        why: why they dispute or dismiss it, or can't act.
        lasts: until when the answer holds; then they are asked again.
        proof: how it is known to be theirs, of what a machine answered: by which key it was
            signed, or who vouches for it and why.
    """

    warning: str
    recipient: str
    by: str
    reply: Reply
    means: Means
    delivery: str | None = None
    what: str = ""
    until: datetime | None = None
    why: str = ""
    lasts: datetime | None = None
    proof: str = ""


class Rejected(Deed, frozen=True):
    """An answer that wasn't taken: forged, altered, used before, or too late.

    `others`: how many that were refused before it stand with it, for there were too many for a
    line each; None for none.
    """

    why: str
    token: str  # its hash
    delivery: str | None = None
    others: int | None = None


class Escalated(Deed, frozen=True):
    """Nobody answered in time: the next step of the policy was taken."""

    warning: str
    recipient: str
    step: int
    why: str


class Silenced(Deed, frozen=True):
    """Nobody is paged of the case until then."""

    until: datetime
    why: str


class Unsilenced(Deed, frozen=True):
    """Paging goes on."""

    why: str


# Measures


class Put(Deed, frozen=True):
    """A measure was put in place; `id` is the hash of the case and what it is."""

    id: str
    what: str
    by: str
    protects: str | None
    review: date


class Reviewed(Deed, frozen=True):
    """A measure was looked at and stays, until the next review."""

    measure: str
    review: date
    why: str


class Withdrawn(Deed, frozen=True):
    """A measure was withdrawn: by whom, and why."""

    measure: str
    by: str
    why: str


# Looking back


class Found(Deed, frozen=True):
    """Somebody looked back at an incident, and says what it was; of each person the last counts.

    Attributes:
        incident: its id.
        outcome: how warning did.
        why: in words.
        findings: what was found.
        impediments: what kept people from warning, of those that were looked for.
    """

    incident: str
    outcome: Outcome
    why: str
    findings: tuple[Finding, ...] = ()
    impediments: tuple[Impediment, ...] = ()


AnyDeed = (
    Kept
    | Policy
    | Opened
    | Ticked
    | Named
    | Unnamed
    | Harm
    | Waived
    | Unwaived
    | Offered
    | Accepted
    | Declined
    | Lapsed
    | Closed
    | Reopened
    | Drafted
    | Approved
    | Returned
    | Issued
    | Due
    | Queued
    | Tried
    | Postponed
    | Sent
    | Failed
    | Dropped
    | Reported
    | Answered
    | Rejected
    | Escalated
    | Silenced
    | Unsilenced
    | Put
    | Reviewed
    | Withdrawn
    | Found
)
