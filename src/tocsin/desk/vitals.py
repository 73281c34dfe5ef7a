"""Vital signs: how much a desk holds, what waits in it, and when something was last done."""

from datetime import datetime, timedelta

from tocsin.desk.part import Part
from tocsin.records import Record
from tocsin.store import journal, vitals, watches


class Signs(Record, frozen=True):
    """A desk's vital signs.

    Attributes:
        articles, pages, readings, entries, deeds: how many the record has.
        quiet: how long ago the last entry was made; None where there is none.
        waiting: messages that are still to be sent; `overdue`: for how long the first could have
            been sent, nothing where none could.
        undecided: proposals that wait for a decision.
    """

    articles: int
    pages: int
    readings: int
    entries: int
    deeds: int
    quiet: timedelta | None
    waiting: int
    overdue: timedelta
    undecided: int


class Vitals(Part):
    """Takes them."""

    def alive(self) -> None:
        """Look at the record. Raises DeskError where it can't be had."""
        with self._look(None) as view:
            journal.last(view)

    def take(self) -> Signs:
        """All of them, as they are now."""
        with self._look(None) as view:
            counts, made = vitals.counts(view), watches.proposals(view)
            decided = watches.decisions(view)
        settled = {id_ for id_, one in decided.items() if one.verdict != "open"}
        due = self._ago(counts.due)
        return Signs(
            articles=counts.articles,
            pages=counts.pages,
            readings=counts.readings,
            entries=counts.entries,
            deeds=counts.deeds,
            quiet=self._ago(counts.entered),
            waiting=counts.waiting,
            overdue=max(due or timedelta(0), timedelta(0)),
            undecided=sum(one.id not in settled for one in made),
        )

    def _ago(self, moment: str) -> timedelta | None:
        return self._now() - datetime.fromisoformat(moment) if moment else None
