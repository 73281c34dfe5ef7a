"""Backing: who stands behind what is told of a case, origin by origin.

A `Word` is what one account has for or against something: a sentence, and whose word that is. The
words of one origin are one `Backing`, however many carry them; whose word it is,
`tocsin.assess.provenance` says. That something happened at all goes back to that of the account.
"""

from collections.abc import Callable, Iterable, Sequence

from tocsin.assess.case import Case, Cited, Heard
from tocsin.assess.interest import Interest, Interests
from tocsin.assess.provenance import Provenance, cited
from tocsin.link.sources import SourceKind
from tocsin.link.tally import AGENCY
from tocsin.records import Record, Span


class Word(Record, frozen=True):
    """One account's word: `by` is whose it is as the account names it, None for its own.

    Where the account names an outlet or agency of the case that has it from somebody, `by` is
    that one, and `through` the outlet or agency.
    """

    heard: Heard
    by: str | None
    sentence: Span
    through: str | None = None


class Backing(Record, frozen=True):
    """One origin, and who has it from there.

    `origin` is a node of the origin graph, or such a node's id for somebody who is named only for
    this. `vouching` are the accounts of outlets that have it from there themselves, `repeating`
    those that have it from one of these or from an agency: copies, echoes. `cited` are the
    sentences of all.
    """

    origin: str
    name: str
    interest: Interest
    kinds: tuple[SourceKind, ...]
    vouching: tuple[str, ...]
    repeating: tuple[str, ...]
    cited: tuple[Cited, ...]


class Side(Record, frozen=True):
    """All who say one thing: how many articles and outlets, and the origins behind these."""

    items: int
    outlets: int
    origins: tuple[Backing, ...]

    @property
    def interests(self) -> tuple[Interest, ...]:
        """The different interests of its origins, by id."""
        found = {one.interest.id: one.interest for one in self.origins}
        return tuple(found[id_] for id_ in sorted(found))

    @property
    def kinds(self) -> tuple[SourceKind, ...]:
        """The kinds of its sources."""
        return tuple(sorted({kind for one in self.origins for kind in one.kinds}))

    @property
    def words(self) -> str:
        """In words: "7 items, 4 outlets, 2 origins of 1 interest"."""
        counts = ((self.items, "item"), (self.outlets, "outlet"), (len(self.origins), "origin"))
        said = ", ".join(_counted(*one) for one in counts)
        interests = len(self.interests)
        fewer = interests < len(self.origins)
        return f"{said} of {_counted(interests, 'interest')}" if fewer else said


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


class Bench:
    """Knows of a case to which origin each word goes back."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.provenance = Provenance.of(case)
        self._interests = Interests(case)

    def side(self, words: Iterable[Word]) -> Side:
        """What some words on a figure or a blame, or a denial amount to."""
        return self._side(words, self.origin)

    def telling(self, words: Iterable[Word]) -> Side:
        """What it amounts to that these accounts tell of the incident at all."""
        return self._side(words, lambda word: self.provenance.teller(word.heard.report))

    def _side(self, words: Iterable[Word], origin_of: Callable[[Word], str]) -> Side:
        heard: dict[str, list[Word]] = {}
        for word in words:
            heard.setdefault(origin_of(word), []).append(word)
        everyone = [word for group in heard.values() for word in group]
        return Side(
            items=len({word.heard.report.article for word in everyone}),
            outlets=len({self.provenance.outlet(word.heard.report) for word in everyone}),
            origins=tuple(self._backing(origin, heard[origin]) for origin in sorted(heard)),
        )

    def origin(self, word: Word) -> str:
        """The node of the origin of a word.

        That is whose word it is; where that is an outlet or agency with accounts of its own here,
        whom that one has it from.
        """
        own = self.provenance.outlets.get(self.node(word) or "")
        return own or self.provenance.whose(word.heard.report, word.by)

    def node(self, word: Word) -> str | None:
        """The node of whom a word is said to be, None where nobody is named."""
        return None if word.by is None else self.provenance.speaker(word.heard.report, word.by)

    def _backing(self, origin: str, words: Sequence[Word]) -> Backing:
        own = {word.heard.account for word in words if self._vouches(word)}
        everyone = {word.heard.account for word in words}
        name = self._name(origin, words)
        interest = self._interests.of(name)
        return Backing(
            origin=origin,
            name=name,
            interest=interest,
            kinds=self._kinds(origin, interest, words),
            vouching=tuple(sorted(own)),
            repeating=tuple(sorted(everyone - own)),
            cited=self._cited(origin, words),
        )

    def _vouches(self, word: Word) -> bool:
        """Whether the outlet has it itself: in words of its own, and not from another outlet."""
        report = word.heard.report
        elsewhere = self.provenance.outlets.keys() - {self.provenance.outlet(report)}
        own = self.provenance.account(report)[1] and word.through is None
        return own and self.node(word) not in elsewhere

    def _name(self, origin: str, words: Sequence[Word]) -> str:
        if origin in self.provenance.nodes:
            return self.provenance.nodes[origin]
        named = sorted(word.by for word in words if word.by and self.node(word) == origin)
        return named[0] if origin.startswith(("name:", AGENCY)) else origin.partition(" of ")[0]

    def _kinds(
        self, origin: str, interest: Interest, words: Sequence[Word]
    ) -> tuple[SourceKind, ...]:
        """What kind of source an origin is said to be, else what its interest shows."""
        said = {
            telling.kind
            for word in words
            for telling in word.heard.report.tellings
            if telling.kind and telling.voices
            if self.provenance.named(telling.voices[-1].name) == origin
        }
        if not said and interest.of_state:
            return ("official",)
        return tuple(sorted(said)) or (("press",) if origin in self.provenance.outlets else ())

    def _cited(self, origin: str, words: Sequence[Word]) -> tuple[Cited, ...]:
        found = {
            cited(word.heard.report, word.sentence, word.through or word.by, origin)
            for word in words
        }
        return tuple(sorted(found, key=lambda c: (c.published or "~", c.article, c.sentence.start)))
