"""Matters: cases, and those who can be told, as the ledger has them."""

from tocsin.desk import naming
from tocsin.errors import NotFoundError
from tocsin.store import View, ledger
from tocsin.warn import deeds
from tocsin.warn.case import Case
from tocsin.warn.folding import folded
from tocsin.warn.people import Recipient


def case(view: View, name: str) -> Case:
    """The case of an id, or of the beginning of one. Raises NotFoundError."""
    return folded(ledger.lines(view, naming.case(view, name)))


def cases(view: View) -> list[Case]:
    """All cases, the first first."""
    opened = ledger.of_kinds(view, deeds.Opened)
    return [folded(ledger.lines(view, line.matter)) for line in opened]


def recipients(view: View) -> dict[str, Recipient]:
    """Everybody who was written down, as they were last, by their ids."""
    kept = [line.deed for line in ledger.of_kinds(view, deeds.Kept)]
    found = {one.recipient.id: one.recipient for one in kept if isinstance(one, deeds.Kept)}
    return dict(sorted(found.items()))


def recipient(view: View, id_: str) -> Recipient:
    """Somebody who was written down. Raises NotFoundError."""
    found = recipients(view).get(id_)
    if found is None:
        remedy = "see `tocsin recipients list`, or add it with `tocsin recipients add FILE`"
        raise NotFoundError(id_, "is no recipient of this desk", remedy)
    return found
