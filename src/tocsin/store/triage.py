"""What becomes of incidents: who dismissed, took or reopened them; the last word stands.

A word is of an account, so that it goes with it when incidents are joined or taken apart. Of an
account that its article tells no more it stays with the incident that the account was last in.
"""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Select, exists, func, select

from tocsin.store import dialect
from tocsin.store.rows import made
from tocsin.store.schema import membership, triage
from tocsin.store.store import Entry, View


@dataclass(frozen=True)
class Triaged:
    """What is to become of the incident of an account; `what` and `assignee` as in the schema."""

    account: str
    what: str
    assignee: str | None
    why: str
    learnt: int


def add(entry: Entry, new: Triaged) -> None:
    """Add a word; its `learnt` is the entry's."""
    dialect.add(entry.connection, triage, [{**vars(new), "learnt": entry.learnt}])


def standing(view: View, groups: Collection[str]) -> dict[str, Triaged]:
    """The last word on each of these incidents of which there is any."""
    if not groups:
        return {}
    words = _words(view).where(membership.c.group.in_(sorted(groups))).subquery()
    rows = view.connection.execute(select(words).where(words.c.place == 1))
    return {row.group: made(Triaged, row) for row in rows}


def history(view: View, group: str) -> list[Triaged]:
    """All that was said of what is now an incident, the first first."""
    asked = _words(view).where(membership.c.group == group).order_by(triage.c.learnt)
    return [made(Triaged, row) for row in view.connection.execute(asked)]


def groups(view: View, what: Collection[str], assignee: str | None = None) -> Select[tuple[str]]:
    """The ids of the incidents on which the last word is one of these, and names this assignee."""
    words = _words(view).subquery()
    asked = select(words.c.group).where(words.c.place == 1, words.c.what.in_(sorted(what)))
    return asked if assignee is None else asked.where(words.c.assignee == assignee)


def _words(view: View) -> Select[tuple[object, ...]]:
    """All that was said of incidents, each with `place`: how many words on its incident are newer.

    The newest has 1.
    """
    later = membership.alias()
    newest_first = func.row_number().over(
        partition_by=membership.c.group, order_by=(triage.c.learnt.desc(), triage.c.account)
    )
    return (
        select(triage, membership.c.group, newest_first.label("place"))
        .join(membership, membership.c.member == triage.c.account)
        .where(
            triage.c.learnt <= view.upto,
            membership.c.kind == "incident",
            membership.c.group.is_not(None),
            membership.c.learnt <= view.upto,
            ~exists().where(
                later.c.kind == "incident",
                later.c.member == triage.c.account,
                later.c.group.is_not(None),
                later.c.learnt > membership.c.learnt,
                later.c.learnt <= view.upto,
            ),
        )
    )
