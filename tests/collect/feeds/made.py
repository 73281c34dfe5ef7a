"""Feeds of invented outlets."""

from tocsin.records import Page

ADDRESS = "https://courier.example/feeds/all.xml"
FETCHED = "2026-03-04T12:00:00+00:00"


def fetched(content: str | bytes, address: str = ADDRESS, charset: str | None = None) -> Page:
    """The page that a server sent at `address`."""
    data = content.encode() if isinstance(content, str) else content
    return Page(source=address, address=address, content=data, charset=charset, fetched=FETCHED)


def rss(*items: str, about: str = "") -> str:
    """An RSS 2.0 feed of `items`, each the inside of an `<item>`."""
    inside = "".join(f"<item>{item}</item>" for item in items)
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom"'
        ' xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">'
        f"<channel><title>The Courier</title>{about}{inside}</channel></rss>"
    )


def atom(*entries: str, about: str = "") -> str:
    """An Atom feed of `entries`, each the inside of an `<entry>`."""
    inside = "".join(f"<entry>{entry}</entry>" for entry in entries)
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">'
        f"<title>The Courier</title>{about}{inside}</feed>"
    )
