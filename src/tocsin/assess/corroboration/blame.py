"""The origins for and against each who is accused of an incident."""

from collections.abc import Sequence

from tocsin.assess.backing import Bench, Side, Word
from tocsin.assess.case import Case, Heard
from tocsin.assess.parties import Party, mark, parties, party_of
from tocsin.records import ACCUSING, Blame, Record


class Accusation(Record, frozen=True):
    """Who says that `accused` did it (its own claim and admission too), and who says not.

    `claimed` is whether the accused is among the first itself.
    """

    accused: str
    supports: Side
    against: Side
    claimed: bool


def of_blame(case: Case, bench: Bench | None = None) -> tuple[Accusation, ...]:
    """For each who is accused of an incident, the origins for and against.

    The origin of blame is its speaker, however many papers carry it. Neither what is offered for
    it nor what it is worth counts here.
    """
    bench = bench or Bench(case)
    known_here = parties(case)
    said: dict[Party | str, list[tuple[Heard, Blame]]] = {}
    for heard in case.heard:
        for blame in heard.reading.blame:
            if blame.incident == heard.account:
                accused = party_of(blame.accused, known_here) or mark(blame.accused)
                said.setdefault(accused, []).append((heard, blame))
    found = (_accusation(bench, accused, words) for accused, words in said.items())
    return tuple(sorted(found, key=lambda one: one.accused))


def _accusation(
    bench: Bench, accused: Party | str, said: Sequence[tuple[Heard, Blame]]
) -> Accusation:
    sides: dict[bool, list[Word]] = {True: [], False: []}
    for heard, blame in said:
        word = Word(heard=heard, by=blame.by, sentence=blame.sentence)
        sides[blame.stance in ACCUSING].append(word)
    return Accusation(
        accused=accused.name if isinstance(accused, Party) else min(b.accused for _, b in said),
        supports=bench.side(sides[True]),
        against=bench.side(sides[False]),
        claimed=any(blame.stance in ("claims", "admits") for _, blame in said),
    )
