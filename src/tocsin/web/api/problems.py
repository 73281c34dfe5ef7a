"""What went wrong, in one shape for every error: RFC 9457, with what one can do about it."""

import logging
from collections.abc import Mapping

import msgspec
from fastapi import Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from tocsin.desk.answering import RefusedAnswerError
from tocsin.desk.once import UnfinishedError
from tocsin.errors import DeskError, NotFoundError, TocsinError
from tocsin.records import Record
from tocsin.warn.answers import AnswerError
from tocsin.web.accounts.seating import Refusal, UnseatedError

MEDIA = "application/problem+json"
ROOT = "/api/v1"
_LOG = logging.getLogger(__name__)


class Problem(Record, frozen=True):
    """What went wrong.

    Attributes:
        type: of what kind it is: an address at which that is explained.
        title: the kind in words, always the same.
        status: that of the answer.
        detail: what went wrong this time.
        remedy: what can be done about it.
    """

    type: str
    title: str
    status: int
    detail: str
    remedy: str


class AskedError(TocsinError):
    """A request isn't answered; `status` says of what kind that is, `headers` when to ask again."""

    def __init__(
        self, status: int, problem: str, remedy: str, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(problem, remedy)
        self.args = (status, problem, remedy, headers)
        self.status, self.headers = status, dict(headers or {})


# One kind a status: what its type is called, and its title.
KINDS: Mapping[int, tuple[str, str]] = {
    400: ("not-whole", "The request can't be read"),
    401: ("not-signed-in", "Nobody is known to ask"),
    403: ("not-allowed", "Who asks may not do this"),
    404: ("not-found", "There is no such thing"),
    405: ("not-done-here", "This isn't done at this address"),
    408: ("too-slow", "The request took too long to come"),
    409: ("conflict", "Something else was done meanwhile"),
    410: ("over", "The time for this is over"),
    413: ("too-much", "The request is too large"),
    415: ("not-json", "The body isn't JSON"),
    422: ("refused", "The desk can't do what is asked"),
    429: ("too-often", "There are too many requests"),
    500: ("broken", "Something is broken in the desk"),
    503: ("not-now", "The desk can't do this now"),
}
_LATER = {"Retry-After": "5"}
_UNSEATED: Mapping[Refusal, tuple[int, str, str]] = {
    "no accounts": (404, "there is nothing here", "see the lists for what is"),
    "not signed in": (401, "no key or session came with it", "send Authorization: Bearer KEY"),
    "not allowed": (403, "role or scopes don't reach so far", "ask an admin for a key that does"),
    "not the desk's form": (
        *(403, "a session changes something without the mark of the desk's forms"),
        "use a key, or send the mark as X-Tocsin-Form",
    ),
}
_HTTP: Mapping[int, tuple[str, str]] = {
    404: ("there is nothing at this address", f"see {ROOT}/docs for what is"),
    405: ("this address takes other methods", f"see {ROOT}/docs for which"),
}
_ANSWERS = {"unknown": 404, "expired": 410, "closed": 410, "used": 409}
_BROKEN = AskedError(500, "an error that nobody expected", "tell who runs this desk when it was")
_HINDERED = AskedError(503, "its record can't be had at present", "try again in a while", _LATER)


def problem(error: Exception) -> Problem:
    """What went wrong, for whoever asked; of what is no business of theirs no more than that."""
    told = _asked(error)
    name, title = KINDS[told.status]
    return Problem(
        type=f"{ROOT}/docs#{name}",
        title=title,
        status=told.status,
        detail=told.problem,
        remedy=told.remedy,
    )


def response(error: Exception) -> Response:
    """The answer to a request in which something went wrong."""
    told = problem(error)
    headers = _asked(error).headers
    return Response(msgspec.json.encode(told), told.status, headers, MEDIA)


async def told(_request: Request, error: Exception) -> Response:
    """The same, as an application takes it; what nobody expected is logged."""
    made = response(error)
    if made.status_code == _BROKEN.status:
        _LOG.error("a request failed", exc_info=error)
    return made


def _asked(error: Exception) -> AskedError:
    """Any error as one with a status."""
    if isinstance(error, AskedError):
        return error
    if isinstance(error, UnseatedError):
        made = AskedError(*_UNSEATED[error.refusal])
        bearer = {"WWW-Authenticate": "Bearer"} if error.refusal == "not signed in" else {}
        return AskedError(made.status, made.problem, made.remedy, bearer)
    if isinstance(error, HTTPException):
        said = _HTTP.get(error.status_code, ("it can't be read", "mend it"))
        return AskedError(error.status_code, *said, error.headers)
    if isinstance(error, DeskError):
        return _HINDERED  # it names the record
    return _of_desk(error)


def _of_desk(error: Exception) -> AskedError:
    """What the desk says of what can't be done."""
    match error:
        case NotFoundError(name=name, problem=said, remedy=remedy):
            return AskedError(404, f"“{name}” {said}", remedy)
        case RefusedAnswerError(refusal=refusal, problem=said, remedy=remedy):
            return AskedError(_ANSWERS[refusal], said, remedy)
        case UnfinishedError(problem=said, remedy=remedy):
            return AskedError(409, said, remedy, _LATER)
        case TocsinError(problem=said, remedy=remedy) | AnswerError(problem=said, remedy=remedy):
            return AskedError(422, said, remedy)
        case _:
            return _BROKEN
