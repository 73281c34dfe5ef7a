"""What `tocsin run` says of its steps."""

from datetime import timedelta
from pathlib import Path

import pytest
from prometheus_client import CollectorRegistry

from tests.desk.sent import Clock
from tocsin.cli.desk.duty import _logged, _Waiting
from tocsin.desk.desk import Desk
from tocsin.desk.service.telling import Told
from tocsin.store import work


@pytest.mark.parametrize("as_json", [True, False])
def test_the_log_has_an_address_without_what_is_secret_in_it(
    capsys: pytest.CaptureFixture[str], as_json: bool
) -> None:
    _logged(as_json=as_json)(Told("poll", "https://post.example/rss?token=SECRET", "a", "good"))
    said = capsys.readouterr().out
    assert "https://post.example/rss" in said and "SECRET" not in said


def test_prometheus_is_told_how_much_waits_and_for_how_long(tmp_path: Path) -> None:
    clock, registry = Clock(), CollectorRegistry()
    with Desk(str(tmp_path / "desk.db"), by="Ada", clock=clock) as desk:
        registry.register(_Waiting(desk))
        with desk.store.work() as view:
            work.put(view, "a", b"", clock())
        clock.now += timedelta(minutes=5)
        for step, count, seconds in (("read", 1, 300), ("enter", 0, 0)):
            labels = {"step": step}
            assert registry.get_sample_value("tocsin_waiting_pages", labels) == count
            assert registry.get_sample_value("tocsin_waiting_age_seconds", labels) == seconds
