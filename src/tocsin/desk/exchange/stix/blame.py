"""Blame in STIX: who asserts what is a note of theirs, who rejects it an opinion on that note."""

from collections import defaultdict

from tocsin.desk.exchange.stix.incident import Told, reference
from tocsin.desk.views import BlameRow
from tocsin.records import DENYING, Stance

_SAYING: dict[Stance, str] = {
    "claims": "Claimed by {by}",
    "blames": "{accused} blamed by {by}",
    "admits": "Admitted by {by}",
    "denies": "That it was {accused}: denied by {by}",
    "rejects": "That it was {accused}: rejected by {by}",
}


class Asserted:
    """The blame of one incident, drafted beside what is told of it as fact."""

    def __init__(self, told: Told) -> None:
        self._told = told
        self._notes: dict[str, list[str]] = defaultdict(list)
        own = (row.blame for row in told.file.blame if row.blame.stance in ("claims", "admits"))
        self._owning = {blame.accused for blame in own if blame.accused == blame.by}

    def draft(self) -> None:
        """Add notes, then the opinions on them; each also to the report of its article."""
        for row in self._told.file.blame:
            if row.blame.stance not in DENYING:
                self._notes[row.blame.accused].append(self._note(row))
        for row in self._told.file.blame:
            if row.blame.stance in DENYING:
                self._reject(row)

    def _reject(self, row: BlameRow) -> None:
        """An opinion on all that it rejects; a note where nobody in the record asserts it."""
        accused = row.blame.accused
        rejected = list(self._notes.get(accused, ()))
        if accused in self._told.doers:
            rejected.append(self._told.doing(accused, self._told.learnt(row.source)))
        if rejected:
            self._opinion(row, rejected)
        else:
            self._note(row)

    def _note(self, row: BlameRow) -> str:
        blame, learnt = row.blame, self._told.learnt(row.source)
        accused = self._party(blame.accused, learnt)
        note = self._told.drafts.add(
            "note",
            (blame.id,),
            learnt,
            self._told.last,
            abstract=_SAYING[blame.stance].format(by=blame.by, accused=blame.accused),
            content=blame.sentence.text,
            authors=[blame.by],
            labels=[blame.stance, *_graded(row)],
            object_refs=[self._told.id, accused],
            external_references=[reference(row.source)],
        )
        self._report(row, [note, accused])
        return note

    def _opinion(self, row: BlameRow, rejected: list[str]) -> None:
        blame = row.blame
        opinion = self._told.drafts.add(
            "opinion",
            (blame.id,),
            self._told.learnt(row.source),
            self._told.last,
            opinion="disagree",
            explanation=blame.sentence.text,
            authors=[blame.by],
            labels=[blame.stance],
            object_refs=rejected,
            external_references=[reference(row.source)],
        )
        self._report(row, [opinion])

    def _report(self, row: BlameRow, refs: list[str]) -> None:
        speaker = self._party(row.blame.by, self._told.learnt(row.source))
        self._told.report(row.source, [self._told.id, speaker, *refs])

    def _party(self, name: str, learnt: str) -> str:
        """Whoever is only accused is an identity: to be blamed by others makes no threat actor."""
        known = name in self._told.doers or name in self._owning
        return self._told.doer(name, learnt) if known else self._told.identity(name, learnt)


def _graded(row: BlameRow) -> list[str]:
    """What was offered for it, and that it is spoilt, as a confession under torture is."""
    offered = [] if row.blame.offered == "none" else [f"offered-{row.blame.offered}"]
    return [*offered, "tainted"] if row.blame.tainted else offered
