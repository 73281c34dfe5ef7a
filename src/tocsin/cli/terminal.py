"""What is safe to show on a terminal, how wide it is, and saying what went wrong."""

import os
import re
import shutil
import sys

# Control characters could move the cursor, clear the screen or retitle the window of whoever
# reads a hostile page; bidirectional overrides could turn its words around (CVE-2021-42574).
# Lone surrogates can't be written at all.
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_SURROGATES = re.compile(r"[\ud800-\udfff]")


def safe(text: str) -> str:
    """`text` without what a terminal or browser would obey rather than show."""
    return _SURROGATES.sub("\ufffd", _UNSAFE.sub("", text))


def one_line(text: str) -> str:
    """`text` made safe and all on one line."""
    return " ".join(safe(re.sub(r"\s+", " ", text)).split())


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
