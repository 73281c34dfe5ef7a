"""What is kept from those who may not see a warning: it, and what was done about it (TLP 2.0).

Who drafted, approved or issued a warning stands in the history of its case.
"""

from collections.abc import Callable, Iterable, Sequence

from msgspec.structs import replace

from tocsin.desk.bulletins import Bulletin, DraftFile, WarningFile
from tocsin.desk.desk import Desk
from tocsin.desk.dossiers import CaseFile
from tocsin.errors import NotFoundError
from tocsin.review.incident import IncidentReview
from tocsin.warn import deeds
from tocsin.warn.case import Said
from tocsin.warn.ledger import Line
from tocsin.warn.warning import Marking

Sees = Callable[..., bool]  # of a marking and the names of who had a hand in it


def hidden(history: Iterable[Said | Line], sees: Sees) -> frozenset[str]:
    """The ids of drafts and warnings in a history that somebody may not see."""
    marked: dict[str, Marking] = {}
    hands: dict[str, set[str]] = {}
    for said in history:
        match said.deed:
            case deeds.Drafted(id=id_, text=text):
                marked[id_] = text.marking
                hands.setdefault(id_, set()).add(said.by)
            case deeds.Approved(draft=draft):
                hands.setdefault(draft, set()).add(said.by)
            case deeds.Issued(warning=warning, draft=draft):
                marked[warning.id] = warning.text.marking
                hands[warning.id] = {said.by, *warning.approved, *hands.get(draft or "", ())}
    return frozenset(id_ for id_, marking in marked.items() if not sees(marking, *hands[id_]))


def bulletins(desk: Desk, sees: Sees, as_of: str | None = None) -> list[Bulletin]:
    """The drafts and warnings that they see."""
    return [row for row in desk.warn.list(as_of=as_of) if sees(row.marking, *row.hands)]


def bulletin(
    desk: Desk, sees: Sees, name: str, as_of: str | None = None
) -> DraftFile | WarningFile:
    """A draft or a warning. Raises NotFoundError, for those as well who may not see it."""
    file = desk.warn.show(name, as_of=as_of)
    if not sees(file.row.marking, *file.row.hands):
        raise NotFoundError(name, "is no draft or warning of this desk", "see `tocsin warn list`")
    return file


def case(file: CaseFile, sees: Sees) -> CaseFile:
    """A case without the warnings that they don't see, and what was done about these.

    Of an answer that was refused it isn't told to which warning it was, so that one among these is
    enough to keep it back.
    """
    kept = hidden(file.history, sees)

    def told(deed: deeds.Deed) -> bool:
        refused = isinstance(deed, deeds.Rejected)
        return not (kept if refused else _about(deed) & kept)

    return replace(
        file,
        drafts=tuple(one for one in file.drafts if one.id not in kept),
        warnings=tuple(one for one in file.warnings if one.id not in kept),
        history=tuple(one for one in file.history if told(one.deed)),
    )


def seen(desk: Desk, sees: Sees, case: str, done: Iterable[Said], as_of: str | None) -> list[Said]:
    """Of what was done in a case that which isn't about warnings that they don't see."""
    kept = _of(desk, case, sees, as_of)
    return [one for one in done if not _about(one.deed) & kept]


def lines(log: Sequence[Line], sees: Sees) -> list[Line]:
    """Lines of the ledger without those about warnings that they don't see."""
    kept = set(hidden(log, sees))
    shown = []
    for line in log:
        if not _about(line.deed) & kept:
            shown.append(line)
        elif isinstance(line.deed, deeds.Queued):
            kept.add(line.deed.delivery.id)  # what becomes of the message is told of it alone
    return shown


def _about(deed: deeds.Deed) -> set[str]:
    """The ids of the drafts, warnings and messages that a deed is about."""
    match deed:
        case deeds.Drafted(id=id_):
            return {id_}
        case deeds.Issued(warning=warning):
            return {warning.id}
        case deeds.Queued(delivery=delivery):
            return {delivery.warning}
        case _:
            named = (getattr(deed, name, None) for name in ("draft", "warning", "delivery"))
            return {one for one in named if isinstance(one, str)}


def review(desk: Desk, told: IncidentReview, sees: Sees, as_of: str | None) -> IncidentReview:
    """A review without cases that have warnings which they don't see, nor what follows of them.

    As it was given where there are none.
    """
    kept = {row.case for row in desk.warn.list(as_of=as_of) if not sees(row.marking, *row.hands)}
    cases = tuple(one for one in told.cases if one.case not in kept)
    if len(cases) == len(told.cases):
        return told
    return replace(told, cases=cases, verdict=None, suggested=())


def _of(desk: Desk, case: str, sees: Sees, as_of: str | None) -> frozenset[str]:
    return hidden(desk.cases.show(case, as_of=as_of).history, sees)
