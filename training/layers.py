"""What the network learns about each word: its layers and their tags.

A layer is one question asked of every word. A chained layer marks spans (BIO tags, decoded by a
linear-chain CRF); the other gives single words a type.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from corpora.incidents import KINDS, OUTCOMES
from corpora.scheme import TYPES


@dataclass(frozen=True)
class Layer:
    """One layer: its name, the types that a word can have, and whether words chain to spans."""

    name: str
    types: tuple[str, ...]
    chained: bool = True

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags in the order of the network's scores, "O" first."""
        if not self.chained:
            return ("O", *self.types)
        return ("O", *(f"{place}-{kind}" for kind in self.types for place in "BI"))

    def bits(self, kinds: Iterable[str], inside: bool = False) -> int:
        """The tags that open a span of one of `kinds`, or go on with it, one bit each."""
        found = 0
        for kind in kinds:
            number = self.types.index(kind)
            found |= 1 << (1 + (2 * number + inside if self.chained else number))
        return found


OUTSIDE = 1  # the bit of "O", the first tag of every layer

LAYERS = (
    Layer("statements", ("source", "cue", "content")),
    Layer("entities", TYPES),
    Layer("times", ("DATE", "TIME", "DURATION", "SET")),
    Layer(
        "roles",
        ("perpetrator", "organisation", "target", "victim", "instrument", "place", "time"),
    ),
    Layer("triggers", tuple(sorted(KINDS | OUTCOMES)), chained=False),
)

HEADS = (*(layer.name for layer in LAYERS), "labels", "values", "links")

# Which marks belong together, each kind judged by vectors of its own.
LINKS = ("source", "content", "role")
LINK_WIDTH = 32
