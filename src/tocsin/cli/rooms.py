"""Loading rooms: what takes long to load is loaded when it is used, and whole."""

import importlib
import signal


def open_rooms(*names: str) -> None:
    """Load these modules, which takes most of a second, and no Ctrl-C in the middle of it.

    Compiled modules that are interrupted while they load turn the interruption into an
    ImportError and can't be loaded again: every page would then fail, and the run go on.
    """
    asked: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _frame: asked.append(number))
    try:
        for name in names:
            importlib.import_module(name)
    finally:
        signal.signal(signal.SIGINT, before)
    if asked:
        raise KeyboardInterrupt
