"""The terminal: how wide it is, whether in colour, and saying there what went wrong."""

import os
import shutil
import sys

from tocsin.wording.safe import one_line


def complain(message: str) -> None:
    """One line on standard error, quietly nowhere if that is closed."""
    if sys.stderr is not None:
        sys.stderr.write(f"tocsin: {one_line(message)}\n")
        sys.stderr.flush()


def columns(out: str | None) -> int:
    """How wide to draw what goes to the terminal, or to the file `out`."""
    # Knows COLUMNS, the terminal, and 80 where there is neither.
    return 80 if out else shutil.get_terminal_size().columns


def coloured(out: str | None) -> bool:
    """Colour for eyes only, and not for those who asked for none (https://no-color.org)."""
    unwanted = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return not out and not unwanted and sys.stdout.isatty()
