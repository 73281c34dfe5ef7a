"""Backing: who stands behind what is told of a case, origin by origin.

A `Word` is what one account has for or against something: a sentence, and whose word that is. The
words of one origin are one `Backing`, however many carry them. The origin of a word is

- whom the account names for it ("the Health Ministry said 38"),
- where that is an outlet or agency with accounts of its own here, whom that one has it from,
- where nobody is named, whom the account's unit has all that it tells from, if that is one; else
  the unit, which alone vouches for it (docs/dev/origins.md has units).

That something happened at all goes back to the origin of the account.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property

from tocsin.assess.case import Case, Cited, Heard, graph
from tocsin.assess.interest import Interest, Interests
from tocsin.link.actors.named import is_name
from tocsin.link.credit import agency
from tocsin.link.origins import OFFICIALS, WITNESSES, Report, key, trace
from tocsin.link.sources import SourceKind, kind_of
from tocsin.link.tally import AGENCY, Settled, settled
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
        self.graph = graph(case)
        self._settled: Settled = settled(self.graph.summary)
        self._traces = {one.account: trace(one.report) for one in case.heard}
        self._interests = Interests(case)
        self._keys: dict[str, str] = {}

    def side(self, words: Iterable[Word]) -> Side:
        """What some words on a figure or a blame, or a denial amount to."""
        return self._side(words, self.origin)

    def telling(self, words: Iterable[Word]) -> Side:
        """What it amounts to that these accounts tell of the incident at all."""
        return self._side(words, lambda word: self._origin(word.heard.report)[0])

    def _side(self, words: Iterable[Word], origin_of: Callable[[Word], str]) -> Side:
        heard: dict[str, list[Word]] = {}
        for word in words:
            heard.setdefault(origin_of(word), []).append(word)
        everyone = [word for group in heard.values() for word in group]
        return Side(
            items=len({word.heard.report.article for word in everyone}),
            outlets=len({self.outlet(word.heard.report) for word in everyone}),
            origins=tuple(self._backing(origin, heard[origin]) for origin in sorted(heard)),
        )

    def origin(self, word: Word) -> str:
        """The node of the origin of a word."""
        node = self.node(word)
        if node is None:
            return self._alone(word)
        return self._of_outlet.get(node, node)

    def _alone(self, word: Word) -> str:
        """Whose a word is that the account gives to nobody, or to somebody without a name."""
        own = self._traces[word.heard.account]
        unit = self._settled.units[self._known_as(own.outlet), own.text]
        terminals = self._settled.terminals[unit]
        return terminals[0] if word.by is None and len(terminals) == 1 else unit

    def node(self, word: Word) -> str | None:
        """The node of whom a word is said to be, None where nobody is named."""
        if word.by is None:
            return None
        node = self._named(word.by)
        if node in self._nodes or agency(word.by) or self._names_somebody(word):
            return node
        kind = kind_of(word.by, "")
        if kind in ("official", "court"):
            return OFFICIALS
        if kind in ("witness", "imagery"):
            return f"{WITNESSES} of {self.outlet(word.heard.report)}"
        return None

    def _names_somebody(self, word: Word) -> bool:
        """Whether words are a name: of one word only a land's or what is read as a body."""
        entities = word.heard.reading.entities
        return (
            is_name(word.by or "")
            or word.by in self._interests.lands
            or any(one.name == word.by and one.kind == "organisation" for one in entities)
        )

    @cached_property
    def _nodes(self) -> dict[str, str]:
        """The nodes of the graph, by id, with their names."""
        return {node.id: node.name for node in self.graph.nodes if node.kind != "account"}

    def outlet(self, report: Report) -> str:
        """The node of a report's outlet."""
        return self._known_as(self._traces[report.account].outlet)

    def text(self, report: Report) -> str:
        """What the copies of a report's article share with it."""
        return self._traces[report.account].text

    @cached_property
    def outlets(self) -> frozenset[str]:
        """The nodes of all outlets and agencies that have accounts here."""
        return frozenset(self._of_outlet)

    @cached_property
    def _of_outlet(self) -> dict[str, str]:
        """The origin of what each outlet has of its own, else of its first account."""
        found: dict[str, str] = {}
        for own in (True, False):
            for one in sorted(self.case.heard, key=lambda heard: heard.account):
                origin, vouches = self._origin(one.report)
                if vouches is own:
                    found.setdefault(self.outlet(one.report), origin)
        return found

    def _origin(self, report: Report) -> tuple[str, bool]:
        """The origin of an account, and whether its outlet has it from there itself."""
        own = self._traces[report.account]
        origin, vouches = self._settled.origin(own.outlet, own.text)
        outlet = self._known_as(own.outlet)
        return origin, vouches and self._settled.units[outlet, own.text] == outlet

    @property
    def names(self) -> Mapping[str, str]:
        """From keys to those by which the same is known in this case, where these are others."""
        return self._settled.names

    def _known_as(self, own: str) -> str:
        return self.names.get(own, own)

    def _named(self, name: str) -> str:
        """The node of a name."""
        if name not in self._keys:  # a few names stand in thousands of tellings
            self._keys[name] = self._known_as(key(name))
        return self._keys[name]

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
        elsewhere = self.node(word) in self.outlets - {self.outlet(report)}
        return self._origin(report)[1] and word.through is None and not elsewhere

    def _name(self, origin: str, words: Sequence[Word]) -> str:
        if origin in self._nodes:
            return self._nodes[origin]
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
            if self._named(telling.voices[-1].name) == origin
        }
        if not said and interest.of_state:
            return ("official",)
        return tuple(sorted(said)) or (("press",) if origin in self.outlets else ())

    def _cited(self, origin: str, words: Sequence[Word]) -> tuple[Cited, ...]:
        found = {
            Cited(
                article=word.heard.report.article,
                outlet=word.heard.report.outlet,
                published=word.heard.report.published,
                speaker=word.through or word.by,
                origin=origin,
                sentence=word.sentence,
            )
            for word in words
        }
        return tuple(sorted(found, key=lambda c: (c.published or "~", c.article, c.sentence.start)))
