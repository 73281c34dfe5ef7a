"""`tocsin warn …`: warnings drafted, looked at by a second person, issued, updated and ended."""

from enum import StrEnum
from typing import Annotated

import typer

from tocsin.cli.desk import options
from tocsin.cli.desk.matter import Case
from tocsin.cli.desk.options import WHERE, People

warn = typer.Typer(
    name="warn",
    help="Draft a warning of a case, have it approved, issue it, and follow it to its end.",
    no_args_is_help=True,
)


class Shape(StrEnum):
    """Short names of the shapes."""

    emergency = "emergency"
    timely = "timely"
    security = "security"
    private = "private"


class Scope(StrEnum):
    """Who may have it."""

    public = "public"
    restricted = "restricted"
    private = "private"


class Marking(StrEnum):
    """Short names of the markings of TLP 2.0."""

    red = "red"
    amber_strict = "amber+strict"
    amber = "amber"
    green = "green"
    clear = "clear"


class Form(StrEnum):
    """Forms of a draft or a warning; toml is of drafts, to edit them."""

    text = "text"
    json = "json"
    markdown = "markdown"
    toml = "toml"


class Findings(StrEnum):
    """Forms of what the linter finds."""

    text = "text"
    json = "json"


_Draft = Annotated[
    str,
    typer.Argument(
        metavar="DRAFT",
        help="The draft's id, or its first six letters or more.",
        show_default=False,
        callback=options.said,
    ),
]
_Warning = Annotated[
    str,
    typer.Argument(
        metavar="WARNING",
        help="The warning's id, or its first six letters or more.",
        show_default=False,
        callback=options.said,
    ),
]
_File = Annotated[
    str | None,
    typer.Option(
        "--file",
        metavar="FILE",
        help="Write it there as TOML, to edit it; nothing is kept.",
        callback=options.said,
    ),
]
_Force = Annotated[bool, typer.Option("--force", help="Write over a --file that is there.")]
_From = Annotated[
    str | None,
    typer.Option("--from", metavar="FILE", help="Keep what this TOML says.", callback=options.said),
]


@warn.command()
def draft(
    case: Case,
    shape: Annotated[
        Shape | None,
        typer.Option(
            help="emergency (confirmed, at once), timely (serious, for everybody), security (as "
            "embassies give it), private (to one); timely if not given.",
            show_default=False,
        ),
    ] = None,
    to: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ID", help="A recipient; all of the case if none is named.", show_default=False
        ),
    ] = None,
    scope: Annotated[
        Scope | None, typer.Option(help="Who may have it; as its shape has it if not given.")
    ] = None,
    marking: Annotated[
        Marking | None, typer.Option(help="TLP 2.0; as its shape has it if not given.")
    ] = None,
    exercise: Annotated[
        bool, typer.Option("--exercise", help="A drill, which reaches the desk alone.")
    ] = False,
    file: _File = None,
    force: _Force = False,
    from_: _From = None,
    desk: options.Desk = WHERE,
    settings: options.Settings = None,
    by: options.By = None,
) -> None:
    """Draft a warning of a case: what, where, when, who, what to do, how we know and how sure.

    What nobody knows stays empty. Either the desk drafts and keeps it, or it writes it to --file,
    you edit it, and --from keeps that.
    """
    from tocsin.cli.desk.issuing import Drafting
    from tocsin.cli.desk.issuing import draft as run

    chosen = None if shape is None else shape.value
    asked = Drafting(
        case=case,
        shape=chosen,
        to=tuple(to or ()),
        scope=None if scope is None else scope.value,
        marking=None if marking is None else marking.value,
        exercise=exercise,
        file=file,
        force=force,
        source=from_,
    )
    run(asked, desk, settings, by)


@warn.command()
def lint(
    draft: _Draft,
    desk: options.Desk = WHERE,
    format: Annotated[  # noqa: A002 - the option's name
        Findings, typer.Option(help="text, a finding a line; or json, a list.")
    ] = Findings.text,
    settings: options.Settings = None,
) -> None:
    """Say what keeps a draft from going out, and what would better be otherwise.

    The exit code is 1 where there is an error; advice alone changes nothing.
    """
    from tocsin.cli.desk.issuing import lint as run

    raise typer.Exit(run(draft, desk, settings, as_json=format is Findings.json))


@warn.command()
def show(
    id_: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="The id of a draft or a warning, or its first six letters or more.",
            show_default=False,
            callback=options.said,
        ),
    ],
    desk: options.Desk = WHERE,
    as_of: options.AsOf = None,
    format: Annotated[  # noqa: A002
        Form, typer.Option(help="text, markdown, json, or a draft's toml, to edit it.")
    ] = Form.text,
    out: options.Out = None,
    settings: options.Settings = None,
) -> None:
    """Open a draft or a warning: what it says, what it rests on, and who looked at it."""
    from tocsin.cli.desk.issuing import show as run

    run(id_, desk, settings, as_of, format.value, out)


@warn.command("list")
def list_(
    desk: options.Desk = WHERE,
    as_of: options.AsOf = None,
    format: People = People.text,  # noqa: A002
    out: options.Out = None,
) -> None:
    """List drafts that wait and all warnings, the newest first, each with how far it has come."""
    from tocsin.cli.desk.listing import Request, run

    run(Request("bulletins", desk, {}, as_of, format, out=out))


@warn.command()
def approve(
    draft: _Draft,
    hastened: Annotated[
        str | None,
        typer.Option(
            metavar="WHY",
            help="Approve it alone, as it is Immediate and nobody else is to be had; it has then "
            "to be issued within the hour.",
            callback=options.said,
        ),
    ] = None,
    desk: options.Desk = WHERE,
    settings: options.Settings = None,
    by: options.By = None,
) -> None:
    """Approve a draft as it stands; another than who wrote it has to."""
    from tocsin.cli.desk.issuing import approve as run

    run(draft, desk, settings, by, hastened or "")


@warn.command("return")
def return_(
    draft: _Draft,
    why: options.Why,
    desk: options.Desk = WHERE,
    settings: options.Settings = None,
    by: options.By = None,
) -> None:
    """Send a draft back to who wrote it."""
    from tocsin.cli.desk.issuing import send_back as run

    run(draft, desk, settings, by, why)


@warn.command()
def issue(
    draft: _Draft,
    despite: Annotated[
        str | None,
        typer.Option(
            metavar="WHY",
            help="Issue it though the linter found errors; why is kept with it.",
            callback=options.said,
        ),
    ] = None,
    desk: options.Desk = WHERE,
    settings: options.Settings = None,
    by: options.By = None,
) -> None:
    """Issue an approved draft. It never changes again; `tocsin deliver` sends it."""
    from tocsin.cli.desk.issuing import issue as run

    run(draft, desk, settings, by, despite or "")


@warn.command()
def update(
    warning: _Warning,
    why: options.Why,
    renew: Annotated[
        str | None,
        typer.Option(metavar="MOMENT", help="It still holds, until then.", callback=options.moment),
    ] = None,
    downgrade: Annotated[
        str | None,
        typer.Option(
            metavar="MOMENT",
            help="It holds less, a step less urgent and severe, until then.",
            callback=options.moment,
        ),
    ] = None,
    file: _File = None,
    force: _Force = False,
    from_: _From = None,
    desk: options.Desk = WHERE,
    settings: options.Settings = None,
    by: options.By = None,
) -> None:
    """Draft what takes a warning's place; it goes to all who had that one.

    Write its words to --file, edit them and keep them with --from; or --renew or --downgrade it,
    when its time has run out.
    """
    from tocsin.cli.desk.issuing import Following
    from tocsin.cli.desk.issuing import update as run

    asked = Following(warning, why, renew, downgrade, file, force, from_)
    run(asked, desk, settings, by)


@warn.command()
def cancel(
    warning: _Warning,
    why: options.Why,
    withdraw: Annotated[
        bool,
        typer.Option(
            "--withdraw", help="Take it back as mistaken, rather than say that the danger is over."
        ),
    ] = False,
    desk: options.Desk = WHERE,
    settings: options.Settings = None,
    by: options.By = None,
) -> None:
    """End a matter: an all-clear, with its reason, to all who had any of its warnings."""
    from tocsin.cli.desk.issuing import cancel as run

    run(warning, desk, settings, by, why, over=not withdraw)


@warn.command()
def cap(warning: _Warning, desk: options.Desk = WHERE, out: options.Out = None) -> None:
    """Print a warning's CAP 1.2 alert, byte by byte as it was issued."""
    from tocsin.cli.desk.issuing import alert as run

    run(warning, desk, out)


@warn.command()
def feed(
    url: Annotated[
        str | None,
        typer.Option(
            metavar="URL",
            help="Where it will lie; as the desk's settings have it if not given.",
            callback=options.said,
        ),
    ] = None,
    folder: Annotated[
        str | None,
        typer.Option(
            metavar="FOLDER",
            help="Write it into this folder with the alerts that it leads to, to be served.",
            callback=options.said,
        ),
    ] = None,
    desk: options.Desk = WHERE,
    settings: options.Settings = None,
    out: options.Out = None,
) -> None:
    """Print the Atom feed of the alerts that were issued to the public."""
    from tocsin.cli.desk.issuing import feed as run

    run(url or "", desk, settings, out, folder)
