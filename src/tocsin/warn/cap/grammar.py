"""Which elements an alert is made of, in which order and how often: CAP v1.2 §3.2 and §3.4.

The one table behind the reader, the writer and the check. The schema itself is OASIS's and
isn't part of this project.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from tocsin.records import Record
from tocsin.warn.cap import alert as records
from tocsin.warn.cap import forms
from tocsin.warn.cap.forms import Form

NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2"
SIGNATURE_NAMESPACE = "http://www.w3.org/2000/09/xmldsig#"


@dataclass(frozen=True)
class Block:
    """An element with elements in it, and the record that it becomes."""

    record: type[Record]
    parts: tuple["Part", ...]


@dataclass(frozen=True)
class Part:
    """An element of a block: at least `least` times, and more than once if `many`."""

    element: str
    holds: Form | Block
    least: int = 0
    many: bool = False

    @cached_property
    def field(self) -> str:
        """The field of the record: `msg_type` for `msgType`."""
        return re.sub("([A-Z])", r"_\1", self.element).lower()


def _pair(record: type[Record]) -> Block:
    """The name-value pair of `eventCode`, `parameter` and `geocode`."""
    return Block(record, (Part("valueName", forms.TEXT, 1), Part("value", forms.TEXT, 1)))


_AREA = Block(
    records.Area,
    (
        Part("areaDesc", forms.TEXT, 1),
        Part("polygon", forms.POLYGON, many=True),
        Part("circle", forms.CIRCLE, many=True),
        Part("geocode", _pair(records.Geocode), many=True),
        Part("altitude", forms.NUMBER),
        Part("ceiling", forms.NUMBER),
    ),
)
_RESOURCE = Block(
    records.Resource,
    (
        Part("resourceDesc", forms.TEXT, 1),
        Part("mimeType", forms.TEXT, 1),
        Part("size", forms.INTEGER),
        Part("uri", forms.URI),
        Part("derefUri", forms.TEXT),
        Part("digest", forms.TEXT),
    ),
)
_INFO = Block(
    records.Info,
    (
        Part("language", forms.LANGUAGE),
        Part("category", forms.code(records.Category), 1, many=True),
        Part("event", forms.TEXT, 1),
        Part("responseType", forms.code(records.ResponseType), many=True),
        Part("urgency", forms.code(records.Urgency), 1),
        Part("severity", forms.code(records.Severity), 1),
        Part("certainty", forms.code(records.Certainty), 1),
        Part("audience", forms.TEXT),
        Part("eventCode", _pair(records.EventCode), many=True),
        Part("effective", forms.TIME),
        Part("onset", forms.TIME),
        Part("expires", forms.TIME),
        Part("senderName", forms.TEXT),
        Part("headline", forms.TEXT),
        Part("description", forms.TEXT),
        Part("instruction", forms.TEXT),
        Part("web", forms.URI),
        Part("contact", forms.TEXT),
        Part("parameter", _pair(records.Parameter), many=True),
        Part("resource", _RESOURCE, many=True),
        Part("area", _AREA, many=True),
    ),
)
ALERT = Block(
    records.Alert,
    (
        Part("identifier", forms.TEXT, 1),
        Part("sender", forms.TEXT, 1),
        Part("sent", forms.TIME, 1),
        Part("status", forms.code(records.Status), 1),
        Part("msgType", forms.code(records.MsgType), 1),
        Part("source", forms.TEXT),
        Part("scope", forms.code(records.Scope), 1),
        Part("restriction", forms.TEXT),
        Part("addresses", forms.GROUP),
        Part("code", forms.TEXT, many=True),
        Part("note", forms.TEXT),
        Part("references", forms.REFERENCES),
        Part("incidents", forms.GROUP),
        Part("info", _INFO, many=True),
    ),
)
