"""What happened, was planned or threatened, and who is said to have done it."""

from typing import Literal, get_args

from tocsin.records.base import Record, Span

IncidentKind = Literal[
    "bombing",
    "shooting",
    "stabbing",
    "ramming",
    "arson",
    "strike",
    "assault",
    "kidnapping",
    "hostage_taking",
    "assassination",
    "plot",
    "arrest",
    "raid",
    "clash",
    "release",
    "court",
    "abuse",
    "protest",
    "accident",
    "cyberattack",
    "other",
]
INCIDENT_KINDS: tuple[IncidentKind, ...] = get_args(IncidentKind)

# One side does it, another suffers it. An arrest, a raid or a trial is the state's.
ATTACKS: frozenset[IncidentKind] = frozenset(
    {
        *("bombing", "shooting", "stabbing", "ramming", "arson", "strike", "assault"),
        *("kidnapping", "hostage_taking", "assassination", "cyberattack"),
    }
)
# People are hurt or in danger, whoever does it to whom: in a clash both sides do it.
VIOLENCE: frozenset[IncidentKind] = ATTACKS - {"cyberattack"} | {"clash"}

Status = Literal["happened", "foiled", "planned", "threatened", "alleged"]
STATUSES: tuple[Status, ...] = get_args(Status)

FigureKind = Literal[
    "killed", "wounded", "detained", "missing", "held", "perpetrators", "displaced"
]
FIGURE_KINDS: tuple[FigureKind, ...] = get_args(FigureKind)

PartRole = Literal["when", "where", "by", "against", "weapon"]
Stance = Literal["claims", "blames", "admits", "denies", "rejects"]
STANCES: tuple[Stance, ...] = get_args(Stance)
# That the accused did it, and that it didn't.
ACCUSING: frozenset[Stance] = frozenset({"claims", "blames", "admits"})
DENYING: frozenset[Stance] = frozenset({"denies", "rejects"})

Offered = Literal["video", "document", "arrest", "confession", "none"]
Response = Literal["heeded", "dismissed", "unknown"]

Range = tuple[int | None, int | None]


class Part(Record, frozen=True):
    """Where an article says when, where, by whom, against whom or with what."""

    role: PartRole
    name: str
    span: Span


class Figure(Record, frozen=True):
    """How many were killed, wounded, detained…, as one place in the article gives it.

    `low` and `high` as in the marking guide: "at least 139" is 139 and None, "nearly 50" None and
    50, "dozens" 24 and None, "about 30" 30 and 30. `span` holds the number and what is counted.
    `by` is who gave it, None where the article says it itself; `as_of` is the EDTF day on which it
    was so, where the article tells. `incident` is the id of the incident that it belongs to.
    `part_of` is true for a part of another figure ("including two children"), `revised` for one
    that replaces an earlier one ("revised to").
    """

    id: str
    kind: FigureKind
    low: int | None
    high: int | None
    span: Span
    sentence: Span
    by: str | None
    as_of: str | None
    incident: str | None
    part_of: bool
    revised: bool


class Incident(Record, frozen=True):
    """Something that a security analyst would log, with every place where the article tells of it.

    `when` is EDTF; `where` runs from the most specific place to the country; `by` and `against`
    hold what the article reports as fact, by canonical name. `figures` are the best that the
    article as a whole supports, by kind. `trigger` are the words that tell of it best, `mentions`
    all that do; `parts` say where when, where, by, against and weapon come from. `certainty` is
    the network's, from −3 (surely not) to 3 (surely). `reasons` say in words how kind and status
    were arrived at.
    """

    id: str
    kind: IncidentKind
    status: Status
    when: str | None
    where: tuple[str, ...]
    by: tuple[str, ...]
    against: tuple[str, ...]
    weapon: tuple[str, ...]
    figures: dict[FigureKind, Range]
    trigger: Span
    mentions: tuple[Span, ...]
    parts: tuple[Part, ...]
    certainty: float
    reasons: tuple[str, ...]


class Warned(Record, frozen=True, rename={"from_": "from"}):
    """A warning seen in the news: who told whom of a danger before it came.

    `from_` ("from" in JSON) and `to` are canonical names. `threat` is what was warned of and
    `target` what it is aimed at, in the article's words; `when` is the EDTF window of the danger,
    `given` that of the warning. `response` is what the warned did; `answer` shows it. `evidence`
    are the words that tell of the warning.
    """

    id: str
    from_: str
    to: tuple[str, ...]
    threat: str
    target: str | None
    when: str | None
    given: str | None
    response: Response
    answer: Span | None
    evidence: Span
    sentence: Span
    reasons: tuple[str, ...]


class Blame(Record, frozen=True):
    """Who says who did an incident: the doer's own claim, an accusation, a denial, a rejection.

    `incident` is its id; None where the article doesn't tell which. `accused` and `by` are
    canonical names. `evidence` are the words that say it; `offered` is what the speaker shows for
    it, `proof` where the article tells of that. `tainted` are the words, if any, that spoil it: a
    confession under torture.
    """

    id: str
    incident: str | None
    accused: str
    by: str
    stance: Stance
    evidence: Span
    sentence: Span
    offered: Offered
    proof: Span | None
    tainted: Span | None
    reasons: tuple[str, ...]
