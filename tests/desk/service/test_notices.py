"""The service tells each message about sources, with its contact and what kept it."""

import threading
from pathlib import Path

from tests.desk.feeds import COURIER
from tests.desk.sent import Clock
from tests.desk.test_noticing import fails
from tocsin.desk.desk import Desk
from tocsin.desk.service.notices import Notices
from tocsin.desk.service.parts import Wishes, service
from tocsin.desk.service.telling import Told
from tocsin.desk.settings import parsed


def test_each_message_is_told_and_what_kept_one(where: str, tmp_path: Path) -> None:
    clock, told, stop = Clock(), list[Told](), threading.Event()
    file, mail = tmp_path / "out", "officer@varnia.example"
    contacts = f'{{ channel = "file", address = "{file}" }}, '
    contacts += f'{{ channel = "email", address = "{mail}" }}'
    settings = parsed(f"[collect]\nnotices = [{contacts}]", "tocsin.toml")
    stop.set()
    with Desk(where, by="Ada", clock=clock, settings=settings) as desk:
        desk.sources.add(COURIER)
        fails(desk, clock)
        assert Notices(desk.noticing, stop, told.append).turn() == 2
    assert [(one.about, one.what) for one in told] == [
        (f"file {file}", "sent"),
        (f"email {mail}", "failed"),
    ]
    assert told[1].why.startswith("no server is set")


def test_they_are_told_by_whoever_sends_messages(where: str) -> None:
    stop = threading.Event()
    stop.set()
    for deliver in (True, False):
        wishes, told = Wishes(workers=0, collect=False, deliver=deliver), list[Told]()
        with Desk(where, by="Ada") as desk:
            made = service(desk, "Ada", wishes, stop, told.append)
            assert ("notice" in [part.step for part in made._parts]) == deliver
