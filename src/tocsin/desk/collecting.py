"""Collecting: whose turn it is to be asked, and what becomes of what they answer.

Several collectors may share a record. A turn is one request: to a host that nobody else asks until
its answer was told, or five minutes are over. Nothing is asked here: `tocsin.collect.turns` does.
"""

from datetime import UTC, datetime, timedelta
from itertools import islice

from msgspec.structs import replace

from tocsin.collect import pacing, retry, rhythm, robots, walls
from tocsin.collect.archives import Portion
from tocsin.collect.conditions import PASSING, CollectError, ElsewhereError
from tocsin.collect.feeds import Item
from tocsin.collect.polling import Known, Outcome
from tocsin.collect.subscriptions import Subscription
from tocsin.collect.turns import Answer, Turn
from tocsin.collect.visits import Visit
from tocsin.desk import adding, giving, grading, hosts, items, moments, sourcing
from tocsin.desk.adding import Added
from tocsin.desk.listed import listed
from tocsin.desk.part import Part
from tocsin.desk.polled import polled
from tocsin.desk.portioned import portioned
from tocsin.desk.sourcing import Told
from tocsin.errors import CleanError, SourceError
from tocsin.records import Page, decode, encode
from tocsin.store import View, grades, sources, turns
from tocsin.store.journal import written

# A page that was got but isn't in the record after so long is asked for again: who had it is gone.
_READING = timedelta(hours=1)
# It takes no longer from when a page is put to wait until that is kept of its item.
_MEANWHILE = timedelta(minutes=10)
# What couldn't be had for hours, as its server was away, is got when its source names it again, but
# only while it is news: one that is gone for good would be asked for all that it had, for ever.
_NEWS = timedelta(days=3)
AT_ONCE = 50
# Hosts that nothing is wanted of any more are forgotten so often, and after so long: an aggregator
# leads to ever others, and whose turn it is is looked up among all.
_FORGETTING = timedelta(days=1)


class Collecting(Part):
    """What a collector does at the desk: take turns, and tell what came of them."""

    _forgot = datetime.min.replace(tzinfo=UTC)

    def next(self) -> datetime | None:
        """When there may be a turn, at the earliest; None where there is nothing to be asked."""
        with self._look(None) as view:
            found = turns.next_due(view)
        return datetime.fromisoformat(found) if found else None

    def due(
        self, most: int = AT_ONCE, *, pages: bool = True, archives: bool = True
    ) -> tuple[Turn, ...]:
        """Turns to be taken now, so many at most, each at another host: sources, then their items.

        They are the caller's from now on: each is to be asked at once, and `came` to be told.
        Without `pages`, as where enough waits to be read, sources alone are asked; without
        `archives`, as where anything does, none of them is, and with them one.
        """
        upcoming, now = self.next(), self._now()
        if upcoming is None or upcoming > now:
            return ()
        with self._store.collect() as view:
            if now - self._forgot >= _FORGETTING:
                hosts.forget(view, now - _FORGETTING)
                self._forgot = now
            given = giving.due(view, now, most, pages=pages, archives=archives)
            return tuple(islice(given, most))  # what is beyond isn't taken

    def pages(self, turn: Turn, answer: Answer) -> dict[str, Page]:
        """The pages that came and are to be added to the record, by their ids.

        Of an archive they are those that it hadn't given before and that aren't known.
        """
        if isinstance(answer, Page):
            return {turn.id: answer}
        if not isinstance(answer, Portion) or turn.item is None:
            return {}
        found = {items.page_id(turn.item, page): page for page in answer.pages}
        with self._look(None) as view:
            before = turns.seen_before(view, found)
        return {
            id_: page
            for id_, page in found.items()
            if id_ not in before and not adding.known(self._store, page, None)
        }

    def came(self, turn: Turn, answer: Answer) -> int:
        """Keep what came of a turn; how many items were told of that weren't known.

        Its `pages` are still to be added to the record, after which `settled` is to be told.
        """
        now = self._now()
        reading = self.pages(turn, answer)
        walled = [id_ for id_, page in reading.items() if walls.paywall(page) is not None]
        with self._store.collect() as view:
            _answered(view, turn, answer, now)
            if turn.kind == "page":
                _got(view, turn, answer, now)
            if isinstance(answer, Portion):
                new = portioned(view, turn, answer, reading, now, now + _READING)
            else:
                new = _told(view, turn, answer, now)
            turns.wall(view, walled)
        if turn.kind == "poll" and isinstance(answer, Outcome):
            self._follow(turn, answer)
            self._grade(turn.source)
        return new

    def settled(self, source: str, item: str, added: Added | SourceError) -> None:
        """Keep what became of a page: it is in the record, or never will be.

        `source` is the turn's, `item` the page's id.
        """
        with self._store.collect() as view:
            settle(view, source, item, added)

    def _follow(self, turn: Turn, answer: Outcome) -> None:
        """Go to where a source has moved for good, once it has said so often and long enough."""
        if answer.moved is None:
            return
        with self._look(None) as view:
            to = rhythm.moved(sourcing.history(view, turn.source, self._clock()))
            taken = {one.address for one in sourcing.subscribed(view).values()}
        if to is None or to in taken:
            return
        moved = replace(turn.subscription, address=to)
        with self._enter(f"source {turn.source}: has moved for good") as entry:
            if sourcing.subscribed(entry.view, [turn.source]) == {turn.source: turn.subscription}:
                sources.write(entry, turn.source, encode(moved).decode())
                begin(entry.view, turn.source, moved, entry.moment)

    def _grade(self, source: str) -> None:
        """Let the letter that a source was given be its outlet's, once that is known.

        Not if that ever had one: a person may have taken it back.
        """
        with self._look(None) as view:
            letters = grading.letters(view)
            subscription = sourcing.subscribed(view, [source] if letters else []).get(source)
            last = sources.last_polls(view, [source], self._clock()).get(source)
            outlet = decode(last.text.encode(), Told).health.outlet if last else None
            if subscription is None or outlet is None:
                return
            about, *others = sourcing.keys(subscription, outlet)
            if grades.ever(view, about):
                return
        letter = next((letters[one] for one in others if one in letters), None)
        if letter is not None:
            with self._enter(f"grade {outlet}") as entry:
                why = f"so subscribed, as {sourcing.called(subscription)}"
                sourcing.grade(entry, about, letter, why)


def settle(
    view: View, source: str, item: str, added: Added | SourceError, came: str | None = None
) -> None:
    """Keep what became of a page: `Collecting.settled`, with other things that are written.

    Its item waits on if it was got again since the page `came`: the newer page, which may be
    another version, was passed over as this one was on its way.
    """
    turns.alone(view)
    due = moments.later(came, _READING + _MEANWHILE) if came else None
    what = "read"
    if isinstance(added, SourceError):
        what = "empty" if isinstance(added, CleanError) else "lost"
    walled = what == "read" and turns.is_walled(view, item)
    if turns.settle(view, item, due_=due):
        turns.tally(view, source, what)
        if walled:
            turns.tally(view, source, "walled")
    if isinstance(added, Added) and added.article:
        turns.lead(view, item, added.article)


def begin(view: View, source: str, subscription: Subscription, moment: str) -> None:
    """Let a source be asked from a moment on, as if for the first time; not if it is paused."""
    due = None if subscription.paused else moment
    turns.alone(view)
    turns.let_go(view, source)
    known = encode(Known()).decode()
    turns.put(view, turns.Turn(source, hosts.asked(subscription.address), due, known))


def _answered(view: View, turn: Turn, answer: Answer, now: datetime) -> None:
    """What a host allows is known, and it may be asked again after a rest."""
    rules = turn.robots
    if turn.kind == "rules" and isinstance(answer, Visit | CollectError):
        rules = robots.learnt(answer, now, turn.robots)
        hosts.keep_rules(view, rules)
    name = hosts.asked(turn.address)
    pace = hosts.pace(view, name)
    if not name or pace.asked != turn.began:  # it took so long that another may ask by now
        return
    if turn.robots is not None and not turn.robots.allows(turn.address):  # nothing was asked
        hosts.keep(view, replace(pace, asked=None))
        return
    condition = "good" if isinstance(answer, Page) else answer.condition
    delay = rules.delay if rules else None
    rest = _rest(answer, now)
    hosts.keep(view, pacing.ended(pace, now, condition, crawl_delay=delay, retry_after=rest))


def _rest(answer: Answer, now: datetime) -> timedelta | None:
    if isinstance(answer, Outcome | CollectError):
        return answer.retry_after
    return retry.retry_after(answer, now) if isinstance(answer, Visit) else None


def _told(view: View, turn: Turn, answer: Answer, now: datetime) -> int:
    """What a source told of, or a listing that it had named; how many items weren't known."""
    if turn.kind in ("listing", "archive") and isinstance(answer, Outcome | CollectError):
        return listed(view, turn, answer, now)
    if turn.kind == "poll" and isinstance(answer, Outcome):
        return polled(view, turn, answer, now)
    return 0


def _got(view: View, turn: Turn, answer: Answer, now: datetime) -> None:
    """A page is being read, lies elsewhere, or is tried again later, or never."""
    wait: timedelta | None = _READING
    if isinstance(answer, ElsewhereError):
        items.lead_on(view, turn, answer.to, now)
        return
    if isinstance(answer, CollectError):
        wait = retry.again(answer.condition, turn.tries)
    if wait is None:
        giving.give_up(view, turn.id, turn.source)
        passes = isinstance(answer, CollectError) and answer.condition in PASSING
        if passes and _is_news(turn.item or Item(), now):
            turns.unsee(view, turn.id)
    else:
        turns.put_off(view, turn.id, written(now + wait))


def _is_news(item: Item, now: datetime) -> bool:
    """Whether its source says that an item is of the last days."""
    said = item.published or item.updated
    return said is not None and said.value[:10] >= (now - _NEWS).date().isoformat()
