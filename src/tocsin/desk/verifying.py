"""Checking the record: every hash, every span, every reference, against what it stands for."""

from collections.abc import Iterator

import msgspec

from tocsin.link.grouping import GroupKind
from tocsin.records import Reading, Record, Span
from tocsin.store import Store, View, articles, groups, journal
from tocsin.store.packing import digest


class Fault(Record, frozen=True):
    """Something that isn't as it was put down: which thing, and what is wrong with it."""

    thing: str
    id: str
    problem: str


def verify(store: Store) -> Iterator[Fault]:
    """What is wrong with a record; nothing where all is well."""
    with store.look() as view:
        yield from _journal(view)
        yield from _pages(view)
        yield from _readings(view)
        yield from _groups(view)


def _journal(view: View) -> Iterator[Fault]:
    """Entries are numbered without gaps, and their moments never run backwards."""
    before = journal.Line(0, "", "", "")
    for line in journal.lines(view):
        if line.id != before.id + 1:
            yield Fault(thing="entry", id=str(line.id), problem=f"comes after entry {before.id}")
        if line.moment < before.moment:
            problem = f"was made at {line.moment}, before the entry that it follows"
            yield Fault(thing="entry", id=str(line.id), problem=problem)
        before = line


# The kinds of groups that lists show.
_LISTED: tuple[GroupKind, ...] = ("actor", "incident", "story")


def _groups(view: View) -> Iterator[Fault]:
    """Whatever has members is listed."""
    for kind in _LISTED:
        for group in groups.unstated(view, kind):
            yield Fault(thing=kind, id=group, problem="has members and is in no list")


def _pages(view: View) -> Iterator[Fault]:
    """Raw pages are what their names say, and pages what their ids say."""
    sound: dict[str, bool] = {}
    for name, size, content in articles.contents(view):
        if content is None:
            yield Fault(thing="raw page", id=name, problem="is damaged")
        elif digest(content) != name or len(content) != size:
            yield Fault(thing="raw page", id=name, problem="isn't the page of that hash")
        sound[name] = content is not None
    for id_, name in articles.page_ids(view).items():
        if name not in sound:
            yield Fault(thing="page", id=id_, problem="its raw page is missing")
        elif sound[name] and articles.kept_page(view, id_).page.id != id_:
            yield Fault(thing="page", id=id_, problem="isn't the page of that id")


def _readings(view: View) -> Iterator[Fault]:
    for number in articles.numbers(view):
        filed = articles.filed(view, [number])[number]
        try:
            reading = articles.readings(view, [number])[number]
        except (ValueError, msgspec.MsgspecError):
            yield Fault(thing="reading", id=filed.id, problem="is damaged")
            continue
        text = reading.article.text
        if digest(text.encode("utf-8", "surrogatepass")) != filed.text_sha256:
            yield Fault(thing="reading", id=filed.id, problem="its text isn't that of its hash")
        for span in spans(reading):
            if text[span.start : span.end] != span.text:
                words = f"“{span.text[:40]}” isn't at {span.start} to {span.end}"
                yield Fault(thing="reading", id=filed.id, problem=words)
        yield from _rows(view, number, reading)


def _rows(view: View, number: int, reading: Reading) -> Iterator[Fault]:
    """What a reading is found by is what it holds."""
    for table, held in _ids(reading).items():
        found = articles.row_ids(view, table, number)
        for id_ in sorted(held - found):
            yield Fault(thing=table, id=id_, problem="can't be found: its row is missing")
        for id_ in sorted(found - held):
            yield Fault(thing=table, id=id_, problem="is in no reading")


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


def _ids(reading: Reading) -> dict[str, set[str]]:
    return {
        "statement": {one.id for one in reading.statements},
        "account": {one.id for one in reading.incidents},
        "blame": {one.id for one in reading.blame},
        "warned": {one.id for one in reading.warnings},
    }
