"""The list of warnings, and that nobody learns of those that their role may not see."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from msgspec.structs import replace

from tests.web.desk.house import House, house, told
from tocsin.warn.drafting import written

pytestmark = pytest.mark.usefixtures("cheap_hashes")
RED, AMBER = "TLP:RED", "TLP:AMBER"


@pytest.fixture(name="record", scope="module")
def _record(tmp_path_factory: pytest.TempPathFactory) -> str:
    return told(tmp_path_factory.mktemp("warnings"))


@pytest.fixture(name="at")
def _at(record: str, tmp_path: Path) -> Iterator[House]:
    with house(record, tmp_path) as made:
        yield made


def _secret(at: House) -> tuple[str, str]:
    """A draft and a warning that are for single persons, by Mira and Jon."""
    fields = {"marking": RED, "scope": "private"}
    return at.draft(headline="Heron one", **fields), at.issued(headline="Heron two", **fields)


def test_drafts_what_is_out_and_what_has_ended_stand_apart(at: House) -> None:
    at.draft(headline="Waits for a look")
    out, over = at.issued(headline="Is out"), at.issued(headline="Is over")
    at.by("jon").warn.cancel(over, why="it has passed")
    page = at.at("rut").page("/warnings")
    order = ["Drafts that wait for approval", "Waits for a look", "Out</h2>", "Is out", "Ended"]
    places = [page.index(one) for one in order]
    assert places == sorted(places)
    assert f"/warnings/{out}" in page


def test_a_filter_is_in_the_address_of_list_table_and_feed_alike(at: House) -> None:
    draft, out = at.draft(headline="Waits"), at.issued(headline="Is out")
    seat = at.at("rut")
    for path in ("/warnings", "/warnings.csv", "/warnings.rss"):
        found = set(re.findall(r"[0-9a-f]{20}", seat.page(f"{path}?state=issued"))) - {at.case}
        assert found == {out}, path
        assert draft in seat.page(path)
    assert seat.status("/warnings?state=lost") == 422
    assert seat.status("/warnings?after=lost") == 422


def test_a_table_guards_its_cells_and_names_its_columns(at: House) -> None:
    at.draft(headline="=1+1")
    rows = list(csv.DictReader(io.StringIO(at.at("rut").page("/warnings.csv"))))
    assert [row["headline"] for row in rows] == ["'=1+1"]
    assert (rows[0]["recipients"], rows[0]["exercise"]) == ("market; oskara-police", "false")
    fromstring(at.at("rut").page("/warnings.rss"))  # noqa: S314 - our own feed


@pytest.mark.parametrize("account", ["rut", "lea"])
def test_who_may_not_see_a_warning_learns_nowhere_that_it_is(at: House, account: str) -> None:
    ids, seat = _secret(at), at.at(account)
    for path in ("/", "/warnings", "/warnings.csv", "/warnings.rss", f"/warnings?marking={RED}"):
        page = seat.page(path)
        assert "Heron" not in page and not any(one in page for one in ids), path
    missing = seat.at.get(f"/warnings/{'f' * 20}").text.replace("f" * 20, "ID")
    for one in ids:
        assert seat.at.get(f"/warnings/{one}").text.replace(one, "ID") == missing


@pytest.mark.parametrize("account", ["rut", "lea"])
def test_nor_is_anything_of_it_shown_or_done_by_its_address(at: House, account: str) -> None:
    draft, out = _secret(at)
    seat = at.at(account)
    for one in (draft, out):
        paths = ("", "/preview", "/preview?to=market", "/page?to=market", "/alert.xml", "/issue")
        assert {seat.status(f"/warnings/{one}{path}") for path in paths} <= {403, 404}
        for deed in ("approve", "return", "issue", "end", "answer"):
            assert seat.send(f"/warnings/{one}/{deed}", why="x")[0] in (403, 404)
        assert seat.status(f"/warnings/new?draft={one}") in (403, 404)
        assert seat.status(f"/warnings/new?warning={one}") in (403, 404)
        for name in ("replaces", "refers"):
            assert seat.send("/warnings/new", [(name, one)], then="check")[0] in (403, 404)


@pytest.mark.parametrize("account", ["mira", "jon", "ada"])
def test_who_had_a_hand_in_it_or_answers_for_warnings_sees_it(at: House, account: str) -> None:
    for one in _secret(at):
        assert "Heron" in at.at(account).page(f"/warnings/{one}")
    assert at.at(account).page("/warnings").count("Heron") == 2


def test_of_what_a_warning_follows_who_may_not_see_that_reads_no_word(at: House) -> None:
    first = at.issued(headline="Heron", marking=RED, scope="private")
    words = at.by("jon").warn.next_words(first)

    milder = written(replace(words, headline="Crane", marking=AMBER))
    draft = at.by("mira").warn.update(first, milder, why="it may be told now").row.id
    at.by("jon").warn.approve(draft)
    second = at.by("jon").warn.issue(draft, despite="x").row.id
    page = at.at("rut").page(f"/warnings/{second}")
    assert "Crane" in page and "Heron" not in page and first not in page


def test_as_of_a_moment_there_is_what_there_was_then(at: House) -> None:
    draft = at.draft(headline="Waits")
    before = at.clock().replace("000Z", "500Z")
    at.clock.on(hours=1)
    at.by("jon").warn.approve(draft)
    out = at.by("jon").warn.issue(draft, despite="x").row.id
    page = at.at("rut").page(f"/warnings?as_of={before}")
    assert draft in page and out not in page
    assert at.at("rut").status(f"/warnings/{out}?as_of={before}") == 404
    then = at.at("jon").page(f"/warnings/{draft}?as_of={before}")
    assert "waits for approval" in then and '<form class="deed' not in then
