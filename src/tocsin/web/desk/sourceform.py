"""A source as the fields of a form, and the fields as what is wished of a source."""

from collections.abc import Mapping

from pydantic import BaseModel

from tocsin.collect.subscriptions import Subscription
from tocsin.errors import TocsinError

_MINUTES = ("least", "most")
_MOST = 1_000_000  # minutes: more than any interval may have


class Written(BaseModel, frozen=True):
    """A source as its form sends it, all of it text; the names are those of `Subscription`.

    `least` and `most` are in minutes.
    """

    address: str = ""
    kind: str = ""
    name: str = ""
    group: str = ""
    language: str = ""
    country: str = ""
    grade: str = ""
    least: str = ""
    most: str = ""
    include: str = ""
    exclude: str = ""
    follow: str = ""


def written(one: Subscription) -> Written:
    """A source as a form shows it; its grade is given elsewhere."""
    return Written(
        address=one.address,
        kind=one.kind,
        name=one.name or "",
        group=one.group or "",
        language=one.language or "",
        country=one.country or "",
        least=f"{one.least / 60:g}",
        most=f"{one.most / 60:g}" if one.most else "",
        include="; ".join(one.include),
        exclude="; ".join(one.exclude),
        follow=one.follow or "",
    )


def wishes(sent: Written) -> Mapping[str, object]:
    """What is wished of a source, as the desk takes it; an empty text is no value.

    Raises TocsinError where an interval is no number.
    """
    told = {name: value.strip() for name, value in sent.model_dump().items()}
    return {**told, **{name: _seconds(told[name]) for name in _MINUTES}}


def changes(sent: Written, before: Subscription) -> Mapping[str, object]:
    """Likewise what differs from what the form showed of a source that is there.

    So an address of which the keys weren't shown stays. A folder is changed in none of what says
    where it is. Raises TocsinError where nothing is changed.
    """
    as_shown, fixed = wishes(written(before)), {"grade"}
    if before.kind == "folder":
        fixed |= {"address", "kind"}
    told = wishes(sent)
    changed = {
        name: value for name, value in told.items() if name not in fixed and value != as_shown[name]
    }
    if not changed:
        raise TocsinError("nothing is changed", "write what is to be otherwise, then send it")
    return changed


def _seconds(minutes: str) -> str:
    if not minutes:
        return ""
    try:
        number = float(minutes.replace(",", "."))
    except ValueError:
        number = -1
    if not 0 < number < _MOST:
        raise TocsinError(f"“{minutes}” is no number of minutes", "write it like 30")
    return str(round(number * 60))
