"""What tests of collecting share: the web without a network, and a collector that asks it."""

from dataclasses import dataclass, field

from tocsin.collect import polling, turns
from tocsin.collect.conditions import CollectError
from tocsin.collect.turns import Answer, Turn
from tocsin.collect.visits import Visit
from tocsin.desk.desk import Desk
from tocsin.records import Page

COURIER = "https://courier.example/rss"
POST = "https://post.example/rss"


def feed(*items: str, language: str = "en") -> bytes:
    """A feed of these items: the ends of their addresses, each with its edit after a space."""
    inside = "".join(map(_item, items))
    head = f"<title>News</title><language>{language}</language>"
    return f'<rss version="2.0"><channel>{head}{inside}</channel></rss>'.encode()


def _item(said: str) -> str:
    link, _, edited = said.partition(" ")
    updated = f'<updated xmlns="http://www.w3.org/2005/Atom">{edited}</updated>' if edited else ""
    return f"<item><title>Report {link}</title><link>/{link}</link>{updated}</item>"


def sitemap(*links: str) -> bytes:
    """A sitemap with these addresses."""
    inside = "".join(f"<url><loc>{link}</loc></url>" for link in links)
    return f"<urlset>{inside}</urlset>".encode()


def index(*said: str) -> bytes:
    """An index of these sitemaps, each with when it was changed after a space."""
    inside = "".join(
        f"<sitemap><loc>{link}</loc>{f'<lastmod>{changed}</lastmod>' if changed else ''}</sitemap>"
        for link, _, changed in (one.partition(" ") for one in said)
    )
    return f"<sitemapindex>{inside}</sitemapindex>".encode()


def visit(address: str, content: bytes = b"", status: int = 200, **headers: str) -> Visit:
    """An answer."""
    named = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return Visit(
        source=address,
        address=address,
        status=status,
        fetched="2026-06-01T00:00:00+00:00",
        content=content,
        headers=named,
    )


@dataclass
class Web:
    """What there is, by address: bytes of a feed, a page, an answer; all else isn't found."""

    there: dict[str, bytes | Page | Visit | CollectError] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def ask(self, turn: Turn) -> Answer:
        """As `tocsin.collect.turns.ask`; what is on a disk is there."""
        self.asked.append(turn.address)
        if turn.subscription.kind == "folder":
            return turns.ask(turn)
        found = self.there.get(turn.address)
        if isinstance(found, Page | CollectError):
            return found
        came = (
            found
            if isinstance(found, Visit)
            else visit(turn.address, found or b"", 200 if found else 404)
        )
        if turn.kind in ("poll", "listing"):
            return polling.outcome(turn.subscription, came, turn.known)
        if turn.kind == "page":
            if isinstance(found, Visit):
                return found.page()
            return CollectError(turn.address, "isn't there", "look", "not found")
        return came


def take(desk: Desk, web: Web) -> int:
    """Take all turns that are due, once; how many."""
    given = desk.collecting.due()
    for turn in given:
        answer = web.ask(turn)
        pages = desk.collecting.pages(turn, answer)
        desk.collecting.came(turn, answer)
        for id_, page in pages.items():
            for added in desk.add([page]):
                desk.collecting.settled(turn.source, id_, added)
    return len(given)
