"""Many deliveries: everybody gets exactly one, or the figure is nothing."""

from pathlib import Path

import pytest

from evaluation.deliveries import measure
from tocsin.desk.sending import Counts, Sending

pytestmark = pytest.mark.slow


def test_everybody_gets_exactly_one_by_each_channel() -> None:
    figures = measure(Path(), "25").figures
    assert {name: figures[name] for name in figures if "exactly" in name or "whole" in name} == {
        "email_exactly_once": 100.0,
        "email_ledger_whole": 100.0,
        "file_exactly_once": 100.0,
        "file_ledger_whole": 100.0,
    }


def test_a_desk_that_sends_nothing_scores_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Sending, "send", lambda _: Counts())
    figures = measure(Path(), "25").figures
    assert (figures["email_exactly_once"], figures["file_exactly_once"]) == (0.0, 0.0)
