"""Proposals in the browser: decided by name and for a reason, or opened as a case."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.desk.casework import Work, threat, work


@pytest.fixture(name="record", scope="module")
def _record(tmp_path_factory: pytest.TempPathFactory) -> str:
    return threat(tmp_path_factory.mktemp("threat"))


@pytest.fixture(name="own")
def _own(record: str, tmp_path: Path) -> Iterator[Work]:
    with work(record, tmp_path) as made:
        yield made


def test_one_that_is_taken_up_leads_to_its_case_once(own: Work) -> None:
    status, case = own.send(f"/proposals/{own.proposal}/case", why="two origins")
    assert (status, own.desk.cases.list()[0].id) == (303, case.removeprefix("/cases/"))
    page = own.at.get("/proposals?decision=taken").text
    assert "Taken by <bdi>Mira</bdi>" in page and "“two origins”" in page
    assert f'href="{case}"' in page
    assert own.send(f"/proposals/{own.proposal}/case") == (303, case)


def test_one_is_dismissed_for_a_reason_and_opened_again(own: Work) -> None:
    address = f"/proposals/{own.proposal}/decision"
    back = {"decision": "dismissed", "why": "a concert of last year"}
    assert own.send(f"{address}?back=/", **back) == (303, f"/#p-{own.proposal}")
    page = own.at.get("/proposals?decision=dismissed").text
    assert "Dismissed by <bdi>Mira</bdi>" in page and "“a concert of last year”" in page
    assert own.proposal not in own.at.get("/").text
    own.send(address, decision="open", why="it wasn't")
    assert "Opened again by" in own.at.get("/proposals?decision=waiting").text


def test_what_is_lacking_is_told_with_what_was_written(own: Work) -> None:
    address = f"/proposals/{own.proposal}/decision"
    status, page = own.send(address, decision="maybe", why="let us see")
    assert status == 422
    assert "The decision can&#39;t be “maybe”" in page and 'value="let us see"' in page
    status, page = own.send(address, decision="dismissed")
    assert (status, "needs a reason" in page) == (422, True)


def test_today_has_its_sentence_its_watch_and_its_forms(own: Work) -> None:
    page = own.at.get("/").text
    row = page[page.index(f'id="p-{own.proposal}"') :]
    row = row[: row.index("</article>")]
    assert "The embassy of Astrand warned its citizens" in row
    assert 'href="/watches/market"' in row
    assert f'action="/proposals/{own.proposal}/case"' in row
    then = own.at.get("/?as_of=2026-05-02").text
    assert own.proposal in then and '<form class="deed' not in then


def test_nobody_is_led_elsewhere_after_deciding(own: Work) -> None:
    address = f"/proposals/{own.proposal}/decision?back=https://elsewhere.example"
    assert own.send(address, decision="open", why="so") == (303, f"/#p-{own.proposal}")


def test_they_are_given_as_csv_as_they_are_filtered(own: Work) -> None:
    own.desk.decide(own.proposal, "dismissed", why="a concert of last year")
    head, row = own.at.get("/proposals.csv?decision=dismissed").text.splitlines()
    assert head.startswith("id,watch,question") and "a concert of last year,Mira" in row
    assert own.proposal not in own.at.get("/proposals.csv?decision=waiting").text
