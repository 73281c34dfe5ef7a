"""The commands that list: `tocsin incidents`, `statements`, `timeline` and their like."""

from typing import Annotated

import typer

from tocsin.cli.desk import options
from tocsin.cli.desk.options import WHERE, Incidents, People, Rows


def incidents(
    desk: options.Desk = WHERE,
    place: options.Place = None,
    actor: options.Actor = None,
    kind: options.Kind = None,
    status: options.Status = None,
    since: options.Since = None,
    until: options.Until = None,
    source: options.Source = None,
    triage: options.Triage = None,
    assignee: options.Assignee = None,
    as_of: options.AsOf = None,
    format: Incidents = Incidents.text,  # noqa: A002 - the option's name
    limit: options.Limit = None,
    after: options.After = None,
    all_: options.All = False,
    out: options.Out = None,
) -> None:
    """List what happened, was planned or foiled, the latest first, each as all accounts tell it."""
    from tocsin.cli.desk.listing import Request, run

    asked = options.asked(
        place=place,
        actor=actor,
        kind=kind,
        status=status,
        since=since,
        until=until,
        source=source,
        triage=triage,
        assignee=assignee,
    )
    run(Request("incidents", desk, asked, as_of, format, limit, after, all_, out))


def statements(
    desk: options.Desk = WHERE,
    place: options.Place = None,
    actor: options.Actor = None,
    act: options.Act = None,
    since: options.Since = None,
    until: options.Until = None,
    source: options.Source = None,
    as_of: options.AsOf = None,
    format: Rows = Rows.text,  # noqa: A002
    limit: options.Limit = None,
    after: options.After = None,
    all_: options.All = False,
    out: options.Out = None,
) -> None:
    """List who said what, those of the latest articles first."""
    from tocsin.cli.desk.listing import Request, run

    asked = options.asked(
        place=place, actor=actor, kind=act, since=since, until=until, source=source
    )
    run(Request("statements", desk, asked, as_of, format, limit, after, all_, out))


def blame(
    desk: options.Desk = WHERE,
    place: options.Place = None,
    actor: options.Actor = None,
    stance: options.Stance = None,
    since: options.Since = None,
    until: options.Until = None,
    source: options.Source = None,
    as_of: options.AsOf = None,
    format: Rows = Rows.text,  # noqa: A002
    limit: options.Limit = None,
    after: options.After = None,
    all_: options.All = False,
    out: options.Out = None,
) -> None:
    """List who says who did it, and on what evidence, the latest first."""
    from tocsin.cli.desk.listing import Request, run

    asked = options.asked(
        place=place, actor=actor, kind=stance, since=since, until=until, source=source
    )
    run(Request("blame", desk, asked, as_of, format, limit, after, all_, out))


def warnings(
    desk: options.Desk = WHERE,
    place: options.Place = None,
    actor: options.Actor = None,
    response: options.Response = None,
    since: options.Since = None,
    until: options.Until = None,
    source: options.Source = None,
    as_of: options.AsOf = None,
    format: Rows = Rows.text,  # noqa: A002
    limit: options.Limit = None,
    after: options.After = None,
    all_: options.All = False,
    out: options.Out = None,
) -> None:
    """List warnings seen in the news, and what became of them, the latest first."""
    from tocsin.cli.desk.listing import Request, run

    asked = options.asked(
        place=place, actor=actor, kind=response, since=since, until=until, source=source
    )
    run(Request("warnings", desk, asked, as_of, format, limit, after, all_, out))


def timeline(
    desk: options.Desk = WHERE,
    place: options.Place = None,
    actor: options.Actor = None,
    kind: options.Kind = None,
    status: options.Status = None,
    since: options.Since = None,
    until: options.Until = None,
    source: options.Source = None,
    as_of: options.AsOf = None,
    format: People = People.text,  # noqa: A002
    limit: options.Limit = None,
    after: options.After = None,
    all_: options.All = False,
    out: options.Out = None,
) -> None:
    """Tell incidents, warnings and blame in the order in which they were.

    With --kind or --status only incidents are told. What has no day is on no timeline.
    """
    from tocsin.cli.desk.listing import Request, run

    asked = options.asked(
        place=place, actor=actor, kind=kind, status=status, since=since, until=until, source=source
    )
    run(Request("timeline", desk, asked, as_of, format, limit, after, all_, out))


def stories(
    desk: options.Desk = WHERE,
    since: options.Since = None,
    until: options.Until = None,
    as_of: options.AsOf = None,
    format: People = People.text,  # noqa: A002
    limit: options.Limit = None,
    after: options.After = None,
    all_: options.All = False,
    out: options.Out = None,
) -> None:
    """List stories, articles on one developing event, those with the latest news first."""
    from tocsin.cli.desk.listing import Request, run

    asked = options.asked(since=since, until=until)
    run(Request("stories", desk, asked, as_of, format, limit, after, all_, out))


def search(
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="WORDS…",
            help="Words as they are written, whatever their case and accents, or phrases in "
            "quotation marks.",
            show_default=False,
            callback=options.sought,
        ),
    ],
    desk: options.Desk = WHERE,
    place: options.Place = None,
    since: options.Since = None,
    until: options.Until = None,
    source: options.Source = None,
    as_of: options.AsOf = None,
    format: People = People.text,  # noqa: A002
    limit: options.Limit = None,
    after: options.After = None,
    all_: options.All = False,
    out: options.Out = None,
) -> None:
    """Find articles that hold all of these words, the best first."""
    from tocsin.cli.desk.listing import Request, run

    asked = options.asked(place=place, since=since, until=until, source=source)
    request = Request("search", desk, asked, as_of, format, limit, after, all_, out, tuple(words))
    run(request)


def actor(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME", help="Any name, or an id.", show_default=False, callback=options.said
        ),
    ],
    desk: options.Desk = WHERE,
    as_of: options.AsOf = None,
    format: People = People.text,  # noqa: A002
    out: options.Out = None,
) -> None:
    """Say who goes by a name: what else they are called, and in how many articles."""
    from tocsin.cli.desk.listing import Request, run

    run(Request("actors", desk, {}, as_of, format, out=out, words=(name,)))


def surges(
    desk: options.Desk = WHERE,
    place: options.Place = None,
    actor: options.Actor = None,
    as_of: options.AsOf = None,
    format: People = People.text,  # noqa: A002
    out: options.Out = None,
) -> None:
    """Count violence by week, at a place or of an actor; without either, list where it rises."""
    from tocsin.cli.desk.listing import Request, run

    asked = options.asked(place=place, actor=actor)
    run(Request("surges", desk, asked, as_of, format, None, None, False, out))
