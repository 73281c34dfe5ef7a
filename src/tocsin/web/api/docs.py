"""The pages that tell what programs may ask, made of the document; what only looks can be tried."""

import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode

import msgspec
from fastapi import APIRouter, HTTPException, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, Response, StreamingResponse

from tocsin.web.accounts import seating
from tocsin.web.api import document, problems
from tocsin.web.api.operations import JSON, Operation
from tocsin.web.api.problems import KINDS, ROOT
from tocsin.web.api.rooms import BY_NAME, OPERATIONS, TITLES
from tocsin.web.api.serving import Serving
from tocsin.web.desk.looking import Look, shown

_LONGEST = 100_000  # characters of an answer that are shown
_TRY = "try"  # the field that says that the form was sent
_MARK = "#/components/schemas/"
_TYPES = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "object": "an object",
    "null": "nothing",
    "date": "a day",
    "date-time": "a moment",
}


def router(serving: Serving) -> APIRouter:
    """The routes of these pages."""
    made = APIRouter()

    async def operation(request: Request, name: str) -> Response:
        return await _operation(request, name, serving)

    for path, show in ((f"{ROOT}/docs", _index), (f"{ROOT}/docs/{{name}}", operation)):
        made.add_api_route(path, show, methods=["GET", "HEAD"], response_class=HTMLResponse)
    return made


def _index(request: Request) -> Response:
    """All operations, by room."""
    rooms = {
        title: [one for one in OPERATIONS if one.tag == name] for name, title in TITLES.items()
    }
    told = document.document()["info"]["description"]
    return shown(
        _look(request),
        "api.html",
        rooms=rooms,
        address=document.address,
        about=told.strip().split("\n\n"),
        kinds=KINDS,
        root=ROOT,
    )


async def _operation(request: Request, name: str, serving: Serving) -> Response:
    """One operation: what it takes and gives; one that only looks can be tried."""
    look = await run_in_threadpool(_look, request)
    one = BY_NAME.get(name)
    if one is None:
        raise HTTPException(404)
    told = document.document()["paths"][document.address(one)][one.method.lower()]
    given = {key: value for key, value in request.query_params.items() if key != _TRY and value}
    path, tried = _address(one, given), None
    if one.method == "GET" and _TRY in request.query_params:
        tried = await _tried(request, one, path, serving)
    return shown(
        look,
        "operation.html",
        one=one,
        told=told,
        parameters=document.parameters(one),
        body=_body(one),
        schemas=_schemas(told),
        whole=json.dumps(told, indent=2, ensure_ascii=False),
        kinds=KINDS,
        address=f"{ROOT}{document.address(one)}",
        given=given,
        path=path,
        tried=tried,
        root=ROOT,
    )


def _look(request: Request) -> Look:
    desk = seating.seat(request)
    return Look(desk, seating.mark(request), request.url.path, {}, None, None, request)


def _address(one: Operation, given: Mapping[str, str]) -> str:
    """The address that a filled form asks for."""
    steps = {name.rstrip("_"): given.get(name.rstrip("_"), "") for name in one.steps}
    path = document.address(one)
    for name, value in steps.items():
        path = path.replace(f"{{{name}}}", quote(value, safe=""))
    query = urlencode({name: value for name, value in given.items() if name not in steps})
    return f"{ROOT}{path}" + (f"?{query}" if query else "")


async def _tried(request: Request, one: Operation, path: str, serving: Serving) -> tuple[int, str]:
    """The status and the text of what the desk answers at an address."""
    raw, _, query = path.partition("?")
    steps = {name: request.query_params.get(name.rstrip("_"), "") for name in one.steps}
    scope = {
        **request.scope,
        "path": raw,
        "query_string": query.encode(),
        "path_params": steps,
    }
    try:
        answered = await serving.serve(Request(scope, request.receive), {"GET": one})
    except Exception as error:
        answered = await problems.told(request, error)
    if isinstance(answered, StreamingResponse):
        return answered.status_code, "… is a file: ask for it at its address."
    body = bytes(answered.body)
    text = msgspec.json.format(body).decode() if one.media == JSON else body.decode()
    return answered.status_code, text[:_LONGEST]


def _body(one: Operation) -> list[tuple[str, bool, str, str]]:
    """The fields of what is sent: name, whether it is needed, form, and what it is."""
    if one.sent is None:
        return []
    known = document.document()["components"]["schemas"]
    whole = known[document.schema(one.sent)["$ref"].removeprefix(_MARK)]
    return [
        (name, name in whole["required"], _form(told), _about(told))
        for name, told in whole["properties"].items()
    ]


def _about(told: Mapping[str, Any]) -> str:
    """What a field is, which may stand with one of its forms."""
    forms = (told, *told.get("anyOf", ()))
    return next((str(form["description"]) for form in forms if "description" in form), "")


def _form(told: Mapping[str, Any]) -> str:
    """The form of a value in words: "text", "one of yes, no", "a list of text"."""
    if "anyOf" in told:
        return ", or ".join(map(_form, told["anyOf"]))
    if "enum" in told:
        return f"one of {', '.join(map(str, told['enum']))}"
    if "$ref" in told:
        return f"{told['$ref'].removeprefix(_MARK)}, see below"
    if told.get("type") == "array":
        return f"a list of {_form(told.get('items', {}))}"
    return _TYPES.get(told.get("format", told.get("type")), "anything")


def _schemas(told: Mapping[str, Any]) -> dict[str, str]:
    """The schemas that an operation tells of, and those that these refer to, by their names."""
    known = document.document()["components"]["schemas"]
    found: dict[str, str] = {}
    waiting = [told]
    while waiting:
        text = json.dumps(waiting.pop(), indent=2, ensure_ascii=False)
        for name in re.findall(rf'"{_MARK}([^"]+)"', text):
            if name not in found:
                found[name] = json.dumps(known[name], indent=2, ensure_ascii=False)
                waiting.append(known[name])
    return found
