"""The directory: who can be told, as it was written down last."""

from collections.abc import Iterable
from datetime import datetime
from typing import Literal

from tocsin.desk import matters
from tocsin.desk.part import Part
from tocsin.desk.refusing import refusing
from tocsin.records import Record
from tocsin.store import View, ledger
from tocsin.warn import deeds, directory
from tocsin.warn.coverage import Row, matrix
from tocsin.warn.people import Recipient

Became = Literal["new", "changed", "as before"]


class RecipientRow(Record, frozen=True):
    """A recipient, who wrote it down as it is, and when.

    `flaw` says why it isn't sure that it can be reached; empty where a contact is verified.
    `protected_by` are the ids of those who can protect it.
    """

    recipient: Recipient
    by: str
    moment: datetime
    flaw: str
    protected_by: tuple[str, ...]


class Involved(Record, frozen=True):
    """A recipient's part in a case: its row in the coverage."""

    case: str
    title: str
    closed: bool
    row: Row


class RecipientFile(Record, frozen=True):
    """A recipient with the cases that name it, or those whom it protects."""

    row: RecipientRow
    cases: tuple[Involved, ...]


class Directory(Part):
    """What can be done about those who can be told."""

    def keep(self, recipients: Iterable[Recipient], file: str) -> dict[str, Became]:
        """Write recipients down, all or none; what became of each, by id.

        `file` is where they come from, for errors. Raises TocsinError where they name somebody
        who is written down nowhere.
        """
        told = list(recipients)
        with self._look(None) as view:
            known = matters.recipients(view)
        became = {one.id: _became(one, known.get(one.id)) for one in told}
        with refusing():
            directory.check(told, known, file)
        new = [deeds.Kept(recipient=one) for one in told if became[one.id] != "as before"]
        if new:
            with self._enter(f"recipients of {file}") as entry:
                ledger.write(entry, "", *new)
        return became

    def list(self, *, as_of: str | None = None) -> tuple[RecipientRow, ...]:
        """Everybody, by id."""
        with self._look(as_of) as view:
            return tuple(_rows(view).values())

    def show(self, recipient: str, *, as_of: str | None = None) -> RecipientFile:
        """A recipient opened. Raises NotFoundError where nobody has the id."""
        now = self._at(as_of)
        with self._look(as_of) as view:
            matters.recipient(view, recipient)
            return RecipientFile(
                row=_rows(view)[recipient], cases=tuple(_parts(view, recipient, now))
            )


def _became(one: Recipient, before: Recipient | None) -> Became:
    if before is None:
        return "new"
    return "as before" if one == before else "changed"


def _rows(view: View) -> dict[str, RecipientRow]:
    kept = {
        line.deed.recipient.id: (line, line.deed.recipient)
        for line in ledger.of_kinds(view, deeds.Kept)
        if isinstance(line.deed, deeds.Kept)
    }
    protectors: dict[str, list[str]] = {}
    for id_, (_, one) in sorted(kept.items()):
        for protected in one.protects:
            protectors.setdefault(protected, []).append(id_)
    return {
        id_: RecipientRow(
            recipient=one,
            by=line.by,
            moment=line.moment,
            flaw=directory.flaw(one),
            protected_by=tuple(protectors.get(id_, ())),
        )
        for id_, (line, one) in sorted(kept.items())
    }


def _parts(view: View, id_: str, now: datetime) -> Iterable[Involved]:
    people = matters.recipients(view)
    for case in matters.cases(view):
        for row in matrix(case, people, now).rows:
            if row.recipient == id_:
                yield Involved(
                    case=case.id, title=case.title, closed=case.closed is not None, row=row
                )
