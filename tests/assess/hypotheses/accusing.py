"""Cases of our own, in which somebody accuses somebody."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from tests.link.told import found, incident, reading
from tests.records import made
from tocsin.assess.case import Case, Heard
from tocsin.link.origins import report
from tocsin.records import Blame, EntityKind
from tocsin.records.base import identify, span
from tocsin.records.incident import Offered, Stance

FRONT = "Black Lantern Front"


def says(
    by: str, stance: Stance, accused: str, offered: Offered = "none", tainted: str | None = None
) -> Blame:
    """Blame that isn't in an article yet; `tainted` are the words that spoil it."""
    words = f"{by} {stance} {accused}"
    words += f", with {offered}" if offered != "none" else ""
    words += f" after {tainted}" if tainted else ""
    at = len(words) - len(tainted) if tainted else 0
    return replace(
        made.blame(),
        accused=accused,
        by=by,
        stance=stance,
        evidence=span(words, 0, len(words)),
        offered=offered,
        tainted=span(words, at, len(words)) if tainted else None,
    )


def heard(
    outlet: str,
    *told: Blame,
    copies: str | None = None,
    actors: Mapping[str, str] | None = None,
    published: str = "2026-03-22",
    elsewhere: Sequence[Blame] = (),
) -> Heard:
    """An account in `outlet` in which that is told; `elsewhere` is told of another incident."""
    words = [blame.evidence.text for blame in (*told, *elsewhere)]
    text = ". ".join(["A blast shook the pier", *words]) + "."
    own = reading(text, _places((*told, *elsewhere)), outlet=outlet)
    page = replace(own.article, published=found(published))
    account = identify("incident", outlet, text, published)
    blast = replace(incident(own, "blast"), id=account)
    blame = (
        *(_placed(text, one, account, outlet) for one in told),
        *(_placed(text, one, identify("other"), outlet) for one in elsewhere),
    )
    own = replace(own, article=page, incidents=(blast,), blame=blame)
    return Heard(
        account=account,
        reading=own,
        report=report(account, own, blast, copies, actors),
        learnt=f"{published}T12:00:00Z",
    )


def case(*accounts: Heard) -> Case:
    """The case of these accounts, in the order in which they come."""
    return Case(id="blast", heard=accounts)


def _places(told: Sequence[Blame]) -> list[tuple[EntityKind, str]]:
    names = {name for one in told for name in (one.accused, one.by)}
    return [("place", name) for name in sorted(names) if name[0].isupper()]


def _placed(text: str, blame: Blame, incident_id: str, outlet: str) -> Blame:
    start = text.index(blame.evidence.text)
    words = span(text, start, start + len(blame.evidence.text))
    tainted = blame.tainted
    return replace(
        blame,
        id=identify("blame", outlet, text, start),
        incident=incident_id,
        evidence=words,
        sentence=words,
        tainted=span(text, start + tainted.start, words.end) if tainted else None,
    )
