"""Rules on every text in an alert: CAP v1.2 §3.3.3."""

import re
from collections.abc import Iterator

from tocsin.collect.document import Node
from tocsin.warn.cap.grammar import NAMESPACE
from tocsin.warn.cap.rules.rule import GOOGLE, Problem, Rule

_TAG = re.compile(
    r"</?(a|b|br|div|em|font|h[1-6]|hr|i|img|li|ol|p|script|span|strong|table|td|tr|u|ul)"
    r"(\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(amp|lt|gt|quot|apos|nbsp|[a-z]{3,8}|#\d{1,7}|#x[0-9a-f]{1,6});", re.I)


def _texts(node: Node) -> Iterator[Node]:
    if node.namespace == NAMESPACE:
        if not node.children and node.text:
            yield node
        for child in node.children:
            yield from _texts(child)


def _tags(alert: Node) -> Iterator[Problem]:
    for node in _texts(alert):
        match = _TAG.search(node.text)
        if match:
            yield node, f"{node.name} has HTML in it (“{match[0][:40]}”), which is shown as it is"


def _entities(alert: Node) -> Iterator[Problem]:
    for node in _texts(alert):
        match = _ENTITY.search(node.text)
        if match:
            yield node, f"{node.name} has the HTML entity “{match[0]}” in it, shown as it is"


RULES = (
    Rule("html-tags", GOOGLE, "advice", _tags),
    Rule("html-entities", "CAP 1.2 §3.3.3", "advice", _entities),
)
