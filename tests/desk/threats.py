"""A desk with a watch that proposes warnings, and people who can be told."""

from datetime import date

from tests.desk.made import add, press
from tests.desk.watches import alert, plot, toml
from tocsin.desk.desk import Desk
from tocsin.warn.people import Contact, Recipient

MARKET = Recipient(
    id="market",
    name="Covered market of Oskara, its manager",
    role="intended victim",
    contacts=(Contact(channel="email", address="m@market.example", verified=date(2026, 5, 1)),),
)
POLICE = Recipient(
    id="oskara-police",
    name="Oskara police",
    role="protector",
    contacts=(Contact(channel="email", address="duty@police.example"),),
    protects=("market",),
    deputy="oskara-deputy",
)
DEPUTY = Recipient(id="oskara-deputy", name="Deputy of the police", role="protector")
PEOPLE = (MARKET, POLICE, DEPUTY)


def threatened(desk: Desk) -> Desk:
    """The desk, having read of a plot, an alert and all that came after it."""
    desk.write_watch(toml(), "market", replay=True)
    add(desk, [plot(), alert(), *press()[1:]])
    desk.directory.keep(PEOPLE, "people.toml")
    return desk


def proposal(desk: Desk) -> str:
    """The id of the warning that was seen in the news."""
    rows = desk.proposals(as_of="2026-05-02")
    return next(row.proposal.id for row in rows if row.proposal.kind == "warning")
