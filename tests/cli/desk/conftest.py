"""A small desk, made once by the command itself, and the command run in this process."""

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import trafilatura  # noqa: F401 - while warnings are none of our errors: it tries for PySocks

from tests.desk.made import press
from tocsin.cli import main
from tocsin.desk.desk import Desk

Tocsin = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of pages about one attack, named against the order in which they came out."""
    folder = tmp_path_factory.mktemp("pages")
    for number, page in enumerate(press()):
        (folder / f"{99 - number}.html").write_bytes(page.content)
    return folder


@pytest.fixture(scope="session")
def full(pages: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The path of a desk that holds them, as if it had been watching; not to be written to."""
    from tocsin.collect import expand
    from tocsin.desk.ordering import in_order

    where = str(tmp_path_factory.mktemp("desk") / "full.db")
    with Desk(where, by="Mira") as desk:
        assert len(list(desk.add(in_order(expand([pages])), replay=True))) == len(press())
    return where


@pytest.fixture
def desk(full: str, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """That desk, which is also the one that commands use unless told otherwise."""
    monkeypatch.setenv("TOCSIN_DESK", full)
    return Desk(full, create=False)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Tocsin:
    """Runs the command: exit code, standard output, standard error."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("COLUMNS", "80")

    def command(*args: str | Path, stdin: bytes = b"") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["tocsin", *map(str, args)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as ended:
            main()
        sys.stdout.flush()
        out, err = capfdbinary.readouterr()
        return int(ended.value.code or 0), out.decode(), err.decode()

    return command
