"""Deciding not to warn, and what harm warning may do: two things, kept apart.

A duty to warn may be waived on few grounds (ICD 191), each with a justification in writing and
the name of who decides. That warning itself may do harm is weighed, and waives nothing.
"""

import re
from typing import get_args

from tocsin.warn import needed
from tocsin.warn.case import Case, Said
from tocsin.warn.deeds import Ground, Harm, Unwaived, Waived

# A justification must say so many words that its ground doesn't.
_FEWEST = 4
_WORD = re.compile(r"\w+")


def waived(case: Case, recipient: str | None, ground: str, why: str, by: str) -> Waived:
    """The decision not to warn somebody, or (None) anybody.

    Raises ValueError where the case is closed, nobody is named, the ground is none, the
    justification says no more than the ground, or the recipient is no part of the case.
    """
    needed.opened(case)
    needed.name(by, "a waiver")
    chosen = next((one for one in get_args(Ground) if one == ground), None)
    if chosen is None:
        known = "; ".join(f"“{one}”" for one in get_args(Ground))
        raise ValueError(f"“{ground}” is no ground for a waiver; they are {known}")
    _justify(ground, why)
    if recipient is not None and recipient not in case.people:
        raise ValueError(f"{recipient} is no part of the case; name it with `tocsin case name`")
    return Waived(ground=chosen, why=why.strip(), recipient=recipient)


def unwaived(case: Case, recipient: str | None, why: str, by: str) -> Unwaived:
    """Taking a waiver back. Raises ValueError where none stands, or no name or reason is given."""
    needed.opened(case)
    needed.name(by, "taking a waiver back")
    if recipient not in case.waivers:
        whom = "everybody" if recipient is None else recipient
        raise ValueError(f"no waiver of {whom} stands; see `tocsin case show`")
    return Unwaived(why=needed.reason(why, "taking a waiver back"), recipient=recipient)


def waiver(case: Case, recipient: str) -> Said | None:
    """The waiver that stands for somebody: their own, else that of everybody."""
    return case.waivers.get(recipient) or case.waivers.get(None)


def harm(case: Case, what: str) -> Harm:
    """That warning may do harm. Raises ValueError where it isn't said what."""
    needed.opened(case)
    return Harm(what=needed.reason(what, "a harm of warning"))


def _justify(ground: str, why: str) -> None:
    known = set(_words(ground))
    own = [word for word in _words(why) if word not in known]
    if len(own) < _FEWEST:
        raise ValueError(
            "a waiver needs a justification beyond its ground; say how you know, and what follows"
        )


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
