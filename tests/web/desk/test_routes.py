"""Who sees the desk's pages, and what is said where they fail."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.web.desk.conftest import HERE, sitting
from tocsin.desk.desk import Desk
from tocsin.web import app

LISTS = ["/", "/incidents", "/statements", "/blame", "/warned", "/stories", "/search", "/actors"]
LISTS += ["/watches", "/surges", "/review", "/judgements", "/grades"]
LISTS += ["/warnings", "/warnings/new"]
LISTS += ["/proposals", "/cases", "/cases/new", "/recipients"]


@pytest.fixture(name="where")
def _where(tmp_path: Path) -> str:
    """The path of an empty desk's record."""
    where = str(tmp_path / "desk.db")
    Desk(where).close()
    return where


@pytest.fixture(name="empty")
def _empty(where: str) -> Iterator[TestClient]:
    with TestClient(app(sitting(where), inside=True), base_url=HERE) as made:
        yield made


@pytest.mark.parametrize("path", LISTS)
def test_an_empty_desk_has_all_its_pages(empty: TestClient, path: str) -> None:
    assert empty.get(path).status_code == 200


@pytest.mark.parametrize("path", LISTS[1:])
def test_where_answers_alone_are_served_nothing_of_the_desk_is(where: str, path: str) -> None:
    with TestClient(app(sitting(where)), base_url=HERE) as outside:
        assert outside.get(path).status_code == 404
        assert "Warnings that this desk sends" in outside.get("/").text


@pytest.mark.parametrize(
    ("base", "headers"),
    [
        ("http://rebound.example", {}),
        ("http://192.0.2.7", {}),
        (HERE, {"X-Forwarded-For": "192.0.2.7"}),
        (HERE, {"Via": "1.1 proxy"}),
    ],
)
def test_what_comes_by_another_name_or_through_a_proxy_sees_nothing(
    where: str, base: str, headers: dict[str, str]
) -> None:
    with TestClient(app(sitting(where), inside=True), base_url=base) as far:
        answer = far.get("/incidents", headers=headers)
        assert (answer.status_code, "<nav" in answer.text) == (404, False)


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/incidents/ffffffffffffffffffff", 404, "is no incident of this desk"),
        ("/articles/ffffffffffffffffffff", 404, "is no article of this desk"),
        ("/actors/ffffffffffffffffffff", 404, "is no id"),
        ("/incidents?since=yesterday", 422, "“yesterday” is no day"),
        ("/incidents?as_of=soon", 422, "“soon” is no moment"),
        ("/?as_of=0001-01-02", 422, "0001-01-02 is before any news"),
        ("/surges?as_of=0001-01-02", 422, "Look at a day since the year 1000"),
        ("/incidents?as_of=2999-01-01", 422, "2999-01-01 is still to come"),
        ("/incidents?as_of=2026-04-01T09:00:01Z", 422, "is still to come"),
        (f"/incidents/{'f' * 20}?as_of=2026-02-01", 404, "of this desk as of 2026-02-01"),
        ("/incidents?kind=fun", 422, "Kind can&#39;t be “fun”"),
        ("/incidents?after=x", 422, "“x” is no place in this list"),
        ("/incidents.csv?after=x", 422, "“x” is no place in this list"),
        ("/search?q=%3F", 422, "has no word to search for"),
        ("/statements?place=" + "a" * 201, 422, "Place is too long"),
        ("/none", 404, "There is nothing here"),
    ],
)
def test_what_is_not_there_or_cannot_be_asked_is_a_page_that_says_so(
    empty: TestClient, path: str, status: int, said: str
) -> None:
    answer = empty.get(path)
    assert answer.status_code == status
    assert said in answer.text and "<nav" in answer.text


@pytest.mark.parametrize("as_of", ["2026-04-01", "2026-04-01T09:00Z", "2026-03-31"])
def test_today_has_come_until_now(empty: TestClient, as_of: str) -> None:
    """The clock stands at nine in the morning of 1 April."""
    assert empty.get(f"/incidents?as_of={as_of}").status_code == 200


def test_what_was_seen_is_kept_in_the_browser_and_by_its_own_pages_alone(empty: TestClient) -> None:
    away = {"Sec-Fetch-Site": "cross-site"}
    assert empty.post("/seen", headers=away, follow_redirects=False).status_code == 403
    assert empty.post("/seen", follow_redirects=False).status_code == 403
    found = re.search(r'name="form" value="([^"]+)"', empty.get("/").text)
    assert found is not None
    sent = {"form": found[1]}
    assert empty.post("/seen", data=sent, headers=away).status_code == 403
    answer = empty.post("/seen", data=sent, follow_redirects=False)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")
    cookie = answer.headers["Set-Cookie"].casefold()
    assert "httponly" in cookie and "samesite=strict" in cookie
