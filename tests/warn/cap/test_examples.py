"""Verdicts on the public examples, where the corpora are there; they aren't part of the project."""

from pathlib import Path

import pytest

from tocsin.warn.cap import RefusedError, checked, entries, parsed, written

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


@pytest.mark.parametrize(("name", "count"), [("weather", 1), ("weather_index", 2)])
def test_a_feed_tells_of_alerts(name: str, count: int) -> None:
    found = entries((_EXAMPLES / f"{name}.atom").read_bytes())
    assert len([entry for entry in found if entry.address]) == count
