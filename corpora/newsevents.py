"""News events: articles in folders, a folder an event (Hamborg et al., 2019).

Get it from https://github.com/fhamborg/Giveme5W1H (the golden dataset; the texts are their
publishers'). Layout read here: a folder an event, in it one JSON file an article.
"""

import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class News:
    """An article as it was collected.

    `event` is the folder, `published` as the corpus has it (ISO 8601, mostly with a time), None
    where it is unknown, `outlet` the site's name on the web. `text` is the headline and the
    paragraphs with an empty line between two.
    """

    name: str
    event: str
    title: str
    outlet: str | None
    language: str | None
    published: str | None
    text: str


def articles(data: Path) -> list[News]:
    """All articles, by event and name. Raises FileNotFoundError where the folder holds none."""
    found = [_article(path) for path in sorted(data.glob("*/*.json"))]
    if not found:
        raise FileNotFoundError(f"no file {data}/EVENT/ARTICLE.json")
    return found


def _article(path: Path) -> News:
    article = json.loads(path.read_text("utf-8"))
    lines = [article["title"], *(article["text"] or "").splitlines()]
    return News(
        name=path.stem,
        event=path.parent.name,
        title=article["title"],
        outlet=article["source_domain"],
        language=article["language"],
        published=article["date_publish"],
        text="\n\n".join(line.strip() for line in lines if line.strip()),
    )
