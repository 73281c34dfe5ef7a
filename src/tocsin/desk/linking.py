"""Linking an article that was read to those in the record: first texts, then names, then the rest.

What a group is found and listed by (`state`, `mark`) is kept up with every member that joins it,
at a cost that doesn't grow with the group; only a group that lost members is made anew.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from msgspec import structs

from tocsin.desk import filing
from tocsin.desk.arranging import Arranged, Kind, arrange, standing_for
from tocsin.link import origins
from tocsin.link.actors.actor import actor
from tocsin.link.actors.linker import ActorLinker
from tocsin.link.actors.named import Named, named
from tocsin.link.copies import CopyLinker, Imprint, imprint, imprint_id
from tocsin.link.dossier import Dossier, grown, made
from tocsin.link.incidents.account import Account, accounts
from tocsin.link.incidents.linker import IncidentLinker
from tocsin.link.origins import Report, trace
from tocsin.link.stories import Gist, StoryLinker, gist
from tocsin.link.story import Story
from tocsin.link.story import told as telling
from tocsin.link.tally import Trace
from tocsin.read.places.folding import fold
from tocsin.records import Reading, Record, decode, encode
from tocsin.records.memory import remembered
from tocsin.store import Entry, View, articles, groups, listings
from tocsin.store.articles import Filed
from tocsin.store.groups import Joined, State
from tocsin.store.packing import pack_record, unpack_record
from tocsin.store.standing import LATEST


class Told(Record, frozen=True, array_like=True):
    """An account as the record keeps it, so that a dossier can be made anew from its accounts.

    `trace` says what it goes back to, `marks` what its incident is filtered by.
    """

    account: Account
    trace: Trace
    marks: tuple[str, ...]


@dataclass(frozen=True)
class Kinds:
    """How each kind of group is made and kept."""

    origin: Kind[Imprint]
    actor: Kind[Named]
    incident: Kind[Account]
    story: Kind[Gist]


@cache
def kinds() -> Kinds:
    """The kinds, with the weights that ship: loaded when something is first linked."""
    return Kinds(
        origin=Kind(CopyLinker(), lambda packed: decode(packed, Imprint)),
        actor=Kind(ActorLinker(), lambda packed: decode(packed, Named), alike=True),
        incident=Kind(
            IncidentLinker(),
            lambda packed: decode(packed, Told).account,
            lambda packed: structs.replace(decode(packed, Told).account, article=""),
        ),
        story=Kind(StoryLinker(), lambda packed: decode(packed, Gist)),
    )


@dataclass(frozen=True)
class Ties:
    """How a reading is tied to others: its copies' group, and the actors of its names, by these."""

    copies: str | None
    actors: Mapping[str, str]

    def reports(self, reading: Reading) -> dict[str, Report]:
        """What the origins of its accounts depend on, by their ids.

        With the actors of all its names, or two names of one would be one unknown.
        """
        return {
            id_: structs.replace(report, copies=self.copies, actors=dict(self.actors))
            for id_, report in _reports(reading).items()
        }


@remembered(1000)
def _reports(reading: Reading) -> Mapping[str, Report]:
    """The reports of a reading's accounts, untied."""
    return {told.id: origins.report(told.id, reading, told) for told in reading.incidents}


def link(entry: Entry, filed: Filed, reading: Reading, *, first: bool = False) -> Ties:
    """Give what a reading holds its places among what others hold, and say which these are.

    `first`: it is its article's first one.
    """
    article = filed.article
    texts = arrange(entry, kinds().origin, article, [imprint(reading)], encode, first=first)
    names = named(reading)
    actors = arrange(entry, kinds().actor, article, names, encode, first=first)
    _tell_actors(entry, actors, names)
    ties = _ties(names, texts.groups, actors.groups)
    reports = ties.reports(reading)
    new = {one.id: _told(one, reading, reports[one.id]) for one in accounts(reading)}
    own = [one.account for one in new.values()]
    kept = arrange(
        entry, kinds().incident, article, own, lambda one: encode(new[one.id]), first=first
    )
    _tell_incidents(entry, kept, new)
    stories = arrange(entry, kinds().story, article, [gist(reading)], encode, first=first)
    _tell_stories(entry, stories, filed)
    return ties


def redo(entry: Entry, kind: str, changed: Iterable[str]) -> None:
    """Make the states of groups anew, whose members were moved."""
    for group in sorted(changed):
        {"actor": _redo_actor, "incident": _redo_incident, "story": _redo_story}[kind](entry, group)


def ties(view: View, reading: Reading) -> Ties:
    """How a reading of the record is tied to others, as it is known in `view`."""
    names = named(reading)
    texts = groups.groups_of(view, "origin", [imprint_id(reading.article.id)])
    return _ties(names, texts, groups.groups_of(view, "actor", [one.id for one in names]))


def _ties(names: Sequence[Named], texts: Mapping[str, str], actors: Mapping[str, str]) -> Ties:
    return Ties(
        copies=next(iter(texts.values()), None),
        actors={one.name: actors[one.id] for one in names if one.id in actors},
    )


def _tell_actors(entry: Entry, arranged: Arranged, names: Sequence[Named]) -> None:
    by_id = {one.id: one for one in names}
    joined: dict[str, list[Named]] = {}
    for _, member in arranged.grown:  # the group that it joined may be part of another by now
        joined.setdefault(arranged.groups[member], []).append(by_id[member])
    _show_actors(entry, joined.keys() | arranged.redone)
    _call(entry, joined)
    for group in sorted(arranged.redone):  # with what others brought along
        _call(entry, {group: _standing_names(entry, group)})
    for group, other in arranged.united:
        call_as(entry, group, other)


def call_as(entry: Entry, group: str, other: str) -> None:
    """Let an actor be looked up by all names of another that became part of it.

    Of many of these names nobody stands for the other any more; only its marks still have them.
    """
    names = groups.marks(entry.view, "actor", other, "name:")
    groups.add_marks(entry, "actor", {group: names}, {group: 0})


def call(entry: Entry, group: str, members: Iterable[Joined]) -> None:
    """Let an actor be looked up by the names of members that were moved to it.

    Such as stand for nobody are read once more in their articles, so that it is for few.
    """
    _call(entry, {group: [_opened(entry.view, one) for one in members]})


def _opened(view: View, one: Joined) -> Named:
    return _named(view, one) if one.packed is None else kinds().actor.open(one.packed)


def _show_actors(entry: Entry, changed: Collection[str]) -> None:
    """What the names that stand for an actor say of it, where that isn't as before."""
    before = groups.states(entry.view, "actor", changed)
    states = []
    for group, stands in standing_for(entry, kinds().actor, changed).items():
        names = list(stands.members)
        if not names:
            joined = standing(entry.view, "actor", groups.members(entry.view, "actor", group))
            groups.join(entry, "actor", joined, left=())
            names = [kinds().actor.open(one.packed) for one in joined if one.packed is not None]
        packed = pack_record(actor(names)) if names else b""
        if group not in before or before[group].packed != packed:
            states.append(State("actor", group, entry.learnt, "", len(names), 0, packed))
    groups.add_states(entry, states)


def standing(view: View, kind: str, members: Sequence[Joined]) -> list[Joined]:
    """A group's members; if none of them stands for it any more, the latest do, and only these.

    Only of actors are there members that don't (`Kind.alike`).
    """
    if kind != "actor" or any(one.packed is not None for one in members):
        return list(members)
    latest = members[-LATEST:]
    return [
        replace(one, rank=rank, packed=encode(_named(view, one)))
        for rank, one in enumerate(latest, start=1)
    ]


def _named(view: View, one: Joined) -> Named:
    """A name, read once more in its article."""
    readings = articles.readings(
        view, [filed.number for filed in articles.of_article(view, one.article)]
    )
    names = (each for number in sorted(readings) for each in named(readings[number]))
    return next(each for each in names if each.id == one.member)


def _redo_actor(entry: Entry, group: str) -> None:
    _show_actors(entry, [group])
    _call(entry, {group: _standing_names(entry, group)})


def _standing_names(entry: Entry, group: str) -> list[Named]:
    members = groups.members(entry.view, "actor", group)
    return [kinds().actor.open(one.packed) for one in members if one.packed is not None]


def _call(entry: Entry, names: Mapping[str, Iterable[Named]]) -> None:
    """Let actors be looked up by all names that they have ever had."""
    marks = {
        group: [f"name:{fold(form)}" for one in new for form in (one.name, *one.forms)]
        for group, new in names.items()
    }
    groups.add_marks(entry, "actor", marks, dict.fromkeys(marks, 0))


def _told(account: Account, reading: Reading, about: Report) -> Told:
    marks = [f"kind:{account.kind}", f"status:{account.status}"]
    marks += [f"place:{fold(name)}" for name in (*account.where, *(s.name for s in account.spots))]
    marks += [f"country:{spot.country}" for spot in account.spots if spot.country]
    blame = [one for one in reading.blame if one.incident == account.id]
    names = {
        *account.by,
        *account.against,
        *(name for one in blame for name in (one.accused, one.by)),
    }
    marks += [f"called:{fold(name)}" for name in names]
    marks += [f"actor:{about.actors[name]}" for name in names if name in about.actors]
    marks += filing.sources(reading.article)
    if account.first and account.first != (last := _last(account, account.first)):
        marks.append(listings.lasting(account.first, last))
    return Told(account=account, trace=trace(about), marks=tuple(sorted(set(marks))))


def _last(account: Account, first: date) -> date:
    """The last day of what began on `first`; where its end is open, that on which it was told."""
    return account.last or max(first, account.published or first)


def _tell_incidents(entry: Entry, arranged: Arranged, new: Mapping[str, Told]) -> None:
    grew = {group for group, _ in arranged.grown} - arranged.redone
    before = groups.states(entry.view, "incident", grew)
    since = {group: before[group].since if group in before else entry.learnt for group in grew}
    dossiers = {group: unpack_record(old.packed, Dossier) for group, old in before.items()}
    marks: dict[str, list[str]] = {group: [] for group in grew}
    for group, member in arranged.grown:
        if group in grew:
            told = new[member]
            dossiers[group] = grown(dossiers.get(group, Dossier()), told.account, told.trace)
            marks[group] += told.marks
    states = [_incident(entry, group, dossiers[group], since[group]) for group in sorted(grew)]
    groups.add_states(entry, states)
    groups.add_marks(entry, "incident", marks, since)
    redo(entry, "incident", arranged.redone)


def _incident(entry: Entry, group: str, now: Dossier, since: int) -> State:
    packed = pack_record(now)
    return State("incident", group, entry.learnt, now.day, now.accounts, since, packed)


def _redo_incident(entry: Entry, group: str) -> None:
    left = groups.members(entry.view, "incident", group)
    told = [decode(one.packed, Told) for one in left if one.packed is not None]
    now = made((one.account, one.trace) for one in told)
    groups.add_states(entry, [_incident(entry, group, now, entry.learnt)])
    marks = {group: [mark for one in told for mark in one.marks]}
    groups.add_marks(entry, "incident", marks, {group: entry.learnt})


def _tell_stories(entry: Entry, arranged: Arranged, filed: Filed) -> None:
    for group in {group for group, _ in arranged.grown} - arranged.redone:
        before = groups.states(entry.view, "story", [group]).get(group)
        story = unpack_record(before.packed, Story) if before else Story()
        now = telling(story, filed.title, filed.published)
        groups.add_states(entry, [_story(entry, group, now)])
    redo(entry, "story", arranged.redone)


def _redo_story(entry: Entry, group: str) -> None:
    story = Story()
    for one in groups.members(entry.view, "story", group):
        filed = articles.latest(entry.view, one.article)
        if filed is not None:
            story = telling(story, filed.title, filed.published)
    groups.add_states(entry, [_story(entry, group, story)])


def _story(entry: Entry, group: str, now: Story) -> State:
    return State("story", group, entry.learnt, now.last[:10], now.articles, 0, pack_record(now))
