"""Doing what `tocsin import` was asked."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from tocsin.cli.desk.sitting import at, told
from tocsin.collect import STDIN
from tocsin.errors import FetchError


def load(file: str, where: str) -> int:
    """Fill the desk at `where`; how many rows. No desk is made where there is no file."""
    with told(), _lines(file) as lines, at(where, create=True) as desk:
        return desk.load(lines)


@contextmanager
def _lines(file: str) -> Iterator[BinaryIO]:
    if file == STDIN:
        yield sys.stdin.buffer
        return
    try:
        lines = Path(file).open("rb")  # noqa: SIM115 - closed below; only opening it fails here
    except OSError as error:
        problem = f"can't be opened ({error.strerror})"
        raise FetchError(file, problem, "name what `tocsin export` wrote") from error
    with lines:
        yield lines
