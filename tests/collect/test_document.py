"""Hostile XML is refused: quickly, in one line, and without looking anything up."""

from pathlib import Path
from time import monotonic

import pytest
from pytest_httpserver import HTTPServer

from tests.warn.cap.made import ALERT_XML
from tocsin.collect.document import (
    MAX_BYTES,
    MAX_DEPTH,
    MAX_ELEMENTS,
    RefusedError,
    node,
    tree,
)

_LAUGHS = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
_BODY = ALERT_XML.split("?>", 1)[1]


def _with_type(subset: str, reference: str) -> bytes:
    return f"<!DOCTYPE alert {subset}>{_BODY.replace('karsk-2026-0001', reference)}".encode()


def _refused(content: bytes, match: str) -> None:
    began = monotonic()
    with pytest.raises(RefusedError, match=match) as caught:
        tree(content)
    assert "\n" not in str(caught.value)
    assert monotonic() - began < 5


def test_a_billion_laughs_are_refused() -> None:
    content = _with_type(f'[<!ENTITY l0 "lol">{_LAUGHS}]', "&l9;")
    _refused(content, "document type|well-formed")


def test_a_billion_laughs_in_an_attribute_are_refused() -> None:
    content = _with_type(f'[<!ENTITY l0 "lol">{_LAUGHS}]', "x").replace(
        b"<alert ", b'<alert a="&l9;" '
    )
    _refused(content, "document type|well-formed")


def test_an_entity_blown_up_is_refused() -> None:
    content = _with_type(f'[<!ENTITY a "{"a" * 100_000}">]', "&a;" * 10_000)
    _refused(content, "document type|well-formed")


def test_a_file_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("hunter2")
    uri = (tmp_path / "secret").as_uri()
    with pytest.raises(RefusedError, match="document type") as caught:
        tree(_with_type(f'[<!ENTITY x SYSTEM "{uri}">]', "&x;"))
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize(
    ("subset", "reference"),
    [
        ('SYSTEM "{}"', "x"),
        ('PUBLIC "-//A//B" "{}"', "x"),
        ('[<!ENTITY x SYSTEM "{}">]', "&x;"),
        ('[<!ENTITY % r SYSTEM "{}"> %r;]', "x"),
        ("", "x"),
    ],
)
def test_no_address_is_looked_up(subset: str, reference: str, httpserver: HTTPServer) -> None:
    content = _with_type(subset, reference).decode().replace("{}", httpserver.url_for("/x"))
    _refused(content.encode(), "document type|well-formed")
    assert httpserver.log == []


def test_what_would_be_included_is_not(httpserver: HTTPServer) -> None:
    address = httpserver.url_for("/x")
    include = f'<i:include xmlns:i="http://www.w3.org/2001/XInclude" href="{address}"/>'
    root = tree(f'<?xml-stylesheet href="{address}"?><alert>{include}</alert>'.encode())
    assert [child.get("href") for child in root] == [address]
    assert httpserver.log == []


def test_a_document_type_is_seen_in_other_encodings() -> None:
    content = _with_type('[<!ENTITY x "y">]', "&x;").decode()
    _refused(content.encode("utf-16"), "document type")


@pytest.mark.parametrize("depth", [MAX_DEPTH + 1, 10_000, 500_000])
def test_deep_nesting_is_refused(depth: int) -> None:
    _refused(b"<a>" * depth + b"</a>" * depth, "deep|well-formed")


def test_too_many_elements_are_refused() -> None:
    _refused(b"<alert>" + b"<a/>" * MAX_ELEMENTS + b"</alert>", "more than")


def test_what_is_too_large_is_refused_before_it_is_read() -> None:
    _refused(b" " * (MAX_BYTES + 1), "too large")


@pytest.mark.parametrize(
    "content", [b"", b" \n", b"\x00\x01", b"\x89PNG\r\n", b"plain words", b"<a>"]
)
def test_what_is_no_xml_is_refused_in_one_line(content: bytes) -> None:
    _refused(content, "is empty|well-formed")


def test_each_element_knows_its_place() -> None:
    root = node(tree(b"<a><b/><c/><b>x<d/>y</b></a>"))
    assert [child.path for child in root.children] == ["/a[1]/b[1]", "/a[1]/c[1]", "/a[1]/b[2]"]
    assert root.children[2].stray
