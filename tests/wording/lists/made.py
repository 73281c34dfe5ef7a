"""Views made by hand, so that forms can be tested without a desk."""

from tests.cli.made import NEWS, blame, figure, found, incident, statement, warned
from tocsin.desk.views import (
    Account,
    BlameRow,
    IncidentFile,
    IncidentRow,
    Reference,
    StatementRow,
    WarningRow,
)
from tocsin.link.dossier import Dossier
from tocsin.link.origins import Derived, Node, Origin, OriginGraph
from tocsin.link.tally import Strand, Summary
from tocsin.records import Span

HOSTILE = "\x1b[2Jred\nline **x** <b> | [a](http://evil.example) \u202eabc"


NOWHERE = OriginGraph(nodes=(), edges=(), origins=(), summary=Summary())


def source(outlet: str | None = "Lorne Post", **known: str | None) -> Reference:
    """An article of 22 March 2024."""
    return Reference(
        article="a" * 20,
        address="https://post.example/hall",
        title=known.get("title", "Bomb in Tessel"),
        outlet=outlet,
        published=known.get("published", "2024-03-22T10:00:00+01:00"),
        version=1,
        reading=1,
    )


def told(*outlets: str, articles: int) -> Summary:
    """The sources of an incident that each of `outlets` tells in its own words."""
    own = Strand(published="~", chains=((),))
    return Summary(
        articles=tuple(f"article {number}" for number in range(articles)),
        told={outlet: {f"text of {outlet}": own} for outlet in outlets},
    )


def dossier(**known: object) -> Dossier:
    """A bombing with all that can be known of it."""
    return Dossier(
        **{
            "accounts": 9,
            "kinds": {"bombing": 9},
            "statuses": {"happened": 9},
            "days": {"2024-03-22": 8, "2024-03-23": 1},
            "places": {"Tessel": 9},
            "by": {"Front": 2},
            "against": {"concert hall": 5},
            "weapon": {"bomb": 3},
            "figures": {"killed": (24, 28), "wounded": (60, None)},
            "sources": told("a", "b", articles=8),
            "trigger": "A bomb tore through the Linden Hall",
            **known,
        }  # type: ignore[arg-type]
    )


def incident_row(**known: object) -> IncidentRow:
    """That bombing as a row."""
    return IncidentRow(id="1" * 20, day="2024-03-22", dossier=dossier(**known))


def statement_row(**known: str | None) -> StatementRow:
    """What the governor said."""
    said = statement(NEWS, "Governor", ("At least 24 people died",), act="warns", to="press")
    return StatementRow(source=source(**known), statement=said)


def blame_row() -> BlameRow:
    """What the general says, without any proof."""
    said = blame(NEWS, "Varga blamed Sorland", "Olen Varga", "blames", "Sorland")
    return BlameRow(source=source(), incident="1" * 20, blame=said)


def warning_row() -> WarningRow:
    """What Sorland had warned of."""
    return WarningRow(
        source=source(), warned=warned(NEWS, "Sorland had warned", "Sorland", "Varnian police")
    )


def sentence(words: str) -> Span:
    """The line of the news that holds these words."""
    start = NEWS.rfind(". ", 0, NEWS.index(words)) + 2
    return found(NEWS, NEWS[start : NEWS.index(".", NEWS.index(words)) + 1])


def account(number: int, outlet: str, killed: tuple[int | None, int | None], day: str) -> Account:
    """What one outlet tells of the bombing."""
    told = incident(NEWS, "24 people died", figures={"killed": killed})
    return Account(
        id=str(number) * 20,
        source=source(outlet, published=day),
        incident=told,
        sentences=(sentence("24 people died"),),
        figures=(figure(NEWS, "At least 24 people died", "killed", 24, None, by="governor"),),
        score=0.93,
        reasons="the same names",
        learnt=f"{day}T18:00:00.000000Z",
    )


def incident_file() -> IncidentFile:
    """The bombing, opened: two accounts, of which the second came out before the first."""
    accounts = (
        account(2, "Lorne Post", (28, 28), "2024-03-23"),
        account(3, "Agency", (24, None), "2024-03-22"),
    )
    first, second = (f"account:{one.id}" for one in accounts)
    edges = tuple(
        Derived(node=node, source=of, account="2" * 20, span=None, reason=reason)
        for node, of, reason in (
            (first, "name:post", "published by Lorne Post"),
            ("name:post", "name:agency", "credited for the text: “(Agency)”"),
            (first, second, "has its words from one text with Agency"),
        )
    )
    return IncidentFile(
        id="1" * 20,
        day="2024-03-22",
        dossier=dossier(),
        accounts=accounts,
        blame=(blame_row(),),
        origins=OriginGraph(
            nodes=(
                Node(id="name:post", kind="outlet", name="Lorne Post"),
                Node(id="name:agency", kind="agency", name="Agency"),
            ),
            edges=edges,
            origins=(
                Origin(
                    id="name:agency",
                    unit="name:post",
                    accounts=("3" * 20,),
                    repeated=("2" * 20,),
                    kinds=("press",),
                ),
            ),
            summary=told("name:agency", articles=2),
        ),
    )
