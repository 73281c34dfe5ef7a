"""The published schema describes what `tocsin read --format json` prints."""

import json
from typing import Any

from tests.records.made import reading
from tocsin.records import ACTS, ENTITY_KINDS, encode, schema

_TYPES: dict[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "null": type(None),
}


def _faults(value: Any, rule: dict[str, Any], root: dict[str, Any], path: str) -> list[str]:
    """What of `value` the schema forbids: as much of JSON Schema as ours uses."""
    if "$ref" in rule:
        name = rule["$ref"].removeprefix("#/$defs/")
        return _faults(value, root["$defs"][name], root, path)
    if "anyOf" in rule:
        tried = [_faults(value, one, root, path) for one in rule["anyOf"]]
        return [] if [] in tried else tried[0]
    if "enum" in rule:
        return [] if value in rule["enum"] else [f"{path}: {value!r} is in no list"]
    if not isinstance(value, _TYPES[rule["type"]]):
        return [f"{path}: {value!r} is no {rule['type']}"]
    if isinstance(value, dict):
        return _faults_of_object(value, rule, root, path)
    if isinstance(value, list):
        return _faults_of_list(value, rule, root, path)
    return []


def _faults_of_list(
    value: list[Any], rule: dict[str, Any], root: dict[str, Any], path: str
) -> list[str]:
    if not rule.get("minItems", 0) <= len(value) <= rule.get("maxItems", len(value)):
        return [f"{path}: {len(value)} are too few or too many"]
    rules = rule.get("prefixItems") or [rule["items"]] * len(value)
    parts = zip(value, rules, strict=True)
    return [f for i, (v, r) in enumerate(parts) for f in _faults(v, r, root, f"{path}[{i}]")]


def _faults_of_object(
    value: dict[str, Any], rule: dict[str, Any], root: dict[str, Any], path: str
) -> list[str]:
    found = [f"{path}: no {name}" for name in rule.get("required", ()) if name not in value]
    for name, part in value.items():
        known = rule.get("properties", {}).get(name) or rule.get("additionalProperties")
        if not known:
            found.append(f"{path}: unknown {name}")
        else:
            found += _faults(part, known, root, f"{path}.{name}")
    return found


def _printed() -> dict[str, Any]:
    printed: dict[str, Any] = json.loads(encode(reading()))
    return printed


def test_an_encoded_reading_fits_the_schema() -> None:
    assert _faults(_printed(), schema(), schema(), "reading") == []


def test_the_schema_finds_what_does_not_fit() -> None:
    printed = _printed()
    printed["statements"][0]["act"] = "shouts"
    printed["statements"][0]["cue"] = 7
    printed["entities"][0]["kind"] = "ghost"
    printed["incidents"][0]["figures"]["killed"] = [0, 0, 0]
    printed["incidents"][0]["figures"]["held"] = ["many", None]
    printed["warnings"][0]["from_"] = printed["warnings"][0].pop("from")
    del printed["model"]
    assert len(_faults(printed, schema(), schema(), "reading")) == 8


def test_the_schema_says_which_json_schema_it_is() -> None:
    assert schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_the_schema_can_be_printed() -> None:
    assert json.loads(json.dumps(schema())) == schema()


def test_the_schema_lists_the_acts() -> None:
    act = schema()["$defs"]["Statement"]["properties"]["act"]
    assert set(act["enum"]) == set(ACTS)


def test_the_schema_lists_the_kinds_of_entities() -> None:
    kind = schema()["$defs"]["Entity"]["properties"]["kind"]
    assert set(kind["enum"]) == set(ENTITY_KINDS)
