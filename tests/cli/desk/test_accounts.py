"""The commands for accounts: secrets are printed once, and never asked for in the arguments."""

from pathlib import Path

import pytest

from tests.cli.desk.conftest import Tocsin
from tocsin.desk.desk import Desk

pytestmark = pytest.mark.usefixtures("cheap_hashes")

LONG = "seven herons over the quay"


@pytest.fixture(name="place", autouse=True)
def _place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    where = str(tmp_path / "desk.db")
    monkeypatch.setenv("TOCSIN_DESK", where)
    return where


def _add(run: Tocsin, account: str, name: str, role: str = "admin") -> str:
    code, out, _ = run("accounts", "add", account, "--name", name, "--role", role, "--by", "Ada")
    assert code == 0
    return out


def test_who_is_added_is_invited_once(run: Tocsin, place: str) -> None:
    first, invitation, last = _add(run, "mira", "Mira Olsen", "analyst").splitlines()
    assert first == "mira: Mira Olsen, analyst; chooses a password at /invitation with"
    assert last.endswith("holds 4 days")
    with Desk(place) as desk:
        desk.accounts.accept("mira", invitation, LONG)
    out = run("accounts", "list")[1]
    assert "signs in with a password · written by Ada" in out and invitation not in out


def test_a_password_comes_from_standard_input(run: Tocsin, place: str) -> None:
    args = ("accounts", "add", "mira", "--name", "Mira Olsen", "--password", "--by", "Ada")
    code, out, err = run(*args, stdin=f"{LONG}\n".encode())
    assert (code, LONG in out + err) == (0, False)
    with Desk(place) as desk:
        assert desk.sessions.sign_in("mira", LONG)
    code, _, err = run("accounts", "reset", "mira", "--password", "--by", "Ada", stdin=b"short\n")
    assert (code, err.count("\n"), "short" in err) == (1, 1, False)


def test_roles_change_and_accounts_are_disabled_and_enabled(run: Tocsin, place: str) -> None:
    _add(run, "ada", "Ada Berg")
    _add(run, "mira", "Mira Olsen", "reader")
    assert run("accounts", "role", "mira", "approver")[1].startswith("mira: approver")
    assert run("accounts", "disable", "mira", "--why", "left in June")[0] == 0
    assert "disabled: left in June" in run("accounts", "list")[1]
    assert run("accounts", "enable", "mira")[1] == "mira: enabled\n"
    code, _, err = run("accounts", "role", "ada", "reader")
    assert (code, err) == (1, "tocsin: ada is the only admin; make somebody else one first\n")


def test_sessions_are_listed_and_revoked(run: Tocsin, place: str) -> None:
    _add(run, "ada", "Ada Berg")
    with Desk(place, by="Ada") as desk:
        desk.accounts.reset("ada", password=LONG)
        token = desk.sessions.sign_in("ada", LONG, "Firefox")
        (row,) = desk.sessions.list()
        out = run("accounts", "sessions")[1]
        assert row.id[:10] in out and "Firefox" in out and token not in out
        assert run("accounts", "revoke", row.id[:10])[1] == "ada: signed out there\n"
        assert desk.sessions.find(token) is None


def test_a_key_is_printed_alone_and_once(run: Tocsin, place: str) -> None:
    _add(run, "ada", "Ada Berg")
    code, out, _ = run("accounts", "keys", "make", "ada", "the map", "--scope", "read")
    with Desk(place) as desk:
        assert desk.keys.find(out.strip())
        (row,) = desk.keys.list()
    listed = run("accounts", "keys", "list")[1]
    assert (code, "the map" in listed, out.strip() in listed) == (0, True, False)
    code, said, _ = run("accounts", "keys", "revoke", row.id[:8], "--why", "lost")
    assert (code, said) == (0, "ada: the map opens nothing any more\n")
    assert "revoked: lost" in run("accounts", "keys", "list")[1]


@pytest.mark.parametrize(
    "args",
    [
        ("add", "mira", "--name", "Mira", "--role", "boss"),
        ("keys", "make", "ada", "map", "--scope", "all"),
        ("keys", "make", "ada", "map"),
        ("disable", "ada"),
    ],
)
def test_wrong_usage_is_told_in_a_line(run: Tocsin, args: tuple[str, ...]) -> None:
    code, _, err = run("accounts", *args)
    assert (code, err.count("\n")) == (2, 1)
