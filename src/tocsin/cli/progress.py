"""A bar on standard error while many pages are read; nothing in pipes."""

import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import TYPE_CHECKING, Protocol

from tocsin.wording.safe import one_line

if TYPE_CHECKING:
    from rich import progress as rich_progress


class Progress(Protocol):
    """Where the run stands, told to whoever watches."""

    def show(self, source: str) -> None:
        """The source being read now."""

    def advance(self) -> None:
        """One more is done."""

    def hidden(self) -> AbstractContextManager[None]:
        """While this lasts the terminal is free for other words."""


@contextmanager
def progress(total: int | None) -> Iterator[Progress]:
    """A bar where somebody is there to see it and there is something to wait for.

    `total` is how many there are; None where nobody knows yet.
    """
    if (total is not None and total < 2) or sys.stderr is None or not sys.stderr.isatty():
        yield _Silent()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    bar = Bar(
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.description}", markup=False),
        console=Console(stderr=True),
        transient=True,
        expand=False,
    )
    with bar:
        yield _Shown(bar, bar.add_task("", total=total))


class _Silent:
    def show(self, source: str) -> None:
        pass

    def advance(self) -> None:
        pass

    def hidden(self) -> AbstractContextManager[None]:
        return nullcontext()


class _Shown:
    def __init__(self, bar: "rich_progress.Progress", task: "rich_progress.TaskID") -> None:
        self._bar = bar
        self._task = task

    def show(self, source: str) -> None:
        self._bar.update(self._task, description=one_line(source)[-40:])

    def advance(self) -> None:
        self._bar.advance(self._task)

    @contextmanager
    def hidden(self) -> Iterator[None]:
        self._bar.stop()
        try:
            yield
        finally:
            self._bar.start()
