"""`tocsin show`: one thing opened, down to the sentences it comes from."""

from typing import TYPE_CHECKING, Annotated

import typer

from tocsin.cli.desk import options
from tocsin.cli.desk.options import WHERE, People

if TYPE_CHECKING:
    from tocsin.desk.opening import Shown


def show(
    name: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="The id of anything in a list, or its first six letters or more; an article's "
            "address or file.",
            show_default=False,
            callback=options.said,
        ),
    ],
    desk: options.Desk = WHERE,
    as_of: options.AsOf = None,
    format: People = People.text,  # noqa: A002 - the option's name
    out: options.Out = None,
) -> None:
    """Open one thing: an incident to its accounts, an article to its versions, words in place."""
    from tocsin.cli.desk.sitting import at
    from tocsin.cli.output import stream
    from tocsin.store import files

    with at(desk) as opened:
        thing = opened.show(name, as_of=as_of)
        with stream(out, files(desk)) as place:
            place.write(_drawn(thing, format, out).encode("utf-8", "replace"))


def _drawn(thing: "Shown", form: People, out: str | None) -> str:
    from tocsin.cli.lists import json, markdown, opened, text
    from tocsin.cli.terminal import coloured, columns

    if form == People.json:
        return json.opened(thing)
    sheet = opened.sheet(thing)
    if form == People.markdown:
        return markdown.sheet(sheet)
    return text.sheet(sheet, columns(out), colour=coloured(out))
