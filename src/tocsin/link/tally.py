"""Tally: the independent origins of one incident, counted as its accounts come in.

Two things are told apart. *Units* are what carries what: an outlet with its own articles, an
agency with all that papers have from it. *Terminals* are who a unit has it from: the named
speakers at the end of its tellings, else itself. A unit vouches for at most one origin and an
origin counts once, so there are as many as units can be matched with terminals. Ten papers that
quote one minister are one; two that quote him and have a witness each are two.
docs/dev/origins.md gives the rules and their price.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import msgspec

from tocsin.link.matching import matching
from tocsin.link.sources import SourceKind
from tocsin.records import Record
from tocsin.records.memory import remembered

Chain = tuple[str, ...]
AGENCY = "agency:"


class Strand(Record, frozen=True, array_like=True):
    """What one outlet has of an incident in one text.

    All are keys of outlets, agencies and speakers. `signed` are the agencies credited for the
    whole text (in an agency's own articles itself), `parts` those for a part of it. `chains` say
    for each telling through whom it comes, from the outlet outward, without the outlet; an empty
    one is the outlet's own word. `published` sorts by time.
    """

    published: str
    signed: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    chains: tuple[Chain, ...] = ()


class Trace(Record, frozen=True, array_like=True):
    """All of an account that counts: its article and outlet, the text that it is in, its strand.

    `article` is an id: of two accounts that one article has of an incident, it counts once.
    `actors` has the ids of the actors that some of its keys stand for.
    """

    article: str
    outlet: str
    text: str
    strand: Strand
    kinds: tuple[SourceKind, ...] = ()
    actors: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)


class Summary(Record, frozen=True):
    """The sources of an incident, to which accounts can be added one at a time.

    `articles` are the ids of those that tell of it: one may hold several accounts. `told` leads
    from outlet and text to what that outlet has in it. `kinds` are those of all accounts. `actors`
    leads from keys to the actors that they stand for, in one account or another.
    """

    articles: tuple[str, ...] = ()
    told: dict[str, dict[str, Strand]] = msgspec.field(default_factory=dict)
    kinds: tuple[SourceKind, ...] = ()
    actors: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)

    @property
    def outlets(self) -> tuple[str, ...]:
        """The keys of its outlets."""
        return tuple(self.told)

    @property
    def origins(self) -> int:
        """How many independent origins there are."""
        return len(settled(self).vouched)

    @property
    def words(self) -> str:
        """In words: "13 articles, 7 outlets, 5 origins"."""
        told, outlets = len(self.articles), len(self.told)
        counts = ((told, "article"), (outlets, "outlet"), (self.origins, "origin"))
        return ", ".join(f"{n} {noun}{'' if n == 1 else 's'}" for n, noun in counts)


def grown(summary: Summary, account: Trace) -> Summary:
    """`summary` with one more account, which isn't in it yet.

    Adding the same accounts in any order gives the same.
    """
    texts = dict(summary.told.get(account.outlet, {}))
    before = texts.get(account.text)
    texts[account.text] = _joined(before, account.strand) if before else account.strand
    told = {**summary.told, account.outlet: dict(sorted(texts.items()))}
    actors = dict(summary.actors)
    for key, ids in account.actors.items():
        actors[key] = _all(actors.get(key, ()), ids)
    return Summary(
        articles=_all(summary.articles, [account.article]),
        told=dict(sorted(told.items())),
        kinds=tuple(sorted({*summary.kinds, *account.kinds})),
        actors=dict(sorted(actors.items())),
    )


def _joined(one: Strand, other: Strand) -> Strand:
    return Strand(
        published=min(one.published, other.published),
        signed=_all(one.signed, other.signed),
        parts=_all(one.parts, other.parts),
        chains=tuple(sorted({*one.chains, *other.chains})),
    )


def _all(one: Sequence[str], other: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted({*one, *other}))


@dataclass(frozen=True)
class Settled:
    """How the origins of an incident came to be counted.

    `names` leads from a key to that by which the same is known here, where that is another.
    `units` leads from outlet and text to the unit that has it so, `terminals` from each unit to
    whom it has it from, `vouched` from each terminal that is an origin to the unit that vouches.
    """

    names: Mapping[str, str]
    units: Mapping[tuple[str, str], str]
    terminals: Mapping[str, tuple[str, ...]]
    vouched: Mapping[str, str]

    def origin(self, outlet: str, text: str) -> tuple[str, bool]:
        """The origin of what an outlet has in a text, and whether its unit vouches for that.

        A unit that vouches for none repeats the origin that holds its first terminal.
        """
        unit = self.units[self.names.get(outlet, outlet), text]
        own = [terminal for terminal, by in self.vouched.items() if by == unit]
        return (own[0], True) if own else (self.terminals[unit][0], False)


@remembered(20_000, lambda summary: len(summary.articles))
def settled(summary: Summary) -> Settled:
    """The units of an incident, their terminals, and which of these are matched."""
    names = _names(summary.actors)
    scene = _Scene(_renamed(summary.told, names))
    roots = _united(scene.units, _ties(scene))
    terminals = _terminals(scene, roots)
    return Settled(
        names=names,
        units={strand: roots[home] for strand, home in scene.homes.items()},
        terminals=terminals,
        vouched=matching(terminals),
    )


def _united(keys: Iterable[str], ties: Iterable[tuple[str, str]]) -> dict[str, str]:
    """To each key the one to which all ties from it lead: union-find (Tarjan 1975).

    A tie leads from the first to the second, so that who repeats is known by whom it repeats.
    """
    parents: dict[str, str] = {}

    def find(key: str) -> str:
        while key in parents:
            key = parents[key]
        return key

    for one, other in ties:
        if find(one) != find(other):
            parents[find(one)] = find(other)
    return {key: find(key) for key in keys}


def _names(actors: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """One key for all that stand for an actor; one name is one source, whoever it may be."""
    by_actor: dict[str, str] = {}
    ties = [(key, by_actor.setdefault(id_, key)) for key, ids in actors.items() for id_ in ids]
    return {key: root for key, root in _united(actors, ties).items() if key != root}


def _renamed(
    told: Mapping[str, Mapping[str, Strand]], names: Mapping[str, str]
) -> dict[str, dict[str, Strand]]:
    def own(keys: Iterable[str]) -> tuple[str, ...]:
        return tuple(names.get(key, key) for key in keys)

    found: dict[str, dict[str, Strand]] = {}
    for outlet, text, strand in _strands(told):
        (paper,) = own([outlet])
        new = Strand(
            published=strand.published,
            signed=own(strand.signed),
            parts=own(strand.parts),
            chains=tuple(
                tuple(key for key in own(chain) if key != paper) for chain in strand.chains
            ),
        )
        texts = found.setdefault(paper, {})
        texts[text] = _joined(texts[text], new) if text in texts else new
    return found


def _strands(told: Mapping[str, Mapping[str, Strand]]) -> Iterator[tuple[str, str, Strand]]:
    """Each with its outlet and text."""
    for outlet, texts in told.items():
        for text, strand in texts.items():
            yield outlet, text, strand


@dataclass
class _Unit:
    """An outlet or agency: what it has in texts of its own, and what others have from it.

    `homes` are the units of its other texts, `echoed` are the speakers that others name there.
    """

    own: bool = False
    homes: set[str] = field(default_factory=set)
    speakers: set[str] = field(default_factory=set)
    carriers: set[str] = field(default_factory=set)
    echoed: set[str] = field(default_factory=set)


class _Scene:
    """What can be told of each strand only beside all others."""

    def __init__(self, told: Mapping[str, Mapping[str, Strand]]) -> None:
        self.told = told

    @cached_property
    def carriers(self) -> frozenset[str]:
        """Who carries what others say: outlets and agencies."""
        found = set(self.told)
        for _, _, strand in _strands(self.told):
            found.update(strand.signed, strand.parts)
            found.update(key for c in strand.chains for key in c if key.startswith(AGENCY))
        return frozenset(found)

    @cached_property
    def signed(self) -> Mapping[str, frozenset[str]]:
        """The agencies that anybody credits for a text, or whose own it is."""
        found: dict[str, frozenset[str]] = {}
        for _, text, strand in _strands(self.told):
            found[text] = found.get(text, frozenset()).union(strand.signed)
        return found

    @cached_property
    def first(self) -> Mapping[str, str]:
        """Which outlet was the first to publish a text."""
        found: dict[str, tuple[str, str]] = {}
        for outlet, text, strand in _strands(self.told):
            found[text] = min(found.get(text, ("~~", "")), (strand.published, outlet))
        return {text: outlet for text, (_, outlet) in found.items()}

    @cached_property
    def homes(self) -> Mapping[tuple[str, str], str]:
        """Whose a strand is: an agency's, that of whom it copies or goes through, its outlet's."""
        return {(outlet, text): self._home(outlet, text) for outlet, text, _ in _strands(self.told)}

    def _home(self, outlet: str, text: str) -> str:
        agencies = self.signed[text]
        if agencies:
            return outlet if outlet in agencies else min(agencies)
        outlet = self.first[text]
        strand = self.told[outlet][text]
        through = {self.carrier(chain, outlet) for chain in strand.chains}
        only = next(iter(through), None) if len(through) == 1 and not strand.parts else None
        return only or outlet

    def carrier(self, chain: Chain, *own: str) -> str | None:
        """The first who carries a telling, other than `own`; None if nobody does."""
        return next((key for key in chain if key in self.carriers and key not in own), None)

    @cached_property
    def units(self) -> Mapping[str, _Unit]:
        """All who have something in this incident, or from whom others have it."""
        found = {key: _Unit() for key in sorted({*self.told, *self.homes.values()})}
        for outlet, text, strand in _strands(self.told):
            home = self.homes[outlet, text]
            unit = found[home]
            if home != outlet:
                found[outlet].homes.add(home)
                unit.echoed.update(self._speakers(strand, outlet, home))
                continue
            unit.own = True
            unit.speakers.update(self._speakers(strand, outlet, home))
            carriers = {self.carrier(chain, home) for chain in strand.chains}
            unit.carriers.update(strand.parts, (key for key in carriers if key))
            unit.carriers.discard(home)
        return found

    def _speakers(self, strand: Strand, outlet: str, home: str) -> Iterator[str]:
        """The last speakers of what goes through nobody but the unit itself."""
        for chain in strand.chains:
            if chain and chain[-1] not in self.carriers and not self.carrier(chain, outlet, home):
                yield chain[-1]


def _ties(scene: _Scene) -> Iterator[tuple[str, str]]:
    """Who is one with whom: the agencies of one text; who only repeats with whom it repeats."""
    for agencies in scene.signed.values():
        first, *others = sorted(agencies & scene.units.keys()) or [""]
        yield from ((other, first) for other in others)
    for key, unit in scene.units.items():
        if unit.homes and not unit.own:
            yield key, min(unit.homes)
        elif not unit.speakers and unit.carriers and unit.carriers <= scene.units.keys():
            yield key, min(unit.carriers)


def _terminals(scene: _Scene, roots: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """To each unit whom it has it from.

    A carrier that is a unit here vouches for itself, so it is nobody else's terminal. What is
    known of a unit only through others has the speakers whom these name.
    """
    own: dict[str, set[str]] = {root: set() for root in sorted(set(roots.values()))}
    echoed: dict[str, set[str]] = {root: set() for root in own}
    for key, unit in scene.units.items():
        own[roots[key]] |= unit.speakers | (unit.carriers - scene.units.keys())
        echoed[roots[key]] |= unit.echoed
    return {root: tuple(sorted(own[root] or echoed[root] or {root})) for root in own}
