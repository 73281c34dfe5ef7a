"""JSON Feed 1.0 and 1.1 (jsonfeed.org)."""

from collections.abc import Iterator
from typing import Any

import msgspec

from tocsin.collect.conditions import CollectError
from tocsin.collect.feeds.dates import dated
from tocsin.collect.feeds.elements import enclosure, resolved
from tocsin.collect.feeds.gathering import gathered
from tocsin.collect.feeds.items import Doubt, Enclosure, Item, Listing
from tocsin.collect.feeds.markup import decoded, plain
from tocsin.records import Page, Sourced

_VERSION = "jsonfeed.org/version/1"

Object = dict[str, Any]


def listing(content: bytes, given: Page) -> Listing:
    """The feed in `content`, got as `given`. Raises CollectError where it isn't one."""
    found = _feed(content, given.source)
    listed = found.get("items")
    elements = listed if isinstance(listed, list) else []
    following = resolved(_text(found, "next_url"), given.address)
    return gathered(
        "json feed",
        (_item(element, given) for element in elements if isinstance(element, dict)),
        title=plain(_text(found, "title")),
        language=_text(found, "language"),
        further=(Item(link=following),) if following else (),
    )


def _feed(content: bytes, source: str) -> Object:
    try:
        found = msgspec.json.decode(decoded(content)[0])
    except (msgspec.DecodeError, RecursionError) as error:
        remedy = "look at the address in a browser and give that of the feed"
        raise CollectError(source, "is no JSON that can be read", remedy, "garbage") from error
    if not isinstance(found, dict) or _VERSION not in str(found.get("version")):
        remedy = "give the address of a feed in RSS, Atom or JSON Feed"
        raise CollectError(source, "is JSON, but no JSON Feed", remedy, "garbage")
    return found


def _item(element: Object, given: Page) -> Item:
    published, doubts = _date(element, "date_published", given.fetched)
    updated, more = _date(element, "date_modified", given.fetched)
    links = (
        resolved(_text(element, name), given.address) for name in ("url", "external_url", "id")
    )
    words = _text(element, "summary") or _text(element, "content_html")
    return Item(
        link=next(filter(None, links), None),
        guid=_text(element, "id"),
        title=plain(_text(element, "title")),
        published=published,
        updated=updated,
        summary=plain(words) or _letter_for_letter(_text(element, "content_text")),
        language=_text(element, "language"),
        enclosures=tuple(_attachments(element, given.address)),
        doubts=doubts + more,
    )


def _text(found: Object, name: str) -> str | None:
    """A property as text; numbers, which feeds have as ids, too."""
    value = found.get(name)
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return None


def _letter_for_letter(words: str | None) -> str | None:
    return " ".join(words.split())[:2000] if words else None


def _date(
    element: Object, name: str, fetched: str | None
) -> tuple[Sourced | None, tuple[tuple[Doubt, str], ...]]:
    when, doubt = dated(_text(element, name), f"items[].{name}", fetched)
    return when, (doubt,) if doubt else ()


def _attachments(element: Object, base: str | None) -> Iterator[Enclosure]:
    listed = element.get("attachments")
    for one in listed if isinstance(listed, list) else ():
        if isinstance(one, dict):
            size = _text(one, "size_in_bytes")
            found = enclosure(_text(one, "url"), _text(one, "mime_type"), size, base)
            if found:
                yield found
