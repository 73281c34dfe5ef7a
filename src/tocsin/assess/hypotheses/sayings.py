"""Sayings: who says of whom that they did an incident, what they show, on whose word it stands.

The word is the speaker's, whoever carries it: ten outlets with one minister's accusation have one
origin (`tocsin.assess.provenance`).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from msgspec import field

from tocsin.assess.case import Case, Cited, Heard
from tocsin.assess.grades import Grade, Letter, Number
from tocsin.assess.parties import Party, party_of
from tocsin.assess.provenance import Provenance, cited
from tocsin.records import Blame, Record, Span
from tocsin.records.incident import Offered, Stance

NONE_OFFERED = "none offered"
_OTHER = "the article says it of another incident"
_WHICH = "the article doesn't say of which incident"
_FORCED = "confession"


class Grades(Record, frozen=True):
    """What is judged of the sources and the reports of a case; what isn't is F6.

    Letters by the node of the origin graph that a speaker, outlet or agency is; numbers by account.
    """

    letters: dict[str, Letter] = field(default_factory=dict)
    numbers: dict[str, Number] = field(default_factory=dict)


class Said(Record, frozen=True):
    """One sentence of an origin on who did it.

    `grade` has the speaker's letter, where that is judged, else the carrier's, and the number of
    the account.
    `offered` is what the speaker shows, `proof` the article's words for that. `tainted` is true
    where something spoils it, `spoilt` are the words for that, None where only another telling of
    the confession has them.
    """

    stance: Stance
    offered: Offered
    grade: Grade
    cited: Cited
    proof: Span | None
    tainted: bool
    spoilt: Span | None


class Aside(Record, frozen=True):
    """What is no hypothesis: whom it accuses in its own words, and why it is set aside."""

    accused: str
    reason: str
    said: tuple[Said, ...]

    @property
    def evidence(self) -> str:
        """What is shown for it, in words."""
        return shown(self.said)


def shown(said: Iterable[Said]) -> str:
    """The evidence column: "none offered", "video", "confession (tainted)"."""
    kinds = {(one.offered, one.tainted) for one in said if one.offered != "none"}
    words = [f"{kind} (tainted)" if spoilt else kind for kind, spoilt in sorted(kinds)]
    return ", ".join(words) or NONE_OFFERED


@dataclass(frozen=True)
class Saying:
    """A `Said` with who speaks and whom it accuses.

    `aside` says why it is set aside, None where `accused` is a hypothesis. `here` is true where it
    is said of this incident.
    """

    said: Said
    speaker: Party | str
    accused: Party | str
    aside: str | None
    here: bool

    @property
    def own(self) -> bool:
        """Whether the accused speaks for itself."""
        return self.speaker == self.accused


def sayings(case: Case, known_here: Mapping[str, Party], grades: Grades) -> tuple[Saying, ...]:
    """All that the accounts of a case say of who did it, each once, in a fixed order.

    `known_here` are the parties of the case.
    """
    provenance = Provenance.of(case)
    forced = _forced(case)
    found: dict[tuple[str, str], Saying] = {}
    for heard, blame in _blamed(case):
        speaker = party_of(blame.by, known_here) or blame.by
        accused = party_of(blame.accused, known_here) or blame.accused
        here = blame.incident == heard.account
        carrier = provenance.carrier(heard.report)
        origin = _origin(speaker, heard, provenance)
        grade = Grade(
            letter=grades.letters.get(origin, grades.letters.get(carrier, "F")),
            number=grades.numbers.get(heard.account, 6),
        )
        found[heard.reading.article.id, blame.id] = Saying(
            said=_said(heard, blame, origin, grade, forced=forced),
            speaker=speaker,
            accused=accused,
            aside=_aside(blame, accused, here),
            here=here,
        )
    return tuple(sorted(found.values(), key=_order))


def _forced(case: Case) -> bool:
    """Whether any account tells of a confession to this incident that something spoils."""
    return any(
        blame.tainted and blame.offered == _FORCED and blame.incident == heard.account
        for heard in case.heard
        for blame in heard.reading.blame
    )


def _blamed(case: Case) -> Iterator[tuple[Heard, Blame]]:
    """Each blame with the account that it is of, or with any of the article's where of none."""
    accounts = {heard.account for heard in case.heard}
    for heard in sorted(case.heard, key=lambda one: one.account):
        for blame in heard.reading.blame:
            if blame.incident == heard.account or blame.incident not in accounts:
                yield heard, blame


def _origin(speaker: Party | str, heard: Heard, provenance: Provenance) -> str:
    """The node of a speaker; whom only words describe has a row of his own."""
    if isinstance(speaker, Party):
        nodes = sorted(map(provenance.named, speaker.names))
        return next((one for one in nodes if one in provenance.nodes), nodes[0])
    node = provenance.speaker(heard.report, speaker)
    return node or provenance.unnamed(heard.report, speaker)


def _said(heard: Heard, blame: Blame, origin: str, grade: Grade, *, forced: bool) -> Said:
    """Where one confession was forced, others of the incident may be the same one retold."""
    spoilt = blame.tainted is not None or (forced and blame.offered == _FORCED)
    return Said(
        stance=blame.stance,
        offered=blame.offered,
        grade=grade,
        cited=cited(heard.report, blame.sentence, blame.by, origin),
        proof=blame.proof,
        tainted=spoilt,
        spoilt=blame.tainted,
    )


def _aside(blame: Blame, accused: Party | str, here: bool) -> str | None:
    if not here:
        return _OTHER if blame.incident else _WHICH
    if isinstance(accused, str):
        return f"“{accused}” is a description, which may fit several, and no name"
    return None


def _order(saying: Saying) -> tuple[str, str, int, str, str]:
    cited = saying.said.cited
    accused = saying.accused if isinstance(saying.accused, str) else saying.accused.name
    return cited.origin, cited.article, cited.sentence.start, saying.said.stance, accused
