"""What `checked` gives, whatever the rules are."""

import pytest

from tests.warn.cap.made import ALERT, ALERT_XML, altered, swapped
from tocsin.warn.cap import Finding, RefusedError, checked
from tocsin.warn.cap.checking import MOST_FINDINGS
from tocsin.warn.cap.rules import RULES


def test_a_finding_says_what_where_and_by_which_paragraph() -> None:
    (finding,) = checked(altered(msg_type="Cancel"))
    assert finding == Finding(
        severity="error",
        path="/alert[1]/msgType[1]",
        rule="references-needed",
        paragraph="CAP 1.2 §3.2.1 msgType",
        problem="references has to say which message this Cancel is about",
    )


def test_an_alert_and_its_document_are_found_the_same() -> None:
    assert checked(ALERT) == checked(ALERT_XML.encode())


def test_errors_come_before_advice() -> None:
    findings = checked(swapped("Possible", "Unknown").replace(b"Public", b"Private"))
    assert [one.severity for one in findings] == ["error", "advice"]


def test_rules_are_checked_where_the_schema_is_broken_too() -> None:
    content = swapped("<status>Actual</status>", "").replace(b">47.1,24.5 ", b">147.1,24.5 ")
    rules = {one.rule for one in checked(content)}
    assert {"schema-missing", "latitude-range", "polygon-open"} <= rules


def test_findings_end_at_some_number() -> None:
    content = swapped("<info>", "<nonsense/>" * (2 * MOST_FINDINGS) + "<info>")
    assert len(checked(content)) == MOST_FINDINGS


def test_each_rule_has_a_name_of_its_own() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_an_older_version_is_refused() -> None:
    with pytest.raises(RefusedError, match=r"CAP 1\.1"):
        checked(swapped("cap:1.2", "cap:1.1"))
