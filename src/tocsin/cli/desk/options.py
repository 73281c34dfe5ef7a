"""What commands of the desk take; wrong values are told in one line with those that are right."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Annotated

import typer


def day(value: str | None) -> str | None:
    """A calendar day."""
    if value is None:
        return None
    from tocsin.desk import moments
    from tocsin.errors import TocsinError

    try:
        return moments.day(value)
    except TocsinError as error:
        raise typer.BadParameter(str(error)) from error


def named(values: list[str]) -> list[str]:
    """Sources that name something: a shell variable that isn't set gives an empty one."""
    if any(not value.strip() for value in values):
        raise typer.BadParameter("a source is empty; name a file, a folder, an address or -")
    return values


def said(value: str | None) -> str | None:
    """Words that say something."""
    if value is not None and not value.strip():
        raise typer.BadParameter("nothing is said")
    return value


def sought(values: list[str]) -> list[str]:
    """Words to search, each of which has a letter or a digit."""
    for value in values:
        if not any(map(str.isalnum, value)):
            raise typer.BadParameter(f"{value!r} has no word to search for")
    return values


def moment(value: str | None) -> str | None:
    """A moment as the desk writes it."""
    if value is None:
        return None
    from tocsin.desk import moments

    try:
        return moments.moment(value)
    except ValueError as error:
        problem = f"{value!r} is no moment; write it like 2024-03-22 or 2024-03-22T18:30Z"
        raise typer.BadParameter(problem) from error


def as_of(value: str | None) -> str | None:
    """A moment as of which the desk is asked, as it was given: a day means more than its end."""
    moment(value)
    return value


def _one_of(what: str, rows: str, name: str) -> Callable[[str | None], str | None]:
    """A check that a value is one of those for which a list can be asked by that name."""

    def check(value: str | None) -> str | None:
        if value is None:
            return None
        from tocsin.desk.asking import WORDS

        word, words = value.strip().casefold().replace(" ", "_"), WORDS[rows][name]
        if word not in words:
            raise typer.BadParameter(f"{value!r} is no {what}; it is one of {', '.join(words)}")
        return word

    return check


def grade(value: str) -> str:
    """A grade of the Admiralty code: a letter or a number, not both."""
    given = value.strip().upper()
    if given not in tuple("ABCDEF123456"):
        problem = "an outlet is A to F, an account 1 to 6; each is graded apart"
        raise typer.BadParameter(f"{value!r} is no grade: {problem}")
    return given


def asked(**values: str | None) -> Mapping[str, str | None]:
    """The fields of a question (`tocsin.desk.asking`), which isn't loaded yet."""
    return values


class Group(StrEnum):
    """What can be judged to be the same."""

    incident = "incident"
    actor = "actor"
    story = "story"


class People(StrEnum):
    """Forms of what has none that other programs know."""

    text = "text"
    json = "json"
    markdown = "markdown"


class Rows(StrEnum):
    """Forms of rows."""

    text = "text"
    json = "json"
    csv = "csv"
    markdown = "markdown"


class Incidents(StrEnum):
    """Forms of incidents."""

    text = "text"
    json = "json"
    csv = "csv"
    markdown = "markdown"
    geojson = "geojson"
    stix = "stix"
    claimreview = "claimreview"


Desk = Annotated[
    str,
    typer.Option(
        "--desk",
        metavar="WHERE",
        envvar="TOCSIN_DESK",
        help="The desk: a file, or a postgresql:// address.",
        callback=said,
    ),
]
WHERE = "tocsin.db"
Settings = Annotated[
    str | None,
    typer.Option(
        metavar="FILE",
        envvar="TOCSIN_SETTINGS",
        help="The desk's settings; tocsin.toml beside it if not given.",
        show_default=False,
        callback=said,
    ),
]
By = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Who does it; your login name if not given.", callback=said),
]
Jobs = Annotated[
    int, typer.Option(min=1, metavar="N", help="How many processes read at the same time.")
]
Published = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        help="The day the articles came out, YYYY-MM-DD, in place of what the pages say.",
        callback=day,
    ),
]
Place = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Only at this place or in this country.", callback=said),
]
Actor = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="Only with this person or body, by any name: who speaks, warns or blames, who is "
        "spoken to, warned or accused; whose an incident was, and who claims or is blamed for it.",
        callback=said,
    ),
]
Kind = Annotated[
    str | None,
    typer.Option(
        metavar="KIND",
        help="Only this kind: bombing, shooting, arrest, plot… (a wrong one lists all).",
        callback=_one_of("kind of incident", "incidents", "kind"),
    ),
]
Status = Annotated[
    str | None,
    typer.Option(
        metavar="STATUS",
        help="Only what happened, or was foiled, planned, threatened, alleged.",
        callback=_one_of("status", "incidents", "status"),
    ),
]
Act = Annotated[
    str | None,
    typer.Option(
        metavar="ACT",
        help="Only this act: says, warns, denies, claims… (a wrong one lists all).",
        callback=_one_of("act", "statements", "kind"),
    ),
]
Stance = Annotated[
    str | None,
    typer.Option(
        metavar="STANCE",
        help="Only who claims, blames, admits, denies or rejects.",
        callback=_one_of("stance", "blame", "kind"),
    ),
]
Response = Annotated[
    str | None,
    typer.Option(
        metavar="RESPONSE",
        help="Only warnings that were heeded, dismissed, or unknown.",
        callback=_one_of("response", "warned", "kind"),
    ),
]
Triage = Annotated[
    str | None,
    typer.Option(
        metavar="TRIAGE",
        help="Only those that are new, dismissed or assigned.",
        callback=_one_of("state of triage", "incidents", "triage"),
    ),
]
Assignee = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Only those that are assigned to them.", callback=said),
]
Source = Annotated[
    str | None,
    typer.Option(metavar="OUTLET", help="Only from this outlet or host.", callback=said),
]
Since = Annotated[
    str | None, typer.Option(metavar="DATE", help="Not over before this day.", callback=day)
]
Until = Annotated[
    str | None, typer.Option(metavar="DATE", help="Not begun after this day.", callback=day)
]
AsOf = Annotated[
    str | None,
    typer.Option(
        metavar="MOMENT",
        help="What the desk knew then: a day (its end) or a time like 2024-03-22T18:30Z.",
        callback=as_of,
    ),
]
Limit = Annotated[
    int | None,
    typer.Option(
        min=1,
        metavar="N",
        help="So many rows; 50 in text and markdown if not given, else all.",
        show_default=False,
    ),
]
After = Annotated[
    str | None,
    typer.Option(metavar="CURSOR", help="Go on where another list ended.", callback=said),
]
All = Annotated[bool, typer.Option("--all", help="Every row, in text and markdown too.")]
Out = Annotated[str | None, typer.Option(metavar="PATH", help="Write to this file.", callback=said)]
Why = Annotated[
    str,
    typer.Option(metavar="TEXT", help="Why; it is kept with what is said.", callback=said),
]
