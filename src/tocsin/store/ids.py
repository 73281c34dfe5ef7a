"""What begins with some letters of an id: people copy ids by hand, and no more than they need."""

from sqlalchemy import ColumnElement, select

from tocsin.store.articles import READ
from tocsin.store.schema import article, edit, judgement, ledger, membership, proposal
from tocsin.store.store import View

_GROUPS = ("incident", "actor", "story")

# Where ids of each kind of thing stand: the column, when it was learnt, and what else must hold.
_Where = tuple[ColumnElement[str], ColumnElement[int], tuple[ColumnElement[bool], ...]]
_WHERE: dict[str, _Where] = {
    "article": (article.c.id, article.c.learnt, ()),
    "judgement": (judgement.c.id, judgement.c.learnt, ()),
    "edit": (edit.c.id, edit.c.learnt, ()),
    "proposal": (proposal.c.id, proposal.c.learnt, ()),
    "case": (ledger.c.matter, ledger.c.learnt, (ledger.c.kind == "opened",)),
    # By the rows of their members: SQLite would look for a state through all of its kind.
    **{
        kind: (membership.c.group, membership.c.learnt, (membership.c.kind == kind,))
        for kind in _GROUPS
    },
    **{
        f"{kind}'s member": (
            membership.c.member,
            membership.c.learnt,
            (membership.c.kind == kind,),
        )
        for kind in _GROUPS
    },
    **{name: (table.c.id, table.c.learnt, ()) for name, table in READ.items()},
}


def beginning(view: View, what: str, letters: str) -> list[str]:
    """The ids of things of a kind that begin so, no more than two.

    `what` is "article", "judgement", "edit", "proposal", "case", a kind of group, "incident's
    member" and so on, or a table of `articles.READ`; `letters` are lower-case hexadecimal.
    """
    id_, learnt, conditions = _WHERE[what]
    asked = (
        select(id_)
        .distinct()
        .where(id_.between(letters, letters + "g"), learnt <= view.upto, *conditions)
        .order_by(id_)
        .limit(2)
    )
    return list(view.connection.execute(asked).scalars())
