"""Accounts of one attack in an invented town, and readings that tell of it."""

from datetime import date
from typing import Any

import msgspec

from tests.records import made
from tocsin.link.grouping import Group
from tocsin.link.incidents.account import Account, Spot
from tocsin.link.incidents.rarity import stems
from tocsin.records import EntityKind, Part, Reading, Sourced
from tocsin.records.base import Span, identify, span

ORLEC = Spot(
    name="Orlec", country="VN", area="Varnia", latitude=50.0, longitude=20.0, precision="town"
)
TESSEL = Spot(
    name="Tessel", country="VN", area="Varnia", latitude=51.0, longitude=20.0, precision="town"
)
DAY = date(2024, 3, 22)
TOLD = "Gunmen opened fire in Orlec's covered market, and nine fishmongers were killed."


def account(article: str = "a", told: str = TOLD, **fields: Any) -> Account:
    """An account of the attack on Orlec's market by one article, but for what `fields` say."""
    fields = {
        "kind": "shooting",
        "status": "happened",
        "published": DAY,
        "trigger": "opened fire",
        "first": DAY,
        "last": DAY,
        "spots": (ORLEC,),
        "figures": {"killed": (9, 9)},
        "words": stems(told),
        "names": ("orlec", "orlec covered market", "harbour council"),
        "terms": tuple(sorted(stems(told))),
        **fields,
    }
    return Account(
        id=identify("incident", article, told, *map(str, fields.values())),
        article=article,
        **fields,
    )


def group(*members: Account, name: str = "g") -> Group[Account]:
    """A group of accounts."""
    return Group(id=name, members=members, size=len(members))


TEXT = (
    "Fire on the pier\n\nOrla Venn saw it all. Gunmen shot nine anglers on Long Pier in Tessel in "
    "March 2024. The shooting shocked Tessel.\n\nThe gunman was silent. Bakers went on baking."
)


def reading() -> Reading:
    """A reading of `TEXT`, with one incident, told twice."""
    names: list[tuple[EntityKind, str]] = [
        ("person", "Orla Venn"),
        ("venue", "Long Pier"),
        ("person", "gunman"),
    ]
    return msgspec.structs.replace(
        made.reading(),
        article=msgspec.structs.replace(
            made.article(),
            text=TEXT,
            published=Sourced(value="2024-04-02T08:00", where="meta", at="made"),
        ),
        entities=tuple(
            msgspec.structs.replace(made.entity(), kind=kind, name=name, mentions=(at(name),))
            for kind, name in names
        ),
        times=(msgspec.structs.replace(made.when(), span=at("March 2024")),),
        places=(msgspec.structs.replace(made.place(), span=at("Tessel")),),
        incidents=(
            msgspec.structs.replace(
                made.incident(),
                kind="shooting",
                when="2024-03",
                trigger=at("shot nine anglers"),
                mentions=(at("shot nine anglers"), at("shooting")),
                parts=(
                    Part(role="where", name="Tessel", span=at("Tessel")),
                    Part(role="when", name="March 2024", span=at("March 2024")),
                ),
            ),
        ),
    )


def at(words: str) -> Span:
    """Where words first stand in `TEXT`."""
    start = TEXT.index(words)
    return span(TEXT, start, start + len(words))
