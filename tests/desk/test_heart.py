"""The heartbeat: a desk that is silent pages its people by another way."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.desk.sent import Clock
from tocsin.desk.heart import Heart
from tocsin.desk.settings import Heartbeat, Settings
from tocsin.desk.sources import Sources
from tocsin.store import Store
from tocsin.warn.people import Contact

AFTER = timedelta(minutes=15)


@pytest.fixture
def heart(store: Store, clock: Clock, tmp_path: Path) -> Iterator[Heart]:
    contacts = (
        Contact(channel="email", address="officer@varnia.example"),
        Contact(channel="file", address=str(tmp_path / "paged")),
    )
    yield Heart(store, "", clock, Settings(heartbeat=Heartbeat(contacts=contacts)))


def test_a_desk_that_beats_isnt_silent_until_too_long_after(heart: Heart, clock: Clock) -> None:
    heart.beat("one")
    clock.on(minutes=10)
    heart.beat("other")
    assert list(heart.beats()) == ["one", "other"]
    clock.on(minutes=15)
    assert heart.silence(AFTER) is None
    clock.on(minutes=1)
    silence = heart.silence(AFTER)
    assert str(silence).endswith(
        "no `tocsin deliver` has shown a sign of life since 2026-03-07 12:10 UTC"
    )


def test_a_desk_that_never_beat_is_silent(heart: Heart) -> None:
    assert "has ever shown" in str(heart.silence(AFTER))


def test_who_collects_is_watched_where_there_is_anything_to_be_asked(
    heart: Heart, store: Store, clock: Clock
) -> None:
    heart.beat("one")
    assert heart.silence(AFTER, "collect") is None
    Sources(store, "Ada", clock).add("https://courier.example/feed")
    silence = heart.silence(AFTER, "collect")
    assert str(silence).endswith("has ever shown a sign of life, and sources are to be asked (1)")
    heart.beat("one", "collect")
    assert heart.silence(AFTER, "collect") is None
    clock.on(minutes=16)
    silence = heart.silence(AFTER, "collect")
    assert "no `tocsin run` has shown" in str(silence)
    assert str(silence).endswith("(1); if one runs, its pages don't get on")


def test_people_are_paged_by_whatever_channel_works_and_again_only_after_an_hour(
    heart: Heart, clock: Clock, tmp_path: Path
) -> None:
    heart.beat("one")
    clock.on(minutes=16)
    silence = heart.silence(AFTER)
    assert silence is not None
    mail, file = heart.page(silence)
    assert mail.error.startswith("no server is set")
    assert "is silent: no `tocsin deliver`" in Path(file.receipt).read_text()
    clock.on(minutes=59)
    again = heart.silence(AFTER)
    assert again is not None
    assert again.paged
    clock.on(minutes=1)
    again = heart.silence(AFTER)
    assert again is not None
    assert not again.paged


def test_a_new_silence_is_paged_at_once(heart: Heart, clock: Clock) -> None:
    heart.beat("one")
    clock.on(minutes=16)
    silence = heart.silence(AFTER)
    assert silence is not None
    heart.page(silence)
    heart.beat("one")
    clock.on(minutes=16)
    again = heart.silence(AFTER)
    assert again is not None
    assert not again.paged
