"""The command line of the evaluations (evaluation/__main__.py)."""

import json
from pathlib import Path

import pytest

from evaluation.__main__ import main
from tests.corpora.polnear_made import lay_out


def _run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr("sys.argv", ["evaluation", *arguments])
    return main()


@pytest.fixture(name="data")
def _data(tmp_path: Path) -> str:
    lay_out(tmp_path, "dev")
    return str(tmp_path)


def test_json_prints_one_object_and_nothing_else(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], data: str
) -> None:
    assert _run(monkeypatch, "statements", "--data", data, "--json") == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["benchmark"] == "statements"
    assert err == ""


def test_without_json_it_prints_a_table(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], data: str
) -> None:
    assert _run(monkeypatch, "statements", "--data", data, "--split", "dev") == 0
    assert "published" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["statements", "brief", "speed"])
def test_missing_data_is_one_line_that_names_it(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    name: str,
) -> None:
    assert _run(monkeypatch, name, "--data", str(tmp_path / "gone")) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "gone" in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments", [(), ("statements",), ("nothing", "--data", "."), ("bench", "--data", ".")]
)
def test_a_wrong_command_line_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    with pytest.raises(SystemExit) as stop:
        _run(monkeypatch, *arguments)
    assert stop.value.code == 2
    assert "usage" in capsys.readouterr().err


@pytest.mark.parametrize(("missed", "status"), [([], 0), (["brief: f1 1.00 is below 2"], 1)])
def test_bench_fails_when_a_floor_is_missed(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    missed: list[str],
    status: int,
) -> None:
    monkeypatch.setattr("evaluation.__main__.bench", lambda *_: missed)
    assert _run(monkeypatch, "bench", "--data", ".", "--gold", ".") == status
    assert capsys.readouterr().out
