"""Articles of two shootings in one week, read as any article is."""

from functools import cache

from tocsin.link.grouping import Group, founded
from tocsin.link.stories import Gist, gist
from tocsin.read import read
from tocsin.records import Article, Sourced, identify

FIRST = (
    "Three killed in shooting at Velmar bakery",
    "2031-05-04",
    "Three people were killed and two wounded when a gunman opened fire in a bakery in Velmar on "
    "Sunday, police said.\n\nThe suspect, Joren Task, 34, was arrested near the Ostrel canal. "
    "“He walked in and shot at the counter,” said the baker, Milla Quane. Velmar police chief Ado "
    "Brenn said the motive was unknown.",
)
SECOND = (
    "Velmar bakery shooting: suspect Joren Task held",
    "2031-05-05T09:30:00",
    "Police in Velmar are questioning Joren Task after the bakery shooting in which three people "
    "were killed.\n\nPolice chief Ado Brenn said that Task had been seized at the Ostrel canal "
    "within an hour. Milla Quane, the baker, is in hospital with one other wounded customer.",
)
LATER = (
    "Joren Task charged with murder over Velmar bakery shooting",
    "2031-05-18",
    "Prosecutors charged Joren Task with three counts of murder on Friday, two weeks after the "
    "shooting at a bakery in Velmar.\n\nThe baker, Milla Quane, was in court. Police chief Ado "
    "Brenn thanked those who had followed Task to the Ostrel canal.",
)
OTHER_TOWN = (
    "Three killed in shooting at Drossen bus depot",
    "2031-05-06",
    "Three people were killed and two wounded when a gunman opened fire in a bus depot in Drossen "
    "on Tuesday, police said.\n\nThe suspect, Pell Orvane, 51, was arrested near the Sarn bridge. "
    "“He walked in and shot at the drivers,” said a mechanic, Lutz Hamer. Drossen police chief "
    "Vera Stohl said the motive was unknown.",
)
HARVEST = (
    "Farmers of the Ilm valley expect a poor plum harvest",
    "2031-05-05",
    "A late frost has spoilt half of the plum blossom in the Ilm valley, growers say.\n\nThe "
    "cooperative's chairwoman, Senna Rault, asked for aid.",
)

Told = tuple[str, str | None, str]


@cache
def told(news: Told) -> Gist:
    """The gist of an article."""
    title, published, body = news
    text = f"{title}\n\n{body}"

    def given(value: str | None) -> Sourced | None:
        return Sourced(value=value, where="given", at="test") if value else None

    return gist(
        read(
            Article(
                id=identify("article", text, published),
                page="page",
                source="made",
                address=None,
                title=given(title),
                byline=None,
                outlet=None,
                language=None,
                published=given(published),
                modified=None,
                text=text,
                segments=(),
                dropped=(),
            )
        )
    )


def undated(news: Told) -> Gist:
    """The gist of an article that doesn't say when it appeared."""
    return told((news[0], None, news[2]))


def story(*members: Gist) -> Group[Gist]:
    """A story of these articles."""
    return Group(id=founded("story", members[0].id), members=members, size=len(members))
