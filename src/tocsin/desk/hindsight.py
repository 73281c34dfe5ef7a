"""Gathering what the record has of the time before an incident: what it was, and what was seen."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from tocsin.assess.watch import tracing
from tocsin.assess.watch.definition import Watch
from tocsin.assess.watch.subject import Subject
from tocsin.desk import asking, linking, look, lookout, matters, watching
from tocsin.desk.look import Shelf
from tocsin.desk.lookout import ProposalRow, SightingRow, WatchFile
from tocsin.desk.views import IncidentFile, Reference
from tocsin.errors import TocsinError
from tocsin.link.tally import Summary, Trace, grown, settled
from tocsin.records import VIOLENCE, Incident, Reading, Span, Warned
from tocsin.review import before, handling, knowable
from tocsin.review.before import About, Seen
from tocsin.review.findings import FoundBy
from tocsin.review.handling import Bearing, Handling
from tocsin.review.knowable import Course, Indication, Proposed, Window
from tocsin.review.onset import Onset, of_days, of_moment, onset
from tocsin.review.specificity import of_warned
from tocsin.store import View, articles, groups, journal, ledger, listings, watches
from tocsin.store.journal import written
from tocsin.store.listings import Filter
from tocsin.warn import deeds
from tocsin.warn.case import Case

# How long before an incident what was said and seen still bears on it, in stretches.
_STRETCHES, _STRETCH = 6, timedelta(days=30)
_BEFORE = _STRETCHES * _STRETCH
_MANY = 1000  # rows, or articles of a stretch, that are looked at


@dataclass(frozen=True)
class Past:
    """An incident as it is known now, and who tells of it.

    Attributes:
        group: its id; `former` are those that it ever had.
        about, of: what it was, and when it began.
        told: its accounts, each in its reading.
        watch: one that would have asked for it.
        struck: how words of the sentences that tell of it begin.
    """

    group: str
    former: frozenset[str]
    about: About
    of: Onset
    told: tuple[tuple[Reading, Incident], ...]
    watch: Watch
    struck: frozenset[str]


def past(view: View, group: str) -> Past:
    """An incident as it is known in a view. Raises TocsinError where nobody gives its day."""
    file = look.incident(view, group)
    if not file.day:
        problem = f"no account says on which day incident {group} was"
        raise TocsinError(problem, "there is no before to look at; see `tocsin show`")
    about, of = _about(file), _began(file)
    readings = articles.readings(view, {one.source.reading for one in file.accounts})
    sentences = (one.text for account in file.accounts for one in account.sentences)
    return Past(
        group=group,
        former=frozenset(groups.former(view, "incident", group)),
        about=about,
        of=of,
        told=tuple((readings[one.source.reading], one.incident) for one in file.accounts),
        watch=_asking(about, of),
        struck=frozenset().union(*map(before.beginnings, sentences)),
    )


def _about(file: IncidentFile) -> About:
    """What an incident was about; by whom it was is who claims it, or is told to have done it."""
    claimed = [row.blame.accused for row in file.blame if row.blame.stance in ("claims", "admits")]
    named = [name for name in file.dossier.by if name != name.lower()]
    return About(
        incident=file.id,
        kind=file.dossier.kind,
        status=file.dossier.status,
        places=tuple(file.dossier.places),
        targets=tuple(file.dossier.against),
        actors=tuple(dict.fromkeys([*claimed, *named])),
        trigger=file.dossier.trigger,
    )


def _began(file: IncidentFile) -> Onset:
    told = (_moment(one.incident.when or "") for one in file.accounts)
    out = (_out(one.source.published or "") for one in file.accounts)
    day = date.fromisoformat(file.day)
    return onset(day, [one for one in told if one], [one for one in out if one])


def _moment(edtf: str) -> datetime | None:
    """The moment of a value that has a time with its zone; None of any other."""
    if "T" not in edtf or "/" in edtf:
        return None
    try:
        read = datetime.fromisoformat(edtf)
    except ValueError:
        return None
    return read if read.tzinfo else None


def _out(published: str) -> datetime | None:
    """When something that was published so was out: of a day its end."""
    try:
        day = date.fromisoformat(published[:10])
    except ValueError:
        return None
    return _moment(published) or datetime.combine(day, time.max, UTC)


def _asking(about: About, of: Onset) -> Watch:
    """A watch that would have asked for an incident; only what it is about is ever used."""
    return Watch(
        name="review",
        question="",
        places=about.places,
        actors=about.actors,
        targets=about.targets,
        start=of.day - _BEFORE,
        until=of.day,
        window_days=_BEFORE.days,
        base_rate=0.5,
        base_source="",
        threshold=0.5,
        days=(),
        severity=1,
        indicators=(),
    )


def then(view: View, moment: datetime) -> View:
    """The record as it was at a moment, of what a view knows."""
    number = journal.since(view, written(moment + timedelta(microseconds=1))) - 1
    return View(view.connection, min(view.upto, number))


# Warnings that the news told


def seen(view: View, of: Past, files: Iterable[WatchFile]) -> tuple[Seen, ...]:
    """The warnings that bear on an incident and were given before its day was over."""
    marks = frozenset(mark for name in of.about.places for mark in asking.places(name))
    found = listings.rows(
        view,
        "warned",
        Filter(
            marks=(marks,) if marks else (),
            since=str(of.of.day - _BEFORE),
            until=str(of.of.day),
        ),
        _MANY,
    )
    shelf = Shelf(view, found)
    noticed = _noticed(files)
    telling = {reading.article.id for reading, _ in of.told}
    made = [
        _seen(view, shelf.reference(row.reading), shelf.readings[row.reading], row.id, of, reasons)
        for row in found
        if (reasons := _bearing(shelf.readings[row.reading], row.id, of, noticed, telling))
    ]
    return before.meant(made)


def _noticed(files: Iterable[WatchFile]) -> Mapping[str, set[str]]:
    """By the id of a warning the watches that saw it."""
    found: dict[str, set[str]] = {}
    for file in files:
        for row in file.seen:
            if row.sighting.warned:
                found.setdefault(row.sighting.warned, set()).add(file.row.watch.name)
    return found


def _warned(reading: Reading, id_: str) -> Warned:
    return next(one for one in reading.warnings if one.id == id_)


def _bearing(
    reading: Reading,
    id_: str,
    of: Past,
    noticed: Mapping[str, set[str]],
    telling: Collection[str],
) -> tuple[str, ...]:
    tells = reading.article.id in telling
    warned = _warned(reading, id_)
    return before.reasons(of.watch, of.struck, reading, warned, noticed.get(id_, ()), tells)


def _seen(
    view: View, source: Reference, reading: Reading, id_: str, of: Past, reasons: tuple[str, ...]
) -> Seen:
    warned = _warned(reading, id_)
    learnt = first_learnt(view, source.article, warned.sentence)
    first, last = _given(reading, warned, source, learnt.date())
    ties = linking.ties(view, reading)
    trace = tracing.spoken(
        reading, warned.evidence, warned.sentence, warned.from_, ties.copies, ties.actors
    )
    return Seen(
        warned=warned,
        article=source.article,
        outlet=source.outlet or source.address,
        published=source.published,
        learnt=learnt,
        first=first,
        last=last,
        origins=(_origin(trace),),
        known=before.known(learnt, _day(source.published), of.of),
        reasons=reasons,
        lead=of_days(first, last, of.of),
        had=of_moment(learnt, of.of),
        ladder=of_warned(reading, warned),
        version=source.version,
    )


def _given(reading: Reading, warned: Warned, source: Reference, learnt: date) -> tuple[date, date]:
    """The days on which a warning may have been given: by publication, where none is told."""
    out = _day(source.published) or learnt
    told = next((one for one in reading.times if warned.given and one.value == warned.given), None)
    if told is None or told.earliest is None:
        return out, out
    return told.earliest, told.latest or max(told.earliest, out)


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def _origin(trace: Trace) -> str:
    """The key of the origin that something goes back to, by itself."""
    return settled(grown(Summary(), trace)).origin(trace.outlet, trace.text)[0]


def first_learnt(view: View, article: str, sentence: Span) -> datetime:
    """When the desk first had a sentence of an article, however often it was edited or read."""
    filed = articles.of_article(view, article)
    if len(filed) > 1:
        texts = articles.readings(view, [one.number for one in filed])
        filed = [one for one in filed if sentence.text in texts[one.number].article.text] or filed[
            -1:
        ]
    return datetime.fromisoformat(journal.moment(view, filed[0].learnt))


# Watches


def bearing(view: View, of: Past, at: date) -> tuple[WatchFile, ...]:
    """The watches that an incident answers, opened: it struck what they ask about."""
    found = [one for one in watches.standing(view) if _asks(watching.watch_of(one), of)]
    return tuple(lookout.opened(view, one.name, at) for one in found)


# What a watch asks about: people attacked, or that being planned; not what police and courts do.
_ASKED = VIOLENCE | {"plot"}


def _asks(watch: Watch, of: Past) -> bool:
    return of.about.kind in _ASKED and any(
        Subject(watch, reading).hit(incident) for reading, incident in of.told
    )


def course(view: View, file: WatchFile, of: Past) -> Course:
    """How a watch rose before an incident."""
    watch = file.row.watch
    steps = knowable.until(file.steps, of.of)
    crossed = knowable.crossed(steps, watch.threshold)
    since = datetime.fromisoformat(journal.moment(view, watches.first(view, watch.name)))
    return Course(
        watch=watch.name,
        question=watch.question,
        window_days=watch.window_days,
        base_rate=watch.base_rate,
        threshold=watch.threshold,
        written=since,
        reasons=("an account of it has what the watch asks about",),
        steps=steps,
        eve=steps[-1].after if steps else watch.base_rate,
        crossed=crossed,
        lead=knowable.led(crossed, of.of),
        asked=since.date() <= (crossed or of.of.day),
        proposals=tuple(_proposed(then(view, of.of.latest), file.proposals, of)),
    )


def _proposed(view: View, rows: Iterable[ProposalRow], of: Past) -> Iterator[Proposed]:
    """The proposals that had been made, the first first, with what had been decided of them."""
    decided = watches.decisions(view)
    for row in sorted(rows, key=lambda one: (one.moment, one.proposal.id)):
        moment = datetime.fromisoformat(row.moment)
        if moment > of.of.latest:
            continue
        kept = decided.get(row.proposal.id)
        line = journal.line(view, kept.learnt) if kept else None
        yield Proposed(
            id=row.proposal.id,
            kind=row.proposal.kind,
            moment=moment,
            lead=of_moment(moment, of.of),
            decided=kept.verdict if kept and kept.verdict != "open" else "waiting",
            by=line.by if line else "",
            when=datetime.fromisoformat(line.moment) if line else None,
            why=kept.why if kept else "",
        )


def indications(view: View, file: WatchFile, of: Past) -> Iterator[Indication]:
    """What a watch saw of the time before an incident, whenever the desk had it."""
    summary = Summary()
    for row in file.seen:
        if row.sighting.trace:
            summary = grown(summary, row.sighting.trace)
    names = settled(summary).names  # one for each who has several: VPA is the press agency
    for row in file.seen:
        if of.of.day - _BEFORE <= row.sighting.day < of.of.day:
            yield _indication(view, file.row.watch.name, row, of, names)


def _indication(
    view: View, watch: str, row: SightingRow, of: Past, names: Mapping[str, str]
) -> Indication:
    told, source = row.sighting, row.source
    learnt = datetime.combine(row.learnt, time.min, UTC)
    if source and told.sentence:
        learnt = first_learnt(view, source.article, told.sentence)
    published = source.published if source else None
    origin = _origin(told.trace) if told.trace else None
    return Indication(
        watch=watch,
        indicator=told.indicator,
        source=told.source,
        outlet=(source.outlet or source.address) if source else None,
        article=source.article if source else None,
        published=published,
        sentence=told.sentence,
        day=told.day,
        learnt=learnt,
        origins=(names.get(origin, origin),) if origin else (),
        known=before.known(learnt, _day(published), of.of),
        version=source.version if source else None,
    )


# Cases


def cases(
    view: View, of: Past, asking_: Collection[str], named: str | None
) -> tuple[Handling, ...]:
    """The cases that bear on an incident, the first first; `named` does, whatever it says.

    `asking_` are the names of the watches that the incident answers.
    """
    people = matters.recipients(then(view, of.of.latest))
    found = []
    for case in matters.cases(view):
        bearing_ = _case(case, of, asking_, named)
        if bearing_.reasons:
            lines = ledger.lines(view, case.id)
            found.append(handling.handling(lines, bearing_, people, of.of))
    return tuple(found)


def _case(case: Case, of: Past, asking_: Collection[str], named: str | None) -> Bearing:
    """Why a case bears on an incident; no reasons where it doesn't."""
    tied = ["you named it"] if case.id == named else []
    closed = case.closed
    if closed and isinstance(closed.deed, deeds.Closed) and closed.deed.incident in of.former:
        tied.append("it was closed with this incident")
    over = closed is not None and closed.moment < of.of.latest - _STRETCH
    asked = case.watch in asking_ and case.opened <= of.of.latest and not over
    own = [f"its watch {case.watch} asks about it"] if asked else []
    return Bearing(reasons=(*tied, *own), tied=bool(tied))


# Findings, and what was covered


def found(view: View, of: Past) -> tuple[FoundBy, ...]:
    """What people found of an incident, also when it had another id."""
    return tuple(
        FoundBy(by=line.by, moment=line.moment, found=line.deed)
        for line in ledger.of_kinds(view, deeds.Found)
        if isinstance(line.deed, deeds.Found) and line.deed.incident in of.former
    )


def windows(view: View, of: Past, shown: Collection[Indication]) -> tuple[Window, ...]:
    """The time before an incident in stretches of thirty days, the first first."""
    marks = {mark for name in of.about.places for mark in asking.places(name)}
    came = then(view, of.of.latest)
    made = []
    for number in range(_STRETCHES, 0, -1):
        first = of.of.day - number * _STRETCH
        last = first + _STRETCH - timedelta(days=1)
        days = (str(first), str(last))
        made.append(
            Window(
                first=first,
                last=last,
                articles=listings.published(view, marks, *days, _MANY),
                had=listings.published(came, marks, *days, _MANY),
                indications=sum(first <= one.day <= last for one in shown),
            )
        )
    return tuple(made)
