"""The log of messages: what became of each, as of any moment, and what was reported later."""

from collections.abc import Iterator

import pytest

from tests.desk.sent import CASE, Post
from tests.warn.made import DRAFT, NOON
from tocsin.desk.delivered import Deliveries
from tocsin.errors import DeskError, NotFoundError
from tocsin.store import Store

FIRST, OTHER = "aaaaaa0123456789abcd", "bbbbbb0123456789abcd"


@pytest.fixture
def post(store: Store) -> Iterator[Post]:
    made = Post(store)
    made.issue()
    made.queue(FIRST)
    made.clock.on(minutes=5)
    made.queue(OTHER, channel="file", address="hall")
    made.sending().send(["file"])
    yield made
    made.close()


@pytest.fixture
def log(post: Post) -> Deliveries:
    return Deliveries(post.store, "Mira", post.clock)


def test_messages_are_listed_by_what_is_asked_of_them(log: Deliveries) -> None:
    assert [row.id for row in log.listed()] == [OTHER, FIRST]
    assert [row.id for row in log.listed(case=CASE[:6], state="sent")] == [OTHER]
    assert log.listed(recipient="nobody") == log.listed(warning="w9") == ()
    (row,) = log.listed(state="waiting")
    assert (row.title, row.channel, row.attempts) == ("Crowds in Karsk", "email", 0)
    assert row.headline == DRAFT.headline
    with pytest.raises(NotFoundError):
        log.listed(case="ffffff")


def test_what_a_message_was_at_a_moment_stays_so(log: Deliveries) -> None:
    (row,) = log.listed(as_of="2026-03-07T12:01Z")
    assert (row.id, row.state) == (FIRST, "waiting")


def test_a_message_is_opened_by_how_its_id_begins(log: Deliveries) -> None:
    opened = log.opened("bbbbbb")
    assert opened.row.sent is not None
    assert opened.row.sent > NOON
    assert opened.log[-1].what == "sent, the channel says: number 1"
    for name in ("bbbbb", "ffffff", "'", "%"):
        with pytest.raises(NotFoundError):
            log.opened(name)


def test_what_a_channel_reports_later_is_kept(log: Deliveries) -> None:
    assert log.report(OTHER, "failed", "bounced").state == "never arrived"
    assert log.report(OTHER, "delivered").state == "delivered"
    assert log.opened(OTHER).log[-2].what == "Mira reports: never arrived, bounced"


def test_what_was_never_sent_can_not_have_arrived(log: Deliveries) -> None:
    with pytest.raises(DeskError, match="was never sent"):
        log.report(FIRST, "read")
