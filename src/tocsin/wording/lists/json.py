"""Lists and opened things as JSON, a row a line, as the records have them."""

from collections.abc import Callable, Iterable, Iterator

import msgspec


def rows(shown: Iterable[object], next_: Callable[[], str | None]) -> Iterator[str]:
    """`{"rows": [...], "next": ...}`; `next_` is asked behind the last row."""
    yield '{"rows": ['
    between = "\n"
    for row in shown:
        yield between + msgspec.json.encode(row).decode()
        between = ",\n"
    yield f'\n], "next": {msgspec.json.encode(next_()).decode()}}}\n'


def opened(thing: object) -> str:
    """One object."""
    return msgspec.json.format(msgspec.json.encode(thing), indent=2).decode() + "\n"
