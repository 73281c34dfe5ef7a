"""A desk: one record, with all that can be done with it. What both doors and the library use."""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from copy import copy
from datetime import date
from types import TracebackType
from typing import BinaryIO, Self, TypeVar

from msgspec.structs import replace

from tocsin.assess.grades import Letter, SuggestedLetter
from tocsin.assess.hypotheses.edits import Edit
from tocsin.assess.watch.definition import Watch
from tocsin.desk import (
    adding,
    asking,
    carrying,
    counting,
    finding,
    grading,
    judgements,
    judging,
    look,
    lookout,
    moments,
    naming,
    news,
    opening,
    outcomes,
    rereading,
    verifying,
    watching,
    weighing,
)
from tocsin.desk.accounts import Accounts
from tocsin.desk.adding import Added
from tocsin.desk.answering import Answering
from tocsin.desk.asking import Question
from tocsin.desk.auditing import Auditing
from tocsin.desk.bulk import entering, planning, running
from tocsin.desk.bulk.running import Engine
from tocsin.desk.bulk.work import Work
from tocsin.desk.cases import Cases
from tocsin.desk.collecting import Collecting
from tocsin.desk.counting import Rise
from tocsin.desk.delivered import Deliveries
from tocsin.desk.directory import Directory
from tocsin.desk.filters import Filters
from tocsin.desk.finding import Found
from tocsin.desk.grading import GradeRow
from tocsin.desk.heart import Heart
from tocsin.desk.judging import Judgement
from tocsin.desk.keys import Keys
from tocsin.desk.lookout import Decision, ProposalRow, WatchFile, WatchRow
from tocsin.desk.news import News
from tocsin.desk.noticing import Noticing
from tocsin.desk.opening import Shown
from tocsin.desk.recall import Recall
from tocsin.desk.rereading import Reread
from tocsin.desk.reviewing import Reviewing
from tocsin.desk.sending import Sending
from tocsin.desk.sessions import Sessions
from tocsin.desk.settings import Settings
from tocsin.desk.sources import Sources
from tocsin.desk.tending import Tending
from tocsin.desk.triage import Triage
from tocsin.desk.verifying import Fault
from tocsin.desk.views import (
    ActorFile,
    ArticleText,
    BlameRow,
    Extent,
    IncidentFile,
    IncidentRow,
    JudgementRow,
    List,
    Match,
    Moment,
    Size,
    StatementRow,
    Stood,
    StoryRow,
    VersionRow,
    WarningRow,
)
from tocsin.desk.warnings import Warnings
from tocsin.desk.watching import State
from tocsin.desk.weighing import EditRow, Weighed
from tocsin.errors import SourceError
from tocsin.link.grouping import GroupKind
from tocsin.records import Page
from tocsin.store import Store, View, journal, ledger

# Rows of a page of a list, unless asked otherwise.
ROWS = 50
_ALL = Question()

_A = TypeVar("_A")


class Desk:
    """A desk on a record; `tocsin.open` makes one.

    What only looks takes `as_of`, a moment (ISO 8601; a day means its end): the answer is then
    what the desk knew at that moment, and stays the same whatever it learns later. Lists come in
    pages: `after` is the `next` of the page before.

    Args:
        where: a path to an SQLite file, or a `postgresql://` address.
        by: who sits at it; stands beside everything that is added or judged.
        create: whether a file may be made where there is none.
        clock: gives the moment, as `tocsin.desk.moments` writes it.
        settings: who warns, how messages go out; without them files alone are written.
    """

    def __init__(
        self,
        where: str,
        *,
        by: str = "",
        create: bool = True,
        clock: Callable[[], str] = moments.now,
        settings: Settings | None = None,
    ) -> None:
        self.store = Store(where, create=create)
        self.settings = settings or Settings()
        self._clock = clock
        self._recall = Recall()
        self._sit(by)

    def _sit(self, by: str) -> None:
        clock, by = self._clock, by.strip()
        self.by = by
        self.audit = Auditing(self.store, by, clock)
        self.sending = Sending(self.store, by, clock, self.settings)
        self.deliveries = Deliveries(self.store, by, clock)
        self.heart = Heart(self.store, by, clock, self.settings)
        self.reviews = Reviewing(self.store, by, clock)
        self.cases = Cases(self.store, by, clock)
        self.directory = Directory(self.store, by, clock)
        self.warn = Warnings(self.store, by, clock, self.settings)
        self.tending = Tending(self.store, by, clock)
        self.answering = Answering(self.store, by, clock, self.settings)
        self.accounts = Accounts(self.store, by, clock)
        self.sessions = Sessions(self.store, by, clock)
        self.keys = Keys(self.store, by, clock)
        self.sources = Sources(self.store, by, clock)
        self.collecting = Collecting(self.store, by, clock)
        self.noticing = Noticing(self.store, by, clock, self.settings)
        self.triage = Triage(self.store, by, clock)
        self.filters = Filters(self.store, by, clock)

    def seated(self, by: str) -> Self:
        """This desk, with somebody else sitting at it: record, settings and clock are the same.

        It costs nothing, and needs no closing: the record is closed with the desk that opened it.
        """
        made = copy(self)
        made._sit(by)
        return made

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the record."""
        self.sending.close()
        self.store.close()

    # Adding

    def add(
        self,
        pages: Iterable[Page | SourceError],
        *,
        published: str | None = None,
        replay: bool = False,
        jobs: int = 1,
    ) -> Iterator[Added | SourceError]:
        """Add pages, and say of each what became of it; see `tocsin.desk.adding`."""
        asked = adding.Asked(by=self.by, published=published, replay=replay, jobs=jobs)
        return adding.add(self.store, pages, asked, self._clock)

    def add_archives(
        self,
        archives: Sequence[str],
        *,
        work: str,
        engine: Engine = "local",
        jobs: int = 1,
        published: str | None = None,
        sift: bool = False,
        seen: Callable[[str], None] = lambda _source: None,
    ) -> Iterator[Added | SourceError]:
        """Read archives by many workers into the folder `work`, then add what they read.

        Called again it goes on where it was stopped. `sift` leaves out pages with nothing for a
        desk; `seen` is told how far the reading is. See `tocsin.desk.bulk`.
        """
        way = planning.Way(reader=planning.reader(), published=published, sift=sift)
        workers = running.workers(engine, jobs)
        folder = Work(work)
        manifest = running.read(self.store, archives, way, folder, workers, seen)
        asked = adding.Asked(by=self.by, published=published)
        yield from entering.enter(self.store, manifest, folder, asked, self._clock)

    def reread(self, *, jobs: int = 1) -> Iterator[Reread | SourceError]:
        """Read again what the weights and rules of this Tocsin haven't read; keeps all readings."""
        return rereading.reread(self.store, self.by, jobs, self._clock)

    # Looking

    @contextmanager
    def _look(self, as_of: str | None) -> Iterator[View]:
        with self.store.look(moments.past(as_of, self._clock()) if as_of else None) as view:
            yield view

    def _known(self, as_of: str | None, ask: Callable[..., _A], *about: Hashable) -> _A:
        """What a function says of the record, from memory where it did before."""
        with self._look(as_of) as view:
            return self._recall(view, ask, *about)

    def now(self) -> str:
        """This moment, by the desk's clock."""
        return self._clock()

    def news(self, since: str, *, as_of: str | None = None) -> News:
        """What the desk has learnt from a moment on; see `tocsin.desk.news`."""
        moment = moments.moment(since)
        with self._look(as_of) as view:
            # Every moment is another, but few lie behind other entries.
            found = self._recall(view, news.news, journal.since(view, moment))
        return replace(found, since=moment)

    def latest(self, *, as_of: str | None = None) -> str | None:
        """The moment at which the desk last read something; None where it has read nothing."""
        with self._look(as_of) as view:
            return news.latest(view)

    def extent(self) -> Extent:
        """How far the record goes."""
        with self._look(None) as view:
            return Extent(journal=journal.last(view), ledger=ledger.last(view)[0])

    def began(self) -> str | None:
        """The moment of the desk's first entry; None where it has none."""
        with self._look(None) as view:
            return journal.moment(view, 1) if journal.last(view) else None

    def unknown(self, asked: Question, *, as_of: str | None = None) -> tuple[str, str] | None:
        """What of a question the desk has never heard of: ("place", "Lorne"), say; else None."""
        with self._look(as_of) as view:
            return asking.unknown(view, asked)

    def size(self) -> Size:
        """How much there is."""
        with self._look(None) as view:
            return look.size(view)

    def incidents(
        self,
        asked: Question = _ALL,
        *,
        as_of: str | None = None,
        limit: int = ROWS,
        after: str | None = None,
    ) -> List[IncidentRow]:
        """Incidents, the latest first."""
        return self._known(as_of, look.incidents, asked, limit, after)

    def statements(
        self,
        asked: Question = _ALL,
        *,
        as_of: str | None = None,
        limit: int = ROWS,
        after: str | None = None,
    ) -> List[StatementRow]:
        """Who said what, those of the latest articles first."""
        return self._known(as_of, look.statements, asked, limit, after)

    def blame(
        self,
        asked: Question = _ALL,
        *,
        as_of: str | None = None,
        limit: int = ROWS,
        after: str | None = None,
    ) -> List[BlameRow]:
        """Who blames whom, the latest first."""
        return self._known(as_of, look.blame, asked, limit, after)

    def warnings(
        self,
        asked: Question = _ALL,
        *,
        as_of: str | None = None,
        limit: int = ROWS,
        after: str | None = None,
    ) -> List[WarningRow]:
        """Warnings seen in the news, the latest first."""
        return self._known(as_of, look.warnings, asked, limit, after)

    def timeline(
        self,
        asked: Question = _ALL,
        *,
        as_of: str | None = None,
        limit: int = ROWS,
        after: str | None = None,
    ) -> List[Moment]:
        """Incidents, warnings and blame in the order in which they were."""
        with self._look(as_of) as view:
            return look.timeline(view, asked, limit, after)

    def stories(
        self,
        asked: Question = _ALL,
        *,
        as_of: str | None = None,
        limit: int = ROWS,
        after: str | None = None,
    ) -> List[StoryRow]:
        """Stories, those with the latest news first; asked by `since` and `until` alone."""
        return self._known(as_of, look.stories, asked, limit, after)

    def search(
        self,
        words: list[str],
        asked: Question = _ALL,
        *,
        as_of: str | None = None,
        limit: int = ROWS,
        after: str | None = None,
    ) -> List[Match]:
        """Articles that hold all of these words or phrases, those first whose titles do."""
        return self._known(as_of, look.search, tuple(words), asked, limit, after)

    def find(self, sought: str, *, limit: int = 5, as_of: str | None = None) -> Found:
        """What somebody who types this may mean; see `tocsin.desk.finding`."""
        with self._look(as_of) as view:
            return finding.find(view, sought, limit)

    def show(self, name: str, *, as_of: str | None = None) -> Shown:
        """Open what a name stands for; see `tocsin.desk.opening`.

        `name` is the id of anything in the record, its first six letters or more, or an article's
        address or file. Raises NotFoundError.
        """
        return self._known(as_of, opening.show, name)

    def incident(
        self, id_: str, *, as_of: str | None = None, begin: int = 0, limit: int | None = None
    ) -> IncidentFile:
        """An incident, opened to its accounts; by its id or that of one of its accounts.

        With a limit to about so many of them, from the number `begin` on. Raises NotFoundError.
        """
        return self._known(as_of, look.incident, id_, begin, limit)

    def actor(self, name: str, *, as_of: str | None = None) -> list[ActorFile]:
        """Everybody of a name, or the one of an id."""
        return self._known(as_of, look.actor, name)

    def versions(self, article: str, *, as_of: str | None = None) -> list[VersionRow]:
        """The readings of an article, by its id or address, each with what had changed.

        Raises NotFoundError.
        """
        with self._look(as_of) as view:
            return look.versions(view, naming.article(view, article))

    def text(
        self, article: str, version: int | None = None, *, as_of: str | None = None
    ) -> ArticleText:
        """The text of an article with all that was read in it, as it is or in a former version.

        Raises NotFoundError.
        """
        with self._look(as_of) as view:
            return opening.text(view, naming.article(view, article), version)

    # Judging

    def judgements(
        self, *, as_of: str | None = None, limit: int = ROWS, after: str | None = None
    ) -> List[JudgementRow]:
        """What people have judged, the newest first."""
        with self._look(as_of) as view:
            return judgements.listed(view, limit, after)

    def stood(
        self, kind: str, ids: Collection[str], *, as_of: str | None = None
    ) -> dict[str, Stood]:
        """Incidents, actors or stories by id, also such as became part of others."""
        with self._look(as_of) as view:
            return look.stood(view, kind, ids)

    def same(self, kind: GroupKind, one: str, other: str, *, why: str) -> Judgement:
        """Say that two incidents, actors or stories are one; by their ids or how these begin."""
        with self.store.enter(self._clock(), self.by, f"same {kind}") as entry:
            first, second = (naming.member(entry.view, kind, name) for name in (one, other))
            return judging.same(entry, kind, first, second, why)

    def different(self, kind: GroupKind, members: Collection[str], *, why: str) -> Judgement:
        """Say that some members of a group are something else."""
        with self.store.enter(self._clock(), self.by, f"different {kind}") as entry:
            ids = [naming.member(entry.view, kind, name) for name in members]
            return judging.different(entry, kind, ids, why)

    def withdraw(self, name: str, *, why: str) -> Judgement | EditRow:
        """Take a judgement back, or a change to who is said to have done an incident."""
        with self.store.enter(self._clock(), self.by, f"withdraw {name}") as entry:
            said = naming.said(entry.view, name)
            if said.what == "edit":
                return weighing.undo(entry, said.id, why)
            return judging.withdraw(entry, said.id, why)

    # Weighing

    def weigh(self, incident: str, *, as_of: str | None = None) -> Weighed:
        """Weigh an incident: origins, contradictions, who is said to have done it.

        `incident` is its id, or that of an account of it, or how either begins. Raises
        NotFoundError.
        """
        return self._known(as_of, weighing.named, incident, self._day(as_of))

    def grades(self, *, as_of: str | None = None) -> tuple[GradeRow, ...]:
        """The grades that people gave and that stand, those of sources first."""
        with self._look(as_of) as view:
            return grading.listed(view)

    def suggested(self, outlet: str, *, as_of: str | None = None) -> SuggestedLetter:
        """The letter that an outlet's past suggests, by its name or host. Raises NotFoundError."""
        with self._look(as_of) as view:
            return outcomes.letter(view, outlet)

    def grade_source(self, name: str, letter: Letter, *, why: str) -> GradeRow:
        """Say how reliable an outlet or agency is, A to F. Raises NotFoundError."""
        with self.store.enter(self._clock(), self.by, f"grade {name}") as entry:
            graded = grading.letter(entry, name, letter, why)
            watching.reconsider(entry)
            return graded

    def grade_report(self, account: str, number: int, *, why: str) -> GradeRow:
        """Say how credible an account of an incident is, 1 to 6; 1 only if others confirm it."""
        with self.store.enter(self._clock(), self.by, f"grade {account}") as entry:
            return weighing.grade(entry, naming.account(entry.view, account), number, why)

    def ungrade(self, about: str, *, why: str) -> None:
        """Take the last grade of a source or an account back, by what it is about.

        What it had been before it is again, which may be no grade. Raises NotFoundError.
        """
        with self.store.enter(self._clock(), self.by, f"ungrade {about}") as entry:
            grading.undo(entry, about, why)
            watching.reconsider(entry)

    def edit(self, incident: str, change: Edit) -> str:
        """Change who is said to have done an incident; the id by which it is taken back."""
        with self.store.enter(self._clock(), self.by, f"edit {incident}") as entry:
            return weighing.edit(entry, naming.member(entry.view, "incident", incident), change)

    # Watching

    def watches(self, *, as_of: str | None = None) -> tuple[WatchRow, ...]:
        """All watches and what each comes to, the most likely first, closed ones last."""
        return self._known(as_of, lookout.listed, self._day(as_of))

    def watch(self, name: str, *, as_of: str | None = None) -> WatchFile:
        """A watch opened: how it rose and what moved it. Raises NotFoundError."""
        return self._known(as_of, lookout.opened, name, self._day(as_of))

    def write_watch(self, text: str, name: str, *, replay: bool = False) -> Watch:
        """Keep a watch, or its new version, as `tocsin.assess.watch.parsing` has it.

        `replay` takes the first day of the watch for the moment at which it was written, as if the
        desk had been watching since. Raises SourceError where the text is no watch, and where
        that day is still to come or the desk knows of later ones already.
        """
        moment = self._clock()
        if replay:
            moment = watching.began(text, name, moment)
        with self.store.enter(moment, self.by, f"watch {name}") as entry:
            if replay:
                watching.check_forward(entry, moment, name)
            return watching.write(entry, text, name)

    def close_watch(self, name: str, *, why: str) -> None:
        """Close a watch; what was seen of it stays. Raises NotFoundError."""
        with self.store.enter(self._clock(), self.by, f"close {name}") as entry:
            watching.close(entry, name, why)

    def note(self, watch: str, indicator: str, state: State, *, day: str = "", why: str) -> None:
        """Say that an indicator was seen (on a day), is absent, or wasn't looked for."""
        with self.store.enter(self._clock(), self.by, f"note {watch} {indicator}") as entry:
            watching.note(entry, watch, indicator, state, day, why)

    def surges(self, asked: Question = _ALL, *, as_of: str | None = None) -> tuple[Rise, ...]:
        """Weekly counts of violence at a place or of an actor, as `asked` says which.

        Of all places and actors that were told of lately only those that have unusually many.
        """
        with self._look(as_of) as view:
            return counting.asked(view, asked.place, asked.actor, self._day(as_of))

    def proposals(self, *, as_of: str | None = None) -> tuple[ProposalRow, ...]:
        """Warnings that watches propose: those that wait for a decision first."""
        return self._known(as_of, lookout.proposed, self._day(as_of))

    def decide(self, proposal: str, decision: Decision, *, why: str) -> None:
        """Take a proposal up, dismiss it, or open it again. Raises NotFoundError."""
        with self.store.enter(self._clock(), self.by, f"decide {proposal}") as entry:
            lookout.decide(entry, naming.proposal(entry.view, proposal), decision, why)

    def _day(self, as_of: str | None) -> date:
        """The day that a moment lies on, or today."""
        return date.fromisoformat((moments.moment(as_of) if as_of else self._clock())[:10])

    # Carrying it away and checking it

    def export(self, out: BinaryIO) -> int:
        """Write the whole record as JSON lines; how many lines."""
        return carrying.export(self.store, out)

    def load(self, lines: BinaryIO) -> int:
        """Fill this desk, which must be empty, with what `export` wrote; how many lines."""
        return carrying.load(self.store, lines)

    def verify(self) -> Iterator[Fault]:
        """Check every hash and every span; what is wrong, if anything."""
        return verifying.verify(self.store)
