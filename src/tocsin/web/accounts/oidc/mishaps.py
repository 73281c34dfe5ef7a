"""What can go wrong with a provider: told to people in words, and to the log with the reason."""

from starlette.status import HTTP_403_FORBIDDEN, HTTP_502_BAD_GATEWAY

from tocsin.errors import TocsinError


class MishapError(TocsinError):
    """Nobody was signed in. `reason` is for the log and holds nothing secret."""

    status = HTTP_403_FORBIDDEN

    def __init__(self, problem: str, remedy: str, reason: str) -> None:
        super().__init__(problem, remedy)
        self.reason = reason


class AwayError(MishapError):
    """The provider can't be reached, or answers what no provider does."""

    status = HTTP_502_BAD_GATEWAY

    def __init__(self, reason: str) -> None:
        said = "who signs you in can't be reached"
        super().__init__(said, "try again in a minute; if it stays so, tell an admin", reason)


class UnsoundError(MishapError):
    """An answer doesn't prove that the provider signed in whoever sits at this browser."""

    def __init__(self, reason: str) -> None:
        said = "this sign-in didn't hold"
        super().__init__(said, "begin it again here; if it stays so, tell an admin", reason)


class StrangerError(MishapError):
    """The provider knows them; the desk doesn't."""

    def __init__(self, reason: str) -> None:
        super().__init__("this desk doesn't know you", "ask an admin for an account", reason)
