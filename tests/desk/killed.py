"""A process that sends and is killed at one of its steps; made anew for each, as quickly as can be.

A small server of its own, without threads, forks a child for each order that it reads.
"""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tocsin.collect.trust import certificates
from tocsin.desk.channels import Makers
from tocsin.desk.sending import Sending
from tocsin.desk.settings import Settings
from tocsin.store import Store
from tocsin.store.journal import written
from tocsin.warn.channels.composing import Sender
from tocsin.warn.channels.files import Files
from tocsin.warn.channels.mail import Mail, Server
from tocsin.warn.channels.webhook import Webhook

SECRET = "s" * 32


def makers(mail_port: int) -> Makers:
    """Channels to receivers on loopback, with little patience."""
    server = Server("127.0.0.1", mail_port, starttls=False)
    return {
        "email": lambda: Mail(server, Sender("desk@varnia.example"), quiet=2),
        "webhook": lambda: Webhook(SECRET, private=True, limit=0.25),
        "file": lambda: Files(),
    }


def send(where: str, now: str, mail_port: int, kill_at: int) -> int:
    """Send all that is due; at that step the process is killed. How many steps it took."""
    steps, one = [0], threading.Lock()

    def step(_: str) -> None:
        with one:
            steps[0] += 1
            if steps[0] == kill_at:
                os.kill(os.getpid(), signal.SIGKILL)

    store = Store(where)
    sending = Sending(store, "desk", lambda: now, Settings(), makers=makers(mail_port), step=step)
    sending.send()
    return steps[0]


def serve() -> None:
    """Do orders from standard input; answers each with the child's exit status."""
    certificates()  # else each child would make it anew
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            os._exit(send(**json.loads(line)))
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


@dataclass
class Killer:
    """Has messages sent by processes that are killed."""

    process: "subprocess.Popen[str]"

    def order(self, where: str, now: datetime, mail_port: int, kill_at: int) -> None:
        """Begin to send; `done` waits for the end."""
        order: dict[str, Any] = {
            "where": where,
            "now": written(now),
            "mail_port": mail_port,
            "kill_at": kill_at,
        }
        assert self.process.stdin
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()

    def done(self) -> int:
        """How many steps it took; below 0: it was killed."""
        assert self.process.stdout
        return int(self.process.stdout.readline())


@contextmanager
def killer() -> Iterator[Killer]:
    """The server, for as long as the block."""
    process = subprocess.Popen(
        [sys.executable, "-c", "from tests.desk.killed import serve; serve()"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield Killer(process)
    finally:
        process.communicate()
