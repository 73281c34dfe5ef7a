"""Copies: which articles have their words from one text.

Two articles are compared by the five-word runs of their bodies (shingles: Broder 1997), and these
by MinHash with eight bits a slot (b-bit minwise hashing: Li and König 2010). Which share enough to
be looked at is found by some slots in full, each a key of its own (locality-sensitive hashing with
bands of one row): a short report inside a long article shares few slots, so bands of several
rows would miss it. docs/dev/origins.md says how the numbers below were chosen.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence

import numpy as np
from rensa import RMinHash

from tocsin.clean.fold import folded
from tocsin.link.credit import Credit, Known, agency, credited
from tocsin.link.grouping import Group, GroupKind, Placement
from tocsin.link.outlet import outlet
from tocsin.read.sentences import paragraphs
from tocsin.records import Article, Reading, Record, identify

RUN = 5  # words
SLOTS = 512  # bytes of a signature: one standard error of likeness is at most .023
BANDS = 24  # keys: 94 % of the copies that are a ninth of what both texts hold share one
SEED = 1  # of the hash functions; with another no two signatures may be compared
SHORTEST = 20  # runs; of less text nobody can tell whether it is copied
JACCARD = 0.15  # share of the runs of both texts that both have
CONTAINED = 0.5  # share of the runs of the shorter text that the longer has
TOUCHED = 0.1  # the same share, of texts that have something to do with each other
BACKED = 0.5  # share of a group's members that an article must touch

_BAND_BYTES = 4
_CHANCE = 1 / 256  # two slots agree in eight bits though their runs differ
_WORD = re.compile(r"\w+(?:'\w+)*")


class Imprint(Record, frozen=True):
    """What is kept of an article's words to know copies of them by.

    `outlet` is its name or host, `published` as the article has it (ISO 8601), `credits` are the
    agencies that it credits for the whole text, by canonical name. `size` is how many different
    five-word runs the body has, `signature` the lowest byte of each MinHash slot, `bands` the
    first slots in full (four bytes each, little-endian); both are empty where there are too few
    runs to tell.
    """

    id: str
    article: str
    outlet: str | None
    published: str | None
    signature: bytes
    bands: bytes
    size: int
    credits: tuple[str, ...]


class Likeness(Record, frozen=True):
    """How much of their text two articles share, each figure estimated, 0 to 1.

    `jaccard` is the share of the runs of both that both have, `contained` of those of the shorter.
    """

    jaccard: float
    contained: float

    @property
    def copied(self) -> bool:
        """Whether that is so much that one text goes back to the other."""
        return self.jaccard >= JACCARD or self.contained >= CONTAINED


def imprint(reading: Reading, known: Known = agency) -> Imprint:
    """The imprint of an article: the same on every machine.

    `known` gives the canonical name of a news agency as written, None for what is none.
    """
    article = reading.article
    owed = credited(article, known)
    runs = _runs(_words(article, owed))
    slots = _slots(runs)
    return Imprint(
        id=imprint_id(article.id),
        article=article.id,
        outlet=outlet(article),
        published=article.published.value if article.published else None,
        signature=(slots & 0xFF).astype(np.uint8).tobytes(),
        bands=slots[:BANDS].astype("<u4").tobytes(),
        size=len(runs),
        credits=tuple(sorted({c.agency for c in owed if c.strength == "whole"})),
    )


def imprint_id(article: str) -> str:
    """The id of the imprint of an article, by its id."""
    return identify("imprint", article)


def likeness(one: Imprint, other: Imprint) -> Likeness:
    """How much of their text two articles share; nothing where one is too short to tell."""
    if not one.signature or not other.signature:
        return Likeness(jaccard=0.0, contained=0.0)
    first = np.frombuffer(one.signature, np.uint8)
    agree = float(np.mean(first == np.frombuffer(other.signature, np.uint8)))
    jaccard = max(0.0, (agree - _CHANCE) / (1 - _CHANCE))
    shared = jaccard / (1 + jaccard) * (one.size + other.size)
    return Likeness(jaccard=jaccard, contained=min(1.0, shared / min(one.size, other.size)))


class CopyLinker:
    """Puts articles together that have their words from one text."""

    kind: GroupKind = "origin"

    def keys(self, member: Imprint) -> tuple[str, ...]:
        """The first slots in full; none for a text that is too short to be judged."""
        bands = np.frombuffer(member.bands, "<u4")
        return tuple(f"{number}:{value:08x}" for number, value in enumerate(bands.tolist()))

    def place(self, member: Imprint, groups: Sequence[Group[Imprint]]) -> Placement:
        """The group whose text the article copies most, and others that have the same text.

        A roundup into which two texts went whole must not make these one: an article joins no
        group most of which it has nothing in common with, and unites two only where what it
        shares with each is together more than all it has.
        """
        found = sorted(
            (_compared(member, group) for group in groups if group.members),
            key=lambda near: (-near.best.contained, -near.best.jaccard, near.group),
        )
        copied = [near for near in found if near.best.copied and near.backed >= BACKED]
        if not copied:
            return Placement(group=None, reasons=tuple(near.words for near in found[:1]))
        first, *others = copied
        united = [near for near in others if near.of_own + first.of_own > 1]
        return Placement(
            group=first.group,
            united=tuple(near.group for near in united),
            score=max(first.best.contained, first.best.jaccard),
            reasons=tuple(near.words for near in (first, *united)),
        )


class _Near(Record, frozen=True):
    """How an article compares with a group: best of all with the text `to`.

    `of_own` is the share of its own runs that it shares with that, `backed` the share of the
    group's members that it has anything in common with.
    """

    group: str
    best: Likeness
    to: str
    of_own: float
    backed: float
    longer: bool

    @property
    def words(self) -> str:
        """In words: "8 of 10 five-word runs stand in the text of orlec-courier.example"."""
        tenths = round(10 * self.best.contained)
        said = f"{tenths} of 10 five-word runs stand in the text of {self.to}"
        if self.longer:
            said = f"{tenths} of 10 five-word runs of the text of {self.to} stand in this one"
        if self.best.copied and self.backed < BACKED:
            said += ", and nothing of most others in that group"
        return said


def _compared(member: Imprint, group: Group[Imprint]) -> _Near:
    pairs = [(likeness(member, other), other) for other in group.members]
    best, near = max(pairs, key=lambda pair: (pair[0].contained, pair[0].jaccard, pair[1].id))
    return _Near(
        group=group.id,
        best=best,
        to=near.outlet or near.article,
        of_own=best.contained * min(1.0, near.size / member.size) if member.size else 0.0,
        backed=sum(like.contained >= TOUCHED for like, _ in pairs) / len(pairs),
        longer=member.size > near.size,
    )


def _words(article: Article, owed: Sequence[Credit]) -> list[str]:
    """The words of the body, without headline and credits, by which its runs are counted."""
    text = article.text
    title = folded(article.title.value) if article.title else None
    said = sorted((c.span.start, c.span.end) for c in owed if c.span)
    kept: list[str] = []
    for number, (start, end) in enumerate(paragraphs(text)):
        if number or folded(text[start:end]) != title:
            kept.extend(_outside(text, start, end, said))
    return _WORD.findall(folded(" ".join(kept)))


def _outside(text: str, start: int, end: int, cut: Sequence[tuple[int, int]]) -> Iterator[str]:
    """The parts of `[start, end)` that lie in none of the ranges `cut`, which are in order."""
    for low, high in cut:
        if start <= low < end:
            yield text[start:low]
            start = high
    yield text[start:end]


def _runs(words: Sequence[str]) -> set[str]:
    return {" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


def _slots(runs: set[str]) -> np.ndarray:
    """The MinHash slots (32 bits each) of a set of runs; none where there are too few of them.

    Each run is hashed here rather than in the library, whose own hash of text depends on the
    machine's word size.
    """
    if len(runs) < SHORTEST:
        return np.empty(0, np.uint32)
    hashed = [
        int.from_bytes(hashlib.blake2b(run.encode(), digest_size=8).digest(), "little")
        for run in runs
    ]
    matrix = RMinHash.digest_matrix_from_token_hash_sets([hashed], num_perm=SLOTS, seed=SEED)
    return np.array(matrix.to_rows()[0], np.uint32)
