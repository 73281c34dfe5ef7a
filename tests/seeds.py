"""Asking in another process, where sets of words have another order.

Python seeds its hashes anew in every process. What depends on the order of a set is the same all
through a test, and differs between two runs of the desk.
"""

import os
import subprocess
import sys
from collections.abc import Callable


def answer(ask: Callable[[], object], seed: int) -> str:
    """What a module's function answers in a process whose hashes are seeded by `seed`."""
    program = (
        f"import sys; from {ask.__module__} import {ask.__name__} as ask; "
        "sys.stdout.write(repr(ask()))"
    )
    return subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONHASHSEED": str(seed)},
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    ).stdout
