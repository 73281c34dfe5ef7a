"""The OpenAPI 3.1 document, made of the types that check requests and make answers."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin

import msgspec

from tocsin import __version__
from tocsin.desk.roles import Act, Scope
from tocsin.web.api import problems, serving
from tocsin.web.api.operations import JSON, Operation
from tocsin.web.api.problems import KINDS, ROOT, Problem
from tocsin.web.api.rooms import OPERATIONS, TITLES

_REF = "#/components/schemas/{name}"
_OPENS: Mapping[Act, Scope] = {
    "look": "read",
    "judge": "judge",
    "draft": "judge",
    "approve": "warn",
    "issue": "warn",
    "manage": "admin",
}
_ABOUT = f"""Everything that people can do at a desk, for programs. It calls the same functions.

A program sends a key: `Authorization: Bearer KEY`. What a key opens is said by its scopes, and by
the role of the person in whose name it asks. `tocsin accounts keys make` makes one.

What is only looked at takes `as_of`: the answer is then what the desk knew at that moment. Lists
come in pages: `after` is the `next` of the page before.

Whoever writes may send an `{serving.KEY}`: the same request with the same key is done once, and
answered the same for a day. A request that was refused may be sent again with its key.

Every error is a problem (RFC 9457) with a remedy.
"""


def schema(kind: Any) -> dict[str, Any]:
    """The schema of a type, which refers to those of others."""
    return _known()[0][kind]


@cache
def document() -> dict[str, Any]:
    """The whole document."""
    paths: dict[str, dict[str, Any]] = {}
    for one in OPERATIONS:
        paths.setdefault(address(one), {})[one.method.lower()] = _operation(one)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Tocsin",
            "version": __version__,
            "summary": "A warning desk: who said what, what happened, who is warned.",
            "description": _ABOUT,
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": ROOT}],
        "security": [{"key": []}],
        "tags": [{"name": name, "description": title} for name, title in TITLES.items()],
        "paths": paths,
        "components": {
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}},
            "schemas": _known()[1],
            "responses": {str(status): _problem(status) for status in KINDS},
            "parameters": {"key": _key()},
        },
    }


def address(one: Operation) -> str:
    """The address of an operation as the document has it."""
    return re.sub(r"\{(\w+?)_?\}", r"{\1}", one.path)


def _operation(one: Operation) -> dict[str, Any]:
    made: dict[str, Any] = {
        "operationId": one.name,
        "summary": one.summary,
        "tags": [one.tag],
        "description": f"{one.description}\n\nNeeds the scope `{_OPENS[one.act]}`.".strip(),
        "parameters": parameters(one),
        "responses": dict(_responses(one)),
    }
    if one.method == "POST":
        made["parameters"].append({"$ref": "#/components/parameters/key"})
    if one.sent is not None:
        content = {JSON: {"schema": schema(one.sent)}}
        made["requestBody"] = {"required": True, "content": content}
    return made


def parameters(one: Operation) -> list[dict[str, Any]]:
    """What stands in the address of an operation, and what is asked behind it."""
    return [*_steps(one), *_asked(one)]


def _steps(one: Operation) -> Iterator[dict[str, Any]]:
    for name, kind in one.steps.items():
        told = dict(schema(kind))
        said = told.pop("description", "")
        where = {"name": name.rstrip("_"), "in": "path", "required": True}
        yield {**where, "description": said, "schema": told}


def _asked(one: Operation) -> Iterator[dict[str, Any]]:
    if one.asked is None:
        return
    whole = _known()[1][schema(one.asked)["$ref"].rpartition("/")[2]]
    for name, told in whole["properties"].items():
        form = _given(told)
        said = form.pop("description", "")
        yield {
            "name": name,
            "in": "query",
            "required": name in whole["required"],
            **({"description": said} if said else {}),
            "schema": form,
        }


def _given(told: Mapping[str, Any]) -> dict[str, Any]:
    """The schema of what is given: nothing is asked by leaving it out, and not by null."""
    forms = [form for form in told.get("anyOf", ()) if form != {"type": "null"}]
    if len(forms) == 1:
        return dict(forms[0])
    return dict(told)


def _responses(one: Operation) -> Iterator[tuple[str, dict[str, Any]]]:
    if one.answer is type(None):
        yield "204", {"description": "It is done."}
    elif one.media != JSON:
        yield "200", {"description": one.summary, "content": {one.media: {}}}
    else:
        content = {JSON: {"schema": _answer(one.answer)}}
        yield "200", {"description": one.summary, "content": content}
    for status in _failures(one):
        yield str(status), {"$ref": f"#/components/responses/{status}"}


def _failures(one: Operation) -> Iterator[int]:
    """The statuses of what may go wrong."""
    of_bodies = {408, 409, 410, 413, 415}
    return (status for status in KINDS if one.method == "POST" or status not in of_bodies)


def _answer(kind: Any) -> dict[str, Any]:
    kinds = _members(kind)
    return schema(kind) if len(kinds) == 1 else {"anyOf": [schema(one) for one in kinds]}


def _members(kind: Any) -> tuple[Any, ...]:
    """The types of a union, each of which is answered by itself; of another the type alone."""
    return get_args(kind) if get_origin(kind) in (Union, UnionType) else (kind,)


def _problem(status: int) -> dict[str, Any]:
    content = {problems.MEDIA: {"schema": schema(Problem)}}
    made: dict[str, Any] = {"description": KINDS[status][1], "content": content}
    if status in (429, 503):
        seconds = {"description": "Seconds to wait.", "schema": {"type": "integer"}}
        made["headers"] = {"Retry-After": seconds}
    return made


def _key() -> dict[str, Any]:
    form = {"type": "string", "minLength": 1, "maxLength": serving.LONGEST_KEY}
    return {
        "name": serving.KEY,
        "in": "header",
        "description": "Of one's own choice, a new one for each request: a UUID, say.",
        "schema": {**form, "pattern": "^[!-~]+$"},
    }


@cache
def _known() -> tuple[dict[Any, dict[str, Any]], dict[str, Any]]:
    """The schemas of all types that stand in operations, and those that they refer to."""
    kinds: list[Any] = [Problem]
    for one in OPERATIONS:
        kinds += one.steps.values()
        kinds += [kind for kind in (one.asked, one.sent) if kind is not None]
        if one.media == JSON and one.answer is not type(None):
            kinds += _members(one.answer)
    kinds = list(dict.fromkeys(kinds))
    schemas, components = msgspec.json.schema_components(kinds, ref_template=_REF)
    return dict(zip(kinds, schemas, strict=True)), components
