"""Opening single things: whatever an id names, down to the sentence that it comes from."""

from collections.abc import Sequence

from msgspec.structs import replace

from tocsin.desk import judgements, look, naming
from tocsin.desk.views import (
    ActorFile,
    ArticleFile,
    ArticleText,
    IncidentFile,
    JudgementFile,
    MemberRow,
    Moved,
    Opened,
    Passage,
    StoryFile,
)
from tocsin.errors import NotFoundError
from tocsin.link.grouping import GroupKind
from tocsin.read.sentences import containing, paragraphs, sentences
from tocsin.records import Reading, Span
from tocsin.records.base import span
from tocsin.store import View, groups, listings
from tocsin.store.groups import Joined

Shown = IncidentFile | StoryFile | ActorFile | ArticleFile | JudgementFile | Opened

# Of an actor in very many articles the latest of these are opened, and so of a judgement.
_MOST = 200


def show(view: View, name: str) -> Shown:
    """What an id, the beginning of one, or an article's address or file names, opened.

    An account is opened as its incident. Raises NotFoundError where there is no such thing.
    """
    what, id_ = naming.thing(view, name)
    if what == "incident":
        return look.incident(view, naming.now(view, "incident", id_))
    if what == "account":
        return look.incident(view, id_)
    if what == "story":
        return story(view, naming.now(view, "story", id_))
    if what == "actor":
        return _actor(view, naming.now(view, "actor", id_))
    if what == "article":
        return article(view, id_)
    if what == "judgement":
        return judgement(view, id_)
    return _said(view, what, id_)


def story(view: View, id_: str) -> StoryFile:
    """A story, opened to its articles in the order in which they came.

    Raises NotFoundError where there is none.
    """
    state = groups.states(view, "story", [id_]).get(id_)
    if state is None or state.size == 0:
        raise NotFoundError(id_, "is no story of this desk")
    row = look.story(state)
    return StoryFile(
        id=id_,
        day=row.day,
        story=row.story,
        articles=_members(view, "story", id_, groups.members(view, "story", id_)),
        judgements=judgements.about(view, "story", id_),
    )


def _actor(view: View, id_: str) -> ActorFile:
    (file,) = look.actor(view, id_)
    names = groups.members(view, "actor", id_)[-_MOST:]
    return replace(
        file,
        names=_members(view, "actor", id_, names),
        judgements=judgements.about(view, "actor", id_),
    )


def article(view: View, id_: str) -> ArticleFile:
    """An article, opened to its versions. Raises NotFoundError where there is none."""
    versions = look.versions(view, id_)
    address = versions[-1].source.address
    return ArticleFile(id=id_, address=address, versions=tuple(versions))


def text(view: View, id_: str, version: int | None = None) -> ArticleText:
    """The text of an article, as it is or in a former version. Raises NotFoundError."""
    versions = look.versions(view, id_)
    of_it = [one for one in versions if version in (None, one.source.version)]
    if not of_it:
        raise NotFoundError(f"{id_} {version}", "is no version of an article", "see its versions")
    source = of_it[-1].source
    reading = look.Shelf.of(view, [source.reading]).readings[source.reading]
    accounts = [one.id for one in reading.incidents]
    story_ = groups.of_article(view, "story", id_)
    return ArticleText(
        source=source,
        reading=reading,
        versions=tuple(versions),
        incidents=groups.groups_of(view, "incident", accounts),
        story=story_[0].group if story_ else None,
    )


def judgement(view: View, id_: str) -> JudgementFile:
    """A judgement, opened to what it moved; by its id or that of its withdrawal."""
    row, moves = judgements.opened(view, id_)
    shown = moves[:_MOST]
    sources = look.references(view, {move.now.article for move in shown})
    moved = tuple(
        Moved(
            id=move.now.member,
            source=sources[move.now.article],
            before=move.before,
            after=move.now.group or "",
        )
        for move in shown
    )
    return JudgementFile(judgement=row, moved=moved)


def _members(
    view: View, kind: GroupKind, group: str, joined: Sequence[Joined]
) -> tuple[MemberRow, ...]:
    movers = judgements.movers(view, kind, group, joined)
    sources = look.references(view, {one.article for one in joined})
    return tuple(
        MemberRow(
            id=one.member,
            source=sources[one.article],
            score=one.score,
            reasons=one.reasons,
            by=movers.get(one.member),
        )
        for one in joined
    )


def _said(view: View, what: naming.What, id_: str) -> Opened:
    row = listings.named(view, what, id_)[0]
    shelf = look.Shelf(view, [row])
    reading = shelf.readings[row.reading]
    if what == "statement":
        said = look.as_statement(shelf, row)
        passage = _passage(reading, said.statement.sentence)
        return Opened(what="statement", passage=passage, statement=said)
    if what == "blame":
        blamed = look.as_blame(shelf, row)
        return Opened(what="blame", passage=_passage(reading, blamed.blame.sentence), blame=blamed)
    warned = look.as_warning(shelf, row)
    passage = _passage(reading, warned.warned.sentence)
    return Opened(what="warning", passage=passage, warning=warned)


def _passage(reading: Reading, sentence: Span) -> Passage:
    """A sentence, with those around it in its paragraph."""
    text = reading.article.text
    parts, whole = sentences(text), paragraphs(text)
    start, end = whole[containing(whole, sentence.start)]
    first, last = containing(parts, sentence.start), containing(parts, sentence.end - 1)
    before = [span(text, *part) for part in parts[max(0, first - 1) : first] if part[0] >= start]
    after = [span(text, *part) for part in parts[last + 1 : last + 2] if part[1] <= end]
    return Passage(
        before=before[0] if before else None,
        sentence=sentence,
        after=after[0] if after else None,
    )
