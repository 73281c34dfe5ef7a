"""Names as articles of our own give them."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from tocsin.link.actors.linker import ActorLinker
from tocsin.link.actors.named import ActorKind, Named
from tocsin.link.grouping import Group, founded
from tocsin.records import identify


def name(
    called: str,
    kind: ActorKind = "organisation",
    *,
    article: str = "one",
    forms: Sequence[str] = (),
    home: str | None = None,
    roles: Sequence[str] = (),
    beside: Sequence[str] = (),
    countries: Sequence[str] = (),
    published: date | None = None,
) -> Named:
    """A name in an article."""
    return Named(
        id=identify("named", article, called),
        article=article,
        name=called,
        kind=kind,
        home=home,
        forms=tuple(forms) or (called,),
        roles=tuple(roles),
        beside=tuple(beside),
        countries=tuple(countries),
        published=published,
    )


def of_table(table: Mapping[str, Any], article: str) -> Named:
    """A name as a case file tells it."""
    rest = dict(table)
    return name(rest.pop("name"), rest.pop("kind", "organisation"), article=article, **rest)


def group(*members: Named) -> Group[Named]:
    """A group of names, founded by the first."""
    return Group(id=founded("actor", members[0].id), members=members, size=len(members))


def placed(member: Named, *groups: Group[Named]) -> str | None:
    """The group that a name joins."""
    return ActorLinker().place(member, groups).group
