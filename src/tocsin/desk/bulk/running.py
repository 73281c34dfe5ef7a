"""Reading archives in bulk: all pieces that aren't in the folder of work yet, by many workers."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from functools import partial
from typing import Literal

from tocsin.desk import adding
from tocsin.desk.bulk.driving import Pool, drive
from tocsin.desk.bulk.local import processes
from tocsin.desk.bulk.planning import Piece, Way, plan
from tocsin.desk.bulk.work import Manifest, Work
from tocsin.errors import TocsinError
from tocsin.store import Store

Engine = Literal["local", "ray"]
Workers = Callable[[], AbstractContextManager[Pool]]


def workers(engine: Engine, number: int) -> Workers:
    """Such workers, so many, to be had when there is something to read."""
    if engine == "local":
        return partial(processes, number)
    from tocsin.desk.bulk.cluster import actors

    return partial(actors, number)


def read(
    store: Store,
    archives: Sequence[str],
    way: Way,
    work: Work,
    pool: Workers,
    seen: Callable[[str], None],
) -> Manifest:
    """Read archives into the folder of work, unless that was done; `seen` is told how far it is.

    Raises TocsinError where workers can't be had.
    """
    for path in archives:
        _check(path)
    if manifest := work.finished(archives, way):
        return manifest
    names: dict[tuple[int, ...], str] = {}

    def done(piece: Piece) -> None:
        names[piece.number] = piece.name
        seen(f"piece {len(names)}, up to {piece.items[-1].source}")

    planned = plan(archives, way, lambda page: adding.known(store, page, way.published))
    missing = _missing(planned, work, done)
    with pool() as workers:
        for piece, shard in drive(missing, workers):
            work.put(piece.name, shard)
            done(piece)
    return work.finish(archives, way, [names[number] for number in sorted(names)])


def _missing(
    planned: Iterator[Piece], work: Work, done: Callable[[Piece], None]
) -> Iterator[Piece]:
    """The pieces that must be read; the others are done."""
    for piece in planned:
        if work.path(piece.name).exists():
            done(piece)
        else:
            yield piece


def _check(path: str) -> None:
    try:
        path.encode()
    except UnicodeEncodeError as error:
        raise TocsinError(f"{path!r} is no name in UTF-8", "rename the file") from error
