"""Dates as pages write them, read without guessing.

Written rather than borrowed: dateparser reads stray numbers as dates, takes milliseconds each
and fills in today's day where one is missing; dateutil does the last too. Here a form that isn't
known, or a day and month that can't be told apart, gives None.
"""

import re
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

# Earlier "publication dates" are zero values of databases (1970-01-01 among them) or history.
FIRST_YEAR = 1971

_MONTHS = {
    month: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun",
            "july jul", "august aug", "september sept sep", "october oct", "november nov",
            "december dec",
        ),
        start=1,
    )
    for month in names.split()
}  # fmt: skip
_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"

_ISO = re.compile(
    r"(?<![\d/-])(?P<year>(?:19|"
    r"20)\d\d)(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)"
    r"(?:(?:T|\s+)(?P<hour>\d{1,2}):?(?P<minute>\d\d)(?::?(?P<second>\d\d)(?:[.,]\d+)?)?"
    r"\s*(?P<zone>Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d(?!\d))?)?",
)
_BASIC = re.compile(
    r"^(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)"
    r"(?:T?(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)?(?P<zone>Z|[+-]\d{4})?)?$"
)
_DAY_FIRST = re.compile(rf"\b{_DAY}(?:\s+of)?[\s,./-]+{_MONTH}[\s,./-]+{_YEAR}\b", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"\b{_MONTH}[\s.-]*{_DAY}[\s,.-]+(?:at\s+)?{_YEAR}\b", re.IGNORECASE)
_UNIX_FORM = re.compile(
    rf"\b{_MONTH}\s+{_DAY}\s+\d\d:\d\d(?::\d\d)?\s+(?:[A-Z]{{2,5}}\s+)?{_YEAR}\b", re.IGNORECASE
)
_NUMERIC = re.compile(
    r"(?<![\d./-])(?P<first>\d{1,2})(?P<mark>[./-])(?P<second>\d{1,2})(?P=mark)"
    r"(?P<year>(?:19|20)\d\d|\d\d)(?![\d/-])"
)
_MAIL = re.compile(
    r"^\s*(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,\s+\d{1,2}\s+[A-Z][a-z]{2}\s+\d{4}\s+\d\d:"
)
_EPOCH = re.compile(r"^\s*(\d{10}|\d{13})(?:\.\d+)?\s*$")
_ADDRESS_DAY = re.compile(
    r"[/_.=-](?P<year>(?:19|20)\d\d)[/_.-](?P<month>\d{1,2}|"
    r"[a-z]{3,9})[/_.-](?P<day>\d{1,2})(?![\d])",
    re.IGNORECASE,
)
_ADDRESS_BASIC = re.compile(r"[/_.=-](?P<year>20\d\d)(?P<month>\d\d)(?P<day>\d\d)(?=[/_.-]|$)")
# A value longer than this is a paragraph, not a date.
MAX_VALUE = 200


def parse(value: str, *, day_first: bool | None = None) -> str | None:
    """The first date written in `value` as an ISO 8601 date, or time where a time stands with it.

    `day_first` says how the page's country writes 03/05/2024; unknown is None, and then only
    dates that can be read in one way are. Years before 1971 and impossible days are None.
    """
    value = value.strip()
    if not value or len(value) > MAX_VALUE:
        return None
    for pattern in (_BASIC, _ISO):
        match = pattern.search(value)
        found = _from_iso(match) if match else None
        if found:
            return found
    if _MAIL.match(value):
        return _from_mail(value)
    return in_words(value) or _numeric(value, day_first)


def epoch(value: str) -> str | None:
    """A Unix time in seconds or milliseconds, as some meta tags give it, as ISO 8601 in UTC."""
    match = _EPOCH.match(value)
    if match is None:
        return None
    number = int(match.group(1))
    seconds = number / 1000 if number > 10**11 else number
    when = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    return when.isoformat() if 1995 <= when.year <= 2100 else None


def in_words(value: str) -> str | None:
    """The first date with the month in letters: "3 May 2024", "May 3rd, 2024"."""
    matches = [m for p in (_DAY_FIRST, _MONTH_FIRST, _UNIX_FORM) if (m := p.search(value))]
    for match in sorted(matches, key=lambda m: m.start()):
        month = _MONTHS[match["month"].lower()]
        found = _day(int(match["year"]), month, int(match["day"]))
        if found:
            return found
    return None


def from_address(address: str) -> str | None:
    """The day in an address: /2024/05/03/, /2024/may/3/, -20240503."""
    path = address.split("?")[0].split("#")[0]
    for match in (*_ADDRESS_DAY.finditer(path), *_ADDRESS_BASIC.finditer(path)):
        month = match["month"].lower()
        number = int(month) if month.isdigit() else _MONTHS.get(month, 0)
        found = _day(int(match["year"]), number, int(match["day"]))
        if found:
            return found
    return None


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat() if year >= FIRST_YEAR else None
    except ValueError:
        return None


def _from_iso(match: re.Match[str]) -> str | None:
    day = _day(int(match["year"]), int(match["month"]), int(match["day"]))
    if day is None or match["hour"] is None:
        return day
    hour, minute, second = int(match["hour"]), int(match["minute"]), int(match["second"] or 0)
    if hour > 23 or minute > 59 or second > 59 or (hour, minute, second) == (0, 0, 0):
        return day  # midnight sharp is what a date without a time is stored as
    return f"{day}T{hour:02}:{minute:02}:{second:02}{_zone(match['zone'])}"


def _zone(zone: str | None) -> str:
    if not zone:
        return ""
    if zone in ("Z", "UTC", "GMT"):
        return "+00:00"
    digits = zone[1:].replace(":", "").ljust(4, "0")
    return f"{zone[0]}{digits[:2]}:{digits[2:]}" if int(digits[:2]) <= 14 else ""


def _from_mail(value: str) -> str | None:
    try:
        when = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError):
        return None
    return when.isoformat() if when.year >= FIRST_YEAR else None


def _numeric(value: str, day_first: bool | None) -> str | None:
    match = _NUMERIC.search(value)
    if match is None:
        return None
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    year += 2000 if year < 100 else 0
    if first > 12 or (second <= 12 and (match["mark"] == "." or day_first)) or first == second:
        return _day(year, second, first)
    if second > 12 or day_first is False:
        return _day(year, first, second)
    return None
