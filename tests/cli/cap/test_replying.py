"""`tocsin cap ack`, `error` and `answer` from outside: out to others, and in from them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from tests.cli.desk.conftest import Tocsin, run
from tests.desk.issued import CASE, WARNING, Issued, issued
from tests.warn.cap.made import ALERT, altered
from tocsin.warn import cap, deeds

__all__ = ["run"]

ARENA = "arena@email.example"
OURS = altered(identifier=f"tocsin-{CASE}-2")


@pytest.fixture(name="hall")
def _hall(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Issued]:
    """A desk whose warning was updated by an alert of ours."""
    monkeypatch.setenv("TOCSIN_DESK", str(tmp_path / "desk.db"))
    monkeypatch.delenv("TOCSIN_SETTINGS", raising=False)
    with issued(str(tmp_path / "desk.db")) as made:
        made.issue("b" * 20, "update", refers=(WARNING,), alert=cap.written(OURS).decode())
        yield made


@pytest.fixture(name="keys")
def _keys(tmp_path: Path) -> tuple[Path, Path]:
    """Files with a private key, and its public one."""
    key = ec.generate_private_key(ec.SECP256R1())
    private, public = tmp_path / "own.pem", tmp_path / "theirs.pem"
    private.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    pem = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    public.write_bytes(pem)
    return private, public


def test_an_alert_is_acknowledged_and_rejected(run: Tocsin, tmp_path: Path) -> None:
    (tmp_path / "karsk.cap").write_bytes(cap.written(ALERT))
    code, out, err = run("cap", "ack", tmp_path / "karsk.cap", "--by", "hall@karsk.example")
    assert (code, err) == (0, "")
    ack = cap.parsed(out.encode())
    assert (ack.msg_type, ack.sender, ack.references) == (
        ("Ack", "hall@karsk.example", (ALERT.reference,))
    )
    why = ("--why", "no such area")
    out = run("cap", "error", tmp_path / "karsk.cap", "--by", "hall@karsk.example", *why)[1]
    assert (cap.parsed(out.encode()).msg_type, cap.parsed(out.encode()).note) == (
        ("Error", "no such area")
    )
    (tmp_path / "ack.cap").write_text(out)
    code, _, err = run("cap", "ack", tmp_path / "ack.cap", "--by", "hall@karsk.example")
    assert (code, err.split("; ")[0]) == (1, f"tocsin: {tmp_path}/ack.cap: is itself an answer")
    code, _, err = run("cap", "ack", tmp_path / "karsk.cap", "--by", "a, b")
    assert (code, len(err.splitlines())) == (1, 1)


def test_an_answer_counts_if_it_is_signed_with_a_known_key(
    run: Tocsin, hall: Issued, keys: tuple[Path, Path], tmp_path: Path
) -> None:
    alert, answer = tmp_path / "ours.cap", tmp_path / "ack.cap"
    alert.write_bytes(cap.written(OURS))
    answer.write_text(run("cap", "ack", alert, "--by", ARENA, "--key", keys[0])[1])
    code, out, _ = run("cap", "answer", answer, "--key", keys[1])
    assert (code, out) == (0, f"arena: received of warning bbbbbbbbbb; signed with {keys[1]}\n")
    (done,) = hall.done(deeds.Answered)
    assert isinstance(done, deeds.Answered)
    assert (done.means, done.proof) == ("alert", f"signed with {keys[1]}")
    assert run("cap", "answer", answer, "--key", keys[1])[1].startswith("nothing new")
    answer.write_text(run("cap", "ack", alert, "--by", ARENA)[1])
    code, _, err = run("cap", "answer", answer, "--key", keys[1])
    assert (code, err) == (1, f"tocsin: {answer}: isn't signed; don't rely on who sent it\n")


def test_an_answer_without_a_key_needs_somebody_who_vouches(
    run: Tocsin, hall: Issued, tmp_path: Path
) -> None:
    answer = tmp_path / "error.cap"
    answer.write_bytes(cap.written(cap.rejected(OURS, ARENA, OURS.sent, "no such area")))
    code, _, err = run("cap", "answer", answer)
    assert (code, err.split("; ")[1]) == (2, "give --key PEM, or say --by NAME and --why TEXT\n")
    code, out, _ = run("cap", "answer", answer, "--by", "Mira", "--why", "they called")
    assert (code, out) == (
        (0, "arena: can't act of warning bbbbbbbbbb; Mira vouches for it: they called\n")
    )
    assert len(hall.done(deeds.Answered)) == 1
