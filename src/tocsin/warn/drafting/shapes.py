"""The four shapes of a warning: for whom each is, and in which order and words it says things.

Emergency notification and timely warning are told apart as the Clery Act has it (34 CFR 668.46):
the one for what is confirmed and immediate, to whoever is in its way, the other for what is
serious or goes on, to everybody. The security alert follows those of US embassies: location, event,
actions to take, assistance. The private notice follows the notices of a threat to life that police
give to one person: what is known, what you may do, whom to call, what can't be done for you.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import NamedTuple

from tocsin.warn.warning import Draft, Marking, Scope, Shape


class Part(NamedTuple):
    """A heading of a warning, and the paragraphs under it: of `steps`, what to do one by one."""

    heading: str
    paragraphs: tuple[str, ...]
    steps: bool = False


@dataclass(frozen=True)
class Manner:
    """How a shape is given, unless a person says otherwise.

    Attributes:
        calls: how its headline begins.
        scope, marking: who may have it.
        lasts: how long it holds before it is looked at again.
        parts: its headings in their order, each with the fields of a draft that stand under it.
    """

    calls: str
    scope: Scope
    marking: Marking
    lasts: timedelta
    parts: tuple[tuple[str, tuple[str, ...]], ...]


_JUDGED = ("likely", "sure")

MANNERS: Mapping[Shape, Manner] = {
    "emergency notification": Manner(
        calls="Emergency",
        scope="restricted",
        marking="TLP:GREEN",
        lasts=timedelta(hours=12),
        parts=(
            ("Do this now", ("do",)),
            ("What is happening", ("what", "actor")),
            ("Where", ("where",)),
            ("When", ("when",)),
            ("Who is at risk", ("who",)),
            ("How we know", ("basis", *_JUDGED)),
            ("Help", ("assistance", "limits")),
        ),
    ),
    "timely warning": Manner(
        calls="Warning",
        scope="public",
        marking="TLP:CLEAR",
        lasts=timedelta(days=7),
        parts=(
            ("What we warn of", ("what", "actor")),
            ("Where", ("where",)),
            ("When", ("when",)),
            ("Who is at risk", ("who",)),
            ("How to protect yourself", ("do",)),
            ("How to report", ("assistance", "limits")),
            ("How we know", ("basis", *_JUDGED)),
        ),
    ),
    "security alert": Manner(
        calls="Security alert",
        scope="public",
        marking="TLP:CLEAR",
        lasts=timedelta(days=7),
        parts=(
            ("Location", ("where",)),
            ("Event", ("what", "actor", "when", "who", "basis", *_JUDGED)),
            ("Actions to take", ("do",)),
            ("Assistance", ("assistance", "limits")),
        ),
    ),
    "private notice": Manner(
        calls="Notice of a threat",
        scope="private",
        marking="TLP:AMBER",
        lasts=timedelta(days=14),
        parts=(
            ("What we know", ("what", "actor", "where", "when", "who", "basis", *_JUDGED)),
            ("What you may do", ("do",)),
            ("Who to call", ("assistance",)),
            ("What we can't do", ("limits",)),
        ),
    ),
}
EXERCISE = "EXERCISE"
DOWNGRADED = "Downgraded"
# Words before a colon by which a headline says what kind of message it is.
_CALLS = frozenset(
    call.casefold()
    for call in (
        EXERCISE,
        DOWNGRADED,
        "Update",
        "Cancelled",
        "All-clear",
        *(manner.calls for manner in MANNERS.values()),
    )
)

# Words before a field where nothing else says what it is.
_LEADS: Mapping[str, str] = {
    "where": "Where: ",
    "when": "When: ",
    "who": "At risk: ",
    "actor": "Who threatens: ",
}


def parts(draft: Draft, *, without: Collection[str] = ()) -> tuple[Part, ...]:
    """What a draft says, in the order of its shape; what is empty or unwanted is left out."""
    made = (
        Part(heading, tuple(_paragraphs(draft, fields, without)), steps=fields == ("do",))
        for heading, fields in MANNERS[draft.shape].parts
    )
    return tuple(part for part in made if part.paragraphs)


def _paragraphs(draft: Draft, fields: tuple[str, ...], without: Collection[str]) -> list[str]:
    found: list[str] = []
    for name in (one for one in fields if one not in without):
        value = getattr(draft, name)
        said = value if isinstance(value, tuple) else (value,)
        lead = _LEADS.get(name, "") if len(fields) > 1 else ""
        found += [f"{lead}{one}" for one in said if one.strip()]
    return found


def parted(headline: str) -> tuple[tuple[str, ...], str]:
    """The words by which a headline says what kind of message it is, and the rest of it."""
    calls: list[str] = []
    rest = headline.strip()
    while True:
        call, colon, after = rest.partition(":")
        if not colon or not after.strip() or call.strip().casefold() not in _CALLS:
            return tuple(calls), rest
        calls.append(call.strip())
        rest = after.strip()


def headline(shape: Shape, hazard: str, where: str, *, exercise: bool) -> str:
    """The shape, the hazard and where in one line; empty where no hazard is known."""
    if not hazard:
        return ""
    mark = f"{EXERCISE}: " if exercise else ""
    return f"{mark}{MANNERS[shape].calls}: {hazard}{f', {where}' if where else ''}"
