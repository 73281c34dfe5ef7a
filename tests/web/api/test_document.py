"""The document tells all that can be asked, in the terms of OpenAPI 3.1."""

import json
import re
from collections.abc import Iterator
from typing import Any

import jsonschema_rs
import msgspec
from starlette.testclient import TestClient

from tests.web.conftest import Programs
from tocsin.web.api.document import document
from tocsin.web.api.problems import KINDS, ROOT
from tocsin.web.api.rooms import OPERATIONS
from tocsin.web.api.serving import KEY


def _operations() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in document()["paths"].items():
        for method, told in methods.items():
            yield path, method, told


def test_it_is_given_to_whoever_may_look(programs: Programs, stranger: TestClient) -> None:
    told = programs["rut"].get(f"{ROOT}/openapi.json")
    assert told.json() == msgspec.json.decode(msgspec.json.encode(document()))
    assert stranger.get(f"{ROOT}/openapi.json").status_code == 401


def test_every_operation_is_told_of_whole() -> None:
    found = list(_operations())
    assert len(found) == len(OPERATIONS)
    for path, method, told in found:
        assert told["summary"].endswith(".")
        assert "scope" in told["description"]
        assert set(re.findall(r"\{(\w+)\}", path)) == {
            one["name"] for one in told["parameters"] if one.get("in") == "path"
        }
        assert {"401", "403", "404", "422", "429", "500"} <= set(told["responses"])
        assert set(map(int, told["responses"])) <= {200, 204, *KINDS}
        named = {"$ref": "#/components/parameters/key"} in told["parameters"]
        assert named is (method == "post")
    assert document()["components"]["parameters"]["key"]["name"] == KEY


def test_every_parameter_has_its_form_and_bounds() -> None:
    for _, _, told in _operations():
        for one in told["parameters"]:
            form = one.get("schema")
            if form and form.get("type") == "string":
                bound = {"pattern", "maxLength", "enum", "format"} & set(form)
                assert bound, (told["operationId"], one["name"])
            if form and form.get("type") == "integer":
                assert {"minimum", "maximum"} <= set(form)


def test_whatever_it_refers_to_is_there() -> None:
    whole = document()
    for reference in re.findall(r'"\$ref": "#/([^"]+)"', json.dumps(whole)):
        here = whole
        for step in reference.split("/"):
            here = here[step]


def test_its_schemas_are_of_the_dialect_of_openapi_3_1() -> None:
    for schema in document()["components"]["schemas"].values():
        jsonschema_rs.meta.validate(schema)


def test_what_is_asked_about_the_past_takes_a_moment() -> None:
    """But for what tells of now alone: clocks, accounts, keys, checks of what is kept."""
    now = {
        *("size", "clock", "cap", "review_desk", "beats", "audit_head", "audit_verified"),
        *("audit_export", "export", "account", "extent", "assignees", "filter", "readiness"),
        "next_words",
    }
    for _, method, told in _operations():
        if method == "get" and told["operationId"] not in now:
            names = {one["name"] for one in told["parameters"]}
            assert "as_of" in names, told["operationId"]
