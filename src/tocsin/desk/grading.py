"""Grading: how reliable a source is, and how credible what it reports, as people say.

The two are given apart (Admiralty code, `tocsin.assess.grades`). What nobody graded is F and 6.
"""

from collections.abc import Mapping
from typing import Literal

from tocsin.assess.grades import LETTER_WORDS, NUMBER_WORDS, Letter, Number, checked
from tocsin.desk.filing import source as mark
from tocsin.errors import NotFoundError, TocsinError
from tocsin.link.origins import key
from tocsin.records import Record
from tocsin.store import Entry, View, grades, journal, listings
from tocsin.store.grades import Graded


class GradeRow(Record, frozen=True):
    """A grade: of what, who gave it, when and why.

    `about` is the key that a source has among origins, or an account's id.
    """

    about: str
    kind: Literal["source", "report"]
    grade: str
    words: str
    by: str
    moment: str
    why: str


def letter(entry: Entry, name: str, given: Letter, why: str) -> None:
    """Say how reliable a source is, by the name of the outlet or agency, or its host.

    Raises NotFoundError where no article of the desk is from one of this name.
    """
    if not listings.marked(entry.view, [mark(name)]):
        problem = "is no outlet or host that the desk has articles of"
        raise NotFoundError(name, problem, "see `tocsin incidents --source NAME` for a name")
    grades.add(entry, Graded(key(name), "source", given, why, entry.learnt))


def number(entry: Entry, account: str, given: int, why: str, origins: int) -> None:
    """Say how credible a report is: what one article tells of an incident, by the account's id.

    `origins` is how many independent origins tell it, its own among them. Raises TocsinError where
    it is no number, or 1 (confirmed by others) and there are no others.
    """
    try:
        checked(given, origins)
    except ValueError as error:
        remedy = "give 2, probably true, or add what confirms it"
        raise TocsinError(f"{account}: {error}", remedy) from error
    grades.add(entry, Graded(account, "report", str(given), why, entry.learnt))


def letters(view: View) -> Mapping[str, Letter]:
    """The letters of sources, by the keys that they have among origins."""
    return {one.about: _letter(one) for one in grades.standing(view, "source").values()}


def numbers(view: View) -> Mapping[str, Number]:
    """The numbers of reports, by the ids of these."""
    return {one.about: _number(one) for one in grades.standing(view, "report").values()}


def listed(view: View) -> tuple[GradeRow, ...]:
    """All grades that stand: sources first, each with who gave it, when and why."""
    given = [one for kind in ("source", "report") for one in grades.standing(view, kind).values()]
    return tuple(_row(view, one) for one in given)


def _row(view: View, one: Graded) -> GradeRow:
    line = journal.line(view, one.learnt)
    words = LETTER_WORDS[_letter(one)] if one.kind == "source" else NUMBER_WORDS[_number(one)]
    return GradeRow(
        about=one.about,
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
