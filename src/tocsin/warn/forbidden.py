"""What no reason lets out, however well it is put: `--despite` is for what the linter finds.

What is made public can't be called back, who was to be left out can't be asked again, and a drill
that strangers take for true does the harm that it was to prevent.
"""

from collections.abc import Collection, Mapping

from msgspec.structs import replace

from tocsin.warn.case import Case
from tocsin.warn.duty import waiver
from tocsin.warn.people import Recipient
from tocsin.warn.warning import Draft

People = Mapping[str, Recipient]


def forbid(case: Case, text: Draft, told: Collection[str], directory: People) -> None:
    """Refuse what may never be issued.

    Args:
        case: whose warning it is.
        text: what it says, and to whom.
        told: ids of those who had what it updates; they have this too.
        directory: everybody who can be told, by id.

    Raises:
        ValueError: one line, where it was decided not to warn somebody new, it is public and isn't
            marked TLP:CLEAR, somebody isn't known, or an exercise would reach others than the desk.
    """
    if fully_waived(case):
        raise ValueError("it was decided not to warn; take the waiver back first")
    for id_ in text.recipients:
        if id_ not in told and id_ in case.waivers:
            raise ValueError(
                f"it was decided not to warn {id_}; take that waiver back first, or leave them out"
            )
    whole = replace(text, recipients=(*text.recipients, *told))
    for id_ in whole.recipients:
        known = directory.get(id_)
        if known is None:
            raise ValueError(f"{id_} is no recipient of this desk; see `tocsin recipients`")
        if text.exercise and known.role != "desk":
            raise ValueError(f"an exercise is for the desk alone; take {id_} out")
    if is_public(whole, directory) and text.marking != "TLP:CLEAR":
        raise ValueError(
            f"{text.marking} may not be made public; mark it TLP:CLEAR, or narrow its scope"
        )


def fully_waived(case: Case) -> bool:
    """Whether it was decided to warn nobody, or none of those who are named."""
    return None in case.waivers or (
        bool(case.people) and all(waiver(case, id_) for id_ in case.people)
    )


def is_public(text: Draft, directory: People) -> bool:
    """Whether a warning is for everybody, by its scope or by one who is to have it."""
    known = (directory.get(id_) for id_ in text.recipients)
    return text.scope == "public" or any(one and one.role == "public" for one in known)
