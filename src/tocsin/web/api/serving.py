"""Answering requests: who asks, what for, whether it was asked before; then the desk is asked."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from http import HTTPStatus
from typing import Any

import msgspec
from fastapi import Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response, StreamingResponse

from tocsin.desk.once import Answered, Once
from tocsin.web.accounts import forms, seating
from tocsin.web.api.operations import JSON, Operation
from tocsin.web.api.problems import AskedError
from tocsin.web.limiting import Limiter, asks_from

# In a minute, of a person or of an address from which nobody is known to ask.
MOST = 600
KEY = "Idempotency-Key"
LONGEST_KEY = 200
_SHOWN_ONCE = "what it was answered is shown once"


class Serving:
    """Answers requests.

    Args:
        clock: seconds that never run backwards.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._often = Limiter(MOST, clock)

    async def serve(self, request: Request, operations: Mapping[str, Operation]) -> Response:
        """What is answered; `operations` are those of the address, by method. Raises its errors."""
        method = "GET" if request.method == "HEAD" else request.method
        operation = operations[method]
        if method == "POST":
            _check_media(request)
            await forms.sent(request)
        return await run_in_threadpool(self._served, request, operation, await request.body())

    def _served(self, request: Request, operation: Operation, body: bytes) -> Response:
        self._check_often(request)
        desk = seating.seat(request, operation.act)
        given = _given(request, operation, body)
        given["desk"] = desk
        if operation.method == "GET":
            return _response(operation, operation.call(**given))
        once = Once(desk.store, desk.by, desk.now)
        return _done(request, operation, once, body, partial(operation.call, **given))

    def _check_often(self, request: Request) -> None:
        person = seating.signed_in(request)
        who = f"account {person.account}" if person else f"from {asks_from(request)}"
        if not self._often.allows(who):
            wait = {"Retry-After": "10"}
            raise AskedError(429, f"more than {MOST} requests a minute", "ask less often", wait)


def _check_media(request: Request) -> None:
    kind = request.headers.get("Content-Type", "").partition(";")[0].strip().casefold()
    if kind not in ("", JSON):
        raise AskedError(415, f"the body is {kind}", f"send it as {JSON}")


# What a request holds


def _given(request: Request, operation: Operation, body: bytes) -> dict[str, Any]:
    """The arguments of an operation, but for the desk. Raises AskedError."""
    given: dict[str, Any] = {
        name: _step(request.path_params[name], kind) for name, kind in operation.steps.items()
    }
    if operation.asked is not None:
        given["asked"] = _asked(request.query_params.multi_items(), operation.asked)
    if operation.sent is not None:
        given["sent"] = _sent(body, operation.sent)
    if "sees" in operation.takes:
        given["sees"] = partial(seating.sees, request)
    if "may" in operation.takes:
        given["may"] = partial(seating.allowed, request)
    return given


def _step(said: str, kind: Any) -> Any:
    try:
        return msgspec.convert(said, kind)
    except msgspec.ValidationError as error:
        problem = f"{said[:100]!r} names nothing: {_plain(error)}"
        raise AskedError(404, problem, "see the lists for what is") from error


def _asked(items: list[tuple[str, str]], kind: type[msgspec.Struct]) -> Any:
    """What is asked behind an address; what is left empty isn't. Raises AskedError."""
    several = {one.encode_name for one in msgspec.structs.fields(kind) if _is_several(one.type)}
    found: dict[str, Any] = {}
    for name, value in items:
        if not value:
            continue
        if name in several:
            found.setdefault(name, []).append(value)
        elif name in found:
            raise AskedError(422, f"{name} is asked twice", "ask it once")
        else:
            found[name] = value
    try:
        return msgspec.convert(found, kind, strict=False)
    except msgspec.ValidationError as error:
        raise _unfit(error) from error


def _is_several(kind: Any) -> bool:
    """Whether a field holds several: it may be asked more than once."""
    told = msgspec.inspect.type_info(kind)
    bare = told.type if isinstance(told, msgspec.inspect.Metadata) else told
    return isinstance(bare, msgspec.inspect.VarTupleType)


def _sent(body: bytes, kind: type[msgspec.Struct]) -> Any:
    try:
        return msgspec.json.decode(body, type=kind)
    except msgspec.ValidationError as error:
        raise _unfit(error) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise AskedError(400, f"the body isn't JSON ({error})", "send one JSON object") from error


def _unfit(error: Exception) -> AskedError:
    return AskedError(422, _plain(error), "see /api/v1/docs for what may stand there")


def _plain(error: Exception) -> str:
    said = str(error).replace("`", "").replace("$.", "")
    return said[:1].lower() + said[1:]


# What is answered


def _response(operation: Operation, answer: Any) -> Response:
    if isinstance(answer, Iterator):
        return StreamingResponse(answer, media_type=operation.media)
    made = _encoded(answer)
    return Response(made.body or None, made.status, media_type=_media(operation, made))


def _encoded(answer: Any) -> Answered:
    if answer is None:
        return Answered(status=HTTPStatus.NO_CONTENT, body=b"")
    body = answer if isinstance(answer, bytes) else msgspec.json.encode(answer)
    return Answered(status=HTTPStatus.OK, body=body)


def _media(operation: Operation, made: Answered) -> str | None:
    return operation.media if made.body else None


def _done(
    request: Request, operation: Operation, once: Once, body: bytes, do: Callable[[], Any]
) -> Response:
    """What is done is done once for each key that is given, and answered the same again."""
    key = _key(request)
    if key is None:
        return _response(operation, do())
    what = f"{request.method} {request.url.path}?{request.url.query}\n".encode()
    before = once.begin(key, what + body)
    if before is None:
        before = _first(operation, once, key, do)
    elif operation.secret:
        raise AskedError(409, f"this was done before; {_SHOWN_ONCE}", "see the list for what is")
    return Response(before.body or None, before.status, media_type=_media(operation, before))


def _first(operation: Operation, once: Once, key: str, do: Callable[[], Any]) -> Answered:
    try:
        made = _encoded(do())
    except BaseException:
        once.drop(key)
        raise
    kept = Answered(status=made.status, body=b"") if operation.secret else made
    once.end(key, kept)
    return made


def _key(request: Request) -> str | None:
    """The key as it is given: a string of structured fields (RFC 9651), or bare."""
    given = request.headers.get(KEY)
    if given is None:
        return None
    key = given.strip().removeprefix('"').removesuffix('"')
    if not key or len(key) > LONGEST_KEY or not key.isprintable():
        problem = f"{KEY} is no key"
        raise AskedError(400, problem, f"send 1 to {LONGEST_KEY} characters, as a UUID has")
    return key
