"""Cases of a few deeds, people of Karsk, and evidence, for tests of the room."""

from collections.abc import Iterable
from datetime import date, timedelta

from tests.warn.made import NOON, OPENED, lines
from tocsin.records import Span
from tocsin.warn import deeds
from tocsin.warn.case import Case
from tocsin.warn.deeds import AnyDeed, Criterion, Met
from tocsin.warn.evidence import Evidence
from tocsin.warn.folding import folded
from tocsin.warn.people import Contact, Recipient

HALL = Recipient(
    id="glassworks",
    name="Glassworks Hall",
    role="intended victim",
    contacts=(
        Contact(channel="email", address="glassworks@karsk.example", verified=date(2026, 3, 1)),
    ),
)
POLICE = Recipient(
    id="karsk-police",
    name="Karsk police duty office",
    role="protector",
    contacts=(Contact(channel="webhook", address="https://police.example/in"),),
    protects=("glassworks",),
    deputy="karsk-deputy",
)
DEPUTY = Recipient(id="karsk-deputy", name="Deputy of the duty office", role="protector")
PEOPLE = {one.id: one for one in (HALL, POLICE, DEPUTY)}

VICTIM = deeds.Named(recipient="glassworks", role="intended victim")
PROTECTOR = deeds.Named(recipient="karsk-police", role="protector")


def case(*done: AnyDeed) -> Case:
    """A case that Mira opened, and what she did after that, a minute apart."""
    return folded(lines((OPENED, *done)))


def evidence(
    text: str = "Sorland warned of an attack on a concert hall.",
    source: str = "Sorland",
    origin: str | None = "name:sorland",
) -> Evidence:
    """A sentence of an article."""
    return Evidence(
        says="warning",
        source=source,
        day=date(2026, 3, 4),
        learnt=NOON,
        article="a1",
        sentence=Span(start=0, end=len(text), text=text),
        origin=origin,
    )


def tick(criterion: Criterion, met: Met = "yes") -> deeds.Ticked:
    """A judgement of a criterion."""
    return deeds.Ticked(
        criterion=criterion, met=met, why="it says so", evidence=(evidence(),) * (met == "yes")
    )


def ticks(criteria: Iterable[Criterion]) -> list[AnyDeed]:
    """Criteria that are met."""
    return [tick(one) for one in criteria]


def later(minutes: float) -> timedelta:
    """So many minutes."""
    return timedelta(minutes=minutes)
