"""Webhooks, held against a real server: signed, once for each key, and to public places alone."""

import json
from collections.abc import Iterator
from datetime import timedelta

import pytest

from tests.warn.channels.receivers import Deed, hook
from tests.warn.made import NOON
from tests.warn.messages.made import carried
from tocsin.warn.channels import Refused
from tocsin.warn.channels.signing import signature, verify
from tocsin.warn.channels.webhook import Webhook
from tocsin.warn.messages import message

SECRET = "0123456789abcdef"  # noqa: S105 - of a test
MESSAGE = message(carried(channel="webhook"))


@pytest.fixture
def webhook() -> Iterator[Webhook]:
    made = Webhook(SECRET, private=True, limit=0.4)
    yield made
    made.close()


def _refused(webhook: Webhook, address: str) -> Refused:
    with pytest.raises(Refused) as caught:
        webhook.send(MESSAGE, address)
    return caught.value


def test_a_receiver_can_check_that_it_is_the_desks_and_new(webhook: Webhook) -> None:
    with hook() as server:
        assert webhook.send(MESSAGE, server.address) == "200 OK"
        ((headers, body),) = server.requests
    assert verify(SECRET, headers, body, NOON.timestamp()) == "d1"
    assert json.loads(body)["warning"]["id"] == "w1"
    assert headers["Host"] == f"127.0.0.1:{server.port}"


def test_what_was_changed_sent_again_later_or_signed_by_another_is_found_out() -> None:
    signed = {"tocsin-timestamp": "1000", "TOCSIN-SIGNATURE": signature(SECRET, 1000, b"x")}
    assert verify(SECRET, signed, b"x", 1000) == ""
    for body, secret, now in ((b"y", SECRET, 1000), (b"x", "other", 1000), (b"x", SECRET, 1301)):
        with pytest.raises(ValueError, match=r"signature isn't|too far"):
            verify(secret, signed, body, now)
    with pytest.raises(ValueError, match="no timestamp"):
        verify(SECRET, {}, b"x", 1000)


def test_a_secret_can_be_changed_as_any_signature_of_several_will_do() -> None:
    both = f"{signature('old', 1000, b'x')}, {signature(SECRET, 1000, b'x')}"
    headers = {"Tocsin-Timestamp": "1000", "Tocsin-Signature": both, "Idempotency-Key": "d1"}
    assert verify(SECRET, headers, b"x", 1000) == "d1"


@pytest.mark.parametrize(
    ("status", "permanent"),
    [(302, True), (400, True), (404, True), (408, False), (429, False), (500, False), (503, False)],
)
def test_what_a_server_answers_is_its_last_word_or_not(
    webhook: Webhook, status: int, permanent: bool
) -> None:
    with hook(status) as server:
        server.headers = {"Retry-After": "120", "Location": "http://127.0.0.1:9/"}
        refused = _refused(webhook, server.address)
        assert len(server.requests) == 1
    assert refused.error.startswith(str(status))
    assert (refused.permanent, refused.after) == (permanent, timedelta(minutes=2))


@pytest.mark.parametrize("deed", ["hang", "late", "drop"])
def test_where_no_answer_comes_it_isnt_known_whether_it_was_taken(
    webhook: Webhook, deed: Deed
) -> None:
    with hook(deed) as server:
        refused = _refused(webhook, server.address)
        assert refused.error.endswith("it isn't known whether it was taken")
        assert refused.unsure and not refused.permanent
        assert webhook.send(MESSAGE, server.address) == "200 OK"
        assert len(server.requests) == 2
        assert len(server.taken) == 1


def test_a_server_that_isnt_there_is_tried_again(webhook: Webhook) -> None:
    with hook() as server:
        gone = server.address
    assert _refused(webhook, gone).error.startswith("no connection")
    assert "can't be found" in _refused(webhook, "http://no.such.host.invalid/").error


@pytest.mark.parametrize("address", ["", "ftp://varnia.example/", "varnia.example", "http://", "h"])
def test_what_is_no_address_is_a_last_word(webhook: Webhook, address: str) -> None:
    assert _refused(webhook, address).permanent


def test_ones_own_network_isnt_called_unless_the_desk_is_set_so() -> None:
    public = Webhook(SECRET)
    with hook() as server:
        for host in ("127.0.0.1", "localhost", "[::ffff:127.0.0.1]"):
            refused = _refused(public, f"http://{host}:{server.port}/")
            assert refused.error.endswith("which the settings don't allow")
            assert refused.permanent
        assert server.requests == []
    public.close()


def test_nothing_is_sent_without_a_secret_to_sign_it() -> None:
    without = Webhook("")
    assert "no secret is set" in _refused(without, "http://varnia.example/").error
    without.close()
