"""Answers as they come: taken once, refused and logged otherwise; by link, command and machine."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from msgspec.structs import replace

from tests.desk.issued import CASE, KEY, WARNING, Issued, issued
from tests.warn.made import NOON
from tocsin.desk.answering import RefusedAnswerError
from tocsin.desk.settings import Settings
from tocsin.errors import NotFoundError, TocsinError
from tocsin.store import journal
from tocsin.warn import cap, deeds, tokens
from tocsin.warn.answers import Answer, AnswerError
from tocsin.warn.policies import shipped

SEEN = Answer(reply="received", by="Ada")
ACTS = Answer(reply="acting", by="Ada", what="guards", until=NOON + timedelta(hours=3))


@pytest.fixture(name="hall")
def _hall(where: str) -> Iterator[Issued]:
    with issued(where) as made:
        yield made


def rejected(hall: Issued, matter: str = CASE) -> list[str]:
    """Why answers were refused, as it is written down."""
    found = hall.done(deeds.Rejected, matter)
    assert all(isinstance(one, deeds.Rejected) and len(one.token) == 64 for one in found)
    return [one.why for one in found if isinstance(one, deeds.Rejected)]


# By a link


def test_an_answer_by_a_link_is_that_of_whom_the_message_was_to(hall: Issued) -> None:
    token, answering = hall.token(), hall.desk.answering
    page = answering.page(token)
    assert (page.recipient.id, page.warning.id, page.answers) == ("glassworks", WARNING, ())
    hall.clock.at(4)
    done = answering.answer(token, page.mark, ACTS)
    assert hall.done(deeds.Answered) == [done]
    assert (done.recipient, done.by, done.reply, done.means) == (
        "glassworks",
        "Ada",
        "acting",
        "link",
    )
    assert done.delivery == hall.delivery().id
    assert done.lasts == ACTS.until
    (given,) = answering.page(token).answers
    assert given.moment == NOON + timedelta(minutes=4)


def test_opening_a_page_writes_nothing_however_often(hall: Issued) -> None:
    with hall.desk.store.look() as view:
        before = view.connection.exec_driver_sql("SELECT count(*) FROM ledger").scalar()
    for _ in range(3):
        hall.desk.answering.page(hall.token())
    with hall.desk.store.look() as view:
        assert view.connection.exec_driver_sql("SELECT count(*) FROM ledger").scalar() == before


def test_an_answer_can_be_changed_from_a_page_that_was_opened_anew(hall: Issued) -> None:
    token, answering = hall.token(), hall.desk.answering
    answering.answer(token, answering.page(token).mark, SEEN)
    answering.answer(token, answering.page(token).mark, ACTS)
    assert [given.answer.reply for given in answering.page(token).answers] == ["received", "acting"]


def test_nobody_fills_the_record_by_a_link_of_theirs(hall: Issued) -> None:
    token, answering = hall.token(), hall.desk.answering
    with hall.desk.store.look() as view:
        before = journal.last(view)
    for _ in range(100):
        with pytest.raises(RefusedAnswerError):
            answering.answer(token, "wrong", SEEN)
    found = [one for one in hall.done(deeds.Rejected) if isinstance(one, deeds.Rejected)]
    assert [one.others for one in found] == [None] * 20 + [19, 39]
    with hall.desk.store.look() as view:
        assert journal.last(view) - before == len(found)


def test_a_form_that_is_sent_again_is_refused_and_logged_without_its_token(hall: Issued) -> None:
    token, answering = hall.token(), hall.desk.answering
    mark = answering.page(token).mark
    answering.answer(token, mark, SEEN)
    with pytest.raises(RefusedAnswerError, match="was sent before") as refused:
        answering.answer(token, mark, SEEN)
    assert refused.value.refusal == "used"
    assert len(hall.done(deeds.Answered)) == 1
    assert rejected(hall) == [
        "this form was sent before, or the warning has changed since it was opened"
    ]
    (written,) = hall.done(deeds.Rejected)
    assert isinstance(written, deeds.Rejected)
    assert written.token == tokens.hashed(token)
    assert written.delivery == hall.delivery().id


def test_of_a_form_that_is_sent_many_times_at_once_one_is_taken(hall: Issued) -> None:
    token, answering = hall.token(), hall.desk.answering
    mark = answering.page(token).mark

    def sent(_: int) -> bool:
        try:
            answering.answer(token, mark, SEEN)
        except RefusedAnswerError:
            return False
        return True

    with ThreadPoolExecutor(8) as threads:
        assert sorted(threads.map(sent, range(8))) == [False] * 7 + [True]
    assert (len(hall.done(deeds.Answered)), len(rejected(hall))) == (1, 7)


def test_nobody_answers_a_warning_that_changed_after_they_had_opened_it(hall: Issued) -> None:
    token, answering = hall.token(), hall.desk.answering
    mark = answering.page(token).mark
    hall.clock.at(5)
    hall.issue("b" * 20, "update", refers=(WARNING,))
    with pytest.raises(RefusedAnswerError):
        answering.answer(token, mark, SEEN)
    page = answering.page(token)
    assert (page.updated, page.warning.id) == (True, "b" * 20)
    assert answering.answer(token, page.mark, SEEN).warning == "b" * 20


@pytest.mark.parametrize("kind", ["forged", "altered", "no token", "elsewhere"])
def test_a_token_that_is_not_as_this_desk_made_it_is_refused_and_logged(
    hall: Issued, kind: str
) -> None:
    token, until = hall.token(), NOON + timedelta(days=2)
    mark = hall.desk.answering.page(token).mark
    bad = {
        "forged": tokens.token("x" * 32, hall.delivery().id, CASE, until),
        "altered": token[:30] + ("A" if token[30] != "A" else "B") + token[31:],
        "no token": "no-token",
        "elsewhere": tokens.token(KEY, "0" * 20, CASE, until),
    }[kind]
    for attempt in (1, 2):
        with pytest.raises(RefusedAnswerError) as refused:
            hall.desk.answering.answer(bad, mark, SEEN)
        assert refused.value.refusal == "unknown"
        assert len(rejected(hall, "") + rejected(hall)) == attempt
    assert hall.done(deeds.Answered) == []


def test_a_link_whose_time_ran_out_is_refused_and_logged_with_its_message(hall: Issued) -> None:
    token = hall.token(expires=NOON + timedelta(minutes=5))
    mark = hall.desk.answering.page(token).mark
    hall.clock.at(6)
    with pytest.raises(RefusedAnswerError, match="time of this link ran out; ask") as refused:
        hall.desk.answering.answer(token, mark, SEEN)
    assert refused.value.refusal == "expired"
    assert rejected(hall) == ["the time of this link ran out"]


def test_no_answer_is_taken_in_a_case_that_is_closed(hall: Issued) -> None:
    token = hall.token()
    mark = hall.desk.answering.page(token).mark
    hall.write(deeds.Closed(outcome="hit", why="it happened"))
    assert hall.desk.answering.page(token).closed
    with pytest.raises(RefusedAnswerError, match="the case is closed") as refused:
        hall.desk.answering.answer(token, mark, SEEN)
    assert (refused.value.refusal, rejected(hall)) == ("closed", ["the case is closed"])


def test_an_answer_that_lacks_something_is_no_misuse_and_can_be_completed(hall: Issued) -> None:
    token, answering = hall.token(), hall.desk.answering
    mark = answering.page(token).mark
    with pytest.raises(AnswerError, match="what you do is missing"):
        answering.answer(token, mark, replace(ACTS, what=""))
    assert rejected(hall) == []
    assert answering.answer(token, mark, ACTS)


def test_one_answer_stops_all_messages_to_that_person(hall: Issued) -> None:
    token, answering = hall.token(), hall.desk.answering
    answering.answer(token, answering.page(token).mark, ACTS)
    assert hall.desk.tending.tend().dropped == 2
    hall.clock.at(25)
    hall.desk.tending.tend()
    told = [one.delivery for one in hall.done(deeds.Queued) if isinstance(one, deeds.Queued)]
    assert {one.recipient for one in told if one.round} == {"arena"}


def test_a_desk_without_a_secret_says_how_to_make_one(where: str) -> None:
    with issued(where, settings=Settings()) as hall, pytest.raises(TocsinError, match="openssl"):
        hall.desk.answering.page(hall.token())


# Told to the desk


def test_what_somebody_says_by_telephone_is_written_down(hall: Issued) -> None:
    hall.clock.at(3)
    done = hall.desk.answering.record(WARNING[:8], "arena", SEEN)
    assert (done.means, done.by) == ("command", "Ada")
    assert done.lasts == NOON + timedelta(minutes=3) + shipped().lasts["received"]
    with pytest.raises(NotFoundError):
        hall.desk.answering.record(WARNING, "stranger", SEEN)
    with pytest.raises(NotFoundError):
        hall.desk.answering.record("d" * 20, "arena", SEEN)
    hall.write(deeds.Closed(outcome="hit", why="it happened"))
    with pytest.raises(TocsinError, match="the case is closed; reopen it"):
        hall.desk.answering.record(WARNING, "arena", SEEN)


# From another system


def _alert() -> cap.Alert:
    info = cap.Info(
        category=("Security",),
        event="attack",
        urgency="Immediate",
        severity="Extreme",
        certainty="Possible",
    )
    return cap.Alert(
        identifier=f"tocsin-{CASE}-2",
        sender="desk@varnia.example",
        sent=NOON,
        status="Actual",
        msg_type="Alert",
        scope="Private",
        addresses=("x",),
        info=(info,),
    )


def test_the_ack_and_the_error_of_another_system_are_answers_of_whom_it_belongs_to(
    hall: Issued,
) -> None:
    hall.issue("b" * 20, "update", refers=(WARNING,), alert=cap.written(_alert()).decode())
    ack = cap.acknowledged(_alert(), "arena@email.example", NOON)
    (done,) = hall.desk.answering.acknowledge(ack, "")
    assert (done.recipient, done.reply, done.means) == ("arena", "received", "alert")
    assert hall.desk.answering.acknowledge(ack, "") == ()
    error = cap.rejected(_alert(), "arena@email.example", NOON, "no such area")
    (done,) = hall.desk.answering.acknowledge(error, "")
    assert (done.reply, done.why) == ("can't act", "no such area")
    for wrong in (
        _alert(),
        cap.acknowledged(_alert(), "stranger@elsewhere.example", NOON),
        cap.acknowledged(replace(_alert(), identifier="tocsin-none-1"), "arena", NOON),
    ):
        with pytest.raises(NotFoundError):
            hall.desk.answering.acknowledge(wrong, "")
