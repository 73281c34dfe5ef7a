"""Grading: how reliable a source is, and how credible what it reports, as people say.

The two are given apart (Admiralty code, `tocsin.assess.grades`). What nobody graded is F and 6.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from tocsin.assess.grades import LETTER_WORDS, NUMBER_WORDS, Letter, Number, checked
from tocsin.desk import naming
from tocsin.desk.filing import source as mark
from tocsin.desk.look import Shelf
from tocsin.desk.refusing import refusing
from tocsin.desk.views import Reference
from tocsin.errors import NotFoundError, TocsinError
from tocsin.link.origins import key
from tocsin.records import Record
from tocsin.store import Entry, View, articles, grades, journal, listings
from tocsin.store.grades import Graded
from tocsin.warn import needed

# So many outlets are named to whoever named none.
_NAMED = 8


class GradeRow(Record, frozen=True):
    """A grade: of what, who gave it, when and why.

    `about` is the key that a source has among origins, or an account's id. `name` is the source's,
    or that of the outlet whose account it is, which stands in the article `source`.
    """

    about: str
    name: str
    source: Reference | None
    kind: Literal["source", "report"]
    grade: str
    words: str
    by: str
    moment: str
    why: str


def letter(entry: Entry, name: str, given: Letter, why: str) -> GradeRow:
    """Say how reliable a source is, by the name of the outlet or agency, or its host.

    A host means the outlet whose articles came from there. Raises NotFoundError where no article
    of the desk is from one of this name, TocsinError for an account, and where nobody
    signs or no reason is given.
    """
    with refusing():
        needed.name(entry.by, "a grade")
        reason = needed.reason(why, "a grade")
    if _outlet(entry.view, name) is None and naming.accounts(entry.view, name):
        raise TocsinError(
            f"{name} is an account of an incident, and letters are for outlets",
            "give an account a number, 1 to 6",
        )
    own = outlet(entry.view, name)
    graded = Graded(key(own), "source", given, reason, entry.learnt)
    grades.add(entry, graded)
    return _row(entry.view, graded, own)


def outlet(view: View, name: str) -> str:
    """What an outlet of this name or host calls itself, as its latest article has it.

    Raises NotFoundError where the desk has no article of such a one.
    """
    own = _outlet(view, name)
    if own is None:
        problem = "is no outlet or host that the desk has articles of"
        raise NotFoundError(name, problem, _those(articles.outlets(view)))
    return own


def _outlet(view: View, name: str) -> str | None:
    number = listings.bearing(view, mark(name))
    if number is None:
        return None
    filed = articles.filed(view, [number])[number]
    return filed.outlet or filed.host


def _those(outlets: Sequence[str]) -> str:
    if not outlets:
        return "it has none yet"
    more = f" and {len(outlets) - _NAMED} more" if len(outlets) > _NAMED else ""
    return f"it has articles of {', '.join(outlets[:_NAMED])}{more}"


def number(entry: Entry, account: str, given: int, why: str, origins: int) -> GradeRow:
    """Say how credible a report is: what one article tells of an incident, by the account's id.

    `origins` is how many independent origins tell it, its own among them. Raises TocsinError where
    it is no number, or 1 (confirmed by others) and there are no others, and where nobody signs or
    no reason is given.
    """
    with refusing():
        needed.name(entry.by, "a grade")
        reason = needed.reason(why, "a grade")
    try:
        checked(given, origins)
    except ValueError as error:
        remedy = "give 2, probably true, or add what confirms it"
        raise TocsinError(f"{account}: {error}", remedy) from error
    graded = Graded(account, "report", str(given), reason, entry.learnt)
    grades.add(entry, graded)
    source = _sources(entry.view, [account])[account]
    return _row(entry.view, graded, source.outlet or source.address, source)


def undo(entry: Entry, about: str, why: str) -> None:
    """Take the last grade of something back: what it had been before it is again.

    Raises NotFoundError where it has none (any more), TocsinError where nobody signs or no reason
    is given.
    """
    with refusing():
        needed.name(entry.by, "a grade")
        reason = needed.reason(why, "taking a grade back")
    last = grades.last(entry.view, about)
    if last is None:
        raise NotFoundError(about, "has no grade", "see the grades that stand")
    back = replace(last, why=reason, learnt=entry.learnt, withdraws=last.learnt)
    grades.add(entry, back)


def letters(view: View) -> Mapping[str, Letter]:
    """The letters of sources, by the keys that they have among origins."""
    return {one.about: _letter(one) for one in grades.standing(view, "source").values()}


def numbers(view: View) -> Mapping[str, Number]:
    """The numbers of reports, by the ids of these."""
    return {one.about: _number(one) for one in grades.standing(view, "report").values()}


def listed(view: View) -> tuple[GradeRow, ...]:
    """All grades that stand: sources first, each with who gave it, when and why."""
    of_sources = grades.standing(view, "source").values()
    of_reports = grades.standing(view, "report")
    sources = _sources(view, of_reports)
    rows = [_row(view, one, _called(view, one.about)) for one in of_sources]
    for one in of_reports.values():
        source = sources[one.about]
        rows.append(_row(view, one, source.outlet or source.address, source))
    return tuple(rows)


def _called(view: View, about: str) -> str:
    """The name of the source of a key, as an article has it; the key's words where none does."""
    words = about.partition(":")[2]
    names = (_outlet(view, name) for name in (words, f"the {words}"))
    return next((name for name in names if name and key(name) == about), words)


def _sources(view: View, accounts: Collection[str]) -> dict[str, Reference]:
    """The articles in which accounts stand."""
    held = articles.holding(view, "account", accounts)
    shelf = Shelf.of(view, set(held.values()))
    return {account: shelf.reference(number) for account, number in held.items()}


def _row(view: View, one: Graded, name: str, source: Reference | None = None) -> GradeRow:
    line = journal.line(view, one.learnt)
    words = LETTER_WORDS[_letter(one)] if one.kind == "source" else NUMBER_WORDS[_number(one)]
    return GradeRow(
        about=one.about,
        name=name,
        source=source,
        kind="source" if one.kind == "source" else "report",
        grade=one.grade,
        words=words,
        by=line.by,
        moment=line.moment,
        why=one.why,
    )


def _letter(one: Graded) -> Letter:
    return next(letter for letter in LETTER_WORDS if letter == one.grade)


def _number(one: Graded) -> Number:
    return next(number for number in NUMBER_WORDS if str(number) == one.grade)
