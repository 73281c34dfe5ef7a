"""Watches on the page: how they rose, each step by its sentence; and what people say of them."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk.watches import toml
from tests.web.desk.own import Own, own, told

THEN = "as_of=2026-06-01"


@pytest.fixture(name="record", scope="module")
def _record(tmp_path_factory: pytest.TempPathFactory) -> str:
    return told(tmp_path_factory.mktemp("told"))


@pytest.fixture(name="here")
def _here(record: str, tmp_path: Path) -> Iterator[Own]:
    with own(record, tmp_path) as made:
        assert made.send("/watches", text=toml().replace("\n", "\r\n")) == (303, "/watches/market")
        yield made


def test_a_watch_that_is_added_is_kept_as_it_was_written(here: Own) -> None:
    file = here.desk.watch("market")
    assert (file.text, file.row.by) == (toml(), "Mira")
    page = here.at.get("/watches").text
    assert 'href="/watches/market"' in page and "very unlikely<" in page


def test_a_text_that_is_no_watch_is_told_what_it_lacks_and_is_not_lost(here: Own) -> None:
    status, page = here.send("/watches", text=toml("ferry", threshold="7"))
    assert status == 422
    assert "threshold" in page and "name = &#34;ferry&#34;" in page
    assert [row.watch.name for row in here.desk.watches()] == ["market"]


def test_a_watch_has_a_name_of_its_text_or_of_the_form(here: Own) -> None:
    nameless = toml().replace('name = "market"\n', "")
    assert here.send("/watches", text=nameless)[0] == 422
    assert here.send("/watches", text=nameless, name="stalls") == (303, "/watches/stalls")


def test_each_step_of_the_drawing_leads_to_its_row_and_the_row_to_its_sentence(here: Own) -> None:
    page = here.at.get(f"/watches/market?{THEN}").text
    drawn = page[page.index("<svg") : page.index("</svg>")]
    dots = re.findall(r'href="#(step-[\d-]+)"', drawn)
    assert dots
    for one in dots:
        row = page[page.index(f'id="{one}"') :].partition("</article>")[0]
        assert re.search(r'href="/articles/\w{20}\?version=1&amp;as_of=[\d-]+#s\d+"', row), one
    assert "threshold 10%" in page and "ery unlikely" in page.partition("</svg>")[2]


def test_what_came_is_marked_and_leads_to_it(here: Own) -> None:
    page = here.at.get(f"/watches/market?{THEN}").text
    attack = here.attack()
    assert f'<a href="/incidents/{attack}?as_of=2026-06-01"' in page
    assert attack not in here.at.get("/watches/market?as_of=2026-05-03").text


def test_what_no_article_tells_is_noted_with_name_and_reason(here: Own) -> None:
    said = {"indicator": "weapons", "state": "seen", "day": "2026-03-30", "why": "a neighbour"}
    assert here.send("/watches/market/notes", **said) == (303, "/watches/market#note")
    (note,) = here.desk.watch("market").notes
    assert (note.indicator, note.state, note.day, note.by) == (
        "weapons",
        "seen",
        "2026-03-30",
        "Mira",
    )
    assert "“a neighbour”" in here.at.get("/watches/market").text


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        ({"why": ""}, "A note needs a reason"),
        ({"state": "perhaps"}, "State can&#39;t be “perhaps”"),
        ({"state": "absent"}, "A day is of what was seen"),
        ({"day": "yesterday"}, "“yesterday” is no day"),
        ({"indicator": "moon"}, "is no indicator of market"),
    ],
)
def test_a_note_that_cannot_be_is_told_with_its_fields_kept(
    here: Own, wrong: dict[str, str], problem: str
) -> None:
    said = {"indicator": "weapons", "state": "seen", "day": "2026-03-30", "why": "a neighbour"}
    status, page = here.send("/watches/market/notes", **{**said, **wrong})
    assert status in (404, 422)
    assert problem in page and 'value="2026-03-30"' in page.replace("yesterday", "2026-03-30")
    assert not here.desk.watch("market").notes


def test_a_changed_text_is_a_new_version_and_an_unchanged_one_is_none(here: Own) -> None:
    first = here.desk.watch("market").row.moment
    here.send("/watches/market/text", text=toml())
    assert here.desk.watch("market").row.moment == first
    here.send("/watches/market/text", text=toml(until="2027-06-30"))
    assert str(here.desk.watch("market").row.watch.until) == "2027-06-30"


def test_a_text_that_calls_itself_otherwise_writes_no_other_watch(here: Own) -> None:
    status, page = here.send("/watches/market/text", text=toml("ferry"))
    assert (status, "This text calls itself ferry" in page) == (422, True)
    assert [row.watch.name for row in here.desk.watches()] == ["market"]


def test_a_watch_is_closed_with_a_reason_and_opened_by_writing_it_anew(here: Own) -> None:
    assert here.send("/watches/market/close", why="")[0] == 422
    here.send("/watches/market/close", why="the market moved")
    page = here.at.get("/watches/market").text
    assert "This watch is closed" in page and "“the market moved”" in page
    assert "/close" not in page and "/notes" not in page
    here.send("/watches/market/text", text=toml())
    assert here.desk.watch("market").row.closed is None


def test_an_expired_watch_is_due_for_review_and_no_all_clear(record: str, tmp_path: Path) -> None:
    with own(record, tmp_path, "2027-02-01T09:00:00.000000Z") as late:
        late.send("/watches", text=toml())
        page = late.at.get("/watches/market").text
    assert "Review due" in page and "no all-clear" in page


def test_in_the_past_nothing_is_written(here: Own) -> None:
    page = here.at.get(f"/watches/market?{THEN}").text
    assert 'method="post"' not in page and "question = " in page


def test_a_place_is_asked_for_its_weeks_and_tells_them_in_a_table_as_well(here: Own) -> None:
    page = here.at.get("/surges?place=Oskara&as_of=2026-06-01").text
    assert "Week of 1 June 2026" in page and 'class="weeks"' in page
    assert page.count("<rect") == page.count("</td></tr>")
    assert "No place and no actor" in here.at.get("/surges?as_of=2026-05-30").text


@pytest.mark.parametrize(
    "path", ["/watches", "/watches/market/notes", "/watches/market/text", "/watches/market/close"]
)
def test_neither_readers_nor_other_sites_write(here: Own, path: str) -> None:
    assert here.at.post(path, data={"why": "so", "text": toml("ferry")}).status_code == 403
    assert here.at.post(path, data={"why": "so"}, headers=here.reader()).status_code == 403
    assert [row.closed for row in here.desk.watches()] == [None]
