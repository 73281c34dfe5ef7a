"""`tocsin serve`: it answers on loopback, and nowhere else unless links are safe there."""

import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pytest

from tests.cli.desk.conftest import Tocsin
from tests.desk.issued import KEY, issued
from tocsin.cli.desk import listening
from tocsin.desk.desk import Desk


@pytest.fixture(name="place")
def _place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a desk and its settings."""
    with issued(str(tmp_path / "desk.db")):
        pass
    monkeypatch.setenv("TOCSIN_DESK", str(tmp_path / "desk.db"))
    monkeypatch.delenv("TOCSIN_SETTINGS", raising=False)
    (tmp_path / "tocsin.toml").write_text(f'secret = "{KEY}"\n', "utf-8")
    return tmp_path


def test_beyond_this_machine_it_listens_only_where_links_are_safe(run: Tocsin, place: Path) -> None:
    for host in ("0.0.0.0", "192.0.2.1", "::", "desk.example"):  # noqa: S104
        code, _, err = run("serve", "--host", host)
        assert (code, len(err.splitlines())) == (2, 1)
        assert "set `url` to an https address, or say --behind-proxy" in err


def test_beyond_this_machine_a_desk_without_a_secret_serves_nothing(
    run: Tocsin, place: Path
) -> None:
    for text in ("", 'secret = "only-a-short-secret"'):
        (place / "tocsin.toml").write_text(text, "utf-8")
        code, _, err = run("serve", "--host", "0.0.0.0", "--behind-proxy")  # noqa: S104
        assert (code, len(err.splitlines())) == (1, 1)
        assert "openssl rand -hex 32" in err


def test_a_port_that_is_taken_is_told_in_one_line(run: Tocsin, place: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        code, _, err = run("serve", "--port", str(taken.getsockname()[1]))
    assert code == 1
    assert "can't listen at 127.0.0.1" in err and "--port" in err


@contextmanager
def _served(folder: Path, *more: str) -> Iterator[tuple[str, str]]:
    """What it says as it begins to serve the desk in a folder, and its address."""
    command = [str(Path(sys.executable).with_name("tocsin")), "serve", "--port", "0", *more]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=folder) as served:  # noqa: S603
        assert served.stderr is not None
        said = served.stderr.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+", said)
        assert found is not None, said
        yield said, found[0]
        served.send_signal(signal.SIGINT)
        assert served.wait(20) in (0, 130)


def test_no_part_of_an_answer_waits_for_word_that_the_one_before_has_come() -> None:
    with (
        listening._listening("127.0.0.1", 0) as here,
        socket.create_connection(here.getsockname()[:2]),
        here.accept()[0] as accepted,
    ):
        assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


@pytest.mark.slow
def test_it_serves_until_it_is_interrupted(place: Path) -> None:
    with _served(place) as (_, base):
        assert httpx2.get(base).status_code == 200
        assert httpx2.get(f"{base}/answer/none").status_code == 404


@pytest.mark.slow
def test_it_stops_at_once_when_it_is_interrupted_whoever_follows_it(place: Path) -> None:
    with _served(place) as (_, base), httpx2.stream("GET", f"{base}/live", timeout=30) as stream:
        assert next(stream.iter_lines()) == "event: grown"
        began = time.monotonic()
    assert time.monotonic() - began < 5


@pytest.mark.slow
def test_the_first_start_needs_neither_desk_nor_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TOCSIN_DESK", str(tmp_path / "new.db"))
    with _served(tmp_path) as (said, base):
        assert "the desk is at http" in said
        assert httpx2.get(base).status_code == 200


@pytest.mark.slow
@pytest.mark.parametrize("account", [False, True])
def test_behind_a_proxy_the_desk_is_shown_only_to_who_has_an_account(
    place: Path, account: bool
) -> None:
    if account:
        with Desk(str(place / "desk.db"), by="Ada") as desk:
            desk.accounts.add("ada", "Ada Berg", "admin")
    with _served(place, "--behind-proxy") as (said, base):
        assert ("without accounts (`tocsin accounts add`) only answers" in said) != account
        assert httpx2.get(f"{base}/incidents").status_code == (303 if account else 404)
