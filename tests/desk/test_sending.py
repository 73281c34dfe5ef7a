"""Sending: each message once, however the channels behave, and the ledger tells the truth."""

import threading
from collections.abc import Iterator
from datetime import datetime, time, timedelta

import pytest
from msgspec.structs import replace

from tests.desk.sent import Post, Way, texts
from tests.warn.made import ISSUED, NOON, WARNING
from tests.warn.messages.made import GLASSWORKS
from tocsin.desk.hands import AT_ONCE
from tocsin.desk.sending import LEASE, Counts
from tocsin.desk.settings import Settings
from tocsin.store import Store, ledger
from tocsin.warn import deeds
from tocsin.warn.channels import Refused
from tocsin.warn.ledger import broken

MINUTE = timedelta(minutes=1)


@pytest.fixture
def post(store: Store) -> Iterator[Post]:
    made = Post(store)
    made.issue()
    yield made
    made.close()
    with store.look() as view:
        assert list(broken(ledger.rows(view))) == []


@pytest.fixture
def one_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """A channel sends one message after the other."""
    for channel in ("email", "file"):
        monkeypatch.setitem(AT_ONCE, channel, 1)


def test_what_is_due_is_sent_once_by_its_channel_and_kept_with_what_that_says(post: Post) -> None:
    post.queue("d1")
    post.queue("d2", channel="webhook", address="https://hall.example/")
    sending = post.sending()
    assert sending.send() == Counts(sent=2)
    assert sending.send() == Counts()
    ((address, message),) = post.ways["email"].taken
    assert (address, message.id, message.alert) == ("glassworks@karsk.example", "d1", "<alert/>")
    assert message.moment == post.clock.now
    assert post.done("d1") == ["Tried", "Sent"]
    assert post.told()["d1"].receipt == "number 1"


def test_where_nothing_is_due_nothing_is_entered(post: Post) -> None:
    post.queue("d1")
    post.clock.on(minutes=-1)
    with post.store.look() as view:
        before = ledger.last(view)
        assert post.sending().send() == Counts()
        assert ledger.last(view) == before
    assert post.done("d1") == []


def test_only_the_channels_that_are_asked_for_are_used(post: Post) -> None:
    post.queue("d1")
    post.queue("d2", channel="file", address="hall")
    assert post.sending().send(["file"]) == Counts(sent=1)
    assert post.done("d1") == []


def test_a_message_carries_the_link_by_which_it_is_answered(post: Post) -> None:
    post.settings = Settings(url="https://desk.varnia.example", secret="s" * 32)
    post.queue("d1")
    post.sending().send()
    message = post.ways["email"].taken[0][1]
    assert "https://desk.varnia.example/answer/" in message.text


def test_what_isnt_taken_is_tried_again_later_and_no_sooner(post: Post) -> None:
    post.queue("d1")
    post.ways["email"] = Way(script=[Refused("451 busy"), Refused("451 busy", after=30 * MINUTE)])
    sending = post.sending()
    assert sending.send() == Counts(again=1)
    assert sending.send() == Counts()
    again = post.told()["d1"].due
    assert again is not None
    assert timedelta(seconds=7) < again - NOON < timedelta(seconds=13)
    post.clock.now = again
    assert sending.send() == Counts(again=1)
    assert post.told()["d1"].due == again + 30 * MINUTE
    post.clock.on(minutes=30)
    assert sending.send() == Counts(sent=1)
    assert post.told()["d1"].attempts == 3


def test_a_last_word_is_one(post: Post) -> None:
    post.queue("d1")
    post.ways["email"] = Way(script=[Refused("550 no such mailbox", permanent=True)])
    assert post.sending().send() == Counts(failed=1)
    assert post.told()["d1"].failed == "550 no such mailbox"
    post.clock.on(days=1)
    assert post.sending().send() == Counts()


def test_what_comes_too_late_is_dropped_and_so_is_what_a_closed_case_would_say(post: Post) -> None:
    post.queue("d1", expires=NOON + MINUTE)
    post.queue("d2")
    post.write(deeds.Closed(outcome="near miss", why="over"))
    post.clock.on(minutes=1)
    assert post.sending().send() == Counts(dropped=2)
    told = post.told()
    assert told["d1"].dropped.startswith("too late")
    assert told["d2"].dropped == "the case is closed"


WAIVED = deeds.Waived(ground="already aware", why="they told us", recipient="glassworks")


@pytest.mark.parametrize(
    ("done", "counts"),
    [
        (deeds.Dropped(delivery="d1", why="the warning was cancelled"), Counts(dropped=1)),
        (deeds.Sent(delivery="d1", receipt="250 OK"), Counts(sent=1)),
    ],
)
def test_who_was_waived_hears_of_the_end_only_of_what_they_had(
    post: Post, done: deeds.AnyDeed, counts: Counts
) -> None:
    post.queue("d1")
    post.write(done, WAIVED)
    ended = replace(WARNING, id="w2", kind="cancel", refers=("w1",))
    post.write(replace(ISSUED, warning=ended))
    post.queue("d2", warning="w2")
    assert post.sending().send() == counts


def test_a_message_to_nobody_or_of_nothing_fails_for_good_and_holds_up_no_other(post: Post) -> None:
    post.queue("d1", recipient="nobody")
    post.queue("d2", warning="w9")
    post.queue("d3")
    assert post.sending().send() == Counts(sent=1, failed=2)
    told = post.told()
    assert told["d1"].failed == "nobody is no recipient of this desk"
    assert told["d2"].failed == "there is no warning w9"


def test_what_may_not_be_public_isnt_sent_to_the_public(store: Store) -> None:
    post = Post(store)
    post.issue(replace(GLASSWORKS, id="town", role="public"))
    post.queue("d1", recipient="town")
    assert post.sending().send() == Counts(failed=1)
    assert "may not be made public" in post.told()["d1"].failed
    post.close()


def test_quiet_hours_put_a_message_off_until_they_end(store: Store) -> None:
    post = Post(store)
    post.clock.now = datetime.fromisoformat("2026-03-07T22:30:00Z")
    post.issue(replace(GLASSWORKS, quiet=(time(22), time(7))))
    post.queue("d1", disturbs=False)
    assert post.sending().send() == Counts(postponed=1)
    assert post.done("d1") == ["Postponed"]
    post.clock.now = datetime.fromisoformat("2026-03-08T06:00:00Z")
    assert post.sending().send() == Counts(sent=1)
    post.close()


@pytest.mark.parametrize("disturbs", [True, False])
def test_a_try_that_falls_into_quiet_hours_is_held_as_its_policy_had_it(
    store: Store, disturbs: bool
) -> None:
    post = Post(store)
    post.clock.now = datetime.fromisoformat("2026-03-07T20:59:55Z")  # 21:59:55 in Vienna
    post.issue(replace(GLASSWORKS, quiet=(time(22), time(7))))
    post.queue("d1", disturbs=disturbs)
    post.ways["email"] = Way(script=[Refused("busy")])
    sending = post.sending()
    assert sending.send() == Counts(again=1)
    post.clock.on(minutes=1)
    assert sending.send() == (Counts(sent=1) if disturbs else Counts(postponed=1))
    post.close()


def test_a_contact_gets_one_message_a_minute(post: Post) -> None:
    post.queue("d1", "d2")
    sending = post.sending()
    assert sending.send() == Counts(sent=1, postponed=1)
    post.clock.on(minutes=1)
    assert sending.send() == Counts(sent=1)


def test_messages_that_can_wait_go_to_a_contact_as_one(store: Store, one_hand: None) -> None:
    post = Post(store)
    other = replace(GLASSWORKS, id="other")
    post.issue(GLASSWORKS, other, urgency="Future", severity="Minor")
    post.queue("d1", "d2", "d3")
    post.queue("d4", recipient="other")
    assert post.sending().send(["email"]) == Counts(sent=4)
    first, second = (message for _, message in post.ways["email"].taken)
    assert (first.kind, first.subject[:22], second.kind) == (
        ("digest", "[TLP:AMBER] 3 warnings", "alert")
    )
    assert post.told()["d3"].receipt == "number 1 (one message of 3, d1)"
    post.close()


def test_what_has_just_come_back_after_its_lease_goes_with_no_other_once_more(
    store: Store, one_hand: None
) -> None:
    post = Post(store)
    post.issue(GLASSWORKS, urgency="Future", severity="Minor")

    def lapse() -> None:
        post.clock.on(minutes=6)
        post.queue("d2")

    post.ways["email"] = Way(script=[lapse])
    post.queue("d1")
    assert post.sending().send() == Counts(sent=2)
    assert [message.id for _, message in post.ways["email"].taken] == ["d1", "d2"]
    assert post.done("d1") == ["Tried", "Sent"]
    post.close()


def test_a_channel_that_hangs_holds_up_no_other_and_what_it_says_late_is_kept(post: Post) -> None:
    hung = threading.Event()
    post.ways["email"] = Way(script=[lambda: hung.wait(20)])
    post.queue("d1")
    post.queue("d2", channel="webhook", address="https://hall.example/")
    sending = post.sending()
    assert sending.send(seconds=0.2) == Counts(sent=1)
    post.queue("d3", channel="webhook", address="https://hall.example/")
    assert sending.send(seconds=0.2) == Counts(sent=1)
    assert post.done("d1") == ["Tried"]
    hung.set()
    assert sending.send((), seconds=20) == Counts(sent=1)
    assert post.done("d1") == ["Tried", "Sent"]


def test_a_hand_that_never_comes_back_is_replaced(
    post: Post, one_hand: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    hung = threading.Event()
    post.ways["email"] = Way(script=[lambda: hung.wait(20)])
    post.queue("d1", "d2")
    sending = post.sending()
    monkeypatch.setattr(sending._hands, "_patience", 0.05)
    assert sending.send(seconds=0.01) == Counts()
    post.clock.on(minutes=1)
    assert sending.send(seconds=5) == Counts(sent=1)
    assert texts(post.ways["email"].taken) == ["d2"]
    hung.set()


def test_a_bug_in_one_message_is_told_and_stops_no_other(post: Post) -> None:
    def bug() -> None:
        raise KeyError("x")

    post.ways["file"] = Way(script=[bug])
    post.queue("d1", "d2", channel="file", address="hall")
    assert post.sending().send() == Counts(sent=1, again=1)
    assert post.told()["d1"].failed == "internal error (KeyError: 'x')"


def test_two_desks_on_one_record_never_send_the_same_message(post: Post) -> None:
    many = [f"d{number}" for number in range(40)]
    post.queue(*many, channel="file", address="hall")
    way, gate = Way(), threading.Barrier(2)
    post.ways["file"] = way
    workers = [post.sending(), post.sending()]

    def work(sending: int) -> None:
        gate.wait(10)
        workers[sending].send()

    threads = [threading.Thread(target=work, args=(number,)) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert texts(way.taken) == sorted(many)
    assert all(post.done(id_) == ["Tried", "Sent"] for id_ in many)


def test_what_nobody_heard_of_is_tried_again_after_its_lease_under_the_same_id(post: Post) -> None:
    post.queue("d1")
    post.write(deeds.Tried(delivery="d1", attempt=1, lease=NOON + LEASE))
    sending = post.sending()
    assert sending.send() == Counts()
    post.clock.now = NOON + LEASE
    assert sending.send() == Counts(sent=1)
    assert post.ways["email"].taken[0][1].id == "d1"
    assert post.told()["d1"].attempts == 2


def test_what_comes_back_after_its_lease_is_kept_if_it_was_taken_only(
    post: Post, one_hand: None
) -> None:
    """Else another may have the message by then, and it is for them to say how it goes on."""

    def lapse() -> None:
        post.clock.on(minutes=6)
        if post.ways["email"].taken:
            raise Refused("late")

    post.ways["email"] = Way(script=[lapse, lapse])
    post.queue("d1", "d2")
    sending = post.sending()
    assert sending.send() == Counts(sent=1)
    assert post.done("d2")[-1] == "Tried"


def test_as_many_messages_are_under_way_as_a_channel_has_hands(post: Post) -> None:
    gate = threading.Barrier(AT_ONCE["webhook"])
    post.ways["webhook"] = Way(script=[lambda: gate.wait(10)] * AT_ONCE["webhook"])
    many = [f"d{number}" for number in range(AT_ONCE["webhook"])]
    post.queue(*many, channel="webhook", address="https://hall.example/")
    assert post.sending().send() == Counts(sent=len(many))


def test_who_stops_begins_no_message_and_keeps_what_came_back(post: Post, one_hand: None) -> None:
    post.queue("d1", "d2", channel="file", address="hall")
    stopped: list[bool] = []
    post.ways["file"] = Way(script=[lambda: stopped.append(True)])
    sending = post.sending()
    sending.send(stop=lambda: bool(stopped))
    sending.send((), seconds=5)
    assert (post.done("d1"), post.done("d2")) == (["Tried", "Sent"], [])
