"""When something was or will be, as an article tells it."""

from datetime import date
from typing import Literal, get_args

from tocsin.records.base import Record, Span

TimeKind = Literal["date", "time", "duration", "set"]
TIME_KINDS: tuple[TimeKind, ...] = get_args(TimeKind)

Precision = Literal[
    "century",
    "decade",
    "year",
    "half",
    "season",
    "quarter",
    "month",
    "week",
    "weekend",
    "day",
    "part of day",
    "minute",
    "second",
]
PRECISIONS: tuple[Precision, ...] = get_args(Precision)


class When(Record, frozen=True):
    """A time that an article tells.

    `value` is EDTF (ISO 8601-2, level 2) for a date or a time, with `XXXX` where the year can't
    be known, an ISO 8601 duration for a length (`P2Y`), and a repeating one for what comes again
    (`R/P1W`); None where text and publication date don't support a value. `precision` is how
    fine a date or time is; it stands apart from the value, as EDTF has no parts of the day.
    `earliest` and `latest` are the first and last day that it may be, None where open or unknown.
    `words` says it for people ("22 March, year unknown"), `anchor` what it was worked out from.
    """

    id: str
    span: Span
    kind: TimeKind
    value: str | None
    precision: Precision | None
    earliest: date | None
    latest: date | None
    words: str
    anchor: str

    @property
    def order(self) -> tuple[bool, date, date, str]:
        """What to sort by: the earliest first, the shorter of two; the undated last, by value."""
        first = self.earliest or self.latest
        undated = first is None
        return undated, first or date.max, self.latest or date.max, self.value or ""
