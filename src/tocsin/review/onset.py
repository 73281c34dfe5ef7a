"""When an incident began, as finely as that is known, and how long before it something was."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Literal

from tocsin.records import Record

_DAY = timedelta(days=1)
_HOURS = 48  # from here on a lead is told in days


class Onset(Record, frozen=True):
    """When an incident began.

    Attributes:
        day: the day that most accounts give.
        hour: the moment, where an account gives one with its zone.
        latest: it had begun by then: the moment, else the first report of it, else the day's end.
    """

    day: date
    hour: datetime | None
    latest: datetime


def onset(day: date, told: list[datetime], reported: list[datetime]) -> Onset:
    """The onset of an incident.

    Args:
        day: on which it was.
        told: the moments that its accounts give; of those on that day or around it the first.
        reported: when the accounts of it came out.
    """
    ends = datetime.combine(day, time.max, UTC)
    near = [one for one in told if abs(one.astimezone(UTC).date() - day) <= _DAY]
    hour = min(near, default=None)
    # A report of before that day is of another time zone's day, or a slip.
    after = [one for one in reported if one >= datetime.combine(day, time.min, UTC)]
    return Onset(day=day, hour=hour, latest=hour or min([*after, ends]))


class Lead(Record, frozen=True):
    """How long before an incident something was, in hours; negative where it came after it.

    By days, where no hour is known of one of the two, it is a whole number of days, and on the day
    itself nobody knows which came first.
    """

    least: float
    most: float
    precision: Literal["day", "hour"]

    @property
    def words(self) -> str:
        """In words: "15 days", "13 to 19 days", "31 hours", "2 days after it"."""
        if self.most < 0:
            return f"{_long(-self.most, -self.least, self.precision)} after it"
        if self.precision == "day" and self.least <= 0 <= self.most:
            if self.most == 0:
                return "on the same day; which came first isn't known"
            return f"up to {_long(self.most, self.most, 'day')}"
        return _long(self.least, self.most, self.precision)


def _long(least: float, most: float, precision: Literal["day", "hour"]) -> str:
    if precision == "hour" and most < _HOURS:
        return _number(round(most), "hour")
    low, high = int(least // 24), int(most // 24)
    return _number(high, "day") if low == high else f"{low} to {_number(high, 'day')}"


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def of_days(first: date, last: date, of: Onset) -> Lead:
    """The lead of what was on one of these days."""
    least, most = ((of.day - day).days * 24.0 for day in (last, first))
    return Lead(least=least, most=most, precision="day")


def of_moment(moment: datetime, of: Onset) -> Lead:
    """The lead of what was at a moment: to the hour where that of the onset is known."""
    if of.hour is None:
        day = moment.astimezone(UTC).date()
        if day == of.day and moment >= of.latest:
            return Lead(least=_after(moment, of), most=_after(moment, of), precision="hour")
        return of_days(day, day, of)
    hours = (of.hour - moment) / timedelta(hours=1)
    return Lead(least=hours, most=hours, precision="hour")


def _after(moment: datetime, of: Onset) -> float:
    """It had been reported by then."""
    return min((of.latest - moment) / timedelta(hours=1), -0.01)
