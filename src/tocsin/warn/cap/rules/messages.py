"""Rules on the message as a whole: CAP v1.2 §3.2.1."""

import re
from collections.abc import Callable, Iterator

from tocsin.collect.document import Node
from tocsin.warn.cap.forms import read_reference, read_time
from tocsin.warn.cap.rules.rule import GOOGLE, Problem, Rule

_REFUSED = re.compile(r"[\s,<&]")


def _characters(element: str) -> Callable[[Node], Iterator[Problem]]:
    def find(alert: Node) -> Iterator[Problem]:
        node = alert.one(element)
        if node is None:
            return
        if not node.text:
            yield node, f"{element} is empty"
        elif _REFUSED.search(node.text):
            problem = f"{element} “{node.text[:60]}” has a space, a comma, “<” or “&” in it"
            yield node, problem

    return find


def _references_needed(alert: Node) -> Iterator[Problem]:
    kind = alert.one("msgType")
    if kind is None or kind.text not in ("Update", "Cancel", "Ack", "Error"):
        return
    if not alert.said("references"):
        yield kind, f"references has to say which message this {kind.text} is about"


def _each_reference(alert: Node) -> Iterator[tuple[Node, str]]:
    node = alert.one("references")
    if node:
        yield from ((node, text) for text in node.text.split())


def _references_form(alert: Node) -> Iterator[Problem]:
    for node, text in _each_reference(alert):
        if read_reference(text) is None:
            yield node, f"“{text[:80]}” isn't of the form sender,identifier,sent"


def _references_itself(alert: Node) -> Iterator[Problem]:
    itself = (alert.said("sender"), alert.said("identifier"))
    for node, text in _each_reference(alert):
        reference = read_reference(text)
        if reference and (reference.sender, reference.identifier) == itself:
            yield node, f"the message refers to itself (“{text[:80]}”)"


def _references_later(alert: Node) -> Iterator[Problem]:
    sent = read_time(alert.said("sent"))
    for node, text in _each_reference(alert):
        reference = read_reference(text)
        if sent and reference and reference.sent > sent:
            yield node, f"“{text[:80]}” was sent after this message, and has to be earlier"


def _restriction_needed(alert: Node) -> Iterator[Problem]:
    scope = alert.one("scope")
    if scope and scope.text == "Restricted" and not alert.said("restriction"):
        yield scope, "a Restricted alert has to say in restriction to whom it may go"


def _restriction_unused(alert: Node) -> Iterator[Problem]:
    restriction = alert.one("restriction")
    if restriction and restriction.text.strip() and alert.said("scope") != "Restricted":
        yield restriction, "restriction is for Restricted alerts, and this one isn't"


def _addresses_needed(alert: Node) -> Iterator[Problem]:
    scope = alert.one("scope")
    if scope and scope.text == "Private" and not alert.said("addresses"):
        yield scope, "a Private alert has to say in addresses to whom it goes"


def _quotes(alert: Node) -> Iterator[Problem]:
    for element in ("addresses", "incidents"):
        node = alert.one(element)
        if node and node.text.count('"') % 2:
            yield node, f"{element} has a quotation mark without its other half"


def _note_needed(alert: Node) -> Iterator[Problem]:
    if alert.said("note"):
        return
    for element, value, what in (
        ("status", "Exercise", "an Exercise should name itself in note"),
        ("msgType", "Error", "an Error should say in note why the message is refused"),
    ):
        node = alert.one(element)
        if node and node.text == value:
            yield node, what


def _note_unused(alert: Node) -> Iterator[Problem]:
    node = alert.one("note")
    meant = alert.said("status") == "Exercise" or alert.said("msgType") == "Error"
    if node and node.text.strip() and not meant:
        yield node, "note is meant for exercises and errors; recipients may not show it"


def _info_missing(alert: Node) -> Iterator[Problem]:
    if alert.said("msgType") in ("Alert", "Update") and not alert.all("info"):
        yield alert, "the alert has no info: it doesn't say what is to be expected"


def _test(alert: Node) -> Iterator[Problem]:
    status = alert.one("status")
    if status and status.text == "Test":
        yield status, "a Test doesn't belong where the public could take it for an alert"


def _utc(alert: Node) -> Iterator[Problem]:
    timed = [alert.one("sent")]
    for info in alert.all("info"):
        timed += [info.one(element) for element in ("effective", "onset", "expires")]
    for node in timed:
        if node and node.text.strip().endswith("+00:00"):
            yield node, f"{node.name} gives UTC as +00:00 rather than -00:00"


RULES = (
    Rule("identifier-characters", "CAP 1.2 §3.2.1 identifier", "error", _characters("identifier")),
    Rule("sender-characters", "CAP 1.2 §3.2.1 sender", "error", _characters("sender")),
    Rule("utc-sign", "CAP 1.2 §3.3.2", "error", _utc),
    Rule("references-needed", "CAP 1.2 §3.2.1 msgType", "error", _references_needed),
    Rule("references-form", "CAP 1.2 §3.2.1 references", "error", _references_form),
    Rule("references-itself", "CAP 1.2 §3.2.1 references", "error", _references_itself),
    Rule("references-later", "CAP 1.2 §3.2.1 references", "error", _references_later),
    Rule("restriction-needed", "CAP 1.2 §3.2.1 restriction", "error", _restriction_needed),
    Rule("restriction-unused", "CAP 1.2 §3.2.1 restriction", "error", _restriction_unused),
    Rule("addresses-needed", "CAP 1.2 §3.2.1 addresses", "error", _addresses_needed),
    Rule("quotes", "CAP 1.2 §3.2.1 addresses, incidents", "error", _quotes),
    Rule("note-needed", "CAP 1.2 §3.2.1 status, msgType", "advice", _note_needed),
    Rule("note-unused", "CAP 1.2 §3.2.1 note", "advice", _note_unused),
    Rule("info-missing", GOOGLE, "advice", _info_missing),
    Rule("test-public", GOOGLE, "advice", _test),
)
