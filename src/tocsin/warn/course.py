"""The course that asking takes: all pages and escalations of one warning up to a moment.

It is worked out anew each time, from the moment of issue on, and only from what was known at each
moment on the way. So it doesn't matter how often or how late that is done.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from tocsin.records import identify
from tocsin.warn.asking import Asked, Asking, Circle, listed
from tocsin.warn.case import Told
from tocsin.warn.deeds import Delivery, Escalated, Given, Occasion
from tocsin.warn.holding import Answers, Mutes
from tocsin.warn.people import Channel
from tocsin.warn.policy import Policy, Step
from tocsin.warn.quiet import due
from tocsin.warn.warning import Warning

_ONCE = Step(after=timedelta(0), to=())


@dataclass(frozen=True)
class Page:
    """A message that is to be sent; `first` where it tells somebody whom the warning is for.

    `at` is when there was a reason to, and `due` no earlier; `why`, `occasion` and `lapsed` are
    as in `Queued`.
    """

    delivery: Delivery
    at: datetime
    due: datetime
    why: str
    first: bool
    occasion: Occasion = "new"
    lapsed: Given | None = None


@dataclass(frozen=True)
class Matter:
    """What a course depends on.

    Attributes:
        warning: what is followed up.
        policy: how.
        circle: who can be asked.
        answers: to this warning.
        mutes: when nobody was asked again.
        told: the messages of the case, by id.
        before: those of the warnings that this one follows which may have come to somebody.
        failed: ids of recipients to whom any message failed for good.
        now: up to when.
    """

    warning: Warning
    policy: Policy
    circle: Circle
    answers: Answers
    mutes: Mutes
    told: Mapping[str, Told]
    before: Sequence[Told]
    failed: Collection[str]
    now: datetime

    @property
    def over(self) -> bool:
        """Whether the warning is the end of its matter: all are told of it, and nobody is asked."""
        return self.warning.kind == "cancel"

    @property
    def end(self) -> datetime:
        """From when on nobody is told or asked any more."""
        longest = self.warning.sent + self.policy.longest
        return longest if self.over else min(self.warning.text.expires, longest)

    @property
    def disturbs(self) -> bool:
        """Whether it may be sent to people in their quiet hours."""
        text = self.warning.text
        return self.policy.disturbing(text.urgency, text.severity)

    def due(self, delivery: Delivery, at: datetime) -> datetime:
        """When a message goes for which there is a reason at a moment."""
        if self.disturbs:
            return at
        who = self.circle.known(delivery.recipient)
        return due(who, delivery.channel, at, delivery.expires)

    def delivery(
        self, to: str, channel: Channel, address: str, step: int, round_: int, expires: datetime
    ) -> Delivery:
        """A message of this warning, with the id that it always has."""
        parts = (self.warning.case, self.warning.id, to, channel, address, step, round_)
        return Delivery(
            id=identify("delivery", *parts),
            warning=self.warning.id,
            recipient=to,
            channel=channel,
            address=address,
            step=step,
            round=round_,
            expires=expires,
        )


@dataclass(frozen=True)
class _Taken:
    """A step that was taken, at a moment."""

    at: datetime
    number: int
    step: Step
    asked: tuple[Asked, ...]
    why: str


class _Known:
    """How many of those who were asked (since when) know or act, as of any moment."""

    def __init__(self, answers: Answers, since: Mapping[str, datetime]) -> None:
        spans = [
            (max(begin, asked), end)
            for who, asked in since.items()
            for begin, end in answers.positives(who)
            if end is None or end > asked
        ]
        self._begins = sorted(begin for begin, _ in spans)
        self._ends = sorted(end for _, end in spans if end is not None)

    def at(self, moment: datetime) -> int:
        """So many."""
        return bisect_right(self._begins, moment) - bisect_right(self._ends, moment)


@dataclass
class _Cycle:
    """All steps from one start on, until the answers that stopped them lapse."""

    start: datetime
    number: int
    since: dict[str, datetime]  # from when on people are asked
    known: _Known  # of these
    taken: list[_Taken] = field(default_factory=list)
    again: datetime | None = None  # when the next cycle begins
    missing: list[str] = field(default_factory=list)  # why steps asked nobody


class Course:
    """The pages and escalations of a warning for those whom it is for (`heads`).

    These are asked together, or each has a course of their own.

    Attributes:
        pages: in no order.
        escalated: with the moment of each, in their order.
        resting: whether nobody needs to be asked now, for enough have answered.
        later: when the next step, page or new beginning is, if nothing happens before.
    """

    def __init__(self, matter: Matter, heads: tuple[str, ...]) -> None:
        self._matter = matter
        self._heads = heads
        self.pages: list[Page] = []
        self.escalated: list[tuple[datetime, Escalated]] = []
        self.later: datetime | None = None
        self._rounds: Counter[tuple[str, int]] = Counter()  # so far, by recipient and step
        cycle = self._run(matter.warning.sent, 0)
        while cycle.again is not None and cycle.again <= matter.now and cycle.again < matter.end:
            cycle = self._run(cycle.again, cycle.number + 1)
        if cycle.again is not None:
            self._past(cycle.again)
        self.resting = self._satisfied(cycle, matter.now)

    # Steps

    def _run(self, start: datetime, number: int) -> _Cycle:
        since = dict.fromkeys(self._heads, start)
        cycle = _Cycle(start, number, since, _Known(self._matter.answers, since))
        at = start
        for place, step in enumerate(self._matter.policy.steps):
            why = ""
            if place:
                after = step.after - self._matter.policy.steps[place - 1].after
                at, why = self._next(cycle, at + after)
            if not self._goes_on(cycle, at, place):
                break
            self._take(cycle, at, place, step, why)
        else:
            if not self._matter.over:
                self._beyond(cycle)
        self._page(cycle)
        return cycle

    def _goes_on(self, cycle: _Cycle, at: datetime, place: int) -> bool:
        """Whether a step is taken: it is time, and nothing stopped asking before."""
        cycle.again = self._again(cycle, cycle.taken[-1].at if cycle.taken else cycle.start)
        if not self._past(at):
            return False
        if cycle.again is not None and at >= cycle.again:
            return False
        if cycle.number == 0 and place == 0:
            return True
        return not self._matter.mutes.muted(at) and not self._satisfied(cycle, at)

    def _take(self, cycle: _Cycle, at: datetime, place: int, step: Step, why: str) -> None:
        asking = self._matter.circle.asking(step, self._heads, at)
        self._note(cycle, _Taken(at, place, step, asking.asked, why), asking)

    def _note(self, cycle: _Cycle, taken: _Taken, asking: Asking) -> None:
        cycle.taken.append(taken)
        for one in asking.asked:
            cycle.since.setdefault(one.recipient.id, taken.at)
        cycle.known = _Known(self._matter.answers, cycle.since)
        cycle.again = self._again(cycle, taken.at)
        cycle.missing += [*filter(None, (taken.why,)), *asking.missing]
        last = taken.number >= len(self._matter.policy.steps)
        if taken.number and not asking.asked and not last:
            return  # the next step is taken at once, and says why
        if taken.number and asking.asked:
            cycle.missing.append(f"asked next: {listed(asking.asked)}")
        if taken.number or asking.missing:
            why, cycle.missing = "; ".join(dict.fromkeys(cycle.missing)), []
            for head in self._concerned(taken):
                self._escalate(taken, head, why)

    def _concerned(self, taken: _Taken) -> Sequence[str]:
        """On whose account a step is: who didn't answer, or has no contact."""
        if not taken.number:
            return [one for one in self._heads if not self._matter.circle.known(one).contacts]
        silent = [one for one in self._heads if not self._matter.answers.positive(one, taken.at)]
        return silent or self._heads

    def _escalate(self, taken: _Taken, head: str, why: str) -> None:
        deed = Escalated(
            warning=self._matter.warning.id, recipient=head, step=taken.number, why=why
        )
        self.escalated.append((taken.at, deed))

    def _next(self, cycle: _Cycle, at: datetime) -> tuple[datetime, str]:
        """When the next step is taken, and why: in time, or as soon as waiting is in vain."""
        vain = self._in_vain(cycle.taken[-1])
        if vain is not None and vain[0] < at:
            return vain
        return at, self._waited(at - cycle.taken[-1].at, at)

    def _waited(self, period: timedelta, at: datetime) -> str:
        """What asking has come to so far, for those whom the warning is for."""
        if len(self._heads) > 1:
            return f"too few have answered in {_period(period)}"
        name = self._matter.circle.known(self._heads[0]).name
        held = self._matter.answers.held(self._heads[0], at)
        if held is None:
            return f"{name} hasn't answered in {_period(period)}"
        return f"{name} answered “{held.reply}”{f': {held.why}' if held.why else ''}"

    def _in_vain(self, taken: _Taken) -> tuple[datetime, str] | None:
        """When nobody whom a step asked was left who could answer, and why."""
        if not taken.asked:
            return taken.at, ""
        lost = [self._lost(one, taken) for one in taken.asked]
        if any(one is None for one in lost):
            return None
        known = [one for one in lost if one is not None]
        return max(moment for moment, _ in known), "; ".join(why for _, why in known)

    def _lost(self, one: Asked, taken: _Taken) -> tuple[datetime, str] | None:
        """When it was clear of somebody that they won't act: they said so, or can't be reached."""
        who = one.recipient
        unable = self._matter.answers.unable(who.id, taken.at)
        if unable is not None and unable[0] <= self._matter.now:
            moment, said = unable
            return moment, f"{who.name} can't act: {said.why}" if said.why else f"{who.name} can't"
        if who.id not in self._matter.failed:
            return None
        failed = [lost(told) for told in self._first(one, taken)]
        if failed and all(failed):
            return max(moment for moment in failed if moment), f"nothing reached {who.name}"
        return None

    def _first(self, one: Asked, taken: _Taken) -> Iterator[Told | None]:
        """The messages by which a step first asked somebody."""
        base = self._rounds[one.recipient.id, taken.number]
        for contact in one.contacts:
            id_ = self._matter.delivery(
                one.recipient.id,
                contact.channel,
                contact.address,
                taken.number,
                base,
                taken.at,
            ).id
            yield self._matter.told.get(id_)

    def _beyond(self, cycle: _Cycle) -> None:
        """Behind the last step: whoever can't act has somebody who stands in for them."""
        last = cycle.taken[-1]
        vain = self._in_vain(last)
        if vain is None or vain[0] > self._matter.now or not self._goes_on(cycle, vain[0], 1):
            return
        ids = [one.recipient.id for one in last.asked]
        asking = self._matter.circle.standing_in(ids, cycle.since)
        beyond = _Taken(vain[0], last.number + 1, _ONCE, asking.asked, vain[1])
        self._note(cycle, beyond, asking)

    # Answers

    def _satisfied(self, cycle: _Cycle, at: datetime) -> bool:
        """Whether enough of those who were asked by then have said that they know or act."""
        needed = [taken.step.answers for taken in cycle.taken if taken.at <= at]
        return cycle.known.at(at) >= max(needed, default=1)

    def _again(self, cycle: _Cycle, after: datetime) -> datetime | None:
        """When it all begins anew: a yes lapses, or a silence ends, with too few left."""
        lapses = {
            moment
            for who, since in cycle.since.items()
            for moment in self._matter.answers.lapses(who, positive=True)
            if moment > max(since, after)
        }
        ends = {end for end in self._matter.mutes.ends if end > after}
        return next(
            (
                moment
                for moment in sorted(lapses | ends)
                if not self._matter.mutes.muted(moment) and not self._satisfied(cycle, moment)
            ),
            None,
        )

    # Pages

    def _page(self, cycle: _Cycle) -> None:
        for taken in cycle.taken:
            for one in taken.asked:
                begins = self._begins(cycle, taken, one)
                for begin, end in zip(begins, [*begins[1:], None], strict=True):
                    for round_ in range(taken.step.most):
                        at = begin + round_ * (taken.step.every or timedelta(0))
                        if end is None or at < end:
                            self.pages.extend(self._round(cycle, taken, one, begin, round_))
                    self._rounds[one.recipient.id, taken.number] += taken.step.most

    def _begins(self, cycle: _Cycle, taken: _Taken, one: Asked) -> list[datetime]:
        """From when on a step asks somebody: and anew, where what they said was no yes and lapsed.

        It isn't taken anew for that: those who were asked next stay asked.
        """
        lapses = self._matter.answers.lapses(one.recipient.id, positive=False)
        later = (moment for moment in lapses if moment > taken.at and self._wanted(cycle, moment))
        return [taken.at, *later]

    def _round(
        self, cycle: _Cycle, taken: _Taken, one: Asked, begin: datetime, round_: int
    ) -> Iterator[Page]:
        every = taken.step.every or timedelta(0)
        at = begin + round_ * every
        first = cycle.number == 0 and taken.number == 0 and round_ == 0 and begin == taken.at
        if not self._wanted(cycle, at) or not (first or self._asks(cycle, one, at)):
            return
        last = round_ in (0, taken.step.most - 1)
        lapsed = self._matter.answers.ended(one.recipient.id, at)
        occasion = "lapsed" if lapsed else self._occasion(cycle, taken, one, at)
        why = self._why(taken, one, round_, anew=cycle.number > 0 or begin > taken.at)
        for contact in one.contacts:
            delivery = self._matter.delivery(
                one.recipient.id,
                contact.channel,
                contact.address,
                taken.number,
                self._rounds[one.recipient.id, taken.number] + round_,
                self._matter.end if last else at + every,
            )
            then = self._matter.due(delivery, at)
            if round_ and then > at:  # nobody is asked again in their sleep
                continue
            yield Page(delivery, at, then, why, first, occasion, lapsed)

    def _wanted(self, cycle: _Cycle, at: datetime) -> bool:
        return self._past(at) and (cycle.again is None or at < cycle.again)

    def _past(self, at: datetime) -> bool:
        """Whether something's time has come; what is still to come is noted."""
        if at > self._matter.now and (self.later is None or at < self.later):
            self.later = at
        return at <= self._matter.now and at < self._matter.end

    def _asks(self, cycle: _Cycle, one: Asked, at: datetime) -> bool:
        """Whether somebody is asked, or asked again, at a moment."""
        return not (
            self._matter.mutes.muted(at)
            or self._matter.answers.held(one.recipient.id, at)
            or self._satisfied(cycle, at)
        )

    def _occasion(self, cycle: _Cycle, taken: _Taken, one: Asked, at: datetime) -> Occasion:
        """Why somebody is told now of whom no answer ran out."""
        if not self._matter.circle.addressed(one.recipient.id):
            return "instead"
        if cycle.number and at == cycle.start in self._matter.mutes.ends:
            return "resumed"
        begins = self._matter.warning.sent
        return "unanswered" if taken.number or at > begins else "new"

    def _why(self, taken: _Taken, one: Asked, round_: int, *, anew: bool) -> str:
        if round_:
            return f"asked again, {round_ + 1} of {taken.step.most}: {one.why}"
        if anew:
            return f"asked anew, as there is no answer that holds: {one.why}"
        if taken.number:
            return f"asked next: {one.why}"
        return f"{self._matter.warning.kind}: {one.why}"


def lost(told: Told | None) -> datetime | None:
    """When a message turned out never to arrive; None where it may have, or still may."""
    if told is None or not told.tried or told.pending or told.dropped or told.delivered:
        return None
    return told.tried[-1].moment


def courses(matter: Matter) -> Iterator[Course]:
    """The course of each whom a warning is for, or that of all of them."""
    heads = matter.circle.heads()
    alone = [(head,) for head in heads]
    groups: list[tuple[str, ...]] = [heads] if matter.policy.together else [*alone]
    return (Course(matter, group) for group in groups if group)


def followed(matter: Matter) -> Iterator[Page]:
    """The first messages of an update, or of the end of a matter: to all who had what it follows.

    They go by the same channels, whatever became of the policy or the directory since.
    """
    for had in (told.delivery for told in matter.before):
        if not (matter.warning.text.exercise and matter.circle.barred(had.recipient)):
            delivery = matter.delivery(had.recipient, had.channel, had.address, 0, 0, matter.end)
            sent = matter.warning.sent
            why = f"{matter.warning.kind}: they had what it follows"
            yield Page(delivery, sent, matter.due(delivery, sent), why, first=True)


def _period(waited: timedelta) -> str:
    minutes = round(waited.total_seconds() / 60)
    hours, rest = divmod(minutes, 60)
    parts = (f"{hours} h" if hours else "", f"{rest} min" if rest or not hours else "")
    return " ".join(filter(None, parts))
