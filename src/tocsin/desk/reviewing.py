"""Reviewing: looking back at an incident, and at the desk itself; saying what was found."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime

from tocsin.desk import hindsight, matters, moments, naming, watching
from tocsin.desk.hindsight import Past
from tocsin.desk.part import Part
from tocsin.desk.refusing import refusing
from tocsin.errors import TocsinError
from tocsin.review import desk
from tocsin.review.desk import Asking, DeskReview, Ledger, Made, Period
from tocsin.review.findings import Facts, FoundBy, standing
from tocsin.review.incident import Gathered, IncidentReview, reviewed
from tocsin.review.onset import Onset
from tocsin.store import View, groups, journal, ledger, watches
from tocsin.store.watches import Written
from tocsin.warn import needed
from tocsin.warn.deeds import Closed, Finding, Found, Impediment, Kept, Outcome


class Reviewing(Part):
    """What can be done at a desk afterwards."""

    def incident(
        self, name: str, *, case: str | None = None, as_of: str | None = None
    ) -> IncidentReview:
        """Look back at an incident, by its id or that of an account of it, or how either begins.

        `as_of` may lie before it: then what it was is as it is known now, and all else is what was
        known at that moment. `case` is one that bears on it, besides those that are found to.
        Raises NotFoundError; TocsinError where no account gives the incident's day.
        """
        moment = moments.past(as_of, self._clock()) if as_of else None
        with self._look(None) as now:
            group = _standing(now, naming.member(now, "incident", name))
            named = matters.case(now, case).id if case else None
            asked = datetime.fromisoformat(moment) if moment else None
            view = hindsight.then(now, asked) if asked else now
            known = groups.states(view, "incident", [group])
            of = hindsight.past(view if known else now, group)
            at = (asked or self._now()).date()
            return reviewed(_gathered(view, of, named, at, asked, hindsight_=not known))

    def desk(self, *, since: str | None = None, until: str | None = None) -> DeskReview:
        """Look back at the desk: all of it, or what was from a day to the end of another.

        The record is asked as it was at the end, so that the answer stays the same.
        """
        end = moments.past(until, self._clock()) if until else self._clock()
        with self._store.look(end) as view:
            began = journal.moment(view, 1) if journal.last(view) else end
            period = Period(
                since=datetime.fromisoformat(f"{since}T00:00:00+00:00" if since else began),
                until=datetime.fromisoformat(end),
            )
            return desk.reviewed(_ledger(view), period)

    def find(
        self,
        name: str,
        outcome: Outcome,
        *,
        why: str,
        findings: Sequence[Finding] = (),
        impediments: Sequence[Impediment] = (),
    ) -> Found:
        """Keep what the person at the desk finds of an incident; of each the last finding counts.

        Raises NotFoundError, and TocsinError where nobody or no reason is named.
        """
        with refusing():
            needed.name(self._by, "a finding")
            reason = needed.reason(why, "a finding")
        with self._enter(f"find {name}") as entry:
            group = _standing(entry.view, naming.member(entry.view, "incident", name))
            made = Found(
                incident=group,
                outcome=outcome,
                why=reason,
                findings=tuple(dict.fromkeys(findings)),
                impediments=tuple(dict.fromkeys(impediments)),
            )
            ledger.write(entry, "", made)
            return made


def _ledger(view: View) -> Ledger:
    """What the record has of the desk's own past."""
    cases = matters.cases(view)
    closed = [case.closed.deed for case in cases if case.closed]
    named = {one.incident for one in closed if isinstance(one, Closed) and one.incident}
    return Ledger(
        cases=cases,
        onsets=dict(_onsets(view, named)),
        found=_last(
            FoundBy(by=line.by, moment=line.moment, found=line.deed)
            for line in ledger.of_kinds(view, Found)
            if isinstance(line.deed, Found)
        ),
        kept=ledger.of_kinds(view, Kept),
        people=matters.recipients(view),
        proposals=list(_made(view)),
        asking=tuple(map(_asking, watching.open_(view))),
    )


def _last(found: Iterable[FoundBy]) -> list[FoundBy]:
    """Of each incident what was found of it last."""
    every = list(found)
    about = {one.found.incident for one in every}
    return [standing([o for o in every if o.found.incident == id_])[-1] for id_ in sorted(about)]


def _onsets(view: View, named: Iterable[str]) -> Iterator[tuple[str, Onset]]:
    """When incidents began, as far as it is known on which days they were."""
    for id_ in sorted(named):
        with suppress(TocsinError):
            yield id_, hindsight.past(view, _standing(view, id_)).of


def _made(view: View) -> Iterator[Made]:
    decisions = watches.decisions(view)
    for one in watches.proposals(view):
        decided = decisions.get(one.id)
        settled = decided is not None and decided.verdict != "open"
        when = journal.moment(view, decided.learnt) if decided and settled else None
        yield Made(
            moment=datetime.fromisoformat(journal.moment(view, one.learnt)),
            decided=decided.verdict if decided else "open",
            when=datetime.fromisoformat(when) if when else None,
        )


def _asking(written: Written) -> Asking:
    watch = watching.watch_of(written)
    return Asking(watch=watch.name, base_rate=watch.base_rate, window_days=watch.window_days)


def _standing(view: View, member: str) -> str:
    """The incident of an account, or what became of an incident that was taken into another."""
    group = groups.groups_of(view, "incident", [member]).get(member, member)
    return naming.now(view, "incident", group)


def _gathered(
    view: View,
    of: Past,
    named: str | None,
    at: date,
    as_of: datetime | None,
    *,
    hindsight_: bool,
) -> Gathered:
    files = hindsight.bearing(view, of, at)
    shown = [one for file in files for one in hindsight.indications(view, file, of)]
    facts = Facts(
        about=of.about,
        seen=hindsight.seen(view, of, files),
        cases=hindsight.cases(view, of, {file.row.watch.name for file in files}, named),
        courses=tuple(hindsight.course(view, file, of) for file in files),
        windows=hindsight.windows(view, of, shown),
    )
    return Gathered(
        onset=of.of,
        as_of=as_of,
        hindsight=hindsight_,
        facts=facts,
        indications=tuple(shown),
        found=hindsight.found(view, of),
    )
