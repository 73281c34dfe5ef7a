"""The commands for warnings: each says what became of it and what is next, mistakes in one line."""

import json
from pathlib import Path

import pytest

from tests.cli.desk.conftest import Tocsin
from tests.desk.made import add
from tests.desk.threats import PEOPLE, proposal
from tests.desk.watches import alert, plot, toml
from tocsin.desk.desk import Desk
from tocsin.warn import cap

_SETTINGS = 'sender = "desk@varnia.example"\nname = "Desk of Varnia"\n'


@pytest.fixture(scope="session", name="made")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with a case, made once."""
    where = tmp_path_factory.mktemp("warned") / "made.db"
    with Desk(str(where), by="Mira") as desk:
        desk.write_watch(toml(), "market", replay=True)
        add(desk, [plot(), alert()])
        desk.directory.keep(PEOPLE, "people.toml")
        case = desk.cases.open(proposal(desk)).id
        desk.cases.name(case, "market", "intended victim")
    return where


@pytest.fixture(name="case")
def _case(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Its id; commands use a copy of the desk."""
    (tmp_path / "desk.db").write_bytes(made.read_bytes())
    (tmp_path / "tocsin.toml").write_text(_SETTINGS, "utf-8")
    monkeypatch.setenv("TOCSIN_DESK", str(tmp_path / "desk.db"))
    monkeypatch.chdir(tmp_path)
    with Desk(str(tmp_path / "desk.db"), create=False) as desk:
        return desk.cases.list()[0].id[:8]


MIRA, JON = ("--by", "Mira"), ("--by", "Jon")


def _drafted(run: Tocsin, case: str, *more: str) -> str:
    """The id of a draft."""
    code, out, err = run("warn", "draft", case, "--shape", "security", *more, *MIRA)
    assert (code, err) == (0, "")
    return out.split()[1].rstrip(":")


def _issued(run: Tocsin, case: str, *more: str) -> str:
    """The id of a warning."""
    draft = _drafted(run, case, *more)
    assert run("warn", "approve", draft, *JON)[0] == 0
    code, out, err = run("warn", "issue", draft[:8], *MIRA)
    assert (code, err) == (0, "")
    return out.split()[1].rstrip(":")


def test_a_draft_is_kept_with_what_is_wrong_and_what_is_next(run: Tocsin, case: str) -> None:
    code, out, _ = run("warn", "draft", case, *MIRA)
    first, *findings, last = out.splitlines()
    assert code == 0
    assert first.endswith(": waits for approval")
    assert all(": advice: " in one and one.endswith("]") for one in findings)
    assert last == f"next: somebody else: `tocsin warn approve {first.split()[1][:10]} --by NAME`"


def test_a_draft_goes_to_a_file_and_comes_back_edited(
    run: Tocsin, case: str, tmp_path: Path
) -> None:
    file = tmp_path / "draft.toml"
    code, out, _ = run("warn", "draft", case, "--shape", "private", "--file", file, *MIRA)
    assert (code, out) == (
        0,
        f"{file}: written; edit it, then `tocsin warn draft {case} --from {file}`\n",
    )
    text = file.read_text("utf-8")
    file.write_text(text.replace('hazard = "attack"', 'hazard = "incident"'), "utf-8")
    code, out, _ = run("warn", "draft", case, "--from", file, *MIRA)
    assert code == 0
    assert "error: hazard: “incident” names no hazard; name what may happen" in out
    assert f"`tocsin warn draft {case}" in out.splitlines()[-1]
    file.write_text("shape = 1", "utf-8")
    code, _, err = run("warn", "draft", case, "--from", file, *MIRA)
    assert (code, err.count("\n")) == (1, 1)
    assert err.startswith("tocsin: ")


def test_a_file_that_is_there_may_hold_somebody_s_edits(
    run: Tocsin, case: str, tmp_path: Path
) -> None:
    warning, file = _issued(run, case), tmp_path / "mine.toml"
    for command in (("draft", case), ("update", warning, "--why", "so")):
        file.write_text("mine", "utf-8")
        code, _, err = run("warn", *command, "--file", file, *MIRA)
        assert (code, file.read_text("utf-8")) == (2, "mine")
        assert err == f"tocsin: --file {file} is there; name another, or write over it: --force\n"
        assert run("warn", *command, "--file", file, "--force", *MIRA)[0] == 0
        assert "hazard" in file.read_text("utf-8")
        code, _, err = run("warn", *command, "--file", "/nonexistent/x", *MIRA)
        assert err == ("tocsin: --file /nonexistent/x: there is no such folder; make it first\n")


def test_a_changed_draft_waits_and_what_it_changed_is_not_issued(
    run: Tocsin, case: str, tmp_path: Path
) -> None:
    first, file = _drafted(run, case), tmp_path / "draft.toml"
    run("warn", "approve", first, *JON)
    run("warn", "show", first, "--format", "toml", "--out", file)
    code, out, _ = run("warn", "draft", case, "--from", file, *MIRA)
    assert (code, out.splitlines()[-1]) == (0, f"next: `tocsin warn issue {first[:10]}`")
    file.write_text(file.read_text("utf-8").replace('where = "Oskara"', 'where = "Lorne"'), "utf-8")
    out = run("warn", "draft", case, "--from", file, *MIRA)[1]
    later = out.split()[1].rstrip(":")
    assert out.splitlines()[1] == (f"it takes the place of {first}, which can't be issued any more")
    assert run("warn", "issue", first, *MIRA)[2] == (
        f"tocsin: a later draft waits: {later}; take that one\n"
    )
    assert f"changed by the draft {later}" in " ".join(run("warn", "show", first)[1].split())


def test_the_linter_tells_a_finding_a_line_and_fails_on_errors(run: Tocsin, case: str) -> None:
    good = _drafted(run, case)
    code, out, _ = run("warn", "lint", good)
    assert code == 0 and all(": advice: " in line for line in out.splitlines())
    bad = _drafted(run, case, "--marking", "amber")
    code, out, _ = run("warn", "lint", bad)
    assert code == 1
    assert f"{bad[:10]}: error: marking: TLP:AMBER may not be made public; mark it" in out
    rows = json.loads(run("warn", "lint", bad, "--format", "json")[1])
    assert rows[0]["severity"] == "error"


def test_two_people_issue_a_warning(run: Tocsin, case: str) -> None:
    draft = _drafted(run, case)
    code, _, err = run("warn", "approve", draft, *MIRA)
    assert (code, err) == (
        1,
        "tocsin: Mira wrote it; have somebody else approve it, or say --hastened WHY if it is "
        "Immediate\n",
    )
    code, out, _ = run("warn", "approve", draft, *JON)
    assert out.splitlines() == [
        f"draft {draft}: approved by Jon",
        f"next: `tocsin warn issue {draft[:10]}`",
    ]
    code, out, _ = run("warn", "issue", draft, *MIRA)
    assert code == 0
    assert out.splitlines()[0].endswith(": alert issued to market")
    assert out.splitlines()[1] == "next: `tocsin deliver` sends it; nothing was sent yet"


def test_an_emergency_is_approved_alone_with_a_reason(run: Tocsin, case: str) -> None:
    code, out, _ = run("warn", "draft", case, "--shape", "emergency", *MIRA)
    draft = out.split()[1].rstrip(":")
    code, out, _ = run("warn", "approve", draft, "--hastened", "they shoot", *MIRA)
    assert code == 0
    assert out.endswith("within the hour\n")
    assert "approved alone by Mira" in run("warn", "show", draft)[1]


def test_a_draft_is_sent_back_with_a_reason(run: Tocsin, case: str) -> None:
    draft = _drafted(run, case)
    code, out, _ = run("warn", "return", draft, "--why", "name the hall", *JON)
    assert (code, out.splitlines()[0]) == (0, f"draft {draft}: sent back to Mira")
    assert "sent back by Jon" in run("warn", "show", draft)[1]


def test_errors_keep_a_draft_back_unless_a_reason_is_given(
    run: Tocsin, case: str, tmp_path: Path
) -> None:
    file = tmp_path / "draft.toml"
    run("warn", "draft", case, "--shape", "security", "--file", file, *MIRA)
    file.write_text(file.read_text("utf-8").replace('hazard = "attack"', 'hazard = ""'), "utf-8")
    draft = run("warn", "draft", case, "--from", file, *MIRA)[1].split()[1].rstrip(":")
    run("warn", "approve", draft, *JON)
    code, _, err = run("warn", "issue", draft, *MIRA)
    assert code == 1
    assert err.endswith("or say --despite WHY\n")
    assert run("warn", "issue", draft, "--despite", "it is out already", *MIRA)[0] == 0


def test_what_is_not_clear_stays_out_of_the_public_feed(run: Tocsin, case: str) -> None:
    draft = _drafted(run, case, "--marking", "red")
    run("warn", "approve", draft, *JON)
    code, _, err = run("warn", "issue", draft, "--despite", "all should know", *MIRA)
    assert (code, err) == (
        1,
        "tocsin: TLP:RED may not be made public; mark it TLP:CLEAR, or narrow its scope\n",
    )
    assert "<entry>" not in run("warn", "feed", "--url", "https://desk.varnia.example")[1]


def test_a_warning_is_listed_and_opened_in_every_form(
    run: Tocsin, case: str, tmp_path: Path
) -> None:
    issued = _issued(run, case)
    out = run("warn", "list")[1]
    assert "issued · Security alert: attack, Oskara" in out
    assert out.endswith("\n1 warning.\n")
    opened = run("warn", "show", issued[:8])[1]
    for said in ("Location", "Actions to take", "How specific it is", "approved by Jon"):
        assert said in opened
    for form in ("text", "json", "markdown", "toml"):
        shown = run("warn", "show", issued, "--format", form)
        kept = run("warn", "show", issued, "--format", form, "--out", tmp_path / "out")
        assert (shown[0], kept[0], kept[1]) == (0, 0, "")
        assert (tmp_path / "out").read_text("utf-8") == shown[1]
    assert json.loads(run("warn", "list", "--format", "json")[1])["rows"][0]["id"] == issued


def test_an_update_takes_a_warning_s_place(run: Tocsin, case: str, tmp_path: Path) -> None:
    issued, file = _issued(run, case), tmp_path / "update.toml"
    why = ("--why", "a market was named")
    assert run("warn", "update", issued, *why, "--file", file, *MIRA)[0] == 0
    text = file.read_text("utf-8").replace('where = "Oskara"', 'where = "Covered Market, Oskara"')
    file.write_text(text, "utf-8")
    code, out, _ = run("warn", "update", issued, *why, "--from", file, *MIRA)
    assert code == 0
    draft = out.split()[1].rstrip(":")
    assert run("warn", "approve", draft, *JON)[0] == 0
    assert ": update issued to market" in run("warn", "issue", draft, *MIRA)[1]
    assert "followed by" in run("warn", "show", issued)[1]


def test_a_warning_is_renewed_and_downgraded(run: Tocsin, case: str) -> None:
    issued = _issued(run, case)
    for how in ("--renew", "--downgrade"):
        code, out, _ = run("warn", "update", issued, "--why", "on", how, "2030-01-01T12:00Z", *MIRA)
        assert code == 0
        assert f"{how[2:]}" in run("warn", "show", out.split()[1].rstrip(":"))[1]


@pytest.mark.parametrize(
    ("args", "told"),
    [
        ((), "nothing is said that would take its place"),
        (("--renew", "2030-01-01", "--downgrade", "2030-01-01"), "can't both be"),
        (("--file", "x.toml", "--renew", "2030-01-01"), "--file keeps nothing"),
        (("--renew", "soon"), "is no moment"),
    ],
)
def test_what_cannot_be_meant_is_wrong_usage(
    run: Tocsin, case: str, args: tuple[str, ...], told: str
) -> None:
    code, _, err = run("warn", "update", "abcdef", "--why", "so", *args, *MIRA)
    assert (code, err.count("\n")) == (2, 1)
    assert told in err


def test_the_end_is_told_to_all_who_had_the_warning(run: Tocsin, case: str) -> None:
    issued = _issued(run, case)
    code, out, _ = run("warn", "cancel", issued, "--why", "three were arrested", *JON)
    assert code == 0
    assert ": cancel issued to market" in out
    assert "All-clear: attack, Oskara" in run("warn", "list")[1]
    code, _, err = run("warn", "cancel", issued, "--why", "again", *JON)
    assert (code, err) == (
        1,
        "tocsin: it was cancelled, which is its end; draft a new warning\n",
    )


def test_the_alert_is_printed_as_it_was_issued_and_passes_the_check(
    run: Tocsin, case: str, tmp_path: Path
) -> None:
    issued, file = _issued(run, case), tmp_path / "alert.xml"
    assert run("warn", "cap", issued, "--out", file)[0] == 0
    assert cap.parsed(file.read_bytes()).sender == "desk@varnia.example"
    assert run("cap", "check", file)[0] == 0
    assert run("warn", "cap", issued)[1] == file.read_text("utf-8")


def test_the_feed_needs_an_address(run: Tocsin, case: str) -> None:
    issued = _issued(run, case)
    code, _, err = run("warn", "feed")
    assert (code, err) == (
        1,
        "tocsin: a feed leads to alerts, and this desk has no address; "
        "set url in tocsin.toml, or say --url\n",
    )
    code, out, _ = run("warn", "feed", "--url", "https://desk.varnia.example")
    assert code == 0
    assert f"https://desk.varnia.example/alerts/{issued}.xml" in out


def test_the_feed_is_written_with_what_it_leads_to(run: Tocsin, case: str, tmp_path: Path) -> None:
    issued, folder = _issued(run, case), tmp_path / "public"
    url = ("--url", "https://desk.varnia.example")
    code, out, _ = run("warn", "feed", *url, "--folder", folder)
    assert (code, out) == (0, f"{folder}: alerts.atom, with 1 alert\n")
    assert (folder / "alerts.atom").read_text("utf-8") == run("warn", "feed", *url)[1]
    assert run("cap", "check", folder / "alerts" / f"{issued}.xml")[0] == 0
