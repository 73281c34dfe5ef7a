"""The lists at the command line: what they take, how they go on, what they are written as."""

import csv
import json
from pathlib import Path

import pytest

from tests.cli.desk.conftest import Tocsin
from tocsin.desk.desk import Desk

LISTS = ("incidents", "statements", "blame", "warnings", "timeline", "stories")


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_every_list_in_every_form_for_people(run: Tocsin, desk: Desk, name: str, form: str) -> None:
    code, out, err = run(name, "--format", form)
    assert (code, err) == (0, "")
    count = len(getattr(desk, name)().rows)
    if form == "json":
        assert len(json.loads(out)["rows"]) == count
    else:
        assert f"{count} " in out.splitlines()[-1]


@pytest.mark.parametrize("name", LISTS)
def test_a_list_goes_on_where_its_last_line_says(run: Tocsin, desk: Desk, name: str) -> None:
    whole = json.loads(run(name, "--format", "json")[1])
    seen: list[object] = []
    after: list[str] = []
    while True:
        page = json.loads(run(name, "--format", "json", "--limit", "1", *after)[1])
        seen += page["rows"]
        if page["next"] is None:
            break
        after = ["--after", page["next"]]
    assert seen == whole["rows"]
    assert whole["next"] is None


def test_the_last_line_says_how_to_go_on(run: Tocsin, desk: Desk) -> None:
    code, out, _ = run("statements", "--limit", "2")
    assert code == 0
    cursor = desk.statements(limit=2).next
    assert out.splitlines()[-1] == f"2 statements; there are more: --after {cursor}, or --all"


def test_files_for_programs_are_whole_and_say_if_not(
    run: Tocsin, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many rows people see at once, and however many are fetched together."""
    monkeypatch.setattr("tocsin.cli.desk.listing.ROWS", 2)
    monkeypatch.setattr("tocsin.cli.desk.listing._STEP", 2)
    every = desk.statements(limit=500).rows
    assert len(every) > 4
    code, out, err = run("statements", "--format", "csv")
    assert (code, len(list(csv.reader(out.splitlines()))), err) == (0, len(every) + 1, "")
    assert len(json.loads(run("statements", "--format", "json")[1])["rows"]) == len(every)
    assert "2 statements; there are more" in run("statements", "--format", "csv", "--limit", "2")[2]
    assert f"{len(every)} statements." in run("statements", "--all")[1]


@pytest.mark.parametrize("form", ["csv", "geojson", "stix", "claimreview"])
def test_incidents_in_the_forms_that_other_programs_read(
    run: Tocsin, desk: Desk, form: str
) -> None:
    if form == "stix":
        pytest.importorskip("stix2")
    code, out, err = run("incidents", "--format", form)
    assert (code, err) == (0, "")
    assert out if form == "csv" else json.loads(out)


def test_filters_reach_the_desk(run: Tocsin, desk: Desk) -> None:
    def ids(*args: str) -> set[str]:
        return {
            row["id"] for row in json.loads(run("incidents", "--format", "json", *args)[1])["rows"]
        }

    every = ids()
    assert ids("--kind", "stabbing") < every
    assert ids("--since", "2026-05-08", "--until", "2026-05-08") < every
    assert ids("--source", "post.example") < every
    assert ids("--kind", "hostage taking") == set()
    assert ids("--kind", "Stabbing") == ids("--kind", "stabbing")
    assert ids("--until", "9999-12-31") == ids("--since", "0001-01-01")


def test_as_of_shows_what_was_known(run: Tocsin, desk: Desk) -> None:
    before = run("timeline", "--as-of", "2026-05-04")[1]
    after = run("timeline", "--as-of", "2026-05-05")[1]
    assert "bombing" not in before
    assert "bombing" in after


def test_as_of_ends_with_today(run: Tocsin, desk: Desk) -> None:
    for args in (("incidents",), ("case", "list"), ("review", "desk")):
        name = "--until" if "review" in args else "--as-of"
        assert run(*args, name, desk.now()[:10])[0] == 0
        told = "tocsin: 2999-01-01 is still to come; look at a day that has been\n"
        assert run(*args, name, "2999-01-01") == (1, "", told)


def test_an_empty_list_says_why(run: Tocsin, desk: Desk) -> None:
    said = run("incidents", "--as-of", "2020-01-01")[1]
    assert "the desk knew nothing yet; its first entry is of 1 May 2026" in said
    assert "nobody is called “Nobody”" in run("blame", "--actor", "Nobody")[1]
    assert run("search", "zebra")[1] == "No articles that fit what was asked.\n"
    assert "no place is called “Nowhere”" in run("incidents", "--place", "Nowhere")[1]
    assert "no outlet or host is called “None”" in run("blame", "--source", "None")[1]


def test_a_search_finds_and_shows_the_sentence(run: Tocsin, desk: Desk) -> None:
    code, out, _ = run("search", "market", "killed")
    assert code == 0
    assert "Bomb kills 12 at Oskara market" in out
    assert "killed 12 people at the covered market" in " ".join(out.split())


def test_an_actor_is_found_by_name(run: Tocsin, desk: Desk) -> None:
    out = run("actor", "varnian front")[1]
    assert out.startswith("Varnian Front · ")
    assert "articles" in out


WRONG = [
    (("incidents", "--kind", "bomb"), "it is one of bombing, shooting"),
    (("incidents", "--status", "done"), "happened, foiled"),
    (("statements", "--act", "mumbles"), "says, believes"),
    (("blame", "--stance", "thinks"), "claims, blames"),
    (("warnings", "--response", "what"), "heeded, dismissed, unknown"),
    (("incidents", "--since", "May"), "2024-03-22"),
    (("timeline", "--as-of", "then"), "2024-03-22T18:30Z"),
    (("timeline", "--format", "csv"), "markdown"),
    (("incidents", "--after", "x"), "no place in this list"),
    (("search", "pass", "--after", "x"), "no place in this list"),
    (("search", "pass", "--after", "1:2:3"), "no place in this list"),
    (("incidents", "--limit", "2", "--all"), "give one of them"),
    (("incidents", "--limit", "0"), "--limit"),
    (("actor", " "), "nothing is said"),
    (("search", ""), "no word to search for"),
    (("search", "bomb", '"'), "no word to search for"),
    (("search", "bomb", "--after", f"1:{10**26}"), "no place in this list"),
    (("incidents", "--after", "20260505:1:a"), "no place in this list"),
    (("incidents", "--as-of", "20260322"), "is no moment"),
    (("incidents", "--as-of", "2026-W12"), "is no moment"),
    (("incidents", "--as-of", "0001-01-01T00:00+14:00"), "is no moment"),
    (("incidents", "--as-of", "9999-12-31T23:59-05:00"), "is no moment"),
]


@pytest.mark.parametrize(("args", "told"), WRONG)
def test_a_wrong_value_is_one_line_with_those_that_are_right(
    run: Tocsin, desk: Desk, args: tuple[str, ...], told: str
) -> None:
    code, out, err = run(*args)
    assert (code, out) == (2, "")
    assert len(err.splitlines()) == 1
    assert told in err


def test_a_desk_that_is_not_there_is_one_line_and_is_not_made(run: Tocsin, tmp_path: Path) -> None:
    code, _, err = run("incidents", "--desk", tmp_path / "none.db")
    assert code == 1
    assert "there is no such desk; make one with `tocsin add`" in err
    assert not (tmp_path / "none.db").exists()


def test_an_address_that_is_none_is_one_line(run: Tocsin) -> None:
    code, _, err = run("incidents", "--desk", "postgresql://u@127.0.0.1:abc/x")
    assert code == 1
    assert len(err.splitlines()) == 1
    assert "is no address of a database" in err


def test_out_is_a_file(run: Tocsin, desk: Desk, tmp_path: Path) -> None:
    target = tmp_path / "incidents.csv"
    assert run("incidents", "--format", "csv", "--out", target) == (0, "", "")
    assert target.read_text().startswith("id,kind,")


def test_out_that_is_a_folder_is_wrong_usage(run: Tocsin, desk: Desk, tmp_path: Path) -> None:
    code, _, err = run("incidents", "--out", tmp_path)
    assert code == 2
    assert "is a folder; name a file" in err
