"""Single things opened: a sheet of an article, a story, an actor, or what somebody said."""

from tocsin.desk.opening import Shown
from tocsin.desk.views import (
    ActorFile,
    ArticleFile,
    IncidentFile,
    JudgementFile,
    MemberRow,
    Opened,
    Passage,
    StoryFile,
    VersionRow,
)
from tocsin.records import Span
from tocsin.wording.lists import entries, judgement, words
from tocsin.wording.lists.incident import incident
from tocsin.wording.lists.sheet import Entry, Line, Piece, Section, Sheet, dotted, line, lines
from tocsin.wording.lists.words import marks


def sheet(thing: Shown) -> Sheet:
    """What was opened, whatever it is."""
    if isinstance(thing, IncidentFile):
        return incident(thing)
    if isinstance(thing, StoryFile):
        return story(thing)
    if isinstance(thing, ActorFile):
        return actor(thing)
    if isinstance(thing, ArticleFile):
        return article(thing)
    if isinstance(thing, JudgementFile):
        return judgement.sheet(thing)
    return said(thing)


def story(file: StoryFile) -> Sheet:
    """A story with its articles, and why each is held to be part of it."""
    articles = _members("Articles", file.articles)
    return Sheet(entries.story(file), (articles, *judgement.section(file.judgements)))


def actor(file: ActorFile) -> Sheet:
    """Somebody, with the articles that name them."""
    sections = [_members("Named in", file.names)] if file.names else []
    if file.former:
        former = tuple(Entry(line(id_), id_) for id_ in file.former)
        sections.append(Section("Formerly also", former))
    return Sheet(entries.actor(file), (*sections, *judgement.section(file.judgements)))


def _members(heading: str, rows: tuple[MemberRow, ...]) -> Section:
    return Section(heading, tuple(map(_member, rows)), numbered=True)


def _member(row: MemberRow) -> Entry:
    told = lines(line(row.source.address), dotted(words.why(row.score, row.reasons, row.by)))
    return Entry(words.headed(row.source), row.id, told)


def article(file: ArticleFile) -> Sheet:
    """An article with its versions, and what each changed."""
    last = file.versions[-1].source
    head = line(Piece(last.title or last.address, "strong"))
    told = lines(dotted(words.outlet(last), words.day(last.published)), line(file.address))
    versions = Section("Versions", tuple(map(_version, file.versions)))
    return Sheet(Entry(head, file.id, told), (versions,))


def _version(row: VersionRow) -> Entry:
    head = dotted(Piece(f"version {row.source.version}", "strong"), words.moment(row.learnt))
    changes = tuple(line(f"{one[:1]} {one[1:]}") for one in row.difference if one[1:].strip())
    return Entry(head, "", changes or (line(f"read by {row.model}"),))


def said(opened: Opened) -> Sheet:
    """A statement, a word of blame or a warning, with the words around it."""
    passage = opened.passage
    if opened.statement:
        row = opened.statement
        marked = row.statement.content
        return _said(entries.statement(row), passage, marked, row.statement.reasons)
    if opened.blame:
        blamed = opened.blame
        marked = (blamed.blame.evidence,)
        return _said(entries.blame(blamed), passage, marked, blamed.blame.reasons)
    if opened.warning:
        warned = opened.warning
        marked = (warned.warned.evidence,)
        return _said(entries.warning(warned), passage, marked, warned.warned.reasons)
    raise ValueError("nothing was opened")


def _said(
    head: Entry, passage: Passage, marked: tuple[Span, ...], reasons: tuple[str, ...]
) -> Sheet:
    around = [*_around(passage.before), *marks(passage.sentence, marked), *_around(passage.after)]
    where = Section("In its place", (Entry(tuple(around), ""),))
    why = Section("Why it was read so", (Entry((), "", tuple(line(one) for one in reasons)),))
    return Sheet(head, (where, why) if reasons else (where,))


def _around(sentence: Span | None) -> Line:
    return (Piece(f" {sentence.text} "),) if sentence else ()
