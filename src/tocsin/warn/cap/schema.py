"""What the schema of CAP v1.2 (§3.4) has against an alert."""

from collections.abc import Iterator

from tocsin.collect.document import Node
from tocsin.warn.cap.finding import Finding
from tocsin.warn.cap.forms import TIME
from tocsin.warn.cap.grammar import ALERT, NAMESPACE, SIGNATURE_NAMESPACE, Block, Part

_INSTANCE = "{http://www.w3.org/2001/XMLSchema-instance}"
# Where a schema may be found: any element may say so.
_HINTS = frozenset({f"{_INSTANCE}schemaLocation", f"{_INSTANCE}noNamespaceSchemaLocation"})
_PARAGRAPH = "CAP 1.2 §3.4"


def violations(alert: Node) -> Iterator[Finding]:
    """Whatever a validator with the schema would refuse, in the order of the document."""
    yield from _of_block(alert, ALERT)


def _finding(path: str, rule: str, problem: str, paragraph: str = _PARAGRAPH) -> Finding:
    return Finding(severity="error", path=path, rule=rule, paragraph=paragraph, problem=problem)


def _of_block(node: Node, block: Block) -> Iterator[Finding]:
    yield from _attributes(node)
    if node.stray or (not node.children and node.text.strip()):
        yield _finding(node.path, "schema-text", f"text stands between the elements of {node.name}")
    yield from _missing(node, block)
    places = {part.element: place for place, part in enumerate(block.parts)}
    furthest = -1
    for child in node.children:
        place = places.get(child.name) if child.namespace == NAMESPACE else None
        if place is None:
            if block is ALERT and child.namespace == SIGNATURE_NAMESPACE:
                furthest = len(block.parts)
            else:
                yield _unknown(node, child)
            continue
        part = block.parts[place]
        yield from _placed(child, part, place, furthest)
        furthest = max(furthest, place)
        yield from _of_part(child, part)


def _unknown(node: Node, child: Node) -> Finding:
    strange = "" if child.namespace == NAMESPACE else f" of the namespace “{child.namespace}”"
    problem = f"{node.name} has no element {child.name}{strange}"
    return _finding(child.path, "schema-element", problem)


def _placed(child: Node, part: Part, place: int, furthest: int) -> Iterator[Finding]:
    if place == furthest and not part.many:
        yield _finding(child.path, "schema-once", f"{child.name} may stand here only once")
    elif place < furthest:
        problem = f"{child.name} stands behind what has to follow it"
        yield _finding(child.path, "schema-order", problem)


def _missing(node: Node, block: Block) -> Iterator[Finding]:
    for part in block.parts:
        if part.least and node.one(part.element) is None:
            yield _finding(node.path, "schema-missing", f"{node.name} has no {part.element}")


def _of_part(child: Node, part: Part) -> Iterator[Finding]:
    if isinstance(part.holds, Block):
        yield from _of_block(child, part.holds)
        return
    yield from _attributes(child)
    if child.children:
        problem = f"{child.name} holds elements, and may hold only text"
        yield _finding(child.path, "schema-element", problem)
        return
    against = part.holds.against(child.text)
    if against:
        paragraph = "CAP 1.2 §3.3.2" if part.holds is TIME else _PARAGRAPH
        problem = f"{child.name} is “{child.text.strip()[:60]}”: {against}"
        yield _finding(child.path, "schema-value", problem, paragraph)


def _attributes(node: Node) -> Iterator[Finding]:
    for name, _ in node.attributes:
        if name not in _HINTS:
            yield _finding(node.path, "schema-attribute", f"{node.name} may have no {name}")
