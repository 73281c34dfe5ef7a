"""What is wrong with an alert, by which rule, and where."""

from typing import Literal

from tocsin.records import Record

Severity = Literal["error", "advice"]


class Finding(Record, frozen=True):
    """One thing that is wrong (`error`) or would better be otherwise (`advice`).

    `path` is the XPath of the element that it is about (of the parent, where one is missing),
    `rule` the rule's name, `paragraph` where it comes from, `problem` says it to people.
    """

    severity: Severity
    path: str
    rule: str
    paragraph: str
    problem: str
