"""Edits: what people change in a table of competing blame. Each has a name on it and a reason."""

from collections.abc import Iterable, Iterator
from typing import TypeAlias, TypeVar

from tocsin.assess.hypotheses.ratios import MOST, Band
from tocsin.records import Record


class Signed(Record, frozen=True):
    """`by` made the edit, `why` says why. Raises ValueError where either is missing."""

    by: str
    why: str

    def __post_init__(self) -> None:
        if not self.by.strip() or not self.why.strip():
            raise ValueError("an edit needs a name and a reason")


class Ratio(Signed, frozen=True, tag="ratio"):
    """A person's band for what an origin shows of a hypothesis; it replaces ours, ungraded.

    `hypothesis` is any of its names, `origin` the id of a row. Raises ValueError where the band
    is beyond what a single item can be worth.
    """

    hypothesis: str
    origin: str
    band: Band

    def __post_init__(self) -> None:
        super().__post_init__()
        _check(self.band)


class Proposal(Signed, frozen=True, tag="proposal"):
    """A hypothesis that no account names."""

    hypothesis: str


class Prior(Signed, frozen=True, tag="prior"):
    """How likely a hypothesis was before anything was shown, 0 to 1, both excluded."""

    hypothesis: str
    share: float

    def __post_init__(self) -> None:
        super().__post_init__()
        if not 0 < self.share < 1:
            raise ValueError(f"{self.share} is no probability between 0 and 1")


class Note(Signed, frozen=True, tag="note"):
    """Evidence that no page holds, told in `text`, with its bands by hypothesis.

    It is a row of its own. Raises ValueError as `Ratio` does.
    """

    text: str
    bands: dict[str, Band]

    def __post_init__(self) -> None:
        super().__post_init__()
        for band in self.bands.values():
            _check(band)


def _check(band: Band) -> None:
    """That a band isn't beyond what a single item can be worth."""
    if band.low < 1 / MOST or band.high > MOST:
        bounds = f"{1 / MOST:g} to {MOST:g}"
        raise ValueError(
            f"{band} is more than a single item is worth, which is {bounds} at most: what "
            "outweighs that rests on several, so give each its own"
        )


Edit: TypeAlias = Ratio | Proposal | Prior | Note

_E = TypeVar("_E", Note, Prior, Proposal, Ratio)


def of(kind: type[_E], edits: Iterable[Edit]) -> Iterator[_E]:
    """Those of one kind, in their order."""
    return (edit for edit in edits if isinstance(edit, kind))
