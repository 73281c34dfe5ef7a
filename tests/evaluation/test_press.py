"""A press without end: the same seed prints the same pages, and they are of every sort."""

import json
import re
from itertools import islice

from evaluation.press import Base, pages
from tocsin.clean import clean
from tocsin.desk.adding import came_out
from tocsin.records import Page

BASE = Base(
    title="Bomb kills 12 at Orlec market",
    paragraphs=tuple(
        f"A bomb killed 12 people in Orlec, the mayor, Pavel Hrast, said on day {n}, and {n + 20} "
        "more were taken to the hospital of the town, where doctors asked for blood."
        for n in range(6)
    ),
    people=("Pavel Hrast",),
    places=("Orlec",),
)


def _printed(number: int, seed: int = 1) -> list[Page]:
    return list(islice(pages([BASE], ["Lindal", "Karsk"], seed), number))


def test_the_same_seed_prints_the_same_pages() -> None:
    assert _printed(50) == _printed(50)
    assert _printed(50) != _printed(50, seed=2)


def test_every_page_holds_an_article_with_its_facts() -> None:
    for page in _printed(20):
        article = clean(page)
        assert article.canonical and article.canonical.value == page.address
        assert article.outlet and article.published


def test_pages_come_in_the_order_of_their_times_past_midnight_too() -> None:
    """A replay refuses what came out before its last entry; 00:00 would be read as a day."""
    moments = [came_out(clean(page)) for page in _printed(380)[370:]]
    assert moments == sorted(moments)
    assert moments[0] < "2025-01-02T00:00" < moments[-1] < "2025-01-02T01:00"


def test_people_and_places_are_others() -> None:
    text = "".join(page.content.decode() for page in _printed(30))
    assert "Hrast" not in text
    assert "Orlec" not in text
    assert "Lindal" in text


def test_some_pages_are_edited_and_some_are_copies() -> None:
    printed = _printed(400)
    addresses = [page.address for page in printed]
    facts = [re.search(rb"ld\+json\">(.*?)</script>", page.content) for page in printed]
    modified = [one for one in facts if one and "dateModified" in json.loads(one.group(1))]
    copies = [page for page in printed if re.search(rb"<p>\(Outlet \d+\)</p>", page.content)]
    assert len(set(addresses)) == 400 - len(modified)
    assert 0 < len(modified) < len(copies) < 100
