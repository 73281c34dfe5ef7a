"""What a user means by an id, the beginning of one, an address or a file."""

import os
import re
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple, TypeVar, get_args

from tocsin.collect import is_address
from tocsin.collect.canonical import canonical
from tocsin.errors import NotFoundError
from tocsin.link.grouping import GroupKind
from tocsin.store import View, articles, groups, ids, ledger

What = Literal[
    "incident",
    "account",
    "story",
    "actor",
    "article",
    "judgement",
    "statement",
    "blame",
    "warned",
]
# Fewer letters than this name nothing: they'd soon be those of several things.
FEWEST = 6
_FEW = re.compile(rf"[0-9a-f]{{1,{FEWEST - 1}}}", re.ASCII)
_LISTS = "see the lists for what is"
_PLAIN = re.compile(r"[\w-]+", re.ASCII)
_LETTERS = re.compile(rf"[0-9a-f]{{{FEWEST},20}}", re.ASCII)


_T = TypeVar("_T")


class Thing(NamedTuple):
    """One thing in the record."""

    what: What
    id: str


_Said = Literal["judgement", "edit"]


class Said(NamedTuple):
    """What a person said of the record."""

    what: _Said
    id: str


def thing(view: View, name: str) -> Thing:
    """The thing of an id or of the beginning of one, or the article of an address or file.

    Raises NotFoundError where there is none, or the letters are those of several.
    """
    found = [
        Thing(what, id_) for what in get_args(What) for id_ in _begun(view, what, name)
    ] or _article(view, name)
    if not found:
        raise _missing(name, "is no id, address or file of this desk")
    return _only(name, found)


def article(view: View, name: str) -> str:
    """The id of an article, by it, the beginning of it, its address or file.

    Raises NotFoundError as `thing` does.
    """
    found = [Thing("article", id_) for id_ in _begun(view, "article", name)]
    found = found or _article(view, name)
    if not found:
        raise _missing(name, "is no article of this desk")
    return _only(name, found).id


def member(view: View, kind: GroupKind, name: str) -> str:
    """The id of a group of a kind, or of a member of one, that begins so.

    Raises NotFoundError as `thing` does.
    """
    return _only(name, _of(view, (kind, f"{kind}'s member"), name, f"is no {kind} of this desk"))


def now(view: View, kind: GroupKind, group: str) -> str:
    """The group, or where its members are now; that of several which has the most of them.

    Raises NotFoundError where they are in none.
    """
    if groups.has_members(view, kind, group):
        return group
    moved = groups.groups_of(view, kind, groups.ever(view, kind, group))
    if not moved:
        raise NotFoundError(group, f"is no {kind} any more")
    homes = list(moved.values())
    return max(sorted(set(homes)), key=homes.count)


def account(view: View, name: str) -> str:
    """The id of the account of an incident that begins so. Raises NotFoundError as `thing` does."""
    found = accounts(view, name)
    if not found:
        remedy = (
            "numbers are for accounts, by the ids that `tocsin weigh INCIDENT` shows; an outlet "
            "gets a letter, A to F"
        )
        raise _missing(name, "is no account of an incident", remedy)
    return _only(name, found)


def accounts(view: View, name: str) -> list[str]:
    """The ids of accounts of incidents that begin so, two at most."""
    return _begun(view, "incident's member", name)


def said(view: View, name: str) -> Said:
    """The judgement or the edit that begins so: what can be taken back.

    Raises NotFoundError as `thing` does.
    """
    found = [Said(what, id_) for what in get_args(_Said) for id_ in _begun(view, what, name)]
    if not found:
        raise _missing(name, "is no judgement or change of this desk")
    return _only(name, found)


def proposal(view: View, name: str) -> str:
    """The id of the proposal that begins so. Raises NotFoundError as `thing` does."""
    return _only(name, _of(view, ("proposal",), name, "is no proposal of this desk"))


def case(view: View, name: str) -> str:
    """The id of the case that begins so. Raises NotFoundError as `thing` does."""
    return _only(name, _of(view, ("case",), name, "is no case of this desk"))


def delivery(view: View, name: str) -> tuple[str, str]:
    """The id of the message that begins so, and of its case. Raises NotFoundError as `thing`."""
    found = ledger.queued(view, name) if _PLAIN.fullmatch(name) else []
    whole = [one for one in found if one[0] == name]
    if whole or (found and _LETTERS.fullmatch(name)):
        return _only(name, whole or found)
    raise _missing(name, "is no message of this desk", "see `tocsin deliveries`")


def _of(view: View, whats: Iterable[str], name: str, problem: str) -> list[str]:
    found = {id_ for what in whats for id_ in _begun(view, what, name)}
    if not found:
        raise _missing(name, problem)
    return sorted(found)


def _missing(name: str, problem: str, remedy: str = _LISTS) -> NotFoundError:
    if _FEW.fullmatch(name):
        return NotFoundError(
            name, "is too little of an id", f"give the first {FEWEST} letters of it or more"
        )
    return NotFoundError(name, problem, remedy)


def _begun(view: View, what: str, name: str) -> list[str]:
    return ids.beginning(view, what, name) if _LETTERS.fullmatch(name) else []


def _article(view: View, name: str) -> list[Thing]:
    address = canonical(name) if is_address(name) else os.path.abspath(name)  # noqa: PTH100
    if found := _begun(view, "article", articles.article_id(address)):
        return [Thing("article", id_) for id_ in found]
    # A page may give another address as its article's own.
    own = articles.sourced(view, {name, address})
    return [Thing("article", own)] if own else []


def _only(name: str, found: Sequence[_T]) -> _T:
    if len(found) > 1:
        raise NotFoundError(name, "is how several ids begin", "give more of the one you mean")
    return found[0]
