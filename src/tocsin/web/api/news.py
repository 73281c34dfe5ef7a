"""What the desk has read: incidents, statements, blame, warnings in the news, stories, articles."""

from collections.abc import Mapping
from typing import Annotated

from msgspec import Meta

from tocsin.desk.adding import Added
from tocsin.desk.asking import Question
from tocsin.desk.desk import Desk
from tocsin.desk.finding import Found as Suggestions
from tocsin.desk.news import News
from tocsin.desk.opening import Shown
from tocsin.desk.views import (
    ActorFile,
    ArticleText,
    BlameRow,
    Extent,
    IncidentFile,
    IncidentRow,
    List,
    Match,
    Moment,
    Size,
    StatementRow,
    StoryFile,
    StoryRow,
    VersionRow,
    WarningRow,
)
from tocsin.errors import NotFoundError, SourceError
from tocsin.records import Record
from tocsin.records.incident import IncidentKind, Response, Stance, Status
from tocsin.records.reading import Act
from tocsin.web.api import fields, reading
from tocsin.web.api.fields import Address, AsOf, Days, Found, Id, Line, Page, Told, question
from tocsin.web.api.lists import fetched, numbered, paged
from tocsin.web.api.operations import Call, operation
from tocsin.web.api.reading import PageSent


class Incidents(Told, frozen=True):
    """Which incidents."""

    kind: IncidentKind | None = None
    status: Status | None = None


class Statements(Told, frozen=True):
    """Which statements; `kind` is what the speaker does with it."""

    kind: Act | None = None


class Blamed(Told, frozen=True):
    """Which words of blame; `kind` is their stance."""

    kind: Stance | None = None


class Heeded(Told, frozen=True):
    """Which warnings; `kind` is what came of them."""

    kind: Response | None = None


class Sought(Found, frozen=True, kw_only=True):
    """Which articles: all `word`s, which may be phrases, stand in them."""

    word: Annotated[
        tuple[Line, ...],
        Meta(min_length=1, max_length=20, description="A word or a phrase; may be asked again."),
    ]

    def __post_init__(self) -> None:
        super().__post_init__()
        for one in self.word:
            if not any(map(str.isalnum, one)):
                raise ValueError(f"{one!r} has no word to search for")


class Called(Page, frozen=True, kw_only=True):
    """Whom."""

    name: Annotated[Line, Meta(description="Any name of somebody, or an actor's id.")]


class Thing(AsOf, frozen=True, kw_only=True):
    """What."""

    name: Annotated[Address, Meta(description="An id, or an article's address or file.")]


class Version(AsOf, frozen=True):
    """Which version of an article; the last if none is given."""

    version: Annotated[int, Meta(ge=1, le=100_000)] | None = None


class Since(AsOf, frozen=True, kw_only=True):
    """Since when."""

    since: fields.Moment


class Whom(AsOf, frozen=True):
    """What the desk may never have heard of."""

    place: Line | None = None
    actor: Line | None = None
    source: Line | None = None


class Typed(AsOf, frozen=True, kw_only=True):
    """What was typed so far."""

    typed: Line
    limit: Annotated[int, Meta(ge=1, le=20, description="So many of each kind at most.")] = 5


class Unknown(Record, frozen=True):
    """What the desk has never heard of: `what` (place, source or actor) and its name, if any."""

    what: str | None
    name: str | None


class Clock(Record, frozen=True):
    """The moment by the desk's clock, that of its first entry, and when it last read something."""

    now: str
    began: str | None
    latest: str | None


def size(desk: Desk) -> Size:
    """How much there is: articles, pages and readings."""
    return desk.size()


def clock(desk: Desk) -> Clock:
    """What time it is at the desk, and since when it knows things."""
    return Clock(now=desk.now(), began=desk.began(), latest=desk.latest())


def extent(desk: Desk) -> Extent:
    """How far the record goes: whoever asks again learns whether anything is new."""
    return desk.extent()


def suggest(desk: Desk, asked: Typed) -> Suggestions:
    """What somebody who types this may mean: incidents, actors and articles."""
    return desk.find(asked.typed, limit=asked.limit, as_of=asked.as_of)


def news(desk: Desk, asked: Since) -> News:
    """What the desk has learnt from a moment on."""
    return desk.news(fields.moment(asked.since).isoformat(), as_of=asked.as_of)


def incidents(desk: Desk, asked: Incidents) -> List[IncidentRow]:
    """Incidents, the latest first, each as all its accounts tell it."""
    return fetched(desk.incidents, asked)


def incident(desk: Desk, id_: Id, asked: AsOf) -> IncidentFile:
    """An incident, opened to its accounts, each with its sentences.

    An account's id opens the incident that it is of.
    """
    file = desk.show(id_, as_of=asked.as_of)
    if not isinstance(file, IncidentFile):
        raise NotFoundError(id_, "is no incident of this desk")
    return file


def statements(desk: Desk, asked: Statements) -> List[StatementRow]:
    """Who said what, those of the latest articles first."""
    return fetched(desk.statements, asked)


def blame(desk: Desk, asked: Blamed) -> List[BlameRow]:
    """Who says who did it, and on what evidence, the latest first."""
    return fetched(desk.blame, asked)


def warned(desk: Desk, asked: Heeded) -> List[WarningRow]:
    """Warnings that the news tells of, the latest first."""
    return fetched(desk.warnings, asked)


def timeline(desk: Desk, asked: Incidents) -> List[Moment]:
    """Incidents, warnings and blame in the order in which they were."""
    return fetched(desk.timeline, asked)


def stories(desk: Desk, asked: Days) -> List[StoryRow]:
    """Stories, those with the latest news first."""
    return fetched(desk.stories, asked)


def story(desk: Desk, id_: Id, asked: AsOf) -> StoryFile:
    """A story, opened to its articles."""
    file = desk.show(id_, as_of=asked.as_of)
    if not isinstance(file, StoryFile):
        raise NotFoundError(id_, "is no story of this desk")
    return file


def search(desk: Desk, asked: Sought) -> List[Match]:
    """Articles that hold all of some words, those first whose titles do."""

    def fetch(wanted: Question, **page: object) -> List[Match]:
        return desk.search(list(asked.word), wanted, **page)  # type: ignore[arg-type]

    return fetched(fetch, asked)


def actors(desk: Desk, asked: Called) -> List[ActorFile]:
    """Everybody of a name, those in most articles first."""
    return paged(desk.actor(asked.name, as_of=asked.as_of), asked, lambda one: one.id)


def actor(desk: Desk, id_: Id, asked: AsOf) -> ActorFile:
    """Somebody, with the articles that name them."""
    file = desk.show(id_, as_of=asked.as_of)
    if not isinstance(file, ActorFile):
        raise NotFoundError(id_, "is nobody of this desk")
    return file


def article(desk: Desk, id_: Id, asked: Version) -> ArticleText:
    """The text of an article with all that was read in it."""
    return desk.text(id_, asked.version, as_of=asked.as_of)


def versions(desk: Desk, id_: Id, asked: Page) -> List[VersionRow]:
    """The readings of an article, each with how its text differs from the one before."""
    return numbered(desk.versions(id_, as_of=asked.as_of), asked)


def show(desk: Desk, asked: Thing) -> Shown:
    """Whatever an id names, opened to the sentence that it comes from; or an article's address."""
    return desk.show(asked.name, as_of=asked.as_of)


def unknown(desk: Desk, asked: Whom) -> Unknown:
    """What of a question the desk has never heard of, where a list has no rows."""
    found = desk.unknown(question(asked), as_of=asked.as_of)
    return Unknown(what=found[0] if found else None, name=found[1] if found else None)


def add(desk: Desk, sent: PageSent) -> Added:
    """Add a page that is sent along; the desk fetches nothing itself.

    What becomes of it is told as `tocsin add` tells it: a page that is known is added once. Pages
    are read one after the other; where one waits too long it is told to ask again.
    """
    published = str(sent.published) if sent.published else None
    with reading.turn():
        made = next(iter(desk.add([reading.page(desk, sent)], published=published)))
    if isinstance(made, SourceError):
        raise made
    return made


_LOOKS: Mapping[str, Call] = {
    "/size": size,
    "/clock": clock,
    "/extent": extent,
    "/suggestions": suggest,
    "/news": news,
    "/incidents": incidents,
    "/incidents/{id_}": incident,
    "/statements": statements,
    "/blame": blame,
    "/warned": warned,
    "/timeline": timeline,
    "/stories": stories,
    "/stories/{id_}": story,
    "/search": search,
    "/actors": actors,
    "/actors/{id_}": actor,
    "/articles/{id_}": article,
    "/articles/{id_}/versions": versions,
    "/show": show,
    "/unknown": unknown,
}
OPERATIONS = (
    *(operation("GET", path, "look", call) for path, call in _LOOKS.items()),
    operation("POST", "/pages", "judge", add),
)
