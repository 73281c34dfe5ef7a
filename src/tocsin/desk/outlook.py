"""The outlook of a case: what its watch says of the threat on a day."""

from datetime import date, timedelta

from msgspec.structs import replace

from tocsin.desk import lookout
from tocsin.store import View
from tocsin.warn.case import Case
from tocsin.warn.drafting import Outlook


def outlook(view: View, case: Case, at: date) -> Outlook:
    """What is known beyond the case; nothing where no watch stands behind it.

    A watch that is closed or has expired still says what it asked about, and no longer how likely
    that is: nobody looks any more.
    """
    if case.watch is None:
        return Outlook()
    row = lookout.opened(view, case.watch, at).row
    known = Outlook(
        question=row.watch.question,
        places=row.watch.places,
        targets=row.watch.targets,
        actors=row.watch.actors,
        record=row.record,
    )
    if row.closed is not None or row.assessment.review_due:
        return known
    return replace(
        known,
        until=at + timedelta(days=row.watch.window_days),
        likelihood=row.assessment.likelihood,
        confidence=row.assessment.confidence,
        origins=len(row.assessment.origins),
    )
