"""The Common Alerting Protocol, CAP 1.2: alerts written, read, checked, signed and answered.

Pure: bytes and records in, bytes and records out. Nothing is fetched and no clock is looked at.
"""

from tocsin.collect.document import RefusedError
from tocsin.warn.cap.alert import (
    Alert,
    Area,
    Circle,
    EventCode,
    Geocode,
    Info,
    Parameter,
    Point,
    Polygon,
    Reference,
    Resource,
)
from tocsin.warn.cap.answering import acknowledged, answered, rejected
from tocsin.warn.cap.atom import Feed, Issued, feed
from tocsin.warn.cap.checking import checked
from tocsin.warn.cap.finding import Finding
from tocsin.warn.cap.parsing import parsed
from tocsin.warn.cap.signature import Pinned, Verified, signed, verified
from tocsin.warn.cap.writing import written

__all__ = [
    "Alert",
    "Area",
    "Circle",
    "EventCode",
    "Feed",
    "Finding",
    "Geocode",
    "Info",
    "Issued",
    "Parameter",
    "Pinned",
    "Point",
    "Polygon",
    "Reference",
    "RefusedError",
    "Resource",
    "Verified",
    "acknowledged",
    "answered",
    "checked",
    "feed",
    "parsed",
    "rejected",
    "signed",
    "verified",
    "written",
]
