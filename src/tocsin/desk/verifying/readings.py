"""Checking readings: what they say, what they are found by, and what of them belongs to groups."""

from collections.abc import Iterable, Iterator, Mapping

from tocsin.desk import filing
from tocsin.desk.belonging import linked
from tocsin.desk.verifying.fault import Fault
from tocsin.records import Reading, Record, Span
from tocsin.store import View, articles, auditing
from tocsin.store.articles import Filed
from tocsin.store.dump import Row

# Readings that are looked at together.
_AT_ONCE = 50


def check(view: View) -> Iterator[Fault]:
    """Readings are there without gaps, and each is as it was put down, with all its rows."""
    numbers = articles.numbers(view)
    yield from _gaps(numbers)
    yield from _words(view, numbers)
    for table, number in auditing.unread(view):
        yield Fault(thing="reading", id=str(number), problem=f"is missing, and has a {table}")
    versions = _Versions()
    standing = set(articles.standing(view))
    for low in range(0, len(numbers), _AT_ONCE):
        shelf = _Shelf(view, numbers[low : low + _AT_ONCE])
        for filed in shelf.filed.values():
            yield from versions.check(filed)
            yield from _reading(shelf, filed, last=filed.number in standing)


def _gaps(numbers: Iterable[int]) -> Iterator[Fault]:
    before = 0
    for number in numbers:
        if number != before + 1:
            problem = f"comes after reading {before}"
            yield Fault(thing="reading", id=str(number), problem=problem)
        before = number


def _words(view: View, numbers: Iterable[int]) -> Iterator[Fault]:
    indexed = auditing.indexed(view)
    for number in sorted(set(numbers) - indexed):
        yield Fault(thing="reading", id=str(number), problem="can't be found by its words")
    for number in sorted(indexed - set(numbers)):
        yield Fault(thing="reading", id=str(number), problem="has words, and isn't there")


class _Versions:
    """Which version of its article each reading is of."""

    def __init__(self) -> None:
        self._last: dict[str, tuple[str, int]] = {}

    def check(self, filed: Filed) -> Iterator[Fault]:
        """A page that is read again is the same version, another the next."""
        page, version = self._last.get(filed.article, ("", 0))
        due = version if page == filed.page else version + 1
        if filed.version != due:
            problem = f"says that it is of version {filed.version}, not {due}"
            yield Fault(thing="reading", id=filed.id, problem=problem)
        self._last[filed.article] = filed.page, filed.version


class _Shelf:
    """Some readings, with all that belongs to them."""

    def __init__(self, view: View, numbers: list[int]) -> None:
        self.filed = articles.filed(view, numbers)
        self.readings = articles.sound(view, numbers)
        places = self.filed.values()
        self.owners = auditing.owners(view, {filed.page for filed in places})
        self.placed = auditing.placed(view, {filed.article for filed in places})
        self.rows = {table: auditing.found_by(view, table, numbers) for table in auditing.FOUND_BY}


def _reading(shelf: _Shelf, filed: Filed, *, last: bool) -> Iterator[Fault]:
    reading = shelf.readings.get(filed.number)
    if reading is None:
        yield Fault(thing="reading", id=filed.id, problem="is damaged")
        return
    yield from _spans(filed, reading)
    yield from _filed(shelf, filed, reading)
    yield from _rows(shelf, filed, reading)
    if last:
        yield from _places(shelf, filed, reading)


def _spans(filed: Filed, reading: Reading) -> Iterator[Fault]:
    text = reading.article.text
    for span in spans(reading):
        if text[span.start : span.end] != span.text:
            words = f"“{span.text[:40]}” isn't at {span.start} to {span.end}"
            yield Fault(thing="reading", id=filed.id, problem=words)


def _filed(shelf: _Shelf, filed: Filed, reading: Reading) -> Iterator[Fault]:
    """Its columns say what it holds, and it is of the article that its page is of."""
    article = shelf.owners.get(filed.page, filed.article)
    due = filing.file(reading, filed.number, article, filed.version, filed.learnt)
    for name, value in vars(due).items():
        if getattr(filed, name) != value:
            yield Fault(thing="reading", id=filed.id, problem=f"its {name} isn't what it holds")


def _rows(shelf: _Shelf, filed: Filed, reading: Reading) -> Iterator[Fault]:
    """The rows that it is found by are those that it gives."""
    shared = {"reading": filed.number, "article": filed.article, "learnt": filed.learnt}
    made = filing.rows(reading)
    for table, held in shelf.rows.items():
        columns = auditing.FOUND_BY[table].c.keys()
        whole = {key: value for key, value in shared.items() if key in columns}
        due = _named(table, ({**whole, **row} for row in made.get(table, ())))
        yield from _compared(table, due, _named(table, held.get(filed.number, ())))


_Rows = Mapping[tuple[str, ...], Row]


def _named(table: str, rows: Iterable[Row]) -> _Rows:
    """Rows by their names; of several of one name the first was kept."""
    answer: dict[tuple[str, ...], Row] = {}
    for row in rows:
        answer.setdefault(auditing.names(table, row), row)
    return answer


def _compared(table: str, due: _Rows, found: _Rows) -> Iterator[Fault]:
    for names in sorted(due.keys() | found.keys()):
        id_ = " ".join(names)
        if names not in found:
            yield Fault(thing=table, id=id_, problem="can't be found: its row is missing")
        elif names not in due:
            yield Fault(thing=table, id=id_, problem="is in no reading")
        else:
            for column, value in due[names].items():
                if found[names][column] != value:
                    problem = f"its {column} isn't what the reading holds"
                    yield Fault(thing=table, id=id_, problem=problem)


def _places(shelf: _Shelf, filed: Filed, reading: Reading) -> Iterator[Fault]:
    """All that an article's last reading holds has its place among what others hold."""
    due = linked(reading)
    found = shelf.placed.get(filed.article, set())
    for kind, member in sorted(due - found):
        yield Fault(thing=kind, id=member, problem=f"of reading {filed.id} is in no group")
    for kind, member in sorted(found - due):
        yield Fault(thing=kind, id=member, problem="is in a group, and in no last reading")


def spans(thing: object) -> Iterator[Span]:
    """Every span in a record, however deep."""
    if isinstance(thing, Span):
        yield thing
    elif isinstance(thing, Record):
        for name in thing.__struct_fields__:
            yield from spans(getattr(thing, name))
    elif isinstance(thing, list | tuple):
        for each in thing:
            yield from spans(each)
    elif isinstance(thing, dict):
        for each in thing.values():
            yield from spans(each)
