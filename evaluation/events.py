"""Marked mentions of events, linked: the incidents' score, within one class of event.

GVC and ECB+ part what is one incident here: the shot, the hit, the wound and the death are chains
of their own. So a marked mention is put into a class by its words, and only mentions of one class
are compared; whether they tell of one incident, the score of `tocsin.link.incidents` says. Words of
no class in `CLASSES` are a class of their own by their lemma.

Nothing of this is part of the product, which knows incidents only.
"""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from evaluation.lemmas import head, lemma
from tocsin.link.grouping import Group, GroupKind, Placement
from tocsin.link.incidents.account import Account, account_at
from tocsin.link.incidents.rarity import RAREST, rarity
from tocsin.link.incidents.score import Score, shipped
from tocsin.link.incidents.view import view
from tocsin.records import Reading, Record

# Mean score from which on a mention joins: low, since within an article's own words and class much
# speaks for it before. Set on GVC and ECB+ alike; from .1 to .3 they change by a point.
JOIN = 0.15

# The lemmas (`evaluation.lemmas`) of words that tell of the parts of an armed attack.
CLASSES = {
    "death": "die death dead deadly kill killing killings fatal fatally homicide murder slay slain "
    "body corpse manslaughter suicide murder-suicide autopsy burial bury funeral deceased grieve",
    "hit": "hit strike shoot",
    "fire": "gunshot gunfire gunman gunmen shooter fire discharge shootout bullet trigger gun",
    "wound": "injury injure wound condition critical hospitalize stable surgery recover paralyze",
    "incident": "incident case tragedy it this that which",
}
_CLASS_OF = {lemma(word): name for name, words in CLASSES.items() for word in words.split()}
_WORD = re.compile(r"[\w-]+")
_MANNER = re.compile(r"(?!deadly)\w+ly")  # "accidentally"
_BEFORE = 40  # characters
_DEFINITE = frozenset({"the", "this", "that", "such"})


class Told(Record, frozen=True):
    """A marked mention: the account of where it stands, and its class."""

    id: str
    article: str
    account: Account
    event: str


def told_at(reading: Reading, start: int, end: int) -> Told:
    """What the characters `[start, end)` of an article tell of."""
    text = reading.article.text
    account = account_at(reading, start, end)
    before = _WORD.findall(text[max(0, start - _BEFORE) : start].lower())
    event = event_of(_WORD.findall(text[start:end].lower()), before[-1] if before else "")
    return Told(id=account.id, article=account.article, account=account, event=event)


def whole_at(reading: Reading, start: int, end: int) -> Told:
    """The same without a class: all that tells of a part of an incident tells of the incident."""
    return replace(told_at(reading, start, end), event="")


def event_of(words: Sequence[str], before: str) -> str:
    """The class of words that tell of an event, given the word before them.

    "The shooting" speaks of the incident as a whole, "accidentally shooting" of whom it hit, "a
    fatal shooting" and "shots" of the firing; "shootings" are several and never one.
    """
    if "shootings" in words or "incidents" in words:
        return "several"
    if "shots" in words or ("went" in words and "off" in words):
        return "fire"
    found = [_CLASS_OF.get(lemma(word), "") for word in words]
    if "death" in found:
        return "death"
    if "shooting" in words:
        return "incident" if before in _DEFINITE else "hit" if _MANNER.fullmatch(before) else "fire"
    return next((name for name in found if name), lemma(words[head(words)]) if words else "")


class EventLinker:
    """Places marked mentions."""

    def __init__(self, score: Score | None = None) -> None:
        """A linker with the weights that ship, or others."""
        self._score = score or shipped()

    @property
    def kind(self) -> GroupKind:
        """The kind of groups that it makes."""
        return "incident"

    def keys(self, told: Told) -> tuple[str, ...]:
        """Its article, and what is rare in that, by class."""
        rare = (term for term in told.account.terms if rarity(term) >= RAREST)
        return tuple(f"{told.event}|{key}" for key in (told.article, *rare))

    def place(self, told: Told, groups: Sequence[Group[Told]]) -> Placement:
        """Beside the mentions of its class that are most like it."""
        seen = view(told.account)
        fits = sorted(
            (-sum(self._score(seen, view(m.account)) for m in g.members) / len(g.members), g.id)
            for g in groups
            if g.members[0].event == told.event
        )
        if not fits or -fits[0][0] < JOIN or told.event == "several":
            return Placement(group=None)
        return Placement(group=fits[0][1], score=-fits[0][0])
