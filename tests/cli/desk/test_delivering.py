"""The commands that send, show what became of messages, and see to it that the desk lives."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from tests.cli.desk.conftest import Tocsin
from tests.desk.sent import CASE, Clock, Post
from tests.warn.messages.made import GLASSWORKS
from tocsin.desk.desk import Desk
from tocsin.store import Store
from tocsin.warn.people import Contact

MAIL, FILE = "aaaaaa0123456789abcd", "bbbbbb0123456789abcd"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A desk with a warning of this hour, and a message by e-mail and one by file."""
    where = str(tmp_path / "sent.db")
    monkeypatch.setenv("TOCSIN_DESK", where)
    with Desk(where) as opened:
        now = opened.sending._now()
    post = Post(Store(where), Clock(now))
    hour: dict[str, Any] = {"expires": now.replace(year=now.year + 1)}
    folder = str(tmp_path / "out")
    hall = replace(GLASSWORKS, contacts=(Contact(channel="file", address=folder),))
    post.issue(hall, **hour)
    post.queue(MAIL, **hour)
    post.queue(FILE, channel="file", address=folder, **hour)
    post.store.close()
    yield where


def _deliver(run: Tocsin, *more: str) -> tuple[int, str, str]:
    return run("deliver", "--once", "--by", "Mira", *more)


def test_what_is_due_is_sent_and_told(desk: str, run: Tocsin, tmp_path: Path) -> None:
    code, out, err = _deliver(run)
    assert (code, err) == (0, "")
    assert "1 to be tried again" in out
    assert (tmp_path / "out" / f"{FILE}.txt").exists()


def test_messages_are_listed_with_how_they_stand(desk: str, run: Tocsin) -> None:
    listed = run("deliveries", "list")[1]
    assert "waiting · glassworks · email: glassworks@karsk.example" in listed
    assert "“Attack on a concert hall in Karsk is feared” · x" in " ".join(listed.split())
    _deliver(run)
    out = run("deliveries", "list", "--state", "to-be-tried-again", "--case", CASE[:6])[1]
    assert "not taken: no server is set for e-mail (smtp.host)" in " ".join(out.split())
    rows = json.loads(run("deliveries", "list", "--recipient", "glassworks", "--format", "json")[1])
    assert {row["id"] for row in rows["rows"]} >= {MAIL, FILE}
    assert run("deliveries", "list", "--recipient", "nobody")[:2] == (0, "No messages.\n")


def test_a_message_is_opened_to_its_log(desk: str, run: Tocsin) -> None:
    _deliver(run)
    out = run("deliveries", "show", FILE[:6])[1]
    assert "sent, the channel says:" in out
    assert run("deliveries", "show", "ffffff")[::2] == (
        (1, "tocsin: ffffff: is no message of this desk; see `tocsin deliveries`\n")
    )


def test_what_a_channel_reports_later_is_noted(desk: str, run: Tocsin) -> None:
    _deliver(run)
    told = run("deliveries", "report", FILE, "failed", "--detail", "bounced", "--by", "Mira")
    assert told[:2] == (0, f"message {FILE} to glassworks: never arrived\n")
    assert "Mira reports: never arrived, bounced" in run("deliveries", "show", FILE)[1]


def test_settings_are_those_that_are_named(desk: str, run: Tocsin, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.toml"
    wrong.write_text("smpt = 1")
    code, _, err = _deliver(run, "--settings", str(wrong))
    assert (code, err.count("\n")) == (1, 1)
    assert "smpt: no such key" in err


def test_a_desk_that_delivers_lives_and_one_that_is_silent_pages(
    desk: str, run: Tocsin, tmp_path: Path
) -> None:
    contact = f'contacts = [{{ channel = "file", address = "{tmp_path}/paged" }}]'
    (tmp_path / "tocsin.toml").write_text(f"[heartbeat]\n{contact}\n")
    code, out, err = run("heartbeat", "check")
    assert (code, out) == (1, f"paged by file {tmp_path}/paged\n")
    assert "no `tocsin deliver` has ever shown a sign of life" in err
    assert run("heartbeat", "check")[:2] == (1, "")
    assert run("heartbeat", "beat")[0] == 0
    assert run("heartbeat", "check", "--after", "1")[:2] == (0, "the desk lives\n")
    assert len(list((tmp_path / "paged").iterdir())) == 1


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("{}/none.db", "there is no such desk"),
        ("postgresql://nobody@127.0.0.1:1/none", "Connection refused"),
    ],
)
def test_a_desk_that_cant_be_reached_pages_at_every_run_and_says_so_in_a_line(
    run: Tocsin, tmp_path: Path, where: str, said: str
) -> None:
    contact = f'contacts = [{{ channel = "file", address = "{tmp_path}/paged" }}]'
    settings = tmp_path / "silent.toml"
    settings.write_text(f"[heartbeat]\n{contact}\n")
    for _ in range(2):
        named = ("--desk", where.format(tmp_path), "--settings", settings)
        code, out, err = run("heartbeat", "check", *named)
        assert (code, said in err, err.count("\n")) == (1, True, 1)
        assert out == f"paged by file {tmp_path}/paged\n"


def test_each_round_shows_a_watcher_elsewhere_that_the_desk_lives(
    desk: str, run: Tocsin, tmp_path: Path
) -> None:
    (tmp_path / "tocsin.toml").write_text('[heartbeat]\nping = "http://127.0.0.1:9/"\n')
    code, _, err = _deliver(run)
    assert code == 0
    assert "the ping to http://127.0.0.1:9/ failed" in err


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_goes_on_until_it_is_told_to_stop_and_then_ends_in_order(
    desk: str, number: int, tmp_path: Path
) -> None:
    command = [sys.executable, "-c", "from tocsin.cli import main; main()", "deliver"]
    process = subprocess.Popen(  # noqa: S603 - our own program
        [*command, "--every", "0.2"], stdout=subprocess.PIPE, text=True, env=os.environ
    )
    assert process.stdout
    assert "1 to be tried again" in process.stdout.readline()
    process.send_signal(number)
    process.communicate(timeout=30)
    assert process.returncode == 0
    with Desk(desk) as opened:
        assert opened.deliveries.opened(FILE).row.state == "sent"
        assert opened.heart.beats()
