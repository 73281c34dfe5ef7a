"""What two accounts can't differ in if they tell of one incident.

Only what both tell can bar: what isn't known excludes nothing. Numbers of dead and wounded never
do, since they change from one report to the next; the score weighs them.
"""

from collections.abc import Callable
from datetime import date

from tocsin.link.incidents.view import View, kilometres
from tocsin.records.incident import IncidentKind

# Kinds that may be told of one incident have a family in common. "Other" goes with everything.
_FAMILIES: dict[IncidentKind, frozenset[str]] = {
    "bombing": frozenset({"attack", "blast"}),
    "shooting": frozenset({"attack", "fight", "mishap"}),
    "stabbing": frozenset({"attack"}),
    "ramming": frozenset({"attack", "mishap"}),
    "arson": frozenset({"attack", "blast"}),
    "strike": frozenset({"blast", "fight"}),
    "assault": frozenset({"attack", "fight", "blast", "ill-treatment", "taking"}),
    "kidnapping": frozenset({"taking"}),
    "hostage_taking": frozenset({"attack", "taking"}),
    "assassination": frozenset({"attack", "blast"}),
    "plot": frozenset({"plot"}),
    "arrest": frozenset({"police"}),
    "raid": frozenset({"police", "skirmish"}),
    "clash": frozenset({"fight", "protest", "skirmish"}),
    "release": frozenset({"release"}),
    "court": frozenset({"court"}),
    "abuse": frozenset({"ill-treatment"}),
    "protest": frozenset({"protest"}),
    "accident": frozenset({"mishap", "blast"}),
    "cyberattack": frozenset({"cyber"}),
}
_REAL = frozenset({"happened", "alleged"})
_PREVENTED = frozenset({"foiled", "planned", "alleged"})
# What is announced for a day and then takes place is one; a plan to attack isn't the attack.
_ANNOUNCED = frozenset({"protest", "court", "release"})
_STEM = 4  # letters that "robbed" and "robbery" share
SLACK = 1  # days by which a told day may be off: time zones, late evenings
_STATED_APART = 3  # days between two dates, both in the text, that can't be one
_YEAR = 366  # days between two times, of which a page's own date may have spoilt one
APART = 50.0  # kilometres between towns that can't be one place


def barred(a: View, b: View) -> str | None:
    """Why two accounts can't tell of one incident, in words; None where nothing speaks against."""
    return next((reason for bar in _BARS if (reason := bar(a, b))), None)


def _kinds(a: View, b: View) -> str | None:
    one, other = a.account.kind, b.account.kind
    if one == other or "other" in (one, other) or _FAMILIES[one] & _FAMILIES[other]:
        return None
    return f"{_named(one)} is not {_named(other)}"


def _topics(a: View, b: View) -> str | None:
    """Kind "other" holds robberies and rocket launches: what tells of both must be alike."""
    if not a.account.kind == b.account.kind == "other" or not a.trigger or not b.trigger:
        return None
    if any(_alike(x[:_STEM], y[:_STEM]) for x in a.trigger for y in b.trigger):
        return None
    return f"“{a.account.trigger}” is not “{b.account.trigger}”"


def _alike(x: str, y: str) -> bool:
    return x.startswith(y) or y.startswith(x)


def _named(kind: str) -> str:
    plain = kind.replace("_", " ")
    return f"an {plain}" if plain[0] in "aeiou" else f"a {plain}"


def _statuses(a: View, b: View) -> str | None:
    one, other = a.account.status, b.account.status
    if one == other or {one, other} <= _REAL or {one, other} <= _PREVENTED:
        return None
    if {one, other} <= {"planned", "happened"} and _came_true(a, b):
        return None
    return f"one was {one}, the other {other}"


def _came_true(a: View, b: View) -> bool:
    return (
        a.account.kind == b.account.kind in _ANNOUNCED
        and a.days is not None
        and b.days is not None
        and gap(a.days, b.days) == 0
    )


def _times(a: View, b: View) -> str | None:
    if a.days is not None and b.days is not None:
        apart = gap(a.days, b.days)
        both = a.account.stated and b.account.stated
        if apart > (_STATED_APART if both else _YEAR):
            return f"{apart} days apart"
        return None
    return _before(a, b) or _before(b, a)


def _before(a: View, b: View) -> str | None:
    """Where `a` came out before `b` happened, and doesn't tell of what is to come."""
    if a.account.published is None or a.days is not None or b.account.first is None:
        return None
    early = (b.account.first - a.account.published).days
    if (
        early > (SLACK if b.account.stated else _YEAR)
        and a.account.status == b.account.status == "happened"
    ):
        return f"told {early} days before the other was"
    return None


def gap(a: tuple[date, date], b: tuple[date, date]) -> int:
    """How many days lie between two times, each from its first day to its last."""
    return max(0, (b[0] - a[1]).days, (a[0] - b[1]).days)


def _places(a: View, b: View) -> str | None:
    """Where they are too far from one another.

    Unless both name the same person in full: which of the places of a name is meant is less sure.
    """
    if a.people & b.people:
        return None
    if a.countries and b.countries and not a.countries & b.countries:
        return "in other countries"
    nearest = min((kilometres(x, y) for x in a.fine for y in b.fine), default=None)
    if nearest is not None:
        return f"{nearest:.0f} km apart" if nearest > APART else None
    if a.areas and b.areas and not a.areas & b.areas:
        return "in other areas"
    return None


def _victims(a: View, b: View) -> str | None:
    """Each tells of one who was killed or taken, by full name, and it isn't the same one."""
    if len(a.victim) != 1 or len(b.victim) != 1 or not _single(a) or not _single(b):
        return None
    (one,), (other,) = a.victim, b.victim
    if one.split()[-1] == other.split()[-1] or one in b.names or other in a.names:
        return None
    return f"of {one}, not of {other}"


def _single(a: View) -> bool:
    """Whether no more than one is told to be killed, held or taken."""
    figures = a.account.figures
    return all((figures.get(k, (1, 1))[0] or 1) <= 1 for k in ("killed", "held", "detained"))


_BARS: tuple[Callable[[View, View], str | None], ...] = (
    _kinds,
    _topics,
    _statuses,
    _times,
    _places,
    _victims,
)
