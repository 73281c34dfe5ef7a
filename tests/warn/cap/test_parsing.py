"""Others' alerts, read: encodings, what may be missing, and what is refused."""

import pytest

from tests.warn.cap.made import ALERT, ALERT_XML, informed, swapped
from tocsin.warn.cap import RefusedError, parsed, written


@pytest.mark.parametrize("encoding", ["iso-8859-1", "windows-1252", "utf-16", "utf-8"])
def test_an_alert_is_read_in_the_encoding_that_it_declares(encoding: str) -> None:
    alert = informed(headline="Météo: évitez Karsk")
    xml = written(alert).decode().replace("UTF-8", encoding)
    assert parsed(xml.encode(encoding)) == alert


def test_an_encoding_that_the_bytes_are_not_in_is_refused_in_one_line() -> None:
    content = written(informed(headline="évitez")).decode().encode("latin-1")
    with pytest.raises(RefusedError, match=r"^is not well-formed XML \(.*\); [^\n]*$"):
        parsed(content)


def test_an_encoding_that_nobody_knows_is_refused() -> None:
    with pytest.raises(RefusedError, match="not well-formed"):
        parsed(swapped("UTF-8", "klingon"))


def test_prefixes_and_comments_make_no_difference() -> None:
    """A comment within a value must not cut it short."""
    xml = ALERT_XML.replace("<", "<c:").replace("<c:/", "</c:").replace("<c:?", "<?")
    xml = xml.replace("xmlns=", "xmlns:c=").replace("karsk-2026", "karsk<!-- x -->-<?x y?>2026")
    assert parsed(xml.encode()) == ALERT


def test_elements_without_content_are_as_if_not_there() -> None:
    assert parsed(swapped("<info>", "<restriction/><note/><references/><info>")) == ALERT


@pytest.mark.parametrize("version", ["1.0", "1.1"])
def test_older_versions_are_refused_by_name(version: str) -> None:
    namespace = "http://www.incident.com/cap/1.0" if version == "1.0" else None
    content = swapped(
        "urn:oasis:names:tc:emergency:cap:1.2", namespace or "urn:oasis:names:tc:emergency:cap:1.1"
    )
    with pytest.raises(RefusedError, match=f"an alert of CAP {version}, and only CAP 1.2 is read"):
        parsed(content)


def test_what_is_against_the_schema_is_refused_with_its_place() -> None:
    with pytest.raises(RefusedError, match=r"/alert\[1\]/scope\[1\]: scope is “Everyone”"):
        parsed(swapped(">Public<", ">Everyone<"))


def test_values_that_mean_nothing_are_left_out() -> None:
    """A warning isn't lost for a mistake in one of its lines."""
    content = swapped("<info>", "<references>the last one</references><info>")
    assert parsed(content) == ALERT
    assert parsed(swapped("47.1,24.6", "somewhere")).info[0].area[0].polygon == ()


def test_a_signature_is_passed_over() -> None:
    signature = '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><x/></Signature></alert>'
    assert parsed(swapped("</alert>", signature)) == ALERT


def test_something_else_is_no_alert() -> None:
    with pytest.raises(RefusedError, match="is no CAP alert: its root is <html>"):
        parsed(b"<html/>")
