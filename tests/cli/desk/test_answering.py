"""The commands for answers and policies: what they write down, and mistakes in one line."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.desk.conftest import Tocsin
from tests.desk.issued import CASE, KEY, WARNING, Issued, issued
from tests.warn.made import DRAFT
from tocsin.warn import deeds

POLICY = (
    '[[steps]]\nafter = "0m"\nto = ["recipient"]\n[[steps]]\nafter = "10m"\nto = ["ministry"]\n'
)


@pytest.fixture(name="hall")
def _hall(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Issued]:
    """A desk with a warning, issued long ago, which commands use unless told otherwise."""
    monkeypatch.setenv("TOCSIN_DESK", str(tmp_path / "desk.db"))
    monkeypatch.setenv("TOCSIN_SECRET", KEY)
    monkeypatch.delenv("TOCSIN_SETTINGS", raising=False)
    with issued(str(tmp_path / "desk.db")) as made:
        yield made


def soon(hours: float = 3) -> str:
    """A moment that is still to come by the clock of commands, which is the true one."""
    return f"{datetime.now(UTC) + timedelta(hours=hours):%Y-%m-%dT%H:%MZ}"


def test_an_answer_by_telephone_is_written_down_with_its_name(run: Tocsin, hall: Issued) -> None:
    act = ("--by", "Ada Moor", "--what", "guards", "--until", soon())
    code, out, _ = run("ack", WARNING[:8], "glassworks", "acting", *act)
    assert code == 0
    assert out.startswith("glassworks: acting, says Ada Moor; it holds until ")
    (done,) = hall.done(deeds.Answered)
    assert isinstance(done, deeds.Answered)
    assert (done.what, done.means) == ("guards", "command")


def test_a_link_can_be_answered_without_a_browser(run: Tocsin, hall: Issued) -> None:
    token = hall.token(expires=datetime.now(UTC) + timedelta(days=1))
    link = f"https://desk.example/answer/{token}"
    code, out, _ = run("ack", "cant-act", "--link", link, "--by", "Ada", "--why", "closed")
    assert (code, out.split(";")[0]) == (0, "glassworks: can't act, says Ada")
    old = hall.token(expires=DRAFT.expires)
    code, _, err = run("ack", "received", "--link", old, "--by", "Ada")
    assert (code, err) == (
        1,
        "tocsin: the time of this link ran out; ask who sent the warning for a new link\n",
    )


@pytest.mark.parametrize(
    ("args", "code", "told"),
    [
        (("glassworks", "acting", "--by", "Ada"), 2, "--what: what you do is missing; say it"),
        (("glassworks", "maybe", "--by", "Ada"), 2, "REPLY: no answer is chosen; choose one of"),
        (("glassworks", "dismissed", "--by", "Ada"), 2, "--why: the reason is missing; say why"),
        (("stranger", "received", "--by", "Ada"), 1, "stranger: is no recipient of this desk;"),
        (("glassworks", "received", "--by", " "), 2, "nothing is said"),
        (("glassworks", "received"), 2, "--by"),
        (("received", "--by", "Ada"), 2, "give WARNING RECIPIENT REPLY, or REPLY alone with"),
        (("glassworks", "received", "--by", "Ada", "--link", "x"), 2, "or --link LINK"),
    ],
)
def test_what_is_wrong_with_an_answer_is_one_line(
    run: Tocsin, hall: Issued, args: tuple[str, ...], code: int, told: str
) -> None:
    ended, _, err = run("ack", WARNING, *args)
    assert (ended, len(err.splitlines())) == (code, 1)
    assert told in err
    assert hall.done(deeds.Answered) == []


def test_policies_are_added_listed_shown_and_asked_who(
    run: Tocsin, hall: Issued, tmp_path: Path
) -> None:
    file = tmp_path / "hall.toml"
    file.write_text(POLICY, "utf-8")
    assert run("policies", "add", file)[:2] == (0, "hall: new\n")
    assert run("policies", "add", file)[1] == "hall: as before\n"
    out = run("policies", "list")[1]
    assert "default · ships with Tocsin" in out
    assert "after 10 min: ministry" in out
    assert run("policies", "show", "hall")[1] == POLICY
    out = run("policies", "who", CASE[:8], "--policy", "hall")[1]
    assert "Step 2" in out and "Ministry · ministry" in out and "named by the policy" in out
    rows = json.loads(run("policies", "who", CASE, "--format", "json")[1])["rows"]
    assert {row["step"] for row in rows} == {1, 2, 3}
    assert [row["why"] for row in rows if not row["recipient"]] == ["Arena has no deputy"]


def test_all_policies_are_checked_before_any_is_kept(
    run: Tocsin, hall: Issued, tmp_path: Path
) -> None:
    for name, text in (
        ("good", POLICY),
        ("bad", "steps = 3"),
        ("twin", f'name = "good"\n{POLICY}'),
    ):
        (tmp_path / f"{name}.toml").write_text(text, "utf-8")
    good, bad, twin = (tmp_path / f"{name}.toml" for name in ("good", "bad", "twin"))
    code, _, err = run("policies", "add", good, bad)
    assert (code, len(err.splitlines())) == (1, 1)
    assert "bad.toml: steps: expected array" in err
    assert "holds a policy called good, as" in run("policies", "add", good, twin)[2]
    assert run("policies", "show", "good")[0] == 1


def test_a_case_is_silenced_for_a_while_and_no_longer(run: Tocsin, hall: Issued) -> None:
    code, out, _ = run("silence", CASE[:8], "--until", soon(), "--why", "the hall is empty")
    assert (code, "new warnings still go out" in out) == (0, True)
    assert run("unsilence", CASE, "--why", "it opens again")[0] == 0
    code, _, err = run("unsilence", CASE, "--why", "it opens again")
    assert (code, err) == (1, "tocsin: the case isn't silenced; leave it as it is\n")
    code, _, err = run("silence", CASE, "--until", "2026-03-07", "--why", "so")
    assert code == 1 and "is over; give a time that is still to come" in err
