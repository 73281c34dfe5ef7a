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
    kinds = Counter(one.kind for one in members)
    told = {kind: n for kind, n in kinds.items() if kind != "unknown"} or kinds
    return Actor(
        name=name,
        kind=max(told, key=lambda kind: (told[kind], kind)),
        forms=_usual((form for one in members for form in {one.name, *one.forms}), name),
        roles=_usual((role for one in members for role in one.roles), name),
    )


def _usual(words: Iterable[str], name: str) -> tuple[str, ...]:
    counts = Counter(word for word in words if word != name)
    return tuple(sorted(counts, key=lambda word: (-counts[word], word))[:_MOST])
