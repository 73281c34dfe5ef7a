"""OPML 2.0, the lists of feeds that readers of news exchange (opml.org)."""

from collections.abc import Iterable, Iterator

from lxml import etree

from tocsin.collect.conditions import CollectError
from tocsin.collect.feeds.elements import names
from tocsin.collect.feeds.markup import tree
from tocsin.collect.subscriptions.secrets import redacted
from tocsin.collect.subscriptions.subscription import Subscription, is_language, subscribed, tidy
from tocsin.errors import SourceError

# What OPML has no word for stands in a namespace of ours, as OPML 2.0 provides.
_OURS = "urn:tocsin:subscription"
_KEPT = (
    *("kind", "country", "grade", "least", "most", "include", "exclude", "follow", "paused"),
    "address",
)

_DEEPEST = 32  # levels of groups
_MOST = 100_000  # outlines


def read_opml(content: bytes, source: str) -> Iterator[Subscription | SourceError]:
    """The subscriptions of a list, or what is wrong with one in its place; `source` is its name."""
    try:
        root, _ = tree(content, source)
    except CollectError as error:
        yield _not_opml(source) if error.condition == "garbage" else error
        return
    if names(root)[1].lower() != "opml":
        yield _not_opml(source)
        return
    body = root.find("{*}body")
    for outline, group in _outlines(root if body is None else body):
        given = _given(outline)
        if given:
            where = f"{source}, {str(given.get('name') or given['address'])[:60]}"
            yield subscribed(where, {"group": "/".join(group), **given})


def _not_opml(source: str) -> SourceError:
    return SourceError(source, "is no OPML", "export the list of feeds again, as OPML")


def write_opml(
    subscriptions: Iterable[Subscription], title: str = "Tocsin", *, secrets: bool = False
) -> bytes:
    """A list of subscriptions; with `secrets` their addresses in full."""
    root = etree.Element("opml", version="2.0", nsmap={"tocsin": _OURS})
    etree.SubElement(etree.SubElement(root, "head"), "title").text = title
    groups: dict[tuple[str, ...], etree._Element] = {(): etree.SubElement(root, "body")}
    for subscription in subscriptions:
        path = tuple(filter(None, (subscription.group or "").split("/")))
        for depth in range(1, len(path) + 1):
            above, here = path[: depth - 1], path[:depth]
            if here not in groups:
                groups[here] = etree.SubElement(groups[above], "outline", text=here[-1])
        outline = etree.SubElement(groups[path], "outline")
        for name, value in _told(subscription, secrets).items():
            outline.set(name, value)
    data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return bytes(data)


def _outlines(body: etree._Element) -> Iterator[tuple[etree._Element, tuple[str, ...]]]:
    """Each outline with the names of those around it. A stack, not recursion: files may nest."""
    ahead: list[tuple[etree._Element, tuple[str, ...]]] = [(body, ())]
    for _ in range(_MOST):
        if not ahead:
            return
        outline, group = ahead.pop()
        yield outline, group
        name = tidy(outline.get("text") or outline.get("title") or "")
        # A slash in a name would make two levels of one.
        within = (*group, name.replace("/", "∕")) if name else group
        below = [(child, within[:_DEEPEST]) for child in outline.iterfind("{*}outline")]
        ahead.extend(reversed(below))


def _given(outline: etree._Element) -> dict[str, object]:
    """What an outline says of a subscription; nothing where it is none."""
    ours: dict[str, object] = {
        name: value for name in _KEPT if (value := outline.get(f"{{{_OURS}}}{name}")) is not None
    }
    address = ours.get("address") or outline.get("xmlUrl") or outline.get("xmlurl")
    if not address and outline.get("type") == "link":
        address, ours["kind"] = outline.get("url"), "page"
    if not address:
        return {}
    name = outline.get("title") or outline.get("text")
    language = outline.get("language") or ""
    return {
        "name": None if name == address else name,
        # What others write there ("unknown") is no reason to lose a feed.
        "language": language if is_language(language) else None,
        **ours,
        "address": address,
    }


def _told(subscription: Subscription, secrets: bool) -> dict[str, str]:
    address = subscription.address if secrets else redacted(subscription.address)
    told = {"text": subscription.name or address, "type": "rss", "xmlUrl": address}
    if subscription.name:
        told["title"] = subscription.name
    if subscription.language:
        told["language"] = subscription.language
    for name in _KEPT:
        value, usual = getattr(subscription, name), getattr(_USUAL, name)
        if name != "address" and value != usual:
            told[f"{{{_OURS}}}{name}"] = (
                "; ".join(value) if isinstance(value, tuple) else str(value)
            )
    return told


_USUAL = Subscription(address="-")
