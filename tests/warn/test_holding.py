"""What stops paging, as of any moment: answers that hold, silences, closings."""

from tests.warn.following import Following, minute
from tocsin.warn import deeds
from tocsin.warn.holding import Answers, Mutes


def _answers(following: Following) -> Answers:
    return Answers(following.case.warnings["w1"].answers)


def test_the_last_answer_holds_from_when_it_is_given_until_it_lapses() -> None:
    following = Following()
    following.answer(5, "glassworks", "received", lasts=10)
    following.answer(8, "glassworks", "acting", lasts=10)
    answers = _answers(following)
    held = [answers.held("glassworks", minute(at)) for at in (4, 5, 8, 17, 18)]
    assert [one and one.reply for one in held] == [None, "received", "acting", "acting", None]
    assert [answers.positive("glassworks", minute(at)) for at in (5, 8, 18)] == [False, True, False]


def test_somebody_knows_from_each_yes_until_it_lapses_or_they_say_something_else() -> None:
    following = Following()
    following.answer(1, "glassworks", "understood", lasts=3)
    following.answer(5, "glassworks", "acting", lasts=60)
    following.answer(8, "glassworks", "received", lasts=10)
    spans = [(minute(1), minute(4)), (minute(5), minute(8))]
    assert list(_answers(following).positives("glassworks")) == spans


def test_the_last_answer_has_ended_once_it_lapsed() -> None:
    following = Following()
    following.answer(5, "glassworks", "received", lasts=10)
    following.answer(8, "glassworks", "acting", lasts=10)
    ended = [_answers(following).ended("glassworks", minute(at)) for at in (4, 16, 18)]
    given = deeds.Given(reply="acting", by="Glassworks's Ada", at=minute(8))
    assert ended == [None, None, given]


def test_an_answer_that_another_took_the_place_of_never_lapses() -> None:
    following = Following()
    following.answer(5, "glassworks", "received", lasts=10)
    following.answer(8, "glassworks", "acting", lasts=10)
    answers = _answers(following)
    assert list(answers.lapses("glassworks", positive=False)) == []
    assert list(answers.lapses("glassworks", positive=True)) == [minute(18)]


def test_the_acknowledgement_of_a_machine_holds_nothing_up() -> None:
    following = Following()
    following.do(
        1,
        deeds.Answered(
            warning="w1", recipient="glassworks", by="x", reply="received", means="alert"
        ),
    )
    assert _answers(following).held("glassworks", minute(2)) is None


def test_a_silence_ends_at_its_time_or_with_the_next_word_on_it() -> None:
    following = Following()
    following.do(1, deeds.Silenced(until=minute(10), why="so"))
    following.do(5, deeds.Silenced(until=minute(8), why="shorter"))
    following.do(20, deeds.Silenced(until=minute(30), why="so"), deeds.Unsilenced(why="no"))
    mutes = Mutes(following.case.history)
    assert [mutes.muted(minute(at)) for at in (0, 1, 7, 8, 20, 25)] == [
        False,
        True,
        True,
        False,
        False,
        False,
    ]
    assert mutes.ends == [minute(5), minute(8), minute(20)]


def test_nobody_is_asked_while_a_case_is_closed() -> None:
    following = Following()
    following.do(5, deeds.Closed(outcome="undecidable", why="so"))
    following.do(9, deeds.Reopened(why="no"))
    following.do(12, deeds.Closed(outcome="hit", why="so"))
    mutes = Mutes(following.case.history)
    assert [mutes.muted(minute(at)) for at in (4, 5, 9, 12, 999)] == [
        False,
        True,
        False,
        True,
        True,
    ]
    assert mutes.ends == [minute(9)]
