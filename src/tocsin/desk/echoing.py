"""Echoes: whose text the last articles of a source have, where it isn't their own."""

from collections.abc import Sequence

from tocsin.link.origins import key
from tocsin.store import View, articles, groups
from tocsin.store.articles import Filed


def copied(view: View, owners: Sequence[str]) -> list[str | None]:
    """Of each of these articles the outlet that had its text before; None where none had.

    It is that of the first published of all that have text in common with the article.
    """
    joined = groups.of_articles(view, "origin", owners)
    first = groups.first_published(view, "origin", set(joined.values()))
    last = articles.last(view, owners)
    filed = articles.filed(view, {*last, *first.values()})
    own = {filed[number].article: filed[number] for number in last}
    return [
        _other(own[one], filed[first[group]])
        if one in own and (group := joined.get(one)) in first
        else None
        for one in owners
    ]


def _other(own: Filed, first: Filed) -> str | None:
    """The outlet of the first, where that isn't the article's own."""
    return None if _outlet(first) in ("", _outlet(own)) else first.outlet or first.host


def _outlet(filed: Filed) -> str:
    name = filed.outlet or filed.host
    return key(name) if name else ""
