"""Looking things up: lists with filters and pages, and single things opened to their sentences.

Everything is asked of a `View`, the record as it was known at a moment.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from difflib import unified_diff
from typing import TypeVar

from tocsin.desk import asking, judgements, linking, naming
from tocsin.desk.asking import Question, cursor, place_of
from tocsin.desk.views import (
    Account,
    ActorFile,
    BlameRow,
    IncidentFile,
    IncidentRow,
    List,
    Match,
    Moment,
    Reference,
    Size,
    StatementRow,
    Stood,
    StoryRow,
    VersionRow,
    WarningRow,
)
from tocsin.errors import NotFoundError
from tocsin.link.actors.actor import Actor
from tocsin.link.dossier import Dossier
from tocsin.link.origins import origins
from tocsin.link.story import Story
from tocsin.read.sentences import containing, sentences
from tocsin.records import Incident, Reading, Span
from tocsin.records.base import span
from tocsin.store import View, articles, dialect, groups, journal, listings
from tocsin.store.articles import Filed
from tocsin.store.groups import Joined, State
from tocsin.store.listings import Hit, Place, Row
from tocsin.store.packing import unpack_record

_T = TypeVar("_T")


def size(view: View) -> Size:
    """How much there is."""
    return Size(
        articles=len(articles.standing(view)),
        pages=len(articles.page_ids(view)),
        readings=len(articles.numbers(view)),
    )


def incidents(
    view: View,
    asked: Question,
    limit: int,
    after: str | None = None,
    *,
    oldest_first: bool = False,
) -> List[IncidentRow]:
    """Incidents, the latest first."""
    wanted = asking.of_incidents(view, asked)
    start = place_of(after) if after else None
    found = listings.states(view, "incident", wanted, limit + 1, start, oldest_first=oldest_first)
    rows = [incident_row(state) for state in found[:limit]]
    more = len(found) > limit
    end = Place(rows[-1].day, 0, rows[-1].id) if more else None
    return List(rows=tuple(rows), next=cursor(end) if end else None)


def incident_row(state: State) -> IncidentRow:
    """An incident as it stands."""
    dossier = unpack_record(state.packed, Dossier)
    return IncidentRow(id=state.group, day=state.day, dossier=dossier)


def stood(view: View, kind: str, ids: Collection[str]) -> dict[str, Stood]:
    """Incidents, actors or stories when they last had a member: also what is part of another."""
    return {id_: _STOOD[kind](one) for id_, one in groups.lasted(view, kind, ids).items()}


def stories(view: View, asked: Question, limit: int, after: str | None = None) -> List[StoryRow]:
    """Stories, those with the latest news first."""
    wanted = asking.of_stories(asked)
    start = place_of(after) if after else None
    found = listings.states(view, "story", wanted, limit + 1, start)
    rows = [story(state) for state in found[:limit]]
    more = len(found) > limit
    end = Place(rows[-1].day, 0, rows[-1].id) if more else None
    return List(rows=tuple(rows), next=cursor(end) if end else None)


def story(state: State) -> StoryRow:
    """A story as it stands."""
    return StoryRow(id=state.group, day=state.day, story=unpack_record(state.packed, Story))


_STOOD: Mapping[str, Callable[[State], Stood]] = {
    "incident": incident_row,
    "actor": lambda state: unpack_record(state.packed, Actor),
    "story": story,
}


def statements(
    view: View, asked: Question, limit: int, after: str | None = None
) -> List[StatementRow]:
    """Statements, those of the latest articles first."""
    return _listed(view, "statement", asked, limit, after, as_statement)


def blame(view: View, asked: Question, limit: int, after: str | None = None) -> List[BlameRow]:
    """Who blames whom, the latest first."""
    return _listed(view, "blame", asked, limit, after, as_blame)


def warnings(view: View, asked: Question, limit: int, after: str | None = None) -> List[WarningRow]:
    """Warnings seen in the news, the latest first."""
    return _listed(view, "warned", asked, limit, after, as_warning)


_Shown = Callable[["Shelf", Row], _T]


def _listed(
    view: View,
    table: str,
    asked: Question,
    limit: int,
    after: str | None,
    show: _Shown[_T],
    *,
    oldest_first: bool = False,
) -> List[_T]:
    wanted = asking.of_rows(view, table, asked)
    start = place_of(after) if after else None
    found = listings.rows(view, table, wanted, limit + 1, start, oldest_first=oldest_first)
    shelf = Shelf(view, found[:limit])
    more = len(found) > limit
    return List(
        rows=tuple(show(shelf, row) for row in found[:limit]),
        next=cursor(found[limit - 1].place) if more else None,
    )


class Shelf:
    """The readings that some rows stand in, fetched together."""

    def __init__(self, view: View, rows: Iterable[Row]) -> None:
        self._fetch(view, {row.reading for row in rows})

    @classmethod
    def of(cls, view: View, numbers: Collection[int]) -> "Shelf":
        """The readings of these numbers."""
        shelf = cls(view, ())
        shelf._fetch(view, numbers)
        return shelf

    def _fetch(self, view: View, numbers: Collection[int]) -> None:
        self.view = view
        self.readings = articles.readings(view, numbers)
        self._filed = articles.filed(view, numbers)
        owners = {filed.article for filed in self._filed.values()}
        self._addresses = articles.addresses(view, owners)
        accounts = [b.incident for r in self.readings.values() for b in r.blame if b.incident]
        self.incidents = groups.groups_of(view, "incident", accounts)

    def reference(self, number: int) -> Reference:
        """The article of a reading."""
        filed = self._filed[number]
        return _reference(filed, self._addresses[filed.article])


def references(view: View, owners: Collection[str]) -> dict[str, Reference]:
    """Articles as their last readings have them, by their ids."""
    last = articles.filed(view, articles.last(view, owners))
    addresses = articles.addresses(view, owners)
    return {one.article: _reference(one, addresses[one.article]) for one in last.values()}


def _reference(filed: Filed, address: str) -> Reference:
    return Reference(
        article=filed.article,
        address=address,
        title=filed.title,
        outlet=filed.outlet or filed.host,
        published=filed.published,
        version=filed.version,
        reading=filed.number,
    )


def as_statement(shelf: Shelf, row: Row) -> StatementRow:
    """A statement, with its article."""
    found = next(one for one in shelf.readings[row.reading].statements if one.id == row.id)
    return StatementRow(source=shelf.reference(row.reading), statement=found)


def as_blame(shelf: Shelf, row: Row) -> BlameRow:
    """A word of blame, with its article and incident."""
    found = next(one for one in shelf.readings[row.reading].blame if one.id == row.id)
    incident = shelf.incidents.get(found.incident or "")
    return BlameRow(source=shelf.reference(row.reading), incident=incident, blame=found)


def as_warning(shelf: Shelf, row: Row) -> WarningRow:
    """A warning, with its article."""
    found = next(one for one in shelf.readings[row.reading].warnings if one.id == row.id)
    return WarningRow(source=shelf.reference(row.reading), warned=found)


def timeline(view: View, asked: Question, limit: int, after: str | None = None) -> List[Moment]:
    """Incidents, warnings and blame in the order in which they were, the earliest first.

    What has no day is on no timeline.
    """
    start = place_of(after) if after else _BEFORE_ALL
    moments = _incidents_on(view, asked, limit, start)
    if asked.kind is None and asked.status is None:
        moments += _rows_on(view, asked, limit, start, "warned", _warning_moment)
        moments += _rows_on(view, asked, limit, start, "blame", _blame_moment)
    moments.sort(key=lambda pair: pair[0])
    shown = moments[:limit]
    return List(
        rows=tuple(moment for _, moment in shown),
        next=cursor(shown[-1][0]) if len(moments) > limit else None,
    )


# Before the first day, and behind the last incident of a day: of each day incidents come first.
_BEFORE_ALL = Place("0", 0, "")
_LAST = "g"  # behind every hexadecimal digit, however a database sorts


def _incidents_on(
    view: View, asked: Question, limit: int, start: Place
) -> list[tuple[Place, Moment]]:
    after = start if start.learnt == 0 else Place(start.day, 0, _LAST)
    wanted = asking.of_incidents(view, asked)
    found = listings.states(view, "incident", wanted, limit + 1, after, oldest_first=True)
    rows = [incident_row(state) for state in found]
    return [
        (Place(row.day, 0, row.id), Moment(day=row.day, what="incident", incident=row))
        for row in rows
    ]


def _rows_on(
    view: View, asked: Question, limit: int, start: Place, table: str, show: _Shown[Moment]
) -> list[tuple[Place, Moment]]:
    after = start if start.learnt else Place(start.day, 0, "")
    wanted = asking.of_rows(view, table, asked)
    found = listings.rows(view, table, wanted, limit + 1, after, oldest_first=True)
    shelf = Shelf(view, found)
    return [(row.place, show(shelf, row)) for row in found]


def _warning_moment(shelf: Shelf, row: Row) -> Moment:
    return Moment(day=row.place.day, what="warning", warning=as_warning(shelf, row))


def _blame_moment(shelf: Shelf, row: Row) -> Moment:
    return Moment(day=row.place.day, what="blame", blame=as_blame(shelf, row))


def search(
    view: View, words: Sequence[str], asked: Question, limit: int, after: str | None = None
) -> List[Match]:
    """Articles that hold all of these words or phrases, those first that do so in their titles."""
    wanted = asking.of_articles(asked)
    start = _hit(after) if after else None
    found = listings.matches(view, list(words), wanted, limit + 1, start)
    shown = found[:limit]
    shelf = Shelf.of(view, [hit.number for hit in shown])
    return List(
        rows=tuple(
            Match(
                source=shelf.reference(hit.number),
                sentence=_telling(shelf.readings[hit.number].article.text, words),
            )
            for hit in shown
        ),
        next=f"{shown[-1].titled}:{shown[-1].number}" if len(found) > limit else None,
    )


def _hit(cursor: str) -> Hit:
    """The place in a search that a page of it named as its end. Raises ValueError for another."""
    titled, number = map(int, cursor.split(":"))
    return Hit(titled, number)


def _telling(text: str, words: Sequence[str]) -> Span:
    """The sentence that holds most of the words, the first of several."""
    asked = set(dialect.words(" ".join(words)))

    def held(part: tuple[int, int]) -> int:
        return len(asked.intersection(dialect.words(text[slice(*part)])))

    return span(text, *max(sentences(text), key=held))


def incident(view: View, id_: str, begin: int = 0, limit: int | None = None) -> IncidentFile:
    """An incident, opened to its accounts, its blame and where they come from.

    `id_` is its id, or that of an account of it. With a limit only so many accounts are opened,
    from the number `begin` on as they were read, and those that are of the last one's article; its
    blame and origins are then those of these. Raises NotFoundError where there is none.
    """
    state = _standing(view, id_)
    group = state.group
    joined = _part(groups.members(view, "incident", group), begin, limit)
    ids = [one.member for one in joined]
    held = articles.holding(view, "account", ids)
    shelf = Shelf.of(view, set(held.values()))
    movers = judgements.movers(view, "incident", group, joined)
    came = groups.came(view, "incident", ids)
    told = [_account(shelf, one, held[one.member], came, movers) for one in joined]
    # As they were read, and in one article as they stand: being moved since makes none later.
    told.sort(key=lambda one: (came[one.id], one.sentences[0].start, one.id))
    blamed = listings.of_accounts(view, ids)
    around = Shelf(view, blamed)
    known = {
        number: linking.ties(view, reading).reports(reading)
        for number, reading in shelf.readings.items()
    }
    reports = [known[held[one.member]][one.member] for one in joined]
    row = incident_row(state)
    return IncidentFile(
        id=group,
        day=row.day,
        dossier=row.dossier,
        accounts=tuple(told),
        blame=tuple(as_blame(around, one) for one in blamed),
        origins=origins(reports),
        judgements=judgements.about(view, "incident", group),
    )


def _part(joined: Sequence[Joined], begin: int, limit: int | None) -> Sequence[Joined]:
    """So many members from a number on, and all of the last one's article."""
    end = len(joined) if limit is None else begin + limit
    while 0 < end < len(joined) and joined[end].article == joined[end - 1].article:
        end += 1
    return joined[begin:end]


def _standing(view: View, id_: str) -> State:
    """An incident as it stands, or what it has become part of. Raises NotFoundError."""
    group = groups.groups_of(view, "incident", [id_]).get(id_, id_)
    state = groups.states(view, "incident", [group]).get(group)
    if state is None:
        raise NotFoundError(id_, "is no incident of this desk")
    if state.size:
        return state
    group = naming.now(view, "incident", group)
    return groups.states(view, "incident", [group])[group]


def _account(
    shelf: Shelf, joined: Joined, number: int, came: Mapping[str, int], movers: Mapping[str, str]
) -> Account:
    reading = shelf.readings[number]
    told = next(one for one in reading.incidents if one.id == joined.member)
    return Account(
        id=told.id,
        source=shelf.reference(number),
        incident=told,
        sentences=told_in(reading, told),
        figures=tuple(one for one in reading.figures if one.incident == told.id),
        score=joined.score,
        reasons=joined.reasons,
        learnt=journal.moment(shelf.view, came[told.id]),
        by=movers.get(told.id),
    )


def told_in(reading: Reading, told: Incident) -> tuple[Span, ...]:
    """The sentences of an article that tell of an incident."""
    text = reading.article.text
    parts = sentences(text)
    numbers = sorted({containing(parts, mention.start) for mention in told.mentions})
    return tuple(span(text, *parts[number]) for number in numbers)


def actor(view: View, name: str) -> list[ActorFile]:
    """Everybody of a name, or the one of an id, those in most articles first."""
    found = [_actor(view, group) for group in asking.actors(view, name)]
    return sorted(found, key=lambda one: (-one.articles, one.id))


def _actor(view: View, group: str) -> ActorFile:
    joined = groups.members(view, "actor", group)
    state = groups.states(view, "actor", [group])[group]
    known = unpack_record(state.packed, Actor)
    came = groups.came(view, "actor", [joined[0].member, joined[-1].member]).values()
    return ActorFile(
        id=group,
        actor=known,
        articles=len({one.article for one in joined}),
        first=journal.moment(view, min(came)),
        last=journal.moment(view, max(came)),
        former=tuple(sorted(groups.former(view, "actor", group) - {group})),
    )


def versions(view: View, article: str) -> list[VersionRow]:
    """All readings of an article, each with how its text differs from the one before.

    Raises NotFoundError where the desk has no such article.
    """
    filed = articles.of_article(view, article)
    if not filed:
        raise NotFoundError(article, "is no article of this desk")
    shelf = Shelf.of(view, [one.number for one in filed])
    rows, before = [], None
    for one in filed:
        text = shelf.readings[one.number].article.text
        rows.append(
            VersionRow(
                source=shelf.reference(one.number),
                learnt=journal.moment(view, one.learnt),
                model=one.model,
                difference=() if before is None else _difference(before, text),
            )
        )
        before = text
    return rows


def _difference(before: str, now: str) -> tuple[str, ...]:
    """The lines of a unified diff, without its head."""
    lines = unified_diff(before.splitlines(), now.splitlines(), lineterm="", n=0)
    return tuple(line for line in lines if not line.startswith(("---", "+++", "@@")))
