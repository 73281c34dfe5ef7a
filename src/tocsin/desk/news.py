"""News: what the desk has learnt since somebody last looked."""

from tocsin.desk.look import incident_row
from tocsin.desk.views import IncidentRow
from tocsin.records import Record
from tocsin.store import View, articles, groups, journal, listings, triage

# So many readings are looked through, the newest first: who was away for a year isn't told all.
_MOST = 300


class News(Record, frozen=True):
    """What came since a moment.

    `articles` counts what was read; `more` is true where only the latest of these were looked
    through. `new` are incidents that the desk hadn't known and nobody dismissed, `grown` those of
    which more is told; both by how many origins tell them, and of these the latest first.
    """

    since: str
    articles: int
    more: bool
    new: tuple[IncidentRow, ...]
    grown: tuple[IncidentRow, ...]


def news(view: View, began: int) -> News:
    """What a desk has learnt from an entry on; `since` is its moment, "" where it is to come."""
    numbers = articles.since(view, began, _MOST)
    accounts = listings.accounts_in(view, numbers)
    here = sorted(set(groups.groups_of(view, "incident", accounts).values()))
    first = groups.began(view, "incident", here)
    said = triage.standing(view, here)
    gone = {id_ for id_, one in said.items() if one.what == "dismissed"}
    rows = [incident_row(one) for one in groups.states(view, "incident", here).values()]
    rows.sort(key=_weight, reverse=True)
    return News(
        since=journal.moment(view, began) if began <= journal.last(view) else "",
        articles=len(numbers),
        more=len(numbers) == _MOST,
        new=tuple(one for one in rows if first[one.id] >= began and one.id not in gone),
        grown=tuple(one for one in rows if first[one.id] < began),
    )


def latest(view: View) -> str | None:
    """The moment at which a desk last read something; None where it has read nothing."""
    newest = articles.filed(view, articles.since(view, 1, 1))
    return next((journal.moment(view, one.learnt) for one in newest.values()), None)


def _weight(row: IncidentRow) -> tuple[int, str, str]:
    return row.dossier.sources.origins, row.day, row.id
