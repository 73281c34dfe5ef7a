"""The bar is for somebody who waits in front of a terminal, and for nobody else."""

import io
import sys

import pytest

from tocsin.cli.progress import progress


class Terminal(io.StringIO):
    """A standard error that somebody looks at."""

    def isatty(self) -> bool:
        """As a terminal says."""
        return True


def shown(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, total: int) -> str:
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    with progress(total) as bar:
        for number in range(total):
            bar.show(f"page-{number}.html")
            with bar.hidden():
                pass
            bar.advance()
    return stream.getvalue()


def test_a_bar_on_many(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "page-2.html" in shown(monkeypatch, Terminal(), 3)


def test_none_on_one(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, Terminal(), 1) == ""


def test_quiet_in_pipes(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, io.StringIO(), 3) == ""
