"""`tocsin sources` and `tocsin source …`: what the desk collects from, and how that goes."""

import os
from enum import StrEnum
from typing import Annotated

import typer

from tocsin.cli.desk import options
from tocsin.cli.desk.options import WHERE, People

source = typer.Typer(
    name="source",
    help="Say what the desk collects from: feeds, alerts, pages, folders, archives.",
    no_args_is_help=True,
)


class Kind(StrEnum):
    """What lies at an address."""

    feed = "feed"
    alerts = "alerts"
    page = "page"
    index_ = "index"  # a text has an `index` of its own
    list = "list"
    folder = "folder"


class Lists(StrEnum):
    """Forms of lists of sources."""

    opml = "opml"
    csv = "csv"
    json = "json"


_Source = Annotated[
    str,
    typer.Argument(
        metavar="SOURCE",
        help="Its id as `tocsin sources` has it, or its first six letters or more; its name; its "
        "address.",
        show_default=False,
        callback=options.said,
    ),
]
_Kind = Annotated[
    Kind | None,
    typer.Option(
        metavar="KIND",
        help="What lies there: feed (RSS, Atom, JSON Feed, sitemap or an index of them), alerts "
        "(CAP), page, index (a page whose links are followed), list (an address in each line) or "
        "folder (the pages and archives that are in it, now or later; or one archive). A path is a "
        "folder unless you say otherwise.",
    ),
]
_Name = Annotated[
    str | None, typer.Option(metavar="NAME", help="As its articles call their outlet.")
]
_Group = Annotated[
    str | None, typer.Option(metavar="NAME", help="Where it stands in a list: Varnia/Press.")
]
_Language = Annotated[str | None, typer.Option(metavar="TAG", help="Like en or pt-BR.")]
_Country = Annotated[
    str | None, typer.Option(metavar="CODE", help="Of its home, ISO 3166-1: like CZ.")
]
_Grade = Annotated[
    str | None, typer.Option(metavar="LETTER", help="How reliable it is, A to F; see `grade`.")
]
_Least = Annotated[
    str | None, typer.Option(metavar="SECONDS", help="Ask no more often than this: 300.")
]
_Most = Annotated[
    str | None,
    typer.Option(metavar="SECONDS", help="Ask no less often than this: 3600, of alerts 900."),
]
_Include = Annotated[
    str | None,
    typer.Option(metavar="WORDS", help="Only items with one of these, parted by ;: bomb*; attack."),
]
_Exclude = Annotated[
    str | None, typer.Option(metavar="WORDS", help="No items with one of these, parted by ;.")
]
_Follow = Annotated[
    str | None,
    typer.Option(metavar="PATTERN", help="Links of an index page that are followed: */news/*."),
]


def sources(
    desk: options.Desk = WHERE,
    as_of: options.AsOf = None,
    format: People = People.text,  # noqa: A002 - the option's name
    out: options.Out = None,
) -> None:
    """List what the desk collects from, and how that goes; first what something is wrong with."""
    from tocsin.cli.desk.opening import put
    from tocsin.cli.desk.sitting import at
    from tocsin.desk.views import List
    from tocsin.wording.lists.sources import sources

    with at(desk) as opened:
        put(List(rows=opened.sources.list(as_of=as_of), next=None), sources, format, out, desk)


@source.command()
def add(
    address: Annotated[
        str,
        typer.Argument(
            metavar="ADDRESS",
            help="Where it is: an http or https address, or the path of a folder or an archive.",
            show_default=False,
            callback=options.said,
        ),
    ],
    kind: _Kind = None,
    name: _Name = None,
    group: _Group = None,
    language: _Language = None,
    country: _Country = None,
    grade: _Grade = None,
    least: _Least = None,
    most: _Most = None,
    include: _Include = None,
    exclude: _Exclude = None,
    follow: _Follow = None,
    desk: options.Desk = WHERE,
    by: options.By = None,
) -> None:
    """Collect from a source from now on; `tocsin run` does it."""
    from tocsin.cli.desk.deciding import say
    from tocsin.cli.desk.sitting import at

    there = os.path.exists(address)  # noqa: PTH110 - of Path, a long address is an error
    kind = kind or (Kind.folder if there else None)
    given = {"kind": kind, "name": name, "group": group, "language": language, "country": country}
    given |= {"grade": grade, "least": least, "most": most}
    given |= {"include": include, "exclude": exclude, "follow": follow}
    with at(desk, by=by, create=True) as opened:
        row = opened.sources.add(address, **given)
        say(f"{row.id[:10]}: {row.name} is collected from, as soon as `tocsin run` runs")


@source.command()
def change(
    source: _Source,
    address: Annotated[str | None, typer.Option(metavar="ADDRESS", help="Where it is now.")] = None,
    kind: _Kind = None,
    name: _Name = None,
    group: _Group = None,
    language: _Language = None,
    country: _Country = None,
    grade: _Grade = None,
    least: _Least = None,
    most: _Most = None,
    include: _Include = None,
    exclude: _Exclude = None,
    follow: _Follow = None,
    desk: options.Desk = WHERE,
    by: options.By = None,
) -> None:
    """Collect from a source otherwise; what isn't named stays, and "" takes a value away."""
    from tocsin.cli.desk.deciding import say
    from tocsin.cli.desk.sitting import at
    from tocsin.cli.output import WrongUsageError

    given = {"address": address, "kind": kind, "name": name, "group": group, "language": language}
    given |= {"country": country, "grade": grade, "least": least, "most": most}
    given |= {"include": include, "exclude": exclude, "follow": follow}
    wishes = {what: value for what, value in given.items() if value is not None}
    with at(desk, by=by) as opened:
        if not wishes:
            raise WrongUsageError("nothing is changed", "name what is to be otherwise: --name NAME")
        say(f"{opened.sources.change(source, **wishes).name} is changed, and asked again at once")


@source.command()
def pause(
    source: _Source,
    why: Annotated[str, typer.Option(metavar="TEXT", help="Why; it is shown beside it.")] = "",
    desk: options.Desk = WHERE,
    by: options.By = None,
) -> None:
    """Ask a source no more for now. What it told of before is still got."""
    from tocsin.cli.desk.deciding import say
    from tocsin.cli.desk.sitting import at

    with at(desk, by=by) as opened:
        say(f"{opened.sources.pause(source, why=why).name} is paused")


@source.command()
def resume(source: _Source, desk: options.Desk = WHERE, by: options.By = None) -> None:
    """Ask a paused source again."""
    from tocsin.cli.desk.deciding import say
    from tocsin.cli.desk.sitting import at

    with at(desk, by=by) as opened:
        say(f"{opened.sources.resume(source).name} is asked again")


@source.command()
def remove(
    source: _Source, why: options.Why, desk: options.Desk = WHERE, by: options.By = None
) -> None:
    """Collect from a source no more. What it brought stays."""
    from tocsin.cli.desk.deciding import say
    from tocsin.cli.desk.sitting import at

    with at(desk, by=by) as opened:
        say(f"{opened.sources.remove(source, why=why).name} is removed; what it brought stays")


@source.command()
def show(
    source: _Source,
    desk: options.Desk = WHERE,
    as_of: options.AsOf = None,
    format: People = People.text,  # noqa: A002
    out: options.Out = None,
) -> None:
    """Open a source: how it goes, what it brought, how it was asked, who wrote it so."""
    from tocsin.cli.desk.opening import put
    from tocsin.cli.desk.sitting import at
    from tocsin.wording.lists.sources import sheet

    with at(desk) as opened:
        put(opened.sources.show(source, as_of=as_of), sheet, format, out, desk)


@source.command("import")
def import_(
    file: Annotated[
        str | None,
        typer.Argument(
            metavar="[FILE]",
            help="A list as OPML, CSV or JSON; - for standard input.",
            callback=options.said,
        ),
    ] = None,
    starter: Annotated[
        bool,
        typer.Option(
            "--starter",
            help="The public feeds that ship with Tocsin, to begin with: news and official "
            "warnings. Remove what you don't want.",
        ),
    ] = False,
    format: Annotated[  # noqa: A002
        Lists | None,
        typer.Option(help="Its form, where its name doesn't tell.", show_default=False),
    ] = None,
    desk: options.Desk = WHERE,
    by: options.By = None,
) -> None:
    """Collect from all that a list names. Of what is there already, what the list gives is changed.

    A line that can't be is reported on standard error; the others are taken, and the exit code is
    then 1.
    """
    from tocsin.cli.desk.subscribing import load

    load(file, format.value if format else None, desk, by, starter=starter)


@source.command("export")
def export(
    format: Annotated[Lists, typer.Option(help="Its form.")] = Lists.csv,  # noqa: A002
    secrets: Annotated[
        bool,
        typer.Option("--secrets", help="Addresses in full, with the keys that some have in them."),
    ] = False,
    desk: options.Desk = WHERE,
    as_of: options.AsOf = None,
    out: options.Out = None,
) -> None:
    """Write a list of all sources, as `tocsin source import` takes it."""
    from tocsin.cli.desk.sitting import at
    from tocsin.cli.output import stream
    from tocsin.store import files

    with at(desk) as opened, stream(out, files(desk)) as place:
        place.write(opened.sources.give(format.value, secrets=secrets, as_of=as_of))
