"""Deeds are told in words."""

from datetime import UTC, datetime
from typing import get_args

import pytest

from tests.warn.made import OPENED, answered, delivery, lines, queued
from tocsin.warn import deeds
from tocsin.warn.deeds import AnyDeed
from tocsin.wording.lists import logged

_NOON = datetime(2026, 3, 7, 12, tzinfo=UTC)


@pytest.mark.parametrize("kind", get_args(AnyDeed))
def test_every_deed_has_words_of_its_own(kind: type[deeds.Deed]) -> None:
    """All of whose fields are there."""
    told = "".join(logged.TOLD[kind])
    assert told.format_map(dict.fromkeys(kind.__struct_fields__, "x"))


def test_what_is_empty_is_left_out() -> None:
    assert logged.told(deeds.Named(recipient="hall", role="protector"), {}) == (
        "named hall as protector"
    )
    assert logged.told(answered(), {"w1": "“Stay away”"}) == (
        "glassworks answered “Stay away” by Ada: received"
    )


def test_messages_are_called_by_what_queued_them() -> None:
    failed = deeds.Failed(delivery=delivery().id, error="550 no such user", again=_NOON)
    rows = list(logged.entries(lines([OPENED, queued(), failed])))
    (piece,) = rows[-1].lines[0]
    assert piece.words == (
        "couldn't send a message to glassworks by email: 550 no such user; tries again at "
        "7 March 2026, 12:00 UTC"
    )
