"""Verdicts on the public examples, where the corpora are there; they aren't part of the project."""

from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tocsin.warn.cap import Area, RefusedError, checked, parsed, written

_EXAMPLES = Path(__file__).parents[3].parent / "shared" / "data" / "cap" / "examples"
pytestmark = pytest.mark.skipif(not _EXAMPLES.is_dir(), reason="the corpora aren't there")

# The errors of each, by rule.
_ERRORS: dict[str, set[str]] = {
    "australia": set(),
    "canada": set(),
    "canada_errors": {"references-needed"},
    "canada_signed": set(),
    "earthquake-iso8859-1": {"utc-sign"},
    "invalid": {"schema-missing", "utc-sign"},
    "wcatwc-warning": set(),
}
_REFUSED = {
    "earthquake": "CAP 1.1",
    "earthquake_signed": "CAP 1.1",
    "no_optional_fields": "CAP 1.1",
    "noaa_errors": "CAP 1.1",
    "weather": "CAP 1.1",
    "xee": "document type",
}


def _content(name: str) -> bytes:
    return (_EXAMPLES / f"{name}.cap").read_bytes()


@pytest.mark.parametrize("name", _ERRORS)
def test_an_example_has_the_errors_that_the_standard_sees_in_it(name: str) -> None:
    findings = checked(_content(name))
    assert {one.rule for one in findings if one.severity == "error"} == _ERRORS[name]


@pytest.mark.parametrize("name", _REFUSED)
def test_an_example_is_refused(name: str) -> None:
    with pytest.raises(RefusedError, match=_REFUSED[name]):
        checked(_content(name))


@pytest.mark.parametrize("name", [name for name in _ERRORS if name != "invalid"])
def test_an_example_is_read_and_written_as_it_was(name: str) -> None:
    alert = parsed(_content(name))
    assert parsed(written(alert)) == alert


def test_every_example_has_a_verdict() -> None:
    assert {path.stem for path in _EXAMPLES.glob("*.cap")} == _ERRORS.keys() | _REFUSED.keys()


_LONG = "A headline that goes on and on, as if all the room in the world were there for it, " * 2
# What google/cap-library's GoogleProfileTest does to this example, and the paths it has to report.
_CATALOGUE: dict[str, tuple[dict[str, Any], dict[str, Any], set[str]]] = {
    "references": ({"msg_type": "Update"}, {}, {"/alert[1]/msgType[1]"}),
    "no info": ({"info": ()}, {}, {"/alert[1]"}),
    "test": ({"status": "Test"}, {}, {"/alert[1]/status[1]"}),
    "categories": ({}, {"category": ("Geo",)}, {"/alert[1]/info[2]/category[1]"}),
    "event": ({}, {"event": "foo"}, {"/alert[1]/info[2]/event[1]"}),
    "no area": ({}, {"area": ()}, {"/alert[1]/info[2]"}),
    "no expires": ({}, {"expires": None}, {"/alert[1]/info[2]"}),
    "headline": ({}, {"headline": _LONG}, {"/alert[1]/info[2]/headline[1]"}),
    "same": ({}, {"description": "x", "instruction": "x"}, {"/alert[1]/info[2]/description[1]"}),
    "alike": ({}, {"description": "x", "headline": "x"}, {"/alert[1]/info[2]/headline[1]"}),
    "urgency": ({}, {"urgency": "Unknown"}, {"/alert[1]/info[2]/urgency[1]"}),
    "severity": ({}, {"severity": "Unknown"}, {"/alert[1]/info[2]/severity[1]"}),
    "certainty": ({}, {"certainty": "Unknown"}, {"/alert[1]/info[2]/certainty[1]"}),
    "effective": (
        {},
        {"effective": datetime(2031, 5, 8, tzinfo=timezone(timedelta(hours=-4)))},
        {"/alert[1]/info[2]/effective[1]"},
    ),
    "words only": (
        {},
        {"area": (Area(area_desc="Varnia"),)},
        {"/alert[1]/info[2]/area[1]"},
    ),
}


@pytest.mark.parametrize("case", _CATALOGUE)
def test_the_catalogue_s_cases_are_found_at_its_paths(case: str) -> None:
    of_alert, of_second, paths = _CATALOGUE[case]
    australia = parsed(_content("australia"))
    first, second = australia.info
    changed = {"info": (first, msgspec.structs.replace(second, **of_second)), **of_alert}
    before = set(checked(australia))
    found = set(checked(msgspec.structs.replace(australia, **changed))) - before
    assert {one.path for one in found} == paths
