"""E-mail by a server that takes it (SMTP, RFC 5321), one connection for many messages."""

import smtplib
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from tocsin.warn.channels.channel import LIMIT, QUIET, Refused
from tocsin.warn.channels.composing import Sender, composed
from tocsin.warn.messages import Message
from tocsin.warn.outgoing import final_for_mail

_MANY = 100  # messages by one connection: servers don't like more
_IDLE = 30.0  # seconds after which a server has probably hung up
_IMPLICIT = 465  # the port where TLS comes before all else (RFC 8314 §3.3)
_UNKNOWN = "it isn't known whether it was taken"


@dataclass(frozen=True)
class Server:
    """The server that takes the mail, and how it is spoken to."""

    host: str
    port: int = 587
    starttls: bool = True
    user: str = ""
    password: str = ""


class Mail:
    """Sends e-mail.

    Args:
        server: takes it; without a host nothing is sent.
        sender: whom it is from.
        quiet: seconds of silence after which the server is given up.
        limit: seconds for one message, all in all.
    """

    def __init__(
        self, server: Server, sender: Sender, *, quiet: float = QUIET, limit: float = LIMIT
    ) -> None:
        self._server = server
        self._sender = sender
        self._quiet = quiet
        self._limit = limit
        self._held: smtplib.SMTP | None = None
        self._sent = 0
        self._used = 0.0

    def send(self, message: Message, address: str) -> str:
        """Hand it to the server; what that says, which mostly names its own number for it."""
        if not self._server.host:
            raise Refused("no server is set for e-mail (smtp.host)")
        if not address.isprintable() or "@" not in address or " " in address:
            raise Refused(f"{address!r} is no address of e-mail", permanent=True)
        content = composed(message, address, self._sender)
        if self._sent >= _MANY or time.monotonic() - self._used > _IDLE:
            self.close()
        if self._held is not None:
            # Where it hangs up before anything of the message was said, it had waited too long.
            with suppress(_HungUpError):
                return self._handed(address, content)
        try:
            return self._handed(address, content)
        except _HungUpError as error:
            raise Refused(f"the server hung up ({error})") from error

    def close(self) -> None:
        """Take leave of the server."""
        held, self._held, self._sent = self._held, None, 0
        if held is not None:
            with suppress(OSError, smtplib.SMTPException):
                held.quit()
            held.close()

    def _handed(self, address: str, content: bytes) -> str:
        try:
            connection = self._connected()
            with _bounded(connection, self._limit):
                receipt = self._transaction(connection, address, content)
        except BaseException as error:
            if not (isinstance(error, Refused) and self._alive()):
                self._drop()
            raise
        self._sent += 1
        self._used = time.monotonic()
        return receipt

    def _alive(self) -> bool:
        """Whether the connection goes on after a message that the server didn't want."""
        try:
            return self._held is not None and self._held.rset()[0] == 250
        except (OSError, smtplib.SMTPException):
            return False

    def _drop(self) -> None:
        held, self._held = self._held, None
        if held is not None:
            held.close()

    def _connected(self) -> smtplib.SMTP:
        if self._held is None:
            try:
                self._held, self._sent = self._connect(), 0
            except smtplib.SMTPAuthenticationError as error:
                raise Refused(f"the server refuses user or password ({_said(error)})") from error
            except smtplib.SMTPNotSupportedError as error:
                raise Refused(f"the server doesn't offer it ({error})") from error
            except (OSError, smtplib.SMTPException) as error:
                raise Refused(f"no connection to the server ({_said(error)})") from error
        return self._held

    def _connect(self) -> smtplib.SMTP:
        server = self._server
        # Its name is asked for once and locally; the library would ask the network each time.
        name = socket.gethostname()
        where = (server.host, server.port, name)
        implicit = server.starttls and server.port == _IMPLICIT
        made = (
            smtplib.SMTP_SSL(*where, timeout=self._quiet, context=ssl.create_default_context())
            if implicit
            else smtplib.SMTP(*where, timeout=self._quiet)
        )
        try:
            if server.starttls and not implicit:
                made.starttls(context=ssl.create_default_context())
            made.ehlo_or_helo_if_needed()
            if server.user:
                made.login(server.user, server.password)
        except BaseException:
            made.close()
            raise
        return made

    def _transaction(self, connection: smtplib.SMTP, address: str, content: bytes) -> str:
        options = ["SMTPUTF8", "BODY=8BITMIME"] if not address.isascii() else []
        if options and not connection.has_extn("smtputf8"):
            raise Refused(f"the server can't send to {address}: it isn't ASCII", permanent=True)
        try:
            code, said = connection.mail(self._sender.address, options)
            if code != 250:
                # It is the desk that isn't wanted: others have to mend that, and may.
                raise Refused(f"the sender is refused: {_reply(code, said)}")
            code, said = connection.rcpt(address)
            if code not in (250, 251):
                raise Refused(_reply(code, said), permanent=final_for_mail(code))
        except (OSError, smtplib.SMTPException) as error:
            raise _HungUpError(_said(error)) from error
        try:
            code, said = connection.data(content)
        except smtplib.SMTPDataError as error:
            code, said = error.smtp_code, error.smtp_error  # type: ignore[assignment]
        except (OSError, smtplib.SMTPException) as error:
            problem = f"the connection broke ({_said(error)}); {_UNKNOWN}"
            raise Refused(problem, unsure=True) from error
        if code != 250:
            raise Refused(_reply(code, said), permanent=final_for_mail(code))
        return _reply(code, said)


class _HungUpError(Exception):
    """The connection ended before anything of the message was said."""


@contextmanager
def _bounded(connection: smtplib.SMTP, limit: float) -> Iterator[None]:
    """Cut the connection after so many seconds: each wait alone may be short, and all very long."""
    timer = threading.Timer(limit, _cut, [connection])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _cut(connection: smtplib.SMTP) -> None:
    if connection.sock is not None:
        with suppress(OSError):
            connection.sock.shutdown(socket.SHUT_RDWR)


def _reply(code: int, said: bytes | str) -> str:
    words = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return " ".join(f"{code} {words}".split())[:300]


def _said(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        return _reply(error.smtp_code, error.smtp_error)
    if isinstance(error, TimeoutError):
        return "no answer in time"
    return str(error)[:300] or type(error).__name__
