"""Tending: what is due is written down once; silences; policies kept, listed and asked."""

from collections.abc import Iterator

import pytest

from tests.desk.issued import CASE, Issued, issued
from tests.warn.made import OPENED
from tocsin.desk.desk import Desk
from tocsin.desk.tending import Tended
from tocsin.errors import NotFoundError, SourceError, TocsinError
from tocsin.store import ledger
from tocsin.warn import deeds

POLICY = """
name = "hall"
[[steps]]
after = "0m"
to = ["recipient"]
[[steps]]
after = "10m"
to = ["ministry"]
"""


@pytest.fixture(name="hall")
def _hall(where: str) -> Iterator[Issued]:
    with issued(where) as made:
        yield made


def test_what_is_due_is_written_down_once_and_waits_to_be_sent(hall: Issued) -> None:
    assert len(hall.done(deeds.Queued)) == 3
    assert hall.desk.tending.tend() == Tended()  # it isn't time, and nothing has happened
    hall.clock.at(9)
    assert hall.desk.tending.tend() == Tended()
    hall.clock.at(10)
    # They are asked again, but for those whom the first message hasn't reached yet: all of them.
    assert hall.desk.tending.tend() == Tended(cases=1, queued=3, dropped=3)
    with hall.desk.store.look() as view:
        assert ledger.posting(view) == {CASE}
        assert len(ledger.waiting(view, hall.clock.now, "email", 9)) == 2


def test_two_desks_that_tend_the_same_record_plan_everything_once(hall: Issued, where: str) -> None:
    with Desk(where, by="Jon", clock=hall.clock) as other:
        hall.clock.at(11)
        first, second = hall.desk.tending.tend(), other.tending.tend()
    assert first.queued > 0
    assert second == Tended(cases=1)


def test_what_could_not_be_written_is_planned_again(
    hall: Issued, monkeypatch: pytest.MonkeyPatch
) -> None:
    hall.clock.at(11)
    with monkeypatch.context() as broken:
        broken.setattr(ledger, "write", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            hall.desk.tending.tend()
    assert hall.desk.tending.tend().queued == 3


def test_cases_that_nothing_is_due_in_are_not_even_looked_at(hall: Issued) -> None:
    hall.write(OPENED, matter="a" * 20)  # nobody was warned of it
    assert hall.desk.tending.tend().cases == 0
    hall.write(deeds.Closed(outcome="hit", why="it happened"))
    assert hall.desk.tending.tend() == Tended(cases=1, dropped=3)
    assert hall.desk.tending.tend() == Tended()


def test_an_offer_of_a_case_lapses_without_any_warning(hall: Issued) -> None:
    until = hall.clock.now
    hall.write(OPENED, deeds.Offered(to="Ana", until=until, why="leave"), matter="b" * 20)
    assert hall.desk.tending.tend() == Tended(cases=1, lapsed=1)


def test_a_silence_has_an_end_a_reason_and_a_name(hall: Issued) -> None:
    tending = hall.desk.tending
    until = tending.silence(CASE[:8], "2026-03-07T14:00Z", why="the hall is empty")
    assert f"{until:%H:%M}" == "14:00"
    hall.clock.at(31)
    tending.tend()
    assert hall.done(deeds.Escalated) == []
    tending.unsilence(CASE, why="it opens again")
    hall.clock.at(62)
    assert tending.tend().escalated > 0
    for moment, why, told in (
        ("2026-03-07T10:00Z", "so", "is over; give a time"),
        ("2027-03-07", "so", "7 days at most; say it anew"),
        ("2026-03-08", " ", "needs a reason; say why"),
    ):
        with pytest.raises(TocsinError, match=told):
            tending.silence(CASE, moment, why=why)
    with pytest.raises(TocsinError, match="isn't silenced; leave it"):
        tending.unsilence(CASE, why="so")


def test_a_policy_is_kept_as_it_was_written_and_anew_where_it_differs(hall: Issued) -> None:
    tending = hall.desk.tending
    assert tending.keep_policy(POLICY, "file") == ("hall", "new")
    assert tending.keep_policy(POLICY, "file") == ("hall", "as before")
    assert tending.keep_policy(POLICY.replace("10m", "20m"), "file") == ("hall", "changed")
    assert [row.name for row in tending.policies()] == ["default", "hall"]
    assert tending.policy("hall").by == "Mira"
    assert tending.policy("default").moment is None
    with pytest.raises(NotFoundError):
        tending.policy("none")


def test_a_policy_that_asks_nobody_known_is_refused(hall: Issued) -> None:
    with pytest.raises(TocsinError, match="asks stranger, who is no recipient of this desk; add"):
        hall.desk.tending.keep_policy(POLICY.replace("ministry", "stranger"), "file")
    with pytest.raises(SourceError, match=r"^hall\.toml: steps: .* 1; "):
        hall.desk.tending.keep_policy("", "hall.toml")


def test_who_would_get_it_is_told_without_sending(hall: Issued) -> None:
    hall.desk.tending.keep_policy(POLICY, "hall")
    before = hall.done(deeds.Queued)
    rows = hall.desk.tending.who(CASE, policy="hall")
    assert [(row.step, row.recipient) for row in rows] == [
        (1, "glassworks"),
        (1, "arena"),
        (2, "ministry"),
    ]
    assert rows[2].channels == ("email",)
    assert rows[2].why == "named by the policy"
    assert hall.done(deeds.Queued) == before
    default = hall.desk.tending.who(CASE)
    assert "Arena has no deputy" in [row.why for row in default if not row.recipient]


def test_silences_are_listed_until_they_end(hall: Issued) -> None:
    assert hall.desk.tending.silences() == ()
    hall.desk.tending.silence(CASE, "2026-03-07T12:30Z", why="they are in the shelter")
    (one,) = hall.desk.tending.silences()
    assert (one.case, one.by, one.why) == (CASE, "Mira", "they are in the shelter")
    hall.clock.at(31)
    assert hall.desk.tending.silences() == ()
