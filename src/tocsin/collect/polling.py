"""One poll of one subscription: asked, read, and what of it is wanted.

The one place where asking and reading meet; when to ask, and what is new, is decided elsewhere.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from msgspec import structs

from tocsin.collect.addresses import Manner, fetch, visit
from tocsin.collect.clock import now
from tocsin.collect.conditions import WORKING, CollectError, Condition
from tocsin.collect.feeds import Item, Listing, addresses, index, listing
from tocsin.collect.kinds import ALERT_TYPE
from tocsin.collect.limits import LIMITS, Limits
from tocsin.collect.retry import retry_after
from tocsin.collect.rhythm import Poll
from tocsin.collect.robots import Robots
from tocsin.collect.subscriptions import Kind, Subscription, unwanted
from tocsin.collect.visits import Validators, Visit
from tocsin.collect.walls import wall
from tocsin.records import Page, Record

_FEEDS = (
    "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9,"
    " text/xml;q=0.9, */*;q=0.1"
)
_LOOK = "look at it in a browser"
# Of what is wrong so many characters are kept: a stranger's addresses may be of any length.
_MOST_WORDS = 500

# From an index to its sitemaps; some name further indexes, which the standard doesn't allow.
_INDEXES = 2
# Of a feed so many pages back: what scrolled by since the last poll, not all of its past.
_PAGES = 10


class Known(Record, frozen=True, omit_defaults=True):
    """What is kept of a poll for the next one: what the server gave, and the hash of the body.

    `sitemaps` are those that an index names: one may have changed where the index hasn't. Of what
    came since of listings that were named, `new` counts the items that weren't known, `left` those
    that the subscription's words leave out, and `troubles` says what was wrong with some.
    """

    validators: Validators = Validators()
    digest: str | None = None
    sitemaps: tuple[Item, ...] = ()
    new: int = 0
    left: int = 0
    troubles: tuple[str, ...] = ()


class Outcome(Record, frozen=True):
    """What came of a poll.

    `wanted` are the items to look at, `unwanted` those left out by the subscription's words, each
    with why. `why` says in words what is wrong where the condition is none that works. `page` is
    the page itself where that is what is subscribed to.
    """

    at: str
    condition: Condition
    why: str = ""
    listing: Listing | None = None
    wanted: tuple[Item, ...] = ()
    unwanted: tuple[tuple[Item, str], ...] = ()
    page: Page | None = None
    known: Known = Known()
    retry_after: timedelta | None = None
    moved: str | None = None

    def further(self, depth: int, *, behind: bool) -> tuple[Item, ...]:
        """The listings that are to be asked too, where this one was asked at some depth.

        They are the sitemaps of an index. The next page of a feed is only where the desk is
        `behind`: where it knew none of the items on this one, and had known older ones.
        """
        if self.condition not in WORKING:
            return ()
        named, deepest = self.known.sitemaps, _INDEXES
        if not named and behind and self.listing:
            named, deepest = self.listing.further, _PAGES
        return (
            tuple(structs.replace(one, depth=depth + 1) for one in named) if depth < deepest else ()
        )

    def polled(
        self, new: int = 0, read: int = 0, empty: int = 0, lost: int = 0, walled: int = 0
    ) -> Poll:
        """The poll as history keeps it; what it counts is for whoever knows the items."""
        return Poll(
            at=datetime.fromisoformat(self.at),
            condition=self.condition,
            new=new,
            read=read,
            empty=empty,
            lost=lost,
            walled=walled,
            left=len(self.unwanted),
            retry_after=self.retry_after,
            moved=self.moved,
            language=self.listing.language if self.listing else None,
        )


def poll(
    subscription: Subscription,
    known: Known | None = None,
    *,
    named: str | None = None,
    manner: Manner | None = None,
    robots: Robots | None = None,
    limits: Limits = LIMITS,
) -> Outcome:
    """Ask for what is subscribed to, and read it. Never raises for what the other side does.

    `known` is what the last poll left; `robots` what the host allows, where that was asked. With
    the address of a listing that was `named` there, that is asked, and read in the same way.
    """
    known = known or Known()
    address = named or subscription.address
    if robots is not None and not robots.allows(address):
        why = robots.why if robots.stance == "nothing" else "robots.txt forbids it"
        return Outcome(at=now(), condition=robots.refusal, why=why, known=known)
    how = replace(
        manner or Manner(),
        accept=_FEEDS if subscription.kind in ("feed", "alerts") else Manner.accept,
        takes=_is_text,
        validators=known.validators,
    )
    try:
        came = visit(address, limits=limits, manner=how)
    except CollectError as error:
        return Outcome(at=now(), condition=error.condition, why=error.problem, known=known)
    return outcome(subscription, came, known)


def outcome(subscription: Subscription, came: Visit, known: Known) -> Outcome:
    """What an answer means for a subscription. Pure."""
    told = Outcome(
        at=came.fetched,
        condition=came.condition,
        known=known,
        retry_after=retry_after(came, datetime.fromisoformat(came.fetched)),
        moved=came.moved,
    )
    if told.condition != "good":
        why = "" if told.condition in WORKING else f"the server answered {came.status}"
        return structs.replace(told, why=why)
    if came.digest is not None and came.digest == known.digest:
        return structs.replace(told, condition="unchanged")
    try:
        found = _read(subscription, came.page())
    except CollectError as error:
        # Of a page where a feed should be the remedy names the feeds that it links to.
        why = f"{error.problem}; {error.remedy}"[:_MOST_WORDS]
        return structs.replace(told, condition=error.condition, why=why)
    fresh = Known(validators=came.validators, digest=came.digest)
    if isinstance(found, Listing) and found.dialect == "sitemap index":
        fresh = structs.replace(fresh, sitemaps=found.further)
    if isinstance(found, Page):
        return structs.replace(told, page=found, known=fresh)
    reasons = [(item, unwanted(subscription, item)) for item in found.items]
    return structs.replace(
        told,
        condition=found.condition,
        listing=found,
        wanted=tuple(item for item, why in reasons if why is None),
        unwanted=tuple((item, why) for item, why in reasons if why is not None),
        known=fresh,
    )


def follow(
    item: Item, kind: Kind = "feed", *, manner: Manner | None = None, limits: Limits = LIMITS
) -> Page:
    """The page that an item leads to; with the kind `alerts`, the alert.

    An alert that stands whole in the item is the page; nothing is fetched for it.
    Raises CollectError where it can't be had, or a wall stands before it. A paywall is no reason:
    its page often holds the text, or the beginning.
    """
    if item.embedded is not None:
        return Page(
            source=item.link or item.guid or "an alert in a feed",
            content=item.embedded,
            address=item.link,
            media_type=ALERT_TYPE,
            fetched=now(),
        )
    if item.link is None:
        raise CollectError(item.title or "an item", "has no link", _LOOK, "garbage")
    how = manner or Manner()
    if kind == "alerts":
        how = replace(how, accept=f"{ALERT_TYPE}, {Manner.accept}", takes=_is_text)
    return _open(fetch(item.link, limits=limits, manner=how))


def _read(subscription: Subscription, page: Page) -> Listing | Page:
    if subscription.kind == "index":
        return index(_open(page), subscription.follow)
    if subscription.kind == "list":
        return addresses(page)
    return _open(page) if subscription.kind == "page" else listing(page)


def _open(page: Page) -> Page:
    """The page, unless there is a wall before it."""
    found = wall(page)
    if found is None or found.condition == "paywall":
        return page
    problem = f"a {found.condition} stands before it ({found.sign})"
    raise CollectError(page.source, problem, _LOOK, found.condition)


def _is_text(media_type: str) -> bool:
    return not media_type.startswith(("image/", "video/", "audio/", "font/"))
