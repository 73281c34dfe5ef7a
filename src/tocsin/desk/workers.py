"""Processes that work for this one, as in reading pages: how all of them begin and end."""

import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import connection, get_context, parent_process
from signal import SIG_IGN, SIGINT, signal
from threading import Thread

_GIVE_WAY = 5  # of 19


def pool(
    processes: int, lasts: int | None = None, *, gives_way: bool = True
) -> ProcessPoolExecutor:
    """So many processes, each followed by a fresh one after it has done `lasts` things.

    They end with this process, however it ends. Where the processor is short they give way to it:
    it takes their work one by one, and so all wait for it; unless it is them that all wait for.
    """
    # A fork would share the network's threads and the record's connection.
    return ProcessPoolExecutor(
        processes,
        get_context("spawn"),
        initializer=_begin,
        initargs=(_GIVE_WAY if gives_way else 0,),
        max_tasks_per_child=lasts,
    )


def kill(of: ProcessPoolExecutor) -> None:
    """End the processes of a pool whatever they do; what it was given is broken off.

    `ProcessPoolExecutor.kill_workers` of Python 3.14, and by the same means. Not to be called
    after `shutdown`, when a pool no longer knows its processes.
    """
    for process in list((of._processes or {}).values()):
        process.kill()


def _begin(nicer: int) -> None:
    """What interrupts the run is the parent's to answer; without a parent there is none."""
    signal(SIGINT, SIG_IGN)
    os.nice(nicer)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if parent := parent_process():
        connection.wait([parent.sentinel])
        os._exit(1)
