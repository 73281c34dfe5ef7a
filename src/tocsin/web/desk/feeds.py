"""Lists as RSS 2.0 (https://www.rssboard.org/rss-specification), for readers of feeds."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element, SubElement, tostring

from starlette.responses import Response

from tocsin.web.desk.looking import Look
from tocsin.wording.lists import bulletins, entries, judgement
from tocsin.wording.lists.sheet import Entry, plain
from tocsin.wording.safe import one_line

_NO_CHARACTERS = re.compile("[\ufffe\uffff]")


class Item(NamedTuple):
    """A row: its title, what is told of it, where it is at the desk, its id and its day."""

    title: str
    told: str
    path: str
    id: str
    day: str


def _item(entry: Entry, path: str, day: str) -> Item:
    title = plain(entry.head)
    told = "\n".join(map(plain, entry.lines))
    return Item(title, told, path, entry.id, day[:10])


ITEMS: Mapping[str, Callable[[Look, Any], Item]] = {
    "incidents": lambda look, row: _item(
        entries.incident(row), look.to("incidents", row.id), row.day
    ),
    "statements": lambda look, row: _item(
        entries.statement(row),
        look.sentence(row.source, row.statement.sentence),
        row.source.published or "",
    ),
    "blame": lambda look, row: _item(
        entries.blame(row),
        look.sentence(row.source, row.blame.sentence),
        row.source.published or "",
    ),
    "warned": lambda look, row: _item(
        entries.warning(row),
        look.sentence(row.source, row.warned.sentence),
        row.source.published or "",
    ),
    "search": lambda look, row: _item(
        entries.match(row),
        look.sentence(row.source, row.sentence),
        row.source.published or "",
    ),
    "warnings": lambda look, row: _item(
        bulletins.entry(row), look.to("warnings", row.id), row.moment.isoformat()
    ),
    "judgements": lambda look, row: _item(
        judgement.entry(row), look.to("judgements") + f"#j-{row.id}", row.moment
    ),
    "stories": lambda look, row: _item(entries.story(row), look.to("stories", row.id), row.day),
}


def rss(look: Look, title: str, items: Sequence[Item]) -> Response:
    """A feed of these, whose links go by the desk's own address."""
    top = Element("rss", version="2.0")
    channel = SubElement(top, "channel")
    asked = ", ".join(f"{name} {value}" for name, value in look.given.items())
    _say(channel, "title", f"{look.desk.settings.name}: {title}{': ' * bool(asked)}{asked}")
    _say(channel, "link", look.base + look.here().replace(".rss", "", 1))
    _say(channel, "description", "As filtered at the desk; each leads to its sentence.")
    for one in items:
        item = SubElement(channel, "item")
        _say(item, "title", one.title)
        _say(item, "description", one.told)
        _say(item, "link", look.base + one.path)
        guid = SubElement(item, "guid", isPermaLink="false")
        guid.text = one.id
        if dated := _dated(one.day):
            _say(item, "pubDate", dated)
    body = tostring(top, encoding="utf-8", xml_declaration=True)
    return Response(body, media_type="application/rss+xml")


def _say(into: Element, name: str, words: str) -> None:
    """An element, without what XML can't hold (XML 1.0, 2.2)."""
    SubElement(into, name).text = _NO_CHARACTERS.sub("\ufffd", one_line(words))


def _dated(day: str) -> str:
    try:
        return format_datetime(datetime.fromisoformat(day).replace(tzinfo=UTC))
    except ValueError:
        return ""
