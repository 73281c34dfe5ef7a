"""Whether a warning's times can be: a window, an end after now, nothing that is long past."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from tocsin.warn.lint.finding import CAP, CONTENT, DESK, Finding, advice, error
from tocsin.warn.lint.subject import Subject

# Nobody stands guard for longer on one warning; it is renewed where it still holds.
_LONGEST = timedelta(days=30)
_LONGEST_EMERGENCY = timedelta(hours=24)
_STALE_DRAFT = timedelta(hours=24)
_STALE_NEWS = timedelta(days=30)


def window(subject: Subject) -> Iterator[Finding]:
    """When, in words, and from when to when."""
    draft = subject.draft
    if not draft.when.strip():
        yield error("when", "nothing says when", "say from when to when", CONTENT)
    if draft.expires <= subject.now:
        what = f"it was to be looked at again by {_said(draft.expires)}, which is over"
        yield error("expires", what, "set a later time, if it still holds", f"{CAP} expires")
    if draft.onset is not None and draft.onset >= draft.expires:
        what = f"it begins at {_said(draft.onset)}, after it ends"
        yield error("onset", what, "mend onset or expires", f"{CAP} onset, expires")


def length(subject: Subject) -> Iterator[Finding]:
    """How long it holds: a warning that never ends is soon no warning."""
    draft = subject.draft
    longest = _LONGEST_EMERGENCY if draft.shape == "emergency notification" else _LONGEST
    if draft.expires - subject.now > longest:
        held = f"{longest.days} days" if longest.days > 1 else "24 hours"
        what = f"it holds for more than {held} without a look"
        yield advice("expires", what, "end it earlier, and renew it then if it still holds", DESK)


def age(subject: Subject) -> Iterator[Finding]:
    """What is stale: an onset that has passed, a draft that lay about, old news alone."""
    draft, now = subject.draft, subject.now
    if draft.onset and draft.onset < now and draft.urgency not in ("Immediate", "Past"):
        what = f"it was to begin at {_said(draft.onset)}, which is past"
        yield advice("onset", what, "look whether it has begun, and say so", f"{CAP} onset")
    written = [one.moment for one in subject.case.drafts.values() if one.text == draft]
    if written and now - written[-1] > _STALE_DRAFT:
        what = f"the draft is of {_said(written[-1])}"
        yield advice("when", what, "look whether all of it still holds", DESK)
    days = [one.day for one in draft.evidence if one.day]
    if days and now.date() - max(days) > _STALE_NEWS:
        what = f"the newest that it rests on is of {max(days)}"
        yield advice("evidence", what, "look for what was told since", DESK)


def _said(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} {moment.tzname() or ''}".rstrip()


RULES = (window, length, age)
