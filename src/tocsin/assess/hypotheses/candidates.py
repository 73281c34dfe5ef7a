"""Candidates: the hypotheses of a case, what each is called, and their shares at the start."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import TypeAlias

from tocsin.assess.hypotheses.edits import Edit, Prior, Proposal, of
from tocsin.assess.hypotheses.ratios import LEAST_NONE
from tocsin.assess.hypotheses.sayings import Saying
from tocsin.assess.parties import Party, mark
from tocsin.records import Record

NONE = "none of these"
_LEAST = 1e-4  # of a prior where people have given all there is to others

# Gives the name in the table of the hypothesis that a name means, None for none.
Called: TypeAlias = Callable[[str], str | None]


class Hypothesis(Record, frozen=True):
    """That somebody did it. `names` are all that accounts have for them, the fullest first.

    `prior` is its share before anything is shown, `set_by` the person's edit that set it,
    `proposed` the edit that put it here where no account does. `notes` are in words.
    """

    name: str
    names: tuple[str, ...]
    prior: float
    set_by: Prior | None
    proposed: Proposal | None
    notes: tuple[str, ...]


def called(told: Iterable[Saying], edits: Iterable[Edit]) -> Called:
    """What hypotheses are called, those of people's proposals too."""
    found = {
        mark(name): party.name for party in _accused(told) for name in (party.name, *party.names)
    }
    for edit in of(Proposal, edits):
        found.setdefault(mark(edit.hypothesis), edit.hypothesis)
    found[mark(NONE)] = NONE
    return lambda name: found.get(mark(name))


def candidates(
    told: Iterable[Saying], names: Called, edits: Sequence[Edit], shown: Collection[str] = ()
) -> tuple[Hypothesis, ...]:
    """Everybody accused here by name, whoever people propose, and “none of these” at the end.

    `shown` are those for whom somebody shows something; the others are only named.
    """
    accused = {party.name: party for party in _accused(told)}
    proposed = {
        name: edit
        for edit in of(Proposal, edits)
        if (name := names(edit.hypothesis)) and name not in accused and name != NONE
    }
    given = {name: edit for edit in of(Prior, edits) if (name := names(edit.hypothesis))}
    order = [*sorted({*accused, *proposed}), NONE]
    weighty = {*shown, *proposed} & set(order)
    priors = _priors(order, {name: edit.share for name, edit in given.items()}, weighty)
    return tuple(
        Hypothesis(
            name=name,
            names=accused[name].names if name in accused else (name,),
            prior=priors[name],
            set_by=given.get(name),
            proposed=proposed.get(name),
            notes=tuple(_notes(name, accused)),
        )
        for name in order
    )


def _accused(told: Iterable[Saying]) -> list[Party]:
    """The parties of whom it is said here."""
    found = {one.accused for one in told if one.here and isinstance(one.accused, Party)}
    return sorted(found, key=lambda party: party.name)


def _notes(name: str, accused: dict[str, Party]) -> Iterator[str]:
    """With which other hypotheses it may both be true."""
    for other, party in accused.items():
        if name == party.part_of:
            yield f"{other} is a branch of it: what speaks for the one may speak for the other"
        elif name == other and party.part_of in accused:
            yield f"a branch of {party.part_of}: what speaks for the one may speak for the other"


def _priors(
    names: Collection[str], given: dict[str, float], shown: Collection[str]
) -> dict[str, float]:
    """Even shares of those for whom something is shown; what people set stays as set.

    Who is only named shares with “none of these” what that would have alone: a name without
    evidence moves nobody for whom there is some, however many are named.

    What is left by people's priors goes to the others as before. Where they set more than there
    is, or all, theirs are scaled to 1.
    """
    rest = max(LEAST_NONE, 1 / (len(shown) + 1)) if shown else 1.0
    bare = len(names) - len(shown)
    even = {name: (1 - rest) / len(shown) if name in shown else rest / bare for name in names}
    left = max(1 - sum(given.values()), 0)
    free = sum(share for name, share in even.items() if name not in given)
    shares = {
        name: max(given[name] if name in given else even[name] * left / free, _LEAST)
        for name in names
    }
    total = sum(shares.values())
    return {name: share / total for name, share in shares.items()}
