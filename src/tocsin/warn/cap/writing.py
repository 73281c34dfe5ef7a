"""An alert as CAP's XML."""

from typing import Any

from lxml import etree

from tocsin.records import Record
from tocsin.warn.cap.alert import Alert
from tocsin.warn.cap.grammar import ALERT, NAMESPACE, Block, Part


def written(alert: Alert) -> bytes:
    """`alert` as a CAP 1.2 document in UTF-8; the same alert gives the same bytes.

    It is valid by the schema if its categories aren't empty; whether it keeps the standard's
    other rules, `checked` says. Times are cut to the second.

    Raises ValueError where a time has no zone or a text has characters that XML hasn't.
    """
    root = etree.Element(_tag("alert"), nsmap=default_namespace(NAMESPACE))
    _fill(root, alert, ALERT)
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def default_namespace(namespace: str) -> Any:
    """`namespace` as the one of elements without a prefix; lxml's stubs know no such thing."""
    return {None: namespace}


def _fill(element: etree._Element, record: Record, block: Block) -> None:
    for part in block.parts:
        value = getattr(record, part.field)
        if value is None or value == ():
            continue
        for one in value if part.many else (value,):
            _add(element, part, one)


def _add(element: etree._Element, part: Part, value: object) -> None:
    child = etree.SubElement(element, _tag(part.element))
    if isinstance(part.holds, Block):
        if not isinstance(value, Record):
            raise TypeError(type(value))
        _fill(child, value, part.holds)
    else:
        child.text = part.holds.write(value)


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"
