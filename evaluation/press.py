"""A press without end: pages made from a few hundred articles, for measuring a large record.

Every page tells of some event: an article that was read once, with its people, places and counts
put in for others, so that the events are as many as are asked for and differ as real ones do. An
event is told again for some days, by other outlets, in other lengths, with counts that rise; a few
are told for weeks. Some pages are another outlet's text with a credit, some an earlier page that
was edited. The same seed gives the same pages. What they tell is invented, whatever the articles
were.
"""

import html
import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from tocsin.records import Page, Reading

OUTLETS = 240
# No page comes out on the stroke of midnight, which the reader takes for a day without a time.
FIRST_DAY = datetime(2025, 1, 1, 6, 0, 7, tzinfo=UTC)
PAGES_A_DAY = 500

# Shares of all pages.
_EDITED = 0.02
_COPIED = 0.13
_TOLD_AGAIN = 0.5
# Events that can still be told again, and the share of them that go on for weeks.
_OPEN = 400
_LASTING = 0.01
_WORDS = (90, 320)  # the shortest and the longest page

_SYLLABLES = (
    "ba", "den", "fi", "gor", "hal", "ka", "lem", "mar", "no", "pel", "qui", "ros", "sa", "tol",
    "u", "ven", "wyn", "xi", "yor", "zan",
)  # fmt: skip
_NUMBER = re.compile(r"\b\d{1,3}\b")


@dataclass(frozen=True)
class Base:
    """An article as the press may tell it: its paragraphs, and who and what is named in them."""

    title: str
    paragraphs: tuple[str, ...]
    people: tuple[str, ...]
    places: tuple[str, ...]


def base(reading: Reading) -> Base | None:
    """An article to make pages from; None where there is too little of it."""
    title = reading.article.title.value if reading.article.title else ""
    paragraphs = tuple(p for p in reading.article.text.split("\n\n") if len(p.split()) > 12)
    if len(" ".join(paragraphs).split()) < _WORDS[0] or not title:
        return None
    people = {e.name for e in reading.entities if e.kind == "person" and " " in e.name}
    places = {p.span.text for p in reading.places if p.precision == "town" and not p.people}
    return Base(title, paragraphs, tuple(sorted(people)), tuple(sorted(places)))


@dataclass
class _Event:
    base: Base
    names: dict[str, str]
    shift: int
    lasting: bool
    told: int = 0


@dataclass(frozen=True)
class _Told:
    """A page as it was printed, from which copies and edits are made."""

    address: str
    outlet: str
    title: str
    paragraphs: tuple[str, ...]
    published: datetime


def pages(bases: Sequence[Base], towns: Sequence[str], seed: int = 1) -> Iterator[Page]:
    """Pages in the order in which they come out, without end."""
    dice = random.Random(seed)  # noqa: S311 - no secret
    events: list[_Event] = []
    printed: list[_Told] = []
    number = 0
    while True:
        when = FIRST_DAY + timedelta(days=number / PAGES_A_DAY)
        throw = dice.random()
        if printed and throw < _EDITED:
            yield _page(_edited(dice, dice.choice(printed)), when)
        else:
            if printed and throw < _EDITED + _COPIED:
                told = _copied(dice, dice.choice(printed), number, when)
            else:
                told = _new(dice, _event(dice, events, bases, towns), number, when)
            printed = [*printed[-_OPEN:], told]
            yield _page(told, None)
        number += 1


def _event(
    dice: random.Random, events: list[_Event], bases: Sequence[Base], towns: Sequence[str]
) -> _Event:
    if events and dice.random() < _TOLD_AGAIN:
        lasting = [event for event in events if event.lasting]
        return dice.choice(lasting) if lasting and dice.random() < 0.2 else dice.choice(events)
    chosen = dice.choice(bases)
    names = {person: _person(dice) for person in chosen.people}
    names |= {place: dice.choice(towns) for place in chosen.places}
    events.append(_Event(chosen, names, dice.randint(0, 9), dice.random() < _LASTING))
    if len(events) > _OPEN:
        events.pop(next((n for n, event in enumerate(events) if not event.lasting), 0))
    return events[-1]


def _person(dice: random.Random) -> str:
    return " ".join(
        "".join(dice.choice(_SYLLABLES) for _ in range(dice.randint(2, 3))).capitalize()
        for _ in range(2)
    )


def _new(dice: random.Random, event: _Event, number: int, when: datetime) -> _Told:
    event.told += 1
    wanted = dice.randint(*_WORDS)
    kept: list[str] = []
    rest = list(event.base.paragraphs[1:])
    if event.told > 1:  # another reporter chooses otherwise
        rest = [paragraph for paragraph in rest if dice.random() < 0.8]
    for paragraph in (event.base.paragraphs[0], *rest):
        if kept and sum(len(p.split()) for p in kept) > wanted:
            break
        kept.append(_put(paragraph, event))
    outlet = _outlet(dice)
    host = outlet.lower().replace(" ", "-")
    address = f"https://{host}.example/{when:%Y/%m/%d}/{number}"
    return _Told(address, outlet, _put(event.base.title, event), tuple(kept), when)


def _put(text: str, event: _Event) -> str:
    """The text with the event's own names, surnames too, and its own counts."""
    for name, other in event.names.items():
        text = text.replace(name, other)
        if " " in name:
            text = re.sub(rf"\b{re.escape(name.split()[-1])}\b", other.split()[-1], text)
    more = event.shift + event.told // 4
    return _NUMBER.sub(lambda match: str(int(match.group()) + more), text)


def _copied(dice: random.Random, told: _Told, number: int, when: datetime) -> _Told:
    outlet = _outlet(dice)
    address = f"https://{outlet.lower().replace(' ', '-')}.example/{when:%Y/%m/%d}/{number}"
    paragraphs = told.paragraphs[: max(1, len(told.paragraphs) - dice.randint(0, 1))]
    return _Told(address, outlet, told.title, (*paragraphs, f"({told.outlet})"), when)


def _edited(dice: random.Random, told: _Told) -> _Told:
    changed = list(told.paragraphs)
    at = dice.randrange(len(changed))
    changed[at] = _NUMBER.sub(lambda match: str(int(match.group()) + 1), changed[at])
    changed.append("This article has been updated.")
    return _Told(told.address, told.outlet, told.title, tuple(changed), told.published)


def _outlet(dice: random.Random) -> str:
    return f"Outlet {dice.randrange(OUTLETS)}"


def _page(told: _Told, modified: datetime | None) -> Page:
    facts = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": told.title,
        "datePublished": told.published.isoformat(timespec="seconds"),
        "publisher": {"@type": "Organization", "name": told.outlet},
    }
    if modified:
        facts["dateModified"] = modified.isoformat(timespec="seconds")
    body = "".join(f"<p>{html.escape(p)}</p>" for p in told.paragraphs)
    title = html.escape(told.title)
    content = (
        f'<!doctype html><html lang="en"><head><title>{title} | {told.outlet}</title>'
        f'<link rel="canonical" href="{told.address}">'
        f'<script type="application/ld+json">{json.dumps(facts)}</script></head><body>'
        '<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>'
        f"<article><h1>{title}</h1>{body}</article>"
        "<footer><p>Contact · Imprint · Terms</p></footer></body></html>"
    )
    return Page(
        source=told.address,
        content=content.encode(),
        address=told.address,
        media_type="text/html",
        charset="utf-8",
        fetched=(modified or told.published).isoformat(timespec="seconds"),
    )
