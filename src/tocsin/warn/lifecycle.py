"""From a draft to its end: what may be drafted, approved, issued, updated and cancelled.

A draft is approved as it stands, by its id, which is the hash of what it says: whoever changes it
makes another, which nobody has approved yet. What is issued never changes. Updates and the end of
a matter go to everybody who had what they follow. That a warning's time runs out is no all-clear.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from msgspec.structs import replace

from tocsin.records import encode, identify
from tocsin.warn import cap, needed
from tocsin.warn.alerts import alert
from tocsin.warn.cap.alert import Alert, Severity, Urgency
from tocsin.warn.case import Case, Drawn, Out, Said
from tocsin.warn.deeds import Approved, Drafted, Issued, Returned
from tocsin.warn.drafting.shapes import DOWNGRADED
from tocsin.warn.ending import all_clear, called, taken_back
from tocsin.warn.forbidden import forbid
from tocsin.warn.lint import Finding
from tocsin.warn.names import same
from tocsin.warn.people import Recipient
from tocsin.warn.warning import Draft, Kind, Sunset, Warning

State = Literal["issued", "updated", "cancelled", "review due"]
Standing = Literal["waits for approval", "approved", "sent back", "replaced", "issued"]

# Who approves alone, for there is no time, has so long to issue; then a second must look.
HASTE = timedelta(hours=1)


@dataclass(frozen=True)
class Issuer:
    """Who issues, and how the desk is set.

    Attributes:
        by: who sits at the desk.
        sender: the desk's address, as CAP has it.
        name: the desk's name for people.
        two_person: whether somebody else than the drafter has to approve.
        write: makes the bytes of an alert, signed where the desk signs.
    """

    by: str
    sender: str
    name: str
    two_person: bool = True
    write: Callable[[Alert], bytes] = cap.written


# Drafts


def drafted(
    case: Case,
    text: Draft,
    *,
    by: str,
    refers: str | None = None,
    why: str = "",
    sunset: Sunset | None = None,
    replaces: str | None = None,
) -> Drafted:
    """Keep a draft, or one that updates the warning `refers`, `why` it does.

    `replaces` is the id of the draft that it changes; one that changes nothing is that draft.
    Raises ValueError where the case is closed, the warning can't be updated any more, this very
    draft was sent back or issued before, or another took the place of what it changes.
    """
    needed.opened(case)
    needed.name(by, "a draft")
    if refers is not None:
        _last(case, refers)
        needed.reason(why, "an update")
    made = Drafted(id="", text=text, refers=refers, why=why.strip(), sunset=sunset)
    said = ("draft", case.id, encode(text), refers, made.why, sunset)
    alike = [one for one in case.drafts.values() if _says(one) == made]
    if any(one.returned for one in alike):
        raise ValueError("this very draft was sent back; change what was asked for")
    if any(one.issued for one in alike):
        raise ValueError("this very draft was issued; see `tocsin warn list`")
    if replaces is None or any(one.id == replaces for one in alike):
        return replace(made, id=replaces or identify(*said))
    _check_replaced(case, replaces, refers)
    return replace(made, id=identify(*said, replaces), replaces=replaces)


def _says(drawn: Drawn) -> Drafted:
    """What a draft says, whichever it is."""
    why, sunset = drawn.why, drawn.sunset
    return Drafted(id="", text=drawn.text, refers=drawn.refers, why=why, sunset=sunset)


def _check_replaced(case: Case, draft: str, refers: str | None) -> None:
    """Raises ValueError where a draft can't be changed by one that updates the warning `refers`."""
    drawn = _open(case, draft)
    _refuse_replaced(drawn)
    if drawn.refers != refers:
        of = f"`tocsin warn update {drawn.refers}`" if drawn.refers else "`tocsin warn draft`"
        raise ValueError(f"draft {draft} is kept by another command; change it with {of}")


def standing(drawn: Drawn, *, two_person: bool, now: datetime) -> Standing:
    """How far a draft has come."""
    if drawn.issued:
        return "issued"
    if drawn.replaced:
        return "replaced"
    if drawn.returned and not drawn.approved:
        return "sent back"
    return "approved" if _approvals(drawn, two_person, now) else "waits for approval"


def approved(case: Case, draft: str, issuer: Issuer, hastened: str = "") -> Approved:
    """Approve a draft as it stands.

    `hastened` is why there is no time for a second person, which only an immediate warning may say.
    Raises ValueError where that isn't so, or the drafter approves their own.
    """
    needed.opened(case)
    by = needed.name(issuer.by, "an approval")
    drawn = _open(case, draft)
    _refuse_replaced(drawn)
    if drawn.returned and not drawn.approved:
        raise ValueError("it was sent back; change it, and approve that")
    if hastened:
        needed.reason(hastened, "an approval alone")
        if drawn.text.urgency != "Immediate":
            raise ValueError("only what is Immediate may be approved alone; ask a second person")
    elif issuer.two_person and same(by, drawn.by):
        raise ValueError(
            f"{by} wrote it; have somebody else approve it, or say --hastened WHY if it is "
            "Immediate"
        )
    return Approved(draft=drawn.id, hastened=hastened.strip())


def returned(case: Case, draft: str, why: str, by: str) -> Returned:
    """Send a draft back. Raises ValueError without a name and a reason."""
    needed.opened(case)
    needed.name(by, "sending back")
    return Returned(draft=_open(case, draft).id, why=needed.reason(why, "sending back"))


# Issuing


def issued(
    case: Case,
    draft: str,
    issuer: Issuer,
    directory: Mapping[str, Recipient],
    findings: Collection[Finding],
    now: datetime,
    despite: str = "",
) -> Issued:
    """Issue an approved draft; nothing is sent yet.

    Args:
        case: with the draft.
        draft: its id.
        issuer: who issues it.
        directory: everybody who can be told, by id.
        findings: what the linter has against it at this moment.
        now: the moment.
        despite: why it goes out though the linter found errors.

    Raises:
        ValueError: where nobody else has approved it, no reason lets it out (`forbid`), what it
            updates was cancelled or updated meanwhile, the linter found errors and no reason is
            given, or no sound alert can be made of it.
    """
    needed.opened(case)
    by = needed.name(issuer.by, "issuing")
    drawn = _open(case, draft)
    _refuse_replaced(drawn)
    refers = _refers(case, drawn.refers) if drawn.refers else ()
    forbid(case, drawn.text, had(case, refers), directory)
    approvals = _approvals(drawn, issuer.two_person, now)
    if not approvals:
        raise ValueError(_unapproved(drawn, now))
    _refuse_errors(findings, despite)
    warning = replace(
        would_be(case, draft, issuer, now),
        by=by,
        approved=tuple(dict.fromkeys(one.by for one in approvals)),
    )
    return Issued(
        warning=warning,
        draft=drawn.id,
        alert=sound(case, warning, issuer),
        despite=despite.strip() if _errors(findings) else "",
    )


def would_be(case: Case, draft: str, issuer: Issuer, now: datetime) -> Warning:
    """The warning that a draft would be if it were issued now, whoever has approved it.

    Raises ValueError where it was issued, or what it updates doesn't stand any more.
    """
    drawn = _open(case, draft)
    refers = _refers(case, drawn.refers) if drawn.refers else ()
    kind: Kind = "update" if refers else "alert"
    text = replace(drawn.text, recipients=_recipients(case, drawn.text, refers))
    return Warning(
        id=_id(case, kind, text),
        case=case.id,
        kind=kind,
        text=text,
        sender=issuer.name,
        sent=now,
        by=issuer.by,
        approved=(),
        refers=refers,
        why=drawn.why,
        sunset=drawn.sunset,
    )


def cancelled(
    case: Case, warning: str, issuer: Issuer, why: str, now: datetime, *, over: bool
) -> Issued:
    """End a matter, for all who had any of its warnings.

    `over` says that the danger has passed, which is an all-clear; else the warning is taken back.
    Raises ValueError where it was cancelled or updated already, or no name or reason is given.
    """
    needed.opened(case)
    by = needed.name(issuer.by, "cancelling")
    reason = needed.reason(why, "cancelling")
    last = _last(case, warning).warning
    refers = _refers(case, last.id)
    text = all_clear(last, reason, now) if over else taken_back(last, reason, now)
    text = replace(text, recipients=_recipients(case, text, refers))
    end = Warning(
        id=_id(case, "cancel", text),
        case=case.id,
        kind="cancel",
        text=text,
        sender=issuer.name,
        sent=now,
        by=by,
        approved=(by,),
        refers=refers,
        why=reason,
    )
    return Issued(warning=end, draft=None, alert=sound(case, end, issuer))


# What becomes of it


def state(case: Case, warning: str, now: datetime) -> State:
    """What became of a warning. Raises KeyError where the case has none of this id."""
    out = case.warnings[warning]
    if out.cancelled:
        return "cancelled"
    if out.followed is not None:
        ended = case.warnings[out.followed].cancelled
        return "cancelled" if ended else "updated"
    return "review due" if now >= out.warning.text.expires else "issued"


def standing_text(case: Case, warning: str) -> Draft:
    """What a warning says that still stands. Raises ValueError where it doesn't."""
    return _last(case, warning).warning.text


_CALMER: Mapping[Urgency, Urgency] = {"Immediate": "Expected", "Expected": "Future"}
_MILDER: Mapping[Severity, Severity] = {
    "Extreme": "Severe", "Severe": "Moderate", "Moderate": "Minor",
}  # fmt: skip


def downgraded(text: Draft) -> Draft:
    """The words of a warning that holds less: a step less urgent and severe, and said so."""
    return replace(
        text,
        headline=called(DOWNGRADED, text),
        urgency=_CALMER.get(text.urgency, text.urgency),
        severity=_MILDER.get(text.severity, text.severity),
    )


def had(case: Case, warnings: Collection[str]) -> tuple[str, ...]:
    """All whom any of these warnings was for, and whoever else had it."""
    named = [id_ for one in warnings for id_ in case.warnings[one].warning.text.recipients]
    told = [
        one.delivery.recipient
        for one in case.deliveries.values()
        if one.delivery.warning in warnings and one.had
    ]
    return tuple(dict.fromkeys((*named, *told)))


# What these share


def _open(case: Case, draft: str) -> Drawn:
    drawn = case.drafts.get(draft)
    if drawn is None:
        raise ValueError(f"{draft} is no draft of this case; see `tocsin warn list`")
    if drawn.issued:
        raise ValueError("it was issued already; update or cancel that")
    return drawn


def _refuse_replaced(drawn: Drawn) -> None:
    """Raises ValueError where somebody has changed a draft since."""
    if drawn.replaced:
        raise ValueError(f"a later draft waits: {drawn.replaced}; take that one")


def _last(case: Case, warning: str) -> Out:
    """A warning that still stands. Raises ValueError where it doesn't."""
    out = case.warnings.get(warning)
    if out is None:
        raise ValueError(f"{warning} is no warning of this case; see `tocsin warn list`")
    if out.cancelled or (out.followed and case.warnings[out.followed].cancelled):
        raise ValueError("it was cancelled, which is its end; draft a new warning")
    if out.followed:
        raise ValueError(f"it was updated by {out.followed}; take that one")
    return out


def _refers(case: Case, warning: str) -> tuple[str, ...]:
    """All of the matter, the first first."""
    last = _last(case, warning).warning
    return (*last.refers, last.id)


def _recipients(case: Case, text: Draft, refers: Collection[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*text.recipients, *had(case, refers))))


def _approvals(drawn: Drawn, two_person: bool, now: datetime) -> list[Said]:
    """The approvals that hold: of others than the drafter, or alone and within the hour."""
    return [
        one
        for one in drawn.approved
        if not two_person
        or (now - one.moment <= HASTE if _alone(one) else not same(one.by, drawn.by))
    ]


def _alone(said: Said) -> bool:
    return isinstance(said.deed, Approved) and bool(said.deed.hastened)


def _unapproved(drawn: Drawn, now: datetime) -> str:
    if drawn.approved and all(_alone(one) for one in drawn.approved):
        since = max(one.moment for one in drawn.approved)
        hours = (now - since) / timedelta(hours=1)
        return f"it was approved alone {hours:.1f} hours ago; have a second person approve it"
    return "nobody else has approved it; see `tocsin warn approve`"


def _errors(findings: Collection[Finding]) -> list[Finding]:
    return [one for one in findings if one.severity == "error"]


def _refuse_errors(findings: Collection[Finding], despite: str) -> None:
    errors = _errors(findings)
    if errors and not any(map(str.isalnum, despite)):
        more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
        raise ValueError(
            f"{errors[0].field}: {errors[0].what}{more}; {errors[0].remedy}, or say --despite WHY"
        )


def _id(case: Case, kind: Kind, text: Draft) -> str:
    return identify("warning", case.id, len(case.warnings) + 1, kind, encode(text))


def sound(case: Case, warning: Warning, issuer: Issuer) -> str:
    """The CAP message of a warning. Raises ValueError where it wouldn't be a sound one."""
    earlier = [cap.parsed(case.warnings[id_].alert.encode()) for id_ in warning.refers]
    made = alert(warning, earlier, issuer.sender, len(case.warnings) + 1)
    wrong = _wrong(cap.checked(made))
    if wrong:
        raise ValueError(f"it makes no sound alert: {wrong}; change that")
    return issuer.write(made).decode()


def _wrong(findings: Sequence[cap.Finding]) -> str:
    return next((one.problem for one in findings if one.severity == "error"), "")
