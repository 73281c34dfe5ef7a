"""What the desk shows: each with the article and the words that it comes from."""

from typing import Generic, Literal, TypeVar

from tocsin.link.actors.actor import Actor
from tocsin.link.dossier import Dossier
from tocsin.link.origins import OriginGraph
from tocsin.link.story import Story
from tocsin.records import Blame, Figure, Incident, Reading, Record, Span, Statement, Warned

_T = TypeVar("_T")


class Reference(Record, frozen=True):
    """An article in the record, and which version of it, as a reading has it."""

    article: str
    address: str
    title: str | None
    outlet: str | None
    published: str | None
    version: int
    reading: int


class Size(Record, frozen=True):
    """How much a desk has: articles, their pages, and all readings of these."""

    articles: int
    pages: int
    readings: int


class Extent(Record, frozen=True):
    """The numbers of the journal's last entry and of the ledger's last line; 0 where none is."""

    journal: int
    ledger: int


class List(Record, Generic[_T], frozen=True):
    """A page of a list. `next` is where the list goes on, None at its end."""

    rows: tuple[_T, ...]
    next: str | None


class IncidentRow(Record, frozen=True):
    """An incident as all its accounts tell it."""

    id: str
    day: str
    dossier: Dossier


class Account(Record, frozen=True):
    """What one article tells of an incident: where, and how sure the desk is that it is this one.

    `sentences` are those that tell of it, `figures` those that it gives. `score` and `reasons`
    say why it is held to be the same, `by` which person put it here, None where the desk did;
    `learnt` when the desk first read it.
    """

    id: str
    source: Reference
    incident: Incident
    sentences: tuple[Span, ...]
    figures: tuple[Figure, ...]
    score: float
    reasons: str
    learnt: str
    by: str | None = None


class Withdrawal(Record, frozen=True):
    """Who took a judgement back, when and why."""

    by: str
    moment: str
    why: str


class JudgementRow(Record, frozen=True):
    """A person's word on what belongs together, and whether it was withdrawn.

    "same": the group `other` became part of `one`; "different": it was taken out of it. `moved`
    counts the members that this moved.
    """

    id: str
    kind: str
    verdict: str
    one: str
    other: str
    moved: int
    by: str
    moment: str
    why: str
    withdrawn: Withdrawal | None


class StatementRow(Record, frozen=True):
    """A statement, and the article that it stands in."""

    source: Reference
    statement: Statement


class BlameRow(Record, frozen=True):
    """Who says who did it; `incident` is the id of the incident that it is about, if known."""

    source: Reference
    incident: str | None
    blame: Blame


class WarningRow(Record, frozen=True):
    """A warning seen in the news."""

    source: Reference
    warned: Warned


class IncidentFile(Record, frozen=True):
    """An incident with all that is known of it.

    `judgements` are those on its accounts, also on such as left it.
    """

    id: str
    day: str
    dossier: Dossier
    accounts: tuple[Account, ...]
    blame: tuple[BlameRow, ...]
    origins: OriginGraph
    judgements: tuple[JudgementRow, ...] = ()


class StoryRow(Record, frozen=True):
    """Articles on one developing event; `day` is the last on which one came out."""

    id: str
    day: str
    story: Story


class MemberRow(Record, frozen=True):
    """An article's part in a group: why it is held to be one with the others.

    `id` is the member's, by which a person can judge it to be something else; `by` is the person
    who did, None where the desk put it here.
    """

    id: str
    source: Reference
    score: float
    reasons: str
    by: str | None = None


# A group as a list has it: what it is known by.
Stood = IncidentRow | Actor | StoryRow


class StoryFile(Record, frozen=True):
    """A story with its articles, in the order in which the desk got them."""

    id: str
    day: str
    story: Story
    articles: tuple[MemberRow, ...]
    judgements: tuple[JudgementRow, ...] = ()


class Moved(Record, frozen=True):
    """A member that a judgement moved: of which article, out of which group and into which."""

    id: str
    source: Reference
    before: str
    after: str


class JudgementFile(Record, frozen=True):
    """A judgement, opened to what it moved."""

    judgement: JudgementRow
    moved: tuple[Moved, ...]


class Passage(Record, frozen=True):
    """A sentence, and those before and after it in its paragraph."""

    before: Span | None
    sentence: Span
    after: Span | None


class Opened(Record, frozen=True):
    """A statement, a word of blame or a warning where it stands."""

    what: Literal["statement", "blame", "warning"]
    passage: Passage
    statement: StatementRow | None = None
    blame: BlameRow | None = None
    warning: WarningRow | None = None


class Moment(Record, frozen=True):
    """Something on a timeline: an incident, a warning, or a word of blame."""

    day: str
    what: Literal["incident", "warning", "blame"]
    incident: IncidentRow | None = None
    warning: WarningRow | None = None
    blame: BlameRow | None = None


class ActorFile(Record, frozen=True):
    """Somebody, under all the names that articles have for them.

    `first` and `last` are when the desk read the first and the last article that names them.
    `names` are the articles that name them, the latest ones, and `judgements` those on these,
    where it was asked for by its id.
    """

    id: str
    actor: Actor
    articles: int
    first: str
    last: str
    former: tuple[str, ...]
    names: tuple[MemberRow, ...] = ()
    judgements: tuple[JudgementRow, ...] = ()


class Match(Record, frozen=True):
    """An article that holds the words, and the sentence that shows it best."""

    source: Reference
    sentence: Span


class VersionRow(Record, frozen=True):
    """A version of an article: when the desk learnt it, and how it differs from the one before."""

    source: Reference
    learnt: str
    model: str
    difference: tuple[str, ...]


class ArticleFile(Record, frozen=True):
    """An article with its versions, the first first."""

    id: str
    address: str
    versions: tuple[VersionRow, ...]


class ArticleText(Record, frozen=True):
    """An article opened to its text, with all that was read in it.

    `source` is the version that is shown. `incidents` are the ids of the incidents of the desk, by
    those that its accounts have in the reading; `story` is that of its story, if it has one.
    """

    source: Reference
    reading: Reading
    versions: tuple[VersionRow, ...]
    incidents: dict[str, str]
    story: str | None
