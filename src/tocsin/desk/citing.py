"""Citing the record as evidence: what an id names, with its sentence, its source and its origin."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from tocsin.assess.case import published
from tocsin.assess.watch import tracing
from tocsin.assess.watch.assessment import Proposal
from tocsin.assess.watch.seen import Placed, Sighting
from tocsin.desk import linking, look, naming, opening, watching
from tocsin.desk.views import Account, IncidentFile, Opened, Reference
from tocsin.errors import NotFoundError
from tocsin.link.tally import Summary, Trace, grown, settled
from tocsin.read.names import looks_personal, split_title
from tocsin.records import Incident, Reading, Span
from tocsin.store import View, articles, journal, watches
from tocsin.store.packing import unpack_record
from tocsin.store.watches import Proposed
from tocsin.warn.evidence import Evidence
from tocsin.warn.suggesting import Sign

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_NUMBER = re.compile(r"[1-9]\d{0,3}", re.ASCII)
_REMEDY = "name a statement, a warning, blame, an incident or an account of one; see `tocsin show`"


def named(view: View, names: Sequence[str], cited: Sequence[Evidence] = ()) -> tuple[Evidence, ...]:
    """What ids, or how these begin, name as evidence; "1" is the first of those `cited` before.

    An incident is cited once for each of its origins. Raises NotFoundError where an id names
    nothing, or nothing that shows anything.
    """
    found = [one for name in names for one in _named(view, name, cited)]
    return tuple(dict.fromkeys(found))


def own(says: str, source: str, learnt: datetime) -> Evidence:
    """What a person knows, in their words."""
    return Evidence(says=says, source=source, day=None, learnt=learnt)


def _named(view: View, name: str, cited: Sequence[Evidence]) -> Sequence[Evidence]:
    if _NUMBER.fullmatch(name):
        if int(name) > len(cited):
            raise NotFoundError(name, "is no evidence of this case", "see `tocsin case show`")
        return [cited[int(name) - 1]]
    thing = naming.thing(view, name)
    shown = opening.show(view, name)
    if isinstance(shown, Opened):
        return [_said(view, shown)]
    if isinstance(shown, IncidentFile):
        return _told(shown, thing.id if thing.what == "account" else None)
    raise NotFoundError(name, f"is a whole {thing.what} and shows nothing by itself", _REMEDY)


# What proposals rest on


def proposed(view: View, made: Proposed) -> tuple[Evidence, ...]:
    """What a proposal rested on when it was made, in the order of its reasons."""
    past = View(view.connection, made.learnt)
    moment = datetime.fromisoformat(journal.moment(view, made.learnt))
    written = watching.named(past, made.watch)
    version = watches.version(past, made.watch)
    learnt = {one.seen.id: one for one in watches.sightings(past, made.watch, version)}
    seen = {p.sighting.id: p for p in watching.placed(past, written, moment.date())}
    shelf = look.Shelf.of(past, {one.seen.reading for one in learnt.values()})
    return tuple(
        _sighted(
            seen[id_],
            shelf.reference(learnt[id_].seen.reading) if id_ in learnt else None,
            datetime.fromisoformat(learnt[id_].moment) if id_ in learnt else moment,
        )
        for id_ in unpack_record(made.packed, Proposal).sightings
        if id_ in seen
    )


def _sighted(placed: Placed, source: Reference | None, learnt: datetime) -> Evidence:
    told: Sighting = placed.sighting
    cited = told.sentence is not None and source is not None
    return Evidence(
        says=f"{told.indicator.replace('_', ' ')}: {'; '.join(told.reasons)}",
        source=told.source or "the desk",
        private=_private(told.source or "", source.outlet if source else None),
        day=told.day,
        learnt=learnt,
        article=source.article if source and cited else None,
        sentence=told.sentence if cited else None,
        origin=_origin(told.trace) if told.trace else None,
    )


def _private(source: str, outlet: str | None) -> bool:
    """Whether a source is somebody without an office, by the form of the name; no outlet is."""
    title, name = split_title(source)
    first, last = (name.split() or [""])[0], (name.split() or [""])[-1]
    capital = first[:1].isupper() and last[:1].isupper() and "'s" not in name
    return not title and capital and source != outlet and looks_personal(name)


def _origin(trace: Trace) -> str:
    """The key of the origin that something goes back to, by itself."""
    return settled(grown(Summary(), trace)).origin(trace.outlet, trace.text)[0]


# Statements, blame, warnings


def _said(view: View, shown: Opened) -> Evidence:
    source, says, by, words, day = _words(shown)
    reading = look.Shelf.of(view, [source.reading]).readings[source.reading]
    ties = linking.ties(view, reading)
    sentence = shown.passage.sentence
    trace = tracing.spoken(reading, words, sentence, by, ties.copies, ties.actors)
    return Evidence(
        says=says,
        source=by,
        private=_private(by, source.outlet),
        day=day or published(reading),
        learnt=_learnt(view, source),
        article=source.article,
        sentence=sentence,
        origin=_origin(trace),
    )


def _words(shown: Opened) -> tuple[Reference, str, str, Span, date | None]:
    """Where it stands, what it says, who says it, in which words, and of when it is."""
    if shown.warning is not None:
        warned = shown.warning.warned
        says = f"warning of {warned.from_}: “{warned.threat}”"
        return shown.warning.source, says, warned.from_, warned.evidence, _day(warned.given)
    if shown.blame is not None:
        blame = shown.blame.blame
        says = f"{blame.by} {blame.stance} {blame.accused}"
        return shown.blame.source, says, blame.by, blame.evidence, None
    if shown.statement is None:
        raise TypeError("neither a statement nor blame nor a warning was opened")
    said = shown.statement.statement
    words = max(said.content, key=lambda one: len(one.text), default=said.sentence)
    says = f"{said.speaker} {said.act}: “{words.text}”"
    return shown.statement.source, says, said.speaker, words, None


# Incidents


def _told(file: IncidentFile, account: str | None) -> list[Evidence]:
    """An account of an incident, or one of each origin: the first that the desk read."""
    of = {id_: one.id for one in file.origins.origins for id_ in (*one.accounts, *one.repeated)}
    if account is not None:
        wanted = [one for one in file.accounts if one.id == account]
    else:
        firsts: dict[str | None, Account] = {}
        for one in file.accounts:
            firsts.setdefault(of.get(one.id), one)
        wanted = list(firsts.values())
    return [_account(one, of.get(one.id)) for one in wanted]


def _account(account: Account, origin: str | None) -> Evidence:
    told = account.incident
    holding = (one for one in account.sentences if told.trigger.begins_in(one))
    return Evidence(
        says=f"{told.kind.replace('_', ' ')}, {told.status}",
        source=account.source.outlet or account.source.address,
        day=_day(told.when),
        learnt=datetime.fromisoformat(account.learnt),
        article=account.source.article,
        sentence=next(holding, account.sentences[0]),
        origin=origin,
    )


def _day(edtf: str | None) -> date | None:
    return date.fromisoformat(edtf) if edtf and _DAY.fullmatch(edtf) else None


def _learnt(view: View, source: Reference) -> datetime:
    """When the desk first had this version of an article, however often it was read since."""
    readings = articles.of_article(view, source.article)
    first = min(one.learnt for one in readings if one.version == source.version)
    return datetime.fromisoformat(journal.moment(view, first))


# Where it stands


def places(view: View, evidence: Iterable[Evidence]) -> dict[Evidence, Reference]:
    """The articles that evidence stands in, each in the last version that holds its sentence."""
    cited = [one for one in evidence if one.article is not None and one.sentence is not None]
    versions = {
        id_: [one.number for one in articles.of_article(view, id_)]
        for id_ in {one.article for one in cited if one.article}
    }
    shelf = look.Shelf.of(view, {number for numbers in versions.values() for number in numbers})
    found = {}
    for one in cited:
        for number in sorted(versions[one.article or ""]):
            if one.sentence and _stands(one.sentence, shelf.readings[number].article.text):
                found[one] = shelf.reference(number)
    return found


# What sentences were read to mean


def signs(view: View, evidence: Sequence[Evidence]) -> tuple[Sign, ...]:
    """Evidence with the target, the days and the kind that were read from its sentences."""
    owners = {one.article for one in evidence if one.article is not None}
    numbers = {filed.number for id_ in owners if (filed := articles.latest(view, id_))}
    readings = articles.readings(view, numbers)
    of = {
        filed.article: readings[number] for number, filed in articles.filed(view, numbers).items()
    }
    return tuple(_sign(one, of.get(one.article or "")) for one in evidence)


def _sign(evidence: Evidence, reading: Reading | None) -> Sign:
    sentence = evidence.sentence
    # An article that changed since may say something else in that place.
    if reading is None or sentence is None or not _stands(sentence, reading.article.text):
        return Sign(evidence=evidence)
    for warned in reading.warnings:
        if warned.evidence.begins_in(sentence):
            days = _days(reading, warned.when, evidence.day)
            return Sign(evidence=evidence, target=warned.target, days=days)
    for told in reading.incidents:
        if told.trigger.begins_in(sentence):
            return _incident(evidence, told, reading)
    return Sign(evidence=evidence)


def _incident(evidence: Evidence, told: Incident, reading: Reading) -> Sign:
    if told.status not in ("planned", "threatened"):
        return Sign(evidence=evidence, kind=told.kind, past=True)
    target = next(iter((*told.against, *told.where)), None)
    days = _days(reading, told.when, evidence.day)
    return Sign(evidence=evidence, target=target, days=days, kind=told.kind)


def _stands(sentence: Span, text: str) -> bool:
    return text[sentence.start : sentence.end] == sentence.text


def _days(reading: Reading, value: str | None, told: date | None) -> tuple[date, date] | None:
    """The first and last day of a time of an article, where both are known.

    None of a time that was over when it was told: that is no time of a danger.
    """
    for time in reading.times:
        if value and time.value == value and time.earliest and time.latest:
            over = told is not None and time.latest <= told
            return None if over else (time.earliest, time.latest)
    return None
