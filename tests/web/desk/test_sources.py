"""Sources in the browser: how each goes and why, changed with names and times, in lists."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.desk.feeds import COURIER, POST, Web, feed
from tests.desk.made import attack, fair
from tests.desk.sent import Clock
from tests.desk.test_collecting import run
from tests.web.desk.conftest import HERE
from tests.web.desk.own import Own
from tocsin.desk.desk import Desk
from tocsin.web import app
from tocsin.web.guarding import LARGEST

SECRET = f"{COURIER}?token=s3cret"
BROKEN = b"<html><title>New look!</title></html>"


class Newsroom(Own):
    """A browser at a desk that collects from two sources, one of them broken, and its clock."""

    def __init__(self, at: TestClient, desk: Desk, clock: Clock) -> None:
        super().__init__(at, desk)
        self.clock = clock
        self.courier = desk.sources.add(SECRET, name="Orlec Courier", country="VA", grade="B").id
        self.before = clock()
        clock.on(hours=1)
        self.post = desk.sources.add(POST, name="<b>Orlec Post</b>").id

    def collects(self, **span: float) -> None:
        """Let the sources be asked for a while."""
        there = {SECRET: feed("market", "fair"), POST: BROKEN}
        web = Web({**there, attack().source: attack(), fair().source: fair()})
        run(self.desk, web, self.clock, **span)

    def upload(self, content: str, name: str, **said: str) -> tuple[int, str]:
        """Send a list as a file."""
        answer = self.at.post(
            "/sources/import",
            data={"form": self.mark(), **said},
            files={"file": (name, content.encode())},
        )
        return answer.status_code, answer.text


@pytest.fixture(name="news")
def _news(tmp_path: Path) -> Iterator[Newsroom]:
    where, clock = str(tmp_path / "desk.db"), Clock()

    def sitting() -> Desk:
        return Desk(where, by="Mira", clock=clock)

    with sitting() as desk, TestClient(app(sitting, inside=True), base_url=HERE) as at:
        yield Newsroom(at, desk, clock)


def test_each_source_says_how_it_goes_and_what_is_wrong_comes_first(news: Newsroom) -> None:
    news.collects(hours=5)
    page = news.at.get("/sources").text
    assert page.index(f'id="s-{news.post}"') < page.index(f'id="s-{news.courier}"')
    assert "Failing</strong>: <bdi>html, " in page and "look for the feed's new" in page.replace(
        "&#39;", "'"
    )
    assert "100% of its pages could be read" in page and "asked again " in page
    assert "VA · B: usually reliable" in page and "s3cret" not in page
    assert "<b>" not in page and "&lt;b&gt;Orlec Post" in page


def test_sources_are_filtered_by_notices_pauses_and_words(news: Newsroom) -> None:
    news.collects(hours=5)
    news.desk.sources.pause(news.courier, why="elections are over")
    for asked, left in (("state=with+notices", 0), ("state=paused", 1), ("name=courier", 1)):
        page = news.at.get(f"/sources?{asked}").text
        assert (f'id="s-{news.courier}"' in page, f'id="s-{news.post}"' in page) == (
            bool(left),
            not left,
        )
    assert "Paused by <bdi>Mira</bdi>" in news.at.get("/sources").text
    assert news.at.get("/sources?state=broken").status_code == 422


def test_a_source_shows_its_polls_with_why_what_it_brought_and_who_wrote_it(
    news: Newsroom,
) -> None:
    news.collects(hours=1)
    page = news.at.get(f"/sources/{news.courier}").text
    assert len(re.findall(r'<h3><a href="/articles/[0-9a-f]{20}', page)) == 2
    assert "2 new items" in page and "by Mira · Orlec Courier" in page
    assert 'href="/grades?outlet=Orlec+Courier"' in page
    broken = news.at.get(f"/sources/{news.post}").text
    assert "· html · " in broken and "asked at most every 5 min" in broken
    led = news.at.get(f"/sources/{news.courier[:8]}", follow_redirects=False)
    assert led.headers["Location"] == f"/sources/{news.courier}"


def test_sources_are_seen_as_they_were(news: Newsroom) -> None:
    news.desk.sources.remove(news.courier, why="it was sold")
    page = news.at.get(f"/sources?as_of={news.before}").text
    assert f'id="s-{news.courier}"' in page and f'id="s-{news.post}"' not in page
    assert "Add a source" not in page and "with them:" not in page
    assert news.at.get(f"/sources/{news.courier}").status_code == 404
    assert news.at.get(f"/sources/{news.courier}?as_of={news.before}").status_code == 200


def test_today_tells_which_went_silent_and_why(news: Newsroom) -> None:
    assert "none that is collected from goes wrong" in news.at.get("/").text
    news.collects(hours=5)
    page = news.at.get("/").text
    assert f'href="/sources/{news.post}"' in page and "<bdi>html, " in page


def test_a_source_is_added_changed_paused_asked_again_and_removed(news: Newsroom) -> None:
    said = {"address": "https://gazette.example/rss", "kind": "feed", "name": "Lorne Gazette"}
    status, to = news.send("/sources", **said, grade="C", least="10", include="bomb*; attack")
    assert status == 303
    (row,) = (one for one in news.desk.sources.list() if one.name == "Lorne Gazette")
    assert (to, row.by) == (f"/sources/{row.id}", "Mira")
    assert (row.subscription.least, row.subscription.include) == (600, ("bomb*", "attack"))
    form = {**said, "country": "va", "least": "10", "most": "30"}
    assert news.send(f"{to}/change", **form)[0] == 303
    now = news.desk.sources.show(row.id).row.subscription
    assert (now.name, now.country, now.include, now.grade) == ("Lorne Gazette", "VA", (), "C")
    assert news.send(f"{to}/pause", why="on strike")[0] == 303
    assert "Paused by <bdi>Mira</bdi>" in news.at.get(to).text
    assert news.send(f"{to}/resume")[0] == 303
    assert news.send(f"{to}/remove", why="it was sold") == (303, "/sources")
    assert len(news.desk.sources.list()) == 2


def test_an_address_whose_key_was_not_shown_stays_when_the_rest_is_changed(news: Newsroom) -> None:
    page = news.at.get(f"/sources/{news.courier}").text
    (address,) = re.findall(r'name="address" type="text" value="([^"]+)"', page)
    assert address.endswith("token=REDACTED")
    shown = {"address": address, "kind": "feed", "name": "Courier", "country": "VA"}
    news.send(f"/sources/{news.courier}/change", **shown, least="5")
    assert b"s3cret" in news.desk.sources.give("csv", secrets=True)
    assert news.desk.sources.show(news.courier).row.name == "Courier"
    moved = {**shown, "address": address.replace("rss", "feed")}
    status, page = news.send(f"/sources/{news.courier}/change", **moved, least="5")
    assert (status, "secret in its address was left out" in page) == (422, True)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"address": "gazette"}, "Is no address of the web"),
        ({"address": COURIER, "kind": "folder"}, "can’t be “folder”".replace("’", "&#39;")),
        ({"address": "/etc", "kind": "feed"}, "Is no address of the web"),
        ({"language": "English, please"}, "is no language tag"),
        ({"least": "often"}, "is no number of minutes"),
        ({"least": "720", "most": "5"}, "is no interval"),
        ({"address": f"{POST}?utm_source=x"}, "is collected from already"),
    ],
)
def test_what_cannot_be_collected_from_is_told_with_what_was_written(
    news: Newsroom, changed: dict[str, str], told: str
) -> None:
    said = {"address": "https://gazette.example/rss", "kind": "feed", "name": "Lorne “Gazette”"}
    status, page = news.send("/sources", **{**said, **changed})
    assert (status, told in page) == (422, True), page
    assert "Lorne “Gazette”" in page and len(news.desk.sources.list()) == 2


def test_what_is_not_changed_or_not_said_why_is_told(news: Newsroom) -> None:
    as_it_is = {"address": POST, "kind": "feed", "name": "<b>Orlec Post</b>"}
    status, page = news.send(f"/sources/{news.post}/change", **as_it_is, least="5")
    assert (status, "Nothing is changed" in page) == (422, True)
    assert news.send(f"/sources/{news.post}/remove")[0] == 422


def test_of_the_starter_set_what_is_ticked_is_taken(news: Newsroom) -> None:
    page = news.at.get("/sources/starter").text
    ticks = re.findall(r'name="address" value="([^"]+)"', page)
    status, page = news.send("/sources/starter", address=ticks[0])
    assert (status, "1 source added" in page) == (200, True)
    again = news.at.get("/sources/starter").text
    assert f'value="{ticks[0]}"' not in again and f'value="{ticks[1]}"' in again
    assert news.send("/sources/starter")[0] == 422


def test_a_list_is_uploaded_and_what_is_wrong_is_told_by_its_line(news: Newsroom) -> None:
    table = f"address,kind,name\nhttps://g.example/rss,,Gazette\nnone,,\n{POST},,Post\n/etc,folder,"
    status, page = news.upload(table, "list.csv")
    assert status == 200 and "1 source added" in page and "1 source changed" in page
    assert "2 lines left out" in page
    assert "<bdi>none</bdi></strong>: <bdi>is no address of the web" in page
    assert "is a folder of this machine" in page and "--kind" not in page
    assert {row.name for row in news.desk.sources.list()} == {"Orlec Courier", "Gazette", "Post"}


def test_what_is_not_public_is_told_at_once(news: Newsroom) -> None:
    _, to = news.send("/sources", address="http://127.0.0.1:8000/feed", kind="feed", name="Own")
    assert "Not public" in news.at.get(to).text and "[collect]" in news.at.get(to).text
    table = "address,name\nhttps://g.example/rss,Gazette\nhttp://10.0.0.7/rss,House\n"
    page = news.upload(table, "list.csv")[1]
    assert "Not public</strong>: <bdi>House</bdi>;" in page
    assert "Not public" not in news.at.get("/sources?name=Gazette").text


def test_a_list_may_be_pasted_and_large_but_not_too_large(news: Newsroom) -> None:
    one = '[{"address": "https://g.example/rss", "name": "Gazette"}]'
    assert news.send("/sources/import", text=one, written="json")[0] == 200
    many = "address\n" + "".join(f"https://g{n}.example/rss\n" for n in range(2_000))
    assert len(many) > LARGEST
    assert "2,000 sources added" in news.upload(many, "many.csv")[1]
    assert news.upload("x" * 2_000_000, "many.csv")[0] == 413


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({}, "One list is loaded at a time"),
        ({"text": "address\n"}, "What it is written as can&#39;t be “”"),
        ({"text": "<rss/>", "written": "opml"}, "0 sources added"),
    ],
)
def test_a_list_that_cannot_be_read_is_told(
    news: Newsroom, given: dict[str, str], told: str
) -> None:
    status, page = news.send("/sources/import", **given)
    assert (status, told in page) == (422, True)


@pytest.mark.parametrize("form", ["opml", "csv", "json"])
def test_lists_go_out_as_filtered_without_keys_but_for_those_who_manage(
    news: Newsroom, form: str
) -> None:
    given = news.at.get(f"/sources.{form}?name=courier")
    assert f'filename="sources.{form}"' in given.headers["Content-Disposition"]
    assert "courier.example" in given.text and "post.example" not in given.text
    assert "s3cret" not in given.text
    assert "s3cret" in news.at.get(f"/sources.{form}?secrets=1").text
    reader = news.reader()
    assert news.at.get(f"/sources.{form}?secrets=1", headers=reader).status_code == 403
    assert news.at.get(f"/sources.{form}", headers=reader).status_code == 200


@pytest.mark.parametrize("deed", ["", "/starter", "/import", "/x/change", "/x/pause", "/x/remove"])
def test_nothing_is_done_without_the_form_nor_by_a_reader(news: Newsroom, deed: str) -> None:
    path = f"/sources{deed.replace('x', news.post)}" if "/x/" in deed else f"/sources{deed}"
    assert news.at.post(path).status_code == 403
    reader = news.reader()
    assert news.at.post(path, headers=reader).status_code == 403
    assert '<form class="deed' not in news.at.get("/sources", headers=reader).text
