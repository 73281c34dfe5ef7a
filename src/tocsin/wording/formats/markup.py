"""What all parts of the HTML page write alike: text from a page, ids, names.

Pages are hostile: every string from one goes through `text` or `name`.
"""

import re
from html import escape
from typing import Protocol

from tocsin.wording.safe import one_line, safe

_ID = re.compile(r"[^A-Za-z0-9_-]")


class Identified(Protocol):
    """Whatever has an id."""

    @property
    def id(self) -> str: ...  # noqa: D102


def text(words: str) -> str:
    """`words` without anything in them that a browser would take for markup, or obey."""
    return escape(safe(words), quote=True)


def name(words: str) -> str:
    """A name or words of the article amid ours, whatever direction they are written in."""
    return f"<bdi>{text(one_line(words))}</bdi>"


def identity(made: Identified) -> str:
    """An id that may stand in an attribute and in the style sheet."""
    return _ID.sub("", made.id)


def words_id(made: Identified, purpose: str = "") -> str:
    """The id of the words that tell of it, or of those that are there for some purpose."""
    return "-".join(filter(None, ("w", identity(made), purpose)))


def why(reasons: tuple[str, ...]) -> str:
    """The reasons, folded away."""
    if not reasons:
        return ""
    listed = text("; ".join(reasons))
    return f'<details class="why"><summary>why</summary>{listed}</details>'
