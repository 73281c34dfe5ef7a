"""Text folded for comparison: what two spellings of the same words have in common."""

import re

_SAME = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "“": '"',
        "”": '"',
        "–": "-",
        "—": "-",
        "‐": "-",
        "\u00a0": " ",
        "\u00ad": None,
        "\u200b": None,
        "\u200d": None,
        "\ufeff": None,
    }
)
_WORD = re.compile(r"\w+")


def one_line(text: str) -> str:
    """`text` with single spaces, none at its ends."""
    return " ".join(text.split())


def shortened(text: str, longest: int = 80) -> str:
    """`text` on one line, cut behind a word and with "…" for the rest where it is longer."""
    line = one_line(text)
    if len(line) <= longest:
        return line
    head = line[:longest]
    return (head.rpartition(" ")[0] or head[:-1]).rstrip(" ,;:–—-") + "…"


def folded(text: str) -> str:
    """`text` on one line, without case and with plain quotes, dashes and spaces."""
    plain = text if text.isascii() else text.translate(_SAME)
    return one_line(plain).casefold()


def likeness(one: str, other: str) -> float:
    """Share of the words of the shorter text that the other has too, 0 to 1."""
    first, second = (set(_WORD.findall(folded(t))) for t in (one, other))
    smaller = min(len(first), len(second))
    return len(first & second) / smaller if smaller else 0.0
