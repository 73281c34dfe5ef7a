"""What is to be done about the warnings of a case now: whom to tell, to ask again, to ask next.

Planning decides from the record alone. Planning again at the same moment, when what was planned is
written, gives nothing; planning late gives the messages that planning in time would have given,
with those that come too late dropped at once, so that the record tells that the desk was late. Of
messages that ask somebody the same by the same way at once, one is sent.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from msgspec.structs import replace

from tocsin.warn.asking import Circle
from tocsin.warn.case import Case, Out, Told
from tocsin.warn.course import Course, Matter, Page, courses, followed, lost
from tocsin.warn.deeds import AnyDeed, Delivery, Dropped, Due, Escalated, Queued
from tocsin.warn.holding import Answers, Mutes, silenced
from tocsin.warn.ownership import lapsed, offer
from tocsin.warn.people import Recipient
from tocsin.warn.policies import named
from tocsin.warn.policy import Policy
from tocsin.warn.stopping import Stops


class Planned(NamedTuple):
    """What is due, and when something will be next if nothing happens before; None for never."""

    deeds: tuple[AnyDeed, ...]
    later: datetime | None


def plan(
    case: Case,
    recipients: Mapping[str, Recipient],
    policies: Mapping[str, Policy],
    now: datetime,
) -> tuple[AnyDeed, ...]:
    """All that is due.

    Args:
        case: as it stands.
        recipients: everybody who is written down, by id.
        policies: those that are written down, by name.
        now: the moment.

    Returns:
        Deeds to be written in this order: offers of the case that lapsed; warnings whose time ran
        out; escalations; messages to be sent; messages that aren't to be sent any more. Of a case
        that is closed only these last.
    """
    return planned(case, recipients, policies, now).deeds


def planned(
    case: Case,
    recipients: Mapping[str, Recipient],
    policies: Mapping[str, Policy],
    now: datetime,
) -> Planned:
    """What `plan` gives, and until when it would give nothing more."""
    if case.closed is not None:
        made = _Plan(case, now, recipients)
        return Planned(tuple(made.dropped()), made.later())
    active = [out for out in case.warnings.values() if out.followed is None]
    made = _Plan(
        case,
        now,
        recipients,
        {
            out.warning.id: _Followed(_matter(case, out, recipients, policies, now))
            for out in active
        },
    )
    deeds = (
        *lapsed(case, recipients, now),
        *_due(active, now),
        *made.escalated(),
        *made.queued(),
        *made.dropped(),
    )
    return Planned(deeds, made.later())


def _matter(
    case: Case,
    out: Out,
    recipients: Mapping[str, Recipient],
    policies: Mapping[str, Policy],
    now: datetime,
) -> Matter:
    text = out.warning.text
    policy = named(policies, text.policy)
    if out.cancelled:
        policy = replace(policy, steps=(replace(policy.steps[0], most=1),))
    return Matter(
        warning=out.warning,
        policy=policy,
        circle=Circle(text, policy, recipients, case),
        answers=Answers(() if out.cancelled else out.answers),
        mutes=Mutes(() if out.cancelled else case.history),
        told=case.deliveries,
        before=[
            told
            for told in case.deliveries.values()
            if told.delivery.warning in out.warning.refers and told.had
        ],
        failed={told.delivery.recipient for told in case.deliveries.values() if lost(told)},
        now=now,
    )


def _due(active: Iterable[Out], now: datetime) -> Iterator[Due]:
    for out in active:
        text = out.warning.text
        if out.due is None and not out.cancelled and text.expires <= now:
            yield Due(warning=out.warning.id)


class _Followed:
    """A warning that is followed up: its courses, and the pages of all of them by their ids."""

    def __init__(self, matter: Matter) -> None:
        self.matter = matter
        self.courses: list[Course] = []
        self.pages: dict[str, Page] = {}
        self._going: set[str] = set()
        self._had = {_contact(told.delivery) for told in matter.before}
        if matter.now >= matter.end:
            return
        for page in followed(matter):
            self._add(page)
        self.courses = list(courses(matter))
        for course in self.courses:
            for page in course.pages:
                self._add(page)
                if not course.resting:
                    self._going.add(page.delivery.id)

    def _add(self, page: Page) -> None:
        """What several have a reason for is sent once, for the first of these."""
        known = self.pages.get(page.delivery.id, page)
        self.pages[page.delivery.id] = min(known, page, key=lambda one: (one.at, one.why))

    def stopped(self, delivery: Delivery) -> str:
        """Why its course doesn't lead to a message any more; empty where it does."""
        page = self.pages.get(delivery.id)
        if page is not None and not page.first and delivery.id not in self._going:
            return "somebody else answered"
        return self.matter.circle.unfit(delivery.recipient)

    def had(self, delivery: Delivery) -> bool:
        """Whether somebody had what the warning follows, by the contact of a message."""
        return _contact(delivery) in self._had


def _contact(delivery: Delivery) -> tuple[str, str, str]:
    return delivery.recipient, delivery.channel, delivery.address


@dataclass(frozen=True)
class _Plan:
    case: Case
    now: datetime
    recipients: Mapping[str, Recipient]
    followed: Mapping[str, _Followed] = field(default_factory=dict)

    def escalated(self) -> Iterator[Escalated]:
        """Steps that are taken and not written down, in the order in which they are."""
        done = Counter(
            (said.deed.warning, said.deed.recipient, said.deed.step)
            for said in self.case.escalated
            if isinstance(said.deed, Escalated)
        )
        all_ = [
            pair
            for one in self.followed.values()
            for course in one.courses
            for pair in course.escalated
        ]
        for _, deed in sorted(all_, key=lambda pair: (pair[0], pair[1].recipient, pair[1].step)):
            key = (deed.warning, deed.recipient, deed.step)
            if done[key]:
                done[key] -= 1  # it was written down, in an earlier plan
            else:
                yield deed

    def queued(self) -> Iterator[Queued]:
        """Messages that aren't in the record yet."""
        pages = sorted(self._new(), key=lambda page: (page.due, page.delivery.id))
        for page in pages:
            disturbs = self.followed[page.delivery.warning].matter.disturbs
            yield Queued(
                delivery=page.delivery,
                due=page.due,
                why=page.why,
                disturbs=disturbs,
                occasion=page.occasion,
                lapsed=page.lapsed,
            )

    def _new(self) -> Iterator[Page]:
        known = self.case.deliveries
        for one in self.followed.values():
            yield from (page for id_, page in one.pages.items() if id_ not in known)

    def dropped(self) -> Iterator[Dropped]:
        """Messages that wait, or would now, and aren't to be sent any more."""
        stops = Stops()
        for said in self.case.history:
            stops.note(self.case.id, said.deed)
        waiting = [told.delivery for told in self.case.deliveries.values() if self._waits(told)]
        new = sorted((page.delivery for page in self._new()), key=lambda one: one.id)
        going: list[Delivery] = []
        for delivery in (*waiting, *new):
            if why := self._stopped(stops, delivery):
                yield Dropped(delivery=delivery.id, why=why)
            else:
                going.append(delivery)
        for delivery in self._overtaken(going):
            yield Dropped(delivery=delivery.id, why="another message asks them the same now")

    def _overtaken(self, going: Iterable[Delivery]) -> Iterator[Delivery]:
        """All but one of those that would reach somebody at once: the first, else the latest.

        That a warning was given before is said only after it was; and who comes late, as the desk
        after a night without power, asks once.
        """
        alike: dict[tuple[str, ...], list[Page]] = {}
        for one in going:
            page = self._page(one)
            if page is not None:
                key = (one.warning, one.recipient, one.channel, one.address)
                alike.setdefault(key, []).append(page)
        for pages in alike.values():
            kept = max(pages, key=lambda page: (page.first, page.at, page.delivery.id))
            yield from (page.delivery for page in pages if page is not kept)

    def _page(self, delivery: Delivery) -> Page | None:
        one = self.followed.get(delivery.warning)
        return one.pages.get(delivery.id) if one else None

    def later(self) -> datetime | None:
        """When something is due next."""
        moments = [
            told.lease for told in self.case.deliveries.values() if told.pending and told.lease
        ]
        if self.case.closed is None:
            standing = offer(self.case)
            moments += [standing.until] if standing else []
            moments += [until] if (until := silenced(self.case, self.now)) else []
            for one in self.followed.values():
                moments += [one.matter.end, one.matter.warning.text.expires]
                moments += [course.later for course in one.courses if course.later]
        return min((moment for moment in moments if moment > self.now), default=None)

    def _waits(self, told: Told) -> bool:
        """Whether a message is to be sent, and nobody is about to: what is under way stays so."""
        return told.pending and (told.lease is None or told.lease <= self.now)

    def _stopped(self, stops: Stops, delivery: Delivery) -> str:
        one = self.followed.get(delivery.warning)
        known = self.recipients.get(delivery.recipient)
        had = one.had if one else _never
        if why := stops.why(self.case.id, delivery, known, self.now, had):
            return why
        if delivery.expires <= self.now:
            return "it would come too late"
        return one.stopped(delivery) if one else ""


def _never(_delivery: Delivery) -> bool:
    """Of what isn't followed up any more nothing goes on."""
    return False
