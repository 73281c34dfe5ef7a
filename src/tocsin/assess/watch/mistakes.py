"""What is wrong with a watch's file, in words for people: file, key, problem; remedy.

`msgspec` finds most of it, and says it to programmers.
"""

import re
from collections.abc import Callable

from tocsin.records import ACTS, INCIDENT_KINDS, STATUSES

# What `msgspec` says: the problem, and behind it where ("$.seen[0]").
_AT = re.compile(r"(?P<problem>.*?)(?: - at `\$\.?(?P<where>.*)`)?", re.DOTALL)
_NAMED = re.compile(r"`([^`]*)`")
# The same problems in words for people, who needn't know what the parts of a program are called.
_TYPES = {
    "str": "text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "array": "a list",
    "object": "a table",
    "date": "a day",
    "datetime": "a time",
}
_PROBLEMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (
        re.compile(r"Expected `(\w+)`, got `(\w+)`"),
        lambda of: f"{_TYPES.get(of[2], of[2])} where {_TYPES.get(of[1], of[1])} belongs",
    ),
    (re.compile(r"Expected `\w+` >= (\S+)"), lambda of: f"is under {_plain(of[1])}"),
    (re.compile(r"Expected `\w+` <= (\S+)"), lambda of: f"is over {_plain(of[1])}"),
    (
        re.compile(r"Expected `array` of length (\d+), got (\d+)"),
        lambda of: f"holds {of[2]} where {of[1]} belong",
    ),
    (re.compile(r"Invalid enum value ('.*')"), lambda of: f"{of[1]} isn't known here"),
    (re.compile(r"Invalid RFC3339 encoded date"), lambda _: "is no day"),
)

# What each key should hold, told where it holds something else.
REMEDIES = {
    "question": 'write the question, as question = "Is an attack on … being prepared?"',
    "name": 'write a short name of small letters, digits and hyphens, as name = "karsk-crowds"',
    "places": 'write names, as places = ["Karsk"]',
    "actors": 'write names, as actors = ["Black Lantern Front"]',
    "targets": 'write words for what may be hit, as targets = ["concert", "fair"]',
    "from": "write the first day without quotes, as from = 2025-10-01",
    "until": "write the last day without quotes, as until = 2026-06-30",
    "window_days": "write a whole number of days from 1 on, as window_days = 30",
    "base_rate": "write a number above 0 and below 1, as base_rate = 0.01",
    "base_source": "write where the base rate comes from",
    "threshold": "write a number above 0 and below 1, as threshold = 0.2",
    "days": "write days without quotes, as days = [2026-03-21]",
    "severity": "write a whole number from 1 to 5, as severity = 4",
    "indicators": "write [indicators.NAME] with what differs, or indicators.NAME = false",
    "asks": "write what is looked for, as a question",
    "seen": "write one or two numbers above 0, the lower first, as seen = [2, 5]",
    "absent": "write a number above 0, as absent = 0.9",
    "normal": "write a number from 0 on, of how many there are in 30 ordinary days",
    "half_life": "write a number of days above 0, as half_life = 45",
    "concerns": 'write lists of place, actor, target, speaker, as concerns = [["actor", "place"]]',
    "counts": 'write "events" or "origins"',
    "kinds": f"write some of {', '.join(INCIDENT_KINDS)}",
    "statuses": f"write some of {', '.join(STATUSES)}",
    "acts": f"write some of {', '.join(ACTS)}",
    "words": 'write beginnings of words in small letters, as words = ["rifle"]',
    "beside": 'write beginnings of words in small letters, as beside = ["found"]',
    "speakers": 'write beginnings of words in small letters, as speakers = ["intelligence"]',
}
_SOURCES = 'write "incidents", "warnings", "statements", "calendar" or "counts"'
_OTHER = "docs/dev/watch.md lists what may stand there"


def mistake(file: str, problem: str, mend: str) -> ValueError:
    """A mistake in a file, on one line: what is wrong, and how to mend it."""
    return ValueError(f"{' '.join(file.split())}: {problem}; {mend}")


def remedy(key: str) -> str:
    """What a key should hold, by its name with those of the tables that it is in."""
    parts = re.sub(r"\[[^\]]*\]", "", key).split(".")
    if parts[0] == "indicators" and parts[-1] == "from":
        return _SOURCES
    return REMEDIES.get(parts[-1]) or REMEDIES.get(parts[0] if len(parts) == 1 else "", _OTHER)


def unfit(said: str, file: str, key: str) -> ValueError:
    """The mistake that `msgspec` says there is in what stands at a key."""
    match = _AT.fullmatch(said)
    problem, where = (match["problem"], match["where"] or "") if match else (said, "")
    named = _NAMED.search(problem)
    if "unknown field" in problem and named:
        wrong = _joined(key, where, named[1])
        return mistake(file, f"{wrong}: no such key", f"remove it or mend its spelling; {_OTHER}")
    if "missing required field" in problem and named:
        wrong = _joined(key, where, named[1])
        return mistake(file, f"{wrong} is missing", remedy(wrong))
    wrong = _joined(key, where)
    return mistake(file, f"{wrong}: {_worded(problem)}", remedy(wrong))


def _worded(problem: str) -> str:
    """What `msgspec` says of a value, in words for people."""
    for pattern, words in _PROBLEMS:
        if found := pattern.fullmatch(problem):
            return words(found)
    return f"{problem[:1].lower()}{problem[1:]}"


def _plain(number: str) -> str:
    """A number as people write it: "1e-06" is 0.000001."""
    return f"{float(number):f}".rstrip("0").rstrip(".")


def _joined(*keys: str) -> str:
    return ".".join(filter(None, keys))
