"""Processes that work for another end with it, even where it has no time to say so."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tocsin.desk import workers

_PARENT = """
import os, sys, time
from tocsin.desk import workers
if __name__ == "__main__":
    pool = workers.pool(1)
    print(pool.submit(os.getpid).result(), flush=True)
    pool.submit(time.sleep, 600)
    time.sleep(600)
"""


@pytest.mark.slow
def test_a_killed_process_leaves_nobody_behind(tmp_path: Path) -> None:
    (tmp_path / "parent.py").write_text(_PARENT)
    command = [sys.executable, str(tmp_path / "parent.py")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as parent:  # noqa: S603
        assert parent.stdout is not None
        worker = int(parent.stdout.readline())
        parent.send_signal(signal.SIGKILL)
    end = time.monotonic() + 20
    while Path(f"/proc/{worker}/cmdline").exists() and time.monotonic() < end:
        time.sleep(0.05)
    assert not Path(f"/proc/{worker}/cmdline").exists()


@pytest.mark.slow
def test_one_is_followed_by_a_fresh_one_after_its_share() -> None:
    with workers.pool(1, 2) as pool:
        ran = [pool.submit(os.getpid).result() for _ in range(4)]
    assert ran[0] == ran[1] != ran[2] == ran[3]


_LOWEST = 19


@pytest.mark.slow
def test_they_give_way_to_the_process_that_they_work_for() -> None:
    own = os.nice(0)
    with workers.pool(1) as pool:
        assert pool.submit(os.nice, 0).result() > own or own == _LOWEST
