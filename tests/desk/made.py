"""Short pages of our own about one invented attack, the days before it and what else was news."""

from collections.abc import Iterable, Sequence
from html import escape

from msgspec import to_builtins

from tocsin.desk.adding import Added
from tocsin.desk.desk import Desk
from tocsin.records import Page

_PAGE = """<html lang="en"><head><title>{title}</title>
<meta property="og:site_name" content="{outlet}">
<meta property="article:published_time" content="{day}T10:00:00Z">{canonical}</head>
<body><article><h1>{title}</h1>{body}</article><footer>{footer}</footer></body></html>"""


def page(
    name: str,
    day: str,
    title: str,
    *paragraphs: str,
    outlet: str = "Orlec Courier",
    host: str = "courier.example",
    canonical: str | None = None,
    footer: str = "",
) -> Page:
    """A page fetched from `host`, published on `day` at ten."""
    link = f'<link rel="canonical" href="{canonical}">' if canonical else ""
    text = _PAGE.format(
        title=escape(title),
        outlet=escape(outlet),
        day=day,
        canonical=link,
        body="".join(f"<p>{escape(each)}</p>" for each in paragraphs),
        footer=footer,
    )
    address = f"https://{host}/{name}"
    return Page(source=address, content=text.encode(), address=address, media_type="text/html")


def fair(name: str = "fair", day: str = "2026-05-02", *more: str, footer: str = "") -> Page:
    """News that has nothing to do with the attack."""
    said = ("“We sold every seat,” said Ana Belk, who runs the trade fair in Reykjavik, Iceland.",)
    return page(name, day, "Trade fair opens in Iceland", *said, *more, footer=footer)


ATTACK = (
    "A bomb killed 12 people at the covered market in Oskara on Tuesday 5 May 2026.",
    "“The market was ours,” the Varnian Front said in a message, claiming the bombing.",
)


def attack(name: str = "market", day: str = "2026-05-05", *more: str, **rest: str) -> Page:
    """The attack, as the Courier has it."""
    return page(name, day, "Bomb kills 12 at Oskara market", *ATTACK, *more, **rest)


def post(name: str = "oskara", day: str = "2026-05-06") -> Page:
    """The attack, as another paper has it."""
    return page(
        name,
        day,
        "Fourteen dead in Oskara bombing",
        "The bomb at the covered market in Oskara on Tuesday killed 14 people, doctors said.",
        "Interior Minister Pavo Lind blamed the Varnian Front for the bombing.",
        outlet="Lorne Post",
        host="post.example",
    )


def press() -> list[Page]:
    """Ten pages, in the order in which they came out; the last but one is an edited one."""
    return [
        page(
            "alert",
            "2026-05-01",
            "Embassy warns of attacks in Oskara",
            "The embassy of Astrand warned its citizens of attacks on markets in Oskara.",
            "Mayor Ivo Dreck dismissed the warning as a provocation.",
        ),
        fair(),
        attack(),
        post(),
        page(
            "denial",
            "2026-05-07",
            "Front denies part in bombing",
            "The Varnian Front denied that it had bombed the covered market in Oskara on Tuesday.",
            "“We had no part in it,” said Lena Orsk, a spokeswoman of the Varnian Front.",
            outlet="Lorne Post",
            host="post.example",
        ),
        page(
            "knife",
            "2026-05-08",
            "Man stabs two in Dravno",
            "A man with a knife stabbed two people at a bus stop in Dravno on Friday 8 May 2026.",
            "Police in Dravno said that he was arrested an hour later.",
        ),
        page(
            "toll",
            "2026-05-09",
            "Toll of Oskara bombing rises to 15",
            "The bomb at the covered market in Oskara on 5 May 2026 killed 15 people, Lind said.",
            "Pavo Lind, the interior minister, blamed the Marsh League for the bombing.",
        ),
        page(
            "snow",
            "2026-05-10",
            "Late snow closes the pass",
            "Snow fell on the pass above Dravno, and the road was closed, the road office said.",
        ),
        attack("market", "2026-05-11", "The Marsh League rejected the claim as a lie."),
        page(
            "arrest",
            "2026-05-13",
            "Three arrested over market bomb",
            "Police arrested three men in Oskara on 11 May 2026 over the bombing of the market.",
            "The men belong to the Marsh League, said Interior Minister Pavo Lind.",
            outlet="Lorne Post",
            host="post.example",
        ),
    ]


def add(desk: Desk, pages: Iterable[Page], *, replay: bool = True) -> list[Added]:
    """Add pages, none of which is a bad one."""
    outcomes = list(desk.add(pages, replay=replay))
    added = [one for one in outcomes if isinstance(one, Added)]
    assert added == outcomes, outcomes
    return added


_WORDS: Sequence[list[str]] = (["Oskara"], ["market", "killed"], ["pass"])
_WHO = ("Varnian Front", "Pavo Lind", "Marsh League")


def seen(desk: Desk, as_of: str | None = None) -> object:
    """All that a desk shows: every list, and what the lists' rows open to."""
    incidents = desk.incidents(as_of=as_of, limit=500).rows
    return to_builtins(
        {
            "incidents": incidents,
            "opened": [desk.incident(one.id, as_of=as_of) for one in incidents],
            "statements": desk.statements(as_of=as_of, limit=500).rows,
            "blame": desk.blame(as_of=as_of, limit=500).rows,
            "warnings": desk.warnings(as_of=as_of, limit=500).rows,
            "stories": desk.stories(as_of=as_of, limit=500).rows,
            "timeline": desk.timeline(as_of=as_of, limit=500).rows,
            "search": [desk.search(words, as_of=as_of).rows for words in _WORDS],
            "actors": [desk.actor(name, as_of=as_of) for name in _WHO],
        }
    )
