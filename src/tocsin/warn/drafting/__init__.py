"""Drafting: from a case and what its watch says to the text of a warning, which people edit."""

from tocsin.warn.drafting.draft import Request, drafted
from tocsin.warn.drafting.file import area_table, filled, parsed, replaced, written
from tocsin.warn.drafting.outlook import Outlook
from tocsin.warn.drafting.shapes import Part, parts
from tocsin.warn.drafting.specificity import Rung, ladder, specificity

__all__ = [
    "Outlook",
    "Part",
    "Request",
    "Rung",
    "area_table",
    "drafted",
    "filled",
    "ladder",
    "parsed",
    "parts",
    "replaced",
    "specificity",
    "written",
]
