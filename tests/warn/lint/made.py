"""A draft that the linter has nothing against, and what it finds where something is changed."""

from typing import Any

from msgspec.structs import replace

from tests.warn.drafting.made import DIRECTORY, NOW, OUTLOOK, case, draft
from tocsin.warn.cap import Area, Circle, Point
from tocsin.warn.case import Case
from tocsin.warn.drafting import Outlook
from tocsin.warn.lint import Finding, linted
from tocsin.warn.people import Contact

_CONTACT = Contact(channel="email", address="duty@police.example")
ALL = {**DIRECTORY, "police": replace(DIRECTORY["police"], contacts=(_CONTACT,))}
_KARSK = Circle(centre=Point(latitude=47.1, longitude=24.5), radius=4.0)
GOOD = replace(draft(), area=(Area(area_desc="Karsk", circle=(_KARSK,)),))


def findings(
    of: Case | None = None, outlook: Outlook = OUTLOOK, base: Any = GOOD, **changes: Any
) -> tuple[Finding, ...]:
    """What is found in the draft with these changes."""
    return linted(replace(base, **changes), of or case(), ALL, NOW, outlook)


def said(of: Case | None = None, outlook: Outlook = OUTLOOK, **changes: Any) -> list[str]:
    """The same, each as "severity field: what"."""
    return [f"{one.severity} {one.field}: {one.what}" for one in findings(of, outlook, **changes)]
