"""A case and what came of it, for tests: the hall was warned, and a fortnight later attacked."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta

from msgspec.structs import replace

from tests.assess.watch.made import warning
from tests.warn.made import DRAFT, ISSUED, NOON, OPENED, WARNING, delivery
from tocsin.review.before import About, Known, Seen
from tocsin.review.findings import Facts
from tocsin.review.handling import Bearing, Handling, handling
from tocsin.review.knowable import Window
from tocsin.review.onset import Onset, of_days
from tocsin.review.specificity import Step
from tocsin.warn import deeds
from tocsin.warn.deeds import AnyDeed
from tocsin.warn.ledger import START, Line, body, chained
from tocsin.warn.people import Contact, Recipient, Role

ATTACK = Onset(day=date(2026, 3, 21), hour=None, latest=datetime(2026, 3, 21, 19, 58, tzinfo=UTC))
ABOUT = About(
    incident="i1",
    kind="shooting",
    status="happened",
    places=("Karsk",),
    targets=("concert hall",),
    actors=("Black Lantern Front",),
    trigger="killed",
)
READ = Window(first=date(2026, 2, 19), last=date(2026, 3, 20), articles=8, had=8, indications=7)

HALL, CHIEF = "glassworks", "chief"


def somebody(id_: str, role: Role, protects: tuple[str, ...] = ()) -> Recipient:
    """A recipient with a contact that works."""
    contact = Contact(channel="email", address=f"{id_}@karsk.example", verified=date(2026, 3, 1))
    return Recipient(id=id_, name=id_.title(), role=role, contacts=(contact,), protects=protects)


PEOPLE = {
    HALL: somebody(HALL, "intended victim"),
    CHIEF: somebody(CHIEF, "protector", (HALL,)),
}

Timed = tuple[timedelta, AnyDeed]
WARNED: tuple[Timed, ...] = (
    (timedelta(), OPENED),
    (timedelta(minutes=1), deeds.Named(recipient=HALL, role="intended victim")),
    (timedelta(minutes=5), ISSUED),
    (
        timedelta(minutes=6),
        deeds.Queued(delivery=delivery("d1", HALL), due=NOON, why="issued"),
    ),
    (timedelta(minutes=7), deeds.Tried(delivery="d1", attempt=1, lease=NOON)),
    (timedelta(minutes=7), deeds.Sent(delivery="d1", receipt="taken")),
)


def answer(
    after: timedelta, reply: deeds.Reply, recipient: str = HALL, said: str = "it is blackmail"
) -> Timed:
    """An answer, so long after the case was opened."""
    return after, deeds.Answered(
        warning=WARNING.id, recipient=recipient, by="Ada", reply=reply, means="link", why=said
    )


def lines(done: Iterable[Timed], matter: str = "c1", by: str = "Mira") -> list[Line]:
    """Deeds, each so long after noon of 7 March, as lines of a ledger."""
    made: list[Line] = []
    before = START
    for number, (after, deed) in enumerate(done, 1):
        moment = NOON + after
        before = chained(before, number, moment.isoformat(), by, matter, body(deed))
        made.append(
            Line(number=number, moment=moment, by=by, matter=matter, deed=deed, hash=before)
        )
    return made


def handled(*more: Timed, of: Onset = ATTACK) -> Handling:
    """The case, with what else was done, looked back at from the attack."""
    return handling(lines((*WARNED, *more)), Bearing(reasons=("its watch asks",)), PEOPLE, of)


def read(ladder: tuple[Step, ...], known: Known) -> Seen:
    """A warning of the embassy, given fifteen days before the attack."""
    giver, day = "embassy of Astrand", date(2026, 3, 6)
    (warned,) = warning(f"{giver} warned of an attack.", giver, "an attack").warnings
    lead = of_days(day, day, ATTACK)
    return Seen(
        warned=warned, article="a", outlet="Bell", published=str(day), learnt=ATTACK.latest,
        first=day, last=day, origins=(), known=known, reasons=(), lead=lead, had=lead,
        ladder=ladder,
    )  # fmt: skip


def facts(
    *cases: Handling,
    about: About = ABOUT,
    windows: Sequence[Window] = (READ,),
    **rest: tuple[object, ...],
) -> Facts:
    """What findings are suggested from; only cases unless told otherwise."""
    empty = Facts(about=about, seen=(), cases=cases, courses=(), windows=tuple(windows))
    return replace(empty, **rest)


VAGUE = replace(
    DRAFT, hazard="", where="", when="", who="", do=(), basis="", headline="Take care in Karsk"
)
