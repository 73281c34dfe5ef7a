"""The sample archive: its pages are what `expected.toml` beside them says."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

import tocsin
from tocsin.clean import clean, decoded
from tocsin.records import Article, Page
from tocsin.records.incident import FIGURE_KINDS, INCIDENT_KINDS, STANCES, STATUSES

ARCHIVE = Path(__file__).parents[2] / "sample" / "archive"
EXPECTED = tomllib.loads((ARCHIVE / "expected.toml").read_text("utf-8"))
PAGES = {page["file"]: page for page in EXPECTED["page"]}
COPIES = [name for name, page in PAGES.items() if "copy_of" in page]


def page_of(name: str) -> Page:
    return Page(source=name, content=(ARCHIVE / name).read_bytes())


def cleaned(name: str) -> Article:
    return clean(page_of(name))


def words(name: str) -> set[str]:
    return set(cleaned(name).text.split())


def test_every_page_is_expected_and_there() -> None:
    there = {path.name for path in ARCHIVE.iterdir()} - {"README.md", "expected.toml"}
    assert there == PAGES.keys()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_gives_its_facts(name: str) -> None:
    article, page = cleaned(name), PAGES[name]
    facts = (article.canonical, article.title, article.outlet, article.published)
    wanted = tuple(page.get(key) for key in ("address", "title", "outlet", "published"))
    assert tuple(fact and fact.value for fact in facts) == wanted
    assert name.startswith(page["published"][:10])


@pytest.mark.parametrize("name", PAGES)
def test_a_page_says_outside_its_article_that_it_is_invented(name: str) -> None:
    text = decoded(page_of(name)).casefold()
    assert "invented" in text
    assert "tocsin project" in text
    assert "tocsin" not in cleaned(name).text.casefold()


@pytest.mark.slow
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_read(name: str) -> None:
    reading = tocsin.read(ARCHIVE / name)
    assert reading.article.language is not None
    assert reading.statements or not PAGES[name]["told"]


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_has_the_words_of_its_original(name: str) -> None:
    copy, original = words(name), words(PAGES[name]["copy_of"])
    assert len(copy & original) / len(copy) > 0.75


def test_the_edited_page_is_one_address_at_two_times() -> None:
    later = next(name for name, page in PAGES.items() if "version_of" in page)
    first = PAGES[later]["version_of"]
    old, new = cleaned(first), cleaned(later)
    assert PAGES[later]["address"] == PAGES[first]["address"]
    assert new.modified is not None
    assert new.modified.value == PAGES[later]["modified"] > PAGES[later]["published"]
    assert "At least 41 people" in old.text
    assert "At least 38 people" in new.text


def test_what_is_expected_names_only_what_is_there() -> None:
    incidents: dict[str, Any] = {one["id"]: one for one in EXPECTED["incident"]}
    for page in PAGES.values():
        assert incidents.keys() >= {*page["told"], *page["mentioned"]}
        assert PAGES.keys() >= {*page.get("quotes", ()), page.get("copy_of", page["file"])}
    for row in EXPECTED["blame"] + EXPECTED["dismissal"] + EXPECTED["indications"]:
        assert row["file"] in PAGES
    assert incidents.keys() >= {blame["incident"] for blame in EXPECTED["blame"]}


@pytest.mark.parametrize("incident", EXPECTED["incident"], ids=lambda incident: incident["id"])
def test_an_incident_is_written_in_the_words_of_the_records(incident: dict[str, Any]) -> None:
    assert incident["kind"] in INCIDENT_KINDS
    assert incident["status"] in STATUSES
    grouped = [name for origin in incident.get("origins", ()) for name in origin]
    assert {*incident.get("told", ())} >= {*grouped}
    for figure in incident.get("figures", ()):
        assert figure["kind"] in FIGURE_KINDS
        assert incident["id"] in PAGES[figure["file"]]["told"] + PAGES[figure["file"]]["mentioned"]


def test_blame_is_written_in_the_words_of_the_records() -> None:
    assert {blame["stance"] for blame in EXPECTED["blame"]} <= {*STANCES}
