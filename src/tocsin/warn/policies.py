"""Files of policies, read: TOML (https://toml.io/en/v1.0.0), every mistake told in one line."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Annotated, get_args
from zoneinfo import ZoneInfo

import msgspec
from msgspec import Meta, field

from tocsin.warn.cap.alert import Urgency
from tocsin.warn.deeds import Reply
from tocsin.warn.people import Channel
from tocsin.warn.policy import DEPUTY, PROTECTORS, RECIPIENT, ROTA, Policy, Rota, Step

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
_ID = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*", re.ASCII)
_PERIOD = re.compile(r"(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?", re.ASCII)

# What is sooner would be noise, what is later forgotten.
_SOONEST, _SHORTEST = timedelta(minutes=1), timedelta(minutes=5)
_LONGEST = timedelta(days=30)
# Clocks go back by an hour: a shorter shift could come twice.
_SHIFT = timedelta(hours=1)

_REMEDIES = {
    "name": 'write a short name of small letters, digits and hyphens, as name = "hall"',
    "longest": 'write a period, as longest = "3d"',
    "urgent": 'write CAP\'s words, as urgent = ["Immediate", "Expected"]',
    "together": "write true or false",
    "after": 'write a period, as after = "15m"; the first is "0m", and each later than the last',
    "every": 'write a period of a minute or more, as every = "10m"',
    "at_most": "write a whole number from 1 to 20, as at_most = 3",
    "to": 'write "recipient", "deputy", "protectors", ids of recipients or "rota:NAME"',
    "channels": 'write email, webhook, file or apprise, as channels = ["email"]',
    "answers": "write a whole number from 1 on, as answers = 2",
    "steps": "write a table [[steps]] with after and to for each step",
    "answers_last": 'write a period of 5m to 30d for a reply, as received = "30m"',
    "people": 'write ids of recipients, as people = ["ada", "jon"]',
    "shift": 'write a period of an hour or more, as shift = "12h"',
    "start": "write a day and time without zone or quotes, as start = 2026-03-02T08:00:00",
    "zone": 'write a name of the time zone database, as zone = "Europe/Oslo"',
}
_OTHER = "docs/dev/answers.md lists what may stand there"
# What `msgspec` says: the problem, and behind it where ("$.steps[0].to").
_AT = re.compile(r"(?P<problem>.*?)(?: - at `\$\.?(?P<where>.*)`)?", re.DOTALL)
_FIELD = re.compile(r".*(?P<what>unknown|required) field `(?P<name>[^`]*)`")


class _Step(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    after: str
    to: Annotated[tuple[str, ...], Meta(min_length=1)]
    channels: tuple[Channel, ...] = ()
    every: str | None = None
    at_most: Annotated[int, Meta(ge=1, le=20)] = 1
    answers: Annotated[int, Meta(ge=1, le=1000)] = 1


class _Rota(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    people: Annotated[tuple[str, ...], Meta(min_length=1)]
    shift: str
    start: datetime
    zone: str


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    steps: Annotated[tuple[_Step, ...], Meta(min_length=1, max_length=20)]
    name: str | None = None
    longest: str | None = None
    urgent: tuple[Urgency, ...] | None = None
    together: bool = False
    answers_last: dict[str, str] = field(default_factory=dict)
    rotas: dict[str, _Rota] = field(default_factory=dict)


class _Mistake(Exception):  # noqa: N818 - no error of its own: it becomes a ValueError
    """What is wrong at a key, and what would do."""

    def __init__(self, key: str, problem: str) -> None:
        self.key, self.problem = key, problem


def parsed(text: str, name: str) -> Policy:
    """The policy that a file holds; what it doesn't say is as in the policy that ships.

    Args:
        text: the TOML.
        name: what the policy is called unless the file says so, and what errors call the file.

    Raises:
        ValueError: one line that names the key and the remedy.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _told(name, str(error), "a policy is a TOML file: KEY = VALUE on a line") from None
    try:
        return _policy(msgspec.convert(_over_shipped(table), _File), name)
    except msgspec.ValidationError as error:
        raise _told(name, *_in_words(str(error))) from None
    except _Mistake as error:
        raise _told(name, f"{error.key}: {error.problem}", _remedy(error.key)) from None


@cache
def shipped_text() -> str:
    """The TOML of the policy that ships."""
    return files("tocsin.warn").joinpath("policy.toml").read_text("utf-8")


@cache
def shipped() -> Policy:
    """The policy that is followed where no other is named."""
    return parsed(shipped_text(), "default")


def named(policies: Mapping[str, Policy], name: str) -> Policy:
    """The policy of a name; the one that ships where it is empty, or isn't there any more."""
    return policies.get(name or "default") or shipped()


def _over_shipped(table: Mapping[str, object]) -> dict[str, object]:
    """A file's table over that which ships, key by key; its steps are its own."""
    base = tomllib.loads(shipped_text())
    last = table.get("answers_last", {})
    if isinstance(last, dict):
        last = {**base["answers_last"], **last}
    return {**base, "name": None, **table, "answers_last": last} | {"steps": table.get("steps", [])}


def _policy(told: _File, file: str) -> Policy:
    name = file if told.name is None else told.name
    if not _NAME.fullmatch(name):
        raise _Mistake("name", f"{name!r} won't do")
    return Policy(
        name=name,
        steps=tuple(_steps(told)),
        longest=_period("longest", told.longest, _SHORTEST, _LONGEST),
        lasts=_lasts(told.answers_last),
        disturbs=told.urgent or (),
        together=told.together,
        rotas={name: _rota(f"rotas.{name}", rota) for name, rota in told.rotas.items()},
    )


def _lasts(told: Mapping[str, str]) -> dict[Reply, timedelta]:
    for reply in set(told) - set(get_args(Reply)):
        raise _Mistake("answers_last", f"{reply!r} is no reply")
    return {
        reply: _period(f"answers_last.{reply}", told[reply], _SHORTEST, _LONGEST)
        for reply in get_args(Reply)
    }


def _steps(told: _File) -> Iterator[Step]:
    before = None
    for number, step in enumerate(told.steps):
        key = f"steps[{number}]"
        after = _period(f"{key}.after", step.after, timedelta(0), _LONGEST)
        if after and before is None:
            raise _Mistake(f"{key}.after", f"the first step is at {step.after}, not at once")
        if before is not None and after <= before:
            raise _Mistake(f"{key}.after", f"{step.after} is no later than the step before")
        for to in step.to:
            _check_whom(f"{key}.to", to, told.rotas)
        yield Step(
            after=after,
            to=step.to,
            channels=step.channels,
            every=_every(f"{key}.every", step),
            most=step.at_most,
            answers=step.answers,
        )
        before = after


def _every(key: str, step: _Step) -> timedelta | None:
    if step.every is not None:
        return _period(key, step.every, _SOONEST, _LONGEST)
    if step.at_most > 1:
        raise _Mistake(key, "is missing, and at_most is above 1")
    return None


def _check_whom(key: str, to: str, rotas: Mapping[str, _Rota]) -> None:
    if to.startswith(ROTA):
        if to.removeprefix(ROTA) not in rotas:
            raise _Mistake(key, f"there is no [rotas.{to.removeprefix(ROTA)}] for {to!r}")
    elif to not in (RECIPIENT, DEPUTY, PROTECTORS) and not _ID.fullmatch(to):
        raise _Mistake(key, f"{to!r} is nobody")


def _rota(key: str, told: _Rota) -> Rota:
    for person in told.people:
        if not _ID.fullmatch(person):
            raise _Mistake(f"{key}.people", f"{person!r} is nobody")
    if told.start.tzinfo is not None:
        raise _Mistake(f"{key}.start", "has a zone, which stands apart")
    try:
        ZoneInfo(told.zone)
    except (ValueError, OSError, KeyError):
        raise _Mistake(f"{key}.zone", f"{told.zone!r} is no time zone") from None
    shift = _period(f"{key}.shift", told.shift, _SHIFT, timedelta(days=366))
    return Rota(people=told.people, shift=shift, start=told.start, zone=told.zone)


def _period(key: str, said: str | None, least: timedelta, most: timedelta) -> timedelta:
    """Of "90m", "1h30m", "2d"; between the least and the most that make sense there."""
    match = _PERIOD.fullmatch(said or "")
    if not match or not said or len(said) > 20:
        raise _Mistake(key, f"{said!r} is no period")
    weeks, days, hours, minutes = (min(int(part or 0), 10**6) for part in match.groups())
    found = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes)
    if found < least:
        raise _Mistake(key, f"{said} is too short: it is {_worded(least)} at least")
    if found > most:
        raise _Mistake(key, f"{said} is too long: it is {_worded(most)} at most")
    return found


def _worded(period: timedelta) -> str:
    """As a file has it: "30d", "5m"."""
    minutes = period // timedelta(minutes=1)
    for unit, size in (("d", 24 * 60), ("h", 60)):
        if minutes and minutes % size == 0:
            return f"{minutes // size}{unit}"
    return f"{minutes}m"


def _in_words(said: str) -> tuple[str, str]:
    """What is wrong, and what to do, of what `msgspec` says."""
    match = _AT.fullmatch(said)
    problem, where = (match["problem"], match["where"] or "") if match else (said, "")
    wrong = _FIELD.match(problem)
    if wrong:
        key = f"{where}.{wrong['name']}".removeprefix(".")
        if wrong["what"] == "unknown":
            return f"{key}: no such key", f"remove it or mend its spelling; {_OTHER}"
        return f"{key} is missing", _remedy(key)
    problem = problem[:1].lower() + problem[1:].replace("`", "")
    return f"{where or 'the file'}: {problem}", _remedy(where)


def _remedy(key: str) -> str:
    parts = re.sub(r"\[[^\]]*\]", "", key).split(".")
    return _REMEDIES.get(parts[-1]) or _REMEDIES.get(parts[0], _OTHER)


def _told(file: str, problem: str, remedy: str) -> ValueError:
    return ValueError(" ".join(f"{file}: {problem}; {remedy}".split()))
