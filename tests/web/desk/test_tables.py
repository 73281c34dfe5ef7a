"""Lists that aren't of articles as CSV: watches, surges, grades, saved views, what was found."""

import csv
from collections.abc import Iterator

import pytest

from tests.desk.watches import toml
from tests.web.desk.own import Own, own, told
from tocsin.web.desk import search

THEN = "as_of=2026-06-01"


@pytest.fixture(name="here", scope="module")
def _here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Own]:
    with own(told(tmp_path_factory.mktemp("told")), tmp_path_factory.mktemp("own")) as made:
        made.send("/watches", text=toml())
        made.desk.grade_source("Lorne Post", "B", why="=often right")
        made.desk.filters.save("Bombs", "incidents", {"kind": "bombing"})
        yield made


def rows(here: Own, address: str, name: str) -> list[dict[str, str]]:
    answer = here.at.get(address)
    assert f'filename="{name}.csv"' in answer.headers["Content-Disposition"]
    return list(csv.DictReader(answer.text.splitlines()))


def test_watches_have_their_question_and_what_it_comes_to(here: Own) -> None:
    (one,) = rows(here, "/watches.csv", "watches")
    assert (one["name"], one["by"], one["closed"]) == ("market", "Mira", "")
    assert 0 < float(one["low"]) <= float(one["probability"]) <= float(one["high"]) < 1


def test_weeks_of_what_is_asked_about_are_a_row_each(here: Own) -> None:
    found = rows(here, f"/surges.csv?place=Oskara&{THEN}", "surges")
    assert {one["name"] for one in found} == {"Oskara"}
    assert sum(int(one["incidents"]) for one in found) > 0
    assert rows(here, f"/surges.csv?place=Nowhere&{THEN}", "surges") == []


def test_grades_have_who_gave_them_and_why(here: Own) -> None:
    (one,) = rows(here, "/grades.csv", "grades")
    assert (one["name"], one["grade"], one["why"]) == ("Lorne Post", "B", "'=often right")


def test_saved_views_have_what_they_ask(here: Own) -> None:
    (one,) = rows(here, "/filters.csv", "filters")
    assert (one["name"], one["list"], one["asked"]) == ("Bombs", "incidents", "kind=bombing")
    assert rows(here, f"/filters.csv?{THEN}", "filters") == []


def test_what_was_found_says_in_its_name_that_there_is_more(
    here: Own, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = rows(here, "/search.csv?q=market", "search")
    assert len(whole) > 1 and all("market" in one["sentence"].lower() for one in whole)
    monkeypatch.setattr(search, "MOST", 1)
    assert rows(here, "/search.csv?q=market", "search-first-1") == whole[:1]


@pytest.mark.parametrize("page", ["watches", "grades", "filters", "search?q=market"])
def test_each_page_leads_to_its_table(here: Own, page: str) -> None:
    name, _, asked = page.partition("?")
    assert f'href="/{name}.csv{asked and "?" + asked}"' in here.at.get(f"/{page}").text
