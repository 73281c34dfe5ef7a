"""A warning: what it says, to whom, and what became of it.

What is drafted can be changed; what is issued can't. It is updated or cancelled by another that
refers to it, and goes to the same people by the same channels.
"""

from datetime import datetime
from typing import Literal

from tocsin.assess.scale import Confidence, Likelihood
from tocsin.records import Record
from tocsin.warn.cap.alert import Area, Category, ResponseType, Severity, Urgency
from tocsin.warn.evidence import Evidence

# Clery Act (emergency notification, timely warning), US embassies (security alert), private notice.
Shape = Literal["emergency notification", "timely warning", "security alert", "private notice"]
# Traffic Light Protocol 2.0 (FIRST, 2022).
Marking = Literal["TLP:RED", "TLP:AMBER+STRICT", "TLP:AMBER", "TLP:GREEN", "TLP:CLEAR"]
Scope = Literal["public", "restricted", "private"]
Kind = Literal["alert", "update", "cancel"]
# What was decided of a warning whose time ran out; expiry itself is no all-clear.
Sunset = Literal["renewed", "downgraded"]


class Draft(Record, frozen=True):
    """What a warning says. What isn't known yet is empty: the linter asks for it.

    Attributes:
        shape: for whom and how urgent.
        hazard: what is feared, named: "bomb attack", never just "incident".
        headline: the whole in one line.
        what: the threat, and what it may do.
        where: in words; `area` has the same as CAP wants it.
        when: in words; `onset` and `expires` bound it.
        who: who is at risk.
        do: what to do, each a whole sentence; what comes first first.
        basis: how this is known, without blame.
        likelihood, likely: how likely, and the sentence that says so; None where nobody judged it.
        confidence, sure: what that rests on, and the sentence that says so, apart.
        assistance: whom to ask, where to report.
        expires: when it is to be looked at again.
        marking: who may be told (TLP 2.0).
        scope: the public, a restricted circle, or those addressed alone.
        exercise: a drill; it never reaches those who aren't of the desk.
        recipients: ids of those who are to have it.
        policy: the name of the policy by which it is followed up.
        evidence: what it rests on.
        actor: who threatens; empty unless people need to know it to act.
        limits: what the sender can't do for those who are warned.
    """

    shape: Shape
    hazard: str
    headline: str
    what: str
    where: str
    when: str
    who: str
    do: tuple[str, ...]
    basis: str
    likelihood: Likelihood | None
    likely: str
    confidence: Confidence | None
    sure: str
    assistance: str
    expires: datetime
    onset: datetime | None = None
    area: tuple[Area, ...] = ()
    category: Category = "Security"
    response: tuple[ResponseType, ...] = ()
    urgency: Urgency = "Unknown"
    severity: Severity = "Unknown"
    marking: Marking = "TLP:AMBER"
    scope: Scope = "private"
    language: str = "en"
    exercise: bool = False
    recipients: tuple[str, ...] = ()
    policy: str = ""
    evidence: tuple[Evidence, ...] = ()
    actor: str = ""
    limits: str = ""

    @property
    def quotable(self) -> tuple[Evidence, ...]:
        """The evidence that is told to those who are warned."""
        public = self.scope == "public"
        return tuple(one for one in self.evidence if not (public and one.private))


class Warning(Record, frozen=True):
    """A warning as it was issued.

    Attributes:
        id: hash of the case, its place in it and what it says.
        case: the id of the case.
        kind: the first of its matter, an update, or the cancelling of one.
        text: what it says.
        sender: who warns, as the desk is set.
        sent: when it was issued.
        by: who issued it.
        approved: who approved it.
        refers: ids of the warnings that it takes the place of, the first first.
        why: why it was updated or cancelled.
        sunset: what was decided, where its forerunner's time had run out.
    """

    id: str
    case: str
    kind: Kind
    text: Draft
    sender: str
    sent: datetime
    by: str
    approved: tuple[str, ...]
    refers: tuple[str, ...] = ()
    why: str = ""
    sunset: Sunset | None = None
