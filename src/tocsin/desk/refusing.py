"""What the pure rooms refuse, told to the user."""

from collections.abc import Iterator
from contextlib import contextmanager

from tocsin.errors import TocsinError


@contextmanager
def refusing() -> Iterator[None]:
    """A check that refuses ("problem; remedy") is an error that the user can mend.

    Errors derived from ValueError are no refusals: those of msgspec tell of a damaged record.
    """
    try:
        yield
    except ValueError as error:
        if type(error) is not ValueError:
            raise
        problem, _, remedy = str(error).partition("; ")
        raise TocsinError(problem, remedy) from error
