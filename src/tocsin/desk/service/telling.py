"""What the service says of each step: what was done, how long it took, what came of it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Step = Literal["rules", "poll", "page", "read", "enter", "deliver", "notice", "beat"]


@dataclass(frozen=True)
class Told:
    """A step that was done, or failed.

    `about` is the address or file, `source` whose, `what` what came of it in a word ("good", "new",
    "again"), `why` the reason where that isn't what was wished for, `seconds` how long it took.
    """

    step: Step
    about: str
    source: str
    what: str
    why: str = ""
    seconds: float = 0.0


Tell = Callable[[Told], None]
