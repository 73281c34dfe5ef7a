"""An actor, as a list shows it: its name, what it is, and what else it is called."""

from collections import Counter
from collections.abc import Iterable, Sequence

from tocsin.link.actors.named import ActorKind, Named
from tocsin.link.actors.title import title
from tocsin.records import Record

_MOST = 20


class Actor(Record, frozen=True):
    """Somebody whom articles name.

    `name` is the fullest name in common use, `kind` what most articles have it for, `forms` what
    else it is called, the most usual first, `roles` what persons are said to be, likewise.
    """

    name: str
    kind: ActorKind
    forms: tuple[str, ...]
    roles: tuple[str, ...]


def actor(members: Sequence[Named]) -> Actor:
    """The actor whom these names mean. Raises ValueError where there are none."""
    name = title(members)
    return Actor(
        name=name,
        kind=_kind(members),
        forms=_usual((form for one in members for form in {one.name, *one.forms}), name),
        roles=_usual((role for one in members for role in one.roles), name),
    )


def _kind(members: Sequence[Named]) -> ActorKind:
    """What most have it for; a government, which words of the text show, before a mere guess."""
    kinds = Counter(one.kind for one in members)
    told = {kind: n for kind, n in kinds.items() if kind != "unknown"} or kinds
    if "government" in told and all(map(_guessed, members)):
        return "government"
    return max(told, key=lambda kind: (told[kind], kind))


def _guessed(one: Named) -> bool:
    """Whether only a single word without any role was taken for a person, or none was."""
    return one.kind != "person" or (not one.roles and len(one.name.split()) == 1)


def _usual(words: Iterable[str], name: str) -> tuple[str, ...]:
    counts = Counter(word for word in words if word != name)
    return tuple(sorted(counts, key=lambda word: (-counts[word], word))[:_MOST])
