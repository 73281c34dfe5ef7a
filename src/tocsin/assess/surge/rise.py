"""A surge: the last count against what is usual, with the reasons in words."""

from collections.abc import Sequence
from typing import Literal

from tocsin.assess.surge.delay import Completeness
from tocsin.assess.surge.ears import Signal, c1, c2, c3
from tocsin.assess.surge.surprise import LEAST, predictive
from tocsin.records import Record

Unit = Literal["day", "week"]
ALPHA = 0.01
_DEVIATION = 0.5  # assumed by EARS at the least: counts of incidents are sparse
_SHOWN = 0.05  # the least mean that one decimal can show
_RAREST = 1_000


class Surge(Record, frozen=True):
    """What is unusual about a count.

    `usual` is the count to be expected, of what is known so far; `surprise` the chance of as many
    or more, `level` the least count that would be a surge. These are None where there is too little
    before it, `signals` are then empty or few. `seen` is whether the surprise is under the level
    that was asked for: that alone, as the bounds of seven sparse counts are crossed too often.
    """

    count: int
    usual: float | None
    surprise: float | None
    level: int | None
    seen: bool
    incomplete: bool
    signals: tuple[Signal, ...]
    reasons: tuple[str, ...]


def surge(
    counts: Sequence[int],
    *,
    unit: Unit = "week",
    alpha: float = ALPHA,
    known: Completeness | None = None,
) -> Surge:
    """The last of the counts against the earlier ones.

    `known` says how complete the last count is; without it, it counts as complete. The earlier ones
    are taken as they are. Raises ValueError where there is no count.
    """
    if not counts:
        raise ValueError("no count to judge")
    *earlier, count = counts
    expected = predictive(earlier)
    if expected is not None and known is not None and known.share > 0:
        expected = expected.thinned(known.share)
    surprise = None if expected is None else expected.tail(count)
    signals = _signals(counts)
    incomplete = known is not None and known.incomplete
    return Surge(
        count=count,
        usual=None if expected is None else expected.mean,
        surprise=surprise,
        level=None if expected is None else expected.level(alpha),
        seen=surprise is not None and surprise <= alpha,
        incomplete=incomplete,
        signals=signals,
        reasons=(
            _compared(count, unit, None if expected is None else expected.mean, surprise),
            *_alarms(signals, unit),
            *(known.reasons if known is not None and incomplete else ()),
        ),
    )


def _signals(counts: Sequence[int]) -> tuple[Signal, ...]:
    found = (method(counts, least=_DEVIATION) for method in (c1, c2, c3))
    return tuple(signal for signal in found if signal is not None)


def _compared(count: int, unit: Unit, usual: float | None, surprise: float | None) -> str:
    if usual is None or surprise is None:
        return f"{count}, with fewer than {LEAST} {unit}s before it to say what is usual"
    mean = f"{usual:.1f} are" if usual >= _SHOWN else "almost none is"
    return f"{count} where {mean} usual; {_odds(surprise, unit)}"


def _odds(surprise: float, unit: Unit) -> str:
    """How rare, to two digits, and never rarer than so few counts can tell."""
    if surprise > 0.5:
        return f"as many or more in most {unit}s"
    if surprise < 1 / _RAREST:
        return f"rarer than one in {_RAREST:,} {unit}s"
    return f"one in {float(f'{1 / surprise:.2g}'):,.0f} {unit}s"


def _alarms(signals: Sequence[Signal], unit: Unit) -> tuple[str, ...]:
    over = [signal for signal in signals if signal.alarm]
    if not over:
        return ()
    named = ", ".join(f"{signal.method} ({signal.bound:.1f})" for signal in over)
    return (f"over the EARS bounds of the {unit}s just before: {named}",)
