"""Workers on a Ray cluster: actors, on this machine or on many. Needs the extra `ray`.

The cluster is that which `RAY_ADDRESS` names, as Ray has it; without, Ray is started for the run,
on this machine. Pieces go to the workers and what was read comes back by Ray,
so that the machines need share no folder, only the same Tocsin.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any, NamedTuple

from tocsin.desk.bulk.driving import Done
from tocsin.desk.bulk.planning import Piece
from tocsin.desk.bulk.reading import shard
from tocsin.errors import TocsinError

# So many that ended before they answered, one after the other: it is their machines' set-up.
_STILLBORN = 5


@contextmanager
def actors(workers: int) -> Iterator["Actors"]:
    """So many actors, for as long as the block. Raises TocsinError without Ray."""
    ray = _ray()
    try:
        _init(ray)
        yield Actors(ray, workers)
    finally:
        ray.shutdown()


def _init(ray: Any) -> None:
    # Left to itself Ray tries for ten minutes to reach the last cluster of the machine.
    where = os.environ.get("RAY_ADDRESS", "local")
    try:
        ray.init(where, include_dashboard=False, log_to_driver=False, logging_level="error")
    except Exception as error:  # that it took too long to start is of no other kind
        raise TocsinError(f"Ray can't be had ({_said(error)})", "see `ray status`") from error


class _Task(NamedTuple):
    """What an actor does: reads a piece; or begins, where there is none."""

    piece: Piece | None
    actor: Any


class Reader:
    """An actor: a process with an encoder of its own."""

    def begin(self) -> None:
        """Answered as soon as it can read."""

    def read(self, piece: Piece) -> bytes:
        """What was read of a piece, as Parquet."""
        return shard(piece)


class Actors:
    """A `Pool`. An actor is given pieces once it answers: a cluster may have no room for all."""

    def __init__(self, ray: Any, workers: int) -> None:
        self._ray = ray
        self._kind = ray.remote(num_cpus=1)(Reader)
        self._idle: list[Any] = []
        self._tasks: dict[Any, _Task] = {}
        self._stillborn = 0
        for _ in range(workers):
            self._hire()

    @property
    def idle(self) -> bool:
        """Whether an actor has nothing to do."""
        return bool(self._idle)

    @property
    def busy(self) -> bool:
        """Whether an actor reads."""
        return any(task.piece for task in self._tasks.values())

    def start(self, piece: Piece) -> None:
        """Have an idle actor read it."""
        actor = self._idle.pop()
        self._tasks[actor.read.remote(piece)] = _Task(piece, actor)

    def wait(self) -> Done | None:
        """Wait for the next piece to be done, or its actor to end; None where one has begun."""
        (finished,), _ = self._ray.wait(list(self._tasks), num_returns=1)
        task = self._tasks.pop(finished)
        try:
            read = self._ray.get(finished)
        except self._ray.exceptions.RayTaskError as error:
            raise error.cause from error
        except self._ray.exceptions.RayError as error:
            self._replace(task, error)
            return Done(task.piece, None) if task.piece else None
        self._stillborn = 0
        self._idle.append(task.actor)
        return Done(task.piece, read) if task.piece else None

    def _hire(self) -> None:
        actor = self._kind.remote()
        self._tasks[actor.begin.remote()] = _Task(None, actor)

    def _replace(self, task: _Task, error: Exception) -> None:
        self._stillborn += task.piece is None
        if self._stillborn == _STILLBORN:
            problem = f"Ray's workers can't begin ({_said(error)})"
            raise TocsinError(problem, "install the same Tocsin on all machines") from error
        self._hire()


def _ray() -> Any:
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # else Ray tells its makers of each run
    try:
        return import_module("ray")
    except ImportError as error:
        problem = "`--engine ray` needs the extra `ray`"
        raise TocsinError(problem, "install it: pip install tocsin[ray]") from error


def _said(error: Exception) -> str:
    return str(error).strip().split("\n", 1)[0][:200]
