"""Which matters there are in the ledger, and single deeds of them, without reading all the rest."""

from typing import TypeVar

import msgspec
from sqlalchemy import func, select

from tocsin.store.schema import ledger
from tocsin.store.store import View
from tocsin.warn.deeds import Deed, Kept, Queued
from tocsin.warn.ledger import deed
from tocsin.warn.people import Recipient

_D = TypeVar("_D", bound=Deed)


def last(view: View, matter: str) -> int:
    """The number of the last line of a matter; 0 where it has none."""
    asked = select(func.max(ledger.c.number)).where(
        ledger.c.matter == matter, ledger.c.learnt <= view.upto
    )
    return view.connection.execute(asked).scalar() or 0


def latest(view: View, *kinds: type[Deed]) -> dict[str, dict[type[Deed], int]]:
    """By matter, and by each of these kinds of deed that is done in it: the number of the last."""
    tags = {str(kind.__struct_config__.tag): kind for kind in kinds}
    asked = (
        select(ledger.c.matter, ledger.c.kind, func.max(ledger.c.number).label("last"))
        .where(ledger.c.kind.in_(tags), ledger.c.learnt <= view.upto)
        .group_by(ledger.c.matter, ledger.c.kind)
    )
    found: dict[str, dict[type[Deed], int]] = {}
    for row in view.connection.execute(asked):
        found.setdefault(row.matter, {})[tags[row.kind]] = row.last
    return found


def queued(view: View, matter: str, delivery: str) -> Queued | None:
    """How a message of a matter was queued, by its id."""
    return _last(view, matter, Queued, f'"delivery":{{"id":{_text(delivery)},')


def recipient(view: View, id_: str) -> Recipient | None:
    """A recipient as they were written down last, by their id."""
    kept = _last(view, "", Kept, f'"recipient":{{"id":{_text(id_)},')
    return kept.recipient if kept else None


def _last(view: View, matter: str, kind: type[_D], said: str) -> _D | None:
    """The last deed of a kind that says this first: ids stand before all else."""
    tag = str(kind.__struct_config__.tag)
    asked = (
        select(ledger.c.body)
        .where(
            ledger.c.matter == matter,
            ledger.c.kind == tag,
            ledger.c.body.startswith(f'{{"deed":"{tag}",{said}', autoescape=True),
            ledger.c.learnt <= view.upto,
        )
        .order_by(ledger.c.number.desc())
        .limit(1)
    )
    body = view.connection.execute(asked).scalar()
    found = deed(body) if body is not None else None
    return found if isinstance(found, kind) else None


def _text(said: str) -> str:
    return msgspec.json.encode(said).decode()
