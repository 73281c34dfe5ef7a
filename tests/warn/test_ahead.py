"""What is to come is what comes: the clock of a policy, told before it strikes."""

from tests.warn.following import Following, minute
from tocsin.warn.ahead import Coming, ahead
from tocsin.warn.deeds import Silenced


def _ahead(one: Following, at: float, most: int = 3) -> tuple[Coming, ...]:
    return ahead(one.lines, "w1", one.people, one.policies, minute(at), most=most)


def test_who_is_asked_next_when_and_why_is_told_before_it_is_so() -> None:
    one = Following()
    one.plan(0)
    told = [((c.at - minute(0)).seconds // 60, c.recipient, c.why[:11]) for c in _ahead(one, 1)]
    assert told == [
        (5, "glassworks", "asked again"),
        (10, "glassworks", "asked again"),
        (15, "porter", "asked next:"),
    ]
    assert "hasn't answered in 15 min" in _ahead(one, 1)[-1].because
    one.pages(until=15, since=1)
    assert one.sent[-1] == "15 porter email"


def test_what_is_due_and_was_not_planned_yet_comes_first_by_all_their_ways() -> None:
    first = _ahead(Following(), 0)[0]
    assert (first.at, first.recipient) == (minute(0), "glassworks")
    assert first.channels == ("email", "webhook")


def test_after_an_answer_nobody_is_asked_until_it_lapses() -> None:
    one = Following()
    one.plan(0)
    one.answer(2, "glassworks", "acting", lasts=60)
    first, *_ = _ahead(one, 3)
    assert (first.at, first.recipient) == (minute(62), "glassworks")


def test_in_a_silence_nothing_comes_before_its_end() -> None:
    one = Following()
    one.plan(0)
    one.do(2, Silenced(until=minute(120), why="they are on the telephone"))
    one.plan(3)
    assert min(coming.at for coming in _ahead(one, 4)) == minute(120)


def test_nothing_is_written_by_looking_ahead() -> None:
    one = Following()
    one.plan(0)
    before = list(one.lines)
    _ahead(one, 1, most=8)
    assert one.lines == before
