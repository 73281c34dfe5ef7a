"""The folder of work: what was read, until it is in the record and after.

A file is written under another name and then renamed, so that one that is there is whole.
"""

import os
from collections.abc import Sequence
from pathlib import Path

import msgspec

from tocsin.desk.bulk.planning import Way
from tocsin.errors import TocsinError
from tocsin.records import Record, decode, encode

_MANIFEST = "manifest.json"


class Archive(Record, frozen=True):
    """A file as it was when it was read: its size in bytes, and its time in nanoseconds."""

    path: str
    size: int
    changed: int


class Manifest(Record, frozen=True):
    """All that was read of which archives, and how: names of pieces, in their order."""

    archives: tuple[Archive, ...]
    way: Way
    pieces: tuple[str, ...]


class Work:
    """A folder of work; it is made if it isn't there.

    Raises TocsinError where it can't be, or can't be written to.
    """

    def __init__(self, folder: str) -> None:
        self._folder = Path(folder)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            problem = f"{folder} can't be a folder of work ({error.strerror})"
            raise TocsinError(problem, "name another with --work") from error

    def path(self, piece: str) -> Path:
        """Where what was read of a piece is, or will be."""
        return self._folder / f"{piece}.parquet"

    def put(self, piece: str, shard: bytes) -> None:
        """Put by what was read of a piece."""
        self._write(self.path(piece), shard)

    def finish(self, archives: Sequence[str], way: Way, pieces: Sequence[str]) -> Manifest:
        """Note that all was read."""
        manifest = Manifest(archives=_seen(archives), way=way, pieces=tuple(pieces))
        self._write(self._folder / _MANIFEST, encode(manifest))
        return manifest

    def finished(self, archives: Sequence[str], way: Way) -> Manifest | None:
        """What was read of these archives in this way, if all was, and they haven't changed."""
        try:
            manifest = decode((self._folder / _MANIFEST).read_bytes(), Manifest)
        except (OSError, msgspec.MsgspecError):
            return None
        same = manifest.archives == _seen(archives) and manifest.way == way
        whole = same and all(self.path(piece).exists() for piece in manifest.pieces)
        return manifest if whole else None

    def _write(self, path: Path, content: bytes) -> None:
        part = path.with_suffix(f".{os.getpid()}.part")  # another run may write the same
        try:
            with part.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
        except OSError as error:
            problem = f"{path} can't be written ({error.strerror})"
            raise TocsinError(problem, "make room and run it again: it goes on") from error


def _seen(archives: Sequence[str]) -> tuple[Archive, ...]:
    return tuple(map(_archive, archives))


def _archive(path: str) -> Archive:
    try:
        said = Path(path).stat()
    except OSError:  # what is wrong with it is said where it is read
        return Archive(path=path, size=0, changed=0)
    return Archive(path=path, size=said.st_size, changed=said.st_mtime_ns)
