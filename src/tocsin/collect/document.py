"""An XML document from a stranger, made safe: a tree without entities, types or addresses.

Nothing is fetched and no entity is replaced. A document with a document type is refused, as is
one that is too large, too deep, has too many elements or isn't well-formed; each in one line.
Feeds are often broken and are mended first (`feeds.markup`); an alert is read as it is.
"""

from dataclasses import dataclass, field

from lxml import etree

from tocsin.errors import TocsinError

# The versions of the Common Alerting Protocol, by the namespace of their elements.
CAP = {
    "http://www.incident.com/cap/1.0": "1.0",
    "urn:oasis:names:tc:emergency:cap:1.1": "1.1",
    "urn:oasis:names:tc:emergency:cap:1.2": "1.2",
}

# Real alerts have some kilobytes, with a country's border or a picture in them some hundred.
MAX_BYTES = 5_000_000
# An alert has five levels, a signature in it nine, a feed with alerts in it a few more.
MAX_DEPTH = 32
# A very long alert in ten languages has some thousand.
MAX_ELEMENTS = 100_000


class RefusedError(TocsinError):
    """The document can't or mustn't be read."""


@dataclass(frozen=True)
class Node:
    """An element: its name without namespace, and where it stands.

    `path` is an XPath with positions and without namespaces: `/alert[1]/info[2]/event[1]`.
    `text` is what stands before the first child, `stray` whether text stands between children.
    """

    name: str
    namespace: str
    path: str
    text: str
    attributes: tuple[tuple[str, str], ...] = ()
    stray: bool = False
    children: tuple["Node", ...] = field(default=(), repr=False)

    def all(self, name: str) -> tuple["Node", ...]:
        """The children of that name, in this node's namespace."""
        return tuple(c for c in self.children if c.name == name and c.namespace == self.namespace)

    def one(self, name: str) -> "Node | None":
        """The first child of that name."""
        return next(iter(self.all(name)), None)

    def said(self, name: str) -> str:
        """The text of the first child of that name, without white space around it."""
        child = self.one(name)
        return child.text.strip() if child else ""


def parser(*, recover: bool = False) -> etree.XMLParser:
    """A parser that fetches nothing, replaces no entity and keeps within libxml2's bounds.

    With `recover` it makes the best of markup that is broken.
    """
    return etree.XMLParser(
        recover=recover,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def tree(content: bytes) -> etree._Element:
    """The root of the XML document `content`, without comments and processing instructions.

    Raises RefusedError where it isn't to be had or to be trusted.
    """
    _refuse_at_sight(content)
    try:
        root = etree.fromstring(content, parser())
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        said = str(getattr(error, "msg", error)).split("\n", 1)[0]
        problem = f"is not well-formed XML ({said})"
        raise RefusedError(problem, "ask the sender for a sound file") from error
    _refuse(root)
    return root


def node(element: etree._Element) -> Node:
    """The element and all below it, each with its path."""
    return _node(element, f"/{etree.QName(element).localname}[1]")


def _refuse_at_sight(content: bytes) -> None:
    if len(content) > MAX_BYTES:
        problem = f"is too large ({len(content) / 1e6:.0f} MB; the limit is {MAX_BYTES // 10**6})"
        raise RefusedError(problem, "give single alerts")
    if not content.strip():
        raise RefusedError("is empty", "give a file with an alert in it")


def _refuse(root: etree._Element) -> None:
    document = root.getroottree().docinfo
    if document.internalDTD is not None or document.doctype:
        problem = "has a document type, with which XML can be made to do harm"
        raise RefusedError(problem, "ask the sender for the alert without <!DOCTYPE …>")
    count = depth = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        count += event == "start"
        depth += 1 if event == "start" else -1
        if not isinstance(element.tag, str):
            raise RefusedError("refers to entities", "ask the sender for plain text")
        if count > MAX_ELEMENTS or depth > MAX_DEPTH:
            what = f"more than {MAX_ELEMENTS} elements"
            what = f"elements {MAX_DEPTH} deep" if depth > MAX_DEPTH else what
            raise RefusedError(f"has {what}, as no alert has", "give single alerts")


def _node(element: etree._Element, path: str) -> Node:
    seen: dict[str, int] = {}
    children = []
    for child in element:
        name = etree.QName(child).localname
        seen[name] = seen.get(name, 0) + 1
        children.append(_node(child, f"{path}/{name}[{seen[name]}]"))
    qualified = etree.QName(element)
    between = [element.text, *(child.tail for child in element)] if children else []
    return Node(
        name=qualified.localname,
        namespace=qualified.namespace or "",
        path=path,
        text=element.text or "",
        attributes=tuple((str(name), str(value)) for name, value in element.attrib.items()),
        stray=any(text and text.strip() for text in between),
        children=tuple(children),
    )
