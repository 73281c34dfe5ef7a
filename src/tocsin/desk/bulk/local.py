"""Workers that are processes of this machine."""

from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from typing import NamedTuple

from tocsin.desk import workers
from tocsin.desk.bulk.driving import Done
from tocsin.desk.bulk.planning import Piece
from tocsin.desk.bulk.reading import shard


@contextmanager
def processes(count: int) -> Iterator["Processes"]:
    """So many processes, for as long as the block."""
    pool = Processes(count)
    try:
        yield pool
    finally:
        pool.close()


class _Task(NamedTuple):
    piece: Piece
    worker: ProcessPoolExecutor


class Processes:
    """A `Pool`. Each process is an executor of its own, so that it is known which one ended."""

    def __init__(self, count: int) -> None:
        self._idle = [workers.pool(1) for _ in range(count)]
        self._tasks: dict[Future[bytes], _Task] = {}

    @property
    def idle(self) -> bool:
        """Whether a process has nothing to do."""
        return bool(self._idle)

    @property
    def busy(self) -> bool:
        """Whether a process has something to do."""
        return bool(self._tasks)

    def start(self, piece: Piece) -> None:
        """Have an idle process read it."""
        worker = self._idle.pop()
        try:
            self._tasks[worker.submit(shard, piece)] = _Task(piece, worker)
        except BrokenExecutor:  # it was killed while it had nothing to do
            self._idle.append(workers.pool(1))
            self.start(piece)

    def wait(self) -> Done:
        """Wait for the next piece to be done, or its process to end."""
        finished = wait(self._tasks, return_when=FIRST_COMPLETED).done.pop()
        task = self._tasks.pop(finished)
        try:
            done = Done(task.piece, finished.result())
        except BrokenExecutor:
            self._idle.append(workers.pool(1))
            return Done(task.piece, None)
        self._idle.append(task.worker)
        return done

    def close(self) -> None:
        """End all; what they were reading is dropped."""
        for worker in (*self._idle, *(task.worker for task in self._tasks.values())):
            worker.shutdown(wait=False, cancel_futures=True)
