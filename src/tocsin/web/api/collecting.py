"""Sources: what the desk collects from, and how that goes. Of addresses no keys are shown."""

from typing import Annotated, Literal

from msgspec import UNSET, Meta, UnsetType

from tocsin.collect.subscriptions.subscription import Grade
from tocsin.desk.desk import Desk
from tocsin.desk.sources import Form, Listed, Shipped, SourceFile
from tocsin.desk.sourcing import SourceRow
from tocsin.desk.views import List
from tocsin.errors import SourceError
from tocsin.records import Record
from tocsin.web.api.fields import Address, AsOf, Fields, File, Line, Name, Note, Page, Reason
from tocsin.web.api.lists import paged
from tocsin.web.api.operations import operation

_Words = Annotated[tuple[Line, ...], Meta(max_length=50)]
_Seconds = Annotated[int, Meta(ge=1, le=100_000_000)]
# A folder is the machine's, and what lies in it is nobody's business elsewhere.
_Kind = Literal["feed", "alerts", "page", "index", "list"]


class Wishes(Fields, frozen=True):
    """How it is collected from; what isn't named stays, and null takes a value away."""

    kind: _Kind | UnsetType = UNSET
    name: Line | UnsetType | None = UNSET
    group: Line | UnsetType | None = UNSET
    language: Line | UnsetType | None = UNSET
    country: Line | UnsetType | None = UNSET
    grade: Grade | UnsetType | None = UNSET
    least: _Seconds | UnsetType = UNSET
    most: _Seconds | UnsetType | None = UNSET
    include: _Words | UnsetType = UNSET
    exclude: _Words | UnsetType = UNSET
    follow: Line | UnsetType | None = UNSET

    @property
    def given(self) -> dict[str, object]:
        """What is named."""
        told = {name: getattr(self, name) for name in self.__struct_fields__}
        return {name: value for name, value in told.items() if value is not UNSET}


class NewSource(Wishes, frozen=True, kw_only=True):
    """A source, by its address."""

    address: Address


class Changes(Wishes, frozen=True):
    """What is otherwise of a source."""

    address: Address | UnsetType = UNSET


class Paused(Fields, frozen=True):
    """Why."""

    why: Note = ""


class SourceList(Fields, frozen=True):
    """A list of sources, and what it is written as."""

    content: File
    form: Form


class Chosen(Fields, frozen=True):
    """The addresses of those that are chosen."""

    addresses: Annotated[tuple[Address, ...], Meta(min_length=1, max_length=500)]


class Loaded(Record, frozen=True):
    """What became of each source of a list; `problem` is what is wrong with one."""

    source: str
    what: Literal["new", "changed", "known", "failed"]
    problem: str = ""


class Shape(AsOf, frozen=True):
    """What a list is written as."""

    form: Form = "opml"


class SourceText(Record, frozen=True):
    """A list of all sources."""

    content: str


def sources(desk: Desk, asked: Page) -> List[SourceRow]:
    """What the desk collects from, and how that goes, by name."""
    return paged(desk.sources.list(as_of=asked.as_of), asked, lambda one: one.id)


def silent_sources(desk: Desk, asked: Page) -> List[SourceRow]:
    """Sources of which something is to be said: they fail, fell silent, repeat another."""
    return paged(desk.sources.silent(as_of=asked.as_of), asked, lambda one: one.id)


def source(desk: Desk, name: Name, asked: AsOf) -> SourceFile:
    """A source: how it goes, what it brought, how it was asked, who wrote it so.

    It is named by its id, the first six letters or more of it, or its name.
    """
    return desk.sources.show(name, as_of=asked.as_of)


def add_source(desk: Desk, sent: NewSource) -> SourceRow:
    """Collect from a source from now on."""
    wishes = {name: value for name, value in sent.given.items() if name != "address"}
    return desk.sources.add(sent.address, **wishes)


def change_source(desk: Desk, name: Name, sent: Changes) -> SourceRow:
    """Collect from a source otherwise."""
    return desk.sources.change(name, **sent.given)


def pause_source(desk: Desk, name: Name, sent: Paused) -> SourceRow:
    """Ask a source no more for now; what it told of is still got."""
    return desk.sources.pause(name, why=sent.why)


def resume_source(desk: Desk, name: Name) -> SourceRow:
    """Ask a paused source again."""
    return desk.sources.resume(name)


def remove_source(desk: Desk, name: Name, sent: Reason) -> SourceRow:
    """Collect from a source no more; what it brought stays."""
    return desk.sources.remove(name, why=sent.why)


def load_sources(desk: Desk, sent: SourceList) -> tuple[Loaded, ...]:
    """Collect from all that a list names: OPML, CSV or JSON."""
    told = desk.sources.load(sent.content.encode(), sent.form, "the list", folders=False)
    return tuple(map(_loaded, told))


def _loaded(told: Listed | SourceError) -> Loaded:
    if isinstance(told, SourceError):
        return Loaded(source=told.source, what="failed", problem=f"{told.problem}; {told.remedy}")
    return Loaded(source=told.source, what=told.what)


def shipped_sources(desk: Desk, asked: Page) -> List[Shipped]:
    """The sources that ship with Tocsin, to begin with."""
    return paged(desk.sources.shipped(), asked, lambda one: one.subscription.id)


def take_sources(desk: Desk, sent: Chosen) -> tuple[Loaded, ...]:
    """Collect from some of the sources that ship with Tocsin."""
    return tuple(map(_loaded, desk.sources.take(sent.addresses)))


def give_sources(desk: Desk, asked: Shape) -> SourceText:
    """All sources as a list, to be loaded elsewhere."""
    return SourceText(content=desk.sources.give(asked.form, as_of=asked.as_of).decode())


OPERATIONS = (
    operation("GET", "/sources", "look", sources),
    operation("POST", "/sources", "judge", add_source),
    operation("GET", "/sources/silent", "look", silent_sources),
    operation("GET", "/sources/list", "look", give_sources),
    operation("POST", "/sources/list", "judge", load_sources),
    operation("GET", "/sources/shipped", "look", shipped_sources),
    operation("POST", "/sources/shipped", "judge", take_sources),
    operation("GET", "/sources/{name}", "look", source),
    operation("POST", "/sources/{name}/change", "judge", change_source),
    operation("POST", "/sources/{name}/pause", "judge", pause_source),
    operation("POST", "/sources/{name}/resume", "judge", resume_source),
    operation("POST", "/sources/{name}/remove", "judge", remove_source),
)
