"""Doing what `tocsin import` was asked."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from tocsin.cli.desk.sitting import at, told
from tocsin.cli.output import WrongUsageError, same_file
from tocsin.collect import STDIN
from tocsin.errors import FetchError
from tocsin.store import files


def load(file: str, where: str) -> int:
    """Fill the desk at `where`; how many rows. No desk is made unless all of the file goes in."""
    with told():
        kept = files(where)
        if file != STDIN and any(same_file(Path(file), one) for one in kept):
            raise WrongUsageError(f"{file} is the desk itself", "name what `tocsin export` wrote")
        with _lines(file) as lines, _whole(kept), at(where, create=True) as desk:
            return desk.load(lines)


@contextmanager
def _whole(kept: list[Path]) -> Iterator[None]:
    """Files that aren't there yet are there afterwards only if all went well."""
    made = [one for one in kept if not one.exists()]
    try:
        yield
    except BaseException:
        for one in made if kept[:1] == made[:1] else ():
            one.unlink(missing_ok=True)
        raise


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
