"""Lists are kept as filtered, and read as feeds by a secret address that opens nothing else."""

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from starlette.testclient import TestClient

from tests.web.desk.conftest import HERE, sitting
from tests.web.desk.own import Own, own, told
from tocsin.desk.desk import Desk
from tocsin.desk.settings import parsed
from tocsin.web import app

FAR = "https://desk.example"


@pytest.fixture(name="record", scope="module")
def _record(tmp_path_factory: pytest.TempPathFactory) -> str:
    return told(tmp_path_factory.mktemp("told"))


@pytest.fixture(name="here")
def _here(record: str, tmp_path: Path) -> Iterator[Own]:
    with own(record, tmp_path) as made:
        yield made


@pytest.fixture(name="far")
def _far(here: Own) -> Iterator[TestClient]:
    """Somebody elsewhere, who isn't signed in."""
    where = str(here.desk.store.engine.url.database)
    with TestClient(app(sitting(where)), base_url=FAR) as made:
        yield made


def _feed(here: Own, name: str) -> str:
    """The path of the feed of a saved view, as it is shown once."""
    status, text = here.send("/filters/feed", name=name)
    found = re.search(r"<code>http://127.0.0.1(/feeds/[\w-]{43}\.rss)</code>", text)
    assert status == 200 and found is not None
    return found[1]


def test_a_list_is_saved_as_it_is_filtered_and_leads_back_to_it(here: Own) -> None:
    page = here.at.get("/incidents?kind=bombing&place=Oskara").text
    view = re.search(r'name="view" value="([^"]+)"', page)
    assert view is not None
    sent = {"name": "Bombs <in> Oskara", "view": view[1].replace("&amp;", "&")}
    assert here.send("/filters", **sent) == (303, "/filters")
    listed = here.at.get("/filters").text
    assert 'href="/incidents?place=Oskara&amp;kind=bombing"' in listed
    assert "Bombs &lt;in&gt; Oskara" in listed and "Saved by <bdi>Mira</bdi>" in listed


def test_a_feed_is_read_by_who_has_its_address_and_nothing_else_is(
    here: Own, far: TestClient
) -> None:
    here.desk.filters.save("Bombs", "incidents", {"kind": "bombing"})
    path = _feed(here, "Bombs")
    assert path not in here.at.get("/filters").text
    feed = fromstring(far.get(path).content)  # noqa: S314 - our own feed
    assert feed.findtext("channel/title", "").endswith("Bombs: kind bombing")
    links = [one.text or "" for one in feed.iterfind("channel/item/link")]
    assert links
    for link in links:
        assert here.at.get(link.removeprefix(FAR)).status_code == 200
        assert far.get(link).status_code == 404  # without accounts nobody sits elsewhere


def test_a_search_is_a_feed_too(here: Own, far: TestClient) -> None:
    here.desk.filters.save("Market", "search", {"q": "market"})
    assert "<item>" in far.get(_feed(here, "Market")).text
    assert "<item>" in here.at.get("/search.rss?q=market").text


def test_an_address_that_was_ended_or_replaced_leads_nowhere(here: Own, far: TestClient) -> None:
    here.desk.filters.save("Bombs", "incidents", {})
    old, new = _feed(here, "Bombs"), _feed(here, "Bombs")
    assert [far.get(path).status_code for path in (old, new)] == [404, 200]
    assert here.send("/filters/end-feed", name="Bombs")[0] == 303
    assert far.get(new).status_code == 404
    last = _feed(here, "Bombs")
    assert here.send("/filters/withdraw", name="Bombs", why="not needed")[0] == 303
    assert far.get(last).status_code == 404
    assert "Bombs" not in here.at.get("/filters").text


def test_one_may_ask_for_a_feed_only_so_often(here: Own, far: TestClient) -> None:
    here.desk.filters.save("Bombs", "incidents", {})
    path = _feed(here, "Bombs")
    strangers = [far.get("/feeds/x.rss").status_code for _ in range(31)]
    assert strangers == [404] * 30 + [429]
    known = [far.get(path).status_code for _ in range(31)]
    assert known == [200] * 30 + [429]


def test_only_who_saved_a_view_or_manages_the_desk_ends_it(here: Own) -> None:
    here.desk.filters.save("Bombs", "incidents", {})
    for account, name, role in (("ada", "Ada Berg", "admin"), ("rut", "Rut Dahl", "reader")):
        here.desk.accounts.add(account, name, role)  # type: ignore[arg-type]
    scopes = ["read", "admin"]
    rut, ada = (
        {"Authorization": f"Bearer {here.desk.keys.make(one, 'test', scopes)}"}
        for one in ("rut", "ada")
    )
    sent = {"name": "Bombs", "why": "not needed"}
    for path in ("/filters/withdraw", "/filters/feed", "/filters/end-feed"):
        assert here.at.post(path, data=sent, headers=rut).status_code == 403
    assert "/filters/withdraw" not in here.at.get("/filters", headers=rut).text
    saved = {"name": "Mine", "view": "/blame"}
    assert here.at.post("/filters", data=saved, headers=rut).status_code == 200
    assert here.at.post("/filters/withdraw", data=sent, headers=ada).status_code == 200


@pytest.mark.parametrize("path", ["", "/withdraw", "/feed", "/end-feed"])
def test_a_form_that_is_not_the_desks_does_nothing(here: Own, path: str) -> None:
    here.desk.filters.save("Bombs", "incidents", {})
    sent = {"name": "Bombs", "view": "/blame", "why": "so"}
    assert here.at.post(f"/filters{path}", data=sent).status_code == 403
    assert [one.fed for one in here.desk.filters.list()] == [False]


def test_what_cannot_be_saved_is_told(here: Own) -> None:
    assert "is no list" in here.send("/filters", name="All", view="/account")[1]
    assert "is no name" in here.send("/filters", name=" ", view="/blame")[1]


def test_links_of_a_feed_go_by_the_address_that_the_desk_has_for_others(here: Own) -> None:
    where = str(here.desk.store.engine.url.database)
    settings = parsed(f'url = "{FAR}/news/"', "tocsin.toml")
    served = app(lambda: Desk(where, create=False, settings=settings), inside=True)
    with TestClient(served, base_url=HERE) as at:
        links = [one.text or "" for one in fromstring(at.get("/incidents.rss").text).iter("link")]  # noqa: S314
    assert len(links) > 1
    assert all(one.startswith(f"{FAR}/news/incidents") for one in links)
