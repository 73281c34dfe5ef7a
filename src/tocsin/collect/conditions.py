"""What came of a try to collect, in one word: the health of a source, and why nothing came."""

from datetime import timedelta
from typing import Literal, get_args

from tocsin.errors import FetchError

Condition = Literal[
    # Something came.
    "good",
    "unchanged",
    "empty",
    "undated",
    "partly undated",
    "misdated",
    "paywall",
    # An answer came that is no use.
    "html",
    "consent wall",
    "captcha",
    "login",
    "garbage",
    "hostile",
    "too large",
    # No answer came, or a refusal.
    "timeout",
    "unreachable",
    "private",
    "redirects",
    "disallowed",
    "forbidden",
    "not found",
    "gone",
    "throttled",
    "server error",
]

CONDITIONS: tuple[Condition, ...] = get_args(Condition)

# What gave pages or items, or would have, had there been any new.
WORKING: frozenset[Condition] = frozenset(
    ("good", "unchanged", "empty", "undated", "partly undated", "misdated")
)

# What passes by itself, more often than not: worth trying again soon.
PASSING: frozenset[Condition] = frozenset(("timeout", "unreachable", "throttled", "server error"))


class CollectError(FetchError):
    """Nothing could be collected from a source; `condition` says why in one word.

    `retry_after` is for how long the server asks to be left alone, None where it says nothing.
    """

    def __init__(
        self,
        source: str,
        problem: str,
        remedy: str,
        condition: Condition,
        retry_after: timedelta | None = None,
    ) -> None:
        super().__init__(source, problem, remedy)
        self.args = (source, problem, remedy, condition, retry_after)
        self.condition = condition
        self.retry_after = retry_after


class ElsewhereError(CollectError):
    """An address leads to another site, which wasn't asked; `to` is where."""

    def __init__(self, source: str, to: str) -> None:
        remedy = "ask for that"
        super().__init__(source, f"leads to another site, {to}", remedy, "redirects")
        self.args = (source, to)
        self.to = to


def of_status(code: int) -> Condition:
    """The condition that an HTTP status stands for (RFC 9110, section 15)."""
    named: dict[int, Condition] = {
        304: "unchanged",
        401: "login",
        402: "paywall",
        403: "forbidden",
        407: "login",
        410: "gone",
        429: "throttled",
        451: "forbidden",
    }
    if 200 <= code < 300:
        return "good"
    return named.get(code, "server error" if code >= 500 else "not found")


def of_error(error: OSError) -> Condition:
    """The condition that an error stands for with which this machine refuses a file or folder."""
    if isinstance(error, FileNotFoundError):
        return "not found"
    return "forbidden" if isinstance(error, PermissionError) else "unreachable"
