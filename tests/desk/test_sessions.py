"""Signing in: what strangers learn, how often they may try, and how long a session holds."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from tests.desk.sent import Clock
from tocsin.desk import passwords
from tocsin.desk.desk import Desk
from tocsin.desk.sessions import FREE, IDLE, LONGEST, RefusedSignInError
from tocsin.errors import NotFoundError, TocsinError

pytestmark = pytest.mark.usefixtures("cheap_hashes")

LONG = "seven herons over the quay"
WRONG = "eight herons over the quay"


@pytest.fixture
def desk(where: str, clock: Clock) -> Iterator[Desk]:
    """A desk with an admin and an analyst."""
    with Desk(where, by="Ada Berg", clock=clock) as opened:
        opened.accounts.add("ada", "Ada Berg", "admin", password=LONG)
        opened.accounts.add("mira", "Mira Olsen", "analyst", password=LONG)
        yield opened


def _refused(desk: Desk, account: str, password: str = WRONG) -> RefusedSignInError:
    with pytest.raises(RefusedSignInError) as refused:
        desk.sessions.sign_in(account, password)
    return refused.value


def test_who_signs_in_is_known_by_what_the_browser_holds(desk: Desk) -> None:
    signed = desk.sessions.find(desk.sessions.sign_in(" MIRA ", LONG, "Firefox"))
    assert signed is not None
    assert (signed.person.name, signed.session.agent) == ("Mira Olsen", "Firefox")
    assert desk.sessions.find("anything else") is None


def test_strangers_learn_not_who_has_an_account(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.accounts.disable("mira", why="left")
    desk.accounts.add("jon", "Jon Ek", "reader")
    asked: list[str | None] = []
    fits = passwords.fits

    def watched(password: str, kept: str | None) -> bool:
        asked.append(kept)
        return fits(password, kept)

    monkeypatch.setattr(passwords, "fits", watched)
    told = {str(_refused(desk, one, LONG)) for one in ("none", "mira", "jon", "no name \ud800")}
    told.add(str(_refused(desk, "ada")))
    assert len(told) == 1
    assert len(asked) == 5


def test_a_hash_is_verified_for_a_name_that_there_isnt(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    verified: list[str] = []
    monkeypatch.setattr(passwords, "HASHER", _Watched(verified))
    _refused(desk, "none")
    _refused(desk, "ada")
    assert len(verified) == 2


class _Watched:
    """Hashes as ever, and notes which hashes are looked at."""

    def __init__(self, verified: list[str]) -> None:
        self._verified, self._real = verified, passwords.HASHER

    def verify(self, kept: str, password: str) -> bool:
        self._verified.append(kept)
        return bool(self._real.verify(kept, password))

    def hash(self, password: str) -> str:
        return self._real.hash(password)


@pytest.mark.parametrize("account", ["mira", "none"])
def test_after_some_tries_each_has_to_wait_twice_as_long(
    desk: Desk, clock: Clock, account: str
) -> None:
    for _ in range(FREE):
        assert _refused(desk, account).wait is None
    assert _refused(desk, account, LONG).wait == timedelta(minutes=1)
    clock.on(minutes=1)
    assert _refused(desk, account).wait is None
    assert _refused(desk, account, LONG).wait == timedelta(minutes=2)


def test_a_restart_gives_no_more_tries(desk: Desk, where: str, clock: Clock) -> None:
    for _ in range(FREE):
        _refused(desk, "mira")
    with Desk(where, clock=clock) as again:
        assert _refused(again, "mira", LONG).wait is not None


def test_in_a_day_fewer_than_a_hundred_tries_are_let_through(desk: Desk, clock: Clock) -> None:
    let, end = 0, clock.now + timedelta(days=1)
    while clock.now < end:
        wait = _refused(desk, "mira").wait
        clock.now += wait or timedelta(0)
        let += wait is None
    assert let < 100


def test_a_sign_in_that_goes_well_forgives_the_tries_before(desk: Desk) -> None:
    for _ in range(FREE - 1):
        _refused(desk, "mira")
    assert desk.accounts.list()[1].tries == FREE - 1
    desk.sessions.sign_in("mira", LONG)
    assert desk.accounts.list()[1].tries == 0


def test_a_reset_lets_in_who_was_locked_out(desk: Desk) -> None:
    for _ in range(FREE):
        _refused(desk, "mira")
    desk.accounts.reset("mira", password="another sentence of words")  # noqa: S106
    assert desk.sessions.sign_in("mira", "another sentence of words")


def test_each_sign_in_begins_a_session_of_its_own(desk: Desk) -> None:
    one, other = (desk.sessions.sign_in("mira", LONG) for _ in range(2))
    assert one != other
    desk.sessions.end(one)
    assert desk.sessions.find(one) is None
    assert desk.sessions.find(other) is not None


def test_a_session_ends_where_nothing_is_done(desk: Desk, clock: Clock) -> None:
    token = desk.sessions.sign_in("mira", LONG)
    clock.now += IDLE - timedelta(minutes=1)
    assert desk.sessions.find(token) is not None
    clock.now += IDLE
    assert desk.sessions.find(token) is None
    assert desk.sessions.list() == ()


def test_a_page_that_is_open_and_asks_by_itself_keeps_no_session(desk: Desk, clock: Clock) -> None:
    token = desk.sessions.sign_in("mira", LONG)
    for _ in range(8):
        assert desk.sessions.find(token, used=False) is not None
        clock.on(minutes=60)
    assert desk.sessions.find(token, used=False) is None


def test_a_session_that_is_used_ends_after_a_day(desk: Desk, clock: Clock) -> None:
    token = desk.sessions.sign_in("mira", LONG)
    for _ in range(int(LONGEST / timedelta(hours=1)) - 1):
        clock.on(hours=1)
        assert desk.sessions.find(token) is not None
    clock.on(hours=1)
    assert desk.sessions.find(token) is None


def test_sessions_are_listed_without_what_opens_them(desk: Desk) -> None:
    token = desk.sessions.sign_in("mira", LONG, "Firefox")
    desk.sessions.sign_in("ada", LONG)
    (row,) = desk.sessions.list("mira")
    assert row.agent == "Firefox"
    assert desk.sessions.find(row.id) is None and token not in str(row)
    assert len(desk.sessions.list()) == 2


def test_a_session_is_revoked_by_its_id(desk: Desk) -> None:
    token = desk.sessions.sign_in("mira", LONG)
    desk.sessions.revoke(desk.sessions.list()[0].id[:8])
    assert desk.sessions.find(token) is None
    for name in ("abcdef", "", "_", "ab"):
        with pytest.raises(NotFoundError):
            desk.sessions.revoke(name)


def test_whom_a_proxy_or_a_provider_names_is_let_in_if_the_desk_knows_them(desk: Desk) -> None:
    signed = desk.sessions.find(desk.sessions.trust("Mira"))
    assert signed is not None
    assert signed.session.way == "proxy"
    by_provider = desk.sessions.find(desk.sessions.trust("mira", way="oidc"))
    assert by_provider is not None and by_provider.session.way == "oidc"
    desk.accounts.disable("mira", why="left")
    for account in ("mira", "none"):
        with pytest.raises(TocsinError):
            desk.sessions.trust(account)
