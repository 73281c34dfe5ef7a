"""CSV of what a desk decides of: proposals, cases and recipients; guarded as all tables are."""

from collections.abc import Iterable, Iterator

from tocsin.desk.directory import RecipientRow
from tocsin.desk.dossiers import CaseRow
from tocsin.desk.exchange.table import Row, several, written
from tocsin.desk.lookout import ProposalRow

_PROPOSAL = (
    *("id", "watch", "question", "kind", "at", "probability", "moment", "reasons"),
    *("decision", "why", "by", "decided"),
)
_CASE = (
    *("id", "title", "opened", "owner", "offered", "closed", "threshold", "colour", "words"),
    *("victims", "reached", "warnings", "waiting", "proposal", "watch"),
)
_RECIPIENT = (
    *("id", "name", "role", "channels", "verified", "flaw", "protects", "protected_by", "deputy"),
    *("language", "zone", "by", "moment"),
)


def proposals(rows: Iterable[ProposalRow]) -> Iterator[str]:
    """Proposals of watches, and what was decided of them."""
    return written(_PROPOSAL, rows, _proposal)


def cases(rows: Iterable[CaseRow]) -> Iterator[str]:
    """Cases, as in a list."""
    return written(_CASE, rows, _case)


def recipients(rows: Iterable[RecipientRow]) -> Iterator[str]:
    """Recipients; of their contacts the channels, and no address."""
    return written(_RECIPIENT, rows, _recipient)


def _proposal(row: ProposalRow) -> Row:
    made, decided = row.proposal, row.decided
    return {
        "id": made.id,
        "watch": made.watch,
        "question": row.question,
        "kind": made.kind,
        "at": str(made.at),
        "probability": made.probability,
        "moment": row.moment,
        "reasons": several(made.reasons),
        "decision": decided.decision if decided else None,
        "why": decided.why if decided else None,
        "by": decided.by if decided else None,
        "decided": decided.moment if decided else None,
    }


def _case(row: CaseRow) -> Row:
    told = {name: getattr(row, name) for name in _CASE}
    waiting = row.waiting.isoformat() if row.waiting else None
    return {
        **told,
        "opened": row.opened.isoformat(),
        "words": " ".join(row.words),
        "waiting": waiting,
    }


def _recipient(row: RecipientRow) -> Row:
    one = row.recipient
    days = [contact.verified for contact in one.contacts if contact.verified]
    return {
        "id": one.id,
        "name": one.name,
        "role": one.role,
        "channels": several(dict.fromkeys(contact.channel for contact in one.contacts)),
        "verified": str(max(days)) if days else None,
        "flaw": row.flaw,
        "protects": several(one.protects),
        "protected_by": several(row.protected_by),
        "deputy": one.deputy,
        "language": one.language,
        "zone": one.zone,
        "by": row.by,
        "moment": row.moment.isoformat(),
    }
