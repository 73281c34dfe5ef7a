"""What is to be read, cut into pieces: the same archives always give the same ones.

A piece is the unit of work: large enough that handing it over costs nothing, small enough that a
worker that is killed loses little. Its name is a hash of all that is in it and of how it is to be
read, so that what was read of a piece once can be taken whenever the piece comes again.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

import tocsin
from tocsin.collect.archives import archived
from tocsin.desk.bulk.rows import Row, failed
from tocsin.errors import SourceError
from tocsin.read.network import shipped
from tocsin.records import Page, Record, encode, identify

# Some four seconds of one core's reading.
_PAGES = 32
# What a worker is handed at once stays within the memory that it has anyway.
_BYTES = 16_000_000

Item = Page | Row


class Way(Record, frozen=True):
    """How pages are to be read: by which Tocsin and weights, with which day given, sifted or not.

    `published` is the day on which they came out, where the user knows better.
    """

    reader: str
    published: str | None = None
    sift: bool = False


def reader() -> str:
    """This Tocsin and its weights: readings by another may differ."""
    return f"{tocsin.__version__} {shipped().name}"


class Piece(NamedTuple):
    """Pages to be read together, and what needs no reading, in the order of the archives.

    `number` is its place among all pieces: that of a part of a piece has two. `name` is a hash of
    what is in it and how it is to be read.
    """

    number: tuple[int, ...]
    name: str
    items: tuple[Item, ...]
    way: Way


def piece(number: tuple[int, ...], items: tuple[Item, ...], way: Way) -> Piece:
    """A piece by its name."""
    name = identify("piece", encode(way), *map(encode, items))
    return Piece(number, name, items, way)


def plan(archives: Sequence[str], way: Way, known: Callable[[Page], bool]) -> Iterator[Piece]:
    """The pieces of archives, in their order; `known` says what the record has already.

    A page that came before, at its address and with its bytes, is not read again, unless the
    address has had other bytes since: then it changed back.
    """
    items = _once(found for path in archives for found in archived(path))
    for number, cut in enumerate(_cut(_unknown(items, known))):
        yield piece((number,), cut, way)


def _once(found: Iterable[Page | SourceError]) -> Iterator[Item]:
    last: dict[int, int] = {}
    for item in found:
        if isinstance(item, SourceError):
            yield failed(item)
            continue
        at, is_ = _short((item.address or item.source).encode()), _short(item.content)
        if last.get(at) == is_:
            yield Row(what="repeated", source=item.source, address=item.address)
        else:
            last[at] = is_
            yield item


def _short(content: bytes) -> int:
    """A number for some bytes: two of 64 bits tell a page apart, and millions fit in memory."""
    return int.from_bytes(hashlib.blake2b(content, digest_size=8).digest(), "big")


def _unknown(items: Iterable[Item], known: Callable[[Page], bool]) -> Iterator[Item]:
    for item in items:
        try:
            if isinstance(item, Page) and known(item):
                yield Row(what="known", source=item.source, address=item.address, page=item.id)
            else:
                yield item
        except SourceError as error:
            yield failed(error)


def _cut(items: Iterable[Item]) -> Iterator[tuple[Item, ...]]:
    held: list[Item] = []
    size = 0
    for item in items:
        held.append(item)
        size += len(item.content) if isinstance(item, Page) else 0
        if len(held) == _PAGES or size >= _BYTES:
            yield tuple(held)
            held, size = [], 0
    if held:
        yield tuple(held)
