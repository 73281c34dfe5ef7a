"""Echoes: whose text the last articles of a source have, where it isn't their own."""

from collections.abc import Sequence

from tocsin.link.origins import key
from tocsin.store import View, articles, groups
from tocsin.store.articles import Filed


def copied(view: View, owners: Sequence[str]) -> list[str | None]:
    """Of each of these articles the outlet that had its text before; None where none had."""
    return [_first(view, one) for one in owners]


def _first(view: View, owner: str) -> str | None:
    """The outlet that was the first to publish what an article's text has in common with others."""
    joined = groups.of_article(view, "origin", owner)
    if not joined or joined[0].group is None:
        return None
    every = {one.article for one in groups.members(view, "origin", joined[0].group)}
    filed = articles.filed(view, articles.last(view, every))
    own = next((one for one in filed.values() if one.article == owner), None)
    first = min((one for one in filed.values() if one.published), key=_when, default=None)
    if own is None or first is None or _outlet(first) in ("", _outlet(own)):
        return None
    return first.outlet or first.host


def _when(filed: Filed) -> tuple[str, int]:
    return filed.published or "", filed.number


def _outlet(filed: Filed) -> str:
    name = filed.outlet or filed.host
    return key(name) if name else ""
