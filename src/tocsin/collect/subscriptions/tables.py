"""Lists of subscriptions as CSV and JSON."""

import csv
import io
from collections.abc import Iterable, Iterator

import msgspec
from msgspec.structs import replace

from tocsin.collect.feeds.markup import decoded
from tocsin.collect.subscriptions.secrets import redacted
from tocsin.collect.subscriptions.subscription import Subscription, subscribed
from tocsin.errors import SourceError

_COLUMNS = Subscription.__struct_fields__

# What a spreadsheet would run gets an apostrophe in front (OWASP, ASVS 5, 1.2.10).
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\0")

_MOST = 100_000  # rows


def read_csv(content: bytes, source: str) -> Iterator[Subscription | SourceError]:
    """The subscriptions of a table with a head, or what is wrong with one in its place.

    Only the column `address` must be there; its parts may be separated by commas, semicolons or
    tabs. `source` is the file's name.
    """
    text = decoded(content)[0]
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        columns = [name.strip().lower() for name in next(rows, [])]
        if "address" not in columns:
            remedy = f"name the columns in the first line: {', '.join(_COLUMNS)}"
            yield SourceError(source, "has no column `address`", remedy)
            return
        for number, row in zip(range(2, _MOST), rows, strict=False):
            if any(cell.strip() for cell in row):
                cells = (_unguarded(cell) for cell in row[: len(columns)])
                given = dict(zip(columns, cells, strict=False))
                yield subscribed(f"{source}, row {number}", given)
    except csv.Error as error:
        yield SourceError(source, f"is broken CSV ({error})", "save the table again as CSV")


def write_csv(subscriptions: Iterable[Subscription], *, secrets: bool = False) -> str:
    """A table of subscriptions with a head; with `secrets` their addresses in full."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(_COLUMNS)
    for subscription in subscriptions:
        shown = _shown(subscription, secrets)
        writer.writerow(_cell(getattr(shown, name)) for name in _COLUMNS)
    return out.getvalue()


def read_json(content: bytes, source: str) -> Iterator[Subscription | SourceError]:
    """The subscriptions of a list of objects, or what is wrong with one in its place."""
    remedy = "give a list of objects, each with an `address`"
    try:
        listed = msgspec.json.decode(decoded(content)[0])
    except (msgspec.DecodeError, RecursionError) as error:
        yield SourceError(source, f"is broken JSON ({error})", remedy)
        return
    if not isinstance(listed, list):
        yield SourceError(source, "is no list", remedy)
        return
    for number, given in enumerate(listed, start=1):
        where = f"{source}, number {number}"
        if isinstance(given, dict):
            yield subscribed(where, given)
        else:
            yield SourceError(where, "is no object", remedy)


def write_json(subscriptions: Iterable[Subscription], *, secrets: bool = False) -> bytes:
    """A list of subscriptions, what is usual left out; with `secrets` their addresses in full."""
    shown = [_shown(subscription, secrets) for subscription in subscriptions]
    return msgspec.json.format(msgspec.json.encode(shown)) + b"\n"


def _shown(subscription: Subscription, secrets: bool) -> Subscription:
    if secrets:
        return subscription
    return replace(subscription, address=redacted(subscription.address))


def _cell(value: object) -> str:
    if isinstance(value, tuple):
        value = "; ".join(value)
    if isinstance(value, bool):
        return "yes" if value else ""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith((*_FORMULA, "'")) else text


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith((*_FORMULA, "'")) else cell
