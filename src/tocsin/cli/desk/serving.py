"""`tocsin serve`: the desk in the browser, and the page on which warnings are answered."""

from typing import Annotated

import typer

from tocsin.cli.desk import options
from tocsin.cli.desk.options import WHERE


def serve(
    desk: options.Desk = WHERE,
    settings: options.Settings = None,
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Where to listen.", callback=options.said)
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes any that is free.")] = 8423,
    behind_proxy: Annotated[
        bool,
        typer.Option(
            "--behind-proxy",
            help="A proxy of this machine's own in front speaks https, and says who asks "
            "(X-Forwarded-For).",
        ),
    ] = False,
    by: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="Who sits at it as long as it has no accounts; your login name if not given.",
            callback=options.said,
        ),
    ] = None,
) -> None:
    """Serve the desk in the browser, and the page on which recipients answer, until interrupted.

    Without accounts (`tocsin accounts add`) the desk is only shown on loopback without a proxy in
    front, as whoever reaches it there sits at it; with accounts everybody has to sign in.

    The answer page's address is `url` in the settings, and `secret` signs the links. Beyond this
    machine it listens only with a secret, and where that address is https or a proxy stands in
    front: a link is a key, and who hears it can answer.
    """
    from tocsin.cli.desk.listening import run
    from tocsin.cli.desk.sitting import login

    run(desk, settings, host, port, by=by or login(), behind_proxy=behind_proxy)
