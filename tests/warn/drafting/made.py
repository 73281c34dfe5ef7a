"""A case about crowds in Karsk, its watch's outlook, and who can be told of it."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import cast

from tests.warn.made import lines
from tocsin.assess.scale import Likelihood
from tocsin.assess.watch.assessment import FalseAlarms
from tocsin.read.places.gazetteer import Entry, Gazetteer
from tocsin.records import Span
from tocsin.warn import deeds
from tocsin.warn.case import Case
from tocsin.warn.deeds import AnyDeed
from tocsin.warn.drafting import Outlook, Request, drafted
from tocsin.warn.evidence import Evidence
from tocsin.warn.folding import folded
from tocsin.warn.people import Contact, Recipient
from tocsin.warn.warning import Draft, Shape

NOW = datetime(2026, 3, 7, 12, tzinfo=UTC)
_SAID = "Avoid concerts in Karsk for 48 hours."
EVIDENCE = Evidence(
    says="an embassy names concerts",
    source="embassy of Sorland",
    day=date(2026, 3, 6),
    learnt=NOW,
    article="a1",
    sentence=Span(start=0, end=len(_SAID), text=_SAID),
    origin="name:sorland",
)
OPENED = deeds.Opened(
    title="Crowds in Karsk",
    why="an embassy names concerts",
    watch="karsk-crowds",
    evidence=(EVIDENCE,),
)
NAMED = (
    deeds.Named(recipient="glassworks", role="intended victim"),
    deeds.Named(recipient="police", role="protector"),
)
OUTLOOK = Outlook(
    question="Is a bomb attack on a concert in Karsk being prepared?",
    places=("Karsk", "Varnia"),
    targets=("concert", "festival"),
    actors=("Black Lantern Front",),
    until=date(2026, 4, 6),
    likelihood=Likelihood(probability=0.21, low=0.05, high=0.35),
    confidence="low",
    origins=2,
    record=FalseAlarms(raised=3, false=1, years=2.0),
)
DIRECTORY = {
    one.id: one
    for one in (
        Recipient(
            id="glassworks",
            name="Glassworks Hall",
            role="intended victim",
            contacts=(Contact(channel="email", address="door@glassworks.example"),),
        ),
        Recipient(id="police", name="Police of Karsk", role="protector", protects=("glassworks",)),
        Recipient(id="desk-two", name="Second desk", role="desk"),
    )
}
CONTACT = "Report what worries you to the desk: desk@varnia.example."


def case(*more: AnyDeed) -> Case:
    """The case, and what else was done of it."""
    return folded(lines((OPENED, *NAMED, *more)))


def gazetteer(*entries: Entry) -> Gazetteer:
    """A gazetteer of these places alone."""
    made = Gazetteer(Path("nowhere"))
    made._known = cast("dict[str, tuple[Entry, ...]]", _Names(entries))
    return made


class _Names(dict[str, tuple[Entry, ...]]):
    def __init__(self, entries: tuple[Entry, ...]) -> None:
        super().__init__()
        for one in entries:
            self[one.name.lower()] = (*self[one.name.lower()], one)

    def __missing__(self, name: str) -> tuple[Entry, ...]:
        return ()

    def __contains__(self, name: object) -> bool:
        return True


def town(name: str, country: str = "VA", people: int = 100_000, number: int = 1) -> Entry:
    """A town."""
    return Entry(number, name, "town", country, None, 47.1, 24.5, people)


def draft(
    shape: Shape = "security alert",
    to: tuple[str, ...] = (),
    outlook: Outlook = OUTLOOK,
    *,
    exercise: bool = False,
) -> Draft:
    """The desk's draft."""
    request = Request(shape, to, exercise, CONTACT)
    return drafted(case(), outlook, request, DIRECTORY, gazetteer(), NOW)
