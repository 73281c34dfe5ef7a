"""Filters: lists of the desk that are kept as they were filtered, under a name, for everybody.

A list that is kept can be read as a feed by whoever has the secret in the feed's address, without
signing in; as lists are of public news, no marking concerns them. It is read in the name of whoever
saved it, and no longer than they may sit at the desk.
"""

from collections.abc import Callable, Mapping
from secrets import token_urlsafe
from urllib.parse import parse_qsl, urlencode

from tocsin.desk import asking
from tocsin.desk.accounts import fingerprint
from tocsin.desk.asking import Question
from tocsin.desk.part import Part
from tocsin.desk.refusing import refusing
from tocsin.errors import NotFoundError, TocsinError
from tocsin.records import Record
from tocsin.store import Entry, View, journal, people, saved
from tocsin.store.listings import Filter
from tocsin.store.saved import Saved
from tocsin.warn import needed

LONGEST = 60  # characters of a name, which stands in menus

_Asking = Callable[[View, Question], Filter]


def _rows(table: str) -> _Asking:
    return lambda view, asked: asking.of_rows(view, table, asked)


# By the names that the lists have in addresses, what each can be asked.
_ASKED: Mapping[str, _Asking] = {
    "incidents": asking.of_incidents,
    "statements": _rows("statement"),
    "blame": _rows("blame"),
    "warned": _rows("warned"),
    "stories": lambda _view, asked: asking.of_stories(asked),
    "search": lambda _view, asked: asking.of_articles(asked),
}
LISTS = tuple(_ASKED)


class FilterRow(Record, frozen=True):
    """A list that is kept: its name, which list, what it is asked, who saved it and when.

    `query` is as in the list's address; `fed` says whether somebody can read it as a feed.
    """

    name: str
    list: str
    query: str
    by: str
    moment: str
    fed: bool

    @property
    def asked(self) -> dict[str, str]:
        """What the list is asked, by the names of its fields."""
        return dict(parse_qsl(self.query))


class Filters(Part):
    """What can be done about them. Raises NotFoundError where there is none of a name."""

    def save(self, name: str, list_: str, asked: Mapping[str, str]) -> FilterRow:
        """Keep a list as it is filtered.

        Args:
            name: what it is called, in a line; no other may be called so.
            list_: which list, by its name in addresses: "incidents".
            asked: what it is asked, by the names of `Question`; of a search `q` as well.

        Raises:
            TocsinError: there is no such list, it can't be asked this, or the name is taken.
        """
        called = _name(name)
        with self._enter(f"filter {called} saved") as entry:
            _check_signed(entry)
            if called.casefold() in (one.name.casefold() for one in _standing(entry.view)):
                raise TocsinError(f"there is a filter {called} already", "take another name")
            new = Saved(called, list_, _query(entry.view, list_, asked), None, entry.learnt)
            saved.put(entry, new)
            return _row(entry.view, new, set())

    def list(self, *, as_of: str | None = None) -> tuple[FilterRow, ...]:
        """Those that are kept, by name."""
        with self._look(as_of) as view:
            fed = saved.fed(view)
            return tuple(_row(view, one, fed) for one in _standing(view))

    def show(self, name: str) -> FilterRow:
        """One of them."""
        with self._look(None) as view:
            return _row(view, _named(view, name), saved.fed(view))

    def withdraw(self, name: str, *, why: str) -> None:
        """Keep it no longer; its feed ends."""
        with refusing():
            reason = needed.reason(why, "withdrawing a filter")
        with self._enter(f"filter {name} withdrawn") as entry:
            _check_signed(entry)
            kept = _named(entry.view, name)
            saved.put(entry, Saved(kept.name, kept.list, kept.query, reason, entry.learnt))
            saved.open_feed(entry, kept.name, None)

    def feed(self, name: str) -> str:
        """A new secret by which it is read as a feed, which is shown this once; no other does."""
        secret = token_urlsafe(32)
        with self._enter(f"filter {name}: feed opened") as entry:
            _check_signed(entry)
            saved.open_feed(entry, _named(entry.view, name).name, fingerprint(secret))
        return secret

    def end_feed(self, name: str) -> None:
        """Let nobody read it as a feed any more."""
        with self._enter(f"filter {name}: feed ended") as entry:
            _check_signed(entry)
            saved.open_feed(entry, _named(entry.view, name).name, None)

    def find(self, secret: str) -> FilterRow | None:
        """What is read as a feed by a secret; None where nothing is (any more)."""
        with self._look(None) as view:
            name = saved.of_feed(view, fingerprint(secret))
            if name is None:
                return None
            row = _row(view, _named(view, name), {name})
            return row if _sits(view, row.by) else None


def _check_signed(entry: Entry) -> None:
    with refusing():
        needed.name(entry.by, "a change to filters")


def _standing(view: View) -> list[Saved]:
    return [one for one in saved.standing(view) if one.withdrawn is None]


def _named(view: View, name: str) -> Saved:
    for one in _standing(view):
        if one.name == name:
            return one
    raise NotFoundError(name, "is no filter of this desk", "see `tocsin filters list`")


def _name(name: str) -> str:
    made = " ".join(name.split())
    if not any(map(str.isalnum, made)) or not made.isprintable() or len(made) > LONGEST:
        raise TocsinError(f"{name!r} is no name", f"call it something, in {LONGEST} characters")
    return made


def _query(view: View, list_: str, asked: Mapping[str, str]) -> str:
    """What is asked, as it stands in an address. Raises TocsinError where it can't be."""
    if list_ not in _ASKED:
        raise TocsinError(f"{list_} is no list", f"there are {', '.join(LISTS)}")
    given = {name: value for name, value in asked.items() if value}
    known = {*Question.__struct_fields__, *(["q"] if list_ == "search" else [])}
    if unknown := sorted(given.keys() - known):
        raise TocsinError(f"{list_} can't be asked {unknown[0]}", f"ask {', '.join(sorted(known))}")
    _ASKED[list_](view, Question(**{name: value for name, value in given.items() if name != "q"}))
    words = asking.WORDS.get(list_, {})
    for name, value in given.items():
        asking.check(name, value, words.get(name))
    return urlencode(given)


def _sits(view: View, name: str) -> bool:
    """Whether somebody of this name may sit at the desk: anybody, where it has no accounts."""
    here = [kept for kept in people.standing(view).values() if kept.disabled is None]
    return not people.known(view) or name in {kept.name for kept in here}


def _row(view: View, one: Saved, fed: set[str]) -> FilterRow:
    line = journal.line(view, one.learnt)
    return FilterRow(
        name=one.name,
        list=one.list,
        query=one.query,
        by=line.by,
        moment=line.moment,
        fed=one.name in fed,
    )
