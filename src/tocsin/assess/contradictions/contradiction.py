"""A contradiction: two sentences side by side, and why they can't both be true."""

from typing import Literal

from tocsin.assess.case import Cited
from tocsin.records import Record, identify

ContradictionKind = Literal[
    "figure", "time", "place", "doer", "denial", "own words", "own side"
]  # fmt: skip


class Contradiction(Record, frozen=True):
    """Two positions that can't both be true, each with the first sentence that takes it.

    `id` is of the matter and the two positions, so that it stays when more accounts come. `what`
    says it in words; `reasons` say why it is one, and who else takes which position.
    """

    id: str
    kind: ContradictionKind
    what: str
    one: Cited
    other: Cited
    reasons: tuple[str, ...]


def contradiction(
    kind: ContradictionKind,
    positions: tuple[object, ...],
    what: str,
    one: Cited,
    other: Cited,
    reasons: tuple[str, ...],
) -> Contradiction:
    """A contradiction; `positions` are the matter and the two positions that identify it."""
    return Contradiction(
        id=identify("contradiction", kind, *positions),
        kind=kind,
        what=what,
        one=one,
        other=other,
        reasons=reasons,
    )


def listed(names: list[str]) -> str:
    """Names in words, each once: "A, B and C"."""
    once = list(dict.fromkeys(names))
    return " and ".join(filter(None, [", ".join(once[:-1]), *once[-1:]]))
