"""A page on its way from its source into the record, as it waits for the next step."""

from tocsin.desk.collecting import settle
from tocsin.desk.service.telling import Tell, Told
from tocsin.errors import SourceError
from tocsin.records import Page, Reading, Record
from tocsin.store import Store, work
from tocsin.store.packing import DamagedError, unpack_record
from tocsin.store.work import Job


class Arrived(Record, frozen=True):
    """A page, the id of the source that told of it, and its reading once it was read."""

    source: str
    page: Page
    reading: Reading | None = None


def opened(store: Store, job: Job, tell: Tell) -> Arrived | None:
    """The page that waits; None where what was kept of it can't be read: then it is given up.

    Another Tocsin may have put it there, which kept pages otherwise.
    """
    try:
        return unpack_record(job.packed, Arrived)
    except DamagedError as error:
        lost = SourceError(job.key, f"can't be taken up again: {error}", "add it by hand")
    with store.collect() as view:
        source = work.source(view, job)
        settle(view, source, job.key, lost, job.since)
        work.done(view, job)
    tell(Told(job.step, job.key, source, "lost", lost.problem))
    return None
