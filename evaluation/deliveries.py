"""The first messages of one warning to very many: `--data` isn't used, `--split` is how many.

Everybody is a recipient, is queued a message in one case, and is sent it by a mail server on
loopback (another process, which keeps what it takes) or as a file. Figures, for each channel: the
seconds from the first claim to the last receipt, those of the desk's own processor time, messages a
second, and whether everybody got exactly one (100 or 0) and the ledger is whole (100 or 0).
"""

import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from evaluation.result import Result
from tests.warn.made import ISSUED, NOON, OPENED
from tocsin.desk.sending import Sending
from tocsin.desk.settings import Settings, Smtp
from tocsin.desk.verifying import ledger as verifying
from tocsin.records import identify
from tocsin.store import Store, ledger
from tocsin.store.journal import written
from tocsin.warn import deeds
from tocsin.warn.people import Channel, Contact, Recipient

RECIPIENTS = 10_000
_CASE = identify("case", "deliveries")
_PUBLISHED = {f"{name}_seconds": (60.0, "what issue 8 asks for") for name in ("email", "file")}


def measure(data: Path, split: str | None) -> Result:
    """Send to everybody by each channel."""
    wanted = int(split or RECIPIENTS)
    began = time.perf_counter()
    figures: dict[str, float] = {}
    channels: tuple[Channel, ...] = ("email", "file")
    for channel in channels:
        with tempfile.TemporaryDirectory(prefix="tocsin-deliveries-") as name:
            figures |= _sent(Path(name), channel, wanted)
    return Result(
        benchmark="deliveries",
        data=data.name,
        split=str(wanted),
        items=wanted,
        figures=figures,
        published=_PUBLISHED,
        seconds=time.perf_counter() - began,
    )


def _sent(folder: Path, channel: Channel, wanted: int) -> dict[str, float]:
    with sink(folder / "taken") as port:
        smtp = Smtp(host="127.0.0.1", port=port, starttls=False)
        settings = Settings(smtp=smtp, sender="desk@varnia.example")
        store = Store(str(folder / "desk.db"), create=True)
        ids = fill(store, channel, wanted, str(folder / "files"))
        began, used = time.perf_counter(), time.process_time()
        sending = Sending(store, "evaluation", lambda: written(NOON), settings)
        counts = sending.send()
        took, spent = time.perf_counter() - began, time.process_time() - used
        sending.close()
    got = Counter(_taken(folder, channel))
    with store.look() as view:
        whole = not list(verifying.check(view)) and ledger.next_due(view) is None
    store.close()
    return {
        f"{channel}_seconds": took,
        f"{channel}_cpu_seconds": spent,
        f"{channel}_per_second": wanted / took,
        f"{channel}_exactly_once": 100.0 * (got == Counter(ids) and counts.sent == wanted),
        f"{channel}_ledger_whole": 100.0 * whole,
    }


def fill(store: Store, channel: Channel, wanted: int, folder: str) -> list[str]:
    """A case, a warning, its recipients, and a message to each; the ids of the messages."""
    people = [_recipient(number, channel, folder) for number in range(wanted)]
    queued = [deeds.Queued(delivery=_delivery(one), due=NOON, why="issued") for one in people]
    with store.enter(written(NOON), "Mira", "fill") as entry:
        ledger.write(entry, "", *(deeds.Kept(recipient=one) for one in people))
        ledger.write(entry, _CASE, OPENED, ISSUED, *queued)
    return [one.delivery.id for one in queued]


def _recipient(number: int, channel: Channel, folder: str) -> Recipient:
    address = folder if channel == "file" else f"r{number}@karsk.example"
    return Recipient(
        id=f"r{number}",
        name=f"Recipient {number}",
        role="protector",
        contacts=(Contact(channel=channel, address=address),),
    )


def _delivery(recipient: Recipient) -> deeds.Delivery:
    (contact,) = recipient.contacts
    warning = ISSUED.warning.id
    return deeds.Delivery(
        id=identify(
            "delivery", _CASE, warning, recipient.id, contact.channel, contact.address, 0, 0
        ),
        warning=warning,
        recipient=recipient.id,
        channel=contact.channel,
        address=contact.address,
        step=0,
        round=0,
        expires=NOON + timedelta(hours=48),
    )


def _taken(folder: Path, channel: Channel) -> Iterator[str]:
    """The ids of the messages that arrived, as often as they did."""
    if channel == "email":
        yield from (folder / "taken").read_text().split()
    else:
        yield from (path.stem for path in (folder / "files").glob("*.xml"))


# The mail server


@contextmanager
def sink(taken: Path) -> Iterator[int]:
    """A mail server in a process of its own, which notes the ids of what it takes; its port."""
    command = "from evaluation.deliveries import serve; import sys; serve(sys.argv[1])"
    process = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", command, str(taken)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield int(process.stdout.readline() if process.stdout else 0)
    finally:
        process.communicate("\n")


def serve(taken: str) -> None:
    """Take mail until standard input ends."""
    from tests.warn.channels.receivers import post_office

    with post_office() as office:
        print(office.port, flush=True)
        sys.stdin.readline()
        ids = [mail["Message-ID"].strip("<>").partition("@")[0] for mail in office.taken]
    Path(taken).write_text("\n".join(ids))
