"""A desk as it is set unless somebody says otherwise reaches nothing of its own network."""

import threading
import time
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from tests.desk.service.outlet import publish
from tests.warn.channels.receivers import hook
from tests.warn.messages.made import carried
from tocsin.desk.channels import makers
from tocsin.desk.desk import Desk
from tocsin.desk.service.parts import Wishes, service
from tocsin.desk.service.telling import Told
from tocsin.desk.settings import Settings, Webhook
from tocsin.warn.channels import Refused
from tocsin.warn.messages import message
from tocsin.warn.people import Channel

SETTINGS = Settings(webhook=Webhook(secret="0123456789abcdef"))  # noqa: S106 - of a test


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "0x7f.1"])
def test_the_service_asks_no_source_of_its_own_machine(
    tmp_path: Path, httpserver: HTTPServer, host: str
) -> None:
    told = list[Told]()
    with Desk(str(tmp_path / "desk.db"), by="Ada", settings=SETTINGS) as desk:
        desk.sources.add(publish(httpserver, 1).replace("localhost", host))
        wishes = Wishes(workers=0, deliver=False)
        made = service(desk, "Ada", wishes, threading.Event(), told.append)
        page = next(part for part in made._parts if part.step == "page")
        end = time.monotonic() + 20
        while not (row := desk.sources.list()[0]).last and time.monotonic() < end:
            page.turn()
        page.close()
    assert row.last and row.last.condition in ("private", "disallowed")  # its rules can't be had
    assert httpserver.log == []


@pytest.mark.filterwarnings("ignore:'imghdr' is deprecated:DeprecationWarning")
@pytest.mark.parametrize(("channel", "scheme"), [("webhook", "http"), ("apprise", "json")])
def test_no_message_goes_to_its_own_machine(channel: Channel, scheme: str) -> None:
    made = makers(SETTINGS)[channel]()
    with hook() as server:
        for host in ("127.0.0.1", "localhost", "[::ffff:127.0.0.1]"):
            with pytest.raises(Refused) as caught:
                made.send(message(carried(channel=channel)), f"{scheme}://{host}:{server.port}/")
            assert caught.value.permanent
        assert server.requests == []
    made.close()
