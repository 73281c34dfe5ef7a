"""Programs say what the desk collects from, and reach nothing of its machine by that."""

from pathlib import Path

from starlette.testclient import TestClient

from tests.web.conftest import Programs
from tocsin.web.api.problems import ROOT

FEED = "https://courier.example/feed?key=0123456789abcdef0123"


def _added(program: TestClient, **more: object) -> dict[str, object]:
    told = program.post(f"{ROOT}/sources", json={"address": FEED, "name": "Courier", **more})
    made: dict[str, object] = told.json()
    return made


def test_a_source_is_added_changed_paused_and_removed(programs: Programs) -> None:
    mira = programs["mira"]
    address = f"{ROOT}/sources/{_added(mira, country='VA')['id']}"
    changed = mira.post(f"{address}/change", json={"country": None, "grade": "B"}).json()
    assert "country" not in changed["subscription"]
    assert changed["subscription"]["grade"] == "B"
    assert mira.post(f"{address}/pause", json={"why": "It moves"}).json()["why"] == "It moves"
    assert "paused" not in mira.post(f"{address}/resume").json()["subscription"]
    assert len(mira.get(address).json()["versions"]) == 4
    mira.post(f"{address}/remove", json={"why": "It is gone"})
    assert mira.get(f"{ROOT}/sources").json()["rows"] == []


def test_keys_in_addresses_are_shown_to_nobody_and_arent_lost(programs: Programs) -> None:
    mira = programs["mira"]
    id_ = _added(mira)["id"]
    for path in ("sources", f"sources/{id_}", "sources/list?form=csv", "sources/silent"):
        assert "0123456789abcdef" not in mira.get(f"{ROOT}/{path}").text
    shown = mira.get(f"{ROOT}/sources").json()["rows"][0]["subscription"]["address"]
    told = mira.post(f"{ROOT}/sources/{id_}/change", json={"address": shown})
    assert told.status_code == 422


def test_no_folder_of_the_machine_is_collected_from_elsewhere(
    programs: Programs, tmp_path: Path
) -> None:
    mira = programs["mira"]
    id_ = _added(mira)["id"]
    folder = {"address": str(tmp_path), "kind": "folder"}
    listed = {"form": "csv", "content": f"address,kind\n{tmp_path},folder\n"}
    for path, sent in (
        ("sources", folder),
        ("sources", {"address": str(tmp_path)}),
        (f"sources/{id_}/change", folder),
    ):
        assert mira.post(f"{ROOT}/{path}", json=sent).status_code == 422, path
    assert mira.post(f"{ROOT}/sources/list", json=listed).json()[0]["what"] == "failed"
    assert len(mira.get(f"{ROOT}/sources").json()["rows"]) == 1


def test_lists_of_sources_are_carried_from_desk_to_desk(programs: Programs) -> None:
    mira = programs["mira"]
    address = "https://post.example/rss"
    content = f"address,name\n{address},Post\nnowhere,\n"
    told = mira.post(f"{ROOT}/sources/list", json={"form": "csv", "content": content}).json()
    assert [one["what"] for one in told] == ["new", "failed"]
    for form in ("opml", "csv", "json"):
        assert address in mira.get(f"{ROOT}/sources/list?form={form}").json()["content"]


def test_some_of_what_ships_is_taken(programs: Programs) -> None:
    mira = programs["mira"]
    first = mira.get(f"{ROOT}/sources/shipped?limit=1").json()["rows"][0]
    chosen = {"addresses": [first["subscription"]["address"]]}
    assert [one["what"] for one in mira.post(f"{ROOT}/sources/shipped", json=chosen).json()] == [
        "new"
    ]
    assert mira.get(f"{ROOT}/sources/shipped?limit=1").json()["rows"][0]["there"] is True


def test_an_incident_is_dismissed_assigned_and_opened_again(programs: Programs) -> None:
    mira = programs["mira"]
    page = {
        "address": "https://courier.example/1",
        "content": "<html><head><title>A blast in Karsk</title></head><body><article><p>KARSK – A "
        "bomb exploded at the market of Karsk on Friday, killing three people, the police said."
        "</p></article></body></html>",
        "published": "2026-03-06",
    }
    mira.post(f"{ROOT}/pages", json=page)
    id_ = mira.get(f"{ROOT}/incidents").json()["rows"][0]["id"]
    mira.post(f"{ROOT}/incidents/{id_}/assign", json={"to": "jon"})
    mira.post(f"{ROOT}/incidents/{id_}/dismiss", json={"why": "An old one"})
    mira.post(f"{ROOT}/incidents/{id_}/reopen", json={"why": "It isn't"})
    told = mira.get(f"{ROOT}/incidents/{id_}/triage").json()["rows"]
    assert [one["what"] for one in told] == ["assigned", "dismissed", "open"]
    assert told[0]["assignee"] == "Jon Ek"
    standing = mira.get(f"{ROOT}/triage?incident={id_}&incident=c0ffee").json()["rows"]
    assert [one["what"] for one in standing] == ["open"]


def test_a_kept_list_is_its_savers_to_open_as_a_feed(programs: Programs) -> None:
    mira, jon, ada = programs["mira"], programs["jon"], programs["ada"]
    view = {"name": "Karsk", "list": "incidents", "asked": {"place": "Karsk"}}
    assert mira.post(f"{ROOT}/filters", json=view).json()["query"] == "place=Karsk"
    assert jon.post(f"{ROOT}/filters/Karsk/feed").status_code == 403
    assert len(mira.post(f"{ROOT}/filters/Karsk/feed").json()["secret"]) > 40
    assert ada.post(f"{ROOT}/filters/Karsk/end-feed").status_code == 204
    assert jon.get(f"{ROOT}/filters").json()["rows"][0]["fed"] is False
