"""The Common Alerting Protocol, CAP 1.2: alerts written, read, checked, signed and answered.

Pure: bytes and records in, bytes and records out. Nothing is fetched and no clock is looked at.
"""

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
from tocsin.warn.cap.checking import checked
from tocsin.warn.cap.document import RefusedError
from tocsin.warn.cap.finding import Finding
from tocsin.warn.cap.parsing import parsed
from tocsin.warn.cap.writing import written

__all__ = [
    "Alert",
    "Area",
    "Circle",
    "EventCode",
    "Finding",
    "Geocode",
    "Info",
    "Parameter",
    "Point",
    "Polygon",
    "Reference",
    "RefusedError",
    "Resource",
    "checked",
    "parsed",
    "written",
]
