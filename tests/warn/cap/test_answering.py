"""Machines answer alerts: received and accepted, or rejected."""

from datetime import timedelta

from tests.warn.cap.made import ALERT, SENT, altered
from tocsin.warn.cap import acknowledged, answered, checked, parsed, rejected, written

_GUARD = "guard@venue.varnia.example"
_LATER = SENT + timedelta(minutes=3)


def test_an_acknowledgement_goes_to_the_sender_and_names_the_alert() -> None:
    ack = acknowledged(ALERT, _GUARD, _LATER)
    assert (ack.msg_type, ack.sender, ack.sent) == ("Ack", _GUARD, _LATER)
    assert (ack.scope, ack.addresses) == ("Private", (ALERT.sender,))
    assert answered(ack) == (ALERT.reference,)


def test_answers_keep_every_rule() -> None:
    assert checked(acknowledged(ALERT, _GUARD, _LATER)) == ()
    assert checked(rejected(ALERT, _GUARD, _LATER, "no such place")) == ()


def test_an_answer_that_was_read_back_leads_to_its_alert() -> None:
    answer = parsed(written(rejected(ALERT, _GUARD, _LATER, "no such place")))
    assert answered(answer) == (ALERT.reference,)
    assert answer.note == "no such place"


def test_answering_twice_at_one_moment_is_answering_once() -> None:
    first = acknowledged(ALERT, _GUARD, _LATER)
    assert acknowledged(ALERT, _GUARD, _LATER) == first
    assert rejected(ALERT, _GUARD, _LATER, "x").identifier != first.identifier
    assert acknowledged(ALERT, "b@varnia.example", _LATER).identifier != first.identifier


def test_an_exercise_is_answered_as_an_exercise() -> None:
    drill = altered(status="Exercise", note="Blue Lantern 4", incidents=("drill 4",))
    ack = acknowledged(drill, _GUARD, _LATER)
    assert (ack.status, ack.note, ack.incidents) == ("Exercise", "Blue Lantern 4", ("drill 4",))
    assert checked(ack) == ()


def test_an_update_answers_nothing() -> None:
    assert answered(altered(msg_type="Update", references=(ALERT.reference,))) == ()
