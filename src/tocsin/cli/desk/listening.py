"""Serving the desk's pages."""

import os
import socket

import uvicorn

from tocsin.cli.desk.sitting import told
from tocsin.cli.output import WrongUsageError
from tocsin.cli.terminal import complain
from tocsin.desk.desk import Desk
from tocsin.desk.settings import Settings, found
from tocsin.errors import TocsinError
from tocsin.warn import tokens
from tocsin.web.accounts.loopback import is_loopback
from tocsin.web.accounts.peers import Peers, behind
from tocsin.web.app import app

# A page takes milliseconds: who needs longer to ask or to leave isn't waited for.
_IDLE, _LEAVING = 5, 10
_AT_ONCE = 200


def run(
    where: str, settings: str | None, host: str, port: int, *, by: str, behind_proxy: bool
) -> None:
    """Serve the desk at `where` until interrupted; `by` sits at it while it has no accounts."""
    inside = is_loopback(host) and not behind_proxy
    with told():
        how = found(where, settings, os.environ)
        if not inside:
            _check(how, host, behind_proxy=behind_proxy)
        with Desk(where, create=inside, settings=how) as desk:  # what is wrong is told at once
            known = desk.accounts.known()
        listening = _listening(host, port)
    made = app(lambda: Desk(where, by=by, create=False, settings=how), inside=inside)
    config = uvicorn.Config(
        behind(made, how.proxy.addresses) if behind_proxy else Peers(made),
        log_level="warning",
        access_log=False,  # addresses of pages are keys
        server_header=False,
        proxy_headers=False,
        limit_concurrency=_AT_ONCE,
        timeout_keep_alive=_IDLE,
        timeout_graceful_shutdown=_LEAVING,
    )
    at = listening.getsockname()
    shown = f"[{at[0]}]" if ":" in at[0] else at[0]
    complain(f"{_served(inside, known)} at http://{shown}:{at[1]}; stop with Ctrl-C")
    server = uvicorn.Server(config)
    made.state.leaving = lambda: server.should_exit  # or streams would keep it waiting
    server.run(sockets=[listening])


def _check(how: Settings, host: str, *, behind_proxy: bool) -> None:
    """Raises TocsinError where links couldn't be opened, and WrongUsageError where they'd leak."""
    try:
        tokens.secrets(how.secret)
    except ValueError as error:
        problem, _, remedy = str(error).partition("; ")
        raise TocsinError(problem, f"{remedy} in tocsin.toml, or as TOCSIN_SECRET") from error
    if not (behind_proxy or how.url.startswith("https://")):
        problem = f"--host {host} would show links to whoever listens on the way"
        raise WrongUsageError(problem, "set `url` to an https address, or say --behind-proxy")


def _served(inside: bool, known: bool) -> str:
    if inside or known:
        return "the desk is"
    return "without accounts (`tocsin accounts add`) only answers are taken,"


def _listening(host: str, port: int) -> socket.socket:
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        made = socket.create_server((host, port), family=family)
    except OSError as error:
        problem = f"can't listen at {host}:{port} ({error.strerror or error})"
        raise TocsinError(problem, "choose another with --host or --port") from error
    # Connections inherit it. An answer's head and body go out one after the other, and the second
    # would wait up to 40 ms for word that the first has come (Nagle's algorithm, RFC 896).
    made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return made
