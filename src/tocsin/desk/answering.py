"""Answers to warnings, as they come: by a link, told to the desk, or from another system.

What isn't taken is written down too, with the hash of its token and never the token.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Literal, NamedTuple

from msgspec.structs import replace

from tocsin.desk import bulletins, following, matters
from tocsin.desk.part import Part
from tocsin.desk.refusals import Refusals
from tocsin.desk.refusing import refusing
from tocsin.desk.settings import Settings
from tocsin.errors import NotFoundError, TocsinError
from tocsin.records import Record
from tocsin.store import Entry, Store, View, ledger
from tocsin.store import matters as filed
from tocsin.warn import answers, cap, deeds, needed, tokens
from tocsin.warn.answers import Answer
from tocsin.warn.cap import Alert, RefusedError, answered, parsed
from tocsin.warn.case import Case
from tocsin.warn.deeds import Answered, Delivery
from tocsin.warn.folding import folded
from tocsin.warn.people import Recipient
from tocsin.warn.policies import named
from tocsin.warn.tokens import Claim, TokenError
from tocsin.warn.warning import Warning

Refusal = Literal["unknown", "expired", "used", "closed"]

# What the page of a link needs of a case, but for its message: there may be ten thousand.
_KINDS = (
    deeds.Opened,
    deeds.Closed,
    deeds.Reopened,
    deeds.Drafted,
    deeds.Issued,
    deeds.Answered,
)


class RefusedAnswerError(TocsinError):
    """A link that opens nothing, or an answer that wasn't taken; `refusal` says of what kind."""

    def __init__(self, refusal: Refusal, problem: str, remedy: str) -> None:
        super().__init__(problem, remedy)
        self.args = (refusal, problem, remedy)
        self.refusal: Refusal = refusal


class Given(Record, frozen=True):
    """An answer that stands in the record, and when it was given."""

    answer: Answered
    moment: datetime


class AnswerPage(Record, frozen=True):
    """What the page of a link shows.

    Attributes:
        warning: the one that stands now.
        updated: whether another was sent with the link, which this one took the place of.
        recipient: whose answer is asked.
        answers: those that they gave to this warning, the last last.
        mark: of the form; an answer needs it.
        closed: whether the case is closed: nothing is asked any more.
    """

    warning: Warning
    updated: bool
    recipient: Recipient
    answers: tuple[Given, ...]
    mark: str
    closed: bool


class _Opened(NamedTuple):
    """What a token opens."""

    case: Case
    delivery: Delivery
    page: AnswerPage


class Answering(Part):
    """What can be answered.

    Args:
        store, by, clock: as every part of a desk.
        settings: whose secret signs links.
    """

    def __init__(self, store: Store, by: str, clock: Callable[[], str], settings: Settings) -> None:
        super().__init__(store, by, clock)
        self._settings = settings
        self._refusals = Refusals()

    def mine(self, token: str) -> bool:
        """Whether a token is this desk's and its time hasn't run out; no record is looked at."""
        try:
            self._claim(token)
        except RefusedAnswerError:
            return False
        return True

    def page(self, token: str) -> AnswerPage:
        """What the page of a link shows. Nothing is written, whoever opens it.

        Raises RefusedAnswerError where the link opens nothing.
        """
        claim = self._claim(token)
        with self._look(None) as view:
            return self._opened(view, claim, token).page

    def answer(self, token: str, mark: str, answer: Answer) -> Answered:
        """Take an answer by a link, from the form with this mark.

        Raises answers.AnswerError where it lacks something, and RefusedAnswerError where it isn't
        taken, which is written down (`tocsin.desk.refusals`).
        """
        claim = None
        try:
            claim = self._claim(token)
            with self._store.enter(self._clock(), "", "answer") as entry:
                done = self._answered(entry, claim, token, mark, answer)
                ledger.write(entry, claim.case, done)
                return done
        except RefusedAnswerError as error:
            self._reject(token, error, claim or _claimed(error))
            raise

    def record(self, warning: str, recipient: str, answer: Answer) -> Answered:
        """Write down what somebody answered by other ways: by telephone, say.

        `warning` is its id, or how it begins; the answer is to what stands in its place now.
        Raises NotFoundError, TocsinError, and answers.AnswerError where it lacks something.
        """
        with self._enter(f"answer of {recipient}") as entry:
            found = bulletins.named(entry.view, warning)
            if not found.issued:
                problem, remedy = "is a draft", "issue it first with `tocsin warn issue`"
                raise NotFoundError(warning, problem, remedy)
            case = matters.case(entry.view, found.case)
            _check_open(case)
            who = matters.recipient(entry.view, recipient).id
            done = _taken(entry, case, found.id, who, answer, means="command")
            ledger.write(entry, found.case, done)
        return done

    def signed(self, content: bytes, key: cap.Pinned) -> tuple[Answered, ...]:
        """Write down the Ack or Error of another system, which it has signed with a key of theirs.

        Raises RefusedError where it hasn't, and what `acknowledge` raises.
        """
        found = cap.verified(content, (key,))
        return self.acknowledge(found.alert, f"signed with {found.by}")

    def vouched(self, content: bytes, why: str) -> tuple[Answered, ...]:
        """Write down the Ack or Error of another system, for which who sits here vouches.

        Raises RefusedError where it is no alert, and what `acknowledge` raises.
        """
        with refusing():
            who = needed.name(self._by, "vouching for an answer")
            reason = needed.reason(why, "vouching for an answer")
        return self.acknowledge(cap.parsed(content), f"{who} vouches for it: {reason}")

    def acknowledge(self, alert: Alert, proof: str) -> tuple[Answered, ...]:
        """Write down the Ack or Error of another system, and how it is known to be theirs.

        An Ack is "received", an Error "can't act". They are of the recipient with a contact, or
        the id, that is the sender. Answering twice is answering once.

        Raises NotFoundError where it answers no warning of this desk, or is nobody's.
        """
        meant = answered(alert)
        if not meant:
            raise NotFoundError(alert.identifier, "is no Ack or Error of CAP", "give one of these")
        with self._enter(f"{alert.msg_type} of {alert.sender}") as entry:
            made = (_acknowledged(entry, alert, one.identifier, proof) for one in meant)
            return tuple(one for one in made if one is not None)

    # By a link

    def _claim(self, token: str) -> Claim:
        try:
            keys = tokens.secrets(self._settings.secret)
        except ValueError as error:
            problem, _, remedy = str(error).partition("; ")
            raise TocsinError(problem, remedy) from error
        try:
            return tokens.opened(token, keys, self._now())
        except tokens.ExpiredError as error:
            raise _refused("expired", error) from error
        except TokenError as error:
            raise _refused("unknown", error) from error

    def _opened(self, view: View, claim: Claim, token: str) -> _Opened:
        lines = ledger.of_kinds(view, *_KINDS, matter=claim.case)
        case = folded(lines) if lines else None
        told = filed.queued(view, claim.case, claim.delivery)
        if case is None or told is None:
            remedy = "ask who sent the warning for a new link"
            raise RefusedAnswerError("unknown", "this desk has no such message", remedy)
        out = answers.in_force(case, told.delivery.warning)
        who = told.delivery.recipient
        page = AnswerPage(
            warning=out.warning,
            updated=out.warning.id != told.delivery.warning,
            recipient=_recipient(view, who),
            answers=tuple(
                Given(answer=said.deed, moment=said.moment)
                for said in out.answers
                if isinstance(said.deed, Answered) and said.deed.recipient == who
            ),
            mark=tokens.mark(self._keys()[0], token, *_seen(case, out.warning, who)),
            closed=case.closed is not None,
        )
        return _Opened(case, told.delivery, page)

    def _keys(self) -> tuple[str, ...]:
        return tokens.secrets(self._settings.secret)

    def _answered(
        self, entry: Entry, claim: Claim, token: str, mark: str, answer: Answer
    ) -> Answered:
        """What is written down of an answer. Raises RefusedAnswerError where it isn't taken."""
        case, delivery, page = self._opened(entry.view, claim, token)
        if why := answers.refused(case):
            raise RefusedAnswerError("closed", why, "nothing needs to be answered any more")
        who = page.recipient.id
        if not tokens.fits(mark, self._keys(), token, *_seen(case, page.warning, who)):
            problem = "this form was sent before, or the warning has changed since it was opened"
            raise RefusedAnswerError("used", problem, "look at the page again, and answer anew")
        return _taken(entry, case, page.warning.id, who, answer, means="link", delivery=delivery.id)

    def _reject(self, token: str, error: RefusedAnswerError, claim: Claim | None) -> None:
        """Write a refusal down; with the case only where the token is known to be this desk's."""
        with self._look(None) as view:
            known = claim and ledger.of_kinds(view, deeds.Opened, matter=claim.case)
        matter = claim.case if claim and known else ""
        times = self._refusals.note(matter, self._now())
        if times:
            with self._store.enter(self._clock(), "", "answer") as entry:
                ledger.write(entry, matter, _rejected(error, token, claim, times))


def _seen(case: Case, warning: Warning, recipient: str) -> tuple[str, int]:
    """What a form shows: which warning, and after how many answers."""
    return warning.id, answers.count(case, recipient)


def _taken(
    entry: Entry,
    case: Case,
    warning: str,
    recipient: str,
    answer: Answer,
    *,
    means: deeds.Means,
    delivery: str | None = None,
) -> Answered:
    now = datetime.fromisoformat(entry.moment)
    out = answers.in_force(case, warning)
    policy = named(following.policies(entry.view), out.warning.text.policy)
    sound = answers.checked(answer, now)
    return answers.answered(sound, out, recipient, policy, now, means=means, delivery=delivery)


def _acknowledged(entry: Entry, alert: Alert, identifier: str, proof: str) -> Answered | None:
    """What an answer of another system comes to; None where it was written down before."""
    case, warning = _meant(entry.view, identifier)
    reply: deeds.Reply = "received" if alert.msg_type == "Ack" else "can't act"
    why = (alert.note or "it gave no reason") if reply == "can't act" else ""
    answer = Answer(reply=reply, by=alert.sender, why=why)
    who = _whose(entry.view, alert.sender)
    taken = _taken(entry, case, warning, who, answer, means="alert")
    done = replace(taken, warning=warning, proof=proof)
    for said in case.warnings[warning].answers:
        if isinstance(said.deed, Answered) and _same(said.deed, done):
            return None
    ledger.write(entry, case.id, done)
    return done


def _meant(view: View, identifier: str) -> tuple[Case, str]:
    """The case and the id of the warning whose alert has an identifier: "tocsin-CASE-NUMBER"."""
    matter = identifier.removeprefix("tocsin-").rpartition("-")[0]
    lines = ledger.of_kinds(view, *_KINDS, matter=matter) if matter else []
    case = folded(lines) if lines else None
    for id_, out in case.warnings.items() if case else ():
        if case is not None and _identifier(out.alert) == identifier:
            return case, id_
    raise NotFoundError(identifier, "is no alert of this desk")


def _same(one: Answered, other: Answered) -> bool:
    """Whether a system answers again what it has answered."""
    return (one.means, one.recipient, one.by, one.reply, one.why) == (
        other.means,
        other.recipient,
        other.by,
        other.reply,
        other.why,
    )


def _check_open(case: Case) -> None:
    if why := answers.refused(case):
        raise TocsinError(why, "reopen it first with `tocsin case reopen`")


def _refused(refusal: Refusal, error: TokenError) -> RefusedAnswerError:
    return RefusedAnswerError(refusal, error.problem, str(error).partition("; ")[2])


def _claimed(error: RefusedAnswerError) -> Claim | None:
    """What a token that opens nothing stood for; None where it isn't this desk's."""
    cause = error.__cause__
    return cause.claim if isinstance(cause, TokenError) else None


def _rejected(
    error: RefusedAnswerError, token: str, claim: Claim | None, times: int
) -> deeds.Rejected:
    return deeds.Rejected(
        why=error.problem,
        token=tokens.hashed(token),
        delivery=claim.delivery if claim else None,
        others=times - 1 or None,
    )


def _recipient(view: View, id_: str) -> Recipient:
    """As written down; who isn't any more is still called by something."""
    known = filed.recipient(view, id_)
    return known or Recipient(id=id_, name=id_, role="protector")


def _identifier(alert: str) -> str:
    try:
        return parsed(alert.encode()).identifier
    except RefusedError:
        return ""


def _whose(view: View, sender: str) -> str:
    for id_, one in matters.recipients(view).items():
        if sender == id_ or sender in {contact.address for contact in one.contacts}:
            return id_
    remedy = "write it down as the address of a contact, with `tocsin recipients add FILE`"
    raise NotFoundError(sender, "is nobody's address here", remedy)
