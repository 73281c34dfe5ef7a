"""Real receivers on loopback: a mail server, and a web server that does as it is told."""

import asyncio
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

# What a server does with a request: answers with a status, keeps silent for ever (hang) or until
# the caller is gone (late: it takes it all the same), or hangs up.
Deed = int | str


@dataclass
class PostOffice:
    """Takes mail; `replies` are given to the next recipients or messages in place of 250."""

    port: int = 0
    taken: list[EmailMessage] = field(default_factory=list)
    to: list[str] = field(default_factory=list)
    sessions: set[int] = field(default_factory=set)
    rcpt: list[str] = field(default_factory=list)
    data: list[str] = field(default_factory=list)

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: object
    ) -> str:
        """A recipient is named."""
        reply = self.rcpt.pop(0) if self.rcpt else "250 OK"
        if reply.startswith("250"):
            envelope.rcpt_tos.append(address)
        return reply

    async def handle_DATA(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        """A message was said."""
        reply = self.data.pop(0) if self.data else f"250 OK number {len(self.taken) + 1}"
        if reply == "hang up":
            server.transport.abort()  # type: ignore[union-attr]
        if reply == "hang":
            await asyncio.sleep(1)
        if reply.startswith(("250", "hang")):
            assert isinstance(envelope.content, bytes)
            self.taken.append(message_from_bytes(envelope.content, policy=policy.default))
            self.to += envelope.rcpt_tos
            self.sessions.add(id(session))
        return reply


class _Somewhere(Controller):
    """Listens on a port that nobody else has."""

    def _trigger_server(self) -> None:
        assert self.server is not None
        self.port = self.server.sockets[0].getsockname()[1]  # type: ignore[attr-defined]
        super()._trigger_server()  # type: ignore[no-untyped-call]


@contextmanager
def post_office(**options: Any) -> Iterator[PostOffice]:
    """A mail server that takes everything, for as long as the block."""
    office = PostOffice()
    controller = _Somewhere(office, hostname="127.0.0.1", port=0, **options)
    controller.start()
    office.port = controller.port
    try:
        yield office
    finally:
        controller.stop()


@dataclass
class Hook:
    """Takes webhooks: every request, and by its key those that it took."""

    port: int = 0
    script: list[Deed] = field(default_factory=list)
    requests: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    taken: dict[str, bytes] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    late: float = 0.6  # seconds after which it answers late
    over: threading.Event = field(default_factory=threading.Event)

    @property
    def address(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.port}/hook"


@contextmanager
def hook(*script: Deed) -> Iterator[Hook]:
    """A web server that does as the script says, then answers 200, for as long as the block."""
    made = Hook(script=list(script))

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(size := int(self.headers["Content-Length"]))
            if len(body) < size:  # who sent it was killed
                self.close_connection = True
                return
            made.requests.append((dict(self.headers), body))
            deed = made.script.pop(0) if made.script else 200
            if deed == "hang":
                made.over.wait(30)
            if deed in (200, "late", "drop"):
                made.taken.setdefault(self.headers["Idempotency-Key"], body)
            if deed == "late":
                time.sleep(made.late)
            if deed in ("hang", "drop"):
                self.close_connection = True
                return
            self.send_response(deed if isinstance(deed, int) else 200)
            for name, value in {"Content-Length": "2", **made.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(b"ok")

        def log_message(self, *_: object) -> None:
            pass

        def handle(self) -> None:
            with suppress(OSError):  # the other side has given up, as it should
                super().handle()

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    made.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield made
    finally:
        made.over.set()
        server.shutdown()
        server.server_close()
        thread.join()
