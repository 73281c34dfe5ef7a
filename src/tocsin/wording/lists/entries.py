"""The rows of lists as entries: what a reader needs to know which to open."""

from tocsin.desk.views import (
    ActorFile,
    BlameRow,
    IncidentFile,
    IncidentRow,
    Match,
    Moment,
    StatementRow,
    StoryFile,
    StoryRow,
    WarningRow,
)
from tocsin.wording.formats import common, incidents
from tocsin.wording.lists import words
from tocsin.wording.lists.sheet import Entry, Line, Piece, dotted, line, lines


def incident(row: IncidentRow | IncidentFile) -> Entry:
    """An incident as all its accounts tell it."""
    return Entry(_incident_head(row), row.id, _incident_lines(row))


def _incident_head(row: IncidentRow | IncidentFile) -> Line:
    known = row.dossier
    return dotted(Piece(words.when(known), "strong"), words.kind(known), words.place(row))


def _incident_lines(row: IncidentRow | IncidentFile) -> tuple[Line, ...]:
    known = row.dossier
    return lines(
        dotted(words.toll(known.figures), *words.parties(known)),
        dotted(common.quoted(known.trigger) if known.trigger else "", known.sources.words),
    )


def statement(row: StatementRow) -> Entry:
    """Who said what, and where it stands."""
    said = row.statement
    head = [*dotted(Piece(said.speaker, "strong"), Piece(common.act(said), "kind"))]
    head += [Piece(f" → {said.to}")] if said.to else []
    return Entry(tuple(head), said.id, lines(line(common.words(said)), words.origin(row.source)))


def blame(row: BlameRow) -> Entry:
    """Who says who did it, on what evidence, and where it stands."""
    return Entry(_blamer(row), row.blame.id, _blamed(row))


def _blamer(row: BlameRow) -> Line:
    said = row.blame
    who = dotted(Piece(said.by, "strong"), Piece(said.stance, "kind"))
    return (*who, Piece(f" → {said.accused}"))


def _blamed(row: BlameRow) -> tuple[Line, ...]:
    said = row.blame
    of = line("of incident ", Piece(row.incident, "id")) if row.incident else ()
    told = dotted(common.quoted(said.evidence.text), words.shown(said))
    return lines(told, words.origin(row.source), of)


def warning(row: WarningRow) -> Entry:
    """Who warned whom of what, and what the warned did."""
    return Entry(_warner(row), row.warned.id, _warned(row))


def _warner(row: WarningRow) -> Line:
    to = f" → {words.some(row.warned.to)}" if row.warned.to else ""
    return line(Piece(row.warned.from_, "strong"), to)


def _warned(row: WarningRow) -> tuple[Line, ...]:
    known = [f"{name}: {told}" if name else told for name, told in incidents.threat(row.warned)]
    known.append(incidents.response(row.warned))
    return lines(dotted(*known), words.origin(row.source))


def moment(row: Moment) -> Entry:
    """Something on a timeline, its day first."""
    if row.incident:
        return incident(row.incident)
    day = Piece(words.day(row.day), "strong")
    if row.warning:
        given = Piece(words.given(row.warning.warned) or day.words, "strong")
        head = dotted(given, Piece("warning", "kind"))
        rest = (Piece(" · "), *_warner(row.warning))
        return Entry((*head, *rest), row.warning.warned.id, _warned(row.warning))
    if row.blame is None:
        raise ValueError("nothing is told of this moment")
    return Entry((day, Piece(" · "), *_blamer(row.blame)), row.blame.blame.id, _blamed(row.blame))


def match(row: Match) -> Entry:
    """An article that holds what was searched, and the sentence that shows it best."""
    head = line(Piece(row.source.title or row.source.address, "strong"))
    told = dotted(words.outlet(row.source), words.day(row.source.published), row.source.address)
    return Entry(head, row.source.article, lines(line(common.quoted(row.sentence.text)), told))


def story(row: StoryRow | StoryFile) -> Entry:
    """Articles on one event."""
    told = row.story
    first, last = words.day(told.first), words.day(told.last)
    days = first if first == last else f"{first} to {last}"
    head = line(Piece(told.title or "without a title", "strong"))
    count = words.counted(told.articles, "article")
    return Entry(head, row.id, lines(dotted(count, days)))


def actor(row: ActorFile) -> Entry:
    """Somebody: what else they are called, and since when the desk knows them."""
    known = row.actor
    head = dotted(Piece(known.name, "strong"), Piece(known.kind, "kind"))
    also = f"also {', '.join(known.forms)}" if known.forms else ""
    first, last = words.day(row.first), words.day(row.last)
    named = f"named in {words.counted(row.articles, 'article')}"
    since = f"learnt on {first}" if first == last else f"learnt from {first} to {last}"
    return Entry(head, row.id, lines(dotted(also), dotted(*known.roles), dotted(named, since)))
