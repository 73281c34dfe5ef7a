"""Answers: what each has to say, cleaned; which warning they are for; how long they hold."""

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from tests.warn.following import POLICY, Following, minute
from tests.warn.made import NOON
from tocsin.warn import answers, deeds
from tocsin.warn.answers import Answer, AnswerError

WHOLE = Answer(
    reply="acting", by="Ada", what="guards", until=NOON + timedelta(hours=3), why="to be safe"
)


@pytest.mark.parametrize(
    ("reply", "needed"),
    [
        ("received", ["by"]),
        ("understood", ["by"]),
        ("acting", ["by", "what", "until"]),
        ("disputed", ["by", "why"]),
        ("dismissed", ["by", "why"]),
        ("can't act", ["by", "why"]),
    ],
)
def test_each_answer_says_who_and_what_matters_of_it(reply: deeds.Reply, needed: list[str]) -> None:
    for field in ("by", "what", "until", "why"):
        lacking = replace(WHOLE, reply=reply, **{field: None if field == "until" else " \t."})
        if field in needed:
            with pytest.raises(AnswerError, match="; ") as refused:
                answers.checked(lacking, NOON)
            assert refused.value.field == field
        else:
            assert answers.checked(lacking, NOON).reply == reply


def test_names_and_words_are_cleaned_of_what_would_be_obeyed_rather_than_shown() -> None:
    given = replace(WHOLE, by="\x1b[31mAda\u202e\n Moor\ud800", what="two\x00\r\nguards")
    cleaned = answers.checked(given, NOON)
    assert (cleaned.by, cleaned.what) == ("[31mAda Moor?", "two guards")


@pytest.mark.parametrize(("field", "most"), [("by", 100), ("what", 1000), ("why", 1000)])
def test_no_word_is_longer_than_people_read(field: str, most: int) -> None:
    assert answers.checked(replace(WHOLE, **{field: "a" * most}), NOON)
    with pytest.raises(AnswerError, match=f"say it in {most} or fewer"):
        answers.checked(replace(WHOLE, **{field: "a" * (most + 1)}), NOON)


@pytest.mark.parametrize(("days", "told"), [(0, "is over"), (-1, "is over"), (400, "a year")])
def test_nobody_acts_until_a_time_that_is_over_or_years_away(days: int, told: str) -> None:
    with pytest.raises(AnswerError, match=told):
        answers.checked(replace(WHOLE, until=NOON + timedelta(days=days)), NOON)


def test_a_time_is_meant_by_the_clock_of_who_answers() -> None:
    meant = answers.until("2026-03-07T18:30", "Europe/Oslo")
    assert meant == datetime(2026, 3, 7, 17, 30, tzinfo=UTC)
    assert answers.until(" ", "UTC") is None
    for wrong in ("soon", "20260307", "2026-02-30 12:00", "0001-01-01 00:00", "2026-W10-1"):
        with pytest.raises(AnswerError):
            answers.until(wrong, "Asia/Tokyo")


@pytest.mark.parametrize("said", ["Can't act", "can’t-act", "cant act", "CAN'T ACT"])
def test_a_reply_is_known_however_it_is_written(said: str) -> None:
    assert answers.reply(said) == "can't act"
    with pytest.raises(AnswerError, match="choose one of received, understood"):
        answers.reply("maybe")


def test_an_answer_holds_as_the_policy_says_or_until_what_it_promises_is_over() -> None:
    out = Following().case.warnings["w1"]
    made = answers.answered(WHOLE, out, "glassworks", POLICY, NOON, means="link", delivery="d1")
    assert made.lasts == WHOLE.until
    seen = replace(WHOLE, reply="received")
    held = answers.answered(seen, out, "glassworks", POLICY, NOON, means="link")
    assert held.lasts == NOON + POLICY.lasts["received"]


def test_an_answer_is_to_the_warning_that_stands_now() -> None:
    following = Following()
    following.issue(5, "w2", "update", refers=("w1",))
    following.issue(9, "w3", "update", refers=("w1", "w2"))
    assert answers.in_force(following.case, "w1").warning.id == "w3"
    assert answers.in_force(following.case, "w3").warning.id == "w3"


def test_no_answer_is_taken_once_a_case_is_closed_until_it_is_opened_again() -> None:
    following = Following()
    assert answers.refused(following.case) == ""
    following.do(1, deeds.Closed(outcome="hit", why="it happened"))
    assert answers.refused(following.case) == "the case is closed"
    following.do(2, deeds.Reopened(why="another is feared"))
    assert answers.refused(following.case) == ""


def test_each_answer_of_a_recipient_is_counted_and_no_other() -> None:
    following = Following()
    following.answer(1, "glassworks", "received")
    following.answer(2, "porter", "received")
    following.answer(3, "glassworks", "acting")
    assert answers.count(following.case, "glassworks") == 2
    assert minute(3) == following.case.answers[-1].moment
