"""Watching: keeping watches, noticing what articles show of them, and what that comes to.

An article that is added is looked through for every open watch at once, and what it shows is kept
beside the watch; so weighing a watch costs what was seen of it, however large the record. A watch
that is written when there are articles already is held against those that name what it is about.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from tocsin.assess.grades import Letter
from tocsin.assess.watch.assessment import Proposal, Step
from tocsin.assess.watch.definition import Watch
from tocsin.assess.watch.parsing import parsed
from tocsin.assess.watch.proposals import course, proposals
from tocsin.assess.watch.seen import Placed, Sighting
from tocsin.assess.watch.sightings import sightings
from tocsin.assess.watch.steps import steps
from tocsin.assess.watch.unread import ahead
from tocsin.assess.watch.weighing import Looked, weigh
from tocsin.desk import asking, counting, grading, linking, moments
from tocsin.desk.linking import Ties
from tocsin.desk.refusing import refusing
from tocsin.errors import NotFoundError, SourceError, TocsinError
from tocsin.link.origins import key
from tocsin.link.tally import Strand, Trace
from tocsin.records import Reading, identify
from tocsin.store import Entry, View, articles, groups, journal, listings, watches
from tocsin.store.articles import Filed
from tocsin.store.listings import Filter
from tocsin.store.packing import pack_record, unpack_record
from tocsin.store.watches import Noted, Proposed, Seen, Written
from tocsin.warn import needed

# So many articles about its places within its window are enough to say that one has looked.
_ENOUGH = 5
# Readings that are held against a new watch at a time.
_STEP = 200
_ALL = 2**31 - 1

_YEAR = timedelta(days=365)

State = Literal["seen", "absent", "not looked for"]


@lru_cache(256)
def watch_of(written: Written) -> Watch:
    """A watch as it was written."""
    return parsed(written.text, written.name)


def named(view: View, name: str) -> Written:
    """The watch of a name as it stands. Raises NotFoundError where there is none."""
    found = next((one for one in watches.standing(view) if one.name == name), None)
    if found is None:
        raise NotFoundError(name, "is no watch of this desk", "see the list of watches")
    return found


def write(entry: Entry, text: str, name: str) -> Watch:
    """Keep a watch, or a new version of it, and hold it against what the record has.

    `name` is what it is called unless its text says so. Raises SourceError where the text is none.
    """
    watch = read(text, name)
    written = Written(watch.name, text, None, entry.learnt)
    watches.write(entry, written)
    for filed, reading in _readings_about(entry.view, watch):
        _see(entry, written, filed, reading, linking.ties(entry.view, reading))
    _propose(entry, written)
    return watch


def began(text: str, name: str, now: str) -> str:
    """The moment at which a watch begins.

    Raises SourceError where the text is none, or it only begins after `now`.
    """
    start = read(text, name).start
    moment = moments.moment(f"{start}T00:00:00Z")
    if moment > now:
        raise SourceError(name, f"begins on {start}, which is still to come", "don't replay it")
    return moment


def read(text: str, name: str) -> Watch:
    """The watch that a text holds, called `name` unless it says so.

    Raises SourceError, of that name, where it is none.
    """
    try:
        return parsed(text, name)
    except ValueError as error:
        told = str(error).removeprefix(f"{' '.join(name.split())}: ")
        problem, _, remedy = told.partition("; ")
        raise SourceError(name, problem, remedy) from error


def check_forward(entry: Entry, moment: str, name: str) -> None:
    """Raises SourceError where the desk has an entry after the moment that a watch begins."""
    if entry.moment > moment:
        days = f"it begins on {moment[:10]}, and the desk's last entry is of {entry.moment[:10]}"
        remedy = "replay watches before pages, or don't replay"
        raise SourceError(name, f"a replay only goes forward: {days}", remedy)


def close(entry: Entry, name: str, why: str) -> None:
    """Close a watch: nothing more is looked for.

    Raises NotFoundError where none is open, TocsinError where nobody signs or no reason is given.
    """
    with refusing():
        needed.name(entry.by, "closing a watch")
        reason = needed.reason(why, "closing a watch")
    before = _open(entry.view, name)
    watches.write(entry, Written(before.name, before.text, reason, entry.learnt))


def observe(entry: Entry, filed: Filed, reading: Reading, ties: Ties) -> None:
    """Keep what an article that was just added shows of each open watch."""
    for written in open_(entry.view):
        if _see(entry, written, filed, reading, ties):
            _propose(entry, written)


def note(entry: Entry, name: str, indicator: str, state: State, day: str, why: str) -> None:
    """Keep what a person says of an indicator: seen on a day, looked for and absent, or neither.

    Raises NotFoundError where no such watch is open, or it has no such indicator, TocsinError where
    the day is still to come, nobody signs or no reason is given.
    """
    with refusing():
        needed.name(entry.by, "a note")
        reason = needed.reason(why, "a note")
    written = _open(entry.view, name)
    if day > entry.moment:
        raise TocsinError(f"{day} is still to come", "give the day on which it was seen")
    if watch_of(written).indicator(indicator) is None:
        known = ", ".join(one.name for one in watch_of(written).indicators)
        raise NotFoundError(indicator, f"is no indicator of {name}", f"it has {known}")
    watches.add_note(entry, Noted(name, indicator, state, day, reason, entry.learnt))
    _propose(entry, written)


def reconsider(entry: Entry) -> None:
    """Keep what open watches propose now that something changed that they are weighed by."""
    for written in open_(entry.view):
        _propose(entry, written)


def _open(view: View, name: str) -> Written:
    found = named(view, name)
    if found.closed is not None:
        raise NotFoundError(name, "is closed", "add it again to open it")
    return found


def open_(view: View) -> list[Written]:
    """The watches that are open."""
    return [one for one in watches.standing(view) if one.closed is None]


# Seeing


def _see(entry: Entry, written: Written, filed: Filed, reading: Reading, ties: Ties) -> bool:
    """Keep what an article shows of a watch; whether it shows anything."""
    watch = watch_of(written)
    found = sightings(watch, reading, ties.reports(reading), ties.copies, ties.actors)
    watches.add_sightings(
        entry,
        (
            Seen(
                id=one.id,
                version=written.learnt,
                reading=filed.number,
                watch=written.name,
                indicator=one.indicator,
                article=filed.article,
                start=one.sentence.start,
                end=one.sentence.end,
                day=str(one.day),
                packed=pack_record(one),
                learnt=entry.learnt,
            )
            for one in found
            if one.sentence is not None
        ),
    )
    return bool(found)


def _readings_about(view: View, watch: Watch) -> Iterator[tuple[Filed, Reading]]:
    """The articles, by their last readings, that name what a watch is about."""
    found = set(articles.last(view, _naming(view, watch.actors)))
    for words in (*watch.actors, *watch.places, *watch.targets):
        found |= {hit.number for hit in listings.matches(view, [words], Filter(), _ALL)}
    numbers = sorted(found)
    for low in range(0, len(numbers), _STEP):
        part = numbers[low : low + _STEP]
        filed = articles.filed(view, part)
        for number, reading in sorted(articles.readings(view, part).items()):
            yield filed[number], reading


def _naming(view: View, actors: Iterable[str]) -> list[str]:
    """The articles that name these actors, by whatever name."""
    return sorted(
        {
            one.article
            for name in actors
            for group in asking.actors(view, name)
            for one in groups.members(view, "actor", group)
        }
    )


# Weighing


def placed(view: View, written: Written, at: date) -> list[Placed]:
    """All that was seen of a watch by a day: by articles, people, the calendar and counts."""
    watch = watch_of(written)
    seen = watches.sightings(view, written.name, watches.version(view, written.name))
    found = [(unpack_record(one.seen.packed, Sighting), one.moment) for one in seen]
    accounts = [one.account for one, _ in found if one.account]
    matters = groups.groups_of(view, "incident", accounts)
    told = [
        Placed(
            sighting=one,
            matter=matters.get(one.account or "", one.matter),
            learnt=date.fromisoformat(moment[:10]),
        )
        for one, moment in found
    ]
    noted = [_noted(view, one) for one in watches.notes(view, written.name) if one.state == "seen"]
    every = (*told, *noted, *ahead(watch), *counting.surges(view, watch, at))
    return [one for one in every if one.learnt <= at]


def _noted(view: View, noted: Noted) -> Placed:
    """What a person has seen, as a sighting; it goes back to that person."""
    line = journal.line(view, noted.learnt)
    day = date.fromisoformat(noted.day or line.moment[:10])
    who = key(line.by) if line.by else "name:somebody at the desk"
    text = f"note {noted.learnt}"
    strand = Strand(published=line.moment)
    return Placed(
        sighting=Sighting(
            id=identify("sighting", noted.watch, noted.indicator, text),
            indicator=noted.indicator,
            source=line.by,
            account=None,
            warned=None,
            matter=text,
            article=None,
            sentence=None,
            day=day,
            trace=Trace(article=text, outlet=who, text=text, strand=strand),
            reasons=(noted.why,),
        ),
        matter=text,
        learnt=date.fromisoformat(line.moment[:10]),
    )


def looked(view: View, watch: Watch, at: date) -> Looked:
    """Which indicators were looked for, and which weren't.

    The desk has looked where it got some articles about the watch's places within its window; what
    a person said since an indicator's half-life goes before that.
    """
    marks = {mark for name in watch.places for mark in asking.places(name)}
    number = listings.published(view, marks, str(at - watch.window), str(at), _ENOUGH)
    had: Literal["absent", "not looked for"]
    had = "absent" if number >= _ENOUGH else "not looked for"
    found = {one.name: "absent" if one.from_ == "calendar" else had for one in watch.indicators}
    for noted in watches.notes(view, watch.name):
        indicator = watch.indicator(noted.indicator)
        said = date.fromisoformat(journal.moment(view, noted.learnt)[:10])
        fresh = indicator and 0 <= (at - said).days <= indicator.half_life
        if fresh and noted.state != "seen":
            found[noted.indicator] = "absent" if noted.state == "absent" else "not looked for"
    return found


def rose(
    view: View,
    watch: Watch,
    seen: Sequence[Placed],
    letters: Mapping[str, Letter],
    until: date,
    since: date = date.min,
) -> tuple[Step, ...]:
    """How a watch came to where it is on a day, each step by what was looked for on its own day."""
    days: list[tuple[Looked, list[date]]] = []  # those on which the same was looked for
    for day in sorted({one.learnt for one in seen if since <= one.learnt <= until}):
        had = looked(view, watch, day)
        if not days or days[-1][0] != had:
            days.append((had, []))
        days[-1][1].append(day)
    return tuple(
        step
        for had, those in days
        for step in steps(watch, seen, had, letters, those[-1], those[0])
    )


# Proposing


def _propose(entry: Entry, written: Written) -> None:
    """Keep what a watch proposes now; what it proposed before stays as it was.

    Before its first day and after its last it proposes nothing: it is due for review then, which
    what was seen meanwhile is kept for.
    """
    view, watch = entry.view, watch_of(written)
    at = date.fromisoformat(entry.moment[:10])
    if not watch.start <= at <= watch.until:
        return
    seen, had = placed(view, written, at), looked(view, watch, at)
    letters = grading.letters(view)
    known = [unpack_record(one.packed, Proposal) for one in watches.proposals(view, watch.name)]
    past = course(rose(view, watch, seen, letters, at, _alarmed(watch, known, at)))
    now = weigh(watch, seen, had, letters, at)
    new = [
        Proposed(one.id, watch.name, pack_record(one), entry.learnt)
        for one in proposals(watch, past, now, seen)
        if not (one.kind == "crossing" and _is_known(watch, one, known))
    ]
    watches.add_proposals(entry, new)


def _alarmed(watch: Watch, known: Sequence[Proposal], at: date) -> date:
    """The day since which an alarm may last: that of the last one proposed, else a window ago.

    What came before needn't be weighed again, which is most of what it costs to propose.
    """
    crossed = [one.at for one in known if one.kind == "crossing" and one.at <= at]
    return max(*crossed, at - _YEAR) if crossed else at - watch.window


def _is_known(watch: Watch, crossing: Proposal, known: Sequence[Proposal]) -> bool:
    """Whether an alarm was proposed already: late news may move the day on which it began."""
    return any(one.kind == "crossing" and one.at >= crossing.at - watch.window for one in known)
