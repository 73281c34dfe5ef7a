"""A story: articles on one developing event, as a list shows it."""

from tocsin.records import Record


class Story(Record, frozen=True):
    """Articles on one event: how many, and between which moments they came out.

    `title` is that of the first of them that has one. `first` and `last` are ISO 8601, "" where
    none is dated.
    """

    title: str = ""
    first: str = ""
    last: str = ""
    articles: int = 0


def told(story: Story, title: str | None, published: str | None) -> Story:
    """The story with one more article."""
    day = published or ""
    return Story(
        title=story.title or title or "",
        first=min(filter(None, (story.first, day)), default=""),
        last=max(story.last, day),
        articles=story.articles + 1,
    )
