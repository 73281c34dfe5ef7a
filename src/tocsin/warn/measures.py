"""Measures: what protection is in place, until when it is to be looked at, and who ended it."""

from datetime import date, datetime

from tocsin.records import identify
from tocsin.warn import needed
from tocsin.warn.case import Case, Standing
from tocsin.warn.deeds import Put, Reviewed, Withdrawn
from tocsin.warn.names import same


def put(case: Case, what: str, by: str, protects: str | None, review: date, today: date) -> Put:
    """A measure that somebody (`by`) put in place.

    Raises ValueError where it stands already, protects nobody of the case, or would be reviewed
    on no later day than this.
    """
    needed.opened(case)
    told = needed.reason(what, "a measure")
    who = needed.name(by, "a measure")
    if protects is not None and protects not in case.people:
        raise ValueError(f"{protects} is no part of the case; name it with `tocsin case name`")
    _later(review, today)
    before = [
        one
        for one in case.measures.values()
        if same(one.put.what, told) and one.put.protects == protects
    ]
    if any(one.withdrawn is None for one in before):
        raise ValueError(f"“{told}” stands already; review it instead")
    id_ = identify("measure", case.id, told.casefold(), protects, len(before))
    return Put(id=id_, what=told, by=who, protects=protects, review=review)


def reviewed(case: Case, measure: str, review: date, why: str, today: date) -> Reviewed:
    """That a measure was looked at and stays until the next review. Raises ValueError likewise."""
    needed.opened(case)
    _standing(case, measure)
    _later(review, today)
    return Reviewed(measure=measure, review=review, why=needed.reason(why, "a review"))


def withdrawn(case: Case, measure: str, by: str, why: str) -> Withdrawn:
    """That a measure was ended, by whom and why; also in a case that is closed.

    Raises ValueError where it doesn't stand, or nobody or no reason is named.
    """
    _standing(case, measure)
    who = needed.name(by, "withdrawing a measure")
    return Withdrawn(measure=measure, by=who, why=needed.reason(why, "withdrawing a measure"))


def named(case: Case, letters: str) -> str:
    """The id of the measure whose id begins so. Raises ValueError where there is none, or more."""
    found = [id_ for id_ in case.measures if letters and id_.startswith(letters)]
    if len(found) != 1:
        problem = "is no measure" if not found else "is how several measures begin"
        raise ValueError(f"{letters} {problem} of this case; see `tocsin case show`")
    return found[0]


def stood(case: Case, at: datetime) -> tuple[Standing, ...]:
    """The measures that were in place at a moment, as the desk knew of them."""
    return tuple(
        one
        for one in case.measures.values()
        if one.since <= at and (one.withdrawn is None or at < one.withdrawn.moment)
    )


def overdue(case: Case, today: date) -> tuple[Standing, ...]:
    """The measures in place that should have been looked at by now, the longest overdue first."""
    due = [m for m in case.measures.values() if m.withdrawn is None and m.review < today]
    return tuple(sorted(due, key=lambda one: one.review))


def _standing(case: Case, measure: str) -> Standing:
    found = case.measures[measure]
    if found.withdrawn is not None:
        raise ValueError(f"“{found.put.what}” was withdrawn; put it in place anew")
    return found


def _later(review: date, today: date) -> None:
    if review <= today:
        raise ValueError(f"a review on {review} isn't to come; give a later day")
