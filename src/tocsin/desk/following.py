"""The policies that are written down, and which of them a warning is followed up by."""

from datetime import datetime

from tocsin.desk import matters
from tocsin.errors import NotFoundError, SourceError, TocsinError
from tocsin.records import Record
from tocsin.store import View, ledger
from tocsin.warn import deeds
from tocsin.warn.policies import parsed, shipped, shipped_text
from tocsin.warn.policy import Policy


class PolicyRow(Record, frozen=True):
    """A policy, its file, who wrote it down as it is, and when; nobody the one that ships."""

    name: str
    policy: Policy
    text: str
    by: str
    moment: datetime | None


def rows(view: View) -> dict[str, PolicyRow]:
    """Those that are written down, as they were last, and the one that ships; by name."""
    default = shipped()
    found = {
        default.name: PolicyRow(
            name=default.name, policy=default, text=shipped_text(), by="", moment=None
        )
    }
    for line in ledger.of_kinds(view, deeds.Policy):
        if isinstance(line.deed, deeds.Policy):
            deed = line.deed
            found[deed.name] = PolicyRow(
                name=deed.name,
                policy=parsed(deed.text, deed.name),
                text=deed.text,
                by=line.by,
                moment=line.moment,
            )
    return dict(sorted(found.items()))


def policies(view: View) -> dict[str, Policy]:
    """Those that are written down, by name."""
    return {name: row.policy for name, row in rows(view).items()}


def row(view: View, name: str) -> PolicyRow:
    """A policy by its name. Raises NotFoundError."""
    found = rows(view).get(name)
    if found is None:
        raise NotFoundError(name, "is no policy of this desk", "see `tocsin policies list`")
    return found


def read(text: str, name: str) -> Policy:
    """The policy that a file holds; `name` is its own unless it says another.

    Raises SourceError where it holds none.
    """
    try:
        return parsed(text, name)
    except ValueError as error:
        problem, _, remedy = str(error).partition("; ")
        raise SourceError(name, problem.removeprefix(f"{name}: "), remedy) from None


def check_people(view: View, policy: Policy) -> None:
    """Raises TocsinError where a policy asks somebody who isn't written down."""
    unknown = sorted(policy.people - set(matters.recipients(view)))
    if unknown:
        problem = f"policy {policy.name} asks {unknown[0]}, who is no recipient of this desk"
        raise TocsinError(problem, "add them first with `tocsin recipients add FILE`")
