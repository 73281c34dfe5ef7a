"""Matching: as many pairs of two kinds of things as there can be, each thing in one pair."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

A = TypeVar("A")
B = TypeVar("B")


def matching(choices: Mapping[A, Sequence[B]]) -> dict[B, A]:
    """A maximum matching: to each right-hand thing that is paired the left-hand one.

    `choices` gives what each left-hand thing can be paired with, the preferred first; what comes
    earlier there stays paired. By augmenting paths, one for each left-hand thing (Kuhn's
    Hungarian method, 1955, for the unweighted case; Berge 1957 shows that it is maximal).
    """
    pairs: dict[B, A] = {}
    for left in choices:
        pairs |= _path(choices, pairs, left)
    return pairs


def _path(choices: Mapping[A, Sequence[B]], pairs: Mapping[B, A], start: A) -> dict[B, A]:
    """The new pairs along a shortest path from `start` to what is free; none if there is none."""
    reached: dict[B, A] = {}
    waiting = [start]
    for left in waiting:
        for right in choices[left]:
            if right in reached:
                continue
            reached[right] = left
            if right not in pairs:
                return _turned(reached, pairs, right, start)
            waiting.append(pairs[right])
    return {}


def _turned(reached: Mapping[B, A], pairs: Mapping[B, A], free: B, start: A) -> dict[B, A]:
    """The path back from `free`: each left-hand thing on it leaves its partner to the one before.

    Only from `start` is there no partner to leave.
    """
    held = {left: right for right, left in pairs.items()}
    turned = {free: reached[free]}
    while reached[free] != start:
        free = held[reached[free]]
        turned[free] = reached[free]
    return turned
