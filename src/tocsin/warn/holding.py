"""What stops paging: answers that hold, silences, and cases that are closed; as of any moment.

Nothing here looks at what came after the moment that is asked for, so that a plan which is made
late comes to what one made in time would have.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from tocsin.warn import needed
from tocsin.warn.case import Case, Said
from tocsin.warn.deeds import Answered, Closed, Given, Reopened, Silenced, Unsilenced

# Somebody knows what it means. "received" only says that the message is there.
POSITIVE = ("understood", "acting")

_LONGEST = timedelta(days=7)  # of a silence

_Span = tuple[datetime, datetime | None]


class Answers:
    """The answers to one warning, by whom they are of.

    What a machine acknowledges isn't among them: it says that a system has the message, "never
    that a person has read it" (`tocsin.warn.cap.answering`).
    """

    def __init__(self, given: Iterable[Said]) -> None:
        self._of: dict[str, list[tuple[datetime, Answered]]] = {}
        for said in given:
            if isinstance(said.deed, Answered) and said.deed.means != "alert":
                self._of.setdefault(said.deed.recipient, []).append((said.moment, said.deed))

    def held(self, who: str, at: datetime) -> Answered | None:
        """The answer of somebody's that holds at a moment: their last, if it hasn't lapsed."""
        deed = next((deed for moment, deed in reversed(self._given(who)) if moment <= at), None)
        return None if deed is None or (deed.lasts is not None and deed.lasts <= at) else deed

    def positive(self, who: str, at: datetime) -> bool:
        """Whether somebody has said that they know or act, and still does."""
        held = self.held(who, at)
        return held is not None and held.reply in POSITIVE

    def positives(self, who: str) -> Iterator[_Span]:
        """From when to when somebody has said that they know or act; to None where it holds on."""
        given = self._given(who)
        for place, (moment, deed) in enumerate(given):
            after = given[place + 1][0] if place + 1 < len(given) else None
            ends = [one for one in (deed.lasts, after) if one is not None]
            if deed.reply in POSITIVE and (not ends or min(ends) > moment):
                yield moment, min(ends, default=None)

    def lapses(self, who: str, *, positive: bool) -> Iterator[datetime]:
        """When an answer of somebody's lapsed, or will, with no other in between.

        Of those that are `positive`, or of the others.
        """
        given = self._given(who)
        for place, (_, deed) in enumerate(given):
            after = given[place + 1][0] if place + 1 < len(given) else None
            lapsed = deed.lasts is not None and (after is None or after > deed.lasts)
            if lapsed and (deed.reply in POSITIVE) == positive and deed.lasts is not None:
                yield deed.lasts

    def ended(self, who: str, at: datetime) -> Given | None:
        """The last answer of somebody's, if it has lapsed by a moment."""
        last = next((pair for pair in reversed(self._given(who)) if pair[0] <= at), None)
        if last is None or last[1].lasts is None or last[1].lasts > at:
            return None
        moment, deed = last
        return Given(reply=deed.reply, by=deed.by, at=moment)

    def unable(self, who: str, since: datetime) -> tuple[datetime, Answered] | None:
        """When, from a moment on, somebody first said that they can't act, and what they said."""
        return next(
            (
                (max(moment, since), deed)
                for moment, deed in self._given(who)
                if deed.reply == "can't act" and (moment >= since or self.held(who, since) is deed)
            ),
            None,
        )

    def _given(self, who: str) -> list[tuple[datetime, Answered]]:
        return self._of.get(who, [])


class Mutes:
    """When nobody was asked again: while a case was silenced, or closed."""

    def __init__(self, history: Iterable[Said]) -> None:
        said = list(history)
        self._spans = [*_silences(said), *_closings(said)]

    def muted(self, at: datetime) -> bool:
        """Whether nobody is asked again at a moment."""
        return any(begin <= at and (end is None or at < end) for begin, end in self._spans)

    @property
    def ends(self) -> list[datetime]:
        """When asking goes on."""
        return [end for _, end in self._spans if end is not None]


def _silences(history: Iterable[Said]) -> Iterator[_Span]:
    """From each silence on until its time, or until the next word on it."""
    open_: tuple[datetime, datetime] | None = None
    for said in history:
        if isinstance(said.deed, Silenced | Unsilenced):
            if open_ is not None:
                yield open_[0], min(open_[1], said.moment)
            deed = said.deed
            open_ = (said.moment, deed.until) if isinstance(deed, Silenced) else None
    if open_ is not None:
        yield open_


def _closings(history: Iterable[Said]) -> Iterator[_Span]:
    closed: datetime | None = None
    for said in history:
        if isinstance(said.deed, Closed):
            closed = said.moment
        elif isinstance(said.deed, Reopened) and closed is not None:
            yield closed, said.moment
            closed = None
    if closed is not None:
        yield closed, None


def silenced(case: Case, now: datetime) -> datetime | None:
    """Until when a case is silenced; None where it isn't."""
    deed = case.silence.deed if case.silence else None
    return deed.until if isinstance(deed, Silenced) and deed.until > now else None


def silence(case: Case, until: datetime, why: str, by: str, now: datetime) -> Silenced:
    """A silence of a case. Raises ValueError where it can't be.

    It ends by itself, for what is silenced for good is forgotten.
    """
    needed.opened(case)
    needed.name(by, "a silence")
    reason = needed.reason(why, "a silence")
    if until <= now:
        raise ValueError(f"{needed.moment(until)} is over; give a time that is still to come")
    if until > now + _LONGEST:
        raise ValueError(f"a silence lasts {_LONGEST.days} days at most; say it anew after that")
    return Silenced(until=until, why=reason)


def unsilence(case: Case, why: str, by: str, now: datetime) -> Unsilenced:
    """The end of a silence, before its time. Raises ValueError where there is none."""
    needed.name(by, "ending a silence")
    if silenced(case, now) is None:
        raise ValueError("the case isn't silenced; leave it as it is")
    return Unsilenced(why=needed.reason(why, "ending a silence"))
