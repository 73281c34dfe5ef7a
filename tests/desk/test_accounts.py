"""Accounts: written down for ever, told apart by name, and journalled with who did it."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from tests.desk.sent import Clock
from tocsin.desk.desk import Desk
from tocsin.errors import NotFoundError, TocsinError
from tocsin.store import journal

pytestmark = pytest.mark.usefixtures("cheap_hashes")

LONG = "seven herons over the quay"


@pytest.fixture
def desk(where: str, clock: Clock) -> Iterator[Desk]:
    """A desk with an admin."""
    with Desk(where, by="Ada Berg", clock=clock) as opened:
        opened.accounts.add("ada", "Ada Berg", "admin", password=LONG)
        yield opened


def test_a_person_is_written_down_with_who_did_it(desk: Desk) -> None:
    desk.accounts.add(" Mira.Olsen ", "Mira  Olsen", "analyst", password=LONG)
    row = desk.accounts.list()[1]
    assert (row.person.account, row.person.name, row.by) == ("mira.olsen", "Mira Olsen", "Ada Berg")
    with desk.store.look() as view:
        said = [line.what for line in journal.lines(view)]
    assert said[-1] == "account mira.olsen: added as analyst"


def test_nobody_is_needed_to_sign_in_until_there_is_an_account(where: str) -> None:
    with Desk(where, by="Ada Berg") as desk:
        assert not desk.accounts.known()
        desk.accounts.add("ada", "Ada Berg", "admin")
        assert desk.accounts.known()


@pytest.mark.parametrize(
    ("account", "name"),
    [("ada", "Other"), ("other", "ada  BERG"), ("other", "Ada"), ("ada berg", "Other")],
)
def test_no_name_is_two_peoples(desk: Desk, account: str, name: str) -> None:
    """Or one could approve what the other drafted, as somebody else."""
    with pytest.raises(TocsinError):
        desk.accounts.add(account, name, "approver")


@pytest.mark.parametrize("name", ["", "  ", "…", "Mira\u202eOlsen", "x" * 101])
def test_a_name_is_letters_that_show_as_they_are(desk: Desk, name: str) -> None:
    with pytest.raises(TocsinError, match="is no name"):
        desk.accounts.add("mira", name, "reader")


def test_an_invitation_is_shown_once_and_opens_once(desk: Desk) -> None:
    invitation = desk.accounts.add("mira", "Mira Olsen", "analyst")
    assert desk.accounts.accept("mira", invitation, LONG).name == "Mira Olsen"
    assert desk.sessions.sign_in("mira", LONG)
    with pytest.raises(TocsinError, match="opens nothing"):
        desk.accounts.accept("mira", invitation, LONG)


def test_an_invitation_is_one_persons_and_ends(desk: Desk, clock: Clock) -> None:
    first, other = (desk.accounts.add(one, f"{one} Olsen", "analyst") for one in ("mira", "jon"))
    for account, invitation in (("mira", other), ("mira", ""), ("none", first), ("ada", first)):
        with pytest.raises(TocsinError, match="opens nothing"):
            desk.accounts.accept(account, invitation, LONG)
    clock.on(days=4)
    with pytest.raises(TocsinError, match="opens nothing"):
        desk.accounts.accept("mira", first, LONG)


def test_a_role_is_changed_and_what_it_was_stays_known(desk: Desk) -> None:
    desk.accounts.add("mira", "Mira Olsen", "reader", password=LONG)
    token = desk.sessions.sign_in("mira", LONG)
    desk.accounts.role("mira", "approver")
    assert [row.person.role for row in desk.accounts.history("mira")] == ["reader", "approver"]
    assert desk.sessions.find(token) is None


def test_who_is_disabled_is_signed_out_and_stays_out(desk: Desk) -> None:
    desk.accounts.add("mira", "Mira Olsen", "reader", password=LONG)
    token, key = desk.sessions.sign_in("mira", LONG), desk.keys.make("mira", "map", ["read"])
    desk.accounts.disable("mira", why="left in June")
    assert desk.sessions.find(token) is None
    assert desk.keys.find(key) is None
    with pytest.raises(TocsinError, match="is wrong"):
        desk.sessions.sign_in("mira", LONG)
    desk.accounts.enable("mira")
    assert desk.sessions.sign_in("mira", LONG)


def test_a_reset_takes_the_password_away_and_signs_out(desk: Desk) -> None:
    token = desk.sessions.sign_in("ada", LONG)
    invitation = desk.accounts.reset("ada")
    assert desk.sessions.find(token) is None
    with pytest.raises(TocsinError, match="is wrong"):
        desk.sessions.sign_in("ada", LONG)
    desk.accounts.accept("ada", invitation, "another sentence of words")
    assert desk.sessions.sign_in("ada", "another sentence of words")


def test_somebody_is_left_who_manages_accounts(desk: Desk) -> None:
    with pytest.raises(TocsinError, match="the only admin"):
        desk.accounts.disable("ada", why="left")
    with pytest.raises(TocsinError, match="the only admin"):
        desk.accounts.role("ada", "reader")
    desk.accounts.add("jon", "Jon Ek", "admin")
    assert desk.accounts.role("ada", "reader").role == "reader"


def test_what_is_not_there_or_not_signed_is_refused(desk: Desk) -> None:
    with pytest.raises(NotFoundError):
        desk.accounts.role("none", "reader")
    with pytest.raises(TocsinError, match="needs a name"):
        desk.seated("").accounts.add("mira", "Mira Olsen", "reader")
    with pytest.raises(TocsinError, match="is no role"):
        desk.accounts.add("mira", "Mira Olsen", "boss")  # type: ignore[arg-type]


def test_an_export_has_people_and_nothing_that_opens_the_desk(desk: Desk, tmp_path: Path) -> None:
    token, key = desk.sessions.sign_in("ada", LONG), desk.keys.make("ada", "map", ["read"])
    out = BytesIO()
    desk.export(out)
    assert b"argon2" not in out.getvalue() and b'"table":"person"' in out.getvalue()
    with Desk(str(tmp_path / "new.db")) as new:
        new.load(BytesIO(out.getvalue()))
        assert [row.way for row in new.accounts.list()] == [""]
        assert (new.sessions.find(token), new.keys.find(key)) == (None, None)
        assert list(new.verify()) == list(desk.verify()) == []


def test_nothing_secret_stands_in_the_record(desk: Desk) -> None:
    invitation = desk.accounts.add("mira", "Mira Olsen", "reader")
    secrets = [LONG, invitation, desk.sessions.sign_in("ada", LONG)]
    secrets.append(desk.keys.make("ada", "map", ["read"]))
    with desk.store.look() as view:
        for table in ("journal", "person", "credential", "session", "apikey", "attempt"):
            rows = str(view.connection.exec_driver_sql(f"SELECT * FROM {table}").fetchall())  # noqa: S608
            assert not [secret for secret in secrets if secret in rows]
