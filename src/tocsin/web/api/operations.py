"""Operations: what programs may ask of the desk, each a function of the desk with its address.

The signature says all: what stands in the address, what is asked behind it (`asked`), what is sent
(`sent`), and what is answered. The first parameter is the desk, with whoever asks sitting at it;
`sees` says which warnings they see, `may` what else they may do.
"""

import inspect
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_type_hints

from tocsin.desk.roles import Act
from tocsin.web.api.fields import Fields

JSON = "application/json"
Method = Literal["GET", "POST"]
Call = Callable[..., Any]  # of the desk, and of what a request holds
May = Callable[[Act], bool]
_STEP = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Operation:
    """One thing that may be asked for.

    Attributes:
        method, path: its address, below that of the interface.
        act: what one must be allowed to do.
        call: does it.
        media: of the answer.
        secret: whether the answer is shown this once.
        tag: the room that it belongs to.
        steps: the types of what stands in the address, by name.
        asked, sent: the types of what is asked behind it, and of the body.
        answer: the type of the answer; that of None where there is none.
        takes: the names of all that the function takes.
    """

    method: Method
    path: str
    act: Act
    call: Call
    media: str
    secret: bool
    tag: str
    steps: Mapping[str, Any] = field(default_factory=dict)
    asked: type[Fields] | None = None
    sent: type[Fields] | None = None
    answer: Any = None
    takes: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """By which it is known."""
        return self.call.__name__.rstrip("_")

    @property
    def summary(self) -> str:
        """What it does, in a line."""
        return (self.call.__doc__ or "").partition("\n")[0]

    @property
    def description(self) -> str:
        """What else there is to say."""
        return inspect.cleandoc((self.call.__doc__ or "").partition("\n")[2])


def operation(
    method: Method,
    path: str,
    act: Act,
    call: Callable[..., Any],
    *,
    media: str = JSON,
    secret: bool = False,
) -> Operation:
    """An operation, as the signature of its function has it."""
    hints = get_type_hints(call, include_extras=True)
    steps = {name: hints[name] for name in _STEP.findall(path)}
    return Operation(
        method=method,
        path=path,
        act=act,
        call=call,
        media=media,
        secret=secret,
        tag=call.__module__.rpartition(".")[2],
        steps=steps,
        asked=hints.get("asked"),
        sent=hints.get("sent"),
        answer=hints["return"],
        takes=frozenset(hints),
    )
