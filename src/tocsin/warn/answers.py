"""Answers to warnings: what each needs, which warning it is an answer to, and how long it holds."""

import re
import unicodedata
from datetime import UTC, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from tocsin.records import Record
from tocsin.warn.case import Case, Out
from tocsin.warn.deeds import Answered, Means, Reply
from tocsin.warn.policy import Policy

Field = Literal["reply", "by", "what", "until", "why"]

LONGEST_NAME = 100  # characters
LONGEST_TEXT = 1000
_FURTHEST = timedelta(days=366)
# Who gives these says why.
_REASONED = ("disputed", "dismissed", "can't act")
# What a terminal or a browser would obey rather than show, and what turns words around.
_UNSAFE = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_TIME = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?", re.ASCII)

# What each reply says, for people.
REPLIES: dict[Reply, str] = {
    "received": "I have it, and look at it next",
    "understood": "I know what it means for us",
    "acting": "We act on it",
    "disputed": "I think it is wrong",
    "dismissed": "I have seen it, and we do nothing",
    "can't act": "I can't act on it: ask somebody else",
}


class AnswerError(ValueError):
    """An answer that lacks something; `field` is what."""

    def __init__(self, field: Field, problem: str, remedy: str) -> None:
        super().__init__(f"{problem}; {remedy}")
        self.field: Field = field
        self.problem, self.remedy = problem, remedy


class Answer(Record, frozen=True):
    """What somebody answers; see `Answered`."""

    reply: Reply
    by: str
    what: str = ""
    until: datetime | None = None
    why: str = ""


def reply(said: str) -> Reply:
    """The reply of these words. Raises AnswerError."""
    word = " ".join(said.replace("-", " ").replace("’", "'").casefold().split())
    found = {name.replace("'", ""): name for name in REPLIES}.get(word.replace("'", ""))
    if found is None:
        known = ", ".join(REPLIES)
        raise AnswerError("reply", "no answer is chosen", f"choose one of {known}")
    return found


def until(said: str, zone: str) -> datetime | None:
    """The moment that a form's words name, by the clock of a zone; None of none.

    Raises AnswerError.
    """
    if not said.strip():
        return None
    if not _TIME.fullmatch(said.strip()):
        problem = f"{_clean(said)[:30]!r} is no time"
        raise AnswerError("until", problem, "write it like 2026-03-22 18:30")
    try:
        return datetime.fromisoformat(said.strip()).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise AnswerError("until", f"{said.strip()} is no time", "check day and hour") from None


def checked(answer: Answer, now: datetime) -> Answer:
    """An answer without what no one should be shown. Raises AnswerError where it lacks something.

    Args:
        answer: as it was given.
        now: the moment.
    """
    cleaned = Answer(
        reply=answer.reply,
        by=_text("by", answer.by, LONGEST_NAME),
        what=_text("what", answer.what, LONGEST_TEXT),
        until=answer.until,
        why=_text("why", answer.why, LONGEST_TEXT),
    )
    if not _says(cleaned.by):
        raise AnswerError("by", "your name is missing", "an answer is a person's: say who you are")
    if cleaned.reply == "acting":
        if not _says(cleaned.what):
            raise AnswerError("what", "what you do is missing", "say it in a few words")
        if cleaned.until is None:
            raise AnswerError("until", "until when is missing", "say until when you do it")
        _check_time(cleaned.until, now)
    if cleaned.reply in _REASONED and not _says(cleaned.why):
        raise AnswerError("why", "the reason is missing", "say why, so that it can be weighed")
    return cleaned


def in_force(case: Case, warning: str) -> Out:
    """The warning that stands in the place of one now: itself, or what followed it."""
    out = case.warnings[warning]
    while out.followed is not None:
        out = case.warnings[out.followed]
    return out


def refused(case: Case) -> str:
    """Why no answer is taken any more; empty where one is."""
    return "the case is closed" if case.closed is not None else ""


def count(case: Case, recipient: str) -> int:
    """How many answers there are in a case from a recipient: each makes earlier forms void."""
    return sum(
        isinstance(said.deed, Answered) and said.deed.recipient == recipient
        for said in case.answers
    )


def answered(
    answer: Answer,
    out: Out,
    recipient: str,
    policy: Policy,
    now: datetime,
    *,
    means: Means,
    delivery: str | None = None,
) -> Answered:
    """What is written down of an answer that was checked.

    It counts for all messages of the warning to this recipient, whichever it came by.

    Args:
        answer: what was answered.
        out: the warning that it answers.
        recipient: whose answer it is.
        policy: by which the warning is followed up; it says how long the answer holds.
        now: the moment.
        means: how it came.
        delivery: the message by whose link it came.
    """
    acting = answer.reply == "acting"
    return Answered(
        warning=out.warning.id,
        recipient=recipient,
        by=answer.by,
        reply=answer.reply,
        means=means,
        delivery=delivery,
        what=answer.what,
        until=answer.until,
        why=answer.why,
        lasts=policy.holds(answer.reply, now, answer.until if acting else None),
    )


def _text(field: Field, said: str, longest: int) -> str:
    text = _clean(said)
    if len(text) > longest:
        problem = f"{len(text)} characters are too many"
        raise AnswerError(field, problem, f"say it in {longest} or fewer")
    return text


def _clean(said: str) -> str:
    """On one line, in one written form, without control characters and lone surrogates."""
    whole = said.encode("utf-8", "replace").decode()
    return " ".join(_UNSAFE.sub("", unicodedata.normalize("NFC", whole)).split())


def _says(text: str) -> bool:
    return any(map(str.isalnum, text))


def _check_time(moment: datetime, now: datetime) -> None:
    if moment <= now:
        raise AnswerError("until", "that time is over", "say until when you will do it")
    if moment > now + _FURTHEST:
        raise AnswerError("until", "that is over a year from now", "say a nearer day")
