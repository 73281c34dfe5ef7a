"""What is typed leads to what the desk made and what it read, as of the same moment."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from tests.web.desk.own import Own, own, told


@pytest.fixture(name="here", scope="module")
def _here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Own]:
    with own(told(tmp_path_factory.mktemp("told")), tmp_path_factory.mktemp("own")) as made:
        made.desk.filters.save("Oskara <b>bombs</b>", "incidents", {"place": "Oskara"})
        yield made


def _found(here: Own, asked: str) -> list[dict[str, str]]:
    answer = here.at.get(f"/find?{asked}")
    assert answer.headers["Content-Type"] == "application/json"
    found: list[dict[str, str]] = answer.json()["found"]
    return found


def test_what_is_found_is_of_all_kinds_and_each_leads_to_its_page(here: Own) -> None:
    found = _found(here, "q=oskara") + _found(here, "q=varnian+front")
    assert {one["what"] for one in found} == {"Saved view", "Incident", "Actor", "Article"}
    assert found[0]["name"] == "Oskara <b>bombs</b>"  # scripts write it as text
    for one in found:
        assert here.at.get(one["href"]).status_code == 200, one


def test_in_the_past_only_what_was_known_is_found_and_led_to(here: Own) -> None:
    then, now = (_found(here, f"q=oskara{one}") for one in ("&as_of=2026-05-04", ""))
    assert {one["what"] for one in then} == {"Incident", "Article"}
    assert not {one["name"] for one in then if "bomb" in one["name"]}
    assert [one["name"] for one in now if "bomb" in one["name"]]
    assert all("as_of=2026-05-04" in one["href"] for one in then)


@pytest.mark.parametrize("asked", ["", "q=", "q=%3F", "q=o", "q=nothing+like+it"])
def test_hardly_anything_finds_nothing(here: Own, asked: str) -> None:
    assert [one for one in _found(here, asked) if one["what"] != "Saved view"] == []


@pytest.mark.slow
def test_what_the_desk_made_itself_is_found_by_its_name(at: TestClient) -> None:
    found = at.get("/find?q=KARSK").json()["found"]
    assert {"Watch", "Case", "Warning", "Recipient"} <= {one["what"] for one in found}
    for one in found:
        assert at.get(one["href"]).status_code == 200, one
    then = at.get("/find?q=karsk&as_of=2026-02-01").json()["found"]
    assert {"Case", "Warning"}.isdisjoint(one["what"] for one in then)
