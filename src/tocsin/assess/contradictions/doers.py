"""Who did it: doers, claims, accusations and denials of one incident that can't all be true."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from tocsin.assess.case import Case, Cited, Heard, sentence_at
from tocsin.assess.contradictions.camps import Camp, Camps
from tocsin.assess.contradictions.contradiction import Contradiction, contradiction, listed
from tocsin.assess.provenance import Provenance
from tocsin.records import ATTACKS, DENYING, Blame, Span, Stance

_TOGETHER = "both are true only if they had a part in it together"


@dataclass(frozen=True, slots=True)
class Word:
    """A word of blame in an account, and whom its names mean."""

    heard: Heard
    blame: Blame
    accused: Camp
    speaker: Camp

    @property
    def own(self) -> bool:
        """Whether it is about the speaker itself, or about what it belongs to."""
        return self.accused.same(self.speaker)


def words(case: Case, camps: Camps) -> list[Word]:
    """The words of blame about an incident, in the order in which they came out."""
    found = [
        Word(heard, blame, camps.of(heard, blame.accused), camps.of(heard, blame.by))
        for heard in case.heard
        for blame in heard.reading.blame
        if blame.incident == heard.account
    ]
    return sorted(found, key=_order)


def at_odds(case: Case, provenance: Provenance) -> Iterator[Contradiction]:
    """What is told and said of who did it, that can't all be true."""
    camps = Camps(case)
    said = words(case, camps)
    yield from _facts(case, camps, provenance)
    yield from _claims(case, camps, said, provenance)
    yield from _denials(case, camps, said, provenance)


def _facts(case: Case, camps: Camps, provenance: Provenance) -> Iterator[Contradiction]:
    """Two articles that report as fact that it were others, none of whom may be the same."""
    told: dict[str, tuple[Heard, list[Camp]]] = {}
    for heard in sorted(case.heard, key=lambda one: (one.report.published or "~", one.account)):
        found = _reported(heard, camps)
        if found and heard.incident.kind in ATTACKS:
            told.setdefault(min(one.id for one in found), (heard, found))
    for (key, (one, doers)), (other_key, (other, others)) in combinations(told.items(), 2):
        if any(a.same(b) for a in doers for b in others):
            continue
        yield contradiction(
            "doer",
            (case.id, *sorted([key, other_key])),
            f"done by {_names(doers)} against done by {_names(others)}",
            provenance.cite(one.report, _doing(one, doers)),
            provenance.cite(other.report, _doing(other, others)),
            ("two articles report it as fact", _TOGETHER),
        )


def _reported(heard: Heard, camps: Camps) -> list[Camp]:
    """Who did it as the article itself reports: not those whom it only lets somebody name."""
    said = [
        camps.of(heard, blame.accused)
        for blame in heard.reading.blame
        if blame.incident == heard.account
    ]
    doers = camps.doers(heard, heard.incident.by)
    return [one for one in doers if not any(one.same(other) for other in said)]


def _doing(heard: Heard, doers: Sequence[Camp]) -> Span:
    names = {doer.name for doer in doers}
    part = next((p for p in heard.incident.parts if p.role == "by" and p.name in names), None)
    return sentence_at(heard.reading, (part.span if part else heard.incident.trigger).start)


def _claims(
    case: Case, camps: Camps, said: Sequence[Word], provenance: Provenance
) -> Iterator[Contradiction]:
    """A group's own claim against the accusation of somebody else, one for each accused."""
    claims = _positions(said, ("claims",), camps, own=True)
    charges = _positions(said, ("blames",), camps, own=False)
    for claim in claims:
        for charge in charges:
            if claim[0].accused.same(charge[0].accused):
                continue
            one, other = _beside(claim, charge)
            yield contradiction(
                "doer",
                (case.id, "claim", claim[0].accused.id, charge[0].accused.id),
                f"{_who(one)} claims it; {_who(other)} accuses {other.accused.name}",
                _cite(one, provenance),
                _cite(other, provenance),
                (_shown(claim), _shown(charge), *_others(charge, other), _TOGETHER),
            )


def _denials(
    case: Case, camps: Camps, said: Sequence[Word], provenance: Provenance
) -> Iterator[Contradiction]:
    """A claim or an accusation against the word of somebody else that it is not so."""
    charges = _positions(said, ("claims", "blames"), camps, own=None)
    denials = _positions(said, DENYING, camps, own=None)
    for charge in charges:
        for denial in denials:
            if not charge[0].accused.same(denial[0].accused):
                continue
            speakers = {word.speaker.id for word in charge}
            against = [word for word in denial if word.speaker.id not in speakers]
            if not against:
                continue
            # The denial of the accused itself weighs more than what others say for it.
            against.sort(key=lambda word: not word.own)
            one, other = _beside(charge, against)
            verb = "claims it" if one.own else f"accuses {one.accused.name}"
            yield contradiction(
                "denial",
                (case.id, charge[0].accused.id, "denied"),
                f"{_who(one)} {verb}; {_who(other)} {other.blame.stance} it",
                _cite(one, provenance),
                _cite(other, provenance),
                (_shown(charge), *_others(charge, one), *_others(against, other)),
            )


def _positions(
    said: Sequence[Word],
    stances: Sequence[Stance] | frozenset[Stance],
    camps: Camps,
    *,
    own: bool | None,
) -> list[list[Word]]:
    """The words of some stances by whom they are about, a state or a group.

    `own` asks for those about the speaker itself, or for those about others; None for both.
    """
    found: list[list[Word]] = []
    for word in said:
        if word.blame.stance not in stances or (own is not None and word.own is not own):
            continue
        if not camps.doers(word.heard, [word.accused.name]):
            continue
        for position in found:
            if position[0].accused.same(word.accused):
                position.append(word)
                break
        else:
            found.append([word])
    return found


def _beside(ones: Sequence[Word], others: Sequence[Word]) -> tuple[Word, Word]:
    """The first of each, in two sentences if there are such."""
    pairs = [(one, other) for one in ones for other in others]
    return next(
        (pair for pair in pairs if pair[0].blame.sentence != pair[1].blame.sentence), pairs[0]
    )


def _shown(position: Sequence[Word]) -> str:
    """What is offered for a claim or an accusation, by the first who offers something."""
    shows = next((word for word in position if word.blame.offered != "none"), None)
    if shows is not None:
        proof = shows.blame.proof
        return f"{_who(shows)} shows a {shows.blame.offered}" + (
            f": “{proof.text}”" if proof else ""
        )
    without = next((word for word in position if word.blame.proof), None)
    said = f": “{without.blame.proof.text}”" if without and without.blame.proof else ""
    kind = "claim" if position[0].own else f"accusation of {position[0].accused.name}"
    return f"no evidence is offered for the {kind}{said}"


def _others(position: Sequence[Word], shown: Word) -> tuple[str, ...]:
    """Who else says what a word says."""
    names = [_who(word) for word in position if _who(word) != _who(shown)]
    return (f"of the same position as {_who(shown)}: {listed(names)}",) if names else ()


def _who(word: Word) -> str:
    return word.blame.by


def _names(camps: Sequence[Camp]) -> str:
    return listed([camp.name for camp in camps])


def _cite(word: Word, provenance: Provenance) -> Cited:
    return provenance.cite(word.heard.report, word.blame.sentence, word.blame.by)


def _order(word: Word) -> tuple[str, str, int]:
    return word.heard.report.published or "~", word.heard.account, word.blame.evidence.start
