"""What is safe to show on a terminal and in a browser."""

import re

# Control characters could move the cursor, clear the screen or retitle the window of whoever
# reads a hostile page; bidirectional overrides could turn its words around (CVE-2021-42574).
# Lone surrogates can't be written at all.
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_SURROGATES = re.compile(r"[\ud800-\udfff]")


def safe(text: str) -> str:
    """`text` without what a terminal or browser would obey rather than show."""
    if text.isprintable():  # none of those is, and nearly all that is shown
        return text
    return _SURROGATES.sub("\ufffd", _UNSAFE.sub("", text))


def one_line(text: str) -> str:
    """`text` made safe and all on one line."""
    return " ".join(safe(re.sub(r"\s+", " ", text)).split())
