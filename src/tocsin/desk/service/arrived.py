"""A page on its way from its source into the record, as it waits for the next step."""

from tocsin.records import Page, Reading, Record


class Arrived(Record, frozen=True):
    """A page, the id of the source that told of it, and its reading once it was read."""

    source: str
    page: Page
    reading: Reading | None = None
