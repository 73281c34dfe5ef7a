"""Alerts as XML: valid, the same each time, and read back as they were."""

from datetime import datetime

import pytest

from tests.warn.cap.made import ALERT, ALERT_XML, SENT, UTC_SENT, Chance, altered
from tocsin.warn.cap import checked, parsed, written


def test_an_alert_is_written_in_the_namespace_and_order_of_the_standard() -> None:
    assert ALERT_XML.startswith(
        "<?xml version='1.0' encoding='UTF-8'?>\n"
        '<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">\n'
        "  <identifier>karsk-2026-0001</identifier>\n"
        "  <sender>desk@warnings.varnia.example</sender>\n"
        "  <sent>2026-03-20T18:30:00+02:00</sent>\n"
        "  <status>Actual</status>\n"
    )


def test_our_alert_keeps_every_rule_and_every_advice() -> None:
    assert checked(ALERT) == ()


def test_utc_is_minus_nought() -> None:
    assert b"<sent>2026-03-20T16:30:00-00:00</sent>" in written(altered(sent=UTC_SENT))


def test_fractions_of_a_second_are_cut() -> None:
    assert written(altered(sent=SENT.replace(microsecond=999_999))) == written(ALERT)


def test_latitude_comes_first() -> None:
    assert "<polygon>47.1,24.5 47.1,24.6 47.2,24.6 47.1,24.5</polygon>" in ALERT_XML


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="has no zone"):
        written(altered(sent=datetime(2026, 3, 20)))


def test_characters_that_xml_has_not_are_refused() -> None:
    with pytest.raises(ValueError, match="XML"):
        written(altered(note="\x00"))


@pytest.mark.parametrize("seed", range(200))
def test_any_alert_is_read_back_as_it_was_and_has_nothing_against_the_schema(seed: int) -> None:
    alert = Chance(seed).alert()
    content = written(alert)
    again = parsed(content)
    assert again == alert
    assert written(again) == content  # equal moments may be in different zones
    assert not [one for one in checked(alert) if one.rule.startswith("schema")]
