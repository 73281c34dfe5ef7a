"""Which matters there are in the ledger, without reading what was done in them."""

from sqlalchemy import func, select

from tocsin.store.schema import ledger
from tocsin.store.store import View
from tocsin.warn.deeds import Deed


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
