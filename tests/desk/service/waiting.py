"""Pages that wait, and a reader that does to its process what they say."""

import os
import time

from tocsin.desk.service.arrived import Arrived
from tocsin.errors import CleanError
from tocsin.records import Page, Reading
from tocsin.store import Store, work
from tocsin.store.packing import pack_record

NOW, LATER = (f"2026-05-01T12:{minute}:00.000000Z" for minute in ("00", "20"))


def wait(store: Store, *names: str, reading: Reading | None = None) -> None:
    """Let pages of these names wait to be read, or entered if their reading is given."""
    with store.work() as view:
        for name in names:
            page = Page(source=name, content=b"")
            work.put(view, name, pack_record(Arrived(source="a", page=page)), NOW)
            if reading is not None:
                (job,) = work.claim(view, "reader", NOW, NOW, 1)
                packed = pack_record(Arrived(source="a", page=page, reading=reading))
                work.read(view, job, packed)


def read(page: Page) -> tuple[CleanError, float]:
    """In place of reading it; of what does nothing odd, that it is empty."""
    if page.source == "hangs":
        time.sleep(600)
    if page.source == "ends":
        os._exit(1)
    if page.source == "fails":
        raise KeyError(page.source)
    return CleanError(page.source, "is empty", "leave it out"), 0.0
