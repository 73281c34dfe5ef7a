"""A desk with somebody else sitting at it is the same desk."""

import pytest

from tests.desk.made import add
from tests.desk.threats import PEOPLE, proposal
from tests.desk.watches import alert, plot, toml
from tocsin.desk.desk import Desk
from tocsin.errors import TocsinError
from tocsin.store import journal


def test_what_is_done_at_it_has_their_name_beside_it(desk: Desk) -> None:
    seated = desk.seated("Jon Ek")
    seated.accounts.add("ada", "Ada Berg", "admin")
    desk.accounts.add("jon", "Jon Ek", "analyst")
    with desk.store.look() as view:
        assert [line.by for line in journal.lines(view)] == ["Jon Ek", "Mira"]


def test_it_has_the_same_record_settings_and_clock(desk: Desk) -> None:
    seated = desk.seated("Jon Ek")
    assert seated.store is desk.store and seated.settings is desk.settings
    assert (desk.by, seated.by) == ("Mira", "Jon Ek")


def test_a_warning_takes_two_accounts_whatever_else_has_changed(desk: Desk) -> None:
    """Roles may change in between; names may not, and nobody types theirs."""
    desk.write_watch(toml(), "market", replay=True)
    add(desk, [plot(), alert()])
    desk.directory.keep(PEOPLE, "people.toml")
    for account, name in (("mira", "Mira Olsen"), ("jon", "Jon Ek")):
        desk.accounts.add(account, name, "approver")
    mira, jon = (desk.seated(desk.accounts.show(one).name) for one in ("mira", "jon"))
    draft = mira.warn.draft(mira.cases.open(proposal(mira)).id, "security alert").row.id
    desk.accounts.role("mira", "admin")
    again = desk.seated(desk.accounts.show("MIRA").name)
    with pytest.raises(TocsinError, match="Mira Olsen wrote it"):
        again.warn.approve(draft)
    jon.warn.approve(draft)
    mira.warn.issue(draft, despite="a test")
