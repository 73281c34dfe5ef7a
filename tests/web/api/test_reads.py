"""Programs read what the desk knows: as of a moment, filtered, page by page, by their role."""

from pathlib import Path
from urllib.parse import parse_qsl

from msgspec.structs import replace
from starlette.testclient import TestClient

from tests.desk.issued import CASE, WARNING, Issued
from tests.warn.made import DRAFT
from tests.web.conftest import Programs
from tests.web.desk.conftest import sitting
from tocsin.desk.asking import Question
from tocsin.records import encode
from tocsin.web.api.problems import ROOT


def test_lists_go_on_where_they_ended(at: TestClient) -> None:
    whole = at.get(f"{ROOT}/incidents", params={"limit": 200}).json()["rows"]
    found, after = [], None
    while True:
        page = at.get(f"{ROOT}/incidents", params={"limit": 7, "after": after or ""}).json()
        found += page["rows"]
        after = page["next"]
        if after is None:
            break
    assert len(whole) > 7
    assert found == whole


def test_lists_that_the_desk_gives_whole_come_in_pages_too(programs: Programs) -> None:
    first = programs["rut"].get(f"{ROOT}/recipients", params={"limit": 2}).json()
    second = programs["rut"].get(f"{ROOT}/recipients", params={"after": first["next"]}).json()
    ids = [row["recipient"]["id"] for row in (*first["rows"], *second["rows"])]
    assert len(first["rows"]) == 2
    assert second["next"] is None
    assert ids == sorted(set(ids))
    assert programs["rut"].get(f"{ROOT}/recipients", params={"after": "x"}).status_code == 422


def test_what_is_no_place_in_a_list_is_told_so(at: TestClient) -> None:
    for path, after in (
        ("incidents", "x"),
        ("timeline", "2026-02-30:1:c0ffee"),
        ("judgements", "9" * 20),
        ("search?word=Karsk", f"1:{'9' * 20}"),
        ("audit", "-1"),
    ):
        told = at.get(f"{ROOT}/{path}", params=[*_asked(path), ("after", after)])
        assert told.status_code == 422, path


def _asked(path: str) -> list[tuple[str, str]]:
    return parse_qsl(path.partition("?")[2])


def test_an_answer_is_what_the_desk_itself_gives(at: TestClient, sample: str) -> None:
    asked = {"place": "Karsk", "since": "2026-03-01", "until": "2026-03-31"}
    told = at.get(f"{ROOT}/incidents", params=asked)
    with sitting(sample)() as desk:
        assert told.content == encode(desk.incidents(Question(**asked)))


def test_as_of_a_moment_nothing_that_was_learnt_later_is_told(at: TestClient) -> None:
    asked = {"since": "2026-03-20", "as_of": "2026-03-20"}
    before = at.get(f"{ROOT}/timeline", params=asked).json()["rows"]
    after = at.get(f"{ROOT}/timeline", params={**asked, "as_of": "2026-03-31"}).json()["rows"]
    assert len(before) < len(after)


def test_what_no_list_can_be_asked_is_refused_rather_than_passed_over(at: TestClient) -> None:
    for asked in ({"plaec": "Karsk"}, {"kind": "murder"}, {"since": "tomorrow"}, {"limit": "0"}):
        told = at.get(f"{ROOT}/incidents", params=asked)
        assert told.status_code == 422
        assert next(iter(asked)) in told.json()["detail"]
    twice = at.get(f"{ROOT}/incidents?place=Karsk&place=Orlec")
    assert twice.json()["detail"] == "place is asked twice"


def test_a_figure_leads_to_its_sentence(at: TestClient) -> None:
    row = at.get(f"{ROOT}/statements", params={"limit": 1}).json()["rows"][0]
    told = at.get(f"{ROOT}/articles/{row['source']['article']}").json()
    span = row["statement"]["sentence"]
    assert told["reading"]["article"]["text"][span["start"] : span["end"]] == span["text"]
    opened = at.get(f"{ROOT}/show", params={"name": row["statement"]["id"]}).json()
    assert opened["passage"]["sentence"] == span


def test_words_are_searched_all_at_once(at: TestClient) -> None:
    both = at.get(f"{ROOT}/search?word=Karsk&word=concert&limit=200").json()["rows"]
    one = at.get(f"{ROOT}/search?word=Karsk&limit=200").json()["rows"]
    assert 0 < len(both) < len(one)


def test_a_warning_that_one_may_not_see_is_nowhere(hall: Issued, programs: Programs) -> None:
    """Red is for those who answer for warnings, and for those who had a hand in it (TLP 2.0)."""
    red = replace(DRAFT, marking="TLP:RED", headline="Only for few")
    hall.issue("5ec12e7000000000beef", text=red)
    hall.clock.at(minutes=1)
    hall.desk.tending.tend()
    asked = ("warnings", "deliveries", "audit", f"cases/{CASE}", f"audit?case={CASE}")
    for who, sees in (("rut", False), ("mira", False), ("jon", True), ("ada", True)):
        program = programs[who]
        for path in asked:
            assert ("Only for few" in program.get(f"{ROOT}/{path}").text) is sees, (who, path)
        for end in ("", "/findings"):
            status = program.get(f"{ROOT}/warnings/5ec12e{end}").status_code
            assert (status != 404) is (sees and not end), (who, end)
        assert program.get(f"{ROOT}/warnings/{WARNING}").status_code == 200


def test_who_wrote_a_red_draft_sees_it_and_another_analyst_doesnt(
    hall: Issued, programs: Programs
) -> None:
    sketch = {"shape": "private notice", "marking": "TLP:RED"}
    made = programs["mira"].post(f"{ROOT}/cases/{CASE}/drafts", json=sketch).json()
    hall.desk.accounts.role("rut", "analyst")
    address = f"{ROOT}/warnings/{made['row']['id']}"
    assert programs["mira"].get(address).status_code == 200
    assert programs["rut"].get(address).status_code == 404
    assert made["row"]["id"] not in programs["rut"].get(f"{ROOT}/cases/{CASE}").text


def test_addresses_are_shown_without_what_opens_them(hall: Issued, programs: Programs) -> None:
    hook = "https://user:pass@hook.example/in?token=abc"
    person = {
        "id": "mayor",
        "name": "The mayor",
        "role": "authority",
        "contacts": [{"channel": "webhook", "address": hook}],
    }
    kept = programs["ada"].post(f"{ROOT}/recipients", json={"recipients": [person]})
    assert kept.json() == {"mayor": "new"}
    for path in ("recipients", "recipients/mayor", "audit"):
        text = programs["ada"].get(f"{ROOT}/{path}").text
        assert "hook.example" in text
        assert "token=abc" not in text
        assert "pass@" not in text


def test_the_record_is_carried_away_whole_by_admins(programs: Programs, tmp_path: Path) -> None:
    for path in ("record/export", "audit/export"):
        told = programs["ada"].get(f"{ROOT}/{path}")
        assert told.headers["Content-Type"] == "application/x-ndjson"
        assert len(told.content.splitlines()) > 5
        assert programs["jon"].get(f"{ROOT}/{path}").status_code == 403
    assert programs["ada"].get(f"{ROOT}/record/verified").json() == {"rows": [], "next": None}
