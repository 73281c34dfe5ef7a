"""The desk's own drafts pass; findings come with a remedy and whose rule it is."""

import pytest

from tests.warn.drafting.made import NOW, draft
from tests.warn.lint.made import findings, said
from tocsin.warn.warning import Shape


def test_a_whole_draft_has_nothing_against_it() -> None:
    assert said() == []


@pytest.mark.parametrize(
    ("shape", "to"),
    [
        ("emergency notification", ()),
        ("timely warning", ()),
        ("security alert", ()),
        ("private notice", ("glassworks",)),
    ],
)
def test_what_the_desk_drafts_has_no_error(shape: Shape, to: tuple[str, ...]) -> None:
    found = findings(base=draft(shape, to))
    assert [one for one in found if one.severity == "error"] == []


def test_each_finding_has_a_remedy_and_a_source_and_stands_once() -> None:
    found = findings(
        hazard="", do=(), basis="", evidence=(), who="", where="", when="", expires=NOW
    )
    assert len(found) == len(set(found)) >= 8
    assert all(one.remedy and one.source and one.field for one in found)


def test_errors_come_before_advice() -> None:
    severities = [one.severity for one in findings(area=(), hazard="", likelihood=None)]
    assert severities == sorted(severities, reverse=True)
    assert {*severities} == {"error", "advice"}


def test_another_language_is_for_those_who_read_it() -> None:
    french = said(
        language="fr", what="Une attaque est à craindre.", do=("Une chose.",), likely="", sure=""
    )
    assert french == ["advice language: the linter reads no “fr”: impact, orders, likelihood"]
    assert "error do: nothing says what to do" in said(language="fr", do=())
