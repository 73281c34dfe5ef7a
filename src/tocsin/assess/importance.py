"""Importance: how soon a person should look at something, apart from whether it is true.

It goes by what is told alone: how grave it is, how lately it was, and whether it is about what the
desk watches. Nobody's grade, no likelihood and no number of origins enters it, and it enters none
of these: what is grave and doubtful has to be looked at, and what is looked at is no truer for it.
"""

from collections.abc import Collection
from datetime import date
from math import log10

from tocsin.assess.words import spaced
from tocsin.read.places.folding import fold
from tocsin.records import Incident, IncidentKind, Record
from tocsin.records.incident import FigureKind

# How grave a thing is of which no figures are told, against an attack that kills a hundred. By
# our own choice: what is meant to kill many comes first, what harms nobody last.
_KINDS: dict[IncidentKind, float] = {
    "bombing": 0.6,
    "shooting": 0.6,
    "assassination": 0.6,
    "hostage_taking": 0.6,
    "strike": 0.6,
    "plot": 0.5,
    "ramming": 0.5,
    "stabbing": 0.5,
    "kidnapping": 0.5,
    "clash": 0.4,
    "arson": 0.4,
    "cyberattack": 0.3,
    "assault": 0.3,
    "abuse": 0.3,
    "accident": 0.3,
    "raid": 0.3,
    "arrest": 0.2,
    "release": 0.1,
    "court": 0.1,
    "protest": 0.1,
    "other": 0.1,
}
# What one of these counts against one killed.
_HARMS: dict[FigureKind, float] = {"killed": 1.0, "held": 0.5, "missing": 0.5, "wounded": 0.25}
_GRAVEST = 100  # killed: as grave as it gets
_HALF_LIFE = 7  # days
_SEVERITY, _TARGETS, _RECENCY = 0.6, 0.25, 0.15


class Importance(Record, frozen=True):
    """How much something matters, 0 to 1, and why; each part is 0 to 1 as well."""

    value: float
    severity: float
    recency: float
    targets: float
    reasons: tuple[str, ...]


def importance(
    incident: Incident, happened: date | None, today: date, watched: Collection[str] = ()
) -> Importance:
    """How much an incident matters on a day.

    Args:
        incident: what is told.
        happened: its day, None where nobody says; a day to come counts like today.
        today: the day on which it is weighed.
        watched: names of places and of whom the desk watches over.
    """
    severity, grave = _severity(incident)
    recency, late = _recency(happened, today)
    targets, aimed = _targets(incident, watched)
    value = _SEVERITY * severity + _TARGETS * targets + _RECENCY * recency
    return Importance(
        value=value,
        severity=severity,
        recency=recency,
        targets=targets,
        reasons=(grave, late, aimed),
    )


def _severity(incident: Incident) -> tuple[float, str]:
    """By the kind, or by the least harm that the figures leave, on a scale of powers of ten."""
    kind = _KINDS[incident.kind]
    least = {harm: incident.figures.get(harm, (0, 0))[0] or 0 for harm in _HARMS}
    harmed = sum(weight * least[harm] for harm, weight in _HARMS.items())
    severity = min(1.0, log10(1 + harmed) / log10(1 + _GRAVEST))
    name = spaced(incident.kind)
    told = ", ".join(f"at least {number} {harm}" for harm, number in least.items() if number)
    if severity > kind:
        return severity, f"severity {severity:.2f}: {told}"
    return kind, f"severity {kind:.2f}: {name}{', ' if told else ''}{told}"


def _recency(happened: date | None, today: date) -> tuple[float, str]:
    if happened is None:
        return 0.0, "recency 0.00: of a day that nobody tells"
    days = max(0, (today - happened).days)
    recency = 0.5 ** (days / _HALF_LIFE)
    return recency, f"recency {recency:.2f}: {days} day{'' if days == 1 else 's'} ago"


def _targets(incident: Incident, watched: Collection[str]) -> tuple[float, str]:
    names = {fold(name): name for name in watched}
    told = [names[key] for key in map(fold, (*incident.against, *incident.where)) if key in names]
    if told:
        return 1.0, f"targets 1.00: {', '.join(dict.fromkeys(told))}, which the desk watches"
    return 0.0, "targets 0.00: none that the desk watches"
