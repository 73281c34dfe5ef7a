"""Answers from machine to machine: an alert acknowledged, or rejected; CAP v1.2 §3.2.1 msgType.

An Ack says that a system has received and accepted an alert, never that a person has read it.
"""

from datetime import datetime
from typing import Literal

from tocsin.records import identify
from tocsin.warn.cap.alert import Alert, Reference
from tocsin.warn.cap.forms import write_time


def acknowledged(alert: Alert, by: str, at: datetime) -> Alert:
    """The Ack with which the system `by` (its CAP sender) answers `alert` at the moment `at`."""
    return _answer(alert, "Ack", by, at, _exercise(alert))


def rejected(alert: Alert, by: str, at: datetime, why: str) -> Alert:
    """The Error with which the system `by` rejects `alert`, `why` in words."""
    return _answer(alert, "Error", by, at, why)


def answered(answer: Alert) -> tuple[Reference, ...]:
    """The alerts that an Ack or Error answers; none where `answer` is of another type.

    They are what `Alert.reference` gives for the alerts themselves. That somebody answers
    says nothing of who it is: only a signature does.
    """
    return answer.references if answer.msg_type in ("Ack", "Error") else ()


def _exercise(alert: Alert) -> str | None:
    """The name of the exercise, which belongs to every message of it."""
    return alert.note if alert.status == "Exercise" else None


def _answer(
    alert: Alert, kind: Literal["Ack", "Error"], by: str, at: datetime, note: str | None
) -> Alert:
    meant = (alert.sender, alert.identifier, write_time(alert.sent))
    return Alert(
        # Answering twice at one moment is answering once.
        identifier=identify("cap answer", kind, by, write_time(at), *meant),
        sender=by,
        sent=at,
        status=alert.status,
        msg_type=kind,
        scope="Private",
        addresses=(alert.sender,),
        note=note,
        references=(alert.reference,),
        incidents=alert.incidents,
    )
