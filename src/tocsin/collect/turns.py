"""Turns: one request each, to a host that may be asked now; and what comes of it.

Whose turn it is, the desk says. Here is asked, and nothing is kept.
"""

from dataclasses import replace
from datetime import datetime
from typing import Literal

from tocsin.collect import folders
from tocsin.collect.addresses import Manner, visit
from tocsin.collect.archives import Portion, portion
from tocsin.collect.clock import now
from tocsin.collect.conditions import CollectError
from tocsin.collect.feeds import Item
from tocsin.collect.limits import LIMITS, Limits
from tocsin.collect.polling import Known, Outcome, follow, poll
from tocsin.collect.robots import Robots
from tocsin.collect.subscriptions import Subscription
from tocsin.collect.visits import Visit
from tocsin.errors import bug
from tocsin.records import Page, Record

Kind = Literal["rules", "poll", "listing", "archive", "page"]


class Turn(Record, frozen=True):
    """A request: for what a host allows robots, for a source, or for an item of its.

    The item is a page, a listing that the source or another listing named, or an archive.

    `source` is the id of the source for which `address` is asked, `began` the moment at which the
    turn was given. `known` is what the source's last poll left, `robots` what the host allows.
    `item` has the `id` of its own, and was asked for `tries` times, this one among them; `address`
    is empty where it stands whole in its feed, and nobody is asked.
    """

    kind: Kind
    source: str
    address: str
    subscription: Subscription
    began: datetime
    known: Known = Known()
    robots: Robots | None = None
    item: Item | None = None
    id: str = ""
    tries: int = 0


Answer = Visit | Outcome | Portion | Page | CollectError


def ask(turn: Turn, *, manner: Manner | None = None, limits: Limits = LIMITS) -> Answer:
    """Ask for that whose turn it is. Never raises for what the other side does.

    Gives a Visit for rules, an Outcome for a poll and a listing, a Portion for an archive, and a
    Page for one; or the error, of a bug too, which must not cost the other sources.
    """
    try:
        return _asked(turn, manner, limits)
    except CollectError as error:
        return error
    except Exception as error:
        told = bug(turn.address, error)
        if turn.kind == "poll":
            return Outcome(at=now(), condition="garbage", why=told.problem, known=turn.known)
        return CollectError(told.source, told.problem, told.remedy, "garbage")


def _asked(turn: Turn, manner: Manner | None, limits: Limits) -> Answer:
    if turn.kind == "rules":
        return visit(turn.address, limits=limits, manner=manner)
    if turn.subscription.kind == "folder":
        return _of_folder(turn, limits)
    if turn.kind == "poll":
        known, robots = turn.known, turn.robots
        return poll(turn.subscription, known, manner=manner, robots=robots, limits=limits)
    _allowed(turn)
    if turn.kind == "listing":
        return poll(turn.subscription, named=turn.address, manner=manner, limits=limits)
    item, kind = turn.item or Item(), turn.subscription.kind
    # Another site has its own rules, and may be asked by somebody just now: it gets its own turn.
    return follow(item, kind, manner=replace(manner or Manner(), stays=True), limits=limits)


def _of_folder(turn: Turn, limits: Limits) -> Outcome | Portion | Page:
    if turn.kind == "poll":
        return folders.listed(turn.subscription)
    item = turn.item or Item()
    return portion(item, limits) if turn.kind == "archive" else folders.read(item, limits)


def _allowed(turn: Turn) -> None:
    if turn.robots is not None and not turn.robots.allows(turn.address):
        if turn.robots.stance == "nothing":  # what it allows isn't known, and may be soon
            raise CollectError(turn.address, turn.robots.why, "try again later", "unreachable")
        remedy = "ask its keeper, or leave it out"
        raise CollectError(turn.address, "robots.txt forbids it", remedy, "disallowed")
