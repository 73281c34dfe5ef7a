"""When something was said or counted, as finely as the articles tell."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_HOURS = timedelta(hours=3)  # within which two reports know the same


@dataclass(frozen=True, order=True, slots=True)
class Moment:
    """Between `start` and `end`, in UTC; `whole` where only the day is known and no hour."""

    start: datetime
    end: datetime

    @property
    def whole(self) -> bool:
        """Whether only the day is known."""
        return self.start != self.end

    def with_(self, other: "Moment") -> bool:
        """Whether two reports of known hours came within three of one another."""
        if self.whole or other.whole:
            return False
        return abs(self.start - other.start) <= _HOURS

    def behind(self, other: "Moment") -> bool:
        """Whether it was surely later, by more than three hours where hours are known."""
        if self.whole or other.whole:
            return self.start >= other.end
        return self.start - other.start > _HOURS


def moment(published: str | None, as_of: str | None = None) -> Moment | None:
    """When what an article of `published` gives `as_of` a day was so; None if nobody knows.

    An article that tells of its own day is taken at its hour.
    """
    if as_of and _DAY.fullmatch(as_of) and as_of != (published or "")[:10]:
        return _day(as_of)
    if not published:
        return None
    try:
        at = datetime.fromisoformat(published)
    except ValueError:
        return None  # a month, a year
    if "T" not in published:
        return _day(published)
    at = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    return Moment(at, at)


def _day(value: str) -> Moment | None:
    try:
        start = datetime.combine(date.fromisoformat(value), datetime.min.time(), UTC)
    except ValueError:
        return None
    return Moment(start, start + timedelta(days=1))
