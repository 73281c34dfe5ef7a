"""Keys: shown once, in a person's name, revoked for ever."""

from collections.abc import Iterator

import pytest

from tocsin.desk.desk import Desk
from tocsin.desk.keys import PREFIX
from tocsin.errors import NotFoundError, TocsinError


@pytest.fixture
def desk(where: str) -> Iterator[Desk]:
    """A desk with an admin and an analyst."""
    with Desk(where, by="Ada Berg") as opened:
        opened.accounts.add("ada", "Ada Berg", "admin")
        opened.accounts.add("mira", "Mira Olsen", "analyst")
        yield opened


def test_a_key_opens_in_its_persons_name_and_is_never_shown_again(desk: Desk) -> None:
    secret = desk.keys.make("mira", "the map", ["judge", "read"])
    opened = desk.keys.find(secret)
    assert opened is not None and secret.startswith(PREFIX)
    assert (opened.person.name, opened.scopes) == ("Mira Olsen", ("read", "judge"))
    assert secret not in str(desk.keys.list())
    assert desk.keys.find(desk.keys.list()[0].id) is None


def test_a_revoked_key_opens_nothing_and_stays_listed(desk: Desk) -> None:
    secret, other = (desk.keys.make(one, "map", ["read"]) for one in ("mira", "ada"))
    row = desk.keys.revoke(desk.keys.list("mira")[0].id[:8], why="lost with a laptop")
    assert desk.keys.find(secret) is None
    assert desk.keys.find(other) is not None
    assert (row.revoked, row.by) == ("lost with a laptop", "Ada Berg")
    assert desk.keys.list("mira") == (row,)


@pytest.mark.parametrize(
    ("account", "name", "scopes"),
    [("mira", "map", []), ("mira", "map", ["all"]), ("mira", " ", ["read"]), ("no", "x", ["read"])],
)
def test_a_key_needs_a_person_a_name_and_scopes(
    desk: Desk, account: str, name: str, scopes: list[str]
) -> None:
    with pytest.raises(TocsinError):
        desk.keys.make(account, name, scopes)
    assert desk.keys.list() == ()


def test_only_a_key_that_is_meant_is_revoked(desk: Desk) -> None:
    desk.keys.make("mira", "map", ["read"])
    for name in ("", "zzzzzz", desk.keys.list()[0].id[:3]):
        with pytest.raises(NotFoundError):
            desk.keys.revoke(name, why="lost")
    with pytest.raises(TocsinError, match="needs a reason"):
        desk.keys.revoke(desk.keys.list()[0].id, why="")
