"""Recipients are kept as they were last written down, and know in which cases they are."""

import pytest
from msgspec.structs import replace

from tests.desk.threats import DEPUTY, MARKET, PEOPLE, POLICE
from tocsin.desk.desk import Desk
from tocsin.errors import NotFoundError, TocsinError
from tocsin.store import journal


def test_what_is_kept_again_is_only_written_where_it_changed(desk: Desk) -> None:
    assert set(desk.directory.keep(PEOPLE, "people.toml").values()) == {"new"}
    changed = replace(DEPUTY, name="Deputy of Oskara's police")
    assert desk.directory.keep((MARKET, changed), "people.toml") == {
        "market": "as before",
        "oskara-deputy": "changed",
    }
    assert [row.recipient.name for row in desk.directory.list() if not row.recipient.contacts] == [
        "Deputy of Oskara's police"
    ]
    with desk.store.look() as view:
        before = journal.last(view)
        desk.directory.keep((MARKET, changed), "people.toml")
    with desk.store.look() as view:
        assert journal.last(view) == before


def test_of_recipients_who_name_a_stranger_none_is_kept(desk: Desk) -> None:
    with pytest.raises(TocsinError, match="oskara-police: deputy: nobody is called oskara-deputy"):
        desk.directory.keep((MARKET, POLICE), "people.toml")
    assert desk.directory.list() == ()


def test_who_may_be_out_of_reach_is_told_and_who_protects_whom(desk: Desk) -> None:
    desk.directory.keep(PEOPLE, "people.toml")
    rows = {row.recipient.id: row for row in desk.directory.list()}
    assert rows["oskara-deputy"].flaw == "no contact is written down"
    assert rows["oskara-police"].flaw == "no contact was ever verified"
    assert (rows["market"].flaw, rows["market"].protected_by) == ("", ("oskara-police",))
    assert rows["market"].by == "Mira"


def test_a_recipient_is_opened_to_the_cases_that_concern_it(desk: Desk) -> None:
    desk.directory.keep(PEOPLE, "people.toml")
    made = desk.cases.propose("Market", why="A trader saw men measure it").id
    desk.cases.name(made, "market", "intended victim")
    for id_, colour in (("market", "red"), ("oskara-police", "amber")):
        (one,) = desk.directory.show(id_).cases
        assert (one.case, one.title, one.row.colour) == (made, "Market", colour)
    assert desk.directory.show("oskara-deputy").cases == ()
    with pytest.raises(NotFoundError, match="mayor: is no recipient of this desk"):
        desk.directory.show("mayor")


def test_as_of_a_moment_the_directory_is_as_it_was(desk: Desk) -> None:
    desk.directory.keep((MARKET,), "people.toml")
    assert desk.directory.list(as_of="2026-05-31") == ()
    assert len(desk.directory.list(as_of="2026-06-01")) == 1
