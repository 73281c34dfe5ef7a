"""`tocsin cap check` from outside."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.warn.cap.made import ALERT, altered, swapped
from tocsin.cli import main
from tocsin.warn.cap import written

Check = Callable[..., tuple[int, str, str]]


@pytest.fixture
def check(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Check:
    """Runs `tocsin cap check`: exit code, standard output, standard error."""

    def command(*args: str | Path, stdin: bytes = b"") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["tocsin", "cap", "check", *map(str, args)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as ended:
            main()
        sys.stdout.flush()
        out, err = capfdbinary.readouterr()
        return int(ended.value.code or 0), out.decode(), err.decode()

    return command


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "karsk.cap"
    path.write_bytes(written(ALERT))
    return path


def test_a_sound_alert_ends_with_0(check: Check, file: Path) -> None:
    assert check(file) == (0, f"{file}: nothing is wrong with it\n", "")


def test_a_finding_is_a_line_with_path_rule_and_paragraph(check: Check, file: Path) -> None:
    file.write_bytes(written(altered(msg_type="Update")))
    code, out, err = check(file)
    assert (code, err) == (1, "")
    assert out == (
        f"{file}: error: /alert[1]/msgType[1]: references has to say which message this Update "
        "is about [references-needed, CAP 1.2 §3.2.1 msgType]\n"
    )


def test_advice_alone_ends_with_0(check: Check, file: Path) -> None:
    file.write_bytes(written(altered(note="x")))
    code, out, _ = check(file)
    assert code == 0
    assert ": advice: /alert[1]/note[1]: " in out


def test_what_cannot_be_read_is_one_line_and_the_others_are_checked(
    check: Check, file: Path, tmp_path: Path
) -> None:
    contents = {"binary": b"\x89PNG\r\n\x00", "empty": b"", "old": swapped("cap:1.2", "cap:1.1")}
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    unreadable = [*(tmp_path / name for name in contents), tmp_path / "gone", tmp_path]
    code, out, err = check(*unreadable, file)
    assert code == 1
    assert out == f"{file}: nothing is wrong with it\n"
    lines = err.splitlines()
    assert [line.split(": ")[1] for line in lines] == [str(path) for path in unreadable]


def test_json_has_an_object_a_file(check: Check, file: Path, tmp_path: Path) -> None:
    code, out, _ = check(file, tmp_path / "gone", "--format", "json")
    sound, gone = json.loads(out)
    assert code == 1
    assert sound == {"file": str(file), "findings": [], "refused": None}
    assert gone["refused"].startswith("no such file")


def test_standard_input(check: Check) -> None:
    assert check("-", stdin=written(ALERT))[:2] == (0, "-: nothing is wrong with it\n")


def test_what_an_alert_says_stays_on_its_line(check: Check, file: Path) -> None:
    file.write_bytes(swapped("karsk-2026-0001", "a b\n\u202efake: error"))
    out = check(file)[1]
    assert out.count("\n") == 1
    assert "\u202e" not in out


def test_no_file_is_wrong_usage(check: Check) -> None:
    assert check()[0] == 2
