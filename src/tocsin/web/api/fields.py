"""What requests hold: each field with its form and bounds, which the document tells as well.

Requests are records whose types say all of it, so that msgspec checks them, and writes the schema.
"""

from datetime import date, datetime
from typing import Annotated

from msgspec import Meta

from tocsin.desk import moments
from tocsin.desk.asking import Question
from tocsin.desk.desk import ROWS
from tocsin.errors import TocsinError
from tocsin.records import Record

MOST_ROWS = 200
# No control characters: PostgreSQL keeps no NUL, and names and reasons are shown in lines.
_LINE = r"^[^\x00-\x1f\x7f]*[^\s\x00-\x1f\x7f][^\x00-\x1f\x7f]*$"
_WORDS = r"^[^\x00]*[^\s\x00][^\x00]*$"
_MOMENT = (
    r"^[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"([T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?(Z|[+-][0-9]{2}:?[0-9]{2})?)?$"
)

Id = Annotated[
    str, Meta(pattern=r"^[0-9a-f]{6,20}$", description="Its id, or the first six letters or more.")
]
Name = Annotated[str, Meta(max_length=100, pattern=_LINE, description="Its name.")]
Line = Annotated[str, Meta(max_length=200, pattern=_LINE)]
Address = Annotated[str, Meta(max_length=2000, pattern=_LINE)]
Words = Annotated[str, Meta(max_length=10_000, pattern=_WORDS)]
Note = Annotated[str, Meta(max_length=10_000, pattern=r"^[^\x00]*$")]
File = Annotated[str, Meta(max_length=200_000, pattern=r"^[^\x00]*$")]
Why = Annotated[Words, Meta(description="Why; it is kept with it, and with the name of who asks.")]
Moment = Annotated[
    str,
    Meta(pattern=_MOMENT, description="A moment (ISO 8601, else of UTC), or a day: its end."),
]
Evidence = Annotated[
    tuple[Id, ...],
    Meta(max_length=50, description="Ids of statements, warnings, blame, incidents or accounts."),
]


class Fields(Record, frozen=True, forbid_unknown_fields=True):
    """What a request holds; what it doesn't know is a slip, and not passed over."""


class Reason(Fields, frozen=True):
    """Why."""

    why: Why


class AsOf(Fields, frozen=True):
    """What is only looked at: as the desk knew it at a moment; now where none is given."""

    as_of: Moment | None = None

    def __post_init__(self) -> None:
        if self.as_of is not None:
            moments.moment(self.as_of)


class Page(AsOf, frozen=True):
    """A page of a list: so many rows, behind where the page before ended."""

    limit: Annotated[int, Meta(ge=1, le=MOST_ROWS, description="So many rows at most.")] = ROWS
    after: (
        Annotated[
            str, Meta(max_length=200, pattern=_LINE, description="`next` of the page before.")
        ]
        | None
    ) = None


class Days(Page, frozen=True):
    """Of these days, both within."""

    since: Annotated[date, Meta(description="From this day on.")] | None = None
    until: Annotated[date, Meta(description="To this day.")] | None = None


class Found(Days, frozen=True):
    """At a place or in a country, and of an outlet, by its name or host."""

    place: Annotated[Line, Meta(description="A place or a country, by its name.")] | None = None
    source: Annotated[Line, Meta(description="An outlet, by its name or host.")] | None = None


class Told(Found, frozen=True):
    """And of somebody."""

    actor: (
        Annotated[Line, Meta(description="Somebody who is named, by any name or an actor's id.")]
        | None
    ) = None


def question(asked: Fields) -> Question:
    """What is asked of a list."""
    known = {name: getattr(asked, name, None) for name in Question.__struct_fields__}
    return Question(**{name: None if one is None else str(one) for name, one in known.items()})


def moment(said: str) -> datetime:
    """The moment that is meant. Raises TocsinError."""
    try:
        return datetime.fromisoformat(moments.moment(said))
    except ValueError as error:
        problem = f"{said!r} is no moment"
        raise TocsinError(problem, "write it like 2024-03-22 or 2024-03-22T18:30Z") from error
