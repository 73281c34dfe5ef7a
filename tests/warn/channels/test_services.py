"""Apprise is the last hop: what it is given, and what it says."""

import json

import pytest

from tests.warn.channels.receivers import hook
from tests.warn.messages.made import carried
from tocsin.warn.channels import Refused
from tocsin.warn.channels.services import Services
from tocsin.warn.messages import message

# What Apprise itself imports.
pytestmark = pytest.mark.filterwarnings("ignore:'imghdr' is deprecated:DeprecationWarning")

MESSAGE = message(carried(channel="apprise"))


def test_a_service_is_given_subject_and_a_thousand_characters_and_its_secret_isnt_told() -> None:
    with hook() as server:
        receipt = Services(private=True).send(
            MESSAGE, f"json://user:password@127.0.0.1:{server.port}/"
        )
        told = json.loads(server.requests[0][1])
    assert (told["title"], told["message"]) == (MESSAGE.subject, MESSAGE.brief)
    assert receipt.startswith("taken by JSON, json://user:****@127.0.0.1")


def test_a_service_that_fails_is_tried_again() -> None:
    with hook(500) as server, pytest.raises(Refused) as caught:
        Services(private=True).send(MESSAGE, f"json://127.0.0.1:{server.port}/")
    assert "JSON didn't take it: FAILURE" in caught.value.error
    assert not caught.value.permanent


@pytest.mark.parametrize("address", ["", "nosuch://x", "json://", "glassworks"])
def test_what_names_no_service_is_a_last_word(address: str) -> None:
    with pytest.raises(Refused) as caught:
        Services(private=True).send(MESSAGE, address)
    assert caught.value.permanent


@pytest.mark.parametrize(
    "address",
    ["json://[::1]:9/", "xml://localhost:9/", "mailto://u:p@varnia.example?smtp=127.0.0.1"],
)
def test_ones_own_network_isnt_called_unless_the_desk_is_set_so(address: str) -> None:
    with pytest.raises(Refused) as caught:
        Services().send(MESSAGE, address)
    assert caught.value.error.endswith("which the settings don't allow")
    assert caught.value.permanent


def test_a_redirect_leads_nowhere() -> None:
    with hook() as inside, hook(307) as server:
        server.headers["Location"] = inside.address
        with pytest.raises(Refused):
            Services(private=True).send(MESSAGE, f"json://127.0.0.1:{server.port}/")
        assert (len(server.requests), len(inside.requests)) == (1, 0)
