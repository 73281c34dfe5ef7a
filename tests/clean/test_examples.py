"""Public alerts as articles, where the corpora are there; they aren't part of the project."""

from pathlib import Path

import pytest

from tocsin.clean import clean
from tocsin.errors import CleanError
from tocsin.records import Page

_EXAMPLES = Path(__file__).parents[2].parent / "shared" / "data" / "cap" / "examples"
pytestmark = pytest.mark.skipif(not _EXAMPLES.is_dir(), reason="the corpora aren't there")

# The outlet of each, and how many paragraphs.
_READ = {
    "australia": ("NSW Rural Fire Service", 12),
    "canada": ("Environment Canada", 6),
    "canada_errors": ("Environment Canada", 3),
    "canada_signed": ("Environment Canada", 7),
    "earthquake": ("U.S. Geological Survey", 4),
    "earthquake-iso8859-1": ("U.S. Geological Survey", 5),
    "earthquake_signed": ("CISN Northern California Management Center", 5),
    "invalid": ("sender", 2),
    "noaa_errors": ("NWS Elko (Northern and Northeastern Nevada)", 9),
    "wcatwc-warning": ("NWS West Coast/Alaska Tsunami Warning Center Palmer AK", 5),
    "weather": ("NWS GreatFalls (Central Montana)", 9),
}
_REFUSED = {"no_optional_fields": "without words for people", "xee": "has a document type"}


def _page(name: str) -> Page:
    return Page(source=name, content=(_EXAMPLES / f"{name}.cap").read_bytes())


@pytest.mark.parametrize("name", _READ)
def test_an_example_is_read_whatever_its_version_and_faults(name: str) -> None:
    article = clean(_page(name))
    assert article.outlet is not None
    assert (article.outlet.value, article.text.count("\n\n") + 1) == _READ[name]
    assert article.alert is not None


@pytest.mark.parametrize("name", _REFUSED)
def test_an_example_is_refused_with_the_reason(name: str) -> None:
    with pytest.raises(CleanError, match=_REFUSED[name]):
        clean(_page(name))


def test_every_example_has_a_verdict() -> None:
    assert {path.stem for path in _EXAMPLES.glob("*.cap")} == _READ.keys() | _REFUSED.keys()
