"""What a linter finds in a draft: what is wrong, where, what to do, and who says so."""

from typing import Literal

from tocsin.records import Record

Severity = Literal["error", "advice"]

# Where rules come from.
CONTENT = "Mileti & Sorensen 1990, Communication of Emergency Public Warnings, ORNL-6609"
ICD_203 = "ICD 203, Analytic Standards, 2015, D.6.e(2)"
ICD_191 = "ICD 191, Duty to Warn, 2015"
TLP = "TLP 2.0, FIRST 2022"
CAP = "CAP 1.2 §3.2.2"
CLERY = "Clery Act, 34 CFR 668.46"
PLAIN = "ISO 24495-1:2023, Plain language"
DESK = "this desk's own rule"


class Finding(Record, frozen=True):
    """One thing that is wrong (`error`) or would better be otherwise (`advice`).

    `field` is that of the draft, `what` says it to people, `remedy` what to do, `source` whose
    rule it is.
    """

    severity: Severity
    field: str
    what: str
    remedy: str
    source: str


def error(field: str, what: str, remedy: str, source: str) -> Finding:
    """What keeps a warning from going out."""
    return Finding(severity="error", field=field, what=what, remedy=remedy, source=source)


def advice(field: str, what: str, remedy: str, source: str) -> Finding:
    """What would better be otherwise."""
    return Finding(severity="advice", field=field, what=what, remedy=remedy, source=source)
