"""Whom each step of a policy asks, and why them; who stands in for those who can't be reached."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from tocsin.records import Record
from tocsin.warn.case import Case
from tocsin.warn.people import Channel, Contact, Recipient
from tocsin.warn.policy import DEPUTY, PROTECTORS, RECIPIENT, ROTA, Policy, Step
from tocsin.warn.quiet import woken
from tocsin.warn.warning import Draft


class Asked(NamedTuple):
    """Somebody who is asked, by which contacts, and why they are."""

    recipient: Recipient
    contacts: tuple[Contact, ...]
    why: str


class Asking(NamedTuple):
    """What a step comes to: who is asked, and what stood in the way of asking others."""

    asked: tuple[Asked, ...]
    missing: tuple[str, ...]


class Reach(Record, frozen=True):
    """Somebody who would get a warning, if nobody answered before.

    Attributes:
        step: of the policy, from 1.
        at: when by the first of their channels; the first message is sent at once.
        recipient, name: who; both empty where the step would reach nobody.
        channels: how.
        why: why them, or why nobody.
    """

    step: int
    at: datetime
    recipient: str
    name: str
    channels: tuple[Channel, ...]
    why: str


class Circle:
    """All who could be asked about a warning.

    Args:
        text: what it says, and whom it is for.
        policy: how it is followed up.
        recipients: everybody who is written down, by id.
        case: what was decided of whom.
    """

    def __init__(
        self, text: Draft, policy: Policy, recipients: Mapping[str, Recipient], case: Case
    ) -> None:
        self._text = text
        self._addressed = frozenset(text.recipients)
        self._policy = policy
        self._known = recipients
        self._waived: Collection[str | None] = case.waivers
        self._protectors: dict[str, list[str]] = {}
        for one in sorted(recipients.values(), key=lambda one: one.id):
            for id_ in one.protects:
                self._protectors.setdefault(id_, []).append(one.id)

    def heads(self) -> tuple[str, ...]:
        """Those whom the warning is for, and who may be told."""
        return tuple(id_ for id_ in dict.fromkeys(self._text.recipients) if not self.barred(id_))

    def addressed(self, id_: str) -> bool:
        """Whether the warning is for somebody."""
        return id_ in self._addressed

    def known(self, id_: str) -> Recipient:
        """Somebody, as written down; without contacts where nobody wrote them down."""
        return self._known.get(id_) or Recipient(id=id_, name=id_, role="desk")

    def barred(self, id_: str) -> str:
        """Why somebody may not be told; empty where they may."""
        if why := self.unfit(id_):
            return why
        waived = None in self._waived or id_ in self._waived
        return "it was decided not to warn them" if waived else ""

    def unfit(self, id_: str) -> str:
        """Why a warning like this is for somebody never; empty where it may be."""
        known = self._known.get(id_)
        if self._text.exercise and (known is None or known.role != "desk"):
            return "this is a drill, which reaches the desk alone"
        if self._text.marking == "TLP:RED" and not self.addressed(id_):
            return "TLP:RED is for those alone whom it is addressed to"
        return ""

    def unasked(self, id_: str) -> str:
        """That somebody may not be told, and why, in words."""
        return f"{self.known(id_).name} isn't asked: {self.barred(id_)}"

    def asking(self, step: Step, heads: Collection[str], at: datetime) -> Asking:
        """Whom a step asks at a moment, for those whom the warning is for (`heads`)."""
        asked: dict[str, Asked] = {}
        missing: list[str] = []
        for id_, why in self._meant(step, heads, at, missing):
            if self.barred(id_):
                missing.append(self.unasked(id_))
                continue
            contacts = self.contacts(id_, step.channels)
            if contacts:
                asked.setdefault(id_, Asked(self.known(id_), contacts, why))
                continue
            others = list(self._instead(id_, step.channels))
            missing.append(self._no_contact(id_, others))
            for one in others:
                asked.setdefault(one.recipient.id, one)
        return Asking(tuple(asked.values()), tuple(dict.fromkeys(missing)))

    def standing_in(self, ids: Iterable[str], heads: Collection[str]) -> Asking:
        """Who stands in for those who can't act, or whom nothing reached, beyond all steps."""
        asked = {one.recipient.id: one for id_ in ids for one in self._instead(id_, ())}
        others = tuple(one for id_, one in asked.items() if id_ not in heads)
        return Asking(others, () if others else ("nobody else is there to be asked",))

    def contacts(self, id_: str, channels: Collection[Channel]) -> tuple[Contact, ...]:
        """Their contacts by these channels; all where they have none of them."""
        all_ = self.known(id_).contacts
        return tuple(one for one in all_ if one.channel in channels) or all_

    def _meant(
        self, step: Step, heads: Collection[str], at: datetime, missing: list[str]
    ) -> Iterator[tuple[str, str]]:
        """The ids of those whom a step names, and why each; who isn't there is `missing`."""
        for to in step.to:
            if to == RECIPIENT:
                yield from ((head, "the warning is for them") for head in heads)
            elif to == DEPUTY:
                yield from self._deputies(heads, missing)
            elif to == PROTECTORS:
                yield from self._protecting(heads, missing)
            elif to.startswith(ROTA):
                name = to.removeprefix(ROTA)
                yield self._policy.rotas[name].on_duty(at), f"on duty ({name})"
            else:
                yield to, "named by the policy"

    def _deputies(self, heads: Iterable[str], missing: list[str]) -> Iterator[tuple[str, str]]:
        for known in map(self.known, heads):
            if known.deputy is None:
                missing.append(f"{known.name} has no deputy")
            else:
                yield known.deputy, f"stands in for {known.name}"

    def _protecting(self, heads: Iterable[str], missing: list[str]) -> Iterator[tuple[str, str]]:
        for head in heads:
            protectors = self._protectors.get(head, ())
            if not protectors:
                missing.append(f"{self.known(head).name} has no protectors")
            yield from ((one, f"protects {self.known(head).name}") for one in protectors)

    def _instead(self, id_: str, channels: Collection[Channel]) -> Iterator[Asked]:
        """The deputy, and those who protect somebody: as far as they may be told and reached."""
        known = self.known(id_)
        deputy = (known.deputy, f"stands in for {known.name}")
        protecting = [(one, f"protects {known.name}") for one in self._protectors.get(id_, ())]
        for other, why in (deputy, *protecting):
            if other is not None and not self.barred(other):
                contacts = self.contacts(other, channels)
                if contacts:
                    yield Asked(self.known(other), contacts, why)

    def _no_contact(self, id_: str, others: Collection[Asked]) -> str:
        name = self.known(id_).name
        if not others:
            return f"{name} has no contact, and nobody who stands in for them or protects them has"
        return f"{name} has no contact; asked instead: {listed(others)}"


def who(
    text: Draft, policy: Policy, recipients: Mapping[str, Recipient], case: Case, now: datetime
) -> tuple[Reach, ...]:
    """Who would get a warning if it were issued now and nobody answered; nothing is sent."""
    circle = Circle(text, policy, recipients, case)
    heads = circle.heads()
    found = [
        Reach(step=1, at=now, recipient="", name="", channels=(), why=circle.unasked(id_))
        for id_ in dict.fromkeys(text.recipients)
        if id_ not in heads
    ]
    for number, step in enumerate(policy.steps, 1):
        asking = circle.asking(step, heads, now + step.after)
        at = now + step.after
        for one in asking.asked:
            channels = tuple(dict.fromkeys(contact.channel for contact in one.contacts))
            wakes = policy.disturbing(text.urgency, text.severity)
            moments = [at if wakes else woken(one.recipient, channel, at) for channel in channels]
            found.append(
                Reach(
                    step=number,
                    at=min(moments),
                    recipient=one.recipient.id,
                    name=one.recipient.name,
                    channels=channels,
                    why=one.why,
                )
            )
        found.extend(
            Reach(step=number, at=at, recipient="", name="", channels=(), why=why)
            for why in asking.missing
        )
    return tuple(found)


def listed(asked: Iterable[Asked]) -> str:
    """Their names."""
    return ", ".join(one.recipient.name for one in asked)
