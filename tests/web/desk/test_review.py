"""Reviews on the page: what they are of, what people find, and what isn't for everybody's eyes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.desk.issued import CASE
from tests.desk.watches import toml
from tests.warn.made import DRAFT, NOON, OPENED
from tests.web.desk.own import Own, own, told
from tocsin.store import ledger
from tocsin.warn import deeds
from tocsin.warn.warning import Warning


@pytest.fixture(name="record", scope="module")
def _record(tmp_path_factory: pytest.TempPathFactory) -> str:
    return told(tmp_path_factory.mktemp("told"))


@pytest.fixture(name="here")
def _here(record: str, tmp_path: Path) -> Iterator[Own]:
    with own(record, tmp_path) as made:
        yield made


def test_an_incident_is_looked_back_at_with_who_blames_whom(here: Own) -> None:
    page = here.at.get(f"/incidents/{here.attack()}/review").text
    for heading in ("What it comes to", "Warnings seen in the news", "Who is said to have done it"):
        assert heading in page, heading
    assert "tocsin review" not in page and "/articles/" in page


def test_as_of_a_moment_before_it_was_known_there_is_nothing_to_look_back_at(here: Own) -> None:
    address = f"/incidents/{here.attack()}/review"
    assert here.at.get(f"{address}?as_of=2026-05-03").status_code == 404
    page = here.at.get(f"{address}?as_of=2026-05-06").text
    assert "13 May 2026" not in page and 'method="post"' not in page


def test_by_what_was_known_on_a_day_before_it_says_so(here: Own) -> None:
    page = here.at.get(f"/incidents/{here.attack()}/review?known=2026-05-02").text
    assert "only what the incident was is known from later" in page


def test_what_a_person_finds_is_kept_with_name_and_reason(here: Own) -> None:
    address, why = f"/incidents/{here.attack()}/review", "they had the embassy's word"
    said = {"outcome": "miss", "why": why, "finding": "too late to act"}
    assert here.send(address, **said, impediment="preconceptions") == (303, address)
    page = here.at.get(address).text
    assert "“they had the embassy&#39;s word”" in page and "preconceptions" in page
    status, wrong = here.send(address, **{**said, "outcome": "luck"})
    assert (status, "How warning did can&#39;t be “luck”" in wrong) == (422, True)


def test_a_case_with_a_warning_for_few_eyes_is_no_readers(here: Own) -> None:
    attack, red = here.attack(), replace(DRAFT, marking="TLP:RED")
    warning = Warning("w", CASE, "alert", red, "desk@x.example", NOON, "Mira", ("Jon",))
    with here.desk.store.enter(here.desk.now(), "Mira", "test") as entry:
        ledger.write(entry, CASE, OPENED)
        ledger.write(entry, CASE, deeds.Issued(warning=warning, draft=None, alert="<alert/>"))
        ledger.write(entry, CASE, deeds.Closed(outcome="hit", why="it came", incident=attack))
    case, left_out = f"Case {CASE[:10]}", "some of its warnings are for few eyes"
    address, api = (f"{root}/incidents/{attack}/review" for root in ("", "/api/v1"))
    page = here.at.get(address).text
    assert case in page and left_out not in page and CASE in here.at.get(api).text
    reader = here.reader()
    page = here.at.get(address, headers=reader).text
    assert left_out in page and case not in page and "perhaps a" not in page
    told = here.at.get(api, headers=reader).json()
    assert (told["cases"], told["verdict"], told["suggested"]) == ([], None, [])


@pytest.mark.parametrize("headers", [False, True])
def test_neither_readers_nor_other_sites_find_anything(here: Own, headers: bool) -> None:
    address = f"/incidents/{here.attack()}/review"
    sent = {"outcome": "miss", "why": "so"}
    asked = here.reader() if headers else {}
    assert here.at.post(address, data=sent, headers=asked).status_code == 403


def test_the_desk_is_looked_back_at_over_a_period(here: Own) -> None:
    here.send("/watches", text=toml())
    page = here.at.get("/review?since=2026-05-01&until=2026-05-31").text
    assert "Review of the desk · 1 May 2026 to 31 May 2026" in page.replace("<strong>", "").replace(
        "</strong>", ""
    )
    assert "of what came, had been warned of" in page
    assert "2026-05-02 is after 2026-05-01" in here.at.get(
        "/review?since=2026-05-02&until=2026-05-01"
    ).text.replace("2026-05-01T", "")
