"""Warnings that the news told before an incident, and how they bear on it."""

import re
from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from typing import Literal

from msgspec.structs import replace

from tocsin.assess.watch.definition import Concern, Watch
from tocsin.assess.watch.subject import Subject
from tocsin.records import Reading, Record, Warned
from tocsin.review.onset import Lead, Onset
from tocsin.review.specificity import Step

# Whether the desk had it before the incident; or it was out, and the desk got it later; or it came
# out only afterwards, so that nobody could have read it.
Known = Literal["known", "published", "afterwards"]


class About(Record, frozen=True):
    """What an incident was about, as all its accounts tell it: by what its like is looked for.

    Attributes:
        incident: its id.
        kind: what it was; `status`: whether it happened.
        places, targets: names and words of where it was and whom it hit.
        actors: who says that they did it, or is told to have.
        trigger: the words that tell of it best.
    """

    incident: str
    kind: str
    status: str
    places: tuple[str, ...]
    targets: tuple[str, ...]
    actors: tuple[str, ...]
    trigger: str


class Seen(Record, frozen=True):
    """A warning seen in the news.

    Attributes:
        warned: what the article tells.
        article: its id, and the `version` that tells it; `outlet`, `published`: of the article;
            `learnt`: when the desk got it.
        first, last: the days on which it may have been given; that of publication if none is told.
        origins: keys of those to whom it goes back.
        known: whether the desk had it before the incident.
        reasons: why it bears on the incident.
        lead: how long before the incident it was given; `had`: how long before it the desk had it.
        ladder: how specific it was.
        meant: ids of warnings by nobody named ("foreign embassies") of the week after it, with
            which it may be meant: who waves these aside may wave it aside.
    """

    warned: Warned
    article: str
    outlet: str
    published: str | None
    learnt: datetime
    first: date
    last: date
    origins: tuple[str, ...]
    known: Known
    reasons: tuple[str, ...]
    lead: Lead
    had: Lead
    ladder: tuple[Step, ...]
    meant: tuple[str, ...] = ()
    version: int | None = None


_CONCERNS: tuple[Concern, ...] = ("place", "target", "actor")
_ENOUGH = 2  # of place, target and actor, as for a watch's warnings


def reasons(
    about: Watch,
    struck: frozenset[str],
    reading: Reading,
    warned: Warned,
    watches: Collection[str],
    telling: bool,
) -> tuple[str, ...]:
    """Why a warning bears on an incident; none where it doesn't.

    Args:
        about: a watch that would have asked for the incident.
        struck: what the sentences that tell of it are in, as `beginnings` has it.
        reading: the article.
        warned: the warning in it.
        watches: the names of the watches that saw it.
        telling: whether the article tells of the incident itself.
    """
    sentence = (warned.sentence.start, warned.sentence.end)
    subject = Subject(about, reading)
    named = {one for one in _CONCERNS if subject.named(one, [sentence])}
    if beginnings(warned.target or "") & struck:
        named.add("target")
    told = " and the ".join(one for one in _CONCERNS if one in named)
    found = [f"the watch {name} saw it" for name in sorted(watches)]
    if len(named) >= _ENOUGH:
        found.append(f"its sentence names the {told} of the incident")
    elif telling and named:
        found.append(f"an article on the incident tells it, and names its {told}")
    return tuple(found)


_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 5  # letters that tell a word from others
# What says where, or of whom, in a warning of any attack.
_COMMON = frozenset(["capit", "count", "peopl", "citiz", "large", "publi", "place"])


def beginnings(words: str) -> frozenset[str]:
    """How the longer words of a text begin: "marke" of a market and of markets.

    Names are left out, and what any warning may say.
    """
    long = (word for word in _WORD.findall(words) if len(word) >= _SHORTEST and word.islower())
    return frozenset(word[:_SHORTEST] for word in long) - _COMMON


def known(learnt: datetime, published: date | None, of: Onset) -> Known:
    """Whether something was known to the desk before an incident, or could have been."""
    if learnt <= of.latest:
        return "known"
    return "published" if published is not None and published < of.day else "afterwards"


_AGAIN = timedelta(days=7)


def meant(found: Sequence[Seen]) -> tuple[Seen, ...]:
    """The same, each of somebody named with those of nobody named that may mean it."""
    unnamed = [one for one in found if not _is_named(one)]
    return tuple(replace(one, meant=_meant(one, unnamed)) for one in found)


def _meant(one: Seen, unnamed: Sequence[Seen]) -> tuple[str, ...]:
    if not _is_named(one):
        return ()
    words = beginnings(one.warned.from_)
    return tuple(
        other.warned.id
        for other in unnamed
        if one.first <= other.last <= one.last + _AGAIN and words & beginnings(other.warned.from_)
    )


def _is_named(one: Seen) -> bool:
    return one.warned.from_ != one.warned.from_.lower()
