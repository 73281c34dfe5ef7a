"""CAP's XML to an alert."""

from typing import Any

from tocsin.collect.document import CAP, Node, RefusedError, node, tree
from tocsin.warn.cap.alert import Alert
from tocsin.warn.cap.grammar import ALERT, NAMESPACE, Block, Part
from tocsin.warn.cap.schema import violations


def parsed(content: bytes) -> Alert:
    """The alert in `content`, a CAP 1.2 document in any encoding that it declares.

    Values that the schema admits and that mean nothing (a reference of another form, a polygon
    that isn't pairs of numbers) are left out: a warning isn't to be lost for one of them, and
    `checked` names them. Elements without content are as if they weren't there, unless an alert
    must have them (§3.2). Signatures are passed over, as §3.3.4.1 asks; see `verified`.

    Raises RefusedError where it is no alert of CAP 1.2, or against the schema.
    """
    root = document(content)
    wrong = next(violations(root), None)
    if wrong is not None:
        problem = f"is no valid CAP 1.2 alert: {wrong.path}: {wrong.problem}"
        raise RefusedError(problem, "see `tocsin cap check` for all that is wrong with it")
    alert = _block(root, ALERT)
    if not isinstance(alert, Alert):
        raise TypeError(type(alert))
    return alert


def document(content: bytes) -> Node:
    """The alert in `content` as elements, whatever is wrong with them.

    Raises RefusedError where there is none, or one of CAP 1.0 or 1.1.
    """
    root = node(tree(content))
    if root.namespace in CAP and root.namespace != NAMESPACE:
        problem = f"is an alert of CAP {CAP[root.namespace]}, and only CAP 1.2 is read here"
        raise RefusedError(problem, "ask the sender for CAP 1.2")
    if (root.namespace, root.name) != (NAMESPACE, "alert"):
        within = f" of “{root.namespace}”" if root.namespace else " without a namespace"
        problem = f"is no CAP alert: its root is <{root.name}>{within}"
        raise RefusedError(problem, f"give a file with <alert xmlns={NAMESPACE!r}>")
    return root


def _block(within: Node, block: Block) -> Any:
    values = {part.field: _values(within, part) for part in block.parts}
    given = {name: value for name, value in values.items() if value not in (None, ())}
    return block.record(**given)


def _values(within: Node, part: Part) -> Any:
    """What stands in `within` for `part`: a tuple where there may be many."""
    nodes = within.all(part.element)
    if part.many:
        return tuple(value for one in nodes if (value := _value(one, part)) is not None)
    if not nodes or not (part.least or nodes[0].text or nodes[0].children):
        return None
    return _value(nodes[0], part)


def _value(one: Node, part: Part) -> Any:
    return _block(one, part.holds) if isinstance(part.holds, Block) else part.holds.read(one.text)
