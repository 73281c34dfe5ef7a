"""The commands and their options, and how an end of the program looks from outside.

Only what `tocsin --help` needs is imported up here: help has to be there at once, and the rooms
bring parsers and a neural network along. Each command imports what it uses.
"""

import sys
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Annotated

import typer
from typer import TyperException

import tocsin
from tocsin.cli.cap import commands as alerts
from tocsin.cli.desk import (
    accounts,
    adding,
    answering,
    auditing,
    casing,
    delivering,
    filters,
    judging,
    keeping,
    lists,
    options,
    policies,
    recipients,
    reviewing,
    running,
    serving,
    showing,
    sources,
    triage,
    warning,
    watching,
    weighing,
)
from tocsin.cli.ending import EXIT_USAGE

app = typer.Typer(
    name="tocsin",
    help="A warning desk: reads public news and keeps every claim tied to its sentence.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


class Format(StrEnum):
    """What `tocsin read` can print."""

    text = "text"
    markdown = "markdown"
    json = "json"
    html = "html"


def main() -> None:
    """Run the command line, and end the process with its exit code.

    Usage errors are one line, like every other error, rather than Typer's box of five.
    """
    try:
        code = app(prog_name="tocsin", standalone_mode=False)
    except TyperException as error:
        from tocsin.cli.terminal import complain
        from tocsin.cli.usage import worded

        message = worded(error.format_message())
        if message:  # there is none where help was shown, as nothing was asked for
            complain(f"{message}; see `tocsin --help` or `tocsin COMMAND --help`")
        code = EXIT_USAGE
    sys.exit(code)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"tocsin {tocsin.__version__}")
        raise typer.Exit


@app.callback()
def _common(
    version: Annotated[
        bool,
        typer.Option("--version", help="Print the version.", is_eager=True, callback=_version),
    ] = False,
) -> None:
    pass


@app.command(rich_help_panel="One page at a time")
def read(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE…",
            help="Files, folders (.html, .htm, .xhtml, .txt, .cap in and below them), http or "
            "https addresses, or - for standard input.",
            show_default=False,
            callback=options.named,
        ),
    ],
    format: Annotated[  # noqa: A002 - the option's name
        Format,
        typer.Option(
            help="text for people, markdown, one self-contained html page, or json: an object "
            "for one page, a list for several or a folder."
        ),
    ] = Format.text,
    published: options.Published = None,
    out: Annotated[
        str | None,
        typer.Option(
            metavar="PATH",
            help="Write to this file; to a folder (existing, or named with a / at the end), "
            "one file a page.",
        ),
    ] = None,
    threads: Annotated[
        int,
        typer.Option(
            min=1,
            metavar="N",
            help="Cores that reading one page may use; the answer stays the same.",
        ),
    ] = 1,
    debug: Annotated[
        bool, typer.Option("--debug", help="Show the traceback of an internal error.")
    ] = False,
) -> None:
    """Say who said what in news pages, each statement with the sentence it stands in.

    A source that can't be read is reported in one line on standard error; the others are still
    read, and the exit code is then 1 (2 for wrong usage).
    """
    from tocsin.cli.reading import Request, run

    request = Request(
        sources=tuple(sources),
        form=format.value,
        published=published,
        out=out,
        threads=threads,
        debug=debug,
    )
    raise typer.Exit(run(request))


@app.command(rich_help_panel="One page at a time")
def schema() -> None:
    """Print the JSON Schema of what `tocsin read --format json` prints for one page."""
    import json

    from tocsin import records

    typer.echo(json.dumps(records.schema(), indent=2))


# The commands of a desk, by what they are for.
_DESK: Mapping[str, tuple[Callable[..., None], ...]] = {
    "A desk: fill it": (adding.add, adding.reread, running.run),
    "A desk: look at it": (
        lists.timeline,
        lists.incidents,
        lists.warnings,
        lists.blame,
        lists.statements,
        lists.stories,
        lists.surges,
        lists.actor,
        lists.search,
        showing.show,
    ),
    "A desk: weigh it": (
        weighing.weigh,
        weighing.argue,
        weighing.grade,
        weighing.grades,
        watching.watches,
        watching.proposals,
        watching.decide,
    ),
    "A desk: put it right": (
        judging.same,
        judging.different,
        judging.undo,
        judging.judgements,
    ),
    "A desk: keep it": (
        keeping.verify,
        keeping.export,
        keeping.import_,
        keeping.backup,
    ),
}
for _panel, _commands in _DESK.items():
    for _command in _commands:
        _name = _command.__name__.rstrip("_")
        app.command(_name, rich_help_panel=_panel)(_command)
app.add_typer(filters.filters, rich_help_panel="A desk: look at it")
app.add_typer(triage.triage, rich_help_panel="A desk: weigh it")
app.command(rich_help_panel="A desk: fill it")(sources.sources)
app.add_typer(sources.source, rich_help_panel="A desk: fill it")
app.add_typer(watching.watch, rich_help_panel="A desk: weigh it")
app.add_typer(reviewing.review, rich_help_panel="Warnings")
app.command(rich_help_panel="Warnings")(casing.propose)
app.add_typer(casing.case, rich_help_panel="Warnings")
app.add_typer(warning.warn, rich_help_panel="Warnings")
app.add_typer(recipients.recipients, rich_help_panel="Warnings")
app.command(rich_help_panel="Warnings")(delivering.deliver)
app.add_typer(delivering.deliveries, rich_help_panel="Warnings")
app.add_typer(delivering.heartbeat, rich_help_panel="Warnings")
app.add_typer(policies.policies, rich_help_panel="Warnings")
for _command in (answering.ack, answering.silence, answering.unsilence, serving.serve):
    app.command(rich_help_panel="Warnings")(_command)
app.add_typer(auditing.audit, rich_help_panel="Warnings")
app.add_typer(accounts.accounts, rich_help_panel="A desk: keep it")
app.add_typer(alerts.cap, rich_help_panel="Warnings")
