"""A feed of alerts that were issued: Atom (RFC 4287), each entry leading to the whole alert."""

from datetime import UTC, datetime

from lxml import etree

from tocsin.collect.kinds import ALERT_TYPE
from tocsin.records import Record
from tocsin.warn.cap.alert import Alert
from tocsin.warn.cap.writing import default_namespace

_ATOM = "http://www.w3.org/2005/Atom"


class Feed(Record, frozen=True):
    """What a feed says of itself: `address` is its own, and its id; `updated` when it changed."""

    title: str
    address: str
    author: str
    updated: datetime


class Issued(Record, frozen=True):
    """An alert, and the address where the whole of it lies for good."""

    alert: Alert
    address: str


def feed(about: Feed, issued: tuple[Issued, ...]) -> bytes:
    """The feed of `issued`, the latest first; the same alerts give the same bytes.

    An entry has the alert's address for its id, the first headline (or event) for its title and
    the first description for its summary. Only the alert itself says all: languages, areas and
    its end aren't repeated here.

    Raises ValueError where an alert isn't for the public, or is a draft.
    """
    for one in issued:
        if one.alert.scope != "Public" or one.alert.status == "Draft":
            raise ValueError(f"{one.alert.identifier} is no public alert")
    root = etree.Element(_tag("feed"), nsmap=default_namespace(_ATOM))
    _add(root, "id", about.address)
    _add(root, "title", about.title)
    _add(root, "updated", _moment(about.updated))
    _add(_add(root, "author"), "name", about.author)
    _add(root, "link", rel="self", type="application/atom+xml", href=about.address)
    for one in sorted(issued, key=_place, reverse=True):
        _entry(root, one)
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def _place(one: Issued) -> tuple[datetime, str, str]:
    return one.alert.sent, one.alert.identifier, one.address


def _entry(root: etree._Element, one: Issued) -> None:
    entry = _add(root, "entry")
    _add(entry, "id", one.address)
    _add(entry, "title", _title(one.alert))
    _add(entry, "updated", _moment(one.alert.sent))
    _add(entry, "link", rel="alternate", type=ALERT_TYPE, href=one.address)
    described = next((info.description for info in one.alert.info if info.description), None)
    if described:
        _add(entry, "summary", described)


def _title(alert: Alert) -> str:
    said = [info.headline or info.event for info in alert.info]
    title = said[0] if said else alert.identifier
    prefix = "" if alert.msg_type == "Alert" else f"{alert.msg_type}: "
    return f"{prefix}{title}" if alert.status == "Actual" else f"{alert.status}: {prefix}{title}"


def _moment(moment: datetime) -> str:
    """RFC 3339, in UTC."""
    return moment.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"


def _add(
    parent: etree._Element, name: str, text: str | None = None, **attributes: str
) -> etree._Element:
    element = etree.SubElement(parent, _tag(name), attributes)
    element.text = text
    return element


def _tag(name: str) -> str:
    return f"{{{_ATOM}}}{name}"
