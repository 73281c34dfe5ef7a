"""Files: a message is put into a folder as text, and as CAP where it has that."""

import os
import re
from pathlib import Path

from tocsin.warn.channels.channel import Refused
from tocsin.warn.messages import Message

_SAFE = re.compile(r"[A-Za-z0-9_-]+")


class Files:
    """Writes `ID.txt` and `ID.xml` into the folder that an address names.

    Each file appears whole or not at all, and lies on the disk before the channel says so. They
    are named after the message, so that one that is sent twice is there once.

    Args:
        folder: below which all addresses must be; anywhere if it is empty.
    """

    def __init__(self, folder: str = "") -> None:
        self._root = folder and os.path.realpath(folder)

    def send(self, message: Message, address: str) -> str:
        """Write it; its path."""
        if not _SAFE.fullmatch(message.id):
            raise Refused(f"{message.id!r} is no name of a file", permanent=True)
        folder = self._folder(address)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            _write(folder / f"{message.id}.txt", message.text.encode("utf-8", "replace"))
            if message.alert:
                _write(folder / f"{message.id}.xml", message.alert.encode())
            _settle(folder)
        except OSError as error:
            raise Refused(f"{folder} can't be written ({error.strerror})") from error
        return str(folder / f"{message.id}.{'xml' if message.alert else 'txt'}")

    def close(self) -> None:
        """Nothing is held open."""

    def _folder(self, address: str) -> Path:
        if "\0" in address:
            raise Refused("the address is no path", permanent=True)
        path = Path(os.path.realpath(Path(self._root) / address))
        if self._root and not path.is_relative_to(self._root):
            raise Refused(f"{address} is outside of {self._root}", permanent=True)
        return path


def _write(path: Path, content: bytes) -> None:
    if path.exists() and path.read_bytes() == content:
        return
    # The same name each time: what a process that was killed left behind is made good.
    beside = path.with_name(f".{path.name}.tmp")
    with beside.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def _settle(folder: Path) -> None:
    """Wait until the names of the files lie on the disk as well."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
