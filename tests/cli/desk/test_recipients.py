"""The commands for recipients: files are all checked before any is kept."""

import json
from pathlib import Path

import pytest

from tests.cli.desk.conftest import Tocsin
from tests.desk.threats import PEOPLE
from tocsin.warn.directory import written

CSV = "id,name,role,channel,address,deputy\nmayor,The mayor,authority,email,m@oskara.example,\n"


@pytest.fixture(name="file")
def _file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TOCSIN_DESK", str(tmp_path / "people.db"))
    path = tmp_path / "people.toml"
    path.write_text(written(PEOPLE), "utf-8")
    return path


def test_recipients_are_added_and_say_who_may_be_out_of_reach(
    run: Tocsin, file: Path, tmp_path: Path
) -> None:
    table = tmp_path / "more.csv"
    table.write_text(CSV, "utf-8")
    code, out, _ = run("recipients", "add", file, table)
    assert (code, out.splitlines()) == (
        0,
        [
            "market: new",
            "oskara-police: new; no contact was ever verified",
            "oskara-deputy: new; no contact is written down",
            "mayor: new; no contact was ever verified",
        ],
    )
    assert run("recipients", "add", file)[1].splitlines()[0] == "market: as before"


def test_recipients_are_listed_and_opened(run: Tocsin, file: Path) -> None:
    run("recipients", "add", file, "--by", "Ana")
    out = run("recipients", "list")[1]
    assert "red · no contact is written down" in out
    assert "email m@market.example · verified on 1 May 2026" in out
    assert "\n3 recipients. `tocsin recipients show ID` opens one.\n" in out
    made = run("propose", "Market", "--why", "A trader saw men measure it", "--by", "Ana")[1]
    run("case", "name", made.split()[1], "market", "--role", "victim", "--by", "Ana")
    shown = run("recipients", "show", "market")[1]
    for said in ("reads en · UTC", "by Ana", "Cases", "red · Market · intended victim"):
        assert said in shown
    assert json.loads(run("recipients", "show", "market", "--format", "json")[1])["cases"]


def test_lists_show_no_tokens_of_services(run: Tocsin, file: Path, tmp_path: Path) -> None:
    table = tmp_path / "more.csv"
    service = "tgram://123456789:hunter2hunter2hunter2/4711"
    table.write_text(CSV.replace("email,m@oskara.example", f"apprise,{service}"), "utf-8")
    assert run("recipients", "add", table)[0] == 0
    for words in (("list",), ("list", "--format", "markdown"), ("show", "mayor")):
        out = run("recipients", *words)[1]
        assert "apprise tgram://…" in out and "hunter2" not in out


def test_of_files_with_a_mistake_none_is_kept(run: Tocsin, file: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text(CSV.replace("m@oskara.example", "nowhere"), "utf-8")
    code, _, err = run("recipients", "add", file, bad)
    assert code == 1
    assert err == (
        f"tocsin: {bad}: mayor: contacts[0].address: “nowhere” is no e-mail address, as "
        "duty@police.example; write an address that fits the channel\n"
    )
    assert not (tmp_path / "people.db").exists()


def test_one_recipient_stands_in_one_file_and_names_those_who_are_known(
    run: Tocsin, file: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.csv"
    other.write_text(CSV.replace(",\n", ",chief\n").replace("deputy\n", "deputy\n", 1), "utf-8")
    code, _, err = run("recipients", "add", other)
    assert (code, "mayor: deputy: nobody is called chief; write chief down" in err) == (1, True)
    twice = tmp_path / "twice.toml"
    twice.write_text(file.read_text("utf-8"), "utf-8")
    code, _, err = run("recipients", "add", file, twice)
    assert (code, err.split(": ")[2]) == (1, "market")
    assert err.endswith("people.toml has it as well; keep it in one of them\n")
    assert run("recipients", "add", tmp_path / "none.toml")[2].endswith(
        "can't be read (No such file or directory); name a file with recipients\n"
    )
